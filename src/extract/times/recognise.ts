import { digitsValue, isDash } from '../figures/number.ts';
import { readYearOrMore } from './bare-year.ts';
import { readDate } from './calendar-date.ts';
import { readClock } from './clock.ts';
import { readBarePlural, readLength, readSpan } from './duration.ts';
import { readFeast } from './feasts.ts';
import type { CalendarMeaning, Draft, Meaning, TimeType } from './meaning.ts';
import { readRelative, readShift } from './relative.ts';
import { readReference, readSet, startsPhrase } from './set-and-reference.ts';
import {
  fourDigitYear,
  MONTHS,
  PARTS,
  PLURAL_UNITS,
  PLURAL_WEEKDAYS,
  readOrdinal,
  SEASONS,
  shortNumber,
  UNITS,
  WEEKDAYS,
  type Words,
} from './words.ts';

/** Words after a weekday or before it that make it part of a name. */
const PAPERS: ReadonlySet<string> = new Set(
  'times mail mirror express telegraph herald post sun people night world star school tribune independent observer business'.split(
    ' ',
  ),
);
const NAMED_DAYS: ReadonlySet<string> = new Set(
  'bloody black super cyber ruby palm ash easter whit holy maundy shrove fat'.split(' '),
);

const dateType = (meaning: Meaning): TimeType =>
  meaning.kind === 'calendar' && (meaning.part || meaning.clock) ? 'TIME' : 'DATE';

/** Approximations that belong to the expression: 'more than two years'. Returns where they end. */
function pastApproximation(lower: readonly string[], i: number): number {
  const word = lower[i];
  const after = lower[i + 1];
  if ((word === 'more' || word === 'less' || word === 'fewer' || word === 'longer') && after === 'than') return i + 2;
  if (word === 'at' && (after === 'least' || after === 'most')) return i + 2;
  if (word === 'up' && after === 'to') return i + 2;
  if (word === 'close' && after === 'to') return i + 2;
  if (word === 'well' && after === 'over') return i + 2;
  if (word === 'a' && (after === 'mere' || after === 'further' || after === 'total')) return i + 2;
  return APPROXIMATORS.has(word ?? '') ? i + 1 : i;
}
const APPROXIMATORS: ReadonlySet<string> = new Set(
  'about around nearly almost just only some over approximately roughly under barely another'.split(' '),
);

/** A weekday with the date or part of day behind it. */
function readWeekday(words: Words, i: number): Draft | null {
  const { lower, tokens } = words;
  const weekday = WEEKDAYS.get(lower[i] as string);
  if (!weekday || tokens[i]?.form === lower[i]) return null;
  const after = lower[i + 1] ?? '';
  if (NAMED_DAYS.has(lower[i - 1] ?? '') && tokens[i - 1]?.form !== lower[i - 1]) return null;
  if (PAPERS.has(after) && tokens[i + 1]?.form !== after) return null;
  const part = PARTS.get(after);
  let at = part ? i + 2 : i + 1;
  const comma = lower[at] === ',' ? at + 1 : at;
  const the = lower[comma] === 'the' ? comma + 1 : comma;
  const date = comma < lower.length ? readDate(words, the) : null;
  let meaning: CalendarMeaning = { kind: 'calendar', weekday, ...(part && { part }) };
  if (date && date.meaning.day !== undefined) {
    meaning = { ...date.meaning, weekday, ...(part && { part }) };
    at = date.next;
  } else if (lower[at] === 'last' && lower[at + 1] === 'week') {
    return {
      first: i,
      next: at + 2,
      type: 'DATE',
      meaning: { kind: 'relative', step: -1, of: { weekday }, from: 'report' },
    };
  }
  return { first: i, next: at, type: dateType(meaning), meaning };
}

/** A date, with a weekday, clock or part of day beside it, at exactly this word; 'the' may stand before it. */
function readCalendar(words: Words, first: number): Draft | null {
  const { lower } = words;
  const the = lower[first] === 'the' || lower[first] === 'this';
  const i = the ? first + 1 : first;
  if (i >= lower.length) return null;
  if (!the) {
    const weekday = readWeekday(words, i);
    if (weekday) return weekday;
  }
  const date = readDate(words, i);
  if (
    date &&
    !(the && date.meaning.month !== undefined && date.meaning.day === undefined && date.meaning.year === undefined)
  ) {
    let { meaning, next } = date;
    const part = PARTS.get(lower[next] ?? '');
    if (part && meaning.day !== undefined) {
      meaning = { ...meaning, part };
      next++;
    } else if (meaning.day !== undefined && meaning.clock === undefined) {
      const at = lower[next] === ',' ? next + 1 : next;
      const clock = readClock(lower, at);
      if (clock && at < lower.length) {
        meaning = { ...meaning, clock: clock.clock, ...(clock.zone && { zone: clock.zone }) };
        next = clock.next;
      }
    }
    // 'the 5 May' keeps its determiner; 'the May 5 attack' does not.
    const keeps =
      the &&
      (meaning.season !== undefined || meaning.piece !== undefined || MONTHS.get(lower[i] as string) === undefined);
    return { first: keeps ? first : i, next, type: dateType(meaning), meaning };
  }
  const year = lower[i] === 'year' && the ? readYearOrMore(words, i + 1) : readYearOrMore(words, i);
  if (year) {
    const keeps = the && !(year.meaning.kind === 'calendar' && lower[i] !== 'year');
    return { first: keeps ? first : i, next: year.next, type: 'DATE', meaning: year.meaning };
  }
  return null;
}

