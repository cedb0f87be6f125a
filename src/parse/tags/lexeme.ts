import { hashText } from '../hash.ts';

/** What the tagger and the parser need to know of a word's spelling, worked out once a word. */
export interface Lexeme {
  readonly form: string;
  /** Hash of the form in lower case, digits folded to one. */
  readonly word: number;
  /** Hash of the form as it stands. */
  readonly exact: number;
  readonly suffix1: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  readonly prefix1: number;
  readonly prefix3: number;
  /** Hash of the pattern of capitals, small letters, digits and other signs, runs folded: 'Xx', 'd', 'X.X.' */
  readonly shape: number;
  /** Tags that the word may take. */
  readonly candidates: Uint8Array;
  /** Hash of the candidates: words that may take the same tags have the same. */
  readonly ambiguity: number;
  /** Hash of the tags that a list of words gives the word as it stands, and in lower case or by its ending. */
  readonly listed: number;
  readonly listedLower: number;
  /** Seen in training often enough that its tags are known. */
  readonly known: boolean;
}

/** Lower case with digits folded to 0 and curly quotation marks made straight. */
export function fold(form: string): string {
  const lower = form.toLowerCase();
  let out = '';
  let changed = false;
  for (let i = 0; i < lower.length; i++) {
    const c = lower.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      out += '0';
      changed = true;
    } else if (c === 0x2019 || c === 0x2018) {
      out += "'";
      changed = true;
    } else if (c === 0x201c || c === 0x201d) {
      out += '"';
      changed = true;
    } else out += lower[i];
  }
  return changed ? out : lower;
}

/** Kind of a character: X capital, x small or caseless letter, d digit, or the sign itself. */
function signOf(c: number): number {
  if (c >= 97 && c <= 122) return 120;
  if (c >= 65 && c <= 90) return 88;
  if (c >= 48 && c <= 57) return 100;
  if (c < 0xc0) return c;
  const s = String.fromCharCode(c);
  if (s.toLowerCase() !== s) return 88;
  return c >= 0x2000 && c < 0x2c00 ? c : 120;
}

export function shapeOf(form: string): string {
  let out = '';
  let last = -1;
  for (let i = 0; i < form.length && out.length < 8; i++) {
    const sign = signOf(form.charCodeAt(i));
    if (sign !== last) out += String.fromCharCode(sign);
    last = sign;
  }
  // One capital alone ('A') and a run of them ('AP') differ.
  return form.length > 1 && out === 'X' ? 'XX' : out;
}

export function makeLexeme(form: string, candidates: Uint8Array, known: boolean, listed = 0, listedLower = 0): Lexeme {
  const folded = fold(form);
  const n = folded.length;
  let ambiguity = 17;
  for (const c of candidates) ambiguity = Math.imul(ambiguity ^ c, 0x01000193);
  return {
    form,
    word: hashText(folded),
    exact: hashText(form),
    suffix1: hashText(folded, Math.max(0, n - 1)),
    suffix2: hashText(folded, Math.max(0, n - 2)),
    suffix3: hashText(folded, Math.max(0, n - 3)),
    suffix4: hashText(folded, Math.max(0, n - 4)),
    prefix1: hashText(folded, 0, Math.min(1, n)),
    prefix3: hashText(folded, 0, Math.min(3, n)),
    shape: hashText(shapeOf(form)),
    candidates,
    ambiguity,
    listed,
    listedLower,
    known,
  };
}
