import type { Sentence, Token } from '#model';
import { pastAsides } from './asides.ts';
import { isQuoteMark, isStop } from './content.ts';
import type { Clause } from './credit-clause.ts';
import { isComma, isFiniteTag, isNominalTag, opensNounPhrase } from './tags.ts';

/** Where a finite clause follows a verb of speech that the tree has not joined to it; null where none does. */
export function looseClause(c: Clause): number | null {
  const { sentence } = c;
  // 'alleged, by way of example, the mine was shut'
  const aside = isComma(sentence.tokens[c.last + 1]) ? closingComma(sentence, c.last + 1) : null;
  const start = pastAsides(c, aside === null ? c.last + 1 : aside + 1);
  const first = sentence.tokens[start];
  if (!first || !(opensNounPhrase(first) || isQuoteMark(first.form) || first.upos === 'PRON' || first.upos === 'ADJ'))
    return null;
  for (let i = start; i < sentence.tokens.length && i - start < 24; i++) {
    const t = sentence.tokens[i] as Token;
    if (isFiniteTag(t) && i > start) {
      const before = sentence.tokens[i - 1] as Token;
      return before.upos === 'CCONJ' ? null : start;
    }
    // 'demanded the road be opened': the bare verb of a demand.
    if (
      t.xpos === 'VB' &&
      i > start &&
      DEMANDING.has(c.cue.manner) &&
      sentence.tokens[i - 1]?.xpos !== 'TO' &&
      sentence.tokens[i - 1]?.xpos !== 'MD' &&
      isNominalTag(sentence.tokens[i - 1] as Token)
    )
      return start;
    if (isComma(t)) {
      const close = closingComma(sentence, i);
      if (close === null) return null;
      i = close;
      continue;
    }
    if (
      (t.upos === 'PUNCT' && !isQuoteMark(t.form) && t.form !== '-') ||
      t.xpos.startsWith('W') ||
      t.upos === 'SCONJ' ||
      t.form === 'that' ||
      t.xpos === 'TO'
    )
      return null;
  }
  return null;
}

const DEMANDING = new Set<string>(['demand', 'ask', 'propose', 'order']);

/** The comma that closes an aside which holds no finite verb. */
function closingComma(sentence: Sentence, open: number): number | null {
  for (let i = open + 1; i < sentence.tokens.length && i - open < 14; i++) {
    const t = sentence.tokens[i] as Token;
    if (isComma(t)) return i;
    if (isFiniteTag(t) || isStop(t.form)) return null;
  }
  return null;
}
