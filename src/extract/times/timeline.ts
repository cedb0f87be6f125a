import { dayNumber, monthLength } from './calendar.ts';

/** A day, month or year that the text has come to; BC years count backwards. */
export interface Moment {
  readonly year: number;
  readonly bc: boolean;
  readonly month: number | null;
  readonly day: number | null;
}

const digits = (s: string): number | null => (s.length && [...s].every((c) => c >= '0' && c <= '9') ? Number(s) : null);

/** The moment that a TIMEX3 value of a year, month or day stands for; null for all else. */
export function momentOf(value: string): Moment | null {
  const bc = value.startsWith('BC');
  const body = bc ? value.slice(2) : value;
  const clock = body.indexOf('T');
  const [y = '', m, d] = (clock > 0 ? body.slice(0, clock) : body).split('-');
  const year = y.length === 4 ? digits(y) : null;
  if (year === null) return null;
  const month = m === undefined ? null : digits(m);
  if (m !== undefined && month === null) return { year, bc, month: null, day: null };
  return { year, bc, month, day: d === undefined ? null : digits(d) };
}

/** The day number of a moment that has a day and lies after Christ; null for any other. */
export const momentDay = (m: Moment | null): number | null =>
  m && !m.bc && m.month !== null && m.day !== null && m.day <= monthLength(m.year, m.month)
    ? dayNumber(m.year, m.month, m.day)
    : null;
