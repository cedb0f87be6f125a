import { headOf, type Sentence, type Token } from '#model';

/** 'a source familiar with', 'a person close to': never the head of who speaks, whatever the tag. */
export const DESCRIBING = new Set(['familiar', 'close', 'aware', 'knowledgeable', 'briefed']);
const isNominal = (t: Token): boolean =>
  (t.upos === 'NOUN' || t.upos === 'PROPN' || t.upos === 'PRON') && !DESCRIBING.has(t.form.toLowerCase());
const LONGEST = 14;

/**
 * The head of the noun phrase that begins at a token: what the tree makes of its first word, as long
 * as that stays within the run of nominal words; else the last noun of that run.
 */
export function phraseHead(sentence: Sentence, first: number): Token | null {
  const start = sentence.tokens[first];
  if (!start) return null;
  const end = runEnd(sentence, first);
  let top = start;
  for (let n = 0; n < LONGEST; n++) {
    const head = headOf(sentence, top);
    if (!head || head.index < first || head.index > end) break;
    top = head;
  }
  if (isNominal(top)) return top;
  for (let i = end; i >= first; i--) {
    const t = sentence.tokens[i] as Token;
    if (isNominal(t)) return t;
  }
  return top.upos === 'NUM' || top.upos === 'DET' || top.upos === 'ADJ' ? top : null;
}

/** Last token of the run of determiners, adjectives, nouns and numbers from a token on. */
function runEnd(sentence: Sentence, first: number): number {
  let end = first;
  for (let i = first; i < sentence.tokens.length && i - first < LONGEST; i++) {
    const t = sentence.tokens[i] as Token;
    if (
      t.upos === 'ADP' ||
      t.upos === 'VERB' ||
      t.upos === 'AUX' ||
      t.upos === 'SCONJ' ||
      t.upos === 'CCONJ' ||
      t.form === ',' ||
      t.xpos.startsWith('W')
    )
      break;
    if (t.upos === 'PRON' && i > first && t.xpos !== 'PRP$') break;
    if (t.upos === 'PUNCT' && t.form !== '-') break;
    end = i;
  }
  return end;
}
