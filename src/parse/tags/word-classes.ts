import { hashText } from '../hash.ts';

/** No class: the word is not in the list. */
export const NO_CLASS = 0;

/**
 * A list of words with the fine tags that each may take, as a hash table without the words: a place
 * holds a word's 32-bit hash and the number of its class. Some four in a million unlisted words are
 * taken for listed ones.
 */
export interface WordClasses {
  /** 2^n places; 0 is free. */
  readonly hashes: Int32Array;
  readonly classes: Uint8Array;
  /** Fine tags of each class by its number, the most usual first; class 0 has none. */
  readonly tags: readonly (readonly string[])[];
}

/** Number of the class of a word as it stands; 0 where it is not listed. */
export function classOf({ hashes, classes }: WordClasses, word: string): number {
  const mask = hashes.length - 1;
  const hash = hashText(word) || 1;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const there = hashes[at] as number;
    if (there === hash) return classes[at] as number;
    if (there === 0) return NO_CLASS;
  }
}

/** Endings that make one word of another: the tag of the word without it, and the tag with it. */
const ENDINGS: readonly (readonly [ending: string, put: string, of: string, gives: string])[] = [
  ['ies', 'y', 'NN', 'NNS'],
  ['ies', 'y', 'VB', 'VBZ'],
  ['es', '', 'NN', 'NNS'],
  ['es', '', 'VB', 'VBZ'],
  ['s', '', 'NN', 'NNS'],
  ['s', '', 'VB', 'VBZ'],
  ['ied', 'y', 'VB', 'VBD'],
  ['ed', '', 'VB', 'VBD'],
  ['ed', 'e', 'VB', 'VBD'],
  ['ing', '', 'VB', 'VBG'],
  ['ing', 'e', 'VB', 'VBG'],
  ['ly', '', 'JJ', 'RB'],
];

/** Tags that a word not in the list may take, judged by the word that it is made from; none where no such word is listed. */
export function derivedTags(list: WordClasses, word: string): string[] {
  const out: string[] = [];
  for (const [ending, put, of, gives] of ENDINGS) {
    if (word.length < ending.length + 3 || !word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length) + put;
    const tags = list.tags[classOf(list, stem)] as readonly string[];
    if (tags.includes(of) && !out.includes(gives)) {
      out.push(gives);
      if (gives === 'VBD') out.push('VBN');
    }
  }
  return out;
}
