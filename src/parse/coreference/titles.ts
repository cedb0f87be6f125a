import type { Sentence, Token } from '#model';
import { isPersonNoun, type NamesLexicon } from '../names/index.ts';

/** A title of more words than this is cut. */
const LONGEST = 12;

/**
 * Where the title before a person's name begins: 'White House spokesperson', 'then US Secretary of State'.
 * Articles and possessors are left out.
 *
 * @param name  index of the name's first token
 * @returns `name` itself where no title stands there
 */
export function titleStart(sentence: Sentence, name: number, lexicon: NamesLexicon): number {
  // 'Member of Parliament (MP) Ann Hill'
  const first = sentence.tokens[name - 1]?.form === ')' && sentence.tokens[name - 3]?.form === '(' ? name - 3 : name;
  let start = first;
  let seen = false;
  for (let i = first - 1; i >= 0 && first - i <= LONGEST; i--) {
    const token = sentence.tokens[i] as Token;
    const isNoun = token.upos === 'NOUN' || token.upos === 'PROPN';
    // Right before a name an office is no adjective, whatever its tag: 'Hamas official …'.
    if ((isNoun || (token.upos === 'ADJ' && i === first - 1)) && isPersonNoun(lexicon, token)) {
      seen = true;
      start = i;
    } else if (isNoun || token.upos === 'ADJ' || token.xpos === 'HYPH' || token.xpos === 'JJ' || token.xpos === 'FW') {
      if (seen) start = i;
    } else if (token.lemma === 'of' && i > 0) {
      // 'Secretary of State', 'President of the United States': what stands before 'of' must be the office.
      if (seen || !isPersonNoun(lexicon, sentence.tokens[i - 1])) break;
    } else if (token.lemma === 'and' && seen && isPersonNoun(lexicon, sentence.tokens[i - 1])) {
      // 'businessman and Trump loyalist'
    } else if (token.lemma === 'the' && sentence.tokens[i - 1]?.lemma === 'of') {
      // 'of the'
    } else break;
  }
  return seen ? start : name;
}
