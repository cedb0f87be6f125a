import { describe, expect, it } from 'vitest';
import { parsed, textCases } from '../text-cases.ts';

const tokensOf = (text: string) => parsed(text).sentences.flatMap((s) => s.tokens);

describe('parse/lemmas.txt', () => {
  for (const { title, text, wanted } of textCases('parse/lemmas.txt')) {
    it(title, () =>
      expect(
        tokensOf(text)
          .map((t) => t.lemma)
          .join(' '),
      ).toBe(wanted.join('\n')),
    );
  }
});

describe('tags', () => {
  const tagged = (text: string): string =>
    tokensOf(text)
      .map((t) => `${t.form}/${t.xpos}`)
      .join(' ');

  it('tell a verb from a noun of the same spelling', () => {
    expect(tagged('They strike often.')).toContain('strike/VBP');
    expect(tagged('The strike ended.')).toContain('strike/NN ');
  });

  it('tell a participle from a past tense', () => {
    expect(tagged('He seized the town.')).toContain('seized/VBD');
    expect(tagged('The town was seized.')).toContain('seized/VBN');
  });

  it('know a word that training never saw by the word it is made from', () => {
    expect(tagged('Reporters saw four militants.')).toContain('militants/NNS');
  });

  it('take an unknown capitalised word for a name', () => {
    expect(tagged('Voss met Haddad in Lorvale.')).toBe('Voss/NNP met/VBD Haddad/NNP in/IN Lorvale/NNP ./.');
  });
});
