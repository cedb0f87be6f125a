import type { ConlluSentence } from '../src/parse/conllu.ts';
import type { Lexeme } from '../src/parse/tags/lexeme.ts';
import { TAG_FEATURES, tagFeatures } from '../src/parse/tags/tag-features.ts';
import { type TagCandidates, Tagger } from '../src/parse/tags/tagger.ts';
import type { WordClasses } from '../src/parse/tags/word-classes.ts';
import { Perceptron } from './perceptron.ts';
import type { Random } from './random.ts';

export const TAG_BITS = 21;
/** An update is made where the right tag does not lead by so much. */
const TAG_MARGIN = 60;

export const jointTag = (word: { xpos: string; upos: string }): string => `${word.xpos}|${word.upos}`;

/** All joint tags of some sentences, the most frequent first. */
export function countTags(sentences: readonly ConlluSentence[]): string[] {
  const counts = new Map<string, number>();
  for (const s of sentences) for (const w of s.words) counts.set(jointTag(w), (counts.get(jointTag(w)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([tag]) => tag);
}

/** A word seen less often than this may take any tag of the open classes. */
const KNOWN_FROM = 12;
/** A tag that a frequent word has more seldom than this is taken for a slip. */
const LEAST_SHARE = 0.005;
/** A word seen less often than this may also take the tags that its own tags go with. */
const SURE_FROM = 150;
/** Tags that one spelling often shares; a word seen with one of a set may take the others. */
const KIN: readonly (readonly string[])[] = [
  ['NN|NOUN', 'VB|VERB', 'VBP|VERB'],
  ['NNS|NOUN', 'VBZ|VERB'],
  ['VBD|VERB', 'VBN|VERB', 'JJ|ADJ'],
  ['VBG|VERB', 'NN|NOUN', 'JJ|ADJ'],
  ['JJ|ADJ', 'NN|NOUN'],
  ['NNP|PROPN', 'NNPS|PROPN', 'NNP|ADJ'],
];

/** Which tags each word may take, from what was seen with it. */
export function countCandidates(
  sentences: readonly ConlluSentence[],
  tags: readonly string[],
  list: WordClasses,
): TagCandidates {
  const numbers = new Map(tags.map((tag, i) => [tag, i]));
  const byWord = new Map<string, Map<number, number>>();
  const rare = new Map<number, number>();
  for (const s of sentences) {
    for (const w of s.words) {
      const tag = numbers.get(jointTag(w)) as number;
      const form = w.form.replaceAll('\u2019', "'");
      let counts = byWord.get(form);
      if (!counts) {
        counts = new Map();
        byWord.set(form, counts);
      }
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  const known = new Map<string, Uint8Array>();
  for (const [form, counts] of byWord) {
    let total = 0;
    for (const c of counts.values()) total += c;
    if (total >= KNOWN_FROM) {
      const set = new Set<number>();
      for (const [tag, c] of counts) if ((c >= 2 && c >= total * LEAST_SHARE) || total < SURE_FROM) set.add(tag);
      if (total < SURE_FROM) {
        for (const kin of KIN) {
          const kinNumbers = kin.map((t) => numbers.get(t) as number);
          if (kinNumbers.some((t) => set.has(t) && (counts.get(t) ?? 0) > 0)) {
            for (const t of kinNumbers) if (t !== undefined) set.add(t);
          }
        }
        if (/^\p{Lu}/u.test(form)) {
          for (const t of ['NNP|PROPN']) set.add(numbers.get(t) as number);
        }
      }
      known.set(form, Uint8Array.from([...set].sort((a, b) => a - b)));
    } else for (const [tag, c] of counts) rare.set(tag, (rare.get(tag) ?? 0) + c);
  }
  const open: number[] = [];
  const openAll: number[] = [];
  for (const [tag, c] of rare) {
    if (c < 8) continue;
    openAll.push(tag);
    if (!/^(NNP|NNPS|CD|LS|\$)\|/.test(tags[tag] as string) || c > 200) open.push(tag);
  }
  return {
    tags,
    known,
    list,
    open: Uint8Array.from(open.sort((a, b) => a - b)),
    openAll: Uint8Array.from(openAll.sort((a, b) => a - b)),
  };
}

/** Trains the weights of a tagger on gold tags. */
export function trainTagger(
  sentences: readonly ConlluSentence[],
  candidates: TagCandidates,
  epochs: number,
  random: Random,
): Perceptron {
  const numbers = new Map(candidates.tags.map((tag, i) => [tag, i]));
  const model = new Perceptron(TAG_BITS, candidates.tags.length);
  const tagger = new Tagger(candidates, model);
  const noTag = candidates.tags.length;
  const order = [...sentences];
  const lexemes = new Map<ConlluSentence, Lexeme[]>();
  for (const s of sentences)
    lexemes.set(
      s,
      s.words.map((w) => tagger.lexeme(w.form)),
    );
  const features = new Int32Array(TAG_FEATURES);
  const { weights } = model;
  const given = new Uint8Array(1024);
  for (let epoch = 0; epoch < epochs; epoch++) {
    random.shuffle(order);
    for (const s of order) {
      const words = lexemes.get(s) as Lexeme[];
      for (let i = 0; i < words.length; i++) {
        const choices = (words[i] as Lexeme).candidates;
        const gold = numbers.get(jointTag(s.words[i] as { xpos: string; upos: string })) as number;
        if (choices.length === 1) {
          given[i] = choices[0] as number;
          continue;
        }
        tagFeatures(words, i, given, tagger.edge, noTag, model.mask, features);
        let best = -1e9;
        let tag = choices[0] as number;
        let rival = -1;
        let rivalScore = -1e9;
        let goldScore = -1e9;
        for (let c = 0; c < choices.length; c++) {
          const t = choices[c] as number;
          let score = 0;
          for (let f = 0; f < TAG_FEATURES; f++) score += weights[(features[f] as number) + t] as number;
          if (score > best) {
            best = score;
            tag = t;
          }
          if (t === gold) goldScore = score;
          else if (score > rivalScore) {
            rivalScore = score;
            rival = t;
          }
        }
        model.tick();
        if (rival >= 0 && goldScore > -1e9 && goldScore < rivalScore + TAG_MARGIN)
          model.update(features, TAG_FEATURES, gold, rival);
        given[i] = tag;
      }
    }
  }
  return model;
}

/** Tags given to each sentence by a tagger that never saw it. */
export function jackknife(
  sentences: readonly ConlluSentence[],
  tags: readonly string[],
  list: WordClasses,
  folds: number,
  epochs: number,
  random: Random,
): Map<ConlluSentence, Uint8Array> {
  const out = new Map<ConlluSentence, Uint8Array>();
  for (let fold = 0; fold < folds; fold++) {
    // Blocks of sentences stay together, so that a document is seldom in both parts.
    const block = (i: number) => Math.floor(i / 60) % folds;
    const kept = sentences.filter((_, i) => block(i) !== fold);
    const candidates = countCandidates(kept, tags, list);
    const weights = trainTagger(kept, candidates, epochs, random).average();
    const tagger = new Tagger(candidates, { weights, mask: 2 ** TAG_BITS - 1 });
    sentences.forEach((s, i) => {
      if (block(i) !== fold) return;
      const given = new Uint8Array(s.words.length);
      tagger.tag(
        s.words.map((w) => tagger.lexeme(w.form)),
        given,
      );
      out.set(s, given);
    });
  }
  return out;
}
