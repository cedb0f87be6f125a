import { isDash } from '../figures/number.ts';
import type { Draft } from './meaning.ts';
import { durationValue, PLURAL_UNITS, readCount, readOrdinal, UNITS, unitOf, type Words } from './words.ts';

const plain = (first: number, next: number, value: string, type: Draft['type'] = 'DURATION'): Draft => ({
  first,
  next,
  type,
  meaning: { kind: 'plain', value },
});

const LONG: ReadonlySet<string> = new Set(['long', 'old']);
const GLUED: ReadonlyMap<string, string> = new Map([
  ['yearlong', 'P1Y'],
  ['monthlong', 'P1M'],
  ['weeklong', 'P1W'],
  ['daylong', 'P1D'],
  ['hourlong', 'PT1H'],
  ['decadelong', 'P10Y'],
]);
/** Prepositions before bare plurals that make them a length: 'for years'. */
const LENGTH: ReadonlySet<string> = new Set(
  'for in after within over of during through take takes took taken lasted last lasting spent spend by until up'.split(
    ' ',
  ),
);

/** 'long' or 'old' behind a unit, with or without dashes; returns where it ends. */
function pastLong(lower: readonly string[], i: number): number {
  const at = isDash(lower[i]) ? i + 1 : i;
  return LONG.has(lower[at] ?? '') ? at + 1 : i;
}

/** seven months · 24-year · a year and a half · two full days · half an hour. */
export function readLength(words: Words, first: number, i: number): Draft | null {
  const { lower, tokens } = words;
  const glued = GLUED.get(lower[i] ?? '');
  if (glued) return plain(first, i + 1, glued);
  const count = readCount(lower, i);
  if (!count) return null;
  let at = count.next;
  const article = count.next === i + 1 && (lower[i] === 'a' || lower[i] === 'an');
  const dashed = isDash(lower[at]);
  if (dashed) at++;
  let unit = unitOf(lower[at]);
  if (!unit && !dashed && tokens[at]?.upos === 'ADJ' && readOrdinal(lower, at) === null) {
    at++;
    unit = unitOf(lower[at]);
    if (unit && article) unit = null;
  }
  if (!unit) return null;
  // 'a second', 'a quarter' and 'one second' are seldom lengths of time; 'two quarters' seldom are.
  if ((unit === 'S' || unit === 'Q') && (UNITS.has(lower[at] as string) || unit === 'Q')) return null;
  if (unit === 'WE' && article) return null;
  if (
    !dashed &&
    UNITS.has(lower[at] as string) &&
    count.value !== null &&
    count.value > 1 &&
    !isDash(lower[at + 1]) &&
    tokens[at + 1]?.upos !== 'NOUN' &&
    !LONG.has(lower[at + 1] ?? '')
  ) {
    return null;
  }
  if (count.value === null && UNITS.has(lower[at] as string)) return null;
  let next = at + 1;
  let value = count.value;
  if (lower[next] === 'and' && lower[next + 1] === 'a' && lower[next + 2] === 'half' && value !== null) {
    value += 0.5;
    next += 3;
  }
  next = pastLong(lower, next);
  if (lower[next] === 'of' && lower[next + 1] === 'age') next += 2;
  // 'one day' by itself is some day, not a length.
  if (lower[i] === 'one' && unit === 'D' && !dashed && !LENGTH.has(lower[first - 1] ?? '')) return null;
  if (value === 0.5 && unit === 'H') return plain(first, next, 'PT30M');
  return plain(first, next, durationValue(value, unit));
}

/** the past three years · the first nine months · the last week of May; 'the coming weeks' looks ahead. */
export function readSpan(words: Words, i: number): Draft | null {
  const { lower } = words;
  let at = i;
  const the = ['the', 'these', 'those', 'its', 'their', 'his', 'her'].includes(lower[at] ?? '');
  if (the) at++;
  const word = lower[at] ?? '';
  const span = [
    'past',
    'last',
    'next',
    'first',
    'final',
    'coming',
    'previous',
    'following',
    'preceding',
    'intervening',
    'early',
    'opening',
    'second',
    'third',
    'recent',
    'entire',
    'whole',
  ].includes(word);
  if (!span) return null;
  if (word === 'recent' || (word === 'coming' && the) || word === 'coming') {
    const unit = PLURAL_UNITS.get(lower[at + 1] ?? '');
    if (unit && unit !== 'S') return plain(i, at + 2, word === 'recent' ? 'PAST_REF' : 'FUTURE_REF', 'DATE');
    if (word === 'recent') return null;
  }
  if (!the && word !== 'last' && word !== 'next' && word !== 'past') return null;
  const unit1 = UNITS.get(lower[at + 1] ?? '');
  if (unit1 && the) {
    if (unit1 === 'S' || unit1 === 'Q' || unit1 === 'WE') return null;
    // 'the first day' is a day; 'the past year' and 'the first week' are lengths.
    if (unit1 === 'D' && word !== 'past') return null;
    if ((word === 'second' || word === 'third' || word === 'final' || word === 'first') && lower[at + 2] !== 'of')
      return null;
    return plain(i, at + 2, durationValue(1, unit1));
  }
  if (['second', 'third', 'early', 'entire', 'whole'].includes(word)) return null;
  const count = readCount(lower, at + 1);
  if (count && count.next > at + 1) {
    const unit = PLURAL_UNITS.get(lower[count.next] ?? '');
    return unit ? plain(i, count.next + 1, durationValue(count.value, unit)) : null;
  }
  const unit = PLURAL_UNITS.get(lower[at + 1] ?? '');
  return unit && the && unit !== 'S' ? plain(i, at + 2, durationValue(null, unit)) : null;
}

/** weeks of talks · for years · decades-long: how many is not told. */
export function readBarePlural(words: Words, i: number): Draft | null {
  const { lower, tokens } = words;
  const word = lower[i] as string;
  const single = UNITS.get(word);
  if (single) {
    const next = pastLong(lower, i + 1);
    return isDash(lower[i + 1]) && next > i + 1 && single !== 'S' ? plain(i, next, durationValue(1, single)) : null;
  }
  const unit = PLURAL_UNITS.get(word);
  if (!unit || unit === 'S' || unit === 'WE' || unit === 'Q') return null;
  const before = lower[i - 1] ?? '';
  const next = pastLong(lower, i + 1);
  if (next > i + 1) return plain(i, next, durationValue(null, unit));
  if (tokens[i - 1]?.upos === 'NUM') return null;
  const led = LENGTH.has(before) && !(unit === 'MI' && before !== 'for' && before !== 'within');
  return led || (lower[i + 1] === 'of' && unit !== 'MI') ? plain(i, i + 1, durationValue(null, unit)) : null;
}
