import { dependent, dependents, type Sentence, type Token } from '#model';
import { undergoerOf } from '../clauses/clause.ts';

/** What a verb acts on: its object or, where it has an indirect one alone ('urged residents to leave'), that one. */
export const objectOf = (sentence: Sentence, verb: number): Token | null => undergoerOf(sentence, verb) ?? dependent(sentence, verb, 'iobj');

/** The noun after a verb and its particle, where the tree takes the particle for a preposition: 'cut off the road'. */
export const objectAfterParticle = (sentence: Sentence, verb: number): Token | null =>
  dependents(sentence, verb, 'obl').find((t) => dependents(sentence, t.index, 'case').some((c) => c.index === verb + 1)) ?? null;
