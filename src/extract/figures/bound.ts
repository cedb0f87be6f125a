import type { Figure } from '#model';

export type Bound = Figure['bound'];

/** Words before a quantity that bound it, longest first. */
const PHRASES: readonly (readonly [string, Bound])[] = [
  ['no fewer than', 'at_least'],
  ['no less than', 'at_least'],
  ['not less than', 'at_least'],
  ['not fewer than', 'at_least'],
  ['in excess of', 'at_least'],
  ['a minimum of', 'at_least'],
  ['upwards of', 'at_least'],
  ['well over', 'at_least'],
  ['just over', 'at_least'],
  ['more than', 'at_least'],
  ['greater than', 'at_least'],
  ['longer than', 'at_least'],
  ['at least', 'at_least'],
  ['over', 'at_least'],
  ['above', 'at_least'],
  ['exceeding', 'at_least'],
  ['exceeded', 'at_least'],
  ['exceeds', 'at_least'],
  ['exceed', 'at_least'],
  ['surpassed', 'at_least'],
  ['topped', 'at_least'],
  ['no more than', 'at_most'],
  ['not more than', 'at_most'],
  ['a maximum of', 'at_most'],
  ['as many as', 'at_most'],
  ['as much as', 'at_most'],
  ['as long as', 'at_most'],
  ['just under', 'at_most'],
  ['less than', 'at_most'],
  ['fewer than', 'at_most'],
  ['at most', 'at_most'],
  ['up to', 'at_most'],
  ['under', 'at_most'],
  ['below', 'at_most'],
  ['within', 'at_most'],
  ['an estimated', 'about'],
  ['close to', 'about'],
  ['estimated', 'about'],
  ['nearly', 'about'],
  ['almost', 'about'],
  ['about', 'about'],
  ['around', 'about'],
  ['some', 'about'],
  ['roughly', 'about'],
  ['approximately', 'about'],
  ['circa', 'about'],
  ['approx', 'about'],
];
const BY_FIRST = new Map<string, (readonly [readonly string[], Bound])[]>();
for (const [phrase, bound] of PHRASES) {
  const parts = phrase.split(' ');
  BY_FIRST.set(parts[0] as string, [...(BY_FIRST.get(parts[0] as string) ?? []), [parts, bound]]);
}

/** The bounding words that start at a word, and where they end; null where none do. */
export function readBound(lower: readonly string[], i: number): { bound: Bound; next: number } | null {
  for (const [parts, bound] of BY_FIRST.get(lower[i] as string) ?? []) {
    if (parts.every((p, k) => lower[i + k] === p)) return { bound, next: i + parts.length };
  }
  return null;
}

/** Bounding words behind a quantity: '200 or more', '100+'. */
export function readBoundAfter(lower: readonly string[], i: number): { bound: Bound; next: number } | null {
  if (lower[i] === '+') return { bound: 'at_least', next: i + 1 };
  if (lower[i] === 'or' && lower[i + 1] === 'more') return { bound: 'at_least', next: i + 2 };
  if (lower[i] === 'or' && (lower[i + 1] === 'less' || lower[i + 1] === 'fewer'))
    return { bound: 'at_most', next: i + 2 };
  if (lower[i] === 'or' && lower[i + 1] === 'so') return { bound: 'about', next: i + 2 };
  return null;
}
