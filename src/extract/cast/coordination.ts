import { dependents, type Sentence, type Token } from '#model';

/** A token and all nouns that are coordinated with it, in order of the text. */
export function coordinatedWith(sentence: Sentence, index: number): Token[] {
  const first = sentence.tokens[index];
  if (!first) return [];
  const out = [first];
  const seen = new Set([index]);
  for (let i = 0; i < out.length && out.length < 40; i++) {
    for (const t of dependents(sentence, (out[i] as Token).index, 'conj')) {
      if (seen.has(t.index) || t.upos === 'VERB' || t.upos === 'AUX') continue;
      seen.add(t.index);
      out.push(t);
    }
  }
  return out.sort((a, b) => a.index - b.index);
}
