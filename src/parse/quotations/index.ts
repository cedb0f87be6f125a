import type { Quotation, Span } from '#model';
import { kindOf, SPACE } from '../tokens/characters.ts';

type Mark = {
  readonly width: number;
  readonly family: 'double' | 'single';
  readonly side: 'open' | 'close' | 'either';
};

const OPENERS_BEFORE = '([{\u2014\u2013-/\u201c\u2018"';

/** What quotation mark stands at `at`, if one does. */
function markAt(text: string, at: number): Mark | null {
  switch (text.charAt(at)) {
    case '\u201c':
    case '\u201e':
    case '\u00ab':
      return { width: 1, family: 'double', side: 'open' };
    case '\u201d':
    case '\u00bb':
      return { width: 1, family: 'double', side: 'close' };
    case '"':
    case '\uff02':
      return { width: 1, family: 'double', side: side(text, at, 1) };
    case '`':
      return text.charAt(at + 1) === '`' ? { width: 2, family: 'double', side: 'open' } : null;
    case "'":
      if (text.charAt(at + 1) === "'") return { width: 2, family: 'double', side: side(text, at, 2) };
      return single(text, at);
    case '\u2018':
      return { width: 1, family: 'single', side: 'open' };
    case '\u2019':
      if (text.charAt(at + 1) === '\u2019') return { width: 2, family: 'double', side: 'close' };
      return single(text, at);
    default:
      return null;
  }
}

const isSpaceAt = (text: string, at: number): boolean =>
  at < 0 || at >= text.length || kindOf(text.charCodeAt(at)) === SPACE;

function side(text: string, at: number, width: number): Mark['side'] {
  const before = isSpaceAt(text, at - 1) || OPENERS_BEFORE.includes(text.charAt(at - 1));
  const after = isSpaceAt(text, at + width);
  return before && !after ? 'open' : !before && after ? 'close' : 'either';
}

/** An apostrophe between letters is no mark; at a word's edge it may be one. */
function single(text: string, at: number): Mark | null {
  const before = isSpaceAt(text, at - 1) || OPENERS_BEFORE.includes(text.charAt(at - 1));
  const next = text.charAt(at + 1);
  if (before) {
    // '90s and a lone apostrophe open nothing.
    if (isSpaceAt(text, at + 1) || (next >= '0' && next <= '9') || text.charAt(at) === '\u2019') return null;
    return { width: 1, family: 'single', side: 'open' };
  }
  const after = isSpaceAt(text, at + 1) || '.,;:!?)]}\u2014\u2013"\u201d'.includes(next);
  return after ? { width: 1, family: 'single', side: 'close' } : null;
}

interface Open {
  readonly start: number;
  readonly inner: number;
  readonly family: Mark['family'];
}

/** Longest that a quotation in single marks may be: an apostrophe at a word's end is easily taken for one. */
const LONGEST_SINGLE = 1500;

/**
 * Stretches between quotation marks, in order, none within another. One that is still open where its
 * paragraph ends goes on if the next paragraph starts with an opening mark, as news writes long quotations.
 */
export function findQuotations(text: string, paragraphs: readonly Span[]): Quotation[] {
  const out: Quotation[] = [];
  let open: Open | null = null;
  const put = (o: Open, innerEnd: number, end: number, closed: boolean) => {
    let from = o.inner;
    let to = innerEnd;
    while (from < to && isSpaceAt(text, from)) from++;
    while (to > from && isSpaceAt(text, to - 1)) to--;
    if (from < to) out.push({ span: { start: o.start, end }, inner: { start: from, end: to }, closed });
  };
  for (let p = 0; p < paragraphs.length; p++) {
    const { start, end } = paragraphs[p] as Span;
    let i = start;
    if (open) {
      const mark = markAt(text, start);
      if (mark && mark.family === open.family && mark.side !== 'close') i = start + mark.width;
      else {
        const before = paragraphs[p - 1] as Span;
        if (open.family === 'double') put(open, before.end, before.end, false);
        open = null;
      }
    }
    while (i < end) {
      const mark = markAt(text, i);
      if (!mark) {
        i++;
        continue;
      }
      if (!open) {
        if (mark.side === 'open' || (mark.side === 'either' && mark.family === 'double')) {
          if (mark.family === 'double' || singleCloses(text, i + 1, end))
            open = { start: i, inner: i + mark.width, family: mark.family };
        }
      } else if (mark.family === open.family) {
        if (mark.side !== 'open') {
          put(open, i, i + mark.width, true);
          open = null;
        } else if (mark.family === 'double') {
          // A second opening mark: the first was never closed.
          put(open, i, i, false);
          open = { start: i, inner: i + mark.width, family: mark.family };
        }
      }
      i += mark.width;
    }
  }
  const last = paragraphs[paragraphs.length - 1];
  if (open && last && open.family === 'double') put(open, last.end, last.end, false);
  return out;
}

/** True where a closing single mark stands between `from` and the paragraph's end. */
function singleCloses(text: string, from: number, end: number): boolean {
  const most = Math.min(end, from + LONGEST_SINGLE);
  for (let i = from; i < most; i++) {
    const mark = markAt(text, i);
    if (mark?.family === 'single' && mark.side === 'close') return true;
    if (mark?.family === 'single' && mark.side === 'open') return false;
  }
  return false;
}
