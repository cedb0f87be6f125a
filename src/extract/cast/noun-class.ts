import { dependents, type Sentence, type Token } from '#model';
import type { CastLexicon, KnownBody } from './lexicon.ts';

/** What a common noun phrase is, for the cast. */
export type NounClass =
  | 'source'
  | 'person'
  | 'population'
  | 'force'
  | 'police'
  | 'government'
  | 'body'
  | 'firm'
  | 'media'
  | 'group'
  | 'fighter'
  | 'side'
  | 'facility';

/** Words that only measure out what follows 'of': 'dozens of protesters'. */
export const PARTITIVES: ReadonlySet<string> = new Set(
  'some one two three four five six seven eight nine ten several many most both all none few number majority handful dozen hundred thousand million ten each part half third group member rest lot couple crowd ton score any other'.split(
    ' ',
  ),
);

/** An armed group that is a state's own army. */
export const isMilitaryBody = (body: KnownBody): boolean =>
  body.kind === 'armed-group' && body.state !== '' && body.nouns.some((n) => n === 'army' || n === 'military');

/** True for a noun that a body's name may stand beside: 'airline', 'militant group', 'broadcaster'. */
export function isBodyNoun(lexicon: CastLexicon, token: Token): boolean {
  const classes = lexicon.nounClasses.get(token.lemma.toLowerCase());
  return classes !== undefined && ['body', 'firm', 'media', 'group'].some((c) => classes.has(c));
}

/** What the head of a phrase makes of it; null for a noun that names no one. */
export function nounClassOf(lexicon: CastLexicon, sentence: Sentence, head: number): NounClass | null {
  const token = sentence.tokens[head];
  if (!token) return null;
  const classes = lexicon.nounClasses.get(token.lemma.toLowerCase());
  if (!classes) return null;
  const plural = token.xpos === 'NNS' || token.xpos === 'NNPS' || token.lemma === 'people';
  const has = (c: string): boolean => classes.has(c);
  if (has('side') && plural) {
    const determined = dependents(sentence, head, 'det', 'nummod', 'det:predet').length > 0;
    const bare = dependents(sentence, head, 'amod', 'compound', 'nmod', 'nmod:poss').length === 0;
    if (
      determined &&
      (bare || token.lemma === 'delegation' || token.lemma === 'side') &&
      !(has('source') && !has('state'))
    )
      return 'side';
  }
  if (has('police')) return 'police';
  // 'think tank', 'water tank'
  if (token.lemma === 'tank' && dependents(sentence, head, 'compound').some((t) => t.upos !== 'PROPN'))
    return /^think$/i.test(sentence.tokens[head - 1]?.form ?? '') ? 'body' : null;
  if (has('force')) return 'force';
  if (has('source') && (plural || !has('office'))) return 'source';
  if (has('fighter') && (plural || !has('person'))) return 'fighter';
  if (has('population') && plural) return 'population';
  if (has('government')) return 'government';
  if (has('media')) return 'media';
  if (has('group')) return 'group';
  if (has('body')) return 'body';
  if (has('firm')) return 'firm';
  if (has('source') || has('person') || has('office') || has('kin') || has('speaker'))
    return plural && !has('office') && !has('speaker') ? 'population' : 'person';
  if (has('population')) return 'population';
  if (has('state') && plural && !/^(island|territory|enclave|homeland)$/.test(token.lemma)) return 'side';
  return null;
}
