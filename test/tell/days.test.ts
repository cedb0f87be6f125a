import { expect, test } from 'vitest';
import type { DateRange } from '#model';
import { dayInWords, shortRange } from '../../src/tell/days.ts';

const range = (from: string, to: string, grain: DateRange['grain'], fromTime: string | null = null): DateRange => ({
  from,
  to,
  grain,
  fromTime,
  toTime: null,
  span: null,
  standing: 'stated',
});

test.each([
  ['2024-05-07', '2024-05-07', 'day', null, '2024-05-07'],
  ['2024-05-07', '2024-05-07', 'minute', '10:30', '2024-05-07 10:30'],
  ['2024-05-06', '2024-05-12', 'week', null, '2024-05-06 – 05-12'],
  ['2023-12-30', '2024-01-02', 'day', null, '2023-12-30 – 2024-01-02'],
  ['2024-02-01', '2024-02-29', 'month', null, '2024-02'],
  ['2024-02-01', '2024-04-30', 'month', null, '2024-02 – 04'],
  ['2024-01-01', '2024-12-31', 'year', null, '2024'],
  ['1980-01-01', '2012-12-31', 'year', null, '1980 – 2012'],
] as const)('%s to %s, %s, %s: %s', (from, to, grain, time, short) => {
  expect(shortRange(range(from, to, grain, time))).toBe(short);
});

test('a day in words, and without its year where that is not known', () => {
  expect([
    dayInWords('2024-05-07'),
    dayInWords('XXXX-05-07'),
    dayInWords('2024-05-07T22:30:00Z'),
    dayInWords('2024'),
  ]).toEqual(['7 May 2024', '7 May', '7 May 2024', '2024']);
});
