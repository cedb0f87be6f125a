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
  if (grain === 'year' && from.endsWith('-01-01') && to.endsWith('-12-31') && from.slice(0, 4) === to.slice(0, 4))
    return from.slice(0, 4);
  if (grain === 'month' && from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7)) return from.slice(0, 7);
  return from.slice(0, 4) === to.slice(0, 4) ? `${from} – ${to.slice(5)}` : `${from} – ${to}`;
}
