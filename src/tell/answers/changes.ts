import {
  type ChangeRow,
  type Cited,
  type FigureSeries,
  type FindingQuery,
  foldName,
  type PositionRow,
  type Store,
} from '#model';
import { citeOf, citeOfReport, cut as words } from './cite.ts';
import { dayBefore } from './days-apart.ts';
import { every } from './every.ts';
import { figures } from './figures.ts';
import { matterWords, shareOfSmaller } from './matter.ts';
import { positions } from './positions.ts';
import { sourceKey } from './source-key.ts';

/** Findings of each kind that are compared, at most. */
const MOST = 5000;
/** How far back an event or a statement may have been told before to be no news, in days. */
const DAYS_BACK = 30;

/**
 * What has changed since a day: what is told for the first time, what is told differently, what was taken back. In this
 * order: withdrawn, changed, new; within each by kind, then by day. A report read again, or a comma, changes nothing:
 * findings are compared by who, what and when, not by their place in a text.
 *
 * @param since  first day of publication that counts as news
 */
export async function changes(
  store: Store,
  since: string,
  query: FindingQuery,
): Promise<{ rows: ChangeRow[]; cut: boolean }> {
  const last = query.asOf ?? query.until;
  const now: FindingQuery = { ...query, since: undefined };
  const before: FindingQuery = { ...query, since: undefined, until: undefined, asOf: dayBefore(since) };
  const [withdrawn, figureRows, positionRows, events, statements, proposals] = await Promise.all([
    takenBack(store, since, last),
    changedFigures(store, before, now, since),
    changedPositions(store, now, since),
    fresh(store, 'event', since, query, eventKey, eventWords),
    fresh(store, 'statement', since, query, statementKey, statementWords),
    fresh(store, 'proposal', since, query, proposalKey, (row) => row.item.name),
  ]);
  const all = [withdrawn, figureRows, positionRows, events, statements, proposals];
  const rows = all.flatMap((a) => a.rows);
  const order = { withdrawn: 0, changed: 1, new: 2 };
  return {
    rows: rows
      .map((row, i) => ({ row, i }))
      .sort((a, b) => order[a.row.change] - order[b.row.change] || a.i - b.i)
      .map(({ row }) => row),
    cut: all.some((a) => a.cut),
  };
}

interface Part {
  readonly rows: ChangeRow[];
  readonly cut: boolean;
}

/** Reports that a kill, a withholding or a correction of these days took back or mended. */
async function takenBack(store: Store, since: string, last: string | undefined): Promise<Part> {
  const { rows, cut } = await every((after) => store.reports({ until: last, limit: 1000, after }), MOST);
  const heads = new Map(rows.map((r) => [r.id, r]));
  const out = rows.flatMap((report): ChangeRow[] => {
    const gone = report.superseded;
    if (!gone || gone.as === 'update' || (gone.on ?? '') < since || (last !== undefined && (gone.on ?? '') > last))
      return [];
    const by = heads.get(gone.by);
    const cite = (r: typeof report) => citeOfReport(r, 'report', null, null, r.title ?? r.key ?? '');
    return [
      {
        change: gone.as === 'correction' ? 'changed' : 'withdrawn',
        kind: 'report',
        about: report.title ?? report.key ?? report.id,
        before: { day: report.day, words: report.title ?? report.key ?? report.id, cite: cite(report) },
        after: by ? { day: by.day, words: `${gone.as}: ${by.title ?? by.key ?? by.id}`, cite: cite(by) } : null,
      },
    ];
  });
  return { rows: out, cut };
}

async function changedFigures(store: Store, before: FindingQuery, now: FindingQuery, since: string): Promise<Part> {
  const [old, all] = [await figures(store, before), await figures(store, now)];
  const key = (s: FigureSeries) => [s.measure ?? '', s.unit, foldName(s.place ?? ''), sourceKey(s.source)].join('|');
  const known = new Map(old.rows.map((s) => [key(s), s]));
  const rows = all.rows.flatMap((series): ChangeRow[] => {
    const after = series.points.filter((p) => (p.cite.published ?? '').slice(0, 10) >= since);
    const about = [
      series.measure ?? series.unit,
      series.place ? `in ${series.place}` : '',
      series.source ? `by ${series.source}` : '',
    ]
      .filter((w) => w)
      .join(' ');
    const of = known.get(key(series));
    const was = of?.points ?? [];
    return after.flatMap((point): ChangeRow[] => {
      const counted = matterWords(point.counts);
      const last = was.filter((p) => shareOfSmaller(counted, matterWords(p.counts)) >= 0.5).at(-1);
      const told = (p: FigureSeries['points'][number]) => ({
        day: p.day,
        words: `${p.written} ${p.counts}`,
        cite: p.cite,
      });
      if (!last) return [{ change: 'new', kind: 'figure', about, before: null, after: told(point) }];
      return last.value === point.value && last.to === point.to && last.bound === point.bound
        ? []
        : [{ change: 'changed', kind: 'figure', about, before: told(last), after: told(point) }];
    });
  });
  return { rows, cut: old.cut || all.cut };
}

