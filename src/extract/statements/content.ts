import type { Sentence, Span, Token } from '#model';
import { subtree } from '#model';
import type { Ground } from './candidate.ts';

const EDGE = new Set([',', ';', ':', '-', '–', '—', '--', ' ', '\n', '\t', '\r']);
const OPENING = '"“‘«';
const CLOSING = '"”’»';

export const isQuoteMark = (form: string): boolean =>
  form === "''" || form === '``' || (form.length === 1 && (OPENING.includes(form) || CLOSING.includes(form)));
export const isDash = (form: string): boolean =>
  form === '-' || form === '–' || form === '—' || form === '--' || form === '―';
export const isStop = (form: string): boolean => form === '.' || form === '!' || form === '?' || form === '…';

/**
 * A piece of content as the record keeps it: no 'that' before it, no comma or full stop round it,
 * and no marks where it is one whole quotation. Null where nothing is left.
 */
export function trimPiece(ground: Ground, piece: Span): Span | null {
  const { text, quotes } = ground;
  let { start, end } = piece;
  for (let changed = true; changed && start < end; ) {
    changed = false;
    while (start < end && (EDGE.has(text[start] as string) || /\s/.test(text[start] as string))) start++;
    while (end > start && (EDGE.has(text[end - 1] as string) || /\s/.test(text[end - 1] as string))) end--;
    const open = quotes.opening(start, start);
    if (open && open.span.end === end) {
      start = open.inner.start;
      end = open.inner.end;
      return start < end ? trimSpace(text, start, end) : null;
    }
    if (open && open.span.end < end && text.slice(open.span.end, end).trim() === '.') {
      end = open.span.end;
      changed = true;
    }
    if (
      end > start &&
      isStop(text[end - 1] as string) &&
      text[end - 1] === '.' &&
      !quotes.holding(end - 1) &&
      !isAbbreviation(text, start, end)
    ) {
      end--;
      changed = true;
    }
    if (/^that\s/i.test(text.slice(start, start + 5))) {
      start += 5;
      changed = true;
    }
  }
  return start < end && /[\p{L}\p{N}]/u.test(text.slice(start, end)) ? { start, end } : null;
}

function trimSpace(text: string, from: number, to: number): Span | null {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return start < end ? { start, end } : null;
}

/** 'U.S.' keeps its point. */
const isAbbreviation = (text: string, start: number, end: number): boolean =>
  end - start >= 3 && text[end - 3] === '.' && /\p{Lu}/u.test(text[end - 2] as string);

export const trimPieces = (ground: Ground, pieces: readonly Span[]): Span[] => {
  const out: Span[] = [];
  for (const piece of pieces) {
    const trimmed = trimPiece(ground, piece);
    if (trimmed) out.push(trimmed);
  }
  return out.sort((a, b) => a.start - b.start);
};

/** From one token to another, both included. */
export const stretch = (sentence: Sentence, first: number, last: number): Span => ({
  start: (sentence.tokens[first] as Token).start,
  end: (sentence.tokens[last] as Token).end,
});

/**
 * The tokens of a list as spans: gaps of punctuation alone and of one word are closed, as a tree
 * that is wrong in one arc often leaves them; longer ones part the pieces.
 */
export function spansOf(sentence: Sentence, indices: readonly number[]): Span[] {
  const out: Span[] = [];
  let first: number | null = null;
  let last = -1;
  for (const i of indices) {
    if (first === null) first = i;
    else if (i - last > 3 && !onlyPunctuation(sentence, last + 1, i)) {
      out.push(stretch(sentence, first, last));
      first = i;
    }
    last = i;
  }
  if (first !== null) out.push(stretch(sentence, first, last));
  return out;
}

const onlyPunctuation = (sentence: Sentence, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (sentence.tokens[i]?.upos !== 'PUNCT') return false;
  return true;
};

/** A token's subtree with some branches cut off. */
export const branch = (sentence: Sentence, head: number, cut: ReadonlySet<number>): number[] =>
  subtree(sentence, head, (t) => cut.has(t.index));
