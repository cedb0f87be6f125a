import { isDash } from '../figures/number.ts';
import { readYear } from './calendar-date.ts';
import type { Meaning } from './meaning.ts';
import { fourDigitYear, readOrdinal, shortNumber, type Words } from './words.ts';

export interface YearHit {
  readonly meaning: Meaning;
  readonly next: number;
}

/** Nouns whose number is a name: Resolution 1701, Flight 1549. */
const NUMBERED: ReadonlySet<string> = new Set(
  'resolution resolutions flight article articles section room route highway number no. no nos. bus train model page channel chapter boeing airbus psalm rule bill law act case room $ € £ us$ # line'.split(
    ' ',
  ),
);
/** Words before four digits that make them a year. */
const LEADS: ReadonlySet<string> = new Set(
  'in since by of from until till during before after early late mid to and between through for the circa around about ( as back year'.split(
    ' ',
  ),
);
const DECADES: ReadonlyMap<string, number> = new Map(
  'twenties thirties forties fifties sixties seventies eighties nineties'
    .split(' ')
    .map((word, i) => [word, 192 + i] as const),
);

/** 1938 · 479 BC · '89 · the year 2003 is read by its caller; not '1938 people', 'Resolution 1938'. */
function readBareYear(words: Words, i: number): YearHit | null {
  const { lower, tokens } = words;
  const year = readYear(words, i);
  if (!year) return null;
  const meaning: Meaning = { kind: 'calendar', year: year.year, ...(year.bc && { bc: true }) };
  if (year.next > i + 1 || fourDigitYear(lower[i]) === null) return { meaning, next: year.next };
  const before = lower[i - 1] ?? '';
  if (NUMBERED.has(before)) return null;
  const after = tokens[i + 1];
  const counted =
    after !== undefined && (after.xpos === 'NNS' || after.xpos === 'NNPS' || after.form === '%' || after.form === 'km');
  if (counted && !LEADS.has(before)) return null;
  if (counted && tokens[i]?.deprel === 'nummod' && before !== 'the' && before !== 'in' && before !== 'since')
    return null;
  if (isDash(lower[i + 1]) && tokens[i + 1]?.start === tokens[i]?.end && !(lower[i + 2]?.[0] ?? '').match(/[0-9a-z]/))
    return null;
  const n = year.year;
  return n >= 1400 || LEADS.has(before) ? { meaning, next: year.next } : null;
}

/** the 1970s · 1970's · '70s · the seventies: their value is 197. */
function readDecade(words: Words, i: number): YearHit | null {
  const { lower, tokens } = words;
  const word = lower[i] as string;
  const named = DECADES.get(word);
  if (named !== undefined)
    return lower[i - 1] === 'the' || lower[i - 1] === '-'
      ? { meaning: { kind: 'plain', value: String(named) }, next: i + 1 }
      : null;
  const plural = word.endsWith('s') ? word.slice(0, -1) : null;
  let digits = plural ?? word;
  let next = i + 1;
  if (plural === null) {
    const s = lower[i + 1];
    if ((s !== 's' && s !== "'s" && s !== '’s') || tokens[i]?.end !== tokens[i + 1]?.start) return null;
    next = i + 2;
  }
  if (digits.length && "'’‘".includes(digits[0] as string)) digits = digits.slice(1);
  const year = digits.length === 2 && shortNumber(digits) !== null ? 1900 + Number(digits) : fourDigitYear(digits);
  if (digits.length <= 3 && digits.length >= 2 && digits.endsWith('0') && lower[next]?.startsWith('b')) {
    if (['bc', 'b.c.', 'bce'].includes(lower[next] as string))
      return { meaning: { kind: 'plain', value: `BC${digits.slice(0, -1).padStart(3, '0')}` }, next: next + 1 };
  }
  if (year === null || year % 10 !== 0) return null;
  if (s70(word) && year < 1910) return null;
  // "2020's elections" is a year with a genitive.
  if (
    plural === null &&
    lower[i + 1] !== 's' &&
    lower[i - 1] !== 'the' &&
    !['early', 'late', 'mid'].includes(lower[i - 1] ?? '')
  )
    return null;
  return { meaning: { kind: 'plain', value: String(Math.floor(year / 10)) }, next };
}
const s70 = (word: string): boolean =>
  word.length <= 3 && word.endsWith('s') && shortNumber(word.slice(0, -1)) !== null;

/** the 19th century · nineteenth-century · the 4th century BC. */
function readCentury(words: Words, i: number): YearHit | null {
  const { lower } = words;
  const ordinal = readOrdinal(lower, i);
  if (!ordinal) return null;
  const at = isDash(lower[ordinal.next]) ? ordinal.next + 1 : ordinal.next;
  if (lower[at] !== 'century' && lower[at] !== 'centuries') return null;
  const bc = ['bc', 'b.c.', 'bce'].includes(lower[at + 1] ?? '');
  const value = String(ordinal.value - 1).padStart(2, '0');
  return { meaning: { kind: 'plain', value: bc ? `BC${value}` : value }, next: bc ? at + 2 : at + 1 };
}

/** A year, a decade or a century at exactly this word. */
export function readYearOrMore(words: Words, i: number): YearHit | null {
  if (words.lower[i] === undefined) return null;
  return readDecade(words, i) ?? readCentury(words, i) ?? readBareYear(words, i);
}