/** 9:34 p.m. EST, with the day where it stands directly behind. */
function readClockTime(words: Words, i: number): Draft | null {
  const { lower } = words;
  const clock = readClock(lower, i);
  if (!clock) return null;
  let meaning: CalendarMeaning = { kind: 'calendar', clock: clock.clock, ...(clock.zone && { zone: clock.zone }) };
  let next = clock.next;
  const at = lower[next] === ',' ? next + 1 : next;
  const day = at < lower.length ? (readWeekday(words, at)?.meaning ?? readDate(words, at)?.meaning) : undefined;
  if (day?.kind === 'calendar' && (day.day !== undefined || day.weekday !== undefined) && day.part === undefined) {
    meaning = { ...day, clock: clock.clock, ...(clock.zone && { zone: clock.zone }) };
    next = readWeekday(words, at)?.next ?? (readDate(words, at)?.next as number);
  }
  return { first: i, next, type: 'TIME', meaning };
}

/** the night of 8 February · the early morning hours of May 3 · the evening of the attack is none. */
function readPartOf(words: Words, first: number): Draft | null {
  const { lower } = words;
  let i = lower[first] === 'the' ? first + 1 : first;
  if (lower[i] === 'early' || lower[i] === 'late' || lower[i] === 'mid') i++;
  const part = PARTS.get(lower[i] ?? '');
  if (!part) return null;
  let at = i + 1;
  if (lower[at] === 'hours' || lower[at] === 'hour') at++;
  if (lower[at] !== 'of' && lower[at] !== 'on') return null;
  const day = readCalendar(words, at + 1) ?? readRelative(words, at + 1) ?? readOrdinalDay(words, at + 1, true);
  if (!day) return null;
  const { meaning } = day;
  if (meaning.kind === 'calendar' && (meaning.day !== undefined || meaning.weekday !== undefined)) {
    return lower[at] === 'of' || lower[first] !== 'the'
      ? { first, next: day.next, type: 'TIME', meaning: { ...meaning, part } }
      : null;
  }
  if (meaning.kind === 'shift' || meaning.kind === 'relative')
    return { first, next: day.next, type: 'TIME', meaning: { ...meaning, part } };
  return null;
}

/** the 5th · the 28th of that month: a day of the month last told. */
function readOrdinalDay(words: Words, first: number, afterOf = false): Draft | null {
  const { lower, tokens } = words;
  const the = lower[first] === 'the';
  if (!the && !afterOf) return null;
  const i = the ? first + 1 : first;
  const ordinal = readOrdinal(lower, i);
  const bare = ordinal ? null : shortNumber(lower[i]);
  const day = ordinal?.value ?? bare;
  if (day === null || day === undefined || day < 1 || day > 31) return null;
  let next = ordinal?.next ?? i + 1;
  if (
    lower[next] === 'of' &&
    (lower[next + 1] === 'that' || lower[next + 1] === 'the') &&
    lower[next + (lower[next + 2] === 'same' ? 3 : 2)] === 'month'
  )
    next += lower[next + 2] === 'same' ? 4 : 3;
  else {
    const digits = lower[i] !== undefined && (lower[i] as string).charCodeAt(0) <= 57;
    const after = tokens[next];
    if (
      !digits ||
      (after &&
        after.upos !== 'PUNCT' &&
        after.upos !== 'VERB' &&
        after.upos !== 'AUX' &&
        after.upos !== 'CCONJ' &&
        after.upos !== 'ADP')
    )
      return null;
    if (after?.form === 'of' || isDash(after?.form)) return null;
    if (!afterOf && !['on', 'by', 'until', 'from', 'since'].includes(lower[first - 1] ?? '')) return null;
  }
  return { first, next, type: 'DATE', meaning: { kind: 'calendar', day } };
}

