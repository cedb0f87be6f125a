import { isDash } from '../figures/number.ts';
import { dayOf, monthLength, readIsoDay } from './calendar.ts';
import type { CalendarMeaning } from './meaning.ts';
import { fourDigitYear, MONTHS, readOrdinal, SEASONS, shortNumber, WEEKDAYS, type Words } from './words.ts';

export interface DateHit {
  readonly meaning: CalendarMeaning;
  readonly next: number;
}

const BEFORE_CHRIST: ReadonlySet<string> = new Set(['bc', 'b.c.', 'b.c', 'bce', 'b.c.e.']);
const ANNO_DOMINI: ReadonlySet<string> = new Set(['ad', 'a.d.', 'ce', 'a.d']);
const APOSTROPHES: ReadonlySet<string> = new Set(["'", '’', '‘', '`']);
/** Words before a month that make it one: 'in May', 'last March'. */
const LEADS_TO_MONTH: ReadonlySet<string> = new Set(
  'in of since until till by before after during from through throughout for between and to last next this late early mid previous following coming past every each or around about'.split(
    ' ',
  ),
);
/** Months that are also everyday words or given names. */
const DOUBTFUL: ReadonlySet<string> = new Set([
  'may',
  'march',
  'april',
  'june',
  'august',
  'mar',
  'jun',
  'may.',
  'dec',
  'sep',
  'jan',
  'oct',
  'nov',
  'feb',
  'apr',
  'jul',
  'aug',
]);

/** Four digits as a year, an abbreviated one ('89), or one before Christ. */
export function readYear(words: Words, i: number): { year: number; bc: boolean; next: number } | null {
  const { lower } = words;
  const word = lower[i];
  if (word === undefined) return null;
  if (word === 'ad' || word === 'a.d.') {
    const year = Number(lower[i + 1]);
    return Number.isInteger(year) && year > 0 && year < 2100 ? { year, bc: false, next: i + 2 } : null;
  }
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) {
    const year = Number(word);
    if (Number.isInteger(year) && year > 0 && year < 10000) {
      if (BEFORE_CHRIST.has(lower[i + 1] ?? '')) return { year, bc: true, next: i + 2 };
      if (ANNO_DOMINI.has(lower[i + 1] ?? '')) return { year, bc: false, next: i + 2 };
    }
    const plain = fourDigitYear(word);
    return plain === null ? null : { year: plain, bc: false, next: i + 1 };
  }
  if (APOSTROPHES.has(word[0] as string)) {
    const glued = word.length === 3 ? shortNumber(word.slice(1)) : null;
    if (glued !== null) return { year: 1900 + glued, bc: false, next: i + 1 };
  }
  return null;
}

/** A month's name, unless it is the verb 'may', the verb 'march' or somebody's name. */
function readMonth(words: Words, i: number): { month: number; next: number } | null {
  const { lower, tokens } = words;
  const word = lower[i] as string;
  const month = MONTHS.get(word);
  if (month === undefined) return null;
  const token = tokens[i] as (typeof tokens)[number];
  if (token.form === word) return null;
  let next = i + 1;
  if (
    lower[next] === '.' &&
    word.length <= 4 &&
    !word.endsWith('.') &&
    tokens[next]?.start === token.end &&
    shortNumber(lower[next + 1]) !== null
  )
    next++;
  if (DOUBTFUL.has(word)) {
    const after = lower[next];
    const before = lower[i - 1];
    const dated =
      shortNumber(after) !== null ||
      fourDigitYear(after) !== null ||
      readOrdinal(lower, next) !== null ||
      (after === ',' && fourDigitYear(lower[next + 1]) !== null) ||
      (after === 'of' && fourDigitYear(lower[next + 1]) !== null);
    const led =
      before !== undefined &&
      (LEADS_TO_MONTH.has(before) ||
        shortNumber(before) !== null ||
        readOrdinal(lower, i - 1) !== null ||
        (isDash(before) && MONTHS.has(lower[i - 2] ?? '')));
    const named = tokens[i + 1]?.xpos === 'NNP' && token.deprel !== 'obl' && !WEEKDAYS.has(after ?? '');
    if (!dated && !(led && !named && token.xpos !== 'MD' && token.xpos !== 'VB')) {
      // 'March' or 'June' as a noun of its own, as in 'the June elections'.
      if (
        word.length < 4 ||
        word === 'may' ||
        i === 0 ||
        token.upos !== 'PROPN' ||
        named ||
        tokens[i - 1]?.upos === 'PROPN'
      )
        return null;
      if (before !== 'the' && before !== "'s" && before !== '’s') return null;
    }
  }
  return { month, next };
}

