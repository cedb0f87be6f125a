import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReportRecord, ReportRecordSchema } from '#model';
import { ROOT, rapporteur } from './call.ts';

const DISPATCH = `TITLE: Ferry line reopens
DATE: 2024-05-08

PORT VALE, May 8 (Harbour Wire) – The ferry company said on Wednesday it would reopen its northern line.

“We will sail on Friday,” director Ada Lund told reporters.
`;
const line = (id: string, text: string) => `${JSON.stringify({ id, published: '2024-05-08', text })}\n`;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'calls-'));
  mkdirSync(join(folder, 'wire/older'), { recursive: true });
  writeFileSync(join(folder, 'dispatch.txt'), DISPATCH);
  writeFileSync(join(folder, 'wire/b.txt'), 'The mayor of Port Vale resigned on Monday.\n');
  writeFileSync(
    join(folder, 'wire/a.jsonl'),
    line('one', 'The council met on Tuesday.') + line('two', 'The council met again on Friday.'),
  );
  writeFileSync(join(folder, 'wire/older/c.md'), 'The harbour was closed.\n');
  writeFileSync(join(folder, 'wire/picture.png'), 'x');
  writeFileSync(
    join(folder, 'mixed.jsonl'),
    `${line('good', 'The council met.')}{"id": "bad", "text": \n\n${line('also good', 'It met again.')}`,
  );
  writeFileSync(
    join(folder, 'many.jsonl'),
    Array.from({ length: 400 }, (_, i) =>
      line(
        `n${i}`,
        `Delegation ${i} arrived in Port Vale on Monday and left again, the governor said. ${'It rained. '.repeat(i % 40)}`,
      ),
    ).join(''),
  );
  writeFileSync(
    join(folder, 'french.txt'),
    'Le ministre a déclaré mardi que les négociations avaient échoué et que la délégation quitterait la ville dans les prochains jours.\n',
  );
  writeFileSync(join(folder, 'empty.txt'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (args: string[], more: Parameters<typeof rapporteur>[1] = {}) =>
  rapporteur(['read', ...args], { from: folder, ...more });
const keys = (out: string): (string | null)[] =>
  out
    .split('\n')
    .filter((l) => l)
    .map((l) => (JSON.parse(l) as ReportRecord).report.key);

describe('what goes to standard output', () => {
  test('json is an array, of one report too, and each record keeps to the schema', async () => {
    const { code, out, err } = await read(['--format', 'json', 'dispatch.txt']);
    expect([code, err]).toEqual([0, '']);
    const records = JSON.parse(out) as unknown[];
    expect(records).toHaveLength(1);
    expect(ReportRecordSchema.parse(records[0]).report).toMatchObject({
      key: 'dispatch.txt',
      title: 'Ferry line reopens',
      published: '2024-05-08',
    });
  });

  test('json is an array where nothing could be read', async () => {
    const { code, out } = await read(['--format', 'json', 'gone.txt']);
    expect([code, JSON.parse(out)]).toEqual([1, []]);
  });

  test('json and jsonl hold the same records', async () => {
    const [json, jsonl] = await Promise.all([read(['--format', 'json', 'wire']), read(['--format', 'jsonl', 'wire'])]);
    expect(JSON.parse(json.out)).toEqual(
      jsonl.out
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l)),
    );
  });

  test('the text form is the default and holds no escapes in a pipe', async () => {
    const { code, out } = await read(['dispatch.txt'], { env: { FORCE_COLOR: '', TERM: 'xterm-256color' } });
    expect(code).toBe(0);
    expect(out).toMatch(/^Ferry line reopens\n/);
    expect(out).toContain('WHO SAID WHAT');
    expect(out).not.toContain('\u001b');
  });

  test('--explain shows rules, margins and trees', async () => {
    const { out } = await read(['--explain', 'dispatch.txt']);
    expect(out).toMatch(/rule \S+, margin \d\.\d\d/);
    expect(out).toMatch(/┌─ .*nsubj/);
  });

  test('--sure leaves out what has a margin below 0.5 and keeps the rest', async () => {
    const [all, sure] = await Promise.all([
      read(['--format', 'jsonl', 'many.jsonl']),
      read(['--format', 'jsonl', '--sure', 'many.jsonl']),
    ]);
    const kinds = ['statements', 'events', 'figures', 'positions', 'proposals'] as const;
    const ids = (out: string, least: number) =>
      out
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l) as ReportRecord)
        .map((r) => kinds.map((k) => r[k].filter((f) => (f.margin ?? 0) >= least).map((f) => f.id)));
    expect(ids(sure.out, 0)).toEqual(ids(all.out, 0.5));
  });
});

