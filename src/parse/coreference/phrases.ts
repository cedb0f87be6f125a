import { dependents, headOf, relation, type Sentence, spanOf, subtree, type Token } from '#model';
import type { NamesLexicon, RoleNoun } from '../names/index.ts';

/** How much the grammatical place of a phrase speaks for it as an antecedent. */
export function weightOf(sentence: Sentence, token: Token): number {
  let t = token;
  // A conjunct stands where its first conjunct stands; an apposition where its noun stands.
  for (
    let n = 0;
    n < 6 && (relation(t) === 'conj' || relation(t) === 'flat' || relation(t) === 'appos' || t.deprel === 'nmod:desc');
    n++
  ) {
    const head = headOf(sentence, t);
    if (!head) break;
    t = head;
  }
  const rel = relation(t);
  if (rel === 'nsubj') return t.deprel === 'nsubj:outer' ? 60 : 80;
  if (rel === 'root') return 60;
  if (rel === 'obj' || rel === 'iobj') return 50;
  if (t.deprel === 'obl:agent') return 60;
  if (rel === 'obl') return 40;
  if (t.deprel === 'nmod:poss') return 40;
  if (rel === 'nmod') return 25;
  if (rel === 'compound' || rel === 'amod') return 12;
  return 30;
}

/** Dependents that a noun phrase leaves out: clauses, and what is coordinated with it or stands beside it. */
const outside = (t: Token): boolean =>
  [
    'punct',
    'conj',
    'cc',
    'parataxis',
    'appos',
    'advcl',
    'acl',
    'nsubj',
    'csubj',
    'cop',
    'aux',
    'advmod',
    'mark',
    'case',
    'discourse',
    'vocative',
    'dep',
    'list',
    'orphan',
    'expl',
    'obl',
    'obj',
  ].includes(relation(t)) ||
  t.deprel === 'nmod:npmod' ||
  t.deprel === 'nmod:tmod' ||
  t.deprel === 'nmod:unmarked';

/** Token indices, half-open, of the phrase that a noun heads, without clauses, coordination and apposition. */
export function phraseRange(sentence: Sentence, head: number): { first: number; last: number } {
  const indices = subtree(sentence, head, outside);
  // The stretch round the head that has no gap.
  const at = indices.indexOf(head);
  let first = at;
  let last = at;
  while (first > 0 && (indices[first] as number) - (indices[first - 1] as number) <= 1) first--;
  while (last + 1 < indices.length && (indices[last + 1] as number) - (indices[last] as number) <= 2) last++;
  return { first: indices[first] as number, last: (indices[last] as number) + 1 };
}

export const rangeSpan = (sentence: Sentence, first: number, last: number) => spanOf(sentence, [first, last - 1]);

/** True where a phrase points back: 'the', 'this', 'those'. */
export const isDefinite = (sentence: Sentence, head: number): boolean =>
  dependents(sentence, head, 'det').some((t) =>
    ['the', 'this', 'that', 'these', 'those', 'both'].includes(t.lemma.toLowerCase()),
  );

export const isIndefinite = (sentence: Sentence, head: number): boolean =>
  dependents(sentence, head, 'det').some((t) =>
    ['a', 'an', 'some', 'any', 'another', 'each', 'every', 'no'].includes(t.lemma.toLowerCase()),
  );

const PART_OF_ROLE = new Set([
  'prime',
  'vice',
  'foreign',
  'interior',
  'defence',
  'defense',
  'finance',
  'justice',
  'health',
  'crown',
  'chief',
  'first',
  'deputy',
  'secretary',
  'attorney',
  'general',
  'opposition',
  'police',
  'militant',
  'rebel',
  'armed',
  'security',
  'news',
  'rights',
  'aid',
  'health',
  'state',
  'press',
  'peace',
  'interim',
  'home',
  'oil',
  'trade',
  'energy',
  'economy',
  'education',
]);

/** The noun with the words that make it another role: 'prime minister', 'foreign minister', 'news agency'. */
export function roleKey(sentence: Sentence, head: number): string {
  const token = sentence.tokens[head];
  if (!token) return '';
  const parts = dependents(sentence, head, 'compound', 'amod')
    .filter((t) => t.index < head && head - t.index <= 2 && PART_OF_ROLE.has(t.lemma.toLowerCase()))
    .map((t) => t.lemma.toLowerCase());
  return [...parts, token.lemma.toLowerCase()].join(' ');
}

/** The lexicon's word on a common noun: its classes and gender. */
export function roleNoun(lexicon: NamesLexicon, token: Token): RoleNoun | null {
  if (token.upos !== 'NOUN' && token.upos !== 'PROPN' && token.upos !== 'ADJ') return null;
  return lexicon.roleNouns.get(token.lemma.toLowerCase()) ?? null;
}
