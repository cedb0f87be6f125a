import { headOf, relation, type Sentence, type Token } from '#model';
import type { Gender } from '../names/index.ts';

import type { Thing, Trace } from './thing.ts';

/**
 * The thing that a pronoun of the third person most likely refers to: of those spoken of lately
 * that agree in gender and number, the one whose mentions weigh most, each mention by its grammatical
 * place and halved with every sentence that lies between.
 *
 * @param traces  mentions so far, in order of the text
 * @param quoted  whether the pronoun stands inside quotation marks
 * @returns null where nothing agrees, or where two weigh nearly the same and are equally near
 */
export function bestAntecedent(sentence: Sentence, token: Token, pronoun: { gender: Gender | 'n'; number: 'one' | 'many' }, traces: readonly Trace[], quoted: boolean): Thing | null {
  const scores = new Map<Thing, number>();
  const reflexive = /self|selves$/i.test(token.form);
  const governor = governorOf(sentence, token);
  for (const trace of traces) {
    const distance = sentence.index - trace.sentence;
    if (distance < 0) continue;
    if (distance === 0 && trace.head >= token.index) continue;
    const fit = agreement(trace.thing, pronoun);
    if (fit === 0) continue;
    if (distance === 0) {
      if (trace.head === token.head && token.deprel === 'nmod:poss') continue;
      const there = sentence.tokens[trace.head];
      if (there && !reflexive && token.deprel !== 'nmod:poss' && governorOf(sentence, there) === governor && governor >= 0 && there.head === token.head) continue;
      if (there && there.head === token.index) continue;
    }
    const parallel = distance === 1 && relation(token) === 'nsubj' && trace.weight >= 80 ? 15 : 0;
    const acrossMarks = trace.quoted && !quoted ? 0.6 : 1;
    const weight = (trace.weight + parallel) * fit * acrossMarks * 0.5 ** distance;
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

/** How well a thing agrees with a pronoun: 0 not at all, 1 fully. */
function agreement(thing: Thing, pronoun: { gender: Gender | 'n'; number: 'one' | 'many' }): number {
  if (pronoun.gender === 'm' || pronoun.gender === 'f') {
    if (thing.kind !== 'person') return thing.kind === 'other' && thing.names.length && thing.number !== 'many' ? 0.15 : 0;
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
  if (thing.number === 'either') return thing.kind === 'place' ? 0.3 : 0.7;
  return 0;
}


