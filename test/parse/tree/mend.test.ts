import { expect, it } from 'vitest';
import type { Token } from '#model';
import { mendReducedRelatives } from '../../../src/parse/tree/mend.ts';

/** Tokens from lines of 'form xpos head deprel', heads from 1 and 0 for the root as in CoNLL-U. */
const tokens = (lines: string): Token[] =>
  lines
    .trim()
    .split('\n')
    .map((line, index) => {
      const [form = '', xpos = '', head = '', deprel = ''] = line.trim().split(' ');
      return {
        index,
        start: 0,
        end: 1,
        form,
        lemma: form,
        upos: xpos === 'PRP' ? 'PRON' : 'NOUN',
        xpos,
        head: Number(head) - 1,
        deprel,
        margin: 1,
      };
    });
const tree = (list: readonly Token[]): string[] =>
  list.map((t) => `${t.form} ${t.deprel} ${t.head < 0 ? 'ROOT' : list[t.head]?.form}`);

it('gives the finite predicate the subject, and makes the participle describe it', () => {
  const list = tokens(`
    plan NN 2 nsubj
    approved VBN 0 root
    by IN 4 case
    Kell NNP 2 obl:agent
    was VBD 6 cop
    lost JJ 2 conj
    . . 2 punct`);
  mendReducedRelatives(list);
  expect(tree(list)).toEqual([
    'plan nsubj lost',
    'approved acl plan',
    'by case Kell',
    'Kell obl:agent approved',
    'was cop lost',
    'lost root ROOT',
    '. punct lost',
  ]);
});

it('finds the stranded predicate on the verb above', () => {
  const list = tokens(`
    Kell NNP 2 nsubj
    said VBD 0 root
    plan NN 4 nsubj
    made VBN 2 ccomp
    was VBD 6 cop
    lost JJ 2 conj`);
  mendReducedRelatives(list);
  expect(tree(list).slice(2)).toEqual(['plan nsubj lost', 'made acl plan', 'was cop lost', 'lost ccomp said']);
});

it('leaves two clauses alone that a conjunction joins, and participles with an auxiliary', () => {
  const joined = `
    plan NN 2 nsubj
    made VBN 0 root
    and CC 5 cc
    was VBD 5 cop
    lost JJ 2 conj`;
  const passive = `
    plan NN 3 nsubj:pass
    was VBD 3 aux:pass
    made VBN 0 root
    is VBZ 5 cop
    lost JJ 3 conj`;
  for (const lines of [joined, passive]) {
    const list = tokens(lines);
    mendReducedRelatives(list);
    expect(list).toEqual(tokens(lines));
  }
});
