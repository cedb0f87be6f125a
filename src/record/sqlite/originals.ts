import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Originals, SeenItem, Watching, WatchState } from '#model';
import type { Part } from './part.ts';
import type { Tables } from './schema.ts';
import { writing } from './writing.ts';

/** Parameters of one query stay far under SQLite's 32,766. */
const AT_ONCE = 400;

function* slices<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < rows.length; i += AT_ONCE) yield rows.slice(i, i + AT_ONCE);
}

/** Originals in the database: gzip, and once where many reports were read from one document. */
export function sqliteOriginals(db: Kysely<Tables>): Originals {
  return {
    keep: (originals) => keep(db, originals),
    of: async (report) => {
      const row = await db
        .selectFrom('original')
        .innerJoin('report', 'report.seq', 'original.report')
        .innerJoin('original_bytes', 'original_bytes.hash', 'original.hash')
        .select(['original.content_type', 'original.charset', 'original_bytes.gzip'])
        .where('report.id', '=', report)
        .executeTakeFirst();
      return row
        ? { bytes: new Uint8Array(gunzipSync(row.gzip)), contentType: row.content_type, charset: row.charset }
        : null;
    },
  };
}

async function keep(db: Kysely<Tables>, originals: Parameters<Originals['keep']>[0]): Promise<number> {
  if (originals.length === 0) return 0;
  const ids = [...new Set(originals.map((o) => o.report))];
  // Packed before the lock is taken: other processes wait for no compressing.
  const packed = new Map<string, Uint8Array>();
  const wanted = originals.map(({ report, original }) => {
    const hash = createHash('sha256').update(original.bytes).digest('hex');
    if (!packed.has(hash)) packed.set(hash, gzipSync(original.bytes));
    return { report, hash, contentType: original.contentType, charset: original.charset };
  });
  return writing(db, async (trx) => {
    const seqs = new Map<string, number>();
    for (const some of slices(ids)) {
      const rows = await trx
        .selectFrom('report')
        .leftJoin('original', 'original.report', 'report.seq')
        .select(['report.id', 'report.seq'])
        .where('report.id', 'in', some)
        .where('original.report', 'is', null)
        .execute();
      for (const { id, seq } of rows) seqs.set(id, seq);
    }
    let kept = 0;
    for (const { report, hash, contentType, charset } of wanted) {
      const seq = seqs.get(report);
      if (seq === undefined) continue;
      seqs.delete(report);
      await sql`insert or ignore into original_bytes(hash, gzip) values (${hash}, ${packed.get(hash)})`.execute(trx);
      await trx.insertInto('original').values({ report: seq, hash, content_type: contentType, charset }).execute();
      kept++;
    }
    return kept;
  });
}

type Left = Omit<Tables['original'], 'report'> & { readonly gzip: Uint8Array };
/** Originals of reports that are being purged, by the connection that does it: one read anew comes back in the same transaction. */
const leavingNow = new WeakMap<object, Map<string, Left>>();

async function leaveOriginal(trx: Kysely<Tables>, seq: number): Promise<void> {
  const row = await trx
    .selectFrom('original')
    .innerJoin('report', 'report.seq', 'original.report')
    .innerJoin('original_bytes', 'original_bytes.hash', 'original.hash')
    .select(['report.id', 'original.hash', 'original.content_type', 'original.charset', 'original_bytes.gzip'])
    .where('original.report', '=', seq)
    .executeTakeFirst();
  if (!row) return;
  const { id, ...left } = row;
  leavingNow.set(trx, new Map([[id, left]]));
  await trx.deleteFrom('original').where('report', '=', seq).execute();
  await sql`delete from original_bytes where hash = ${row.hash} and not exists (select 1 from original where hash = ${row.hash})`.execute(
    trx,
  );
}

async function placeOriginal(trx: Kysely<Tables>, seq: number, id: string): Promise<void> {
  const left = leavingNow.get(trx)?.get(id);
  if (!left) return;
  leavingNow.delete(trx);
  const { gzip, ...row } = left;
  await sql`insert or ignore into original_bytes(hash, gzip) values (${row.hash}, ${gzip})`.execute(trx);
  await trx
    .insertInto('original')
    .values({ ...row, report: seq })
    .execute();
}

/** What is remembered of sources that are watched. */
export function sqliteWatching(db: Kysely<Tables>): Watching {
  return {
    state: async (source) => {
      const row = await db.selectFrom('watched').selectAll().where('source', '=', source).executeTakeFirst();
      return row
        ? {
            source: row.source,
            movedTo: row.moved_to,
            etag: row.etag,
            lastModified: row.last_modified,
            failures: row.failures,
            notBefore: row.not_before,
            goneAt: row.gone_at,
            askedAt: row.asked_at,
          }
        : null;
    },
    note: (state) => writing(db, (trx) => note(trx, state)),
    seen: async (source, items) => {
      const found = new Map<string, SeenItem>();
      for (const some of slices(items)) {
        const rows = await db
          .selectFrom('watched_item')
          .select(['item', 'mark', 'failures'])
          .where('source', '=', source)
          .where('item', 'in', some)
          .execute();
        for (const row of rows) found.set(row.item, row);
      }
      return found;
    },
    see: async (source, items) => {
      if (items.length === 0) return;
      await writing(db, async (trx) => {
        for (const some of slices(items)) {
          await trx
            .insertInto('watched_item')
            .values(some.map(({ item, mark, failures }) => ({ source, item, mark, failures })))
            .onConflict((c) =>
              c.columns(['source', 'item']).doUpdateSet((e) => ({
                mark: e.ref('excluded.mark'),
                failures: e.ref('excluded.failures'),
              })),
            )
            .execute();
        }
      });
    },
  };
}

async function note(trx: Kysely<Tables>, state: WatchState): Promise<void> {
  const row = {
    moved_to: state.movedTo,
    etag: state.etag,
    last_modified: state.lastModified,
    failures: state.failures,
    not_before: state.notBefore,
    gone_at: state.goneAt,
    asked_at: state.askedAt,
  };
  await trx
    .insertInto('watched')
    .values({ source: state.source, ...row })
    .onConflict((c) => c.column('source').doUpdateSet(row))
    .execute();
}

const migrations: Readonly<Record<string, Migration>> = {
  '0007-originals': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('original_bytes')
        .addColumn('hash', 'text', (c) => c.primaryKey())
        .addColumn('gzip', 'blob', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('original')
        .addColumn('report', 'integer', (c) => c.primaryKey().references('report.seq').onDelete('cascade'))
        .addColumn('hash', 'text', (c) => c.notNull().references('original_bytes.hash'))
        .addColumn('content_type', 'text', (c) => c.notNull())
        .addColumn('charset', 'text')
        .execute();
      await db.schema.createIndex('original_by_hash').on('original').column('hash').execute();
      await db.schema
        .createTable('watched')
        .addColumn('source', 'text', (c) => c.primaryKey())
        .addColumn('moved_to', 'text')
        .addColumn('etag', 'text')
        .addColumn('last_modified', 'text')
        .addColumn('failures', 'integer', (c) => c.notNull())
        .addColumn('not_before', 'text')
        .addColumn('gone_at', 'text')
        .addColumn('asked_at', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('watched_item')
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('item', 'text', (c) => c.notNull())
        .addColumn('mark', 'text', (c) => c.notNull())
        .addColumn('failures', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('watched_item_key', ['source', 'item'])
        .execute();
    },
  },
};

/** What reports were read from. */
export const originalsPart: Part = {
  migrations,
  placed: (trx, seq, record) => placeOriginal(trx, seq, record.report.id),
  leaving: leaveOriginal,
};
