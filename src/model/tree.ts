import type { Sentence, Token } from './parsed.ts';
import type { Span } from './span.ts';

/** The universal part of a relation: `nsubj:pass` → `nsubj`. */
export const relation = (token: Token): string => {
  const colon = token.deprel.indexOf(':');
  return colon < 0 ? token.deprel : token.deprel.slice(0, colon);
};

/** @throws RangeError where there is no such token */
export function tokenAt(sentence: Sentence, index: number): Token {
  const token = sentence.tokens[index];
  if (!token) throw new RangeError(`no token ${index} in a sentence of ${sentence.tokens.length}`);
  return token;
}

/** Dependents of a token, left to right; with `relations`, those alone whose universal or full relation is among them. */
export function dependents(sentence: Sentence, index: number, ...relations: string[]): Token[] {
  const out: Token[] = [];
  for (const i of sentence.dependents[index] ?? []) {
    const token = tokenAt(sentence, i);
    if (!relations.length || relations.includes(token.deprel) || relations.includes(relation(token))) out.push(token);
  }
  return out;
}

export const dependent = (sentence: Sentence, index: number, ...relations: string[]): Token | null =>
  dependents(sentence, index, ...relations)[0] ?? null;

/** The token that this one depends on; null for the root. */
export const headOf = (sentence: Sentence, token: Token): Token | null =>
  token.head < 0 ? null : tokenAt(sentence, token.head);

/**
 * Indices of a token and all below it, in order of the text. Dependents for which
 * `leaveOut` holds are left out with all below them.
 */
export function subtree(sentence: Sentence, index: number, leaveOut?: (t: Token) => boolean): number[] {
  const out: number[] = [];
  const stack = [index];
  while (stack.length) {
    const i = stack.pop() as number;
    out.push(i);
    for (const d of sentence.dependents[i] ?? []) {
      if (!leaveOut?.(tokenAt(sentence, d))) stack.push(d);
    }
  }
  return out.sort((a, b) => a - b);
}

/** From the first to the last of some tokens. @throws RangeError where there are none */
export function spanOf(sentence: Sentence, indices: readonly number[]): Span {
  const first = indices[0];
  const last = indices[indices.length - 1];
  if (first === undefined || last === undefined) throw new RangeError('span of no tokens');
  return { start: tokenAt(sentence, first).start, end: tokenAt(sentence, last).end };
}

/** True where `index` is `ancestor` or stands anywhere below it. */
export function isWithin(sentence: Sentence, index: number, ancestor: number): boolean {
  for (let i = index, n = 0; i >= 0 && n <= sentence.tokens.length; i = tokenAt(sentence, i).head, n++) {
    if (i === ancestor) return true;
  }
  return false;
}
