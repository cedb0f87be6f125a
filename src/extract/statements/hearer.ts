import { dependents, type Token } from '#model';
import type { Clause } from './credit-clause.ts';

/** Who was told: the object of a verb of telling, or 'to' someone. */
export function hearerOf(c: Clause): Token | null {
  const { sentence, verb, cue } = c;
  const object = dependents(sentence, verb.index, 'obj', 'iobj').find((t) => t.index > verb.index && t !== c.subject);
  if (object && cue.hearer && looksLikeHearer(c, object)) return object;
  return (
    dependents(sentence, verb.index, 'obl').find(
      (t) => dependents(sentence, t.index, 'case').some((k) => k.lemma === 'to') && looksLikeHearer(c, t),
    ) ?? null
  );
}

export const looksLikeHearer = (c: Clause, t: Token): boolean =>
  t.upos === 'PROPN' ||
  t.xpos === 'PRP' ||
  c.ground.lexicon.nouns.has(t.lemma.toLowerCase()) ||
  (t.upos === 'NOUN' && /(er|or|ist|people|men|women)s?$/.test(t.form));
