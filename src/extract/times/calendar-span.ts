import type { DateRange } from '#model';
import { dayNumber, isoDay, isoMonth, mondayOf, monthLength, readIsoDay } from './calendar.ts';

/** The calendar days that a TIMEX3 value covers, and the clock time where it has one. */
export interface CalendarSpan {
  readonly from: string;
  readonly to: string;
  readonly fromTime: string | null;
  readonly toTime: string | null;
  readonly grain: DateRange['grain'];
}

/** First month of a season and how many months it has; northern, as news agencies count. */
const SEASON: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };
const isDigits = (s: string): boolean => s.length > 0 && [...s].every((c) => c >= '0' && c <= '9');

const lastOf = (year: number, month: number): string =>
  `${isoMonth(year, month)}-${String(monthLength(year, month)).padStart(2, '0')}`;
const months = (year: number, first: number, count: number, grain: DateRange['grain']): CalendarSpan => {
  const end = first + count - 1;
  return {
    from: `${isoMonth(year, first)}-01`,
    to: lastOf(year + (end > 12 ? 1 : 0), end > 12 ? end - 12 : end),
    fromTime: null,
    toTime: null,
    grain,
  };
};
const years = (first: number, last: number): CalendarSpan => ({
  from: `${String(first).padStart(4, '0')}-01-01`,
  to: `${String(last).padStart(4, '0')}-12-31`,
  fromTime: null,
  toTime: null,
  grain: 'year',
});

function ofDay(day: string, clock: string): CalendarSpan {
  const time = clock.slice(0, 5);
  const exact = time.length === 5 && isDigits(time.slice(0, 2)) && isDigits(time.slice(3));
  const hour = !exact && isDigits(clock.slice(0, 2)) ? `${clock.slice(0, 2)}:00` : null;
  return {
    from: day,
    to: day,
    fromTime: exact ? time : hour,
    toTime: exact ? time : null,
    grain: exact ? 'minute' : hour ? 'hour' : 'day',
  };
}

/** @returns null where the value names no calendar days (P7M, PRESENT_REF, XXXX-05-07, years before Christ) */
export function calendarSpan(value: string): CalendarSpan | null {
  const clockAt = value.indexOf('T');
  const date = clockAt > 0 ? value.slice(0, clockAt) : value;
  const [year = '', second, third] = date.split('-');
  if (!isDigits(year)) return null;
  const y = Number(year);
  if (second === undefined) {
    if (year.length === 4) return years(y, y);
    if (year.length === 3) return years(y * 10, y * 10 + 9);
    return year.length === 2 ? years(y * 100, y * 100 + 99) : null;
  }
  if (year.length !== 4) return null;
  const code = second.slice(0, 1);
  const rest = Number(second.slice(1));
  if (code === 'W' && rest > 0) {
    const monday = mondayOf(y, rest);
    const weekend = third === 'WE';
    return {
      from: isoDay(weekend ? monday + 5 : monday),
      to: isoDay(monday + 6),
      fromTime: null,
      toTime: null,
      grain: weekend ? 'day' : 'week',
    };
  }
  if (code === 'Q' && rest >= 1 && rest <= 4) return months(y, rest * 3 - 2, 3, 'quarter');
  if (code === 'H' && (rest === 1 || rest === 2)) return months(y, rest * 6 - 5, 6, 'quarter');
  const season = SEASON[second];
  if (season) return months(y, season, 3, 'season');
  if (!isDigits(second)) return null;
  const m = Number(second);
  if (!(m >= 1 && m <= 12)) return null;
  if (third === undefined) return months(y, m, 1, 'month');
  if (readIsoDay(date) === null) return null;
  return ofDay(isoDay(dayNumber(y, m, Number(third))), clockAt > 0 ? value.slice(clockAt + 1) : '');
}
