import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, isoDay, isoWeek } from '../../../src/extract/times/calendar.ts';
import { calendarSpan } from '../../../src/extract/times/calendar-span.ts';
import { findTimes } from '../../../src/extract/times/index.ts';
import { parseText, readCases } from './read-text.ts';

const found = (text: string, day: string | null = '2024-05-08'): string[] =>
  findTimes(parseText(text), day).map((t) => `${text.slice(t.span.start, t.span.end)} = ${t.value}`);

describe('times of a text', () => {
  for (const { title, text, expected } of readCases('times.txt'))
    it(title, () => expect(found(text)).toEqual(expected));
});

describe('no time in', () => {
  for (const { title, text } of readCases('times-negative.txt')) it(title, () => expect(found(text)).toEqual([]));
});

describe('days', () => {
  it('keep XXXX and no first day where the year is unknown', () => {
    const text = 'The envoys met on May 7.';
    expect(findTimes(parseText(text), null)).toMatchObject([{ value: 'XXXX-05-07', from: null, to: null }]);
  });

  it('number and name every day alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 700_000 }), (n) => {
        const { year, month, day } = dayOf(n);
        expect(dayNumber(year, month, day)).toBe(n);
      }),
      { seed: 8 },
    );
  });

  it('give a week that holds the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
        const week = calendarSpan(isoWeek(n));
        expect(week && week.from <= isoDay(n) && isoDay(n) <= week.to).toBe(true);
      }),
      { seed: 8 },
    );
  });

  it('cover a month, a quarter, a winter and a weekend whole', () => {
    const span = (v: string) => [calendarSpan(v)?.from, calendarSpan(v)?.to];
    expect(span('2024-02')).toEqual(['2024-02-01', '2024-02-29']);
    expect(span('2023-Q4')).toEqual(['2023-10-01', '2023-12-31']);
    expect(span('2023-WI')).toEqual(['2023-12-01', '2024-02-29']);
    expect(span('2024-W19-WE')).toEqual(['2024-05-11', '2024-05-12']);
  });
});
