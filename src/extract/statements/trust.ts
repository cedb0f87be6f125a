import { dependents, headOf, relation, type Sentence, type Token } from '#model';
import { isInfinitive, negationOf } from '../clauses/clause.ts';
import type { Clause, Found } from './credit-clause.ts';

/** A credit inside quoted speech is the speaker's own and seldom news of its own. */
export const INSIDE = 0.45;

const WEAK_MODALS = new Set(['would', 'could', 'might', 'may', 'can', 'should', 'must']);

/** 'went on to say', 'continues to insist': said, for all the infinitive. */
function goesOnTo(sentence: Sentence, verb: Token): boolean {
  const head = headOf(sentence, verb);
  return head !== null && relation(verb) === 'xcomp' && GOING_ON.has(head.lemma.toLowerCase());
}

const GOING_ON = new Set(['continue', 'go', 'begin', 'start', 'proceed', 'use', 'rush', 'move']);

/** How far a credit is to be trusted: who says it, whether it is said at all, and where it stands. */
export function trust(c: Clause, found: Found): number {
  const { sentence, verb, subject, ground } = c;
  let factor = 1;
  const clausal =
    found.rule === 'verb-clause' ||
    found.rule === 'loose-clause' ||
    found.rule.startsWith('quote') ||
    found.rule === 'clause-before';
  if (!subject) factor *= clausal ? 0.6 : 0.35;
  else if (subject.upos === 'NOUN' && !ground.lexicon.nouns.has(subject.lemma.toLowerCase()))
    factor *= clausal ? 0.85 : 0.6;
  else if (subject.xpos === 'PRP' && subject.form.toLowerCase() === 'it' && !clausal && !c.cue.hearer) factor *= 0.7;
  else if (subject.xpos === 'PRP' && /^(you|i)$/i.test(subject.form)) factor *= 0.75;
  else if (subject.xpos === 'DT') factor *= 0.6;
  const modal = dependents(sentence, verb.index, 'aux').find(
    (t) => WEAK_MODALS.has(t.lemma.toLowerCase()) || WEAK_MODALS.has(t.form.toLowerCase()),
  );
  if (modal) factor *= 0.65;
  if (isInfinitive(sentence, verb.index) && !goesOnTo(sentence, verb)) factor *= 0.6;
  if (negationOf(sentence, verb.index)) factor *= 0.85;
  if (ground.quotes.holding(verb.start))
    factor *= c.cue.manner === 'believe' || subject?.form.toLowerCase() === 'you' ? INSIDE / 2 : INSIDE;
  return factor;
}
