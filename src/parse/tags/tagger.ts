import { hashText } from '../hash.ts';
import { type Lexeme, makeLexeme } from './lexeme.ts';
import { TAG_FEATURES, tagFeatures } from './tag-features.ts';
import { classOf, derivedTags, NO_CLASS, type WordClasses } from './word-classes.ts';

/** Words kept with their spelling worked out; cleared when full, so that memory stays bounded. */
const CACHE = 40_000;

export interface TagWeights {
  /** 2^n places and room for one row of tags more. */
  readonly weights: Int8Array | Float32Array;
  /** 2^n - 1. */
  readonly mask: number;
}

/**
 * Which tags a word may take. `known` lists the words seen often in training with the tags
 * seen; any other word may take the tags of the open classes.
 */
export interface TagCandidates {
  /** 'VBD|VERB' …, by number. */
  readonly tags: readonly string[];
  readonly known: ReadonlyMap<string, Uint8Array>;
  readonly open: Uint8Array;
  /** As `open`, for a word with a capital or a digit. */
  readonly openAll: Uint8Array;
  /** Words with their fine tags, whether seen in training or not. */
  readonly list: WordClasses;
}

export class Tagger {
  readonly candidates: TagCandidates;
  readonly #weights: TagWeights['weights'];
  readonly #mask: number;
  readonly #cache = new Map<string, Lexeme>();
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #features = new Int32Array(TAG_FEATURES);
  readonly edge: Lexeme = makeLexeme('\u0002', new Uint8Array(0), true);

  constructor(candidates: TagCandidates, weights: TagWeights) {
    this.candidates = candidates;
    this.#numbers = new Map(candidates.tags.map((tag, i) => [tag, i]));
    this.#weights = weights.weights;
    this.#mask = weights.mask;
  }

  lexeme(form: string): Lexeme {
    let lexeme = this.#cache.get(form);
    if (!lexeme) {
      lexeme = lookUp(form, this.candidates, this.#numbers);
      if (this.#cache.size >= CACHE) this.#cache.clear();
      this.#cache.set(form, lexeme);
    }
    return lexeme;
  }

  /** Writes the number of each word's tag into `out`. */
  tag(words: readonly Lexeme[], out: Uint8Array): void {
    const features = this.#features;
    const weights = this.#weights;
    const noTag = this.candidates.tags.length;
    for (let i = 0; i < words.length; i++) {
      const candidates = (words[i] as Lexeme).candidates;
      if (candidates.length === 1) {
        out[i] = candidates[0] as number;
        continue;
      }
      tagFeatures(words, i, out, this.edge, noTag, this.#mask, features);
      let best = -1e9;
      let tag = candidates[0] as number;
      for (let c = 0; c < candidates.length; c++) {
        const t = candidates[c] as number;
        let score = 0;
        for (let f = 0; f < TAG_FEATURES; f++) score += weights[(features[f] as number) + t] as number;
        if (score > best) {
          best = score;
          tag = t;
        }
      }
      out[i] = tag;
    }
  }
}

/** Joint tags that stand for a fine tag of the list. */
const JOINT: Readonly<Record<string, readonly string[]>> = {
  NN: ['NN|NOUN'],
  NNS: ['NNS|NOUN'],
  JJ: ['JJ|ADJ'],
  JJR: ['JJR|ADJ'],
  JJS: ['JJS|ADJ'],
  RB: ['RB|ADV'],
  RBR: ['RBR|ADV'],
  RBS: ['RBS|ADV'],
  VB: ['VB|VERB', 'VBP|VERB'],
  VBP: ['VB|VERB', 'VBP|VERB'],
  VBZ: ['VBZ|VERB'],
  VBD: ['VBD|VERB', 'VBN|VERB'],
  VBN: ['VBN|VERB', 'VBD|VERB', 'JJ|ADJ'],
  VBG: ['VBG|VERB', 'NN|NOUN', 'JJ|ADJ'],
  NNP: ['NNP|PROPN'],
  NNPS: ['NNPS|PROPN'],
  FW: ['FW|X'],
  UH: ['UH|INTJ'],
  IN: ['IN|ADP', 'IN|SCONJ'],
  CD: ['CD|NUM'],
};

/** What is known of a spelling: as it stands, in lower case, by its ending. */
function lookUp(
  form: string,
  { known, open, openAll, list }: TagCandidates,
  numbers: ReadonlyMap<string, number>,
): Lexeme {
  const straight = form.includes('\u2019') ? form.replaceAll('\u2019', "'") : form;
  const lower = straight.toLowerCase();
  const own = classOf(list, straight);
  let lowerTags: readonly string[] = lower === straight ? [] : (list.tags[classOf(list, lower)] as readonly string[]);
  if (!lowerTags.length && (lower === straight ? own === NO_CLASS : true)) lowerTags = derivedTags(list, lower);
  const listed = own;
  const listedLower = lowerTags.length ? hashText(lowerTags.join(' ')) : 0;
  const seen = known.get(straight);
  if (seen) return makeLexeme(form, seen, true, listed, listedLower);
  const ownTags = list.tags[own] as readonly string[];
  const capital = lower !== straight;
  const letters = /\p{L}/u.test(form) && !/[0-9]/.test(form);
  if (!letters || (!ownTags.length && !lowerTags.length)) {
    return makeLexeme(form, capital || !letters ? openAll : open, false, listed, listedLower);
  }
  const set = new Set<number>();
  for (const tag of [...ownTags, ...lowerTags]) {
    for (const joint of JOINT[tag] ?? []) {
      const number = numbers.get(joint);
      if (number !== undefined) set.add(number);
    }
  }
  for (const joint of capital
    ? ['NNP|PROPN', 'NNP|ADJ', 'NN|NOUN', ...(lower.endsWith('s') ? ['NNPS|PROPN'] : [])]
    : ['NN|NOUN', 'JJ|ADJ']) {
    const number = numbers.get(joint);
    if (number !== undefined) set.add(number);
  }
  return makeLexeme(form, Uint8Array.from([...set].sort((a, b) => a - b)), false, listed, listedLower);
}
