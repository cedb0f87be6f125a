import type { Parsed, Sentence, Token } from './parsed.ts';
import type { Span } from './span.ts';

/** The first item whose end lies beyond `offset`, by binary search; items are in order and do not overlap. */
function firstEndingAfter<T extends { readonly end: number }>(items: readonly T[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as T).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The sentence that a UTF-16 offset of the text lies in; null between sentences and past the end. */
export function sentenceAt(parsed: Parsed, offset: number): Sentence | null {
  const sentence = parsed.sentences[firstEndingAfter(parsed.sentences, offset)];
  return sentence && sentence.start <= offset ? sentence : null;
}

/** The tokens of a sentence that share a character with a span, left to right. */
export function tokensIn(sentence: Sentence, span: Span): Token[] {
  const out: Token[] = [];
  for (let i = firstEndingAfter(sentence.tokens, span.start); i < sentence.tokens.length; i++) {
    const token = sentence.tokens[i] as Token;
    if (token.start >= span.end) break;
    out.push(token);
  }
  return out;
}

/** Of some tokens the one that the others hang on: the first whose head is not among them. */
export function topmost(tokens: readonly Token[]): Token | null {
  const inside = new Set(tokens.map((t) => t.index));
  return tokens.find((t) => !inside.has(t.head) && t.upos !== 'PUNCT') ?? tokens[0] ?? null;
}
