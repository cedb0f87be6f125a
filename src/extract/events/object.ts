import { dependent, dependents, relation, type Sentence, type Token } from '#model';
import { undergoerOf } from '../clauses/clause.ts';

/** What a verb acts on: its object or, where it has an indirect one alone ('urged residents to leave'), that one. */
export const objectOf = (sentence: Sentence, verb: number): Token | null =>
  undergoerOf(sentence, verb) ?? dependent(sentence, verb, 'iobj') ?? objectTakenForSpeaker(sentence, verb);

const CREDITS = new Set(['say', 'add', 'report', 'tell', 'write', 'state']);

/**
 * In 'to meet the mayor, a source said' the tree may take the mayor for the subject of 'said':
 * the phrase right after the verb, with a comma between it and the verb of saying.
 */
function objectTakenForSpeaker(sentence: Sentence, verb: number): Token | null {
  for (let i = verb + 1; i < sentence.tokens.length; i++) {
    const token = sentence.tokens[i] as Token;
    const head = sentence.tokens[token.head];
    if (head && relation(token) === 'nsubj' && head.index > i && CREDITS.has(head.lemma.toLowerCase())) {
      return sentence.tokens.slice(i, head.index).some((t) => t.form === ',') ? token : null;
    }
    if (!PHRASE.has(token.upos)) return null;
  }
  return null;
}

/** Parts of speech that may stand in a noun phrase before its head. */
const PHRASE = new Set(['DET', 'ADJ', 'NUM', 'PROPN', 'NOUN']);

/** The noun after a verb and its particle, where the tree takes the particle for a preposition: 'cut off the road'. */
export const objectAfterParticle = (sentence: Sentence, verb: number): Token | null =>
  dependents(sentence, verb, 'obl').find((t) =>
    dependents(sentence, t.index, 'case').some((c) => c.index === verb + 1),
  ) ?? null;
