import { type Cited, type FindingQuery, figureSeries, positionSeries, type Store } from '#model';

/** Findings looked at for one page, at most: an answer that would need more says that it is cut. */
const MOST = 5000;
const LIMIT = 100;

export interface BySeries<K extends 'figure' | 'position'> {
  /** Whole series, in the order of their keys; each oldest first. */
  readonly series: readonly (readonly Cited<K>[])[];
  /** Key of the last series, to go on beyond; null where there are no more. */
  readonly next: string | null;
}

/** The findings of a query, series by series, as many series as the query's limit. */
export async function bySeries<K extends 'figure' | 'position'>(
  store: Store,
  kind: K,
  query: FindingQuery,
): Promise<BySeries<K>> {
  const most = query.limit ?? LIMIT;
  const keyOf = (row: Cited<K>) =>
    row.kind === 'figure'
      ? figureSeries(row.item as Cited<'figure'>['item'])
      : positionSeries(row.item as Cited<'position'>['item']);
  const series: { key: string; rows: Cited<K>[] }[] = [];
  let read = 0;
  let after: string | undefined;
  do {
    const page = await store.findings(kind, {
      ...query,
      beyond: query.after ?? query.beyond,
      order: 'series',
      limit: Math.min(1000, most * 3),
      after,
    });
    for (const row of page.rows) {
      const key = keyOf(row);
      const last = series.at(-1);
      if (last?.key === key) last.rows.push(row);
      else series.push({ key, rows: [row] });
    }
    read += page.rows.length;
    after = page.next ?? undefined;
  } while (after && series.length <= most && read < MOST);
  // Where there is more, the last series may not be whole: the next page begins with it, unless it is all that there is.
  const whole = after && series.length > 1 ? series.slice(0, -1) : series;
  const shown = whole.slice(0, most);
  return {
    series: shown.map((s) => s.rows),
    next: after !== undefined || series.length > shown.length ? (shown.at(-1)?.key ?? null) : null,
  };
}
