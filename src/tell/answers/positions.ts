import { type Cited, type FindingQuery, foldName, type PositionRow, type Store } from '#model';
import { citeOf } from './cite.ts';
import { every } from './every.ts';
import { matterWords, sameMatter } from './matter.ts';

/** Positions looked at, at most: an answer over more says so. */
const MOST = 5000;

/**
 * Where each party stands, matter by matter, with the shifts. By party, then by the day of the latest word, latest
 * first. Two positions are on one matter where they share three fifths of the words that carry it.
 */
export async function positions(store: Store, query: FindingQuery): Promise<{ rows: PositionRow[]; cut: boolean }> {
  const { rows, cut } = await every(
    (after) => store.findings('position', { ...query, order: 'published', limit: 1000, after }),
    MOST,
  );
  const byParty = new Map<string, Cited<'position'>[]>();
  for (const row of rows) {
    const key = foldName(row.item.actor.name);
    const list = byParty.get(key);
    if (list) list.push(row);
    else byParty.set(key, [row]);
  }
  const out = [...byParty.keys()].sort().flatMap((key) => mattersOf(byParty.get(key) as Cited<'position'>[]));
  return { rows: out, cut };
}

function mattersOf(rows: readonly Cited<'position'>[]): PositionRow[] {
  const matters: { words: ReadonlySet<string>; rows: Cited<'position'>[] }[] = [];
  for (const row of rows) {
    const words = matterWords(row.item.on);
    const known = matters.find((m) => sameMatter(m.words, words));
    if (known) known.rows.push(row);
    else matters.push({ words, rows: [row] });
  }
  return matters.map((m) => positionRow(m.rows)).sort((a, b) => byDay(b, a));
}

/** By the day of the latest word; ties keep the order in which the matters came up. */
function byDay(a: PositionRow, b: PositionRow): number {
  const [x, y] = [a.said.at(-1)?.day ?? '', b.said.at(-1)?.day ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
}

function positionRow(rows: readonly Cited<'position'>[]): PositionRow {
  const said = rows.map((row) => ({
    day: row.report.day,
    stance: row.item.stance,
    on: row.item.on,
    cite: citeOf(row),
  }));
  const shifts = said.flatMap((now, i) => {
    const before = said[i - 1];
    return before && before.stance !== now.stance
      ? [{ day: now.day, from: before.stance, to: now.stance, cite: now.cite }]
      : [];
  });
  const last = rows.at(-1) as Cited<'position'>;
  const fullest = rows.reduce((best, r) => (r.item.on.length > best.item.on.length ? r : best));
  return {
    party: last.item.actor.name,
    matter: fullest.item.on,
    stance: last.item.stance,
    since: shifts.at(-1)?.day ?? said[0]?.day ?? null,
    shifts,
    because: last.item.because,
    unless: last.item.unless,
    said,
  };
}