/** ', 2003' · '2003' · 'of 2003' · 'of that year' after a month or a day. */
function readTrailingYear(
  words: Words,
  i: number,
  strict: boolean,
): { year: number; bc: boolean; next: number } | null {
  const { lower } = words;
  const at = lower[i] === ',' || lower[i] === 'of' || lower[i] === 'in' ? i + 1 : i;
  if (lower[i] === 'in' && strict) return null;
  return readYear(words, at);
}

/** 'of that year' and 'of the same year' behind a month or day belong to the expression; the year is that of the story. */
function pastThatYear(lower: readonly string[], i: number): number {
  if (lower[i] !== 'of') return i;
  const at = lower[i + 1] === 'that' || lower[i + 1] === 'the' ? i + 2 : i;
  const same = lower[at] === 'same' ? at + 1 : at;
  return at > i && (same > at || lower[i + 1] === 'that') && lower[same] === 'year' ? same + 1 : i;
}

function dayAt(lower: readonly string[], i: number): { day: number; next: number } | null {
  const plain = shortNumber(lower[i]);
  if (plain !== null) return plain >= 1 && plain <= 31 ? { day: plain, next: i + 1 } : null;
  const ordinal = readOrdinal(lower, i);
  return ordinal && ordinal.value <= 31 ? { day: ordinal.value, next: ordinal.next } : null;
}

/** 2009-12-19 · 10/12/2014 · 19.12.2009. */
function readNumeric(lower: readonly string[], i: number): DateHit | null {
  const word = lower[i] as string;
  if (word.length < 8 || word.length > 19) return null;
  const iso = readIsoDay(word);
  if (iso !== null && (word.length === 10 || word[10] === 't')) {
    const { year, month, day } = dayOf(iso);
    const clock = word.length >= 16 && word[13] === ':' ? { clock: word.slice(11, 16) } : {};
    return { meaning: { kind: 'calendar', year, month, day, ...clock }, next: i + 1 };
  }
  if (word.length > 10) return null;
  const mark = word.includes('/') ? '/' : word.includes('.') ? '.' : null;
  if (!mark) return null;
  const [a, b, c, ...more] = word.split(mark);
  const first = shortNumber(a);
  const second = shortNumber(b);
  const year = fourDigitYear(c);
  if (first === null || second === null || year === null || more.length) return null;
  const [month, day] = mark === '/' && first <= 12 ? [first, second] : [second, first];
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)
    ? { meaning: { kind: 'calendar', year, month, day }, next: i + 1 }
    : null;
}

/** January 5, 2003 · Jan. 5 · January 2003 · January of 2003 · January. */
function readMonthFirst(words: Words, i: number): DateHit | null {
  const { lower } = words;
  const month = readMonth(words, i);
  if (!month) return null;
  const day = dayAt(lower, month.next);
  // '5,000' and '5 people' are no days; '9:34' is a clock.
  if (day && day.day <= monthLength(2000, month.month)) {
    const year = readTrailingYear(words, day.next, false);
    // 'May 3 2,000 people': a year stands directly or after a comma.
    return {
      meaning: {
        kind: 'calendar',
        month: month.month,
        day: day.day,
        ...(year && { year: year.year, ...(year.bc && { bc: true }) }),
      },
      next: year ? year.next : pastThatYear(lower, day.next),
    };
  }
  const year = readTrailingYear(words, month.next, true);
  return {
    meaning: { kind: 'calendar', month: month.month, ...(year && { year: year.year, ...(year.bc && { bc: true }) }) },
    next: year ? year.next : pastThatYear(lower, month.next),
  };
}

/** 5 January 2003 · the 5th of January · 5 January. */
function readDayFirst(words: Words, i: number): DateHit | null {
  const { lower } = words;
  const day = dayAt(lower, i);
  if (!day) return null;
  const at = lower[day.next] === 'of' ? day.next + 1 : day.next;
  const ordinal = shortNumber(lower[i]) === null;
  if (at > day.next && !ordinal) return null;
  const month = at < lower.length ? readMonth(words, at) : null;
  if (!month || day.day > monthLength(2000, month.month)) return null;
  const year = readTrailingYear(words, month.next, true);
  return {
    meaning: {
      kind: 'calendar',
      month: month.month,
      day: day.day,
      ...(year && { year: year.year, ...(year.bc && { bc: true }) }),
    },
    next: year ? year.next : pastThatYear(lower, month.next),
  };
}

