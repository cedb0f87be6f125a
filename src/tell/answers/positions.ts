import type { Cited, FindingQuery, PositionRow, Store } from '#model';
import { bySeries } from './by-series.ts';
import { citeOf, withdrawnOf } from './cite.ts';
import { matterWords, sameMatter } from './matter.ts';

/**
 * Where each party stands, matter by matter, with the shifts. By party, then by the day of the latest word, latest
 * first. Two positions are on one matter where they share three fifths of the words that carry it. The query's limit
 * counts parties.
 */
export async function positions(
  store: Store,
  query: FindingQuery,
): Promise<{ rows: PositionRow[]; cut: boolean; next: string | null }> {
  const { series, next } = await bySeries(store, 'position', query);
  return { rows: series.flatMap(mattersOf), cut: next !== null, next };
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
  // What was taken back is shown among what was said, and nothing is made of it.
  const standing = said.filter((s) => !s.cite.withdrawn);
  const counts = standing.length ? standing : said;
  const shifts = counts.flatMap((now, i) => {
    const before = counts[i - 1];
    return before && before.stance !== now.stance
      ? [{ day: now.day, from: before.stance, to: now.stance, cite: now.cite }]
      : [];
  });
  const last = (rows.findLast((r) => !withdrawnOf(r.report)) ?? rows.at(-1)) as Cited<'position'>;
  const fullest = rows.reduce((best, r) => (r.item.on.length > best.item.on.length ? r : best));
  return {
    party: last.item.actor.name,
    matter: fullest.item.on,
    stance: last.item.stance,
    since: shifts.at(-1)?.day ?? counts[0]?.day ?? null,
    shifts,
    because: last.item.because,
    unless: last.item.unless,
    said,
  };
}
