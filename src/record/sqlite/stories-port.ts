import { type Kysely, sql } from 'kysely';
import type {
  Page,
  Paging,
  ReportHead,
  Stories,
  Story,
  StoryDecision,
  StoryJournalEntry,
  StoryQuery,
  Window,
} from '#model';
import { readCursor, readLimit, writeCursor } from '../cursor.ts';
import { nameOf } from '../stories/naming.ts';
import type { Label } from '../stories/terms.ts';
import { HEAD, headOf, inWindow, KIN, page } from './heads.ts';
import type { Tables } from './schema.ts';
import { absorb, freeId, holdApart, mark, moveTo, pair, rowsOf, storyRow } from './story-members.ts';
import { writing } from './writing.ts';

/** Reports of a story that its name is made of: the first ones, so that a name stays. */
const NAMING = 24;

/** The id that a story goes by now: its own, or that of the story it was merged into. */
export const currentStory = (id: string) =>
  sql<string>`coalesce((select "into" from story_alias where id = ${id}), ${id})`;

/** Whether a report, by row id, is one of a story's. */
export const ofStory = (report: 'report.seq' | 'finding.report', id: string) =>
  sql<boolean>`${sql.ref(report)} in (select story_member.report from story_member join story on story.seq = story_member.story where story.id = ${currentStory(id)})`;

export function storiesOf(db: Kysely<Tables>): Stories {
  return {
    list: (query) => list(db, query),
    story: (id) => one(db, sql<boolean>`story.id = ${currentStory(id)}`),
    storyOf: (report) =>
      one(
        db,
        sql<boolean>`story.seq = (select m.story from report r join story_member m on m.report = r.seq where r.id = ${report})`,
      ),
    reports: (id, query) => reports(db, id, query),
    journal: () => journal(db),
    nameStory: (id, name, decision) =>
      writing(db, async (trx) => {
        const story = await known(trx, id);
        await mark(trx, story.id, { name, followed: story.followed === 1 });
        await write(trx, 'name', story.id, name, [], decision);
      }),
    mergeStories: (into, from, decision) => writing(db, (trx) => merge(trx, into, from, decision)),
    splitStory: (id, some, decision) => writing(db, (trx) => split(trx, id, some, decision)),
    moveReport: (report, to, decision) => writing(db, (trx) => move(trx, report, to, decision)),
    follow: (id, decision) => follow(db, id, true, decision),
    unfollow: (id, decision) => follow(db, id, false, decision),
  };
}

interface StoryRow {
  readonly seq: number;
  readonly id: string;
  readonly first_day: string;
  readonly last_day: string;
  readonly reports: number;
  readonly origins: number;
  readonly name: string | null;
  readonly followed: number | null;
}

const stories = (db: Kysely<Tables>) =>
  db
    .selectFrom('story')
    .leftJoin('story_mark', 'story_mark.story', 'story.id')
    .select([
      'story.seq',
      'story.id',
      'story.first_day',
      'story.last_day',
      'story.reports',
      'story.origins',
      'story_mark.name',
      'story_mark.followed',
    ]);

async function list(db: Kysely<Tables>, query: StoryQuery): Promise<Page<Story>> {
  const limit = readLimit(query.limit);
  const cursor = readCursor(query.after);
  let q = stories(db);
  if (query.since) q = q.where('story.last_day', '>=', query.since);
  if (query.until) q = q.where('story.first_day', '<=', query.until).where('story.first_day', '!=', '');
  if (query.followed !== undefined)
    q = q.where(sql<boolean>`coalesce(story_mark.followed, 0) = ${query.followed ? 1 : 0}`);
  if (query.atLeast !== undefined) q = q.where('story.reports', '>=', query.atLeast);
  if (cursor) q = q.where(sql<boolean>`(story.last_day, story.seq) < (${cursor.day}, ${cursor.seq})`);
  const rows = await q
    .orderBy('story.last_day', 'desc')
    .orderBy('story.seq', 'desc')
    .limit(limit + 1)
    .execute();
  const told: Story[] = [];
  for (const row of rows.slice(0, limit)) told.push(await tell(db, row));
  const last = rows[limit - 1];
  return {
    rows: told,
    next: rows.length > limit && last ? writeCursor({ day: last.last_day, seq: last.seq }) : null,
  };
}

