import { describe, expect, it } from 'vitest';
import type { Sentence } from '#model';
import type { Candidate } from '../../../src/extract/events/candidate.ts';
import { statusOf } from '../../../src/extract/events/status.ts';
import { sentenceOf } from './sentence.ts';

const verb = (sentence: Sentence, index: number): Candidate => ({
  sentence,
  index,
  pos: 'verb',
  word: '',
  meaning: null,
  light: null,
  trigger: { start: 0, end: 1 },
});
const noun = (sentence: Sentence, index: number): Candidate => ({ ...verb(sentence, index), pos: 'noun' });

describe('status of an event', () => {
  it('takes a plain past as occurred', () => {
    const s = sentenceOf(`Rebels rebel NOUN NNS 2 nsubj
      left leave VERB VBD 0 root`);
    expect(statusOf(verb(s, 1)).status).toBe('occurred');
  });
  it('takes a negated verb as denied, and points at the negation', () => {
    const s = sentenceOf(`Rebels rebel NOUN NNS 4 nsubj
      did do AUX VBD 4 aux
      not not PART RB 4 advmod
      leave leave VERB VB 0 root`);
    expect(statusOf(verb(s, 3))).toEqual({ status: 'denied', by: { start: 11, end: 14 } });
  });
  it('takes will as planned and would as hypothetical', () => {
    const with_ = (modal: string) =>
      sentenceOf(`Rebels rebel NOUN NNS 3 nsubj
      ${modal} ${modal} AUX MD 3 aux
      leave leave VERB VB 0 root`);
    expect(statusOf(verb(with_('will'), 2)).status).toBe('planned');
    expect(statusOf(verb(with_('would'), 2)).status).toBe('hypothetical');
  });
  it('takes the complement of refused as denied, of urged as hypothetical, of promised as planned', () => {
    const under = (lemma: string) =>
      sentenceOf(`Rebels rebel NOUN NNS 2 nsubj
      ${lemma}d ${lemma} VERB VBD 0 root
      to to PART TO 4 mark
      leave leave VERB VB 2 xcomp`);
    expect(statusOf(verb(under('refuse'), 3)).status).toBe('denied');
    expect(statusOf(verb(under('urge'), 3)).status).toBe('hypothetical');
    expect(statusOf(verb(under('promise'), 3)).status).toBe('planned');
  });
  it('leaves what was asked not to be done hypothetical', () => {
    const s = sentenceOf(`Mayors mayor NOUN NNS 2 nsubj
      asked ask VERB VBD 0 root
      pilots pilot NOUN NNS 2 obj
      not not PART RB 6 advmod
      to to PART TO 6 mark
      land land VERB VB 2 xcomp`);
    expect(statusOf(verb(s, 5)).status).toBe('hypothetical');
  });
  it('takes an if clause as hypothetical', () => {
    const s = sentenceOf(`If if SCONJ IN 3 mark
      rebels rebel NOUN NNS 3 nsubj
      attack attack VERB VBP 5 advcl
      towns town NOUN NNS 5 nsubj
      burn burn VERB VBP 0 root`);
    expect(statusOf(verb(s, 2)).status).toBe('hypothetical');
  });
  it('takes are leaving as ongoing', () => {
    const s = sentenceOf(`Rebels rebel NOUN NNS 3 nsubj
      are be AUX VBP 3 aux
      leaving leave VERB VBG 0 root`);
    expect(statusOf(verb(s, 2)).status).toBe('ongoing');
  });
  it('reads planned and ongoing off the adjectives of a noun', () => {
    const talks = (adjective: string) =>
      sentenceOf(`The the DET DT 3 det
      ${adjective} ${adjective} ADJ JJ 3 amod
      talks talk NOUN NNS 4 nsubj
      matter matter VERB VBP 0 root`);
    expect(statusOf(noun(talks('planned'), 2)).status).toBe('planned');
    expect(statusOf(noun(talks('ongoing'), 2)).status).toBe('ongoing');
  });
  it('takes without before a noun as denied', () => {
    const s = sentenceOf(`They they PRON PRP 2 nsubj
      left leave VERB VBD 0 root
      without without ADP IN 4 case
      agreement agreement NOUN NN 2 obl`);
    expect(statusOf(noun(s, 3)).status).toBe('denied');
  });
});
