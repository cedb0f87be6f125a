import type { Sentence, Token } from '#model';
import { readNumber } from '../figures/number.ts';
import type { PartOfDay, Season, Unit } from './meaning.ts';

/** A sentence's words as the recognisers read them. */
export interface Words {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
}

export const wordsOf = (sentence: Sentence): Words => ({
  sentence,
  tokens: sentence.tokens,
  lower: sentence.tokens.map((t) => withoutMid(t.form.toLowerCase())),
});

/** 'mid-March' is read as March: the value is the month's. */
const withoutMid = (word: string): string => (word.length > 5 && word.startsWith('mid-') ? word.slice(4) : word);

const numbered = (names: string, from = 1): [string, number][] => names.split(' ').map((name, i) => [name, i + from]);

export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...numbered('january february march april may june july august september october november december'),
  ...numbered('jan feb mar apr may jun jul aug sep oct nov dec'),
  ...numbered('jan. feb. mar. apr. may. jun. jul. aug. sep. oct. nov. dec.'),
  ['sept', 9],
  ['sept.', 9],
]);
export const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ...numbered('monday tuesday wednesday thursday friday saturday sunday'),
  ...numbered('mon. tue. wed. thu. fri. sat. sun.'),
  ['tues', 2],
  ['tues.', 2],
  ['thurs', 4],
  ['thurs.', 4],
  ['weds', 3],
]);
export const PLURAL_WEEKDAYS: ReadonlyMap<string, number> = new Map(
  numbered('mondays tuesdays wednesdays thursdays fridays saturdays sundays'),
);
export const SEASONS: ReadonlyMap<string, Season> = new Map([
  ['spring', 'SP'],
  ['springtime', 'SP'],
  ['summer', 'SU'],
  ['summertime', 'SU'],
  ['autumn', 'FA'],
  ['fall', 'FA'],
  ['winter', 'WI'],
  ['wintertime', 'WI'],
]);
export const PARTS: ReadonlyMap<string, PartOfDay> = new Map([
  ['morning', 'MO'],
  ['dawn', 'MO'],
  ['afternoon', 'AF'],
  ['evening', 'EV'],
  ['dusk', 'EV'],
  ['night', 'NI'],
  ['overnight', 'NI'],
  ['daytime', 'DT'],
]);
const ONE: readonly (readonly [string, Unit])[] = [
  ['second', 'S'],
  ['minute', 'MI'],
  ['hour', 'H'],
  ['day', 'D'],
  ['weekend', 'WE'],
  ['week', 'W'],
  ['fortnight', 'FN'],
  ['month', 'M'],
  ['quarter', 'Q'],
  ['year', 'Y'],
  ['decade', 'DE'],
];
export const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([...ONE, ['century', 'CE']]);
export const PLURAL_UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...ONE.map(([word, unit]) => [`${word}s`, unit] as [string, Unit]),
  ['centuries', 'CE'],
  ['mins', 'MI'],
  ['hrs', 'H'],
  ['yrs', 'Y'],
]);
/** The unit that a singular or plural word names; null for any other word. */
export const unitOf = (word: string | undefined): Unit | null =>
  word === undefined ? null : (UNITS.get(word) ?? PLURAL_UNITS.get(word) ?? null);

const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...numbered(
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  ),
  ['thirtieth', 30],
]);

/** 5th → 5, twenty-first → 21, nineteenth → 19; with where it ends. */
export function readOrdinal(lower: readonly string[], i: number): { value: number; next: number } | null {
  const word = lower[i];
  if (word === undefined) return null;
  const known = ORDINALS.get(word);
  if (known !== undefined) return { value: known, next: i + 1 };
  if ((word === 'twenty' || word === 'thirty') && lower[i + 1] === '-') {
    const one = ORDINALS.get(lower[i + 2] ?? '');
    if (one !== undefined && one < 10) return { value: (word === 'twenty' ? 20 : 30) + one, next: i + 3 };
  }
  if (word.startsWith('twenty-')) {
    const one = ORDINALS.get(word.slice(7));
    if (one !== undefined && one < 10) return { value: 20 + one, next: i + 1 };
  }
  const suffix = word.slice(-2);
  const number = Number(word.slice(0, -2));
  if (
    word.length <= 5 &&
    word.length >= 3 &&
    Number.isInteger(number) &&
    number > 0 &&
    /^(st|nd|rd|th)$/.test(suffix)
  ) {
    return { value: number, next: i + 1 };
  }
  return null;
}

const VAGUE: ReadonlySet<string> = new Set(['several', 'few', 'many', 'some', 'numerous', 'various', 'countless']);
/** A count of units: a number, 'a', 'half an', or a vague one (null). */
export interface Count {
  readonly value: number | null;
  readonly next: number;
}

/** Reads what may stand before a unit: seven · 24 · a · half an · a few · several · a couple of. */
export function readCount(lower: readonly string[], i: number): Count | null {
  const word = lower[i];
  if (word === undefined) return null;
  const article = word === 'a' || word === 'an';
  const at = article ? i + 1 : i;
  const next = lower[at];
  if (next === 'few' || (article && next === 'number' && lower[at + 1] === 'of')) {
    return { value: null, next: next === 'few' ? at + 1 : at + 2 };
  }
  if (next === 'couple') return { value: 2, next: lower[at + 1] === 'of' ? at + 2 : at + 1 };
  if (next === 'dozen') return { value: 12, next: at + 1 };
  if (next === 'half' && (lower[at + 1] === 'an' || lower[at + 1] === 'a')) return { value: 0.5, next: at + 2 };
  if (next === 'half' && (article || lower[at + 1] === '-'))
    return { value: 0.5, next: lower[at + 1] === '-' ? at + 2 : at + 1 };
  const number = readNumber(lower, i);
  if (number) return { value: number.value, next: number.next };
  if (article) return { value: 1, next: at };
  if (VAGUE.has(word)) return { value: null, next: i + 1 };
  if (word === 'another') return readNumber(lower, i + 1) ?? { value: 1, next: i + 1 };
  return null;
}

/** PT24H, P2.5Y, PXM, P10Y for decades. */
export function durationValue(count: number | null, unit: Unit): string {
  const n = count === null ? 'X' : String(count);
  switch (unit) {
    case 'S':
    case 'H':
      return `PT${n}${unit}`;
    case 'MI':
      return `PT${n}M`;
    case 'FN':
      return `P${count === null ? 'X' : count * 2}W`;
    case 'WE':
      return `P${n}WE`;
    case 'DE':
      return count === null ? 'PXDE' : `P${count * 10}Y`;
    case 'CE':
      return count === null ? 'PXCE' : count === 1 ? 'P100Y' : `P${n}CE`;
    default:
      return `P${n}${unit}`;
  }
}

/** A year of four digits, 1000 to 2100; null for any other word. */
export function fourDigitYear(word: string | undefined): number | null {
  if (word?.length !== 4) return null;
  for (let i = 0; i < 4; i++) {
    const c = word.charCodeAt(i);
    if (c < 48 || c > 57) return null;
  }
  const year = Number(word);
  return year >= 1000 && year <= 2100 ? year : null;
}

/** A whole number of one or two digits; null for any other word. */
export function shortNumber(word: string | undefined): number | null {
  if (word === undefined || word.length > 2 || !word.length) return null;
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i);
    if (c < 48 || c > 57) return null;
  }
  return Number(word);
}
