import { describe, expect, test } from 'vitest';
import { type ReadOptions, readText } from '#read';

const read = (input: string | Uint8Array, options: ReadOptions = {}) => {
  const result = readText(input, options);
  if ('error' in result) throw new Error(result.error.message);
  return result;
};
const codes = (input: string | Uint8Array, options: ReadOptions = {}) =>
  read(input, options).notices.map((n) => n.code);
const BODY = 'The harbour was quiet.\n\nNo ship came in on Tuesday.\n';

describe('head block', () => {
  test('is no part of the text, which stays as it came', () => {
    const { report } = read(
      `TITLE: A quiet harbour\nDATE: 2024-05-08\nSOURCE: https://example.org/a\nVIA: somewhere\n\n${BODY}`,
    );
    expect(report.text).toBe(BODY);
    expect(report).toMatchObject({
      title: 'A quiet harbour',
      titleSpan: null,
      published: '2024-05-08',
      url: 'https://example.org/a',
      publisher: null,
    });
  });

  test('takes keys in any case, CRLF, and unknown keys below a known one', () => {
    const { report } = read(
      `Title: A quiet harbour\r\nMood: calm\r\nPublisher: Harbour Wire\r\nBy: Jane Roe and John Doe\r\n\r\n  ${BODY}`,
    );
    expect(report.text).toBe(`  ${BODY}`);
    expect(report).toMatchObject({
      title: 'A quiet harbour',
      publisher: 'Harbour Wire',
      byline: ['Jane Roe', 'John Doe'],
    });
  });

  test('takes only one blank line with it', () => {
    expect(read(`TITLE: A quiet harbour\n\n\n${BODY}`).report.text).toBe(`\n${BODY}`);
  });

  test.each([
    ['a note', `Note: the harbour was quiet.\n\n${BODY}`],
    ['a lone source', `Source: the harbour master, who was there.\n\n${BODY}`],
    ['a key without a blank line below its block', `Title: the one thing that\nhe had never wanted.\n\n${BODY}`],
    ['a sentence with a colon', `The title: nobody knew it.\n\n${BODY}`],
    ['a speaker', `MAYOR: We are glad.\nROE: So are we.\n\n${BODY}`],
    ['a key and nothing more', 'TITLE: A quiet harbour'],
  ])('does not swallow %s', (_, text) => {
    expect(read(text).report.text).toBe(text);
  });

  test('names a source without a URL as the publisher', () => {
    expect(read(`TITLE: A quiet harbour\nSOURCE: Harbour Wire\n\n${BODY}`).report.publisher).toBe('Harbour Wire');
  });
});

describe('YAML front matter', () => {
  test('is no part of the text', () => {
    const { report } = read(
      `---\ntitle: "A quiet harbour: part 1"\ndate: 2024-05-08T10:00:00Z\nauthors:\n  - Jane Roe\n  - John Doe\ntags: [sea, ships]\nmap:\n  zoom: 3\n---\n\n${BODY}`,
    );
    expect(report.text).toBe(BODY);
    expect(report).toMatchObject({
      title: 'A quiet harbour: part 1',
      published: '2024-05-08T10:00:00Z',
      byline: ['Jane Roe', 'John Doe'],
    });
  });

  test.each([
    ['a rule at the top', `---\n\n${BODY}\n---\n`],
    ['an open block', `---\ntitle: A quiet harbour\n\n${BODY}`],
    ['prose between two rules', `---\nThe harbour was quiet.\n---\n${BODY}`],
  ])('is not read from %s', (_, text) => {
    expect(read(text).report.text).toBe(text);
  });
});

describe('headline', () => {
  test('is the first line where it stands apart and does not end as a sentence', () => {
    const { report } = read(`A quiet harbour\n\n${BODY}`);
    expect(report.title).toBe('A quiet harbour');
    expect(report.text.slice(report.titleSpan?.start, report.titleSpan?.end)).toBe('A quiet harbour');
  });

  test('is found in the text where the head gives it too', () => {
    const { report } = read(`TITLE: A ‘quiet’ harbour\n\n\nA 'quiet'  harbour\n\n${BODY}`);
    expect(report.text.slice(report.titleSpan?.start, report.titleSpan?.end)).toBe("A 'quiet'  harbour");
  });

  test('leaves out the marks of Markdown', () => {
    expect(read(`# A quiet harbour\n\n${BODY}`).report.title).toBe('A quiet harbour');
  });

  test('is passed over where a slug stands above it', () => {
    expect(read(`BC-Harbour, 1st Ld-Writethru\n\nA quiet harbour\n\n${BODY}`).report.title).toBe('A quiet harbour');
  });

  test.each([
    ['a sentence', BODY],
    ['a date', `Wednesday, May 8, 2024\n\n${BODY}`],
    ['a dateline', `PORT SABLE, May 8 (Harbour Wire) – Quiet\n\n${BODY}`],
    ['a byline', `By Jane Roe\n\n${BODY}`],
    ['a lone line', 'A quiet harbour'],
    ['a line of running text', 'The harbour was quiet and\nno ship came in on Tuesday.'],
  ])('is not read from %s', (_, text) => {
    expect(read(text).report.title).toBeNull();
  });
});

