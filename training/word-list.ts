import { brill } from 'brill';
import { hashText } from '../src/parse/hash.ts';
import type { WordClasses } from '../src/parse/tags/word-classes.ts';

/** As many classes as a byte can number, 0 left for 'not listed'. */
const MOST_CLASSES = 250;
const BITS = 17;

/**
 * The word list of Brill's tagger (MIT licence): 89,000 words with their fine tags, the most usual
 * first. Classes beyond the most frequent are cut to the tags that they start with.
 */
export function wordClasses(): WordClasses {
  const words = Object.entries(brill)
    .filter(([word]) => /[A-Za-z]/.test(word))
    .map(
      ([word, tags]) =>
        [word, tags.map((t) => (t ?? '').split('|')[0] as string).filter((t) => /^[A-Z]+\$?$/.test(t))] as const,
    )
    .filter(([, tags]) => tags.length > 0);
  const counts = new Map<string, number>();
  for (const [, tags] of words)
    for (let n = 1; n <= tags.length; n++)
      if (n === tags.length || n <= 2) {
        const key = tags.slice(0, n).join(' ');
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  const kept = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_CLASSES)
    .map(([key]) => key);
  const numbers = new Map(kept.map((key, i) => [key, i + 1]));
  const hashes = new Int32Array(2 ** BITS);
  const classes = new Uint8Array(2 ** BITS);
  const mask = hashes.length - 1;
  for (const [word, tags] of words) {
    let n = tags.length;
    while (n > 0 && !numbers.has(tags.slice(0, n).join(' '))) n--;
    if (!n) continue;
    const hash = hashText(word) || 1;
    let at = hash & mask;
    while (hashes[at] !== 0 && hashes[at] !== hash) at = (at + 1) & mask;
    hashes[at] = hash;
    classes[at] = numbers.get(tags.slice(0, n).join(' ')) as number;
  }
  return { hashes, classes, tags: [[], ...kept.map((key) => key.split(' '))] };
}
