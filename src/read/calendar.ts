/**
 * Days and instants as news text and feeds write them. All arithmetic is on the proleptic
 * Gregorian calendar in UTC; nothing here knows the machine's clock, zone or locale.
 */

const DAY_MS = 86_400_000;

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ['jan', 'january'],
    ['feb', 'february'],
    ['mar', 'march'],
    ['apr', 'april'],
    ['may'],
    ['jun', 'june'],
    ['jul', 'july'],
    ['aug', 'august'],
    ['sep', 'sept', 'september'],
    ['oct', 'october'],
    ['nov', 'november'],
    ['dec', 'december'],
  ].flatMap((names, i) => names.map((name) => [name, i + 1] as const)),
);
const WEEKDAYS: ReadonlySet<string> = new Set([
  'mon',
  'monday',
  'tue',
  'tues',
  'tuesday',
  'wed',
  'weds',
  'wednesday',
  'thu',
  'thur',
  'thurs',
  'thursday',
  'fri',
  'friday',
  'sat',
  'saturday',
  'sun',
  'sunday',
]);
/** Zone names of RFC 822 and of wire copy, in minutes east of UTC. */
const ZONE_NAMES: ReadonlyMap<string, number> = new Map([
  ['z', 0],
  ['ut', 0],
  ['utc', 0],
  ['gmt', 0],
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['bst', 60],
  ['cet', 60],
  ['cest', 120],
  ['eet', 120],
  ['eest', 180],
]);

const bare = (word: string): string => (word.endsWith('.') ? word.slice(0, -1) : word).toLowerCase();

/** The month a word names, 1 to 12, short forms with or without a point; null where it names none. */
export const monthOf = (word: string): number | null => MONTHS.get(bare(word)) ?? null;

export const isWeekday = (word: string): boolean => WEEKDAYS.has(bare(word));

/** The number of a day since 1970-01-01, which may be negative. */
const dayNumber = (iso: string): number =>
  Math.floor(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / DAY_MS);

