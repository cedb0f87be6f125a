import type { DateRange } from '#model';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** An ISO day in words: '7 May 2024'; what is no full day, as it stands. */
export function dayInWords(iso: string): string {
  const parts = /^(\d{4}|XXXX)-(\d\d)-(\d\d)/.exec(iso);
  const month = MONTHS[Number(parts?.[2]) - 1];
  if (!parts || !month) return iso;
  return `${Number(parts[3])} ${month}${parts[1] === 'XXXX' ? '' : ` ${parts[1]}`}`;
}

/** A range as short as it can be told: '2024-05-07', '2024-05', '2024', '2024-05-06 – 05-08'. */
export function shortRange({ from, to, grain, fromTime }: DateRange): string {
  if (from === to) return fromTime ? `${from} ${fromTime}` : from;
  const whole =
    grain === 'year' && from.endsWith('-01-01') && to.endsWith('-12-31') ? 4 : isWholeMonths(from, to) ? 7 : 10;
  const [first, last] = [from.slice(0, whole), to.slice(0, whole)];
  if (first === last) return first;
  return whole > 4 && first.slice(0, 4) === last.slice(0, 4) ? `${first} – ${last.slice(5)}` : `${first} – ${last}`;
}

/** Whether a range starts with the first day of a month and ends with the last day of one. */
function isWholeMonths(from: string, to: string): boolean {
  const lastDay = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).getUTCDate();
  return from.endsWith('-01') && Number(to.slice(8, 10)) === lastDay;
}
