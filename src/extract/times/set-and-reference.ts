import { two } from './calendar.ts';
import type { Draft, TimeType } from './meaning.ts';
import {
  durationValue,
  MONTHS,
  PARTS,
  PLURAL_WEEKDAYS,
  readCount,
  SEASONS,
  UNITS,
  unitOf,
  WEEKDAYS,
  type Words,
} from './words.ts';

const plain = (first: number, next: number, value: string, type: TimeType): Draft => ({
  first,
  next,
  type,
  meaning: { kind: 'plain', value },
});

/** What 'every' unit is worth: a day without a name. */
const EVERY: Readonly<Record<string, string>> = {
  D: 'XXXX-XX-XX',
  W: 'XXXX-WXX',
  M: 'XXXX-XX',
  Y: 'XXXX',
  WE: 'XXXX-WXX-WE',
  H: 'PT1H',
  DE: 'P10Y',
  MI: 'PT1M',
  Q: 'XXXX-QX',
};
const ADVERBS: ReadonlyMap<string, string> = new Map([
  ['daily', 'XXXX-XX-XX'],
  ['everyday', 'XXXX-XX-XX'],
  ['nightly', 'XXXX-XX-XXTNI'],
  ['hourly', 'PT1H'],
  ['weekly', 'XXXX-WXX'],
  ['monthly', 'XXXX-XX'],
  ['yearly', 'XXXX'],
  ['annually', 'XXXX'],
  ['annual', 'XXXX'],
]);

/** every day · each Friday · every two weeks · daily · Fridays · per month · twice a week. */
export function readSet(words: Words, i: number): Draft | null {
  const { lower, tokens } = words;
  const word = lower[i] as string;
  const adverb = ADVERBS.get(word);
  if (adverb) {
    // 'Daily Mail': a name's word.
    const capital = tokens[i]?.form !== word;
    return capital && (i > 0 || tokens[i + 1]?.upos === 'PROPN') ? null : plain(i, i + 1, adverb, 'SET');
  }
  const plural = PLURAL_WEEKDAYS.get(word);
  if (plural) return plain(i, i + 1, `XXXX-WXX-${plural}`, 'SET');
  if (word === 'per' || word === 'a' || word === 'an') {
    const unit = UNITS.get(lower[i + 1] ?? '');
    const rate = word === 'per' || ['once', 'twice', 'times'].includes(lower[i - 1] ?? '');
    return unit && rate && unit !== 'S' && unit !== 'Q' ? plain(i, i + 2, durationValue(1, unit), 'SET') : null;
  }
  if (word !== 'every' && word !== 'each') return null;
  let at = i + 1;
  if (lower[at] === 'other' || lower[at] === 'single') at++;
  const unit = UNITS.get(lower[at] ?? '');
  if (unit)
    return EVERY[unit]
      ? plain(i, at + 1, lower[at - 1] === 'other' ? durationValue(2, unit) : (EVERY[unit] as string), 'SET')
      : null;
  const weekday = WEEKDAYS.get(lower[at] ?? '');
  if (weekday) {
    const part = PARTS.get(lower[at + 1] ?? '');
    return plain(i, part ? at + 2 : at + 1, `XXXX-WXX-${weekday}${part ? `T${part}` : ''}`, 'SET');
  }
  const month = MONTHS.get(lower[at] ?? '');
  if (month && tokens[at]?.form !== lower[at]) return plain(i, at + 1, `XXXX-${two(month)}`, 'SET');
  const season = SEASONS.get(lower[at] ?? '');
  if (season) return plain(i, at + 1, `XXXX-${season}`, 'SET');
  const part = PARTS.get(lower[at] ?? '');
  if (part) return plain(i, at + 1, `XXXX-XX-XXT${part}`, 'SET');
  const count = readCount(lower, at);
  const counted = count ? unitOf(lower[count.next]) : null;
  return count && counted ? plain(i, count.next + 1, durationValue(count.value, counted), 'SET') : null;
}

/** Words that point at the present, the past or the future, and nothing more. */
const POINTERS: ReadonlyMap<string, string> = new Map([
  ['now', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['current', 'PRESENT_REF'],
  ['presently', 'PRESENT_REF'],
  ['nowadays', 'PRESENT_REF'],
  ['recently', 'PAST_REF'],
  ['recent', 'PAST_REF'],
  ['lately', 'PAST_REF'],
  ['formerly', 'PAST_REF'],
  ['future', 'FUTURE_REF'],
]);
const PHRASES: readonly (readonly [string, string])[] = [
  ['right now', 'PRESENT_REF'],
  ['at present', 'PRESENT_REF'],
  ['at the moment', 'PRESENT_REF'],
  ['these days', 'PRESENT_REF'],
  ['the present', 'PRESENT_REF'],
  ['present day', 'PRESENT_REF'],
  ['present - day', 'PRESENT_REF'],
  ['modern day', 'PRESENT_REF'],
  ['the time being', 'PRESENT_REF'],
  ['at this time', 'PRESENT_REF'],
  ['this time', 'PRESENT_REF'],
  ['until now', 'PRESENT_REF'],
  ['up to now', 'PRESENT_REF'],
  ['the future', 'FUTURE_REF'],
  ['the near future', 'FUTURE_REF'],
  ['the foreseeable future', 'FUTURE_REF'],
  ['the past', 'PAST_REF'],
  ['the recent past', 'PAST_REF'],
];
const BY_FIRST = new Map<string, (readonly [readonly string[], string])[]>();
for (const [phrase, value] of PHRASES) {
  const parts = phrase.split(' ');
  const list = BY_FIRST.get(parts[0] as string) ?? [];
  list.push([parts, value]);
  BY_FIRST.set(parts[0] as string, list);
}
/** True where a word may start one of the phrases above. */
export const startsPhrase = (word: string): boolean => BY_FIRST.has(word) || POINTERS.has(word);

/** now · recently · the future · these days. */
export function readReference(words: Words, i: number): Draft | null {
  const { lower, tokens } = words;
  const word = lower[i] as string;
  let best: Draft | null = null;
  for (const [parts, value] of BY_FIRST.get(word) ?? []) {
    if (parts.some((p, k) => lower[i + k] !== p)) continue;
    const next = i + parts.length;
    const after = tokens[next];
    // 'the past three years', 'the future president', 'the present government' are something else.
    const last = parts[parts.length - 1];
    if (
      (last === 'past' || last === 'present' || last === 'time') &&
      after &&
      (after.upos === 'NOUN' || after.upos === 'NUM' || after.upos === 'ADJ' || after.upos === 'PROPN')
    )
      continue;
    if (parts[0] === 'this' && !['at', 'by', 'until', 'from', 'during'].includes(lower[i - 1] ?? '')) continue;
    if (!best || next > best.next) best = plain(i, next, value, 'DATE');
  }
  if (best) return best;
  const value = POINTERS.get(word);
  if (!value || (tokens[i]?.form !== word && i > 0)) return null;
  // 'now' joining clauses ('now that …') still points at the present; 'current' as a noun (the sea's) does not.
  if ((word === 'current' || word === 'recent') && tokens[i]?.upos === 'NOUN') return null;
  const degree =
    word.startsWith('recent') && (lower[i - 1] === 'more' || lower[i - 1] === 'most' || lower[i - 1] === 'as');
  return plain(degree ? i - 1 : i, i + 1, value, 'DATE');
}
