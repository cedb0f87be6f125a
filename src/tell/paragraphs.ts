import type { ReportRecord, Span } from '#model';

/** Where in a report a finding stands, as a reader finds it: the paragraph, counted from 1. */
export interface Paragraphs {
  /** Number of the paragraph that an offset stands in. */
  at(offset: number): number;
  readonly count: number;
}

/**
 * Numbers a report's paragraphs. In copy whose lines are broken by hand, which shows in sentences
 * that run over a line's end, paragraphs are what empty lines part; else each line is one.
 */
export function numberParagraphs(record: ReportRecord): Paragraphs {
  const { text } = record.report;
  const broken = record.sentences.some((s) =>
    /\S[^\S\n]*\r?\n[^\S\n]*\S/.test(text.slice(s.start, Math.min(s.end, s.start + 2000))),
  );
  const starts: number[] = [];
  let fresh = true;
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const blank = text.slice(at, end).trim() === '';
    if (!blank && fresh) starts.push(at);
    fresh = blank || !broken;
    at = end + 1;
  }
  return {
    count: starts.length,
    at(offset) {
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] as number) <= offset) low = middle + 1;
        else high = middle;
      }
      return Math.max(1, low);
    },
  };
}

/** The sentence of the record that an offset stands in, or what is around it up to the line's ends. */
export function sentenceAround(record: ReportRecord, offset: number): Span {
  const { text } = record.report;
  let low = 0;
  let high = record.sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((record.sentences[middle] as Span).end > offset) high = middle;
    else low = middle + 1;
  }
  const found = record.sentences[low];
  if (found && found.start <= offset) return found;
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1, end: end < 0 ? text.length : end };
}
