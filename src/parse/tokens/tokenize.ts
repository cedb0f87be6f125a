import { BEFORE_NUMBER, JOINED, LEADING, OPENERS, PREFIXES, TRAILING, takesNot, UNITS } from './abbreviations.ts';
import { capitalAt, DIGIT, HALF, isUpper, kindOf, LETTER, SIGN, SPACE, smallAt } from './characters.ts';

/** Longest token; longer runs without a break are cut, so that no input is slow. */
const LONGEST = 120;

/**
 * Where the words of a stretch of text stand. Places are UTF-16 offsets into the text; `joined[i]`
 * is true where word i is the second or later part of one written word (do|n't, Ruiz|'s).
 */
export interface TokenSpans {
  readonly starts: number[];
  readonly ends: number[];
  readonly joined: boolean[];
}

const APOSTROPHES = "'\u2019";
const isApostrophe = (c: string): boolean => c === "'" || c === '\u2019';
const isHyphen = (c: string): boolean => c === '-' || c === '\u2010' || c === '\u2011';
const letterOrDigit = (text: string, at: number): boolean => {
  const kind = kindOf(text.charCodeAt(at));
  return kind === LETTER || kind === DIGIT;
};

/** Words of `text` from `from` to `to`, after Universal Dependencies for English. They cover all but white space. */
export function tokenize(text: string, from: number, to: number): TokenSpans {
  const out: TokenSpans = { starts: [], ends: [], joined: [] };
  let i = from;
  while (i < to) {
    if (kindOf(text.charCodeAt(i)) === SPACE) {
      i++;
      continue;
    }
    let j = i + 1;
    while (j < to && kindOf(text.charCodeAt(j)) !== SPACE) j++;
    tokenizeChunk(text, i, j, to, out);
    i = j;
  }
  return out;
}

function push(out: TokenSpans, start: number, end: number, joined = false): void {
  out.starts.push(start);
  out.ends.push(end);
  out.joined.push(joined);
}

/** One run without white space. `limit` is where the paragraph ends. */
function tokenizeChunk(text: string, from: number, to: number, limit: number, out: TokenSpans): void {
  let i = from;
  if (!out.starts.length && isNumbering(text, from, to)) {
    push(out, from, to);
    return;
  }
  const address = addressEnd(text, from, to);
  if (address > from) {
    // What stands before it in the run are brackets and quotation marks.
    const start = addressStart(text, from);
    while (i < start) push(out, i, ++i);
    push(out, start, address);
    i = address;
  }
  while (i < to) {
    const kind = kindOf(text.charCodeAt(i));
    const end = kind === LETTER || kind === DIGIT ? wordEnd(text, i, to, limit) : signEnd(text, i, to, from);
    if (end < 0) {
      // A sign that opens a word: '60s, .com, @name.
      const last = wordEnd(text, i + 1, to, limit);
      push(out, i, last);
      i = last;
    } else if (kind === LETTER || kind === DIGIT) {
      pushWord(text, i, end, out);
      i = end;
    } else {
      push(out, i, end);
      i = end;
    }
  }
}

/** '1.' and '12.' at the start of a paragraph number it. */
function isNumbering(text: string, from: number, to: number): boolean {
  if (to - from > 3 || to - from < 2 || text.charAt(to - 1) !== '.') return false;
  for (let i = from; i < to - 1; i++) if (kindOf(text.charCodeAt(i)) !== DIGIT) return false;
  return true;
}

const OPENING = '("\'[{<\u201c\u2018\u00ab';
function addressStart(text: string, from: number): number {
  let i = from;
  while (OPENING.includes(text.charAt(i)) && text.charAt(i) !== '') i++;
  return i;
}

/** End of the web or mail address that a run starts with, its closing punctuation left out; 0 where there is none. */
function addressEnd(text: string, from: number, to: number): number {
  if (to - from < 5) return 0;
  const start = addressStart(text, from);
  const first = text.charCodeAt(start);
  const head = text.slice(start, Math.min(to, start + 8)).toLowerCase();
  const web =
    head.startsWith('http://') ||
    head.startsWith('https://') ||
    head.startsWith('www.') ||
    head.startsWith('ftp://') ||
    head.startsWith('mailto:');
  if (!web) {
    if (kindOf(first) !== LETTER && kindOf(first) !== DIGIT) return 0;
    let at = -1;
    for (let i = start; i < to && i < start + 80; i++) {
      if (text.charAt(i) === '@') at = i;
      else if (at > 0 && text.charAt(i) === '.' && i > at + 1 && i + 1 < to && letterOrDigit(text, i + 1)) {
        return closeAddress(text, start, to);
      }
    }
    return 0;
  }
  return closeAddress(text, start, to);
}

