import type { Parsed, Sentence, Token } from '#model';
import type { ConlluSentence } from './conllu.ts';
import type { ParsedWords } from './parse-words.ts';
import { writtenWords } from './tokens/written-words.ts';

const row = (token: Token, spaceAfter: boolean): string =>
  `${token.index + 1}\t${token.form}\t${token.lemma}\t${token.upos}\t${token.xpos}\t_\t${token.head + 1}\t${token.deprel}\t_\t${spaceAfter ? '_' : 'SpaceAfter=No'}\n`;

const plain = (s: string): string => s.replace(/\s+/g, ' ');

/** A parsed report as CoNLL-U: one document, paragraphs marked, words written as one (don't) on a line of their own. */
export function toConllu(parsed: Parsed): string {
  const { report, text, sentences } = parsed;
  const id = plain(report.key ?? report.id);
  let out = '';
  let paragraph = -1;
  for (const sentence of sentences) {
    if (!out) out += `# newdoc id = ${id}\n`;
    if (sentence.paragraph !== paragraph) out += '# newpar\n';
    paragraph = sentence.paragraph;
    out += `# sent_id = ${id}-${sentence.index + 1}\n# text = ${plain(text.slice(sentence.start, sentence.end))}\n`;
    out += rows(text, sentence);
  }
  return out;
}

function rows(text: string, { tokens }: Sentence): string {
  let out = '';
  const spaced = (end: number): boolean => /\s/.test(text.charAt(end)) || end >= text.length;
  const groups = writtenWords(text, tokens);
  let group = 0;
  let inside = -1;
  for (const token of tokens) {
    const g = groups[group];
    if (g && g.first === token.index) {
      const end = (tokens[g.last] as Token).end;
      const space = spaced(end) ? '_' : 'SpaceAfter=No';
      out += `${g.first + 1}-${g.last + 1}\t${text.slice(token.start, end)}\t_\t_\t_\t_\t_\t_\t_\t${space}\n`;
      inside = g.last;
      group++;
    }
    out += row(token, token.index <= inside || spaced(token.end));
  }
  return `${out}\n`;
}

/** A sentence parsed on given words, as CoNLL-U, with the comments and written words that it came with. */
export function wordsToConllu(given: ConlluSentence, { tokens }: ParsedWords): string {
  let out = given.comments.map((c) => `${c}\n`).join('');
  let group = 0;
  for (const token of tokens) {
    const g = given.multiwords[group];
    if (g && g.first === token.index) {
      out += `${g.first + 1}-${g.last + 1}\t${g.form}\t_\t_\t_\t_\t_\t_\t_\t${g.spaceAfter ? '_' : 'SpaceAfter=No'}\n`;
      group++;
    }
    out += row(token, given.spaceAfter[token.index] ?? true);
  }
  return `${out}\n`;
}
