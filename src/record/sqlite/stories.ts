import { Buffer } from 'node:buffer';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ReportRecord } from '#model';
import { type Compared, DAYS_COMPARED, likeness, mostTelling, storiesFor, weigh } from '../stories/gathering.ts';
import { rarity, type Term, termsOf } from '../stories/terms.ts';
import { insertRows } from './insert-rows.ts';
import type { Part } from './part.ts';
import { dayOf } from './rows.ts';
import type { Tables } from './schema.ts';
import { bridge, freeId, moveTo, removeEmpty, rowsOf, storyRow } from './story-members.ts';

/** The row of the term frequencies that counts all reports. */
const ALL = 0;
/** Reports looked at word by word. */
const COMPARED = 12;
/** Entries of the index that a report's terms may touch: rare terms first, so that what is in every report costs nothing. */
const TOUCHED = 250;
const LEAST_TERMS = 3;
const MOST_TOUCHED = 800;
const LABELS = 6;

/** Finds the story of a new report, and makes one story of those that it bridges. */
async function place(trx: Kysely<Tables>, seq: number, record: ReportRecord): Promise<void> {
  const { terms: all, labels } = termsOf(record);
  const day = dayOf(record) ?? '';
  const frequency = await frequencies(trx, [ALL, ...all.map((t) => t.hash)]);
  const of = frequency.get(ALL) ?? 0;
  const rarityOf = (t: Pick<Term, 'hash' | 'texts'>): number => rarity(t.texts, frequency.get(t.hash) ?? 0, of);
  const terms = mostTelling(all, rarityOf);
  const story = await storyFor(trx, seq, record.report.id, day, terms, frequency);
  const telling = labels
    .map((l) => ({ name: l.name, hash: l.hash, much: Math.round(100 * l.much * rarityOf({ ...l, texts: 0 })) / 100 }))
    .sort((a, b) => b.much - a.much || a.hash - b.hash)
    .slice(0, LABELS);
  await insertRows(
    trx,
    'story_member',
    ['report', 'story', 'origin', 'day', 'terms', 'labels'],
    [[seq, story.seq, story.origin, day, packed(terms), JSON.stringify(telling)]],
  );
  await rowsOf(
    trx,
    `insert into story_term (term, day, report, much) select value ->> 0, ?, ?, value ->> 1 from json_each(?)`,
    [day, seq, JSON.stringify(terms.map((t) => [t.hash, t.much]))],
  );
  await rowsOf(
    trx,
    'insert into story_frequency (term, reports) select value, 1 from json_each(?) where true on conflict (term) do update set reports = reports + 1',
    [JSON.stringify([ALL, ...terms.map((t) => t.hash)])],
  );
  await rowsOf(
    trx,
    `update story set reports = reports + 1, origins = origins + ?, last_day = max(last_day, ?),
       first_day = case when first_day = '' or (? != '' and ? < first_day) then ? else first_day end
     where seq = ?`,
    [story.origins, day, day, day, day, story.seq],
  );
}

interface Place {
  readonly seq: number;
  /** Row id of the report's origin. */
  readonly origin: number;
  /** What the story's count of origins grows by. */
  readonly origins: number;
}

async function storyFor(
  trx: Kysely<Tables>,
  seq: number,
  report: string,
  day: string,
  terms: readonly Term[],
  frequency: Map<number, number>,
): Promise<Place> {
  const [own] = await rowsOf<{ origin: number; pin: string | null }>(
    trx,
    'select coalesce(origin, seq) as origin, (select story from story_pin where report = ?) as pin from report where seq = ?',
    [report, seq],
  );
  const { origin, pin } = own ?? { origin: seq, pin: null };
  const kin = await rowsOf<{ report: number; story: number; origin: number; pinned: number }>(
    trx,
    `select m.report, m.story, m.origin, exists (select 1 from story_pin p where p.report = r.id) as pinned
     from report r join story_member m on m.report = r.seq where r.origin = ? order by pinned desc, r.seq`,
    [origin],
  );
  if (pin !== null || kin.length) {
    const home = pin !== null ? await storyRow(trx, pin) : (kin[0]?.story as number);
    const [seqOf, origins] = kin.length ? await gatherKin(trx, kin, home, origin) : [home, 1];
    return { seq: seqOf, origin, origins };
  }
  const [first, ...others] = storiesFor(await compare(trx, day, terms, frequency));
  if (!first) return { seq: await storyRow(trx, await freeId(trx, report)), origin, origins: 1 };
  let story = first.story;
  for (const other of others) if (other.bridged) story = (await bridge(trx, story, other.story)) ?? story;
  return { seq: story, origin, origins: 1 };
}

