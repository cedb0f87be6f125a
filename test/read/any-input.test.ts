import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NoticeSchema, ReportSchema } from '#model';
import { readItem, readText } from '#read';

const PIECES = [
  'TITLE: ',
  'DATE: ',
  '---',
  '\n',
  '\r\n',
  '\n\n',
  ': ',
  'CAIRO',
  '/',
  ', ',
  'May 8',
  '2024',
  ' (AP) ',
  '—',
  ' - ',
  'By ',
  'Jane Roe',
  'UPDATE 2-',
  'KILL',
  '(',
  ')',
  '.',
  'ß',
  'İ',
  '\ud800',
  '\u0000',
  '😀',
  'العربية',
  "'",
];
const wireLike = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 40 })
  .map((parts) => parts.join(''));
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), wireLike);

function checkRecord(result: ReturnType<typeof readText>, input: string | null): void {
  if ('error' in result) throw new Error(result.error.message);
  const { report, notices } = result;
  expect(ReportSchema.safeParse(report).error).toBeUndefined();
  for (const notice of notices) expect(NoticeSchema.safeParse(notice).error).toBeUndefined();
  for (const span of [report.titleSpan, report.dateline?.span, ...notices.map((n) => n.span)]) {
    if (span == null) continue;
    expect(span.start < span.end && span.end <= report.text.length).toBe(true);
  }
  if (input !== null) expect(input.endsWith(report.text)).toBe(true);
}

test('any string gives a valid report whose text is the end of the input', () => {
  fc.assert(
    fc.property(anyText, fc.option(fc.string({ maxLength: 30 })), (text, published) =>
      checkRecord(readText(text, { published }), text),
    ),
    { numRuns: 1500 },
  );
});

test('any bytes give a valid report or an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const result = readText(bytes);
      if (!('error' in result)) checkRecord(result, null);
    }),
    { numRuns: 500 },
  );
});

test('any fields beside a text give a valid report with the text to the letter', () => {
  const field = fc.oneof(anyText, fc.constant(null), fc.integer(), fc.array(fc.string()));
  fc.assert(
    fc.property(
      anyText,
      fc.dictionary(
        fc.constantFrom('id', 'published', 'title', 'agency', 'publisher', 'url', 'language', 'other'),
        field,
      ),
      (text, fields) => {
        const result = readItem({ ...fields, text }, {}, 1);
        checkRecord(result, null);
        expect('report' in result && result.report.text).toBe(text);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['one line of a million letters', 'a'.repeat(1_000_000)],
  ['a million spaces', ' '.repeat(1_000_000)],
  ['a million line breaks', '\n'.repeat(1_000_000)],
  ['a million capitals with slashes', 'CAIRO/'.repeat(170_000)],
  ['a million brackets', '('.repeat(1_000_000)],
  ['a head of a million keys', `TITLE: a\n${'KEY: value\n'.repeat(90_000)}`],
  ['front matter without end', `---\n${'key: value\n'.repeat(90_000)}`],
  ['a million dashes', '-'.repeat(1_000_000)],
  ['five megabytes of prose', 'The harbour was quiet on Tuesday. '.repeat(150_000)],
])('%s is read', (_, text) => {
  checkRecord(readText(text), text);
});
