import type { Statement } from '#model';
import { tokenAt } from '#model';
import { auxiliariesOf } from '../clauses/clause.ts';
import type { Candidate } from './candidate.ts';
import type { Meaning } from './lexicon.ts';

const REQUEST: Meaning = { type: 'REQUEST', mode: null, cameo: '100', contexts: [], weak: true, carries: false, rule: 'demanded-act' };
const OUGHT = new Set(['must', 'should', 'shall', 'ought']);

/** 'He said troops must leave': a demand without a verb of demanding, at the act that is demanded. */
export function demandedAct(candidate: Candidate, within: Statement | null): Meaning | null {
  if (candidate.pos !== 'verb' || !within) return null;
  const { sentence, index } = candidate;
  const token = tokenAt(sentence, index);
  if (token.xpos !== 'VB' && token.xpos !== 'VBN') return null;
  return auxiliariesOf(sentence, index).some((t) => OUGHT.has(t.lemma.toLowerCase())) ? REQUEST : null;
}