/** spring 1919 · the summer of 1920 · 1982 summer; a bare season where a preposition or determiner leads to it. */
function readSeason(words: Words, i: number): DateHit | null {
  const { lower, tokens } = words;
  const season = SEASONS.get(lower[i] as string);
  if (!season) return null;
  const year = readTrailingYear(words, i + 1, true);
  if (year && lower[i + 1] !== ',')
    return { meaning: { kind: 'calendar', season, year: year.year, ...(year.bc && { bc: true }) }, next: year.next };
  if (tokens[i]?.upos !== 'NOUN' && tokens[i]?.upos !== 'PROPN') return null;
  const before = lower[i - 1] ?? '';
  const led = before === 'the' ? (lower[i - 2] ?? '') : before;
  const fits = [
    'in',
    'during',
    'by',
    'until',
    'since',
    'throughout',
    'through',
    'of',
    'over',
    'early',
    'late',
    'mid',
    'before',
    'after',
    'for',
  ].includes(led);
  if (!fits || (led === 'of' && lower[i] === 'fall') || tokens[i + 1]?.upos === 'NOUN' || lower[i + 1] === 'of')
    return null;
  if (lower[i] === 'fall' && before !== 'the' && before !== 'in') return null;
  return { meaning: { kind: 'calendar', season }, next: i + 1 };
}

/** the first quarter (of 2003) · second-quarter · Q3 2019 · the latter half of 2008. */
function readPiece(words: Words, i: number): DateHit | null {
  const { lower } = words;
  const word = lower[i] as string;
  let piece: string | null = null;
  let at = i;
  if (
    word.length === 2 &&
    (word[0] === 'q' || word[0] === 'h') &&
    word[1] !== undefined &&
    word[1] >= '1' &&
    word[1] <= (word[0] === 'q' ? '4' : '2')
  ) {
    piece = word.toUpperCase();
    at = i + 1;
    const year = readTrailingYear(words, at, true);
    if (!year) return null;
  } else {
    const ordinal = word === 'latter' ? { value: 2, next: i + 1 } : readOrdinal(lower, i);
    if (!ordinal || ordinal.value > 4) return null;
    at = isDash(lower[ordinal.next]) ? ordinal.next + 1 : ordinal.next;
    if (lower[at] === 'quarter' && lower[at + 1] !== 'final' && lower[at + 1] !== '-') piece = `Q${ordinal.value}`;
    else if (lower[at] === 'half' && ordinal.value <= 2 && lower[at + 1] === 'of') piece = `H${ordinal.value}`;
    else return null;
    at++;
  }
  const of = lower[at] === 'of' && lower[at + 1] === 'the' && lower[at + 2] === 'year' ? at + 3 : null;
  if (of !== null) return { meaning: { kind: 'calendar', piece }, next: of };
  const year = readTrailingYear(words, at, true);
  if (!year && piece.startsWith('H')) return null;
  return { meaning: { kind: 'calendar', piece, ...(year && { year: year.year }) }, next: year ? year.next : at };
}

/** A date of the calendar at exactly this word, without determiner or weekday. */
export function readDate(words: Words, i: number): DateHit | null {
  const { lower } = words;
  const word = lower[i];
  if (word === undefined) return null;
  const first = word.charCodeAt(0);
  const digit = first >= 48 && first <= 57;
  if (digit) {
    const numeric = readNumeric(lower, i);
    if (numeric) return numeric;
    const dayFirst = readDayFirst(words, i);
    if (dayFirst) return dayFirst;
    const year = fourDigitYear(word);
    const season = year === null ? undefined : SEASONS.get(lower[i + 1] ?? '');
    if (year !== null && season && lower[i + 1] !== 'fall')
      return { meaning: { kind: 'calendar', year, season }, next: i + 2 };
    return null;
  }
  if (MONTHS.has(word)) return readMonthFirst(words, i);
  if (SEASONS.has(word)) return readSeason(words, i);
  return readDayFirst(words, i) ?? readPiece(words, i);
}
