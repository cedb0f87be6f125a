import {
  type ChangeRow,
  type Cited,
  eventMatter,
  type FindingQuery,
  figureSeries,
  positionSeries,
  proposalMatter,
  type Store,
  statementMatter,
} from '#model';
import { standingPart } from '../stands-in.ts';
import { citeOf, citeOfReport, withdrawnOf, cut as words } from './cite.ts';
import { dayBefore } from './days-apart.ts';
import { matterWords, sameMatter } from './matter.ts';
import { sameCount } from './same-count.ts';

/** Changes of each kind that are shown, where the query sets no limit. */
const LIMIT = 100;
/** Earlier findings that are looked at, the newest of them: what stands further back counts as not told. */
const LOOKED_BACK = 400;
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
  const [withdrawn, figureRows, positionRows, events, statements, proposals] = await Promise.all([
    takenBack(store, since, query),
    changedFigures(store, since, query),
    changedPositions(store, since, query),
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
async function takenBack(store: Store, since: string, query: FindingQuery): Promise<Part> {
  const until = [query.until, query.asOf].filter((d) => d !== undefined).sort()[0];
  const { rows, next } = await store.reports({ superseded: { since, until }, until, limit: most(query) });
  const out: ChangeRow[] = [];
  for (const report of rows) {
    const gone = report.superseded;
    if (!gone || gone.as === 'update') continue;
    const by = (await store.versions(gone.by)).find((v) => v.id === gone.by);
    const cite = (r: typeof report) => citeOfReport(r, 'report', null, null, r.title ?? r.key ?? '');
    out.push({
      change: gone.as === 'correction' ? 'changed' : 'withdrawn',
      kind: 'report',
      about: report.title ?? report.key ?? report.id,
      before: { day: report.day, words: report.title ?? report.key ?? report.id, cite: cite(report) },
      after: by ? { day: by.day, words: `${gone.as}: ${by.title ?? by.key ?? by.id}`, cite: cite(by) } : null,
    });
  }
  return { rows: out, cut: next !== null };
}

const most = (query: FindingQuery): number => query.limit ?? LIMIT;

/** Findings of a kind since a day, and what was told before in the series that they belong to, each oldest first. */
async function sinceAndBefore<K extends 'figure' | 'position'>(
  store: Store,
  kind: K,
  since: string,
  query: FindingQuery,
  keyOf: (item: Cited<K>['item']) => string,
): Promise<{ now: readonly Cited<K>[]; before: ReadonlyMap<string, readonly Cited<K>[]>; cut: boolean }> {
  const now = await store.findings(kind, {
    ...query,
    since,
    order: 'published',
    limit: Math.min(1000, 2 * most(query)),
  });
  const before = new Map<string, Cited<K>[]>();
  const keys = [...new Set(now.rows.map((r) => keyOf(r.item)))];
  const old = keys.length
    ? await store.findings(kind, {
        ...query,
        since: undefined,
        until: undefined,
        asOf: dayBefore(since),
        series: keys,
        order: 'latest',
        limit: LOOKED_BACK,
      })
    : { rows: [], next: null };
  for (const row of old.rows.filter((r) => !withdrawnOf(r.report)).reverse()) {
    const list = before.get(keyOf(row.item));
    if (list) list.push(row);
    else before.set(keyOf(row.item), [row]);
  }
  return { now: now.rows.filter((r) => !withdrawnOf(r.report)), before, cut: now.next !== null };
}

/** One row a series and thing counted: the latest figure, beside the last one told before these days. */
async function changedFigures(store: Store, since: string, query: FindingQuery): Promise<Part> {
  const { now, before, cut } = await sinceAndBefore(store, 'figure', since, query, figureSeries);
  /** Of figures that count one thing in one series the latest. */
  const latest = new Map<string, { row: Cited<'figure'> }[]>();
  for (const row of now) {
    const series = latest.get(figureSeries(row.item)) ?? [];
    const known = series.find((k) => sameCount(k.row.item, row.item));
    if (known) known.row = row;
    else latest.set(figureSeries(row.item), [...series, { row }]);
  }
  const rows: ChangeRow[] = [];
  for (const { row } of [...latest.values()].flat()) {
    const { item } = row;
    const last = (before.get(figureSeries(item)) ?? []).filter((old) => sameCount(old.item, item)).at(-1);
    if (last && last.item.value === item.value && last.item.to === item.to && last.item.bound === item.bound) continue;
    rows.push({
      change: last ? 'changed' : 'new',
      kind: 'figure',
      about: [
        item.measure ?? item.unit,
        item.place ? `in ${item.place.name}` : '',
        item.saidBy ? `by ${item.saidBy.name ?? 'unknown'}` : '',
      ]
        .filter((w) => w)
        .join(' '),
      before: last ? toldFigure(last) : null,
      after: toldFigure(row),
    });
  }
  return { rows: rows.slice(0, most(query)), cut: cut || rows.length > most(query) };
}

const toldFigure = (row: Cited<'figure'>) => ({
  day: row.item.when?.to ?? row.report.day,
  words: `${words(row, row.item.span) ?? row.item.value} ${standingPart(row.item.counts, row.words)}`.trim(),
  cite: citeOf(row),
});

async function changedPositions(store: Store, since: string, query: FindingQuery): Promise<Part> {
  const { now, before, cut } = await sinceAndBefore(store, 'position', since, query, positionSeries);
  const rows: ChangeRow[] = [];
  /** What has been told of already: a party's matters, by the words that carry them. */
  const told = new Map<string, { readonly words: ReadonlySet<string>; readonly stance: string }[]>();
  for (const row of now) {
    const { item } = row;
    const series = positionSeries(item);
    const matter = matterWords(item.on);
    const known = told.get(series) ?? [];
    if (known.some((k) => k.stance === item.stance && sameMatter(k.words, matter))) continue;
    told.set(series, [...known, { words: matter, stance: item.stance }]);
    const old = (before.get(series) ?? []).filter((o) => sameMatter(matterWords(o.item.on), matter)).at(-1);
    if (old && old.item.stance === item.stance) continue;
    rows.push({
      change: old ? 'changed' : 'new',
      kind: 'position',
      about: item.actor.name,
      before: old ? toldPosition(old) : null,
      after: toldPosition(row),
    });
  }
  return { rows: rows.slice(0, most(query)), cut: cut || rows.length > most(query) };
}

const toldPosition = (row: Cited<'position'>) => ({
  day: row.report.day,
  words: `${row.item.stance}: ${row.item.on}`,
  cite: citeOf(row),
});

/** Findings told since a day that were not told in the weeks before. Of copies and repeats the first is shown. */
async function fresh<K extends 'event' | 'statement' | 'proposal'>(
  store: Store,
  kind: K,
  since: string,
  query: FindingQuery,
  keyOf: (row: Cited<K>) => string,
  tell: (row: Cited<K>) => string,
): Promise<Part> {
  const { rows: now, next } = await store.findings(kind, {
    ...query,
    since,
    untold: { before: since, days: DAYS_BACK },
    order: 'published',
    limit: most(query),
  });
  const seen = new Set<string>();
  const rows: ChangeRow[] = [];
  for (const row of now) {
    // What was taken back is told as such, and is no news.
    if (withdrawnOf(row.report)) continue;
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
  return { rows, cut: next !== null };
}

const aboutOf = (row: Cited<'event' | 'statement' | 'proposal'>): string => {
  const { item } = row;
  if (row.kind === 'statement') return (item as Cited<'statement'>['item']).source.name ?? 'no one named';
  if (row.kind === 'event')
    return (item as Cited<'event'>['item']).actors.map((a) => a.name).join(', ') || 'no actor told';
  return (item as Cited<'proposal'>['item']).name;
};

const eventKey = ({ item, report }: Cited<'event'>): string => eventMatter(item, report.day ?? '');
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
const statementKey = (row: Cited<'statement'>): string => statementMatter(row.item, statementWords(row));
const proposalKey = ({ item }: Cited<'proposal'>): string => proposalMatter(item);
