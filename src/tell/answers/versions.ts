import type { Cite, ReportHead, ReportRecord, Store, VersionRow } from '#model';
import { citeOfReport } from './cite.ts';
import { diffSentences, type VersionSentence } from './sentence-diff.ts';

/**
 * The versions of a report, oldest first, and what changed from each to the next, sentence by sentence. A notice that
 * takes a report back is a version without changes: it replaces nothing, it withdraws. Any version's id will do.
 *
 * @throws Error where no report has this id
 */
export async function versions(store: Store, report: string): Promise<VersionRow[]> {
  const heads = await store.versions(report);
  if (!heads.length) throw new Error(`no report has the id ${report}: the ids stand in every answer's citations`);
  const rows: VersionRow[] = [];
  let last: ReportRecord | null = null;
  for (const [i, head] of heads.entries()) {
    const record = (await store.record(head.id)) as ReportRecord;
    const kind = record.report.revision?.kind ?? (i === 0 ? 'first' : 'update');
    const back = kind === 'kill' || kind === 'withhold';
    rows.push({
      version: i + 1,
      as: kind,
      label: record.report.revision?.label ?? null,
      day: head.day,
      stands: head.superseded === null,
      withdrawn: head.superseded !== null && head.superseded.as !== 'update' && head.superseded.as !== 'correction',
      cite: citeOfReport(head, 'report', null, null, head.title ?? ''),
      changes: last && !back ? changesBetween(last, record, heads[i - 1] as ReportHead, head) : [],
    });
    // What a notice took back is what the next version is compared with.
    if (!back) last = record;
  }
  return rows;
}

/** What changed between two records of one report; a dateline's day and the line that says what is corrected count as well. */
export function changesBetween(
  before: ReportRecord,
  after: ReportRecord,
  was: ReportHead,
  now: ReportHead,
): VersionRow['changes'] {
  const cite = (head: ReportHead, s: VersionSentence | null): Cite | null =>
    s && citeOfReport(head, 'report', null, s.span, s.words);
  return diffSentences(sentencesOf(before), sentencesOf(after)).map(({ change, before: b, after: a, marks }) => ({
    change,
    before: cite(was, b),
    after: cite(now, a),
    marks: [...marks],
  }));
}

export const sentencesOf = (record: ReportRecord): VersionSentence[] =>
  record.sentences.map((span) => ({
    span,
    words: record.report.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim(),
  }));
