import { describe, expect, test } from 'vitest';
import { formatOf, type ReadOptions, type ReadResult, readItem, readJson, readJsonLines, readReports } from '#read';

const utf8 = (s: string) => new TextEncoder().encode(s);
/** The bytes in pieces of a size that cuts through lines and through characters. */
function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}
async function all(results: AsyncIterable<ReadResult>): Promise<ReadResult[]> {
  const out: ReadResult[] = [];
  for await (const result of results) out.push(result);
  return out;
}
const lines = (text: string, options: ReadOptions = {}, size = 7) =>
  all(readJsonLines(pieces(utf8(text), size), options));
const report = (result: ReadResult | undefined) => {
  if (result === undefined || 'error' in result) throw new Error(JSON.stringify(result));
  return result.report;
};

describe('JSON Lines', () => {
  test('take the text to the letter and the id as key', async () => {
    const text = '  Café –\r\nthe “harbour”\u2028 was quiet \ud83d\ude00\n\n';
    const [first] = await lines(`${JSON.stringify({ id: 'a1', text, mood: 'calm' })}\n`);
    expect(report(first)).toMatchObject({ key: 'a1', text, title: null, published: null });
  });

  test('take the other fields, and null as not told', async () => {
    const item = {
      id: 7,
      text: 'The harbour was quiet.',
      published: '2024-05-08T10:00:00Z',
      title: 'A quiet harbour',
      agency: 'Harbour Wire',
      publisher: 'The Sable Post',
      url: null,
      language: 'en_GB',
    };
    const [first] = await lines(JSON.stringify(item));
    expect(report(first)).toMatchObject({
      key: '7',
      published: '2024-05-08T10:00:00Z',
      title: 'A quiet harbour',
      titleSpan: null,
      agency: 'Harbour Wire',
      publisher: 'The Sable Post',
      url: null,
      language: 'en-GB',
    });
  });

  test('read no head block out of a text', async () => {
    const text = 'TITLE: A quiet harbour\n\nThe harbour was quiet.';
    expect(report((await lines(JSON.stringify({ text })))[0]).text).toBe(text);
  });

  test('go on past broken lines, each an error with its file and line', async () => {
    const text = '\ufeff{"text": "one"}\r\n\r\n{"text": "two"\n[1]\n{"id": "x"}\nnull\n{"text": "three"}';
    const results = await lines(text, { file: 'reports.jsonl' });
    const seen = results.map((r) => ('error' in r ? `${r.error.code} ${r.error.file}:${r.error.line}` : r.report.text));
    expect(seen).toEqual([
      'one',
      'json-broken reports.jsonl:3',
      'json-not-object reports.jsonl:4',
      'text-missing reports.jsonl:5',
      'json-not-object reports.jsonl:6',
      'three',
    ]);
  });

  test('keep a bad byte to its own line', async () => {
    const bytes = new Uint8Array([...utf8('{"text": "caf'), 0xe9, ...utf8('"}\n{"text": "café"}\n')]);
    const results = await all(readJsonLines(pieces(bytes, 5)));
    expect(results.map((r) => report(r).text)).toEqual(['caf\ufffd', 'café']);
    expect(results.map((r) => !('error' in r) && r.notices.some((n) => n.code === 'invalid-utf8'))).toEqual([
      true,
      false,
    ]);
  });

  test('pass over a field of the wrong kind with a notice', async () => {
    const [first] = await lines('{"text": "The harbour was quiet.", "title": ["a"]}');
    expect(report(first).title).toBeNull();
    expect(first && !('error' in first) && first.notices.map((n) => n.code)).toContain('field-ignored');
  });

  test('give the same reports however the bytes are cut', async () => {
    const text = Array.from({ length: 20 }, (_, i) =>
      JSON.stringify({ id: `r${i}`, text: `Der Hafen № ${i} – “still”` }),
    ).join('\n');
    const whole = JSON.stringify(await lines(text, {}, 1_000_000));
    for (const size of [1, 2, 3, 64, 65]) expect(JSON.stringify(await lines(text, {}, size))).toBe(whole);
  });

  test('survive a source that writes over its chunk', async () => {
    const bytes = utf8('{"text": "one"}\n{"text": "two"}\n');
    const reused = new Uint8Array(4);
    function* source() {
      for (let i = 0; i < bytes.length; i += 4) {
        reused.fill(32);
        reused.set(bytes.subarray(i, i + 4));
        yield reused;
      }
    }
    expect((await all(readJsonLines(source()))).map((r) => report(r).text)).toEqual(['one', 'two']);
  });
});

test('a JSON list, one object, and an object that holds a list are read alike', async () => {
  const items = [
    { id: 'a', text: 'one' },
    { id: 'b', text: 'two' },
  ];
  for (const value of [items, { reports: items }]) {
    expect((await all(readJson(utf8(JSON.stringify(value, null, 2))))).map((r) => report(r).key)).toEqual(['a', 'b']);
  }
  expect(report((await all(readJson(utf8(JSON.stringify(items[0])))))[0]).key).toBe('a');
  expect((await all(readJson(utf8('{"text":"one"}\n{"text":"two"}\n')))).map((r) => report(r).text)).toEqual([
    'one',
    'two',
  ]);
});

test('a field named like a part of every object is none of the report', () => {
  expect(readItem(JSON.parse('{"__proto__": {"text": "x"}}'), {}, 1)).toMatchObject({
    error: { code: 'text-missing' },
  });
});

test.each([
  ['a/b.txt', 'text'],
  ['b.TEXT', 'text'],
  ['notes.md', 'text'],
  ['x.jsonl', 'jsonl'],
  ['x.ndjson', 'jsonl'],
  ['x.json', 'json'],
  ['a/README.md', null],
  ['x.pdf', null],
  ['txt', null],
  ['a.txt/b', null],
  ['x.constructor', null],
])('the format of %s is %s', (path, format) => {
  expect(formatOf(path)).toBe(format);
});

test('a stream of text is one report', async () => {
  const [first, ...more] = await all(readReports(pieces(utf8('Le café était calme.'), 3), 'text', { key: 'a.txt' }));
  expect(report(first)).toMatchObject({ text: 'Le café était calme.', key: 'a.txt' });
  expect(more).toEqual([]);
});

test.each([
  ['an object of another kind', '{"name": "port", "list": [1, 2]}'],
  ['a list of other things', '[1, "two", {"name": "port"}]'],
  ['a word', '"text"'],
])('JSON that is %s is one error, whatever it holds', async (_, json) => {
  expect(await all(readJson(utf8(json), { file: 'x.json' }))).toMatchObject([
    { error: { code: 'not-reports', file: 'x.json' } },
  ]);
});

test('a list with some reports gives them, and an error for each of the rest', async () => {
  const results = await all(readJson(utf8('[{"text": "It rained."}, {"name": "port"}]')));
  expect(report(results[0]).text).toBe('It rained.');
  expect(results[1]).toMatchObject({ error: { code: 'text-missing' } });
});
