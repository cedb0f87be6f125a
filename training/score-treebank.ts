/**
 * Prints CoNLL-U for a treebank, for the scorer to compare.
 *
 *   node training/score-treebank.ts tokens GOLD.conllu    tags and tree of the words given
 *   node training/score-treebank.ts text DOCS.jsonl       from raw text, one {id, text} a line
 */
import { readFileSync } from 'node:fs';
import type { Report } from '../src/model/index.ts';
import { openParse, parse, parseSentenceTokens, readConllu, toConllu, wordsToConllu } from '../src/parse/index.ts';

const [kind, file] = process.argv.slice(2);
if (!file || (kind !== 'tokens' && kind !== 'text')) {
  console.error('usage: score-treebank.ts tokens GOLD.conllu | text DOCS.jsonl');
  process.exit(2);
}
const root = new URL('..', import.meta.url).pathname;
const resources = openParse({ table: () => [], bytes: (path) => readFileSync(`${root}${path}`) });
const started = performance.now();
let words = 0;
let out = '';
if (kind === 'tokens') {
  for (const sentence of readConllu(readFileSync(file, 'utf8'))) {
    const forms = sentence.words.map((w) => w.form);
    out += wordsToConllu(sentence, parseSentenceTokens(forms, resources.model));
    words += forms.length;
  }
} else {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line) continue;
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    const parsed = parse(bare(id, text), resources);
    for (const s of parsed.sentences) words += s.tokens.length;
    out += toConllu(parsed);
  }
}
const seconds = (performance.now() - started) / 1000;
process.stdout.write(out);
console.error(`${words} words, ${Math.round(words / seconds)} a second`);

function bare(id: string, text: string): Report {
  return {
    id,
    textHash: '',
    key: id,
    title: null,
    titleSpan: null,
    agency: null,
    publisher: null,
    byline: [],
    dateline: null,
    published: null,
    referenceDay: null,
    url: null,
    language: 'en',
    revision: null,
    text,
  };
}
