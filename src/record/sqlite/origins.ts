import { Buffer } from 'node:buffer';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ReportRecord } from '#model';
import { type Earlier, kinshipOf } from '../origins/kinship.ts';
import { likeness, sketchOf, wordsOf } from '../origins/sketch.ts';
import { insertRows } from './insert-rows.ts';
import type { Part } from './part.ts';
import type { Tables } from './schema.ts';

/** Reports further apart than this are no copies of one wire: a text that comes back later is an archive's reprint. */
const DAYS_APART = 14;
/** Sketches less alike than this are not compared word by word. */
const WORTH_READING = 0.15;

const COLUMNS = ['seq', 'id', 'key', 'url', 'title', 'agency', 'publisher', 'published', 'text', 'rest'] as const;
type Row = Pick<
  Tables['report'],
  'id' | 'key' | 'url' | 'title' | 'agency' | 'publisher' | 'published' | 'text' | 'rest'
> & { seq: number };

const earlier = ({ rest, ...row }: Row): Earlier => ({
  ...row,
  revision: (JSON.parse(rest) as ReportRecord).report.revision,
});

const daysApart = (a: string | null, b: string | null): number =>
  a && b ? Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / 86_400_000 : 0;

/**
 * Finds what a new report is a copy or a revision of, and writes it down: copies of one text get one origin, the
 * earliest report of them; a report that a later one revises is marked superseded by it. Both stay.
 */
async function placeOrigin(trx: Kysely<Tables>, seq: number): Promise<void> {
  const row = await trx.selectFrom('report').select(COLUMNS).where('seq', '=', seq).executeTakeFirstOrThrow();
  const report = earlier(row);
  const { whole, bands } = sketchOf(wordsOf(report.text));
  const candidates = await candidatesOf(trx, report, whole, bands);
  await trx
    .insertInto('sketch')
    .values({ report: seq, hashes: Buffer.from(whole.buffer) })
    .execute();
  await insertRows(
    trx,
    'band',
    ['hash', 'report'],
    [...new Set(bands)].map((hash) => [hash, seq]),
  );
  let origin = seq;
  for (const other of candidates) {
    const [first, last] = isBefore(other, report) ? [other, report] : [report, other];
    const kinship = kinshipOf(last, first);
    if (!kinship) continue;
    const { origin: theirs } = await trx
      .selectFrom('report')
      .select('origin')
      .where('seq', '=', other.seq)
      .executeTakeFirstOrThrow();
    origin = await joined(trx, origin, theirs ?? other.seq);
    if (kinship === 'revision') await supersede(trx, first.seq, last);
  }
  await trx.updateTable('report').set({ origin }).where('seq', '=', seq).execute();
}

const isBefore = (a: Earlier, b: Earlier): boolean =>
  (a.published ?? '') === (b.published ?? '') ? a.seq < b.seq : (a.published ?? '') < (b.published ?? '');

async function candidatesOf(
  trx: Kysely<Tables>,
  report: Earlier,
  whole: Uint32Array,
  bands: readonly number[],
): Promise<Earlier[]> {
  const alike = await trx
    .selectFrom('sketch')
    .select(['report', 'hashes'])
    .where('report', 'in', (e) =>
      e
        .selectFrom('band')
        .select('band.report')
        .where('band.hash', 'in', [...new Set(bands)]),
    )
    .execute();
  const near = alike
    .filter(({ hashes }) => likeness(whole, new Uint32Array(new Uint8Array(hashes).buffer)) >= WORTH_READING)
    .map((a) => a.report);
  // What is named outright, or comes from the same address, is looked at whatever its words.
  const named = await trx
    .selectFrom('report')
    .select('seq')
    .where('seq', '!=', report.seq)
    .where((e) =>
      e.or([
        ...(report.url ? [e('url', '=', report.url)] : []),
        ...(report.revision?.of
          ? [e('key', '=', report.revision.of), e('url', '=', report.revision.of), e('id', '=', report.revision.of)]
          : []),
        ...(report.revision && report.published ? [sameDeskNear(report)] : []),
        sql<boolean>`0`,
      ]),
    )
    .execute();
  const seqs = [...new Set([...near, ...named.map((n) => n.seq)])].sort((a, b) => a - b);
  if (!seqs.length) return [];
  const rows = await trx.selectFrom('report').select(COLUMNS).where('seq', 'in', seqs).orderBy('seq').execute();
  return rows
    .map(earlier)
    .filter((other) => other.url === report.url || daysApart(other.published, report.published) <= DAYS_APART);
}

