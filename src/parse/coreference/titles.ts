import type { Sentence, Token } from '#model';
import { isPersonNoun, type NamesLexicon } from '../names/index.ts';

/** A title of more words than this is cut. */
const LONGEST = 12;

/**
 * Where the title before a person's name begins: 'White House spokesperson', 'then US Secretary of State'.
 * Articles and possessors are left out.
 *
 * @param first  index of the name's first token
 * @returns `first` itself where no title stands there
 */
export function titleStart(sentence: Sentence, first: number, lexicon: NamesLexicon): number {
  let start = first;
  let held = first;
  let seen = false;
  for (let i = first - 1; i >= 0 && first - i <= LONGEST; i--) {
    const token = sentence.tokens[i] as Token;
    const isNoun = token.upos === 'NOUN' || token.upos === 'PROPN';
    if (isNoun && isPersonNoun(lexicon, token)) {
      seen = true;
      start = i;
    } else if (isNoun || token.upos === 'ADJ' || token.xpos === 'HYPH' || token.xpos === 'JJ' || token.xpos === 'FW') {
      if (seen) start = i;
    } else if (token.lemma === 'of' && i > 0) {
      // 'Secretary of State', 'President of the United States': what stands before 'of' must be the office.
      if (!isPersonNoun(lexicon, sentence.tokens[i - 1])) break;
    } else if (token.lemma === 'and' && seen && isPersonNoun(lexicon, sentence.tokens[i - 1])) {
      // 'businessman and Trump loyalist'
    } else if (token.lemma === 'the' && sentence.tokens[i - 1]?.lemma === 'of') {
      // 'of the'
    } else break;
    held = i;
  }
  void held;
  return seen ? start : first;
}
