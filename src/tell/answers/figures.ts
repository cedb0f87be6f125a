import { type Cited, type FigureSeries, type FindingQuery, foldName, type Store } from '#model';
import { citeOf, cut as words } from './cite.ts';
import { every } from './every.ts';
import { sourceKey } from './source-key.ts';

const MOST = 5000;

/**
 * Figures by measure, unit, place and source, each a series over the days of its reports. By measure, place, source
 * and unit in the order of the alphabet; figures with no measure last. Nothing is added up.
 */
export async function figures(store: Store, query: FindingQuery): Promise<{ rows: FigureSeries[]; cut: boolean }> {
  const { rows, cut } = await every(
    (after) => store.findings('figure', { ...query, order: 'published', limit: 1000, after }),
    MOST,
  );
  const series = new Map<string, Cited<'figure'>[]>();
  for (const row of rows) {
    const { measure, place, saidBy, unit } = row.item;
    const key = [
      measure ?? '\uffff',
      foldName(place?.name ?? ''),
      saidBy ? sourceKey(saidBy.name ?? 'unknown') : '',
      unit,
    ].join('\u0001');
    const list = series.get(key);
    if (list) list.push(row);
    else series.set(key, [row]);
  }
  return { rows: [...series.keys()].sort().map((key) => seriesOf(series.get(key) as Cited<'figure'>[])), cut };
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