const EDGES: ReadonlySet<string> = new Set(
  'end beginning start middle eve rest remainder close onset outset turn part course'.split(' '),
);
/** What 'end', 'early' and their like may be of: a date, or the year, month … in hand. */
function readWhole(words: Words, i: number, inHand: boolean): Draft | null {
  const { lower } = words;
  const date = readCalendar(words, i) ?? readRelative(words, i);
  if (date) return date.meaning.kind === 'calendar' && date.meaning.clock !== undefined ? null : date;
  const ordinal = readOrdinalDay(words, i);
  if (ordinal) return ordinal;
  if (!inHand || lower[i] !== 'the') return null;
  const unit = UNITS.get(lower[i + 1] ?? '');
  if (unit && ['D', 'W', 'M', 'Y', 'DE', 'CE', 'Q'].includes(unit)) {
    return { first: i, next: i + 2, type: 'DATE', meaning: { kind: 'relative', step: 0, of: { unit }, from: 'story' } };
  }
  const season = SEASONS.get(lower[i + 1] ?? '');
  if (season && lower[i + 1] !== 'fall')
    return { first: i, next: i + 2, type: 'DATE', meaning: { kind: 'calendar', season } };
  const part = PARTS.get(lower[i + 1] ?? '');
  return part
    ? { first: i, next: i + 2, type: 'TIME', meaning: { kind: 'relative', step: 0, of: { part }, from: 'story' } }
    : null;
}

/** the end of 2019 · early May · late last year · earlier this month · later in the day · year's end. */
function readEdge(words: Words, first: number): Draft | null {
  const { lower } = words;
  let i = lower[first] === 'the' ? first + 1 : first;
  const word = lower[i] ?? '';
  if (lower[i] === 'latter' || (lower[i] === 'early' && lower[i + 1] === 'part') || lower[i] === 'very') i++;
  if (EDGES.has(lower[i] ?? '') && lower[i + 1] === 'of') {
    const whole = readWhole(words, i + 2, true);
    return whole && whole.meaning.kind !== 'shift' ? { ...whole, first } : null;
  }
  if (lower[first] === 'the' && word !== 'early' && word !== 'late' && word !== 'mid') return null;
  const early = word === 'early' || word === 'late' || word === 'mid' || word === 'earlier' || word === 'later';
  if (early) {
    let at = i + 1;
    if (isDash(lower[at])) at++;
    const prep = lower[at] === 'in' || lower[at] === 'on' || lower[at] === 'during';
    if (prep) at++;
    if (lower[first] === 'the' && prep) return null;
    const whole = readWhole(words, at, prep || word === 'later' || word === 'earlier');
    if (whole) {
      // 'early Friday' and 'late on Monday' are times of the day; the value stays the day's.
      return { ...whole, first };
    }
    return null;
  }
  const unit = UNITS.get(word);
  if (
    unit &&
    (lower[i + 1] === "'s" || lower[i + 1] === '’s' || isDash(lower[i + 1])) &&
    lower[i + 2] === 'end' &&
    lower[first] !== 'the'
  ) {
    return { first, next: i + 3, type: 'DATE', meaning: { kind: 'relative', step: 0, of: { unit }, from: 'story' } };
  }
  return null;
}

/** A part of day by itself: 'in the morning', 'overnight', 'at dawn'. */
function readPartAlone(words: Words, first: number): Draft | null {
  const { lower } = words;
  const the = lower[first] === 'the';
  const i = the ? first + 1 : first;
  const part = PARTS.get(lower[i] ?? '');
  if (!part) return null;
  const before = lower[first - 1] ?? '';
  const fits =
    lower[i] === 'overnight'
      ? words.tokens[i]?.upos === 'ADV'
      : the
        ? ['in', 'during', 'by', 'later'].includes(before)
        : ['at', 'by', 'before', 'until'].includes(before);
  if (!fits || words.tokens[i + 1]?.upos === 'NOUN' || lower[i + 1] === 'of') return null;
  return {
    first,
    next: i + 1,
    type: 'TIME',
    meaning: { kind: 'relative', step: 0, of: { part }, from: the ? 'story' : 'report' },
  };
}

