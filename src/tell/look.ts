/** How the text form is to look. */
export interface Look {
  /** Columns of a line. */
  readonly width: number;
  /** Whether bold, dim and colour may be used (ANSI escapes). */
  readonly colour: boolean;
}

/** Words with a manner of display; the escapes are added when the width has been measured. */
export type Style = 'plain' | 'bold' | 'dim' | 'accent' | 'warn' | 'struck';

const ESCAPES: Readonly<Record<Style, readonly [string, string]>> = {
  plain: ['', ''],
  bold: ['\u001b[1m', '\u001b[22m'],
  dim: ['\u001b[2m', '\u001b[22m'],
  accent: ['\u001b[36m', '\u001b[39m'],
  warn: ['\u001b[33m', '\u001b[39m'],
  struck: ['\u001b[9m', '\u001b[29m'],
};

/** Words in a style; as they are where colour is not wanted. */
export function paint(words: string, style: Style, look: Look): string {
  if (!look.colour || style === 'plain' || words === '') return words;
  const [on, off] = ESCAPES[style];
  return on + words + off;
}

/** Code points that take two columns: East Asian wide and fullwidth, and pictographs. */
const isWide = (c: number): boolean =>
  (c >= 0x1100 && c <= 0x115f) ||
  (c >= 0x2e80 && c <= 0xa4cf) ||
  (c >= 0xac00 && c <= 0xd7a3) ||
  (c >= 0xf900 && c <= 0xfaff) ||
  (c >= 0xfe30 && c <= 0xfe6f) ||
  (c >= 0xff00 && c <= 0xff60) ||
  (c >= 0xffe0 && c <= 0xffe6) ||
  (c >= 0x1f300 && c <= 0x1faff) ||
  (c >= 0x20000 && c <= 0x3fffd);

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Columns that a string without escapes takes on a terminal. */
export function columns(words: string): number {
  let n = 0;
  for (const character of words) {
    const c = character.codePointAt(0) as number;
    if (c < 0x300) n++;
    else if (!ZERO_WIDTH.test(character)) n += isWide(c) ? 2 : 1;
  }
  return n;
}

/** Columns of the widest of some words; 0 where there are none. */
export const widest = (words: readonly string[]): number => words.reduce((most, w) => Math.max(most, columns(w)), 0);

/** Filled with spaces to a number of columns. */
export const padded = (words: string, width: number): string => words + ' '.repeat(Math.max(0, width - columns(words)));

/** White space and line breaks as one space each; control characters, which could move the cursor, as a replacement sign. */
export const oneLine = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

/** Lines of at most `width` columns, broken between words; a longer word is cut. */
export function wrap(words: string, width: number): string[] {
  const room = Math.max(8, width);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const finish = () => {
    if (line !== '') lines.push(line);
    line = '';
    used = 0;
  };
  for (const word of words.split(' ')) {
    const length = columns(word);
    if (used > 0 && used + 1 + length > room) finish();
    if (length > room) {
      for (const character of word) {
        const n = columns(character);
        if (used + n > room) finish();
        line += character;
        used += n;
      }
    } else {
      line += (used ? ' ' : '') + word;
      used += (used ? 1 : 0) + length;
    }
  }
  finish();
  return lines;
}
