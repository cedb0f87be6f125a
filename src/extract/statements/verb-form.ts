import { dependent, dependents, headOf, relation, type Sentence, type Token } from '#model';
import { isPassive } from '../clauses/clause.ts';
import { isQuoteMark } from './content.ts';
import { isComma, isFiniteTag, isNominalTag, isRelative, isSeam, opensNounPhrase } from './tags.ts';

/** True for a verb in the active, and for a word that a tagger often takes for a participle or noun where a verb of speech stands. */
export function isActiveVerb(sentence: Sentence, word: Token): boolean {
  if (isPassive(sentence, word.index)) return false;
  const next = sentence.tokens[word.index + 1];
  if (word.upos !== 'VERB' && !word.xpos.startsWith('VB'))
    return word.xpos === 'NNS' && next?.form === 'that' && word.index > 0;
  return word.xpos !== 'VBN' || standsAsPast(sentence, word);
}

/** A form in -ed with no auxiliary that follows a noun or comma and takes no 'by': past tense, whatever its tag. */
function standsAsPast(sentence: Sentence, word: Token): boolean {
  if (dependent(sentence, word.index, 'aux')) return true;
  const rel = relation(word);
  if (rel === 'conj' || rel === 'root' || rel === 'parataxis') return true;
  let before = word.index - 1;
  while (before >= 0 && sentence.tokens[before]?.upos === 'ADV') before--;
  const previous = sentence.tokens[before];
  if (!previous || previous.upos === 'AUX' || !(isNominalTag(previous) || isSeam(previous))) return false;
  for (let i = word.index + 1; i < sentence.tokens.length && i < word.index + 7; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.form === 'by' && i === word.index + 1) return false;
    if (t.upos === 'PUNCT') break;
  }
  const next = sentence.tokens[word.index + 1];
  return (
    next !== undefined &&
    (isComma(next) ||
      opensNounPhrase(next) ||
      next.form === 'that' ||
      next.xpos === 'VBG' ||
      isQuoteMark(next.form) ||
      next.upos === 'ADV' ||
      next.upos === 'ADP')
  );
}

export const isFiniteVerb = (sentence: Sentence, verb: Token): boolean =>
  isFiniteTag(verb) ||
  verb.xpos === 'NNS' ||
  (verb.xpos === 'VBN' && standsAsPast(sentence, verb)) ||
  dependents(sentence, verb.index, 'aux').some((t) => t.index < verb.index);

/** True where the verb heads its sentence, or is coordinated with what does. */
export function isMain(sentence: Sentence, verb: Token): boolean {
  for (let at: Token | null = verb, n = 0; at && n < 6; at = headOf(sentence, at), n++) {
    const rel = relation(at);
    if (rel === 'root') return true;
    // Hung under a later word with nothing to make it subordinate: the tree is wrong.
    if (
      at === verb &&
      at.head > verb.index &&
      isFiniteTag(verb) &&
      rel !== 'ccomp' &&
      rel !== 'csubj' &&
      !isRelative(sentence, verb)
    )
      return !dependents(sentence, verb.index, 'mark').length;
    if (rel !== 'conj' && rel !== 'parataxis') return false;
  }
  return false;
}
