import { readFileSync } from 'node:fs';
import { type ConlluSentence, readConllu } from '../src/parse/conllu.ts';

/** Train and dev parts of the treebanks; test parts are never read. */
export interface Treebanks {
  readonly train: ConlluSentence[];
  readonly ewtDev: ConlluSentence[];
  readonly gumDev: ConlluSentence[];
}

export function readTreebanks(folder: string): Treebanks {
  const read = (name: string) => readConllu(readFileSync(`${folder}/${name}.conllu`, 'utf8'));
  return { train: [...read('ewt/train'), ...read('gum/train')], ewtDev: read('ewt/dev'), gumDev: read('gum/dev') };
}
