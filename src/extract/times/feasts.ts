import type { Draft, Meaning } from './meaning.ts';
import { fourDigitYear, PARTS, type Words } from './words.ts';

type Feast =
  | { readonly month: number; readonly day: number }
  | { readonly moves: 'easter' | 'good-friday' | 'easter-monday' | 'thanksgiving' };

/** Days with names, by their words; those with one date in every year and those reckoned by Easter or weekday. */
const FEASTS: readonly (readonly [string, Feast])[] = [
  ['christmas eve', { month: 12, day: 24 }],
  ['christmas day', { month: 12, day: 25 }],
  ['christmas', { month: 12, day: 25 }],
  ['boxing day', { month: 12, day: 26 }],
  ["new year 's eve", { month: 12, day: 31 }],
  ["new year 's day", { month: 1, day: 1 }],
  ["valentine 's day", { month: 2, day: 14 }],
  ['halloween', { month: 10, day: 31 }],
  ['good friday', { moves: 'good-friday' }],
  ['easter sunday', { moves: 'easter' }],
  ['easter monday', { moves: 'easter-monday' }],
  ['easter', { moves: 'easter' }],
  ['thanksgiving day', { moves: 'thanksgiving' }],
  ['thanksgiving', { moves: 'thanksgiving' }],
];
const BY_FIRST = new Map<string, (readonly [readonly string[], Feast])[]>();
for (const [phrase, feast] of FEASTS) {
  const parts = phrase.split(' ');
  BY_FIRST.set(parts[0] as string, [...(BY_FIRST.get(parts[0] as string) ?? []), [parts, feast]]);
}

/** Christmas 2007 · Easter · New Year's Eve. */
export function readFeast(words: Words, i: number): Draft | null {
  const { lower, tokens } = words;
  const list = BY_FIRST.get(lower[i] as string);
  if (!list || tokens[i]?.form === lower[i]) return null;
  for (const [parts, feast] of list) {
    if (parts.some((p, k) => (lower[i + k] ?? '').replace('’', "'") !== p)) continue;
    const end = i + parts.length;
    const year = fourDigitYear(lower[end]);
    const part = PARTS.get(lower[end] ?? '');
    // 'Christmas Island', 'Easter Rising': a name's word.
    if (year === null && !part && tokens[end]?.upos === 'PROPN') return null;
    const meaning: Meaning =
      'moves' in feast
        ? { kind: 'feast', name: feast.moves, ...(year !== null && { year }) }
        : {
            kind: 'calendar',
            month: feast.month,
            day: feast.day,
            ...(year !== null && { year }),
            ...(part && { part }),
          };
    return { first: i, next: year !== null || part ? end + 1 : end, type: part ? 'TIME' : 'DATE', meaning };
  }
  return null;
}
