import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/parse/tokens/tokenize.ts';
import { textCases } from '../text-cases.ts';

const words = (text: string): string[] => {
  const { starts, ends } = tokenize(text, 0, text.length);
  return starts.map((start, i) => text.slice(start, ends[i]));
};

describe('parse/tokens.txt', () => {
  for (const { title, text, wanted } of textCases('parse/tokens.txt')) {
    it(title, () => expect(words(text).join(' ')).toBe(wanted.join('\n')));
  }
});

describe('words of any text', () => {
  const odd = [
    '',
    ' \n\t ',
    "'",
    '....',
    '.a',
    '-',
    "''s",
    'a'.repeat(5000),
    "'’".repeat(500),
    '1.'.repeat(900),
    '\ud83d',
    '👍🏽👩‍👩‍👧 ok',
    'http://',
    '@',
    '#',
    '日本語の文',
    'a.b@',
    '$',
    '\u200b',
  ];
  for (const text of odd) {
    it(`cover all but white space, in order: ${JSON.stringify(text.slice(0, 20))}`, () => {
      const { starts, ends } = tokenize(text, 0, text.length);
      expect(words(text).join('')).toBe(text.replace(/\s/gu, ''));
      for (let i = 0; i < starts.length; i++) {
        expect(ends[i]).toBeGreaterThan(starts[i] as number);
        expect(starts[i]).toBeGreaterThanOrEqual(i ? (ends[i - 1] as number) : 0);
      }
    });
  }

  it('tell which parts are written as one word', () => {
    const { joined } = tokenize("They don't.", 0, 11);
    expect(joined).toEqual([false, false, true, false]);
  });
});
