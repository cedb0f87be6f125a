import type { Parsed, Report, Sentence, Shelf } from '#model';
import { findCoreference } from './coreference/index.ts';
import { findNames, type NamesLexicon, openNames } from './names/index.ts';
import { decodeModel, type ParseModel } from './parse-model.ts';
import { parseWords } from './parse-words.ts';
import { findQuotations } from './quotations/index.ts';
import { findSentences } from './sentences/find-sentences.ts';
import { findParagraphs } from './sentences/paragraphs.ts';

export { type ConlluSentence, type ConlluWord, readConllu } from './conllu.ts';
export { decodeModel, type ParseModel } from './parse-model.ts';
export { type ParsedWords, parseSentenceTokens } from './parse-words.ts';
export { toConllu, wordsToConllu } from './write-conllu.ts';

/** What parsing needs from the data files. */
export interface ParseResources {
  readonly model: ParseModel;
  readonly names: NamesLexicon;
}

export const openParse = (shelf: Shelf): ParseResources => ({
  model: decodeModel(shelf.bytes('models/english-ud.bin')),
  names: openNames(shelf),
});

/** Takes a report's text apart: paragraphs, sentences, words with tags and tree, quotations, names and who is who. */
export function parse(report: Report, resources: ParseResources): Parsed {
  const { text } = report;
  const paragraphs = findParagraphs(text);
  const sentences = parseSentences(report, paragraphs, resources.model);
  const quotations = findQuotations(text, paragraphs);
  const names = findNames(sentences, text, resources.names);
  const { mentions, chains } = findCoreference(sentences, names, text, resources.names);
  return { report, text, paragraphs, sentences, quotations, names, mentions, chains };
}

/** Sentences with their words, tags and trees. */
export function parseSentences(
  report: Pick<Report, 'text' | 'dateline' | 'titleSpan'>,
  paragraphs: Parsed['paragraphs'],
  model: ParseModel,
): Sentence[] {
  const { text } = report;
  return findSentences(text, paragraphs, report).map(({ paragraph, kind, starts, ends }, index) => {
    const forms = starts.map((start, i) => text.slice(start, ends[i]));
    const { tokens, dependents, root } = parseWords(forms, starts, ends, model);
    return {
      index,
      start: starts[0] as number,
      end: ends[ends.length - 1] as number,
      paragraph,
      kind,
      tokens,
      dependents,
      root,
    };
  });
}