/** Copies and versions of one text share their story. @returns the story's row id, and by how much its count of origins grows */
async function gatherKin(
  trx: Kysely<Tables>,
  kin: readonly { report: number; story: number; origin: number; pinned: number }[],
  home: number,
  origin: number,
): Promise<[number, number]> {
  let story = home;
  const elsewhere = new Set(kin.filter((k) => k.story !== home).map((k) => k.story));
  const known = new Set(kin.map((k) => k.origin));
  if (!elsewhere.size && known.size === 1 && known.has(origin)) return [story, 0];
  for (const other of elsewhere) story = (await bridge(trx, story, other)) ?? story;
  await sql`update story_member set origin = ${origin} where report in (select value from json_each(${JSON.stringify(kin.map((k) => k.report))}))`.execute(
    trx,
  );
  // Stories that a user holds apart stay two: the copies alone come over, but for those that a user placed.
  const moving = kin.filter((k) => !k.pinned).map((k) => k.report);
  await moveTo(trx, moving, story);
  const [shared] = await rowsOf(trx, 'select 1 from story_member where story = ? and origin = ? limit 1', [
    story,
    origin,
  ]);
  return [story, shared ? 0 : 1];
}

/** The reports that share most of a report's rare terms, each with how like it is. */
async function compare(
  trx: Kysely<Tables>,
  day: string,
  terms: readonly Term[],
  frequency: Map<number, number>,
): Promise<Compared[]> {
  const of = frequency.get(ALL) ?? 0;
  const rarityOf = (t: Term): number => rarity(t.texts, frequency.get(t.hash) ?? 0, of);
  const known = terms
    .map((t) => ({ hash: t.hash, reports: frequency.get(t.hash) ?? 0, weight: t.much * rarityOf(t) ** 2 }))
    .filter((t) => t.reports > 0)
    .sort((a, b) => a.reports - b.reports || a.hash - b.hash);
  const asked: [number, number][] = [];
  let touched = 0;
  for (const { hash, reports, weight } of known) {
    touched += reports;
    if (touched > TOUCHED && asked.length >= LEAST_TERMS) break;
    asked.push([hash, weight]);
  }
  if (!asked.length) return [];
  const [from, to] = day === '' ? ['', '9999'] : [later(day, -DAYS_COMPARED), later(day, DAYS_COMPARED)];
  const near = await rowsOf<{ story: number; size: number; day: string; terms: Uint8Array }>(
    trx,
    `with asked (term, weight) as materialized (select value ->> 0, value ->> 1 from json_each(?)),
       touched as materialized (
         select t.report, asked.weight * t.much as part from asked cross join story_term t on t.term = asked.term and t.day between ? and ? limit ${MOST_TOUCHED}),
       near as materialized (select report, sum(part) as likely from touched group by report order by likely desc, report limit ${COMPARED})
     select m.story, s.reports as size, m.day, m.terms from near cross join story_member m on m.report = near.report cross join story s on s.seq = m.story`,
    [JSON.stringify(asked), from, to],
  );
  const theirs = near.map((n) => ({ ...n, terms: unpacked(n.terms) }));
  const unknown = new Set(theirs.flatMap((n) => n.terms.map((t) => t.hash)).filter((h) => !frequency.has(h)));
  for (const [hash, reports] of await frequencies(trx, [...unknown])) frequency.set(hash, reports);
  const mine = weigh(terms, rarityOf);
  return theirs.map((n) => ({
    story: n.story,
    size: n.size,
    likeness: likeness(mine, weigh(n.terms, rarityOf), daysBetween(day, n.day)),
  }));
}

async function frequencies(trx: Kysely<Tables>, hashes: readonly number[]): Promise<Map<number, number>> {
  if (!hashes.length) return new Map();
  const rows = await rowsOf<{ term: number; reports: number }>(
    trx,
    'select f.term, f.reports from json_each(?) j cross join story_frequency f on f.term = j.value',
    [JSON.stringify(hashes)],
  );
  return new Map(rows.map((r) => [r.term, r.reports]));
}

const DAY = 86_400_000;
const later = (day: string, days: number): string => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? '' : new Date(at + days * DAY).toISOString().slice(0, 10);
};
const daysBetween = (a: string, b: string): number => {
  const days = Math.abs(Date.parse(a) - Date.parse(b)) / DAY;
  return Number.isNaN(days) ? 0 : days;
};

/** Three numbers a term: hash, hundredths of how much, texts. */
const packed = (terms: readonly Term[]): Buffer =>
  Buffer.from(Int32Array.from(terms.flatMap((t) => [t.hash, Math.round(t.much * 100), t.texts])).buffer);
