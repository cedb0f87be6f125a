import { type Cited, type DifferenceRow, type Event, type FindingQuery, foldName, type Store } from '#model';
import { citeOf, cut as words } from './cite.ts';
import { daysApart } from './days-apart.ts';
import { every } from './every.ts';
import { exclude } from './intervals.ts';
import { countedWords, matterWords, nameStems, shareOfSmaller } from './matter.ts';
import { sourceKey } from './source-key.ts';

const MOST = 5000;
/** A denial may come days after what it denies. */
const DENIED_WITHIN = 5;
/** Figures of reports further apart tell of other days, where neither says which. */
const SAME_DAYS = 1;

/**
 * Where accounts differ: figures that cannot both be true for the same thing, place and time, and denials of what
 * another account tells. By day of the later side, then by ingest. Copies of one wire do not differ from each other, and one
 * source's newer figure is no difference but a change. The program names no winner.
 */
export async function differences(store: Store, query: FindingQuery): Promise<{ rows: DifferenceRow[]; cut: boolean }> {
  const read = <K extends 'figure' | 'event'>(kind: K) =>
    every((after) => store.findings(kind, { ...query, order: 'published', limit: 1000, after }), MOST);
  const [figures, events] = [await read('figure'), await read('event')];
  const standing = <K extends 'figure' | 'event'>(rows: readonly Cited<K>[]) =>
    rows.filter(
      (r) => !r.report.superseded || r.report.superseded.as === 'update' || r.report.superseded.as === 'correction',
    );
  const rows = [...figureDifferences(standing(figures.rows)), ...denials(standing(events.rows))];
  const day = (r: DifferenceRow) => r.sides.at(-1)?.day ?? '';
  return {
    rows: rows
      .map((row, i) => ({ row, i }))
      .sort((a, b) => (day(a.row) < day(b.row) ? -1 : day(a.row) > day(b.row) ? 1 : a.i - b.i))
      .map(({ row }) => row),
    cut: figures.cut || events.cut,
  };
}

function figureDifferences(rows: readonly Cited<'figure'>[]): DifferenceRow[] {
  const groups: Cited<'figure'>[][] = [];
  rows.forEach((row, i) => {
    for (const other of rows.slice(0, i)) {
      if (!differ(other, row)) continue;
      const group = groups.find((g) => g.includes(other));
      if (!group) groups.push([other, row]);
      else if (!group.includes(row)) group.push(row);
    }
  });
  return groups.map((group) => ({
    kind: 'figure',
    about: aboutFigures(group),
    sides: onePerWord(group).map((row) => ({
      source: sourceOf(row),
      day: row.report.day,
      words: `${words(row, row.item.span) ?? row.item.value} ${row.item.counts}`,
      cite: citeOf(row),
    })),
  }));
}

const sourceOf = (row: Cited<'figure'> | Cited<'event'>): string | null =>
  row.item.saidBy ? (row.item.saidBy.name ?? 'unknown') : null;

const aboutFigures = (group: readonly Cited<'figure'>[]): string => {
  const { measure, unit, place } = (group[0] as Cited<'figure'>).item;
  return [measure ?? unit, place ? `in ${place.name}` : ''].filter((w) => w).join(' ');
};