async function one(db: Kysely<Tables>, which: ReturnType<typeof sql<boolean>>): Promise<Story | null> {
  const row = await stories(db).where(which).executeTakeFirst();
  return row ? tell(db, row) : null;
}

async function tell(db: Kysely<Tables>, row: StoryRow): Promise<Story> {
  const made = row.name === null ? await madeName(db, row.seq) : null;
  return {
    id: row.id,
    name: row.name ?? (made?.name || row.id),
    namedBy: row.name === null ? 'reports' : 'user',
    namedAfter: made?.after ?? null,
    first: row.first_day || null,
    last: row.last_day || null,
    reports: row.reports,
    origins: row.origins,
    followed: row.followed === 1,
  };
}

async function madeName(db: Kysely<Tables>, story: number): Promise<ReturnType<typeof nameOf>> {
  const rows = await rowsOf<{ id: string; title: string | null; labels: string }>(
    db,
    `select r.id, r.title, m.labels from story_member m join report r on r.seq = m.report where m.story = ?
      and coalesce(r.superseded_as, '') not in ('kill', 'withhold', 'embargo') and r.embargo is null order by m.day, m.report limit ${NAMING}`,
    [story],
  );
  return nameOf(rows.map((r) => ({ report: r.id, title: r.title, labels: JSON.parse(r.labels) as Label[] })));
}

async function reports(db: Kysely<Tables>, id: string, query: Window & Paging): Promise<Page<ReportHead>> {
  const limit = readLimit(query.limit);
  const cursor = readCursor(query.after);
  let q = db
    .selectFrom('story')
    .innerJoin('story_member', 'story_member.story', 'story.seq')
    .innerJoin('report', 'report.seq', 'story_member.report')
    .select(['report.seq', 'story_member.day as placed_day', ...HEAD, ...KIN])
    .where(sql<boolean>`story.id = ${currentStory(id)}`)
    .where(inWindow('report.day', query));
  if (cursor) q = q.where(sql<boolean>`(story_member.day, story_member.report) > (${cursor.day}, ${cursor.seq})`);
  const rows = await q
    .orderBy('story_member.day')
    .orderBy('story_member.report')
    .limit(limit + 1)
    .execute();
  return page(
    rows,
    limit,
    (r) => ({ day: r.placed_day, seq: r.seq }),
    (r) => headOf(r, query),
  );
}

async function journal(db: Kysely<Tables>): Promise<StoryJournalEntry[]> {
  const rows = await db.selectFrom('story_journal').selectAll().orderBy('seq').execute();
  return rows.map(({ seq: _, reports: about, ...row }) => ({ ...row, reports: JSON.parse(about) as string[] }));
}

async function write(
  trx: Kysely<Tables>,
  act: StoryJournalEntry['act'],
  story: string,
  other: string | null,
  about: readonly string[],
  { author, at, reason }: StoryDecision,
): Promise<void> {
  await trx
    .insertInto('story_journal')
    .values({ act, story, other, reports: JSON.stringify(about), author, at, reason })
    .execute();
}

/** @throws RangeError where there is no such story */
async function known(trx: Kysely<Tables>, id: string): Promise<StoryRow> {
  const row = await stories(trx)
    .where(sql<boolean>`story.id = ${currentStory(id)}`)
    .executeTakeFirst();
  if (!row) throw new RangeError(`there is no story ${id}`);
  return row;
}

async function pin(trx: Kysely<Tables>, ids: readonly string[], story: string): Promise<void> {
  await sql`insert into story_pin (report, story) select value, ${story} from json_each(${JSON.stringify(ids)}) where true
    on conflict (report) do update set story = excluded.story`.execute(trx);
}

