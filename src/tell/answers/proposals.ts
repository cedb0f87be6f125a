import type { Cited, FindingQuery, Page, ProposalRow, Store } from '#model';
import { citeOf, cut, withdrawnOf } from './cite.ts';

/** Texts on the table, by the day of the report, then by ingest. */
export async function proposals(store: Store, query: FindingQuery): Promise<Page<ProposalRow>> {
  const { rows, next } = await store.findings('proposal', { ...query, order: 'published' });
  return { rows: rows.map(proposalRow), next };
}

function proposalRow(row: Cited<'proposal'>): ProposalRow {
  const { item } = row;
  return {
    day: row.report.day,
    name: item.name,
    by: item.by?.name ?? null,
    version: item.version,
    phases: item.phases,
    approvedBy: item.approvedBy.map((p) => p.name),
    rejectedBy: item.rejectedBy.map((p) => p.name),
    terms: item.terms.map((t) => cut(row, t)).filter((t) => t !== null),
    withdrawn: withdrawnOf(row.report),
    cite: citeOf(row),
  };
}
