/** A cardinal number as it stands in a row of words. */
export interface NumberWords {
  readonly value: number;
  /** One past its last word. */
  readonly next: number;
  /** True where it is written in digits. */
  readonly digits: boolean;
}

const SMALL: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value] as const),
);
const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, 20 + 10 * i] as const),
);
/** What multiplies the number before it. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);
/** Letters that scale a number written in digits: £4m, $5bn, 20k. */
const LETTERS: ReadonlyMap<string, number> = new Map([
  ['m', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bn', 1e9],
  ['b', 1e9],
  ['tn', 1e12],
  ['k', 1e3],
]);
const VULGAR: ReadonlyMap<string, number> = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
]);

export const isDash = (word: string | undefined): boolean =>
  word === '-' || word === '–' || word === '—' || word === '‐' || word === '‑';
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The value of digits with separators (1,200 · 3.5 · 18,250); null for anything else (1.2.3, 12:30, 7th). */
export function digitsValue(form: string): number | null {
  if (!form.length || form.length > 24 || !isDigit(form.charCodeAt(0))) return VULGAR.get(form) ?? null;
  let digits = '';
  let point = false;
  let group = 0;
  let grouped = false;
  for (let i = 0; i < form.length; i++) {
    const c = form.charCodeAt(i);
    if (isDigit(c)) {
      digits += form[i];
      group++;
    } else if (form[i] === ',' && !point && i + 1 < form.length && (grouped ? group === 3 : group <= 3)) {
      grouped = true;
      group = 0;
    } else if (form[i] === '.' && !point && i + 1 < form.length && (!grouped || group === 3)) {
      point = true;
      digits += '.';
    } else if (i === form.length - 1 && VULGAR.has(form[i] as string) && !point) {
      return Number(digits) + (VULGAR.get(form[i] as string) as number);
    } else return null;
  }
  return grouped && !point && group !== 3 ? null : Number(digits);
}

/** Twenty-five, twenty five, seven; null where no such word stands there. */
function readSmall(words: readonly string[], i: number): { value: number; next: number } | null {
  const word = words[i] as string;
  const small = SMALL.get(word);
  if (small !== undefined) return { value: small, next: i + 1 };
  const tens = TENS.get(word);
  if (tens !== undefined) {
    const after = isDash(words[i + 1]) ? i + 2 : i + 1;
    const one = SMALL.get(words[after] ?? '');
    return one !== undefined && one > 0 && one < 10
      ? { value: tens + one, next: after + 1 }
      : { value: tens, next: i + 1 };
  }
  const hyphen = word.indexOf('-');
  if (hyphen <= 0) return null;
  const joined = TENS.get(word.slice(0, hyphen));
  const one = SMALL.get(word.slice(hyphen + 1));
  return joined !== undefined && one !== undefined && one < 10 ? { value: joined + one, next: i + 1 } : null;
}

/** '-and-a-half' or 'and a half' from `i`; returns where it ends. */
function readAndAHalf(words: readonly string[], i: number): number | null {
  let at = isDash(words[i]) ? i + 1 : i;
  if (words[at] !== 'and') return null;
  at = isDash(words[at + 1]) ? at + 2 : at + 1;
  if (words[at] !== 'a') return null;
  at = isDash(words[at + 1]) ? at + 2 : at + 1;
  return words[at] === 'half' ? at + 1 : null;
}

/** 'half a million', 'half million', 'a quarter of a million'. */
function readPartOfScale(words: readonly string[], i: number): NumberWords | null {
  const start = words[i] === 'a' && (words[i + 1] === 'half' || words[i + 1] === 'quarter') ? i + 1 : i;
  const part = words[start] === 'half' ? 0.5 : words[start] === 'quarter' ? 0.25 : 0;
  if (!part) return null;
  let at = start + 1;
  if (isDash(words[at])) at++;
  if (words[at] === 'of') at++;
  if (words[at] === 'a') at++;
  const scale = SCALES.get(words[at] ?? '');
  return scale !== undefined && at > start ? { value: part * scale, next: at + 1, digits: false } : null;
}

/**
 * Reads the cardinal that starts at a word: 1,200 · 1.5 million · two hundred and five ·
 * half a million · a hundred · two and a half.
 *
 * @param words  in lower case
 * @returns null where no number starts there
 */
export function readNumber(words: readonly string[], i: number): NumberWords | null {
  const part = readPartOfScale(words, i);
  if (part) return part;
  const first = words[i];
  if (first === undefined) return null;
  let total = 0;
  let current: number | null = null;
  let at = i;
  let digits = false;
  const written = digitsValue(first);
  if (written !== null) {
    current = written;
    digits = true;
    at = i + 1;
    const letter = LETTERS.get(words[at] ?? '');
    if (letter !== undefined && words[at] !== 'b') return { value: exact(written * letter), next: at + 1, digits };
  } else if ((first === 'a' || first === 'one') && SCALES.has(words[i + 1] ?? '')) {
    current = 1;
    at = i + 1;
  } else if (first === 'several' || first === 'a') {
    return null;
  } else {
    const small = readSmall(words, i);
    if (!small) return null;
    current = small.value;
    at = small.next;
  }
  const half = readAndAHalf(words, at);
  if (half !== null) {
    current += 0.5;
    at = half;
  }
  for (;;) {
    const dashed = isDash(words[at]) && SCALES.has(words[at + 1] ?? '') ? at + 1 : at;
    const scale = SCALES.get(words[dashed] ?? '');
    if (scale === 100) {
      current = (current ?? 1) * 100;
      at = dashed + 1;
    } else if (scale !== undefined) {
      total += (current ?? 1) * scale;
      current = null;
      at = dashed + 1;
    } else {
      if (digits || at === i) break;
      const after = words[at] === 'and' ? at + 1 : at;
      const previous = words[at - 1] ?? '';
      if (!SCALES.has(previous)) break;
      const small: { value: number; next: number } | null = after < words.length ? readSmall(words, after) : null;
      if (!small || (after > at && previous !== 'hundred' && previous !== 'thousand')) break;
      current = (current ?? 0) + small.value;
      at = small.next;
    }
  }
  return { value: exact(total + (current ?? 0)), next: at, digits };
}

/** Takes away what binary fractions add: 1.1 million is 1100000. */
export const exact = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(12)));