/** True where a word may start an expression: all others are passed over. */
function mayStart(word: string): boolean {
  const c = word.charCodeAt(0);
  if ((c >= 48 && c <= 57) || c === 39 || c === 8217 || c === 8216) return true;
  return STARTERS.has(word);
}
const STARTERS: ReadonlySet<string> = new Set([
  ...MONTHS.keys(),
  ...WEEKDAYS.keys(),
  ...PLURAL_WEEKDAYS.keys(),
  ...SEASONS.keys(),
  ...PARTS.keys(),
  ...UNITS.keys(),
  ...PLURAL_UNITS.keys(),
  ...APPROXIMATORS,
  ...'the this that these those last next past same previous following coming upcoming current recent its their his her early late mid earlier later latter end beginning start middle eve turn very'.split(
    ' ',
  ),
  ...'a an half several few many numerous every each per daily everyday nightly hourly weekly monthly yearly annually annual today tonight yesterday tomorrow noon midnight midday more less fewer longer at up close well'.split(
    ' ',
  ),
  ...'now currently presently nowadays recently lately formerly future right present modern until q1 q2 q3 q4 ad christmas easter good thanksgiving halloween yearlong monthlong weeklong daylong hourlong boxing valentine independence'.split(
    ' ',
  ),
  ...'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenties thirties forties fifties sixties seventies eighties nineties'.split(
    ' ',
  ),
  ...['new', 'may', 'opening', 'final', 'intervening', 'preceding', 'subsequent', 'ensuing', 'couple', 'dozen'],
]);

/** The longest time expression that starts at a word. */
export function readTime(words: Words, i: number): Draft | null {
  const { lower } = words;
  const word = lower[i] as string;
  if (!mayStart(word) && !startsPhrase(word)) {
    // twenty-first-century, fifty-year: numbers written with dashes in one token.
    if (readOrdinal(lower, i) === null && !word.includes('-')) return null;
  }
  let best: Draft | null = null;
  const consider = (draft: Draft | null) => {
    if (draft && (!best || draft.next > best.next)) best = draft;
  };
  consider(readEdge(words, i));
  consider(readPartOf(words, i));
  consider(readFeast(words, i));
  consider(readCalendar(words, i));
  consider(readClockTime(words, i));
  consider(readRelative(words, i));
  consider(readOrdinalDay(words, i));
  const from = pastApproximation(lower, i);
  consider(readShift(words, i, from));
  consider(readSet(words, i));
  consider(readSpan(words, i));
  consider(readLength(words, i, from));
  consider(readBarePlural(words, i));
  consider(readReference(words, i));
  consider(readPartAlone(words, i));
  return best;
}

/** The second end of a range that shares its month or century: 'May 3-7', '1914–18', '3 and 4 June' is read by the date itself. */
export function readRangeEnd(words: Words, draft: Draft): Draft | null {
  const { lower, tokens } = words;
  if (draft.meaning.kind !== 'calendar') return null;
  const joint = lower[draft.next];
  if (!isDash(joint) && joint !== 'and' && joint !== 'to' && joint !== 'until') return null;
  const at = draft.next + 1;
  const number = shortNumber(lower[at]);
  if (number === null) return null;
  const { year, month, day } = draft.meaning;
  const after = tokens[at + 1];
  const free =
    !after ||
    after.upos === 'PUNCT' ||
    after.upos === 'ADP' ||
    after.upos === 'VERB' ||
    after.upos === 'AUX' ||
    after.upos === 'CCONJ' ||
    after.upos === 'SCONJ';
  if (
    month !== undefined &&
    day !== undefined &&
    number > day &&
    number <= 31 &&
    (free || isDash(joint)) &&
    !MONTHS.has(lower[at + 1] ?? '')
  ) {
    const comma = lower[at + 1] === ',' ? at + 2 : at + 1;
    const own = fourDigitYear(lower[comma]);
    return {
      first: at,
      next: own !== null ? comma + 1 : at + 1,
      type: 'DATE',
      meaning: { ...draft.meaning, day: number, ...(own !== null && { year: own }) },
    };
  }
  if (
    year !== undefined &&
    month === undefined &&
    isDash(joint) &&
    (lower[at] as string).length === 2 &&
    number > year % 100 &&
    fourDigitYear(lower[draft.next - 1]) !== null &&
    digitsValue(lower[at] as string) !== null
  ) {
    return {
      first: at,
      next: at + 1,
      type: 'DATE',
      meaning: { kind: 'calendar', year: Math.floor(year / 100) * 100 + number },
    };
  }
  return null;
}

/** The first day of '3-7 May' and '3 and 4 June': it borrows the month of the date behind it. */
export function readRangeStart(words: Words, i: number): Draft | null {
  const { lower } = words;
  const number = shortNumber(lower[i]);
  if (number === null || number < 1 || number > 31) return null;
  const joint = lower[i + 1];
  if (!isDash(joint) && joint !== 'and' && joint !== 'to') return null;
  const second = readDate(words, i + 2);
  if (
    !second ||
    second.meaning.month === undefined ||
    second.meaning.day === undefined ||
    shortNumber(lower[i + 2]) === null
  )
    return null;
  return number < second.meaning.day
    ? { first: i, next: i + 1, type: 'DATE', meaning: { ...second.meaning, day: number } }
    : null;
}
