import type { Cited, FindingQuery, Page, SaidRow, Store } from '#model';
import { citeOf, cut, withdrawnOf } from './cite.ts';

/** Who said what, by the day it was said, then by ingest. */
export async function said(store: Store, query: FindingQuery): Promise<Page<SaidRow>> {
  const { rows, next } = await store.findings('statement', { ...query, order: 'told' });
  return { rows: rows.map(saidRow), next };
}

export function saidRow(row: Cited<'statement'>): SaidRow {
  const { item, report } = row;
  const { source } = item;
  const pieces = (spans: typeof item.content) => spans.map((s) => cut(row, s)).filter((p) => p !== null);
  return {
    day: item.saidOn?.from ?? report.day,
    source: source.name,
    standing: source.standing,
    described: source.described,
    count: source.count,
    via: source.via?.name ?? null,
    manner: item.manner,
    content: pieces(item.content).join(' … '),
    quoted: pieces(item.quoted),
    venue: item.venue,
    audience: item.audience,
    withdrawn: withdrawnOf(report),
    cite: citeOf(row),
  };
}
