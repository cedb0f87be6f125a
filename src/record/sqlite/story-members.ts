import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';

/** What the part and the port of stories share: stories as rows, and what happens to all that hangs on one when it becomes another. */

/** Runs a statement whose text never changes, so that it is prepared once. */
export const rowsOf = async <R>(trx: Kysely<Tables>, text: string, values: readonly unknown[]): Promise<R[]> =>
  (await trx.executeQuery<R>(CompiledQuery.raw(text, [...values]))).rows;

/** @returns a text id for a story that begins with a report; none that is in use */
export async function freeId(trx: Kysely<Tables>, report: string): Promise<string> {
  const base = `story-${report.slice(0, 10)}`;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    const taken = await rowsOf(trx, 'select 1 from story where id = ?', [id]);
    if (!taken.length) return id;
  }
}

/** @returns the row id of a story, made where there is none of the id */
export async function storyRow(trx: Kysely<Tables>, id: string): Promise<number> {
  const [known] = await rowsOf<{ seq: number }>(trx, 'select seq from story where id = ?', [id]);
  if (known) return known.seq;
  await trx.deleteFrom('story_alias').where('id', '=', id).execute();
  const { seq } = await trx
    .insertInto('story')
    .values({ id, first_day: '', last_day: '', reports: 0, origins: 0 })
    .returning('seq')
    .executeTakeFirstOrThrow();
  return seq;
}

/** Counts a story's reports anew; one that has none left is gone. What a user decided about it stays. */
export async function recount(trx: Kysely<Tables>, story: number): Promise<void> {
  await sql`update story set
      reports = (select count(*) from story_member where story = ${story}),
      origins = (select count(distinct origin) from story_member where story = ${story}),
      first_day = coalesce((select min(day) from story_member where story = ${story} and day != ''), ''),
      last_day = coalesce((select max(day) from story_member where story = ${story}), '')
    where seq = ${story}`.execute(trx);
  await removeEmpty(trx, story);
}

export async function removeEmpty(trx: Kysely<Tables>, story: number): Promise<void> {
  const [gone] = await rowsOf<{ id: string }>(trx, 'select id from story where seq = ? and reports = 0', [story]);
  if (!gone) return;
  await trx.deleteFrom('story_alias').where('into', '=', gone.id).execute();
  await trx.deleteFrom('story').where('seq', '=', story).execute();
}

/** Moves reports, by row id, from any story to one, and counts all anew. */
export async function moveTo(trx: Kysely<Tables>, reports: readonly number[], story: number): Promise<void> {
  if (!reports.length) return;
  const list = JSON.stringify(reports);
  const from = await rowsOf<{ story: number }>(
    trx,
    'select distinct story from story_member where report in (select value from json_each(?))',
    [list],
  );
  await sql`update story_member set story = ${story} where report in (select value from json_each(${list}))`.execute(
    trx,
  );
  for (const one of new Set([...from.map((f) => f.story), story])) await recount(trx, one);
}

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly reports: number;
  readonly name: string | null;
  readonly followed: number | null;
}

const rowOf = async (trx: Kysely<Tables>, seq: number): Promise<Row | undefined> =>
  (
    await rowsOf<Row>(
      trx,
      'select s.seq, s.id, s.reports, m.name, m.followed from story s left join story_mark m on m.story = s.id where s.seq = ?',
      [seq],
    )
  )[0];

/**
 * Makes one story of two that a report bridges, where no user holds them apart: by a split or a move, or by a name for each.
 *
 * @returns the row id of the story that stands for both; null where they stay apart
 */
export async function bridge(trx: Kysely<Tables>, a: number, b: number): Promise<number | null> {
  const [one, other] = [await rowOf(trx, a), await rowOf(trx, b)];
  if (!one || !other || (one.name !== null && other.name !== null)) return null;
  const apart = await rowsOf(trx, 'select 1 from story_apart where a = ? and b = ?', pair(one.id, other.id));
  if (apart.length) return null;
  const marked = (r: Row): number => Number(r.name !== null) * 2 + Number(r.followed === 1);
  // The one that a user cares for stands for both, else the larger, else the older.
  const before = marked(one) - marked(other) || one.reports - other.reports || other.seq - one.seq;
  const [keep, drop] = before > 0 ? [one, other] : [other, one];
  await absorb(trx, keep.seq, drop.seq);
  return keep.seq;
}

/** All that hangs on one story comes to another: reports, decisions, marks, ids that led to it. */
export async function absorb(trx: Kysely<Tables>, keep: number, drop: number): Promise<void> {
  const [kept, dropped] = [await rowOf(trx, keep), await rowOf(trx, drop)];
  if (!kept || !dropped) return;
  await sql`update story_member set story = ${keep} where story = ${drop}`.execute(trx);
  await sql`update story_pin set story = ${kept.id} where story = ${dropped.id}`.execute(trx);
  await sql`update story_alias set "into" = ${kept.id} where "into" = ${dropped.id}`.execute(trx);
  await sql`insert into story_alias (id, "into") values (${dropped.id}, ${kept.id}) on conflict do update set "into" = excluded."into"`.execute(
    trx,
  );
  const held = await rowsOf<{ a: string; b: string }>(trx, 'select a, b from story_apart where a = ? or b = ?', [
    dropped.id,
    dropped.id,
  ]);
  await sql`delete from story_apart where a = ${dropped.id} or b = ${dropped.id}`.execute(trx);
  for (const { a, b } of held) await holdApart(trx, a === dropped.id ? b : a, kept.id);
  if (dropped.name !== null || dropped.followed !== null)
    await mark(trx, kept.id, {
      name: kept.name ?? dropped.name,
      followed: kept.followed === 1 || dropped.followed === 1,
    });
  await trx.deleteFrom('story_mark').where('story', '=', dropped.id).execute();
  await trx.deleteFrom('story').where('seq', '=', drop).execute();
  await recount(trx, keep);
}

export async function mark(
  trx: Kysely<Tables>,
  story: string,
  { name, followed }: { readonly name: string | null; readonly followed: boolean },
): Promise<void> {
  await trx.deleteFrom('story_mark').where('story', '=', story).execute();
  if (name !== null || followed)
    await trx
      .insertInto('story_mark')
      .values({ story, name, followed: followed ? 1 : 0 })
      .execute();
}

export const pair = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a]);

/** No report that comes later makes one story of these two. */
export async function holdApart(trx: Kysely<Tables>, one: string, other: string): Promise<void> {
  if (one === other) return;
  const [a, b] = pair(one, other);
  await sql`insert into story_apart (a, b) values (${a}, ${b}) on conflict do nothing`.execute(trx);
}