/** Of one source's equal figures in several reports the first stands for all. */
function onePerWord(group: readonly Cited<'figure'>[]): Cited<'figure'>[] {
  const seen = new Set<string>();
  return group.filter((row) => {
    const key = `${sourceKey(sourceOf(row))}|${row.item.value}|${row.item.to}|${row.item.bound}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function differ(a: Cited<'figure'>, b: Cited<'figure'>): boolean {
  if (a.report.origin === b.report.origin && a.report.id !== b.report.id) return false;
  const [x, y] = [a.item, b.item];
  if (x.measure !== y.measure || x.unit !== y.unit || (x.per ?? 'total') !== (y.per ?? 'total')) return false;
  if (!exclude(x, y) || !sameTime(a, b) || !samePlace(a, b)) return false;
  // One source's own newer figure is a change.
  if (
    sourceKey(sourceOf(a)) === sourceKey(sourceOf(b)) &&
    (a.report.id === b.report.id || a.report.day !== b.report.day)
  )
    return false;
  const [counted, others] = [countedWords(x.counts), countedWords(y.counts)];
  // With a measure (killed, displaced) nothing more need be counted; without one the words must say that it is the same thing.
  if (x.measure && (!counted.size || !others.size)) return true;
  return shareOfSmaller(counted, others) >= (x.measure ? 0.5 : 0.75);
}

function sameTime(a: Cited<'figure'>, b: Cited<'figure'>): boolean {
  const [x, y] = [a.item.when, b.item.when];
  if (x && y) return x.from === y.from && x.to === y.to;
  // Where one alone tells a day, the other's is that of its report.
  if (x) return daysApart(x.to, b.report.day) <= SAME_DAYS;
  if (y) return daysApart(y.to, a.report.day) <= SAME_DAYS;
  return daysApart(a.report.day, b.report.day) <= SAME_DAYS;
}

/** The same named place; where one names none, the other's must stand in its sentence. */
function samePlace(a: Cited<'figure'>, b: Cited<'figure'>): boolean {
  const [x, y] = [a.item.place, b.item.place];
  if (x && y) return foldName(x.name) === foldName(y.name);
  if (!x && !y) return true;
  return x ? foldName(b.words).includes(foldName(x.name)) : foldName(a.words).includes(foldName(y?.name ?? ''));
}

/** What is done and can be denied; words and wishes are differed on as positions. */
const DEEDS = new Set<Event['type']>([
  'ASSAULT',
  'COERCE',
  'MOBILIZE',
  'RETREAT',
  'AID',
  'SANCTION',
  'PROTEST',
  'COOPERATE',
]);

/** Acts that one account tells of and another denies. */
function denials(rows: readonly Cited<'event'>[]): DifferenceRow[] {
  const told = rows.filter(
    (r) =>
      (DEEDS.has(r.item.type) || r.item.type === 'OTHER') &&
      (r.item.status === 'occurred' || r.item.status === 'ongoing'),
  );
  return rows
    .filter((r) => r.item.status === 'denied' && r.item.saidBy !== null && DEEDS.has(r.item.type))
    .flatMap((denied): DifferenceRow[] => {
      const sides = told.filter(
        (t) =>
          (t.item.type === denied.item.type || t.item.type === 'OTHER') &&
          sameAct(t, denied) &&
          sourceKey(sourceOf(t)) !== sourceKey(sourceOf(denied)),
      );
      if (!sides.length) return [];
      const side = (row: Cited<'event'>, how: string) => ({
        source: sourceOf(row),
        day: row.report.day,
        words: `${how}${describe(row)}`,
        cite: citeOf(row),
      });
      const ordered = [...sides.map((s) => ({ row: s, how: '' })), { row: denied, how: 'denied: ' }].sort((a, b) =>
        (a.row.report.day ?? '') < (b.row.report.day ?? '')
          ? -1
          : (a.row.report.day ?? '') > (b.row.report.day ?? '')
            ? 1
            : 0,
      );
      return [{ kind: 'denial', about: describe(denied), sides: ordered.map(({ row, how }) => side(row, how)) }];
    });
}

const describe = (row: Cited<'event'>): string =>
  [names(row.item.actors), words(row, row.item.trigger) ?? '', names(row.item.recipients)].filter((w) => w).join(' ');
const names = (parties: Event['actors']): string => parties.map((p) => p.name).join(', ');

/** One act: near in time, the same actor where both tell one, and what it was done to sharing words. */
function sameAct(a: Cited<'event'>, b: Cited<'event'>): boolean {
  if (daysApart(a.item.when?.from ?? a.report.day, b.item.when?.from ?? b.report.day) > DENIED_WITHIN) return false;
  const [x, y] = [a.item, b.item];
  const actors =
    x.actors.length && y.actors.length
      ? x.actors.some((p) => y.actors.some((q) => shareOfSmaller(nameStems(p.name), nameStems(q.name)) >= 0.5))
      : null;
  const recipients =
    x.recipients.length && y.recipients.length
      ? x.recipients.some((p) =>
          y.recipients.some((q) => shareOfSmaller(matterWords(p.name), matterWords(q.name)) >= 0.5),
        )
      : null;
  const trigger = foldName(words(a, x.trigger) ?? '').slice(0, 5) === foldName(words(b, y.trigger) ?? '').slice(0, 5);
  if (actors === false) return false;
  // 'It struck no camp' answers 'people were killed in a tent camp': what was struck stands in the other's sentence.
  const told = matterWords(a.words);
  if (y.recipients.some((p) => shareOfSmaller(matterWords(p.name), told) === 1)) return true;
  if (x.type !== y.type) return false;
  return recipients === true || (trigger && recipients === null && actors === true);
}
