import type { Cited, FigureSeries, FindingQuery, Store } from '#model';
import { bySeries } from './by-series.ts';
import { citeOf, cut as words } from './cite.ts';

/**
 * Figures by measure, unit, place and source, each a series over the days of its reports. By measure, place, source
 * and unit in the order of the alphabet; figures with no measure last. Nothing is added up. The query's limit counts series.
 */
export async function figures(
  store: Store,
  query: FindingQuery,
): Promise<{ rows: FigureSeries[]; cut: boolean; next: string | null }> {
  const { series, next } = await bySeries(store, 'figure', query);
  return { rows: series.map(seriesOf), cut: next !== null, next };
}

function seriesOf(rows: readonly Cited<'figure'>[]): FigureSeries {
  const { item } = rows[0] as Cited<'figure'>;
  return {
    measure: item.measure,
    unit: item.unit,
    place: item.place?.name ?? null,
    source: item.saidBy ? (item.saidBy.name ?? 'unknown') : null,
    points: rows.map((row) => ({
      day: row.item.when?.to ?? row.report.day,
      value: row.item.value,
      to: row.item.to,
      bound: row.item.bound,
      written: words(row, row.item.span) ?? String(row.item.value),
      counts: row.item.counts,
      per: row.item.per,
      cite: citeOf(row),
    })),
  };
}
