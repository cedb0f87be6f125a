import type { Parsed, Sentence, Token } from '#model';
import type { Cast, Reading } from '../../../src/extract/reading.ts';

/**
 * A sentence from one line a word: form, lemma, upos, xpos, head (from 1, 0 for the root), relation.
 * Words are joined by single spaces.
 */
export function sentenceOf(lines: string): Sentence {
  let at = 0;
  const tokens: Token[] = lines
    .trim()
    .split('\n')
    .map((line, index) => {
      const [form = '', lemma = '', upos = '', xpos = '', head = '', deprel = ''] = line.trim().split(/\s+/);
      const token = {
        index,
        start: at,
        end: at + form.length,
        form,
        lemma,
        upos,
        xpos,
        head: Number(head) - 1,
        deprel,
        margin: 1,
      };
      at += form.length + 1;
      return token;
    });
  const dependents = tokens.map((t) => tokens.filter((d) => d.head === t.index).map((d) => d.index));
  const root = tokens.findIndex((t) => t.head === -1);
  return { index: 0, start: 0, end: at - 1, paragraph: 0, kind: 'text', tokens, dependents, root };
}

const nobody: Cast = {
  entities: [],
  who: () => null,
  together: () => null,
  partyOf: () => null,
  partiesOf: () => [],
  entity: (id) => {
    throw new RangeError(`no entity ${id}`);
  },
};

/** A reading of one sentence in which nobody is known. */
export function readingOf(sentence: Sentence): Reading {
  const text = sentence.tokens.map((t) => t.form).join(' ');
  const parsed = {
    text,
    paragraphs: [{ start: 0, end: text.length }],
    sentences: [sentence],
    quotations: [],
    names: [],
    mentions: [],
    chains: [],
  };
  return { parsed: parsed as unknown as Parsed, referenceDay: null, times: [], places: [], cast: nobody };
}
