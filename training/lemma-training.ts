import type { ConlluSentence } from '../src/parse/conllu.ts';
import { lemmaKey, ruleLemma } from '../src/parse/tags/lemmas.ts';

/** Lemmas that the rules get wrong, learned from gold ones; a form must mostly have the lemma. */
export function learnLemmas(sentences: readonly ConlluSentence[]): Map<string, string> {
  const seen = new Map<string, { form: string; xpos: string; lemmas: Map<string, number> }>();
  for (const s of sentences) {
    for (const w of s.words) {
      if (w.lemma === '_' || w.xpos === 'GW') continue;
      const form = w.form.replaceAll('\u2019', "'");
      const key = lemmaKey(form, w.xpos);
      let entry = seen.get(key);
      if (!entry) {
        entry = { form, xpos: w.xpos, lemmas: new Map() };
        seen.set(key, entry);
      }
      entry.lemmas.set(w.lemma, (entry.lemmas.get(w.lemma) ?? 0) + 1);
    }
  }
  const out = new Map<string, string>();
  for (const [key, { form, xpos, lemmas }] of [...seen].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const best = [...lemmas].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] as [string, number];
    if (ruleLemma(form, xpos) !== best[0] && !key.includes('\t') && !key.includes('\n')) out.set(key, best[0]);
  }
  return out;
}
