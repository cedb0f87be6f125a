import type { Token } from '#model';
import { takesNot } from './abbreviations.ts';

/** Tokens `first`..`last`, both included, that are written as one word: do|n't, Ruiz|'s, can|not. */
export interface WrittenWord {
  readonly first: number;
  readonly last: number;
}

const PARTS = new Set(["'s", "'m", "'d", "'re", "'ve", "'ll", "n't", 'nt', 'not', 'na', 'ta', 'm', 've', 're']);
const isPart = (before: Token, token: Token): boolean => {
  const form = token.form.toLowerCase().replace('\u2019', "'");
  if (form === "'") return token.xpos === 'POS';
  if (!PARTS.has(form)) return false;
  if (form === 'not') return before.form.toLowerCase() === 'can';
  if (form === 'nt') return takesNot(before.form);
  return /[\p{L}\p{N}.]$/u.test(before.form);
};

/** The words of a sentence that are written as one, in order. */
export function writtenWords(_text: string, tokens: readonly Token[]): WrittenWord[] {
  const out: WrittenWord[] = [];
  for (let i = 1; i < tokens.length; i++) {
    let last = i - 1;
    while (
      last + 1 < tokens.length &&
      glued(tokens[last] as Token, tokens[last + 1] as Token) &&
      isPart(tokens[last] as Token, tokens[last + 1] as Token)
    )
      last++;
    if (last >= i) {
      out.push({ first: i - 1, last });
      i = last + 1;
    }
  }
  return out;
}

const glued = (a: Token, b: Token): boolean => a.end === b.start;
