import { LEADING, OPENERS } from '../tokens/abbreviations.ts';
import { capitalAt, DIGIT, kindOf, LETTER, smallAt } from '../tokens/characters.ts';
import type { TokenSpans } from '../tokens/tokenize.ts';

/** A sentence is broken after so many words, at a comma or semicolon where there is one. */
const SOFT_LIMIT = 300;
const HARD_LIMIT = 400;

const CLOSERS = new Set(['"', '\u201d', "''", '\u2019', "'", '\u2019\u2019', ')', ']', '}', '\u00bb']);
const OPENING = new Set(['"', '\u201c', '``', '`', '\u2018', "'", '(', '[', '\u00ab', '\u2018\u2018']);

/** Abbreviations that no sentence ends with. */
const NEVER_LAST = new Set(['e.g', 'i.e', 'c', 'ca', 'vs', 'v', 'cf', 'No', 'Nos', 'E.g', 'I.e']);

const SAYING = new Set(
  'said says asked asks told added wrote replied shouted cried answered warned tweeted noted explained continued exclaimed wondered declared insisted argued yelled recalled concluded'.split(
    ' ',
  ),
);

/**
 * Indices, one past the last token, at which the sentences of a paragraph end; the last is the number of tokens.
 */
export function sentenceEnds(text: string, tokens: TokenSpans): number[] {
  const { starts, ends } = tokens;
  const n = starts.length;
  const out: number[] = [];
  const form = (i: number): string => text.slice(starts[i], ends[i]);
  let first = 0;
  let soft = -1;
  for (let i = 0; i < n; i++) {
    const size = i - first + 1;
    const at = starts[i] as number;
    const length = (ends[i] as number) - at;
    const c = text.charAt(at);
    const last = text.charAt(at + length - 1);
    if (size > SOFT_LIMIT - 100 && (c === ',' || c === ';')) soft = i;
    if (size >= SOFT_LIMIT && soft > first) {
      out.push(soft + 1);
      first = soft + 1;
      soft = -1;
      continue;
    }
    if (size >= HARD_LIMIT) {
      out.push(i + 1);
      first = i + 1;
      continue;
    }
    if (last !== '.' && last !== '!' && last !== '?' && last !== '\u2026') continue;
    if (i + 1 >= n) break;
    if (i === first && c !== '.' && kindOf(c.charCodeAt(0)) === DIGIT) continue;
    const plain = length === 1 || c === '.' || c === '!' || c === '?' || c === '\u2026';
    // Marks and brackets that close after the stop belong to the sentence.
    let next = i + 1;
    while (next < n && CLOSERS.has(form(next)) && closesHere(text, tokens, next)) next++;
    next = afterTrailer(form, next, n);
    if (next >= n) break;
    if (endsHere(text, tokens, form, first, i, next, plain)) {
      out.push(next);
      first = next;
      soft = -1;
      i = next - 1;
    }
  }
  if (n) out.push(n);
  return out;
}

const FACES = new Set([':)', ':-)', ':(', ':-(', ';)', ';-)', ':D', ':P', ':p']);

/** Past a note's number, '[12]', or a face: both belong to the sentence before. */
function afterTrailer(form: (i: number) => string, at: number, n: number): number {
  let next = at;
  while (next + 2 < n && form(next) === '[' && form(next + 2) === ']' && /^[0-9]{1,3}$/.test(form(next + 1))) next += 3;
  while (next < n && FACES.has(form(next))) next++;
  return next;
}

/** A straight mark closes where no space stands before it. */
function closesHere(text: string, { starts, ends }: TokenSpans, i: number): boolean {
  const mark = text.charAt(starts[i] as number);
  const glued = starts[i] === ends[i - 1];
  if (mark === '"' || mark === "'") return glued || (starts[i + 1] ?? Infinity) > (ends[i] as number);
  return glued || mark === '\u201d' || mark === ')' || mark === ']';
}

function endsHere(
  text: string,
  { starts, ends }: TokenSpans,
  form: (i: number) => string,
  first: number,
  stop: number,
  next: number,
  plain: boolean,
): boolean {
  const spaced = (starts[next] as number) > (ends[next - 1] as number);
  const mark = text.charAt(starts[stop] as number);
  const size = (ends[stop] as number) - (starts[stop] as number);
  let word = next;
  while (word < starts.length && OPENING.has(form(word)) && word < next + 2) word++;
  if (word >= starts.length) word = next;
  const at = starts[word] as number;
  const small = smallAt(text, at);
  const capital = capitalAt(text, at);
  if (!plain) {
    // An abbreviation with its period: only before a word that opens sentences.
    if (!spaced) return false;
    const name = form(stop).slice(0, -1);
    if (LEADING.has(name) || NEVER_LAST.has(name) || (name.length === 1 && stop > first)) return false;
    if (word > next && text.charAt(starts[next] as number) !== '(') return capital;
    return OPENERS.has(form(word)) && form(word) !== 'I';
  }
  // Where a writer uses no capitals, small letters start sentences.
  if (small)
    return (
      spaced &&
      next === stop + 1 &&
      mark !== '\u2026' &&
      size === 1 &&
      stop > first + 1 &&
      smallAt(text, starts[first] as number)
    );
  if (mark === '.' && size === 1) {
    if (!spaced && next === stop + 1) return capital && smallAt(text, at + 1);
    // '1.' and 'a.' number what follows.
    if (stop === first + 1 && isNumbering(form(first))) return false;
    return true;
  }
  if (size > 1 && mark === '.') return capital && spaced;
  if (mark === '\u2026') return capital && spaced;
  if (!spaced && next === stop + 1) return capital;
  // "Why?" Ruiz asked.
  if (next > stop + 1 && capital) {
    for (let k = word; k < Math.min(starts.length, word + 4); k++) {
      const f = form(k);
      if (SAYING.has(f)) return false;
      if (!capitalAt(text, starts[k] as number)) break;
    }
  }
  return true;
}

const isNumbering = (s: string): boolean =>
  s.length <= 2 &&
  (kindOf(s.charCodeAt(0)) === DIGIT || (s.length === 1 && kindOf(s.charCodeAt(0)) === LETTER && s !== 'I'));
