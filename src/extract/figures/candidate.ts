import type { Evidence, Sentence, Span, Token } from '#model';
import { tokenAt } from '#model';
import type { Bound } from './bound.ts';

/** A figure before it is known on whose word it stands. */
export interface Candidate {
  readonly sentence: Sentence;
  /** Tokens of the figure, unit of measure included; half-open. */
  readonly first: number;
  readonly last: number;
  readonly value: number;
  readonly to: number | null;
  readonly bound: Bound;
  readonly boundWords: Span | null;
  readonly unit: string;
  readonly unitEvidence: Evidence[string];
  /** The word that the figure counts or hangs on: a noun, or the verb of a figure that stands alone. */
  readonly anchor: number;
  /** Spans of the words that say what is counted, in the order that they are read. */
  readonly counts: readonly Span[];
  readonly measure: string | null;
  readonly rule: string;
  readonly margin: number;
}

/** Tokens, left to right, as stretches of text. */
export function stretches(sentence: Sentence, indices: readonly number[]): Span[] {
  const out: { start: number; end: number }[] = [];
  let last = -2;
  for (const i of indices) {
    const token = tokenAt(sentence, i);
    const open = out[out.length - 1];
    if (open && i === last + 1) open.end = token.end;
    else out.push({ start: token.start, end: token.end });
    last = i;
  }
  return out;
}

export const spanOfTokens = (sentence: Sentence, first: number, last: number): Span => ({
  start: tokenAt(sentence, first).start,
  end: tokenAt(sentence, last - 1).end,
});

export const isNoun = (t: Token | undefined): boolean => t !== undefined && (t.upos === 'NOUN' || t.upos === 'PROPN');