function closeAddress(text: string, start: number, to: number): number {
  let end = Math.min(to, start + 2000);
  // What a bracket or quotation mark closes is no part of the address.
  for (let i = start; i < end; i++) {
    const c = text.charAt(i);
    if (c === '>' || c === '"' || c === '\u201d' || c === '<') {
      end = i;
      break;
    }
  }
  while (end > start + 1) {
    const c = text.charAt(end - 1);
    if (c === ')' && text.slice(start, end).includes('(')) break;
    if (!".,;:!?)]}'\u2019".includes(c)) break;
    end--;
  }
  return end;
}

/** End of a word that starts at `from`, whole before contractions and hyphens are cut. */
function wordEnd(text: string, from: number, to: number, limit: number): number {
  let i = from;
  const most = Math.min(to, from + LONGEST);
  while (i < most) {
    const kind = kindOf(text.charCodeAt(i));
    if (kind === LETTER || kind === DIGIT) {
      i++;
      continue;
    }
    if (kind !== SIGN) break;
    const c = text.charAt(i);
    const nextIn = i + 1 < to;
    const beforeDigit = kindOf(text.charCodeAt(i - 1)) === DIGIT;
    const afterKind = nextIn ? kindOf(text.charCodeAt(i + 1)) : SPACE;
    if (isApostrophe(c) && afterKind === LETTER && i > from) i++;
    else if (c === '.' && (afterKind === LETTER || afterKind === DIGIT) && i > from && !isMissingSpace(text, from, i))
      i++;
    else if (c === '.' && i > from && !(nextIn && text.charAt(i + 1) === '.') && keepsPeriod(text, from, i, to, limit))
      return i + 1;
    else if (c === ',' && beforeDigit && threeDigits(text, i + 1, to)) i++;
    else if ((c === ':' || c === '/') && beforeDigit && afterKind === DIGIT) i++;
    else if (isHyphen(c) && i > from && (afterKind === LETTER || afterKind === DIGIT)) i++;
    else if (c === '&' && i > from && afterKind === LETTER && capitalAt(text, i - 1) && capitalAt(text, i + 1)) i++;
    else if ((c === '_' || c === '*') && afterKind === LETTER) i++;
    else if (c === '$' && afterKind === DIGIT && i - from <= 3 && !beforeDigit) return i + 1;
    else break;
  }
  return i > from ? i : from + 1;
}

/** 'ended.The': a small letter, a period, a capital and a small letter, with no space between. */
function isMissingSpace(text: string, from: number, dot: number): boolean {
  return (
    dot - from >= 2 &&
    smallAt(text, dot - 1) &&
    smallAt(text, dot - 2) &&
    capitalAt(text, dot + 1) &&
    smallAt(text, dot + 2)
  );
}

function threeDigits(text: string, at: number, to: number): boolean {
  for (let k = 0; k < 3; k++) if (at + k >= to || kindOf(text.charCodeAt(at + k)) !== DIGIT) return false;
  return at + 3 >= to || kindOf(text.charCodeAt(at + 3)) !== DIGIT;
}

/** First character after white space from `at`, or `limit`. */
function nextInk(text: string, at: number, limit: number): number {
  let i = at;
  while (i < limit && kindOf(text.charCodeAt(i)) === SPACE) i++;
  return i;
}

function wordAt(text: string, at: number, limit: number): string {
  let i = at;
  while (i < limit && i < at + 20 && kindOf(text.charCodeAt(i)) === LETTER) i++;
  return text.slice(at, i);
}

