import { relation, type Sentence, tokenAt } from '#model';
import type { Candidate } from './candidate.ts';
import { countedNoun, countsOf, measureOf } from './counted.ts';
import { unitOfNoun } from './counts-of-things.ts';
import type { FigureLexicon } from './lexicon.ts';

const NOBODY: ReadonlySet<string> = new Set(['nobody', 'none']);

/** 'no casualties', 'no one was hurt', 'nobody was killed': the figure 0. Null where what is denied is no count. */
export function noneFigure(
  sentence: Sentence,
  lower: readonly string[],
  i: number,
  lexicon: FigureLexicon,
): Candidate | null {
  const word = lower[i] as string;
  const noOne = word === 'no' && (lower[i + 1] === 'one' || (lower[i + 1] === '-' && lower[i + 2] === 'one'));
  const make = (first: number, last: number, anchor: number, measure: string): Candidate => ({
    sentence,
    first,
    last,
    value: 0,
    to: null,
    bound: 'exact',
    boundWords: null,
    unit: 'people',
    unitEvidence: 'lexicon',
    anchor,
    counts: countsOf(sentence, anchor, lexicon, (k) => k >= first && k < last),
    measure,
    rule: 'none',
    margin: 0.75,
  });
  const HARM = ['killed', 'injured', 'arrested', 'missing', 'abducted', 'detained'];
  if (noOne || NOBODY.has(word)) {
    const at = noOne ? (lower[i + 1] === 'one' ? i + 1 : i + 2) : i;
    const token = tokenAt(sentence, at);
    const verb = token.head >= 0 && token.head > at ? tokenAt(sentence, token.head) : null;
    const measure = verb ? lexicon.measures.get(verb.lemma.toLowerCase()) : undefined;
    return verb && measure && HARM.includes(measure) && relation(token) === 'nsubj'
      ? make(i, at + 1, verb.index, measure)
      : null;
  }
  // 'not a single ballot', 'not even one candidate'
  if (word === 'not') {
    const even = lower[i + 1] === 'even' ? i + 2 : i + 1;
    const single =
      lower[even] === 'one' ? even + 1 : lower[even] === 'a' && lower[even + 1] === 'single' ? even + 2 : 0;
    const noun = single ? countedNoun(sentence, lower, lower[single] === 'single' ? single + 1 : single) : null;
    if (noun === null) return null;
    const unit = unitOfNoun(tokenAt(sentence, noun), lexicon);
    return {
      ...make(i, single, noun, ''),
      unit: unit.name,
      unitEvidence: unit.evidence,
      measure: measureOf(sentence, noun, lexicon)?.name ?? null,
    };
  }
  if (word !== 'no') return null;
  for (let k = i + 1; k < sentence.tokens.length && k <= i + 4; k++) {
    const token = tokenAt(sentence, k);
    if (token.upos !== 'NOUN') {
      if (token.upos !== 'ADJ' && token.upos !== 'VERB') return null;
      continue;
    }
    if (['casualty', 'injury', 'death', 'fatality', 'victim'].includes(token.lemma)) {
      return make(i, i + 1, k, token.lemma === 'injury' ? 'injured' : 'killed');
    }
  }
  return null;
}