describe('what is read', () => {
  test('a folder in the order of its names, by ending, with all below it; other files are told of', async () => {
    const { code, out, err } = await read(['--format', 'jsonl', 'wire']);
    expect(code).toBe(0);
    expect(keys(out)).toEqual(['one', 'two', 'wire/b.txt', 'wire/older/c.md']);
    expect(err).toContain('left out 1 file of other kinds');
  });

  test('standard input, as text and as JSON Lines', async () => {
    const [text, lines] = await Promise.all([
      read(['--format', 'jsonl'], { input: DISPATCH }),
      read(['--format', 'jsonl', '--input', 'jsonl', '-'], {
        input: line('a', 'It rained.') + line('b', 'It snowed.'),
      }),
    ]);
    expect((JSON.parse(text.out) as ReportRecord).report.title).toBe('Ferry line reopens');
    expect(keys(lines.out)).toEqual(['a', 'b']);
  });

  test('--published settles days that the report leaves open', async () => {
    const { out } = await read(['--format', 'jsonl', '--published', '2024-05-08', 'wire/b.txt']);
    const record = JSON.parse(out) as ReportRecord;
    expect(record.report.referenceDay?.day).toBe('2024-05-08');
    expect(record.times.map((t) => t.value)).toContain('2024-05-06');
  });

  test('a report in another language and an empty one are records with a notice, and no failure', async () => {
    const { code, out } = await read(['--format', 'jsonl', 'french.txt', 'empty.txt']);
    const records = out
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as ReportRecord);
    expect(code).toBe(0);
    expect(records.map((r) => r.report.language)).toEqual(['fr', expect.any(String)]);
    for (const r of records) expect(r.notices.length).toBeGreaterThan(0);
    expect(records[0]?.statements).toEqual([]);
  });
});

describe('what cannot be read', () => {
  test('a broken line is told with file and line, and the others are printed', async () => {
    const { code, out, err } = await read(['--format', 'jsonl', 'mixed.jsonl', 'dispatch.txt']);
    expect(code).toBe(1);
    expect(keys(out)).toEqual(['good', 'also good', 'dispatch.txt']);
    expect(err).toContain('1 input could not be read, 3 reports were:');
    expect(err).toMatch(/^ {2}mixed\.jsonl:2: /m);
  });

  test('a mistyped name is told with what may have been meant', async () => {
    const { code, out, err } = await read(['dispach.txt']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('dispach.txt: no such file; did you mean dispatch.txt?');
  });

  test('a picture is no text', async () => {
    const { code, err } = await read(['wire/picture.png']);
    expect(code).toBe(1);
    expect(err).toContain('cannot tell how to read a .png file; if it holds reports say how: --input text, jsonl');
  });
});

describe('--jobs', () => {
  test('two workers print what one does, in the same order', async () => {
    const [one, two] = await Promise.all([
      read(['--format', 'jsonl', 'many.jsonl', 'mixed.jsonl', 'wire']),
      read(['--format', 'jsonl', '--jobs', '2', 'many.jsonl', 'mixed.jsonl', 'wire']),
    ]);
    expect(keys(one.out)).toHaveLength(406);
    expect(two.out).toBe(one.out);
    expect(two.err).toBe(one.err);
  });
});

test('a reader that goes away ends the program quietly', async () => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(ROOT, 'apps/cli/rapporteur.js'), 'read', join(folder, 'many.jsonl')],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, err]).toEqual([0, '']);
});
