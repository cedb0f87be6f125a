import { describe, expect, it } from 'vitest';
import { openShelf } from '#load';
import type { Event, Sentence } from '#model';
import { candidatesOf } from '../../../src/extract/events/candidate.ts';
import { openEvents } from '../../../src/extract/events/lexicon.ts';
import { partiesOf } from '../../../src/extract/events/parties.ts';
import { readingOf, sentenceOf } from './sentence.ts';

const lexicon = { ...openEvents(openShelf()), weights: null };

/** Names of actors and recipients of the candidate at a token. */
function namesAt(
  sentence: Sentence,
  index: number,
): { type: Event['type'] | null; actors: string[]; recipients: string[] } {
  const candidate = candidatesOf(sentence, lexicon).find((c) => c.index === index);
  if (!candidate) throw new Error(`no candidate at ${index}`);
  const type = candidate.meaning?.type ?? null;
  const { actors, recipients } = partiesOf(readingOf(sentence), candidate, type ?? 'OTHER', null);
  return { type, actors: actors.map((p) => p.party.name), recipients: recipients.map((p) => p.party.name) };
}

describe('parties of an event', () => {
  it('turns a passive round', () => {
    const s = sentenceOf(`Pilots pilot NOUN NNS 3 nsubj:pass
      were be AUX VBD 3 aux:pass
      arrested arrest VERB VBN 0 root
      by by ADP IN 5 case
      police police NOUN NNS 3 obl:agent`);
    expect(namesAt(s, 2)).toEqual({ type: 'COERCE', actors: ['police'], recipients: ['Pilots'] });
  });
  it('lists all who talk as actors', () => {
    const s = sentenceOf(`Talks talk NOUN NNS 6 nsubj
      between between ADP IN 3 case
      miners miner NOUN NNS 1 nmod
      and and CCONJ CC 5 cc
      owners owner NOUN NNS 3 conj
      failed fail VERB VBD 0 root`);
    expect(namesAt(s, 0)).toEqual({ type: 'CONSULT', actors: ['miners', 'owners'], recipients: [] });
  });
  it('gives an event noun the subject of the verb that carries it', () => {
    const s = sentenceOf(`Ministers minister NOUN NNS 2 nsubj
      held hold VERB VBD 0 root
      talks talk NOUN NNS 2 obj
      with with ADP IN 5 case
      farmers farmer NOUN NNS 2 obl`);
    expect(namesAt(s, 2)).toEqual({ type: 'CONSULT', actors: ['Ministers', 'farmers'], recipients: [] });
  });
  it('takes the owner of a noun as who did it, and "on" as to whom', () => {
    const s = sentenceOf(`The the DET DT 2 det
      army army NOUN NN 4 nmod:poss
      's 's PART POS 2 case
      attack attack NOUN NN 8 nsubj
      on on ADP IN 7 case
      the the DET DT 7 det
      port port NOUN NN 4 nmod
      ended end VERB VBD 0 root`);
    expect(namesAt(s, 3)).toEqual({ type: 'ASSAULT', actors: ['The army'], recipients: ['the port'] });
  });
  it('takes the owner of a killing as the one killed', () => {
    const s = sentenceOf(`The the DET DT 2 det
      mayor mayor NOUN NN 4 nmod:poss
      's 's PART POS 2 case
      killing killing NOUN NN 5 nsubj
      shocked shock VERB VBD 0 root
      villagers villager NOUN NNS 5 obj`);
    expect(namesAt(s, 3)).toEqual({ type: 'ASSAULT', actors: [], recipients: ['The mayor'] });
  });
  it('takes those called on as recipients', () => {
    const s = sentenceOf(`Bishops bishop NOUN NNS 2 nsubj
      called call VERB VBD 0 root
      on on ADP IN 4 case
      rebels rebel NOUN NNS 2 obl
      to to PART TO 6 mark
      leave leave VERB VB 2 xcomp`);
    expect(namesAt(s, 1)).toEqual({ type: 'REQUEST', actors: ['Bishops'], recipients: ['rebels'] });
  });
});

describe('frames', () => {
  it('tell the firing of weapons from the firing of staff', () => {
    const fired = (noun: string) =>
      sentenceOf(`They they PRON PRP 2 nsubj
      fired fire VERB VBD 0 root
      ${noun} ${noun} NOUN NNS 2 obj`);
    expect(candidatesOf(fired('rocket'), lexicon)[0]?.meaning?.type).toBe('ASSAULT');
    expect(candidatesOf(fired('minister'), lexicon)[0]?.meaning?.type).toBe('OTHER');
    expect(candidatesOf(fired('kiln'), lexicon)[0]?.meaning ?? null).toBeNull();
  });
  it('leave out the noun that they take up', () => {
    const s = sentenceOf(`Cities city NOUN NNS 2 nsubj
      lifted lift VERB VBD 0 root
      curfews curfew NOUN NNS 2 obj`);
    expect(candidatesOf(s, lexicon).map((c) => [c.index, c.meaning?.type])).toEqual([[1, 'RETREAT']]);
  });
});