async function merge(trx: Kysely<Tables>, into: string, from: string, decision: StoryDecision): Promise<void> {
  const [keep, drop] = [await known(trx, into), await known(trx, from)];
  if (keep.id === drop.id) throw new RangeError(`${into} and ${from} are one story already`);
  const ids = await rowsOf<{ id: string }>(
    trx,
    'select r.id from story_member m join report r on r.seq = m.report where m.story in (?, ?) order by r.seq',
    [keep.seq, drop.seq],
  );
  const [a, b] = pair(keep.id, drop.id);
  await trx.deleteFrom('story_apart').where('a', '=', a).where('b', '=', b).execute();
  await absorb(trx, keep.seq, drop.seq);
  await pin(
    trx,
    ids.map((r) => r.id),
    keep.id,
  );
  await write(trx, 'merge', keep.id, drop.id, [], decision);
}

interface Placed {
  readonly seq: number;
  readonly id: string;
  readonly story: number;
}

/** The reports named with all copies and versions of each. @throws RangeError where one of them is not in */
async function withKin(trx: Kysely<Tables>, ids: readonly string[]): Promise<Placed[]> {
  const rows = await rowsOf<Placed>(
    trx,
    `select r.seq, r.id, m.story from report r join story_member m on m.report = r.seq
     where r.origin in (select origin from report where id in (select value from json_each(?))) order by r.seq`,
    [JSON.stringify(ids)],
  );
  const missing = ids.find((id) => !rows.some((r) => r.id === id));
  if (missing !== undefined) throw new RangeError(`there is no report ${missing}`);
  return rows;
}

async function split(
  trx: Kysely<Tables>,
  id: string,
  some: readonly string[],
  decision: StoryDecision,
): Promise<string> {
  const story = await known(trx, id);
  const first = some[0];
  if (first === undefined) throw new RangeError('name the reports that are to be split off');
  const moving = await withKin(trx, some);
  const stranger = some.find((s) => moving.find((m) => m.id === s)?.story !== story.seq);
  if (stranger !== undefined) throw new RangeError(`report ${stranger} is not of ${story.id}`);
  const theirs = moving.filter((m) => m.story === story.seq);
  if (theirs.length === story.reports)
    throw new RangeError(`these are all reports of ${story.id}: nothing would be left in it`);
  const made = await freeId(trx, first);
  await place(trx, moving, made, [story.id]);
  await write(trx, 'split', story.id, made, [...some], decision);
  return made;
}

async function move(trx: Kysely<Tables>, report: string, to: string, decision: StoryDecision): Promise<void> {
  const target = await known(trx, to);
  const moving = await withKin(trx, [report]);
  const from = await rowsOf<{ id: string }>(
    trx,
    'select id from story where seq in (select value from json_each(?)) and seq != ?',
    [JSON.stringify([...new Set(moving.map((m) => m.story))]), target.seq],
  );
  await place(
    trx,
    moving,
    target.id,
    from.map((f) => f.id),
  );
  await write(trx, 'move', target.id, null, [report], decision);
}

/** Puts reports where a user wants them, for good, and holds that story apart from those that they came from. */
async function place(
  trx: Kysely<Tables>,
  moving: readonly Placed[],
  story: string,
  from: readonly string[],
): Promise<void> {
  const seq = await storyRow(trx, story);
  await moveTo(
    trx,
    moving.map((m) => m.seq),
    seq,
  );
  await pin(
    trx,
    moving.map((m) => m.id),
    story,
  );
  for (const other of from) await holdApart(trx, story, other);
}

async function follow(db: Kysely<Tables>, id: string, followed: boolean, decision: StoryDecision): Promise<void> {
  await writing(db, async (trx) => {
    const story = await known(trx, id);
    await mark(trx, story.id, { name: story.name, followed });
    await write(trx, followed ? 'follow' : 'unfollow', story.id, null, [], decision);
  });
}
