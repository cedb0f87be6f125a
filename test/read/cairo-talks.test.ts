import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readText } from '#read';

const folder = new URL('../../examples/cairo-talks/', import.meta.url);
const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((key) => {
    const result = readText(readFileSync(new URL(key, folder)), { key });
    if ('error' in result) throw new Error(result.error.message);
    return result;
  });

test.each(reports.map((r) => [r.report.key, r] as const))(
  '%s is read whole, with nothing to notice',
  (key, { report, notices }) => {
    expect(notices).toEqual([]);
    expect(report.title).not.toBeNull();
    expect(['Harbour Wire', 'Meridian News']).toContain(report.agency);
    expect(report.dateline?.date).toBe(key?.slice(0, 10));
    expect(report.referenceDay?.day).toBe(key?.slice(0, 10));
    expect(report.text).not.toContain('NOTE:');
  },
);

test('the revised, the corrected and the copied dispatch are told apart', () => {
  const revised = reports.filter((r) => r.report.revision !== null).map((r) => [r.report.key, r.report.revision]);
  expect(revised).toEqual([
    ['2024-05-08-cairo-talks-update-1.txt', { kind: 'update', label: 'UPDATE 1', of: '2024-05-08-cairo-talks.txt' }],
    [
      '2024-05-15-displaced-from-rafah-corrected.txt',
      { kind: 'correction', label: 'CORRECTED', of: '2024-05-15-displaced-from-rafah.txt' },
    ],
  ]);
  const copy = reports.find((r) => r.report.publisher === 'The Quay Courier')?.report;
  expect(copy).toMatchObject({ agency: 'Harbour Wire', referenceDay: { by: 'given' } });
});