/** True where the period at `dot` belongs to the word before it. */
function keepsPeriod(text: string, from: number, dot: number, to: number, limit: number): boolean {
  const closes = dot + 1 >= to;
  if (!closes && letterOrDigit(text, dot + 1)) return false;
  let start = from;
  for (let k = dot - 1; k > from; k--) {
    const c = text.charAt(k);
    if (isHyphen(c) || c === '/') {
      start = k + 1;
      break;
    }
  }
  const word = text.slice(start, dot);
  if (word.length > 12) return false;
  const next = nextInk(text, dot + 1, limit);
  const ends = next >= limit;
  if (word.includes('.')) {
    if (!isDottedAbbreviation(word)) return false;
    const lower = word.toLowerCase();
    // At the end of a sentence the period of 'p.m.' is the sentence's.
    if (lower === 'a.m' || lower === 'p.m') return !ends && !OPENERS.has(wordAt(text, next, limit));
    return true;
  }
  if (word.length === 1 && !(BEFORE_NUMBER.has(word) && kindOf(text.charCodeAt(next)) === DIGIT && !ends)) {
    // An initial, where a name or another initial follows.
    if (!capitalAt(text, start) || ends) return false;
    if (kindOf(text.charCodeAt(next)) === DIGIT) return 'NSEW'.includes(word);
    if (kindOf(text.charCodeAt(next)) !== LETTER) return text.charAt(next) === ',' || text.charAt(next) === '-';
    if (!capitalAt(text, next)) return false;
    return word === 'I'
      ? text.charAt(next + 1) === '.'
      : !OPENERS.has(wordAt(text, next, limit)) || text.charAt(next + 1) === '.';
  }
  if (LEADING.has(word) || isShouted(word, LEADING)) return !ends;
  if (BEFORE_NUMBER.has(word)) {
    if (ends) return false;
    const c = text.charAt(next);
    return (
      kindOf(text.charCodeAt(next)) === DIGIT ||
      c === '#' ||
      (word.length > 2 && isUpper(word.charAt(0)) && !capitalAt(text, next))
    );
  }
  if (isShouted(word, TRAILING)) return !ends;
  if (TRAILING.has(word)) {
    // 'Sun.', 'Ill.', 'etc.' end sentences too, and then the period is the sentence's.
    if (word === 'etc') return !ends && !capitalAt(text, next);
    return !ends;
  }
  return false;
}

/** True for a word in capitals that is in the list with one: GEN, LTD. */
const isShouted = (word: string, list: ReadonlySet<string>): boolean =>
  word.length > 2 && word === word.toUpperCase() && list.has(word.charAt(0) + word.slice(1).toLowerCase());

/** 'U.S', 'Ph.D', 'a.m', 'e.g': parts of at most three letters, no digits. */
function isDottedAbbreviation(word: string): boolean {
  let run = 0;
  let longest = 0;
  for (let i = 0; i < word.length; i++) {
    if (word.charAt(i) === '.') run = 0;
    else if (kindOf(word.charCodeAt(i)) !== LETTER) return false;
    else longest = Math.max(longest, ++run);
  }
  return (
    longest <= 1 ||
    (longest <= 2 && /^(?:Ph|M|B|D|Ed|Lt|Sc|LL)\./.test(word)) ||
    (longest === 3 && word.startsWith('M.'))
  );
}

const RUNS = '!?=*_~#+<>|\\^';
const DASHES = '-\u2013\u2014\u2015';

/** End of a sign or run of signs that starts at `from`; -1 where the sign opens a word. `chunk` is where the run without white space starts. */
function signEnd(text: string, from: number, to: number, chunk: number): number {
  const c = text.charAt(from);
  if (kindOf(text.charCodeAt(from)) === HALF) return pictureEnd(text, from, to);
  const next = from + 1 < to ? text.charAt(from + 1) : '';
  const nextKind = from + 1 < to ? kindOf(text.charCodeAt(from + 1)) : SPACE;
  const runEnd = (of: string): number => {
    let i = from + 1;
    while (i < to && i < from + LONGEST && of.includes(text.charAt(i))) i++;
    return i;
  };
  if (c === '[' && text.startsWith('[...]', from)) return from + 5;
  if (c === '.') {
    const end = runEnd('.');
    if (end > from + 1) return end;
    return from === chunk && (nextKind === DIGIT || nextKind === LETTER) ? -1 : end;
  }
  if (DASHES.includes(c)) return c === '-' || next === c ? runEnd(c) : from + 1;
  if (isApostrophe(c) || c === '\u2018') {
    if (next === c) return from + 2;
    // '60s and '05 are one word.
    if (nextKind === DIGIT && (c !== "'" || from === chunk) && decade(text, from + 1, to)) return -1;
    if (
      nextKind === LETTER &&
      from === chunk &&
      /^(?:em|til|cause|tis|twas|n|bout)$/i.test(wordAt(text, from + 1, to)) &&
      c !== '\u2018'
    )
      return -1;
    return from + 1;
  }
  if (c === '`') return runEnd('`');
  if (c === '!' || c === '?') return runEnd('!?');
  if (c === '#' || c === '@') {
    if (nextKind === LETTER) return -1;
    return runEnd(c);
  }
  if (
    (c === ':' || c === ';') &&
    from === chunk &&
    to - from <= 3 &&
    to - from >= 2 &&
    /^[-']?[)(DPp]$/.test(text.slice(from + 1, to))
  )
    return to;
  if (RUNS.includes(c)) return runEnd(c);
  return from + 1;
}

/** Two digits and perhaps an s, then no letter or digit. */
function decade(text: string, at: number, to: number): boolean {
  if (at + 1 >= to || kindOf(text.charCodeAt(at + 1)) !== DIGIT) return false;
  let end = at + 2;
  if (text.charAt(end) === 's' && end < to) end++;
  return end >= to || !letterOrDigit(text, end);
}

/** An emoji with what modifies it. */
function pictureEnd(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && i < from + 16) {
    const code = text.charCodeAt(i);
    if (kindOf(code) === HALF || code === 0xfe0f || code === 0x200d) i++;
    else break;
    if (
      i >= from + 2 &&
      i < to &&
      text.charCodeAt(i) !== 0xfe0f &&
      text.charCodeAt(i) !== 0x200d &&
      text.charCodeAt(i - 1) !== 0x200d
    )
      break;
  }
  return i;
}

