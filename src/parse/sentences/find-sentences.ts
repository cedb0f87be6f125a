import type { Report, Sentence, Span } from '#model';
import { type TokenSpans, tokenize } from '../tokens/tokenize.ts';
import { sentenceEnds } from './sentence-ends.ts';
import { isByline, isHeading } from './sentence-kind.ts';

/** A sentence before its words are tagged. */
export interface SentenceWords {
  readonly paragraph: number;
  readonly kind: Sentence['kind'];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** True where the word is the second or later part of one written word. */
  readonly joined: readonly boolean[];
}

type Part = Span & { readonly kind: Sentence['kind'] | null };

const DASHES = '-\u2013\u2014:|\u2015';

/** Where the title and the dateline (with the dash after it) cut a paragraph. */
function cutParts(text: string, paragraph: Span, report: Pick<Report, 'dateline' | 'titleSpan'>): Part[] {
  const cuts: Part[] = [];
  if (report.titleSpan) cuts.push({ ...report.titleSpan, kind: 'heading' });
  if (report.dateline) {
    let end = report.dateline.span.end;
    let i = end;
    while (i < paragraph.end && (text.charAt(i) === ' ' || text.charAt(i) === '\u00a0')) i++;
    while (i < paragraph.end && DASHES.includes(text.charAt(i))) end = ++i;
    cuts.push({ start: report.dateline.span.start, end, kind: 'dateline' });
  }
  const inside = cuts
    .map((c) => ({ start: Math.max(c.start, paragraph.start), end: Math.min(c.end, paragraph.end), kind: c.kind }))
    .filter((c) => c.start < c.end)
    .sort((a, b) => a.start - b.start);
  const parts: Part[] = [];
  let at = paragraph.start;
  for (const cut of inside) {
    if (cut.start < at) continue;
    if (at < cut.start) parts.push({ start: at, end: cut.start, kind: null });
    parts.push(cut);
    at = cut.end;
  }
  if (at < paragraph.end) parts.push({ start: at, end: paragraph.end, kind: null });
  return parts;
}

/** Sentences of a text, paragraph by paragraph, with their words. */
export function findSentences(
  text: string,
  paragraphs: readonly Span[],
  report: Pick<Report, 'dateline' | 'titleSpan'>,
): SentenceWords[] {
  const out: SentenceWords[] = [];
  for (let p = 0; p < paragraphs.length; p++) {
    const paragraph = paragraphs[p] as Span;
    const parts = cutParts(text, paragraph, report);
    for (const part of parts) {
      const words = tokenize(text, part.start, part.end);
      if (!words.starts.length) continue;
      const ends = part.kind === 'dateline' ? cutLong(words.starts.length) : sentenceEnds(text, words);
      const kind =
        part.kind ??
        (isByline(text, words)
          ? 'byline'
          : ends.length === 1 && parts.length === 1 && isHeading(text, words, p === paragraphs.length - 1)
            ? 'heading'
            : 'text');
      let first = 0;
      for (const end of ends) {
        out.push(slice(words, first, end, p, kind));
        first = end;
      }
    }
  }
  return out;
}

/** A dateline is one sentence, unless it is too long to be one. */
function cutLong(n: number): number[] {
  const out: number[] = [];
  for (let i = 400; i < n; i += 400) out.push(i);
  out.push(n);
  return out;
}

const slice = (
  words: TokenSpans,
  first: number,
  end: number,
  paragraph: number,
  kind: Sentence['kind'],
): SentenceWords => ({
  paragraph,
  kind,
  starts: words.starts.slice(first, end),
  ends: words.ends.slice(first, end),
  joined: words.joined.slice(first, end),
});
