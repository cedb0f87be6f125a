/**
 * Writes lexicon/place-homographs.tsv: the English words that are written small in running text and
 * are also names of towns in lexicon/gazetteer.bin ('reading', 'nice', 'of').
 *
 *     node training/gazetteer/homographs.ts TREEBANK.conllu…
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkName, foldName, hashName } from '../../src/extract/places/fold.ts';
import { decodeGazetteer, firstAt } from '../../src/extract/places/gazetteer-file.ts';

const root = resolve(import.meta.dirname, '../..');
const file = decodeGazetteer(readFileSync(join(root, 'lexicon/gazetteer.bin')));

function isTown(key: string): boolean {
  const hash = hashName(key);
  const check = checkName(key);
  for (let i = firstAt(file.hash, hash); i < file.hash.length && file.hash[i] === hash; i++)
    if (file.check[i] === check) return true;
  return false;
}

const counts = new Map<string, number>();
for (const path of process.argv.slice(2)) {
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const columns = line.split('\t');
    const form = columns[1];
    if (!form || columns[3] === 'PROPN' || columns[3] === 'X' || !/^[a-z]+$/.test(form)) continue;
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
}
const words = [...counts.keys()].filter((word) => isTown(foldName(word))).sort();
const head = `# English words that are also names of towns: read as places only where their surroundings say so.
# Words written small in the train parts of UD_English-EWT and UD_English-GUM (CC BY-SA 4.0) that lexicon/gazetteer.bin holds.
# Made by training/gazetteer/homographs.ts.
`;
writeFileSync(join(root, 'lexicon/place-homographs.tsv'), `${head}word\n${words.join('\n')}\n`);
console.log(`${words.length} words`);
