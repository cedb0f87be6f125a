import { type Cited, type DifferenceRow, type Differing, type FindingQuery, foldName, type Store } from '#model';
import { citeOf, cut as words } from './cite.ts';

type Side = Cited<'figure'> | Cited<'event'> | Cited<'statement'>;

/**
 * Where accounts differ: figures that cannot both be true for the same thing, place and time; denials; other actors,
 * days or places for one event. By day of the later side, then by ingest; accounts of one page that differ from the
 * same others are one row. Copies of one origin do not differ, and one source's newer figure is no difference but a
 * change. The program names no winner.
 */
export async function differences(store: Store, query: FindingQuery): Promise<{ rows: DifferenceRow[]; cut: boolean }> {
  const { rows, next } = await store.happenings.differing(query);
  return { rows: groupsOf(rows).map(rowOf), cut: next !== null };
}

interface Group {
  readonly kind: Differing['kind'];
  readonly sides: Side[];
}

/** Figures that differ from one another are one row, and so are one denial and all that it denies. */
function groupsOf(pairs: readonly Differing[]): Group[] {
  const groups: Group[] = [];
  const at = new Map<string, Group>();
  for (const { kind, sides } of pairs) {
    const keys = sides.map((s) => `${kind}|${s.report.id}|${s.kind}|${s.item.id}`);
    const known = keys.map((k) => at.get(k)).find((g) => g !== undefined);
    const group = known ?? { kind, sides: [] };
    if (!known) groups.push(group);
    sides.forEach((side, i) => {
      if (at.get(keys[i] as string) === group) return;
      at.set(keys[i] as string, group);
      group.sides.push(side);
    });
  }
  return groups;
}

function rowOf({ kind, sides }: Group): DifferenceRow {
  const order = [...sides].sort((a, b) =>
    (a.report.day ?? '') < (b.report.day ?? '') ? -1 : (a.report.day ?? '') > (b.report.day ?? '') ? 1 : 0,
  );
  const shown = kind === 'figure' ? onePerWord(order) : order;
  return {
    kind,
    about: aboutOf(kind, order),
    sides: shown.map((row) => ({
      source: sourceOf(row),
      day: row.report.day,
      words: told(kind, row),
      cite: citeOf(row),
    })),
  };
}

const isOf = <K extends Side['kind']>(row: Side, kind: K): row is Extract<Side, { kind: K }> => row.kind === kind;

function sourceOf(row: Side): string | null {
  if (isOf(row, 'statement')) return row.item.source.name ?? 'unknown';
  const { saidBy } = (row as Cited<'figure' | 'event'>).item;
  if (saidBy) return saidBy.name ?? 'unknown';
  // 'The army denied …': the one who denies is the one whose word it is.
  return isOf(row, 'event') && denied(row) ? (row.item.actors[0]?.name ?? null) : null;
}

const denied = (row: Cited<'event'>): boolean => row.item.status === 'denied' || row.item.type === 'REJECT';

const DAY = (row: Side): string | null => {
  const when = isOf(row, 'statement') ? null : (row as Cited<'figure' | 'event'>).item.when;
  return when ? (when.from === when.to ? when.from : `${when.from} to ${when.to}`) : null;
};

/** What a side tells, in its own words. */
function told(kind: Differing['kind'], row: Side): string {
  if (isOf(row, 'figure')) return `${words(row, row.item.span) ?? row.item.value} ${row.item.counts}`;
  const what = isOf(row, 'event') ? describe(row) : row.words.trim();
  const how = kind === 'denial' && isOf(row, 'event') && denied(row) ? 'denied: ' : '';
  const where = isOf(row, 'event') && row.item.place ? ` in ${row.item.place.name}` : '';
  return `${how}${what}${kind === 'place' ? where : ''}${kind === 'day' && DAY(row) ? ` on ${DAY(row)}` : ''}`;
}

function aboutOf(kind: Differing['kind'], sides: readonly Side[]): string {
  const first = sides[0] as Side;
  if (isOf(first, 'figure')) {
    const { measure, unit, place } = first.item;
    return [measure ?? unit, place ? `in ${place.name}` : ''].filter((w) => w).join(' ');
  }
  const event =
    (kind === 'denial' ? sides.find((s) => isOf(s, 'event') && !denied(s)) : undefined) ??
    sides.find((s) => isOf(s, 'event'));
  return event && isOf(event, 'event') ? describe(event) : first.words.trim();
}

const describe = (row: Cited<'event'>): string =>
  [names(row.item.actors), words(row, row.item.trigger) ?? '', names(row.item.recipients)].filter((w) => w).join(' ');
const names = (parties: readonly { readonly name: string }[]): string => parties.map((p) => p.name).join(', ');

/** Of one source's equal figures in several reports the first stands for all. */
function onePerWord(sides: readonly Side[]): readonly Side[] {
  const seen = new Set<string>();
  const kept = sides.filter((row) => {
    if (!isOf(row, 'figure')) return true;
    const key = `${foldName(sourceOf(row) ?? row.report.id)}|${row.item.value}|${row.item.to}|${row.item.bound}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return kept.length > 1 ? kept : sides;
}
