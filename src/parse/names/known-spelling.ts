import type { Sentence } from '#model';
import { firstWord, type NamesLexicon, type Spelling } from './lexicon.ts';

/** A stretch of tokens that spells a name of the lexicon. */
export interface SpelledName {
  readonly first: number;
  /** One past the last token. */
  readonly last: number;
  readonly spelling: Spelling;
}

const SPACE = /\s/;

/**
 * Where `wanted` ends if the text spells it from `at`: any white space for a blank, either kind of apostrophe;
 * -1 where it does not. With `capitals` the text is in capitals and `wanted` is compared as if it were too.
 */
function endOfSpelling(text: string, at: number, wanted: string, capitals: boolean): number {
  let i = at;
  for (let k = 0; k < wanted.length; k++) {
    let w = wanted[k] as string;
    let c = text[i];
    if (c === undefined) return -1;
    if (w === ' ') {
      if (!SPACE.test(c)) return -1;
      while (i < text.length && i - at < 200 && SPACE.test(text[i] as string)) i++;
      continue;
    }
    if (c === '’' || c === '‘') c = "'";
    if (c === '‑') c = '-';
    if (capitals) w = w.toUpperCase();
    if (c !== w) return -1;
    i++;
  }
  return i;
}

/** True where a sentence is set in capitals, so that capitals tell nothing. */
export function inCapitals(sentence: Sentence): boolean {
  let upper = 0;
  let lower = 0;
  for (const token of sentence.tokens) {
    for (const c of token.form) {
      if (c >= 'a' && c <= 'z') lower++;
      else if (c >= 'A' && c <= 'Z') upper++;
    }
  }
  return upper > 8 && upper > 4 * lower;
}

/**
 * Names of the lexicon in a sentence, longest first from the left, none overlapping.
 *
 * @param preferred  which of several names one spelling stands for ('AFP'); the first where it has no say
 */
export function spelledNames(
  sentence: Sentence,
  text: string,
  lexicon: NamesLexicon,
  preferred: (same: readonly Spelling[]) => Spelling,
): SpelledName[] {
  const tokens = sentence.tokens;
  const capitals = inCapitals(sentence);
  let ends: Map<number, number> | null = null;
  const byUpper = capitals ? upperIndex(lexicon) : null;
  const found: SpelledName[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i];
    if (!token) break;
    const key = firstWord(token.form);
    const candidates = byUpper ? byUpper.get(key) : lexicon.spellings.get(key);
    if (!candidates) {
      i++;
      continue;
    }
    if (!ends) {
      ends = new Map();
      for (const t of tokens) ends.set(t.end, t.index + 1);
    }
    const best: Spelling[] = [];
    let last = 0;
    for (const spelling of candidates) {
      if (best.length && spelling.text.length < (best[0] as Spelling).text.length) break;
      if (capitals && spelling.text.length < 5 && spelling.text === spelling.text.toUpperCase()) continue;
      const end = ends.get(endOfSpelling(text, token.start, spelling.text, capitals));
      if (end === undefined) continue;
      best.push(spelling);
      last = end;
    }
    if (best.length && isUsable(sentence, i, last, best[0] as Spelling)) {
      found.push({ first: i, last, spelling: best.length > 1 ? preferred(best) : (best[0] as Spelling) });
      i = last;
    } else i++;
  }
  return found;
}

/** A single word that is also a common word counts as a name only where the tagger takes it for one. */
function isUsable(sentence: Sentence, first: number, last: number, spelling: Spelling): boolean {
  const token = sentence.tokens[first];
  if (!token) return false;
  if (last - first > 1 || spelling.known.kind === 'nationality') return true;
  if (token.upos === 'PROPN') return true;
  return (
    (token.upos === 'NOUN' || token.upos === 'ADJ' || token.upos === 'X') &&
    spelling.known.kind !== 'person' &&
    (spelling.text.length > 5 || token.form === token.form.toUpperCase()) &&
    first > 0
  );
}

const upperIndexes = new WeakMap<NamesLexicon, Map<string, Spelling[]>>();
function upperIndex(lexicon: NamesLexicon): Map<string, Spelling[]> {
  let index = upperIndexes.get(lexicon);
  if (!index) {
    index = new Map();
    for (const [key, list] of lexicon.spellings) {
      const at = index.get(key.toUpperCase());
      if (at) at.push(...list);
      else index.set(key.toUpperCase(), [...list]);
    }
    for (const list of index.values()) list.sort((a, b) => b.text.length - a.text.length);
    upperIndexes.set(lexicon, index);
  }
  return index;
}
