import { describe, expect, it } from 'vitest';
import type { Sentence } from '#model';
import { parseSentenceTokens } from '#parse';
import { parsed, sharedResources, textCases } from '../text-cases.ts';

/** Place of a word in a sentence: 'of#2' is the second 'of', '-' stands for the root's head. */
function place({ tokens }: Sentence, wanted: string): number {
  if (wanted === '-') return -1;
  const [word, nth = '1'] = wanted.split('#');
  const found = tokens.filter((t) => t.form === word)[Number(nth) - 1];
  if (!found) throw new Error(`no word ${wanted}`);
  return found.index;
}

describe('parse/trees.txt', () => {
  for (const { title, text, wanted } of textCases('parse/trees.txt')) {
    it(title, () => {
      const sentence = parsed(text).sentences[0] as Sentence;
      const found = wanted.map((line) => {
        const [dependent = '', , head = ''] = line.split(' ');
        const token = sentence.tokens[place(sentence, dependent)];
        return `${dependent} ${token?.deprel} ${token?.head === place(sentence, head) ? head : sentence.tokens[token?.head ?? 0]?.form}`;
      });
      expect(found).toEqual(wanted);
    });
  }
});

describe('the tree of any sentence', () => {
  const text =
    'Ruiz left. "Never." !!! The head of the council, who came late, said on Monday that it would not vote. )( , . 12 % of\n\nPort reopens\n\n. . .';
  const { sentences } = parsed(text);

  it('has one root, no ring, and dependents that agree with heads', () => {
    for (const { tokens, dependents, root } of sentences) {
      expect(tokens.filter((t) => t.head === -1).map((t) => t.index)).toEqual([root]);
      for (const token of tokens) {
        let steps = 0;
        for (let i = token.index; i !== root; i = tokens[i]?.head ?? -1) expect(++steps).toBeLessThan(tokens.length);
        expect(token.head < 0 || dependents[token.head]?.includes(token.index)).toBe(true);
      }
    }
  });

  it('hangs nothing on punctuation but in a sentence of punctuation alone', () => {
    for (const { tokens } of sentences) {
      if (tokens.every((t) => t.upos === 'PUNCT')) continue;
      for (const token of tokens) expect(token.head < 0 ? token.upos : tokens[token.head]?.upos).not.toBe('PUNCT');
    }
  });

  it('gives every arc a margin between 0 and 1', () => {
    for (const { tokens } of sentences) for (const { margin } of tokens) expect(margin > 0 && margin < 1).toBe(true);
  });
});

describe('a sentence of given words', () => {
  it('is parsed as the same words of a text are', () => {
    const whole = parsed('The union rejected the offer.').sentences[0] as Sentence;
    const { tokens } = parseSentenceTokens(
      ['The', 'union', 'rejected', 'the', 'offer', '.'],
      sharedResources().parse.model,
    );
    const arcs = (all: Sentence['tokens']) => all.map((t) => [t.form, t.lemma, t.head, t.deprel, t.margin]);
    expect(arcs(tokens)).toEqual(arcs(whole.tokens));
  });
});
