import type { Cite, Cited, FindingKind, ReportHead, Span, TimelineRow } from '#model';

const source = ({ id, key, title, agency, published }: ReportHead) => ({ report: id, key, title, agency, published });

/** The citation of a finding: the report, the item, its span and the sentence. */
export const citeOf = (row: Cited<FindingKind>): Cite => ({
  ...source(row.report),
  kind: row.kind,
  item: row.item.id,
  span: row.item.span,
  words: row.words.trim(),
  withdrawn: withdrawnOf(row.report),
});

export const citeOfReport = (
  report: ReportHead,
  kind: Cite['kind'],
  item: string | null,
  span: Span | null,
  words: string,
): Cite => ({ ...source(report), kind, item, span, words, withdrawn: withdrawnOf(report) });

/** Words of the report inside the cited sentence; spans that lie outside it cannot be cut and give null. */
export function cut(row: Cited<FindingKind>, span: Span): string | null {
  const { start, end } = row.sentence;
  return span.start >= start && span.end <= end ? row.words.slice(span.start - start, span.end - start) : null;
}

/** What took a report back, if anything did. */
export function withdrawnOf({ superseded }: ReportHead): TimelineRow['withdrawn'] {
  if (!superseded || superseded.as === 'update' || superseded.as === 'correction') return null;
  return { as: superseded.as, by: superseded.by, on: superseded.on };
}
