/** A line of a text: where it starts, where its words end, and where the next line starts. */
export interface Line {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  /** After the line break; the text's length on the last line. */
  readonly next: number;
}

/** The line that starts at `start`; breaks are LF, CRLF and CR. */
export function lineFrom(text: string, start: number): Line {
  for (let i = start; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) return { start, end: i, next: i + 1 };
    if (c === 13) return { start, end: i, next: text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1 };
  }
  return { start, end: text.length, next: text.length };
}

const isSpace = (c: number): boolean =>
  c === 32 || (c >= 9 && c <= 13) || c === 0xa0 || c === 0xfeff || (c >= 0x2000 && c <= 0x200b) || c === 0x3000;

/** A span without the white space at its ends; empty spans stay where they start. */
function trimSpan(text: string, start: number, end: number): { start: number; end: number } {
  let s = start;
  let e = end;
  while (s < e && isSpace(text.charCodeAt(s))) s++;
  while (e > s && isSpace(text.charCodeAt(e - 1))) e--;
  return { start: s, end: e };
}

/** How much of a text's opening is looked at for headline, byline, dateline and marks of revision. */
const OPENING = 6000;

/** The first lines of a text that hold words, trimmed, at most `count` of them. */
export function openingLines(text: string, count: number): { start: number; end: number; next: number }[] {
  const out: { start: number; end: number; next: number }[] = [];
  for (let at = 0; at < text.length && at < OPENING && out.length < count; ) {
    const line = lineFrom(text, at);
    const trimmed = trimSpan(text, line.start, line.end);
    if (trimmed.end > trimmed.start) out.push({ ...trimmed, next: line.next });
    at = line.next;
  }
  return out;
}
