import { readFileSync } from 'node:fs';
import { readConllu } from '../../src/parse/conllu.ts';
import { type HandReading, reportOf } from './readings.ts';

/** Genres of the treebanks whose texts hardly tell of politics: scholarship, travel guides, reviews, questions answered. */
const QUIET = /^# newdoc id = (?:GUM_academic|GUM_voyage|reviews|answers)/;

/** Texts of a treebank in which nothing is taken for an event, as reports without events. */
export function quietTexts(file: string): HandReading[] {
  const out: HandReading[] = [];
  let lines: string[] | null = null;
  const finish = () => {
    if (lines?.length)
      out.push({
        name: `quiet-${out.length}`,
        report: reportOf(`quiet-${out.length}`, lines.join(' '), '2020-01-01'),
        events: [],
      });
  };
  for (const { comments } of readConllu(readFileSync(file, 'utf8'))) {
    const start = comments.find((c) => c.startsWith('# newdoc id'));
    if (start) {
      finish();
      lines = QUIET.test(start) ? [] : null;
    }
    const text = comments.find((c) => c.startsWith('# text = '));
    if (lines && text) lines.push(text.slice('# text = '.length));
  }
  finish();
  return out;
}
