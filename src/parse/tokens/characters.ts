/** Kinds of UTF-16 code units, looked up once each. */
export const SPACE = 1;
export const LETTER = 2;
export const DIGIT = 3;
export const SIGN = 4;
/** Half of a surrogate pair: an emoji, mostly. */
export const HALF = 5;

const kinds = new Uint8Array(65536);
const isLetter = /\p{L}|\p{M}|\p{Nl}|\u200c|\u200d|\u00ad/u;
const isDigit = /\p{Nd}/u;
const isSpace = /\s/u;

/** Kind of the code unit `code`; of NaN (past the end), SPACE. */
export function kindOf(code: number): number {
  if (Number.isNaN(code)) return SPACE;
  const kind = kinds[code] as number;
  if (kind) return kind;
  const s = String.fromCharCode(code);
  const found =
    code >= 0xd800 && code <= 0xdfff
      ? HALF
      : isSpace.test(s)
        ? SPACE
        : isLetter.test(s)
          ? LETTER
          : isDigit.test(s)
            ? DIGIT
            : SIGN;
  kinds[code] = found;
  return found;
}

export const isUpper = (s: string): boolean => s !== s.toLowerCase();

/** True where the text starts with a capital letter at `at`. */
export function capitalAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  return kindOf(code) === LETTER && isUpper(text.charAt(at));
}

/** True where the text starts with a small letter at `at`. */
export function smallAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 97 && code <= 122;
  return kindOf(code) === LETTER && !isUpper(text.charAt(at)) && text.charAt(at).toUpperCase() !== text.charAt(at);
}
