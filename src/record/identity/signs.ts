import type { Mark } from './mark.ts';

/** How often an identity's reports told each thing of it. */
export type Counts = Record<string, number>;

/** What all the members of an identity tell of it together. */
export interface Signs {
  /** By folded name: as written, how often. */
  names: Record<string, [name: string, n: number]>;
  others: Counts;
  ids: Counts;
  titles: Counts;
  bodies: Counts;
  /** Kind of each body. */
  kinds: Record<string, string>;
  countries: Counts;
  context: Counts;
}

/** Different values kept of one sign: what is told more rarely than the first so many is let go. */
const MOST = 24;

export const noSigns = (): Signs => ({
  names: {},
  others: {},
  ids: {},
  titles: {},
  bodies: {},
  kinds: {},
  countries: {},
  context: {},
});

/** Adds what a mark tells, or takes it away. */
export function count(signs: Signs, mark: Mark, by: 1 | -1): void {
  const known = Object.hasOwn(signs.names, mark.folded) ? signs.names[mark.folded] : undefined;
  const n = (known?.[1] ?? 0) + by;
  if (n > 0) signs.names[mark.folded] = [known?.[0] ?? mark.name, n];
  else delete signs.names[mark.folded];
  tally(signs.others, mark.others, by);
  tally(signs.ids, mark.ids, by);
  tally(signs.titles, mark.titles, by);
  tally(
    signs.bodies,
    mark.bodies.map((b) => b.name),
    by,
  );
  for (const { name, kind } of mark.bodies) {
    if (Object.hasOwn(signs.bodies, name)) signs.kinds[name] = kind;
    else delete signs.kinds[name];
  }
  if (mark.country) tally(signs.countries, [mark.country], by);
  tally(signs.context, mark.context, by);
}

function tally(counts: Counts, values: readonly string[], by: 1 | -1): void {
  let room = -1;
  for (const value of values) {
    const known = Object.hasOwn(counts, value) ? (counts[value] as number) : 0;
    if (known === 0) {
      if (by < 0) continue;
      if (room < 0) room = Math.max(MOST - Object.keys(counts).length, 0);
      if (room-- === 0) {
        room = 0;
        continue;
      }
    }
    if (known + by > 0) counts[value] = known + by;
    else delete counts[value];
  }
}

/** The fullest name: the most words, then the most often told, then the first by its letters. */
export function displayName(signs: Signs, isPerson: boolean): string {
  const words = (folded: string) => (isPerson ? Math.min(folded.split(' ').length, 3) : 0);
  return (
    Object.entries(signs.names).sort(
      ([a, [, m]], [b, [, n]]) => words(b) - words(a) || n - m || b.length - a.length || (a < b ? -1 : 1),
    )[0]?.[1][0] ?? ''
  );
}
