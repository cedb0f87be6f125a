import { headOf, relation, type Sentence, type Token } from '#model';
import { type Gender, SPEECH_VERBS } from '../names/index.ts';

import type { Thing, Trace } from './thing.ts';

/** What is left of a mention's weight with each sentence that passes. */
const FADING = 0.45;
/** Mentions further back than so many are no antecedents. */
const MOST_TRACES = 250;

/**
 * The thing that a pronoun of the third person most likely refers to: of those spoken of lately
 * that agree in gender and number, the one whose mentions weigh most, each mention by its grammatical
 * place and halved with every sentence that lies between.
 *
 * @param traces  mentions so far, in order of the text
 * @param quoted  whether the pronoun stands inside quotation marks
 * @returns null where nothing agrees, or where two weigh nearly the same and are equally near
 */
export function bestAntecedent(
  sentence: Sentence,
  token: Token,
  pronoun: { gender: Gender | 'n'; number: 'one' | 'many' },
  traces: readonly Trace[],
  quoted: boolean,
): Thing | null {
  const scores = new Map<Thing, number>();
  const reflexive = /self|selves$/i.test(token.form);
  const governor = governorOf(sentence, token);
  const speaks = speaksOrThinks(sentence, token);
  // From the nearest sentence back; within one, a thing counts by its weightiest mention.
  const counted = new Map<Thing, { sentence: number; weight: number }>();
  for (let i = traces.length - 1, n = 0; i >= 0 && n < MOST_TRACES; i--, n++) {
    const trace = traces[i] as Trace;
    const distance = sentence.index - trace.sentence;
    if (distance < 0) continue;
    if (distance === 0 && trace.head >= token.index) continue;
    const fit = agreement(trace.thing, pronoun, speaks);
    if (fit === 0) continue;
    if (distance === 0) {
      if (trace.head === token.head && token.deprel === 'nmod:poss') continue;
      const there = sentence.tokens[trace.head];
      if (
        there &&
        !reflexive &&
        token.deprel !== 'nmod:poss' &&
        governorOf(sentence, there) === governor &&
        governor >= 0 &&
        there.head === token.head
      )
        continue;
      if (there && there.head === token.index) continue;
    }
    const parallel = distance === 1 && relation(token) === 'nsubj' && trace.weight >= 80 ? 15 : 0;
    const acrossMarks = trace.quoted && !quoted ? 0.6 : 1;
    const weight = (trace.weight + parallel) * fit * acrossMarks * FADING ** distance;
    const held = counted.get(trace.thing);
    if (held && held.sentence === trace.sentence) {
      if (weight > held.weight) {
        scores.set(trace.thing, (scores.get(trace.thing) as number) + weight - held.weight);
        held.weight = weight;
      }
      continue;
    }
    counted.set(trace.thing, { sentence: trace.sentence, weight });
    scores.set(trace.thing, (scores.get(trace.thing) ?? 0) + weight);
  }
  let best: Thing | null = null;
  let top = 0;
  for (const [thing, score] of scores) {
    if (score > top) {
      best = thing;
      top = score;
    }
  }
  if (best && best.number === 'either' && !speaks && pronoun.gender !== 'm' && pronoun.gender !== 'f' && top < 25)
    return null;
  return top >= 4 ? best : null;
}

/** The verb or noun whose argument a token is. */
function governorOf(sentence: Sentence, token: Token): number {
  let t = token;
  for (let n = 0; n < 5 && (relation(t) === 'conj' || relation(t) === 'appos' || relation(t) === 'flat'); n++) {
    const head = headOf(sentence, t);
    if (!head) return -1;
    t = head;
  }
  return t.head;
}

/** Subject of a verb that only people and bodies are subjects of. */
function speaksOrThinks(sentence: Sentence, token: Token): boolean {
  const verb = headOf(sentence, token);
  return token.deprel === 'nsubj' && verb !== null && verb.upos === 'VERB' && SPEECH_VERBS.has(verb.lemma);
}

/** How well a thing agrees with a pronoun: 0 not at all, 1 fully. */
function agreement(thing: Thing, pronoun: { gender: Gender | 'n'; number: 'one' | 'many' }, speaks: boolean): number {
  if (speaks && thing.kind === 'other') return 0;
  if (pronoun.gender === 'm' || pronoun.gender === 'f') {
    if (thing.kind !== 'person')
      return thing.kind === 'other' && thing.names.length && thing.number !== 'many' ? 0.15 : 0;
    if (thing.number === 'many') return 0;
    if (thing.gender !== 'u' && thing.gender !== pronoun.gender) return 0;
    return thing.gender === 'u' ? (thing.names.length ? 0.8 : 0.5) : thing.names.length ? 1 : 0.8;
  }
  if (pronoun.gender === 'n') {
    if (thing.kind === 'person' || thing.kind === 'people' || thing.number === 'many') return 0;
    if (thing.kind === 'place') return 0.8;
    return 1;
  }
  if (thing.kind === 'person') return thing.names.length ? 0 : 0.15;
  if (thing.number === 'many') return thing.kind === 'other' ? 0.7 : 1;
  if (thing.number === 'either') return thing.kind === 'place' ? (speaks ? 0.6 : 0.25) : speaks ? 0.9 : 0.5;
  return 0;
}