/** Cuts a run of letters and digits at hyphens, slashes, units and contractions. */
function pushWord(text: string, from: number, to: number, out: TokenSpans): void {
  let hyphens = 0;
  let letters = false;
  for (let i = from; i < to; i++) {
    if (isHyphen(text.charAt(i))) hyphens++;
    else if (kindOf(text.charCodeAt(i)) === LETTER) letters = true;
  }
  // Telephone numbers and dates stay whole.
  if (hyphens && !letters && (hyphens > 1 || isTelephone(text, from, to))) {
    push(out, from, to);
    return;
  }
  let start = from;
  while (hyphens && start < to) {
    let cut = start;
    while (cut < to && !isHyphen(text.charAt(cut))) cut++;
    if (cut < to && cut - start <= 7 && PREFIXES.has(text.slice(start, cut).toLowerCase())) {
      const second = cut + 1;
      cut = second;
      while (cut < to && !isHyphen(text.charAt(cut))) cut++;
    }
    pushPart(text, start, cut, out);
    if (cut < to) push(out, cut, cut + 1);
    start = cut + 1;
  }
  if (!hyphens) pushPart(text, from, to, out);
}

/** 555-0123 */
const isTelephone = (text: string, from: number, to: number): boolean =>
  to - from === 8 && isHyphen(text.charAt(from + 3));

function pushPart(text: string, from: number, to: number, out: TokenSpans): void {
  if (from >= to) return;
  const first = kindOf(text.charCodeAt(from));
  if (first === DIGIT) {
    let i = from;
    while (i < to && (kindOf(text.charCodeAt(i)) === DIGIT || '.,:/'.includes(text.charAt(i)))) i++;
    if (i < to && i > from && UNITS.has(text.charAt(to - 1) === '.' ? text.slice(i, to - 1) : text.slice(i, to))) {
      push(out, from, i);
      push(out, i, to);
      return;
    }
  }
  const cuts = contractionCuts(text, from, to);
  let start = from;
  for (const cut of cuts) {
    push(out, start, cut, start > from);
    start = cut;
  }
  push(out, start, to, start > from);
}

/** Places where a written word is cut into its parts: wouldn't've → would|n't|'ve. */
function contractionCuts(text: string, from: number, to: number): number[] {
  const cuts: number[] = [];
  let end = to;
  for (let guard = 0; guard < 3; guard++) {
    const cut = contractionCut(text, from, end);
    if (cut < 0) break;
    cuts.unshift(cut);
    end = cut;
  }
  return cuts;
}

function contractionCut(text: string, from: number, to: number): number {
  const size = to - from;
  if (size < 2) return -1;
  let mark = -1;
  for (let i = to - 1; i > from && i >= to - 3; i--) {
    if (APOSTROPHES.includes(text.charAt(i))) {
      mark = i;
      break;
    }
  }
  if (mark < 0) {
    if (size > 9) return -1;
    const word = text.slice(from, to);
    const at = JOINED.get(word.toLowerCase());
    return at === undefined || (size <= 3 && isUpper(word.slice(1))) ? -1 : from + at;
  }
  const tail = text.slice(mark + 1, to).toLowerCase();
  if (tail === 't' && /[nN]/.test(text.charAt(mark - 1)) && mark - 1 > from && takesNot(text.slice(from, mark - 1)))
    return mark - 1;
  if (tail === 's') {
    // Decades: 1980's, 80's.
    if (text.charAt(mark - 1) === '0' && kindOf(text.charCodeAt(from)) === DIGIT) return -1;
    return mark;
  }
  return tail === 'm' || tail === 'd' || tail === 're' || tail === 've' || tail === 'll' ? mark : -1;
}
