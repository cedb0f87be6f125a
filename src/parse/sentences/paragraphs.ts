import type { Span } from '#model';
import { kindOf, SPACE, smallAt } from '../tokens/characters.ts';

interface Line extends Span {
  /** A blank line stands before it. */
  readonly apart: boolean;
}

/** Lines with ink, their white space at both ends left out. */
function inkLines(text: string): Line[] {
  const lines: Line[] = [];
  let apart = true;
  let at = 0;
  while (at <= text.length) {
    let end = at;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
    let from = at;
    let to = end;
    while (from < to && kindOf(text.charCodeAt(from)) === SPACE) from++;
    while (to > from && kindOf(text.charCodeAt(to - 1)) === SPACE) to--;
    if (from < to) {
      lines.push({ start: from, end: to, apart });
      apart = false;
    } else apart = true;
    at = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
  }
  return lines;
}

const isBreak = (code: number): boolean =>
  code === 10 || code === 13 || code === 0x2028 || code === 0x2029 || code === 12 || code === 11;

const MOST_WRAPPED = 100;
const LEAST_WRAPPED = 45;

/**
 * True where a block of lines looks broken by a fixed width: lines of like length, most of which end
 * in the middle of a sentence. Otherwise each line is a paragraph.
 */
function isWrapped(text: string, lines: readonly Line[]): boolean {
  if (lines.length < 2) return false;
  let middle = 0;
  let small = 0;
  let full = 0;
  for (let i = 0; i < lines.length - 1; i++) {
    const line = lines[i] as Line;
    const next = lines[i + 1] as Line;
    const size = line.end - line.start;
    if (size > MOST_WRAPPED) return false;
    if (size >= LEAST_WRAPPED) full++;
    if (!'.!?:"\u201d)'.includes(text.charAt(line.end - 1))) middle++;
    if (smallAt(text, next.start)) small++;
  }
  const breaks = lines.length - 1;
  return full >= breaks * 0.8 && middle >= breaks * 0.6 && small >= breaks * 0.35;
}

/** Paragraphs of a text, in order: a blank line always parts two, a line's end does unless the block is hard-wrapped. */
export function findParagraphs(text: string): Span[] {
  const lines = inkLines(text);
  const paragraphs: Span[] = [];
  let first = 0;
  while (first < lines.length) {
    let last = first + 1;
    while (last < lines.length && !(lines[last] as Line).apart) last++;
    const block = lines.slice(first, last);
    if (isWrapped(text, block)) {
      paragraphs.push({ start: (block[0] as Line).start, end: (block[block.length - 1] as Line).end });
    } else for (const line of block) paragraphs.push({ start: line.start, end: line.end });
    first = last;
  }
  return paragraphs;
}