async function changedPositions(store: Store, now: FindingQuery, since: string): Promise<Part> {
  const all = await positions(store, now);
  const rows = all.rows.flatMap((row): ChangeRow[] => {
    const fresh = row.said.filter((s) => (s.day ?? '') >= since);
    const first = fresh[0];
    if (!first) return [];
    const told = (s: PositionRow['said'][number]) => ({ day: s.day, words: `${s.stance}: ${s.on}`, cite: s.cite });
    const old = row.said.filter((s) => (s.day ?? '') < since).at(-1);
    if (!old) return [{ change: 'new', kind: 'position', about: row.party, before: null, after: told(first) }];
    const shifted = fresh.find((s) => s.stance !== old.stance);
    return shifted
      ? [{ change: 'changed', kind: 'position', about: row.party, before: told(old), after: told(shifted) }]
      : [];
  });
  return { rows, cut: all.cut };
}

/** Findings told since a day that were not told in the weeks before. Of copies and repeats the first is shown. */
async function fresh<K extends 'event' | 'statement' | 'proposal'>(
  store: Store,
  kind: K,
  since: string,
  query: FindingQuery,
  keyOf: (row: Cited<K>) => string,
  tell: (row: Cited<K>) => string,
): Promise<Part> {
  const read = (window: object) =>
    every((after) => store.findings(kind, { ...query, ...window, order: 'published', limit: 1000, after }), MOST);
  const old = await read({ since: dayBefore(since, DAYS_BACK), until: dayBefore(since), asOf: undefined });
  const now = await read({ since });
  const seen = new Set(old.rows.map(keyOf));
  const rows: ChangeRow[] = [];
  for (const row of now.rows) {
    const key = keyOf(row);
    if (seen.has(key)) continue;
    seen.add(key);
    rows.push({
      change: 'new',
      kind,
      about: aboutOf(row),
      before: null,
      after: { day: row.report.day, words: tell(row), cite: citeOf(row) },
    });
  }
  return { rows, cut: old.cut || now.cut };
}

const aboutOf = (row: Cited<'event' | 'statement' | 'proposal'>): string => {
  const { item } = row;
  if (row.kind === 'statement') return (item as Cited<'statement'>['item']).source.name ?? 'no one named';
  if (row.kind === 'event')
    return (item as Cited<'event'>['item']).actors.map((a) => a.name).join(', ') || 'no actor told';
  return (item as Cited<'proposal'>['item']).name;
};

const eventKey = ({ item, report }: Cited<'event'>): string =>
  [
    item.type,
    item.status,
    item.actors
      .map((a) => foldName(a.name))
      .sort()
      .join('+'),
    item.recipients
      .map((a) => foldName(a.name))
      .sort()
      .join('+'),
    item.when?.from ?? (item.actors.length ? '' : report.day),
  ].join('|');
const eventWords = (row: Cited<'event'>): string =>
  [
    row.item.actors.map((a) => a.name).join(', '),
    words(row, row.item.trigger) ?? '',
    row.item.recipients.map((a) => a.name).join(', '),
  ]
    .filter((w) => w)
    .join(' ') + (row.item.status === 'occurred' ? '' : ` (${row.item.status})`);

const statementWords = (row: Cited<'statement'>): string =>
  row.item.content
    .map((c) => words(row, c))
    .filter((w) => w !== null)
    .join(' … ');
const statementKey = (row: Cited<'statement'>): string =>
  `${foldName(row.item.source.name ?? '')}|${foldName(statementWords(row))}`;
const proposalKey = ({ item }: Cited<'proposal'>): string =>
  [foldName(item.name), foldName(item.by?.name ?? ''), item.phases ?? ''].join('|');
