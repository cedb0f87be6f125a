import type { ReportHead, ReportRecord, Span, Store } from '#model';
import type { Evidence } from './verify.ts';

/** The records that a sitrep draws on, read once each. */
export interface Reports extends Evidence {
  /** @throws Error where there is no such report */
  readonly record: (id: string) => Promise<ReportRecord>;
}

/** @param heads  the reports of the days asked for; others that answers cite are read when they are met */
export function openReports(store: Store, heads: ReadonlyMap<string, ReportHead>): Reports {
  const records = new Map<string, ReportRecord>();
  const others = new Map<string, ReportHead>();
  return {
    head: (id) => heads.get(id) ?? others.get(id),
    text: (id) => records.get(id)?.report.text,
    async record(id) {
      const known = records.get(id);
      if (known) return known;
      const record = await store.record(id);
      if (!record) throw new Error(`report ${id} is cited and is not in the archive`);
      if (!heads.has(id)) for (const head of await store.versions(id)) others.set(head.id, head);
      records.set(id, record);
      return record;
    },
  };
}

/** The sentence of a record that a span starts in; the span itself where none does. */
export function sentenceOf(record: ReportRecord, span: Span): Span {
  const found = record.sentences.filter((s) => s.start < span.end && span.start < s.end);
  const [first, last] = [found[0], found.at(-1)];
  return first && last ? { start: Math.min(first.start, span.start), end: Math.max(last.end, span.end) } : span;
}

/** A sentence without the dateline and the dashes before it. */
export function proseOf(record: ReportRecord, sentence: Span): Span {
  const { text, titleSpan, dateline } = record.report;
  const after = Math.max(dateline?.span.end ?? 0, titleSpan?.end ?? 0);
  let start = after < sentence.end ? Math.max(sentence.start, after) : sentence.start;
  while (start < sentence.end - 1 && /[\s\-–—:;,.]/.test(text[start] as string)) start++;
  let end = sentence.end;
  while (end > start + 1 && /\s/.test(text[end - 1] as string)) end--;
  return { start, end };
}
