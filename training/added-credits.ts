import type { ConlluSentence, ConlluWord } from '../src/parse/conllu.ts';
import type { Random } from './random.ts';
import type { TurnedCredit } from './turned-credits.ts';

/**
 * Short credits as news sets them behind what is said, as words with tag, head in the credit (-1: the verb that
 * governs all) and relation.
 */
const CREDITS: readonly (readonly (readonly [form: string, tag: string, head: number, deprel: string])[])[] = [
  [
    ['officials', 'NNS|NOUN', 1, 'nsubj'],
    ['said', 'VBD|VERB', -1, 'root'],
  ],
  [
    ['police', 'NNS|NOUN', 1, 'nsubj'],
    ['said', 'VBD|VERB', -1, 'root'],
  ],
  [
    ['he', 'PRP|PRON', 1, 'nsubj'],
    ['said', 'VBD|VERB', -1, 'root'],
  ],
  [
    ['she', 'PRP|PRON', 1, 'nsubj'],
    ['added', 'VBD|VERB', -1, 'root'],
  ],
  [
    ['the', 'DT|DET', 1, 'det'],
    ['ministry', 'NN|NOUN', 2, 'nsubj'],
    ['said', 'VBD|VERB', -1, 'root'],
  ],
  [
    ['the', 'DT|DET', 1, 'det'],
    ['statement', 'NN|NOUN', 2, 'nsubj'],
    ['said', 'VBD|VERB', -1, 'root'],
  ],
  [
    ['the', 'DT|DET', 1, 'det'],
    ['army', 'NN|NOUN', 2, 'nsubj'],
    ['said', 'VBD|VERB', -1, 'root'],
    ['on', 'IN|ADP', 4, 'case'],
    ['Monday', 'NNP|PROPN', 2, 'obl'],
  ],
  [
    ['a', 'DT|DET', 1, 'det'],
    ['spokesman', 'NN|NOUN', 2, 'nsubj'],
    ['said', 'VBD|VERB', -1, 'root'],
    ['in', 'IN|ADP', 5, 'case'],
    ['a', 'DT|DET', 5, 'det'],
    ['statement', 'NN|NOUN', 2, 'obl'],
  ],
  [
    ['two', 'CD|NUM', 1, 'nummod'],
    ['witnesses', 'NNS|NOUN', 2, 'nsubj'],
    ['told', 'VBD|VERB', -1, 'root'],
    ['reporters', 'NNS|NOUN', 2, 'iobj'],
  ],
  [
    ['local', 'JJ|ADJ', 1, 'amod'],
    ['media', 'NNS|NOUN', 2, 'nsubj'],
    ['reported', 'VBD|VERB', -1, 'root'],
  ],
];

const LEAST_WORDS = 8;
const MOST_WORDS = 45;

/** Plain gold sentences with a credit set behind them: 'The bridge fell, officials said.' One in `every` is taken. */
export function addCredits(
  sentences: readonly ConlluSentence[],
  tagged: ReadonlyMap<ConlluSentence, Uint8Array>,
  tagNumber: (joint: string) => number,
  every: number,
  random: Random,
): TurnedCredit[] {
  const out: TurnedCredit[] = [];
  for (const sentence of sentences) {
    const { words } = sentence;
    const n = words.length;
    const root = words.findIndex((w) => w.head < 0);
    const stop = words[n - 1] as ConlluWord;
    if (n < LEAST_WORDS || n > MOST_WORDS || stop.form !== '.' || stop.head !== root || words[root]?.upos !== 'VERB')
      continue;
    if (!words.some((w, i) => w.head === root && w.deprel.startsWith('nsubj') && i < root)) continue;
    if (
      words.some((w) => w.head === root && (w.deprel === 'ccomp' || w.deprel === 'parataxis')) ||
      random.next() * every >= 1
    )
      continue;
    const credit = CREDITS[Math.floor(random.next() * CREDITS.length)] as (typeof CREDITS)[number];
    const verb = n + credit.findIndex(([, , head]) => head < 0);
    const tags = [...(tagged.get(sentence) as Uint8Array).subarray(0, n - 1)];
    const made: ConlluWord[] = words
      .slice(0, n - 1)
      .map((w, i) => (i === root ? { ...w, head: verb, deprel: 'ccomp' } : w));
    const put = (form: string, tag: string, head: number, deprel: string) => {
      const [xpos = '', upos = ''] = tag.split('|');
      made.push({ form, lemma: form, upos, xpos, head, deprel });
      tags.push(tagNumber(tag));
    };
    put(',', ',|PUNCT', root, 'punct');
    for (const [form, tag, head, deprel] of credit) put(form, tag, head < 0 ? -1 : n + head, deprel);
    put('.', '.|PUNCT', verb, 'punct');
    out.push({
      sentence: { words: made, multiwords: [], spaceAfter: made.map(() => true), comments: [] },
      tags: Uint8Array.from(tags),
    });
  }
  return out;
}
