import type { Term } from './terms.ts';

/** Terms kept of a report: the most telling ones. */
export const TERMS_KEPT = 30;
/** A report joins the story that it is as like as this. */
export const LIKE_ENOUGH = 0.16;
/** Two stories become one where a report is as like both as this. */
export const BRIDGES = 0.28;
/** The nearest reports of a story decide: one that happens to be alike does not. */
const NEAREST = 3;
/** Days after which likeness counts for a third: stories develop, and their words come back in others. */
const FADING_DAYS = 150;
/** Reports further apart are not compared. */
export const DAYS_COMPARED = 365;

/** Weight of a term in a report, by the term's hash. */
type Weights = ReadonlyMap<number, number>;

/** @param rarityOf  how much a term tells */
export function weigh(terms: readonly Term[], rarityOf: (term: Term) => number): Weights {
  return new Map(terms.map((t) => [t.hash, t.much * rarityOf(t)]));
}

/** The terms that tell most of a report, most telling first; of equals the lower hash, so that the order is total. */
export function mostTelling(terms: readonly Term[], rarityOf: (term: Term) => number): Term[] {
  return terms
    .map((term) => ({ term, weight: term.much * rarityOf(term) }))
    .sort((a, b) => b.weight - a.weight || a.term.hash - b.term.hash)
    .slice(0, TERMS_KEPT)
    .map((t) => t.term);
}

/** Cosine of two reports' weights, less where they lie days apart: 0..1. */
export function likeness(a: Weights, b: Weights, daysApart: number): number {
  let shared = 0;
  for (const [hash, weight] of a) shared += weight * (b.get(hash) ?? 0);
  return shared === 0 ? 0 : (shared / (length(a) * length(b))) * Math.exp(-daysApart / FADING_DAYS);
}

const length = (weights: Weights): number => {
  let sum = 0;
  for (const w of weights.values()) sum += w * w;
  return Math.sqrt(sum) || 1;
};

/** A report that a new one was compared with. */
export interface Compared {
  readonly story: number;
  readonly likeness: number;
  /** Reports in its story. */
  readonly size: number;
}

/**
 * Where a report belongs by those that it was compared with.
 *
 * @returns the stories that it is like enough, most like first: it joins the first; those marked `bridged` are one story
 *     with it
 */
export function storiesFor(compared: readonly Compared[]): { readonly story: number; readonly bridged: boolean }[] {
  const by = new Map<number, { size: number; near: number[] }>();
  for (const { story, likeness: like, size } of compared) {
    const known = by.get(story);
    if (known) known.near.push(like);
    else by.set(story, { size, near: [like] });
  }
  return [...by]
    .map(([story, { size, near }]) => {
      const nearest = near.sort((a, b) => b - a).slice(0, NEAREST);
      return { story, like: nearest.reduce((sum, n) => sum + n, 0) / Math.min(NEAREST, size) };
    })
    .filter((s) => s.like >= LIKE_ENOUGH)
    .sort((a, b) => b.like - a.like || a.story - b.story)
    .map(({ story, like }) => ({ story, bridged: like >= BRIDGES }));
}
