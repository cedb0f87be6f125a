import { expect, test } from 'vitest';
import { readText } from '#read';
import { caseLines, casePairs } from './cases.ts';

const read = (text: string, published: string | null = '2024-05-09') => {
  const result = readText(text, { published });
  if ('error' in result) throw new Error(result.error.message);
  return result;
};

test.each(casePairs('datelines.txt'))('reads the dateline of %s', (text, expected) => {
  const { report } = read(text);
  const d = report.dateline;
  const found =
    d &&
    `${report.text.slice(d.span.start, d.span.end)} | places=${d.places.join(';')} | date=${d.date ?? ''} | agency=${d.agency ?? ''}`;
  expect(found).toBe(expected);
});

test.each(caseLines('no-datelines.txt'))('finds no dateline in %s', (text) => {
  expect(read(text).report.dateline).toBeNull();
});

test('leaves the year open where none is told, and says so', () => {
  const { report, notices } = read('CAIRO, May 8 (Harbour Wire) – Delegates met.', null);
  expect(report.dateline?.date).toBe('XXXX-05-08');
  expect(report.referenceDay).toBeNull();
  expect(notices.map((n) => n.code)).toContain('no-year');
});

test("takes the head's agency as known, so that its dateline needs no date", () => {
  const text = 'AGENCY: Meridian News\nDATE: 2024-05-08\n\nPort Sable (Meridian News) - Delegates met.';
  expect(read(text, null).report.dateline?.agency).toBe('Meridian News');
});
