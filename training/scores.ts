import type { ConlluSentence } from '../src/parse/conllu.ts';
import type { Tagger } from '../src/parse/tags/tagger.ts';
import type { Parser } from '../src/parse/tree/parser.ts';

export interface Scores {
  readonly xpos: number;
  readonly upos: number;
  readonly uas: number;
  /** Head and universal relation. */
  readonly las: number;
  /** Subjects and objects of verbs: F1 of head and universal relation, as percent. */
  readonly core: number;
}

const base = (label: string): string => label.split(':')[0] as string;

/** Accuracy on gold words with the tagger's own tags, in percent. */
export function score(
  sentences: readonly ConlluSentence[],
  tagger: Tagger,
  parser: Parser | null,
  labels: readonly string[],
): Scores {
  let words = 0;
  let xpos = 0;
  let upos = 0;
  let uas = 0;
  let las = 0;
  let core = 0;
  let coreGold = 0;
  let coreFound = 0;
  const tags = new Uint8Array(1024);
  for (const s of sentences) {
    const n = s.words.length;
    const lexemes = s.words.map((w) => tagger.lexeme(w.form));
    tagger.tag(lexemes, tags);
    const arcs = parser?.parse(lexemes, tags);
    const upostag = (i: number) => (tagger.candidates.tags[tags[i] as number] as string).split('|')[1];
    s.words.forEach((w, i) => {
      words++;
      const tag = tagger.candidates.tags[tags[i] as number] as string;
      if (tag.split('|')[0] === w.xpos) xpos++;
      if (tag.split('|')[1] === w.upos) upos++;
      if (!arcs) return;
      const found = arcs.heads[i] as number;
      const label = labels[arcs.labels[i] as number] as string;
      const gold = w.head < 0 ? n : w.head;
      const isCore = /^(nsubj|obj)/.test(label) && found < n && upostag(found) === 'VERB';
      const goldCore = /^(nsubj|obj)/.test(w.deprel) && w.head >= 0 && s.words[w.head]?.upos === 'VERB';
      if (isCore) coreFound++;
      if (goldCore) coreGold++;
      if (found === gold) {
        uas++;
        if (base(label) === base(w.deprel)) {
          las++;
          if (isCore && goldCore) core++;
        }
      }
    });
  }
  const percent = (k: number) => (100 * k) / words;
  return {
    xpos: percent(xpos),
    upos: percent(upos),
    uas: percent(uas),
    las: percent(las),
    core: (200 * core) / (coreGold + coreFound || 1),
  };
}

export const line = (s: Scores): string =>
  `xpos ${s.xpos.toFixed(2)} upos ${s.upos.toFixed(2)} uas ${s.uas.toFixed(2)} las ${s.las.toFixed(2)} core ${s.core.toFixed(2)}`;