function unpacked(bytes: Uint8Array): Term[] {
  const numbers = new Int32Array(new Uint8Array(bytes).buffer);
  const terms: Term[] = [];
  for (let i = 0; i + 2 < numbers.length; i += 3)
    terms.push({
      hash: numbers[i] as number,
      much: (numbers[i + 1] as number) / 100,
      texts: numbers[i + 2] as number,
    });
  return terms;
}

/** Before a report is purged: its terms count no more, and a story without reports is gone. */
async function leave(trx: Kysely<Tables>, seq: number): Promise<void> {
  const member = await trx
    .selectFrom('story_member')
    .select(['story', 'origin', 'day', 'terms'])
    .where('report', '=', seq)
    .executeTakeFirst();
  if (!member) return;
  const hashes = JSON.stringify(unpacked(member.terms).map((t) => t.hash));
  await sql`delete from story_term where day = ${member.day} and report = ${seq} and term in (select value from json_each(${hashes}))`.execute(
    trx,
  );
  const counted = JSON.stringify([ALL, ...(JSON.parse(hashes) as number[])]);
  await sql`update story_frequency set reports = reports - 1 where term in (select value from json_each(${counted}))`.execute(
    trx,
  );
  await sql`delete from story_frequency where reports <= 0 and term in (select value from json_each(${counted}))`.execute(
    trx,
  );
  await trx.deleteFrom('story_member').where('report', '=', seq).execute();
  await sql`update story set reports = reports - 1,
      origins = origins - (not exists (select 1 from report r join story_member m on m.report = r.seq
        where r.origin = (select origin from report where seq = ${seq}) and m.story = ${member.story})),
      first_day = coalesce((select min(day) from story_member where story = ${member.story} and day != ''), ''),
      last_day = coalesce((select max(day) from story_member where story = ${member.story}), '')
    where seq = ${member.story}`.execute(trx);
  await removeEmpty(trx, member.story);
}

const migrations: Readonly<Record<string, Migration>> = {
  '0004-stories': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('story')
        .addColumn('seq', 'integer', (c) => c.primaryKey())
        .addColumn('id', 'text', (c) => c.notNull().unique())
        .addColumn('first_day', 'text', (c) => c.notNull())
        .addColumn('last_day', 'text', (c) => c.notNull())
        .addColumn('reports', 'integer', (c) => c.notNull())
        .addColumn('origins', 'integer', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('story_by_last_day').on('story').columns(['last_day', 'seq']).execute();
      await db.schema
        .createTable('story_member')
        .addColumn('report', 'integer', (c) => c.primaryKey().references('report.seq').onDelete('cascade'))
        .addColumn('story', 'integer', (c) => c.notNull().references('story.seq'))
        .addColumn('origin', 'integer', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('terms', 'blob', (c) => c.notNull())
        .addColumn('labels', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('story_member_by_story').on('story_member').columns(['story', 'day']).execute();
      await db.schema
        .createTable('story_term')
        .addColumn('term', 'integer', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('report', 'integer', (c) => c.notNull())
        .addColumn('much', 'real', (c) => c.notNull())
        .addPrimaryKeyConstraint('story_term_key', ['term', 'day', 'report'])
        .modifyEnd(sql`without rowid`)
        .execute();
      await db.schema
        .createTable('story_frequency')
        .addColumn('term', 'integer', (c) => c.primaryKey())
        .addColumn('reports', 'integer', (c) => c.notNull())
        .execute();
      // What users decided: by text ids, so that it outlives rows that go and come back.
      await db.schema
        .createTable('story_pin')
        .addColumn('report', 'text', (c) => c.primaryKey())
        .addColumn('story', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('story_pin_by_story').on('story_pin').column('story').execute();
      await db.schema
        .createTable('story_apart')
        .addColumn('a', 'text', (c) => c.notNull())
        .addColumn('b', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('story_apart_key', ['a', 'b'])
        .execute();
      await db.schema
        .createTable('story_mark')
        .addColumn('story', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text')
        .addColumn('followed', 'integer', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('story_alias')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('into', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('story_alias_by_into').on('story_alias').column('into').execute();
      await db.schema
        .createTable('story_journal')
        .addColumn('seq', 'integer', (c) => c.primaryKey())
        .addColumn('act', 'text', (c) => c.notNull())
        .addColumn('story', 'text', (c) => c.notNull())
        .addColumn('other', 'text')
        .addColumn('reports', 'text', (c) => c.notNull())
        .addColumn('author', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('reason', 'text')
        .execute();
    },
  },
};

/** Reports gathered into stories. Runs after the origins are known. */
export const storiesPart: Part = { migrations, placed: place, leaving: leave };
