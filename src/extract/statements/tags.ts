import { headOf, type Sentence, type Token } from '#model';
import { isDash, isQuoteMark, isStop } from './content.ts';

export const isNominalTag = (t: Token): boolean => t.upos === 'NOUN' || t.upos === 'PROPN' || t.upos === 'PRON';

export const opensNounPhrase = (t: Token): boolean => /^(DT|PRP|PRP\$|NNP|NNPS|NN|NNS|JJ|CD|WP|EX)$/.test(t.xpos);

export const isFiniteTag = (t: Token): boolean =>
  t.xpos === 'VBD' || t.xpos === 'VBZ' || t.xpos === 'VBP' || t.xpos === 'MD';

export const isComma = (t: Token | undefined): boolean => t?.form === ',';

export const isSeam = (t: Token | undefined): boolean =>
  t !== undefined &&
  (t.form === ',' || isQuoteMark(t.form) || (isDash(t.form) && t.xpos !== 'HYPH') || t.form === '?' || t.form === '!');

export const hasPredicate = (sentence: Sentence, from: number, to: number): boolean => {
  let relative = false;
  for (let i = from; i < to; i++) {
    const t = sentence.tokens[i] as Token;
    // A verb in ', who leads the party,' makes no clause of what stands before it.
    if (i > from && t.xpos.startsWith('W')) relative = true;
    else if (isComma(t)) relative = false;
    if (isFiniteTag(t) && !relative) return true;
  }
  return false;
};

/** A finite verb inside a clause that describes a noun of the credit, as in 'said X, who leads the party'. */
export const isRelative = (sentence: Sentence, t: Token): boolean => {
  for (let at: Token | null = t, n = 0; at && n < 6; at = headOf(sentence, at), n++)
    if (at.deprel.startsWith('acl') || at.deprel === 'advcl') return true;
  return false;
};

export const lastWord = (sentence: Sentence): number => {
  let i = sentence.tokens.length - 1;
  while (i > 0 && isStop((sentence.tokens[i] as Token).form)) i--;
  return i;
};

export const firstAt = (sentence: Sentence, offset: number): number => {
  const at = sentence.tokens.findIndex((t) => t.start >= offset);
  return at < 0 ? sentence.tokens.length : at;
};
