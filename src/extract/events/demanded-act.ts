import type { Statement } from '#model';
import { tokenAt } from '#model';
import { auxiliariesOf, isPassive, negationOf, ownSubject } from '../clauses/clause.ts';
import type { Candidate } from './candidate.ts';
import type { Meaning } from './lexicon.ts';

const REQUEST: Meaning = {
  type: 'REQUEST',
  mode: null,
  cameo: '100',
  contexts: [],
  weak: true,
  carries: false,
  rule: 'demanded-act',
};
const OUGHT = new Set(['must', 'should', 'shall', 'ought']);

/** 'He said troops must leave': a demand without a verb of demanding, at the act that is demanded. */
export function demandedAct(candidate: Candidate, within: Statement | null): Meaning | null {
  if (candidate.pos !== 'verb' || !within) return null;
  const { sentence, index } = candidate;
  const token = tokenAt(sentence, index);
  if (token.xpos !== 'VB' && token.xpos !== 'VBN') return null;
  return auxiliariesOf(sentence, index).some((t) => OUGHT.has(t.lemma.toLowerCase())) ? REQUEST : null;
}

const REJECT: Meaning = { ...REQUEST, type: 'REJECT', cameo: '124', rule: 'refused-act' };
const YIELDS = new Set(['RETREAT', 'CONCEDE', 'AID']);

/** 'They will not end the siege': a refusal without a verb of refusing, at the act that is refused. */
export function refusedAct(candidate: Candidate): Meaning | null {
  if (candidate.pos !== 'verb' || !candidate.meaning || !YIELDS.has(candidate.meaning.type)) return null;
  const { sentence, index } = candidate;
  if (!negationOf(sentence, index) || !ownSubject(sentence, index) || isPassive(sentence, index)) return null;
  return auxiliariesOf(sentence, index).some((t) => t.lemma.toLowerCase() === 'will' || t.form.toLowerCase() === 'wo')
    ? REJECT
    : null;
}
