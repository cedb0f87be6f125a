import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Page, ReportHead, Window } from '#model';
import { writeCursor } from '../cursor.ts';
import type { Tables } from './schema.ts';

/** What the queries of an archive share: the columns of a report's head, the days they go by, and their pages. */
const HEAD_COLUMNS = [
  'id',
  'key',
  'title',
  'agency',
  'publisher',
  'url',
  'published',
  'day',
  'language',
  'ingested_at',
  'superseded_as',
  'superseded_on',
  'embargo',
] as const;
export const HEAD = HEAD_COLUMNS.map((c) => `report.${c}` as const);
export type HeadRow = Pick<Selectable<Tables['report']>, (typeof HEAD_COLUMNS)[number]> & {
  origin_id: string | null;
  successor: string | null;
};
/** The ids behind a report's row numbers. */
export const KIN = [
  sql<string | null>`(select id from report as r where r.seq = report.origin)`.as('origin_id'),
  sql<string | null>`(select id from report as r where r.seq = report.superseded_by)`.as('successor'),
] as const;

const lastDay = ({ until, asOf }: Window): string | undefined => [until, asOf].filter((d) => d !== undefined).sort()[0];

/**
 * What became of a report by the last day asked for: what came later had not happened yet, and an embargo ends with its
 * day. Without a last day an embargo goes by `today`, and without that it has not ended.
 */
function fateOf(row: HeadRow, window: Window): ReportHead['superseded'] {
  const last = lastDay(window);
  const { successor: by, superseded_as: as, superseded_on: on, embargo } = row;
  if (by && as && !(last !== undefined && on !== null && on > last)) return { by, as, on };
  const today = last ?? window.today;
  if (embargo === null || (embargo !== '' && today !== undefined && embargo <= today)) return null;
  return { by: row.id, as: 'embargo', on: row.day };
}

export const headOf = (row: HeadRow, window: Window = {}): ReportHead => ({
  id: row.id,
  key: row.key,
  title: row.title,
  agency: row.agency,
  publisher: row.publisher,
  url: row.url,
  published: row.published,
  day: row.day,
  language: row.language,
  ingestedAt: row.ingested_at,
  origin: row.origin_id ?? row.id,
  superseded: fateOf(row, window),
});

/** The days of publication that a query goes by; a report of no known day lies in no bounded window. */
export function inWindow(
  column: 'report.day' | 'finding.published',
  { since, until, asOf, ingestedSince }: Window,
): RawBuilder<boolean> {
  const day = sql.ref(column);
  const bounds = [
    since && sql`${day} >= ${since}`,
    ...[until, asOf].map((last) => last && sql`${day} <= ${last} and ${day} != ''`),
    ingestedSince && sql`report.ingested_at >= ${ingestedSince}`,
  ].filter((b) => b !== undefined && b !== '');
  return bounds.length ? sql<boolean>`(${sql.join(bounds, sql` and `)})` : sql<boolean>`(1 = 1)`;
}

/** Reports that no later version had replaced by the day asked for. What was taken back stays in, so that it is shown struck through. */
export function standing(window: Window): RawBuilder<boolean> {
  const last = lastDay(window);
  const replaced = sql`report.superseded_as in ('update', 'correction')`;
  return last === undefined
    ? sql<boolean>`(report.superseded_as is null or not ${replaced})`
    : sql<boolean>`(report.superseded_as is null or not ${replaced} or report.superseded_on > ${last})`;
}

export function page<R, T>(
  rows: readonly R[],
  limit: number,
  at: (row: R) => { day: string; seq: number },
  make: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(make), next: rows.length > limit && last ? writeCursor(at(last)) : null };
}

/** Texts by report id: cut in UTF-16 here, since the database counts in code points. */
export async function textsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (!wanted.length) return new Map();
  const rows = await db.selectFrom('report').select(['id', 'text']).where('id', 'in', wanted).execute();
  return new Map(rows.map((r) => [r.id, r.text]));
}