/** The ISO day that a UTC instant in milliseconds falls on. */
export const dayOfInstant = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const isDay = (year: number, month: number, day: number): boolean => {
  if (!(year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return false;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
};

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** `2024-05-08`, or `XXXX-05-08` where the year is not known. */
const isoDay = (year: number | null, month: number, day: number): string =>
  `${year ?? 'XXXX'}-${two(month)}-${two(day)}`;

/** Whether a day has its year. */
export const isFullDay = (iso: string | null): iso is string => iso !== null && !iso.startsWith('X');

/** A day of the calendar as written, its year left open where the words leave it open. */
export interface WrittenDay {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** The ISO day of a written day whose year is the one that brings it closest to `near`. */
export function settleYear(written: WrittenDay, near: string | null): string {
  if (written.year !== null || !isFullDay(near)) return isoDay(written.year, written.month, written.day);
  const around = dayNumber(near);
  const year = Number(near.slice(0, 4));
  let best: string | null = null;
  for (const y of [year, year - 1, year + 1]) {
    if (!isDay(y, written.month, written.day)) continue;
    const iso = isoDay(y, written.month, written.day);
    if (best === null || Math.abs(dayNumber(iso) - around) < Math.abs(dayNumber(best) - around)) best = iso;
  }
  return best ?? isoDay(null, written.month, written.day);
}

/** The number a token such as '8' or '8th' holds; null for any other. */
function plainNumber(text: string | undefined): number | null {
  const m = text === undefined ? null : /^(\d{1,4})(?:st|nd|rd|th|ST|ND|RD|TH)?$/.exec(text);
  return m ? Number(m[1]) : null;
}

/**
 * Reads a day from a list of words and marks: 'May 8', 'Sept. 8, 2024', '8 May 2024',
 * 'Wednesday, May 8', '2024-05-08'.
 *
 * @param words  tokens; a comma is a token of its own
 * @param from   index to read at
 * @returns the day, whether a weekday stood before it, and the index of the first token after it; null where none stands there
 */
export function readDay(
  words: readonly string[],
  from: number,
): { day: WrittenDay; weekday: boolean; next: number } | null {
  let i = from;
  let weekday = false;
  if (isWeekday(words[i] ?? '')) {
    weekday = true;
    i += words[i + 1] === ',' ? 2 : 1;
  }
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(words[i] ?? '');
  if (iso) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
    return isDay(year, month, day) ? { day: { year, month, day }, weekday, next: i + 1 } : null;
  }
  let month = monthOf(words[i] ?? '');
  let day = plainNumber(words[month === null ? i : i + 1]);
  if (month === null) month = monthOf(words[words[i + 1] === 'of' ? i + 2 : i + 1] ?? '');
  const length = words[i + 1] === 'of' ? 3 : 2;
  if (month === null || day === null || !isDay(2000, month, day)) return null;
  i += length;
  const year = plainNumber(words[words[i] === ',' ? i + 1 : i]);
  if (year !== null && year >= 1900 && year <= 2199) {
    if (!isDay(year, month, day)) return null;
    return { day: { year, month, day }, weekday, next: i + (words[i] === ',' ? 2 : 1) };
  }
  day = day | 0;
  return { day: { year: null, month, day }, weekday, next: i };
}

/** When a report was put out, as far as its input tells. */
export interface Moment {
  /** ISO 8601 date or instant, as RECORD's `published` holds it. */
  readonly iso: string;
  /** The day as written, in the zone it was written in. */
  readonly day: string;
  /** Milliseconds since 1970 UTC; null where no time or no zone is told. */
  readonly instant: number | null;
  /** Minutes east of UTC as written; null where no zone is told. */
  readonly offset: number | null;
}

function moment(
  day: string,
  clock: readonly [number, number, number] | null,
  offset: number | null,
  iso: string | null,
): Moment | null {
  if (clock === null) return { iso: iso ?? day, day, instant: null, offset: null };
  const [h, m, s] = clock;
  if (h > 23 || m > 59 || s > 60) return null;
  const time = `${two(h)}:${two(m)}:${two(s)}`;
  if (offset === null) return { iso: iso ?? `${day}T${time}`, day, instant: null, offset };
  const instant = dayNumber(day) * DAY_MS + ((h * 60 + m - offset) * 60 + s) * 1000;
  const size = Math.abs(offset);
  const zone = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return { iso: iso ?? `${day}T${time}${zone}`, day, instant, offset };
}

function zoneMinutes(text: string | undefined): number | null {
  if (text === undefined) return null;
  const m = /^([+-])(\d\d):?(\d\d)$/.exec(text);
  if (!m) return ZONE_NAMES.get(text.toLowerCase()) ?? null;
  const minutes = Number(m[2]) * 60 + Number(m[3]);
  if (minutes > 14 * 60 || Number(m[3]) > 59) return null;
  return m[1] === '-' ? -minutes : minutes;
}

/**
 * Reads a date or instant as feeds, head blocks and command lines give it: ISO 8601,
 * RFC 822 ('Wed, 08 May 2024 10:00:00 GMT'), or a day in words with its year.
 *
 * @returns null where it is none or lacks its year
 */
export function readMoment(written: string): Moment | null {
  const text = written.trim();
  if (text.length === 0 || text.length > 80) return null;
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)? ?([Zz]|[+-]\d\d:?\d\d)?)?$/.exec(
    text,
  );
  if (iso) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
    if (!isDay(year, month, day)) return null;
    if (iso[4] === undefined) return moment(isoDay(year, month, day), null, null, null);
    const offset = iso[7] === undefined ? null : zoneMinutes(iso[7]);
    if (iso[7] !== undefined && offset === null) return null;
    return moment(
      isoDay(year, month, day),
      [Number(iso[4]), Number(iso[5]), Number(iso[6] ?? 0)],
      offset,
      text.includes('T') ? text : null,
    );
  }
  const words = text
    .replaceAll(',', ' , ')
    .split(/\s+/)
    .filter((w) => w !== '');
  const found = readDay(words, 0);
  if (found === null || found.day.year === null) return null;
  const day = isoDay(found.day.year, found.day.month, found.day.day);
  let i = found.next;
  if (words[i] === ',' || words[i] === 'at') i++;
  if (i === words.length) return moment(day, null, null, null);
  const clock = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(words[i] ?? '');
  if (!clock) return null;
  const zone = words[i + 1];
  const offset = zoneMinutes(zone);
  if ((zone !== undefined && offset === null) || words.length > i + 2) return null;
  return moment(day, [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)], offset, null);
}