describe('byline', () => {
  test.each([
    [`A quiet harbour\n\nBy JANE ROE and J. DOE\n\n${BODY}`, ['JANE ROE', 'J. DOE']],
    [`By Jane Roe, Harbour Wire correspondent\n\n${BODY}`, ['Jane Roe']],
    [`By Jane Roe in Port Sable and Juan de la Cruz\n\n${BODY}`, ['Jane Roe', 'Juan de la Cruz']],
    [
      `${BODY}\n(Reporting by Jane Roe and Amal al-Masri in Cairo; Editing by John Doe)\n`,
      ['Jane Roe', 'Amal al-Masri'],
    ],
    [`By noon the harbour was quiet.\n\n${BODY}`, []],
    [
      `By Tuesday Night\nthe harbour was quiet and nobody was there to see it, by all accounts, save the master.\n\n${BODY}`,
      [],
    ],
  ])('is read from %j', (text, names) => {
    expect(read(text).report.byline).toEqual(names);
  });
});

describe('bytes', () => {
  const bytes = (...b: number[]) => new Uint8Array(b);
  const utf8 = (s: string) => new TextEncoder().encode(s);

  test('that are no valid UTF-8 are replaced, with a notice', () => {
    const { report, notices } = read(bytes(...utf8('The harbour is '), 0xe9, ...utf8(' quiet today.')));
    expect(report.text).toBe('The harbour is \ufffd quiet today.');
    expect(notices.map((n) => n.code)).toContain('invalid-utf8');
  });

  test('lose their byte order mark and nothing else', () => {
    expect(read(bytes(0xef, 0xbb, 0xbf, ...utf8(BODY))).report.text).toBe(BODY);
    expect(read(bytes(0xff, 0xfe, 0x48, 0x00, 0x69, 0x00)).report.text).toBe('Hi');
  });

  test('of a PDF are an error that says what to do', () => {
    const result = readText(utf8('%PDF-1.7 …'), { file: 'a.txt' });
    expect(result).toMatchObject({ error: { code: 'not-text', file: 'a.txt', line: null } });
  });
});

describe('notices', () => {
  const LONG_BODY = `${BODY} The master closed his office at noon and went home to his garden.`;
  test.each([
    ['text-empty', ' \n', {}],
    ['text-short', 'Quiet harbour.', {}],
    ['date-unknown', LONG_BODY, {}],
    ['date-unreadable', `TITLE: A\nDATE: 2024-13-40\n\n${LONG_BODY}`, {}],
    ['text-markup', `<html><body>${LONG_BODY}</body></html>`, {}],
    ['text-doubtful', LONG_BODY.replaceAll('a', '\u0000'), {}],
    ['text-long', LONG_BODY.repeat(8000), {}],
    [
      'language-not-english',
      'Der Hafen war am Dienstag sehr ruhig, und das ist auch für den Meister der Stadt nicht neu.',
      {},
    ],
    ['language-not-english', LONG_BODY, { language: 'fr' }],
  ])('tell of %s', (code, text, options) => {
    expect(codes(text, options)).toContain(code);
  });

  test('are none for a plain report with its date', () => {
    expect(codes(LONG_BODY, { published: '2024-05-08' })).toEqual([]);
  });
});

test('ids differ by text, date, publisher and key, and the hash by text alone', () => {
  const one = read(BODY, { key: 'a', published: '2024-05-08' }).report;
  const two = read(BODY, { key: 'b', published: '2024-05-08' }).report;
  const three = read(`${BODY} `, { key: 'a', published: '2024-05-08' }).report;
  expect(one.id).toMatch(/^[0-9a-f]{16}$/);
  expect(one.textHash).toBe(two.textHash);
  expect(new Set([one.id, two.id, three.id, read(BODY, { key: 'a' }).report.id]).size).toBe(4);
  expect(one.id).toBe(read(BODY, { key: 'a', published: '2024-05-08' }).report.id);
});
