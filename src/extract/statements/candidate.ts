import type { Manner, Name, Sentence, Span } from '#model';
import type { FoundTime, Reading } from '../reading.ts';
import type { StatementLexicon } from './cues.ts';

/** A token of the report. */
export interface At {
  readonly sentence: number;
  readonly token: number;
}

/** A statement as a rule proposes it, before sources are named and rivals settled. */
export interface Candidate {
  /** Where the cue stands: its main word. */
  readonly at: At;
  readonly cue: Span;
  /** Head of the phrase credited; null where none is written. */
  readonly source: At | null;
  /** Who passed it on: 'AFP, citing two officials' has the officials as source and AFP as via. */
  readonly via: At | null;
  readonly content: readonly Span[];
  readonly manner: Manner;
  readonly rule: string;
  /** 0..1 */
  readonly margin: number;
  /** True where the credit is for words spoken or written, and quotations that follow may belong to it. */
  readonly speech: boolean;
  /** Who was told, where the clause says so. */
  readonly hearer: At | null;
}

/** What every rule is given. */
export interface Ground {
  readonly reading: Reading;
  readonly lexicon: StatementLexicon;
  readonly text: string;
  readonly quotes: QuoteIndex;
  /** By sentence. */
  readonly names: ReadonlyMap<number, readonly Name[]>;
  readonly times: ReadonlyMap<number, readonly FoundTime[]>;
}

/** Quotations by place, in order of the text. */
export interface QuoteIndex {
  /** The outermost quotation that holds an offset, marks excluded; null outside. */
  holding(offset: number): { readonly span: Span; readonly inner: Span } | null;
  /** The quotation whose last mark ends within `from..to`. */
  closing(from: number, to: number): { readonly span: Span; readonly inner: Span } | null;
  /** The quotation whose first mark begins within `from..to`. */
  opening(from: number, to: number): { readonly span: Span; readonly inner: Span } | null;
  /** Outermost quotations that share characters with a span, in order. */
  touching(span: Span): readonly Quote[];
  readonly outer: readonly Quote[];
}

export type Quote = { readonly span: Span; readonly inner: Span };

/** Index of outermost quotations. Nested ones (single marks within double) are left to their outer one. */
export function indexQuotes(quotations: readonly Quote[]): QuoteIndex {
  const outer: Quote[] = [];
  for (const q of [...quotations].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    const last = outer[outer.length - 1];
    if (!last || q.span.start >= last.span.end) outer.push(q);
  }
  /** Index of the last quotation that starts at or before an offset. */
  const before = (offset: number): number => {
    let low = 0;
    let high = outer.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((outer[mid] as Quote).span.start <= offset) low = mid + 1;
      else high = mid;
    }
    return low - 1;
  };
  return {
    outer,
    touching(span) {
      const out: Quote[] = [];
      for (let i = Math.max(0, before(span.start)); i < outer.length; i++) {
        const q = outer[i] as Quote;
        if (q.span.start >= span.end) break;
        if (q.span.end > span.start) out.push(q);
      }
      return out;
    },
    holding(offset) {
      const q = outer[before(offset)];
      return q && offset >= q.inner.start && offset < q.inner.end ? q : null;
    },
    closing(from, to) {
      for (let i = before(to); i >= 0; i--) {
        const q = outer[i] as Quote;
        if (q.span.end < from) return null;
        if (q.span.end <= to) return q;
      }
      return null;
    },
    opening(from, to) {
      const q = outer[before(to)];
      return q && q.span.start >= from ? q : null;
    },
  };
}

const bySentence = <T extends { readonly sentence: number }>(items: readonly T[]): Map<number, T[]> => {
  const out = new Map<number, T[]>();
  for (const item of items) {
    const known = out.get(item.sentence);
    if (known) known.push(item);
    else out.set(item.sentence, [item]);
  }
  return out;
};

export const groundOf = (reading: Reading, lexicon: StatementLexicon): Ground => ({
  reading,
  lexicon,
  text: reading.parsed.text,
  quotes: indexQuotes(reading.parsed.quotations),
  names: bySentence(reading.parsed.names),
  times: bySentence(reading.times),
});

export const sentenceAt = (ground: Ground, index: number): Sentence =>
  ground.reading.parsed.sentences[index] as Sentence;
