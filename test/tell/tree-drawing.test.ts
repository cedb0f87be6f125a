import { expect, test } from 'vitest';
import type { Sentence, Token } from '#model';
import { drawTree } from '../../src/tell/tree-drawing.ts';

/** A sentence of words written as 'form/head', heads counted from 1 and 0 for the root. */
function sentenceOf(written: string): Sentence {
  const words = written.split(' ').map((w) => w.split('/') as [string, string]);
  const tokens = words.map(
    ([form, head], index): Token => ({
      index,
      start: index,
      end: index + 1,
      form,
      lemma: form,
      upos: 'X',
      xpos: 'X',
      head: Number(head) - 1,
      deprel: 'dep',
      margin: 1,
    }),
  );
  const dependents = tokens.map((t) => tokens.filter((d) => d.head === t.index).map((d) => d.index));
  return {
    index: 0,
    start: 0,
    end: tokens.length,
    paragraph: 0,
    kind: 'text',
    tokens,
    dependents,
    root: tokens.findIndex((t) => t.head < 0),
  };
}
const drawn = (written: string) => drawTree(sentenceOf(written)).map((line) => line.replace(/ +dep +X$/, ''));

test('words stand in the order of the text, hung on what they depend on', () => {
  expect(drawn('The/2 crew/3 sailed/0 on/6 a/6 Friday/3 ./3')).toEqual([
    '   ┌─ The',
    '┌─ crew',
    'sailed',
    '│  ┌─ on',
    '│  ├─ a',
    '├─ Friday',
    '└─ .',
  ]);
});

test('a branch runs past the words between a word and its head', () => {
  expect(drawn('a/4 b/1 c/2 d/0 e/4 f/5')).toEqual(['┌─ a', '│  └─ b', '│     └─ c', 'd', '└─ e', '   └─ f']);
});

test('a sentence too long to be a picture is not drawn', () => {
  expect(drawTree(sentenceOf(`w/0${' w/1'.repeat(400)}`))).toEqual(['(a sentence of 401 words is not drawn)']);
});