/** Reports of the same desk in the days before a marked revision: it may have rewritten every word. */
function sameDeskNear(report: Earlier) {
  const desk = report.agency ?? report.publisher;
  const since = new Date(Date.parse(`${report.published?.slice(0, 10)}T00:00:00Z`) - DAYS_APART * 86_400_000)
    .toISOString()
    .slice(0, 10);
  return sql<boolean>`(coalesce(agency, publisher) = ${desk} and day between ${since} and ${report.published?.slice(0, 10) ?? ''})`;
}

/** Two origins become one: the earlier row stands for both. @returns its row id */
async function joined(trx: Kysely<Tables>, a: number, b: number): Promise<number> {
  if (a === b) return a;
  const [keep, drop] = a < b ? [a, b] : [b, a];
  await trx.updateTable('report').set({ origin: keep }).where('origin', '=', drop).execute();
  return keep;
}

async function supersede(trx: Kysely<Tables>, seq: number, by: Earlier): Promise<void> {
  const now = await trx.selectFrom('report').select(['superseded_by']).where('seq', '=', seq).executeTakeFirstOrThrow();
  if (now.superseded_by !== null) {
    const other = await trx
      .selectFrom('report')
      .select(COLUMNS)
      .where('seq', '=', now.superseded_by)
      .executeTakeFirst();
    // The next version is the one that supersedes; later ones supersede that.
    if (other && isBefore(earlier(other), by)) return;
  }
  await trx
    .updateTable('report')
    .set({
      superseded_by: by.seq,
      superseded_as: by.revision?.kind ?? 'update',
      superseded_on: by.published?.slice(0, 10) ?? null,
    })
    .where('seq', '=', seq)
    .execute();
}

/** Before a report is purged: another of its origin stands for the rest, and what it superseded stands again. */
async function leaveOrigin(trx: Kysely<Tables>, seq: number): Promise<void> {
  const next = await trx
    .selectFrom('report')
    .select('seq')
    .where('origin', '=', seq)
    .where('seq', '!=', seq)
    .orderBy('seq')
    .executeTakeFirst();
  if (next) await trx.updateTable('report').set({ origin: next.seq }).where('origin', '=', seq).execute();
  await trx
    .updateTable('report')
    .set({ superseded_by: null, superseded_as: null, superseded_on: null })
    .where('superseded_by', '=', seq)
    .execute();
}

const migrations: Readonly<Record<string, Migration>> = {
  '0002-origins': {
    up: async (db: Kysely<unknown>) => {
      await db.schema.alterTable('report').addColumn('origin', 'integer').execute();
      await db.schema.alterTable('report').addColumn('superseded_by', 'integer').execute();
      await db.schema.alterTable('report').addColumn('superseded_as', 'text').execute();
      await db.schema.alterTable('report').addColumn('superseded_on', 'text').execute();
      await db.schema.createIndex('report_by_origin').on('report').column('origin').execute();
      await db.schema.createIndex('report_by_url').on('report').column('url').execute();
      await db.schema.createIndex('report_by_key').on('report').column('key').execute();
      await db.schema.createIndex('report_by_successor').on('report').column('superseded_by').execute();
      await db.schema
        .createTable('sketch')
        .addColumn('report', 'integer', (c) => c.primaryKey().references('report.seq').onDelete('cascade'))
        .addColumn('hashes', 'blob', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('band')
        .addColumn('hash', 'integer', (c) => c.notNull())
        .addColumn('report', 'integer', (c) => c.notNull().references('report.seq').onDelete('cascade'))
        .execute();
      await db.schema.createIndex('band_by_hash').on('band').columns(['hash', 'report']).execute();
      await db.schema.createIndex('band_by_report').on('band').column('report').execute();
    },
  },
};

/** Copies and versions. */
export const originsPart: Part = { migrations, placed: placeOrigin, leaving: leaveOrigin };
