import type { Token } from '#model';
import { arcMargin, type ParseModel } from './parse-model.ts';
import { lemmaOf } from './tags/lemmas.ts';
import type { Lexeme } from './tags/lexeme.ts';
import { mendReducedRelatives } from './tree/mend.ts';
import { MOST_WORDS } from './tree/parser-state.ts';

const tags = new Uint8Array(MOST_WORDS + 2);

/** What tags and tree say of a sentence's words. */
export interface ParsedWords {
  readonly tokens: Token[];
  /** For each token the indices of its dependents, left to right. */
  readonly dependents: number[][];
  /** Index of the root token. */
  readonly root: number;
}

/**
 * Tags, lemmas and tree of the words of one sentence.
 *
 * @param forms   the words as they stand; at most 1,024
 * @param starts  UTF-16 offset of each; `ends` likewise, one past the last unit
 * @throws RangeError where there are too many words
 */
export function parseWords(
  forms: readonly string[],
  starts: readonly number[],
  ends: readonly number[],
  model: ParseModel,
): ParsedWords {
  const n = forms.length;
  if (n > MOST_WORDS) throw new RangeError(`${n} words in a sentence, at most ${MOST_WORDS}`);
  const words: Lexeme[] = forms.map((form) => model.tagger.lexeme(form));
  model.tagger.tag(words, tags);
  const arcs = model.parser.parse(words, tags);
  const dependents: number[][] = Array.from({ length: n }, () => []);
  const tokens: { -readonly [K in keyof Token]: Token[K] }[] = [];
  for (let i = 0; i < n; i++) {
    const tag = tags[i] as number;
    const head = arcs.heads[i] as number;
    const xpos = model.xpos[tag] as string;
    const form = forms[i] as string;
    tokens.push({
      index: i,
      start: starts[i] as number,
      end: ends[i] as number,
      form,
      lemma: lemmaOf(form, xpos, model.lemmas),
      upos: model.upos[tag] as string,
      xpos,
      head: head < n ? head : -1,
      deprel: model.labels[arcs.labels[i] as number] as string,
      margin: arcMargin(model.calibration, arcs.actionLead[i] as number, arcs.labelLead[i] as number),
    });
  }
  mendReducedRelatives(tokens);
  let root = 0;
  for (const { index, head } of tokens) {
    if (head >= 0) dependents[head]?.push(index);
    else root = index;
  }
  return { tokens, dependents, root };
}

/** As `parseWords`, for words without a text; offsets count as if single spaces parted them. */
export function parseSentenceTokens(forms: readonly string[], model: ParseModel): ParsedWords {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const form of forms) {
    starts.push(at);
    at += form.length;
    ends.push(at++);
  }
  return parseWords(forms, starts, ends, model);
}
