import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Insertable, Kysely, SqliteDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import {
  type Cited,
  type CitedEntity,
  FINDING_KINDS,
  type FindingKind,
  type FindingOf,
  type FindingQuery,
  foldName,
  type Hit,
  type Page,
  type Paging,
  type PutOutcome,
  type ReportHead,
  type ReportRecord,
  type Span,
  type Store,
  type Tally,
  type Window,
} from '#model';
import { readCursor, readLimit, writeCursor } from '../cursor.ts';
import { HEAD, type HeadRow, headOf, inWindow, KIN, page, standing, textsOf } from './heads.ts';
import { MIGRATIONS } from './migrations.ts';
import { PARTS } from './parts.ts';
import { dayOf, findingRows, recordHash } from './rows.ts';
import type { Tables } from './schema.ts';
import { matchOf } from './words.ts';
import { BUSY_MS, writing } from './writing.ts';

/** Rows that one INSERT carries: the widest table's columns times this stays under SQLite's 32,766 parameters. */
const ROWS_AT_ONCE = 400;
/**
 * Opens an archive in one file, made where there is none. Writes wait for the disk (WAL, full sync):
 * what `put` acknowledged is there after a crash.
 *
 * @throws Error where the file is no archive, or was made by a later version
 */
export async function openSqliteStore(file: string): Promise<Store> {
  const database = new Database(file, { timeout: BUSY_MS });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -65536');
  } catch (cause) {
    database.close();
    throw new Error(`${file} is no archive: SQLite cannot read it`, { cause });
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.assign({}, MIGRATIONS, ...PARTS.map((p) => p.migrations)) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await db.destroy();
    throw new Error(`${file} could not be brought up to this version: was it made by a later one?`, { cause: error });
  }
  return store(db, database);
}

function store(db: Kysely<Tables>, database: Database.Database): Store {
  return {
    put: (records, ingestedAt) => put(db, records, ingestedAt),
    has: async (id) =>
      (await db.selectFrom('report').select('seq').where('id', '=', id).executeTakeFirst()) !== undefined,
    record: (id) => readRecord(db, id),
    reports: (query) => readReports(db, query),
    findings: (kind, query) => readFindings(db, kind, query),
    entities: (name, query) => readEntities(db, name, query),
    search: (query, options) => search(db, query, options),
    remove: (id) => remove(db, id),
    tally: () => tally(db),
    backup: async (target) => {
      if (existsSync(target)) throw new Error(`${target} exists: name a file that does not`);
      await database.backup(target);
    },
    close: () => db.destroy(),
  };
}

async function put(db: Kysely<Tables>, records: readonly ReportRecord[], ingestedAt: string): Promise<PutOutcome[]> {
  return writing(db, async (trx) => {
    const outcomes: PutOutcome[] = [];
    for (const record of records) {
      const hash = recordHash(record);
      const known = await trx
        .selectFrom('report')
        .select(['seq', 'record_hash', 'ingested_at'])
        .where('id', '=', record.report.id)
        .executeTakeFirst();
      if (known?.record_hash === hash) {
        outcomes.push('same');
        continue;
      }
      // A re-reading keeps the day on which the report first came in.
      if (known) await purge(trx, known.seq);
      await insert(trx, record, hash, known?.ingested_at ?? ingestedAt);
      outcomes.push(known ? 'reread' : 'added');
    }
    return outcomes;
  });
}

async function insert(trx: Kysely<Tables>, record: ReportRecord, hash: string, ingestedAt: string): Promise<void> {
  const { report, statements: _s, events: _e, figures: _f, positions: _p, proposals: _r, ...rest } = record;
  const { text, ...head } = report;
  const { seq } = await trx
    .insertInto('report')
    .values({
      id: report.id,
      text_hash: report.textHash,
      key: report.key,
      title: report.title,
      agency: report.agency,
      publisher: report.publisher,
      url: report.url,
      published: report.published,
      day: dayOf(record),
      language: report.language,
      ingested_at: ingestedAt,
      record_hash: hash,
      text,
      rest: JSON.stringify({ ...rest, report: head }),
    })
    .returning('seq')
    .executeTakeFirstOrThrow();
  await sql`insert into report_words(rowid, title, text) values (${seq}, ${report.title}, ${text})`.execute(trx);
  const entities = record.entities.map((e) => ({
    report: seq,
    id: e.id,
    name: e.name,
    folded: foldName(e.name),
    kind: e.kind,
    affiliation: e.affiliation,
    json: JSON.stringify(e),
  }));
  for (const rows of batches(entities)) await trx.insertInto('entity').values(rows).execute();
  for (const rows of batches(findingRows(record))) {
    const values = rows.map(
      ({ parties: _parties, words: _words, ...row }): Insertable<Tables['finding']> => ({ ...row, report: seq }),
    );
    const made = await trx.insertInto('finding').values(values).returning('seq').execute();
    const parties = rows.flatMap((row, i) => row.parties.map((p) => ({ ...p, finding: made[i]?.seq as number })));
    for (const some of batches(parties)) await trx.insertInto('finding_party').values(some).execute();
    const words = sql.join(rows.map((row, i) => sql`(${made[i]?.seq as number}, ${row.words})`));
    await sql`insert into finding_words(rowid, words) values ${words}`.execute(trx);
  }
  for (const part of PARTS) await part.placed(trx, seq, record);
}

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) yield rows.slice(i, i + ROWS_AT_ONCE);
}

async function remove(db: Kysely<Tables>, id: string): Promise<boolean> {
  return writing(db, async (trx) => {
    const known = await trx.selectFrom('report').select('seq').where('id', '=', id).executeTakeFirst();
    if (known) await purge(trx, known.seq);
    return known !== undefined;
  });
}

/** Everything that came of a report, its words in the indices included. */
async function purge(trx: Kysely<Tables>, seq: number): Promise<void> {
  for (const part of [...PARTS].reverse()) await part.leaving(trx, seq);
  await sql`delete from finding_words where rowid in (select seq from finding where report = ${seq})`.execute(trx);
  await sql`insert into report_words(report_words, rowid, title, text) select 'delete', seq, title, text from report where seq = ${seq}`.execute(
    trx,
  );
  await trx.deleteFrom('report').where('seq', '=', seq).execute();
}

async function readRecord(db: Kysely<Tables>, id: string): Promise<ReportRecord | null> {
  const row = await db.selectFrom('report').select(['seq', 'text', 'rest']).where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const found = await db
    .selectFrom('finding')
    .select(['kind', 'json'])
    .where('report', '=', row.seq)
    .orderBy('kind')
    .orderBy('place')
    .execute();
  const rest = JSON.parse(row.rest) as Omit<ReportRecord, `${FindingKind}s`>;
  const of = <K extends FindingKind>(kind: K) =>
    found.filter((f) => f.kind === kind).map((f) => JSON.parse(f.json) as FindingOf[K]);
  // The order of fields is the schema's, so that a record comes out as it went in, byte for byte.
  const { schema, report, sentences, entities, times, places, notices } = rest;
  return {
    schema,
    report: { ...report, text: row.text },
    sentences,
    entities,
    statements: of('statement'),
    events: of('event'),
    figures: of('figure'),
    positions: of('position'),
    proposals: of('proposal'),
    times,
    places,
    notices,
  };
}

async function readReports(db: Kysely<Tables>, query: Window & Paging): Promise<Page<ReportHead>> {
  const limit = readLimit(query.limit);
  const cursor = readCursor(query.after);
  const day = sql<string>`coalesce(report.day, '')`;
  let q = db.selectFrom('report').select(['report.seq', ...HEAD, ...KIN]);
  q = q.where(inWindow('report.day', query));
  if (cursor) q = q.where(sql<boolean>`(${day}, report.seq) > (${cursor.day}, ${cursor.seq})`);
  const rows = await q
    .orderBy(day)
    .orderBy('report.seq')
    .limit(limit + 1)
    .execute();
  return page(rows, limit, (r) => ({ day: r.day ?? '', seq: r.seq }), headOf);
}

async function readFindings<K extends FindingKind>(
  db: Kysely<Tables>,
  kind: K,
  query: FindingQuery,
): Promise<Page<Cited<K>>> {
  const limit = readLimit(query.limit);
  const cursor = readCursor(query.after);
  const order = query.order === 'published' ? 'finding.published' : 'finding.told';
  let q = db
    .selectFrom('finding')
    .innerJoin('report', 'report.seq', 'finding.report')
    .select([
      'finding.seq',
      'finding.told',
      'finding.published as told_by',
      'finding.json',
      'finding.sentence_start',
      'finding.sentence_end',
      ...HEAD,
      ...KIN,
    ])
    .where('finding.kind', '=', kind);
  q = q.where(inWindow('finding.published', query));
  if (query.versions !== 'all') q = q.where(standing(query));
  if (query.report) q = q.where('report.id', '=', query.report);
  if (query.type) q = q.where('finding.type', '=', query.type);
  if (query.status) q = q.where('finding.status', '=', query.status);
  if (query.standing) q = q.where('finding.standing', '=', query.standing);
  if (query.atLeast !== undefined)
    q = q.where((e) => e.or([e('finding.margin', 'is', null), e('finding.margin', '>=', query.atLeast as number)]));
  if (query.party !== undefined) {
    const folded = foldName(query.party);
    q = q.where('finding.seq', 'in', (e) => {
      const named = e
        .selectFrom('finding_party')
        .select('finding_party.finding')
        .where('finding_party.folded', '=', folded);
      return query.rollUp ? named : named.where('finding_party.own', '=', 1);
    });
  }
  if (query.about !== undefined)
    q = q.where(
      sql<boolean>`finding.seq in (select rowid from finding_words where finding_words match ${matchOf(query.about)})`,
    );
  if (cursor) q = q.where(sql<boolean>`(${sql.ref(order)}, finding.seq) > (${cursor.day}, ${cursor.seq})`);
  const rows = await q
    .orderBy(order)
    .orderBy('finding.seq')
    .limit(limit + 1)
    .execute();
  const texts = await textsOf(
    db,
    rows.slice(0, limit).map((r) => r.id),
  );
  return page(
    rows,
    limit,
    (r) => ({ day: order === 'finding.told' ? r.told : r.told_by, seq: r.seq }),
    (r): Cited<K> => ({
      report: headOf(r),
      kind,
      item: JSON.parse(r.json) as FindingOf[K],
      sentence: { start: r.sentence_start, end: r.sentence_end },
      words: (texts.get(r.id) ?? '').slice(r.sentence_start, r.sentence_end),
    }),
  );
}

async function readEntities(db: Kysely<Tables>, name: string, query: Window & Paging): Promise<Page<CitedEntity>> {
  const limit = readLimit(query.limit);
  const cursor = readCursor(query.after);
  const folded = foldName(name);
  const day = sql<string>`coalesce(report.day, '')`;
  let q = db
    .selectFrom('entity')
    .innerJoin('report', 'report.seq', 'entity.report')
    .select(['entity.seq', 'entity.json', ...HEAD, ...KIN])
    .where('entity.folded', '=', folded);
  q = q.where(inWindow('report.day', query));
  if (cursor) q = q.where(sql<boolean>`(${day}, entity.seq) > (${cursor.day}, ${cursor.seq})`);
  const rows = await q
    .leftJoin('entity as body', (j) =>
      j.onRef('body.report', '=', 'entity.report').onRef('body.id', '=', 'entity.affiliation'),
    )
    .select('body.name as body_name')
    .orderBy(day)
    .orderBy('entity.seq')
    .limit(limit + 1)
    .execute();
  const texts = await textsOf(
    db,
    rows.slice(0, limit).map((r) => r.id),
  );
  return page(
    rows,
    limit,
    (r) => ({ day: r.day ?? '', seq: r.seq }),
    (r): CitedEntity => {
      const entity = JSON.parse(r.json) as CitedEntity['entity'];
      const at = entity.mentions[0];
      return {
        report: headOf(r),
        entity,
        affiliation: r.body_name,
        words: at ? around(texts.get(r.id) ?? '', at) : '',
      };
    },
  );
}

/** Characters shown on each side of a first mention, at most. */
const AROUND = 80;

/** A span with the words beside it, within its own line; no word is cut. */
function around(text: string, { start, end }: Span): string {
  const line = { start: text.lastIndexOf('\n', start - 1) + 1, end: text.indexOf('\n', end) };
  if (line.end < 0) line.end = text.length;
  let from = Math.max(line.start, start - AROUND);
  while (from > line.start && from < start && !/\s/.test(text.charAt(from - 1))) from++;
  let to = Math.min(line.end, end + AROUND);
  while (to < line.end && to > end && !/\s/.test(text.charAt(to))) to--;
  return text.slice(from, to).trim();
}

const MARKS = ['\u0002', '\u0003', '…'] as const;

async function search(
  db: Kysely<Tables>,
  query: string,
  options: Window & Paging & { readonly kind?: FindingKind | 'report' | undefined },
): Promise<Page<Hit>> {
  const limit = readLimit(options.limit);
  const skip = readCursor(options.after)?.seq ?? 0;
  const match = matchOf(query);
  const [open, close, cut] = MARKS;
  type Row = HeadRow & {
    kind: string;
    item: string | null;
    start: number | null;
    stop: number | null;
    snippet: string | null;
    from: number;
    to: number;
    rank: number;
  };
  const inReports = sql`
    select ${sql.join([...HEAD.map((h) => sql.ref(h)), sql`(select id from report as r where r.seq = report.origin) as origin_id`, sql`(select id from report as r where r.seq = report.superseded_by) as successor`])}, 'report' as kind, null as item, null as start, null as stop,
      snippet(report_words, -1, ${open}, ${close}, ${cut}, 24) as snippet, 0 as "from", 0 as "to", bm25(report_words, 4.0, 1.0) as rank, report.seq as seq
    from report_words join report on report.seq = report_words.rowid
    where report_words match ${match} and ${inWindow('report.day', options)}`;
  const inFindings = sql`
    select ${sql.join([...HEAD.map((h) => sql.ref(h)), sql`(select id from report as r where r.seq = report.origin) as origin_id`, sql`(select id from report as r where r.seq = report.superseded_by) as successor`])}, finding.kind as kind, finding.id as item, finding.start as start, finding.stop as stop,
      null as snippet, finding.sentence_start as "from", finding.sentence_end as "to", bm25(finding_words) as rank, finding.seq as seq
    from finding_words join finding on finding.seq = finding_words.rowid join report on report.seq = finding.report
    where finding_words match ${match} ${options.kind && options.kind !== 'report' ? sql`and finding.kind = ${options.kind}` : sql``} and ${inWindow('finding.published', options)}`;
  const { rows } =
    await sql<Row>`${options.kind === undefined || options.kind === 'report' ? inReports : inFindings} order by rank, seq limit ${limit + 1} offset ${skip}`.execute(
      db,
    );
  const shown = rows.slice(0, limit);
  const texts = await textsOf(
    db,
    shown.filter((r) => r.snippet === null).map((r) => r.id),
  );
  return {
    rows: shown.map((r) => ({
      report: headOf(r),
      kind: r.kind as Hit['kind'],
      id: r.item,
      span: r.start === null || r.stop === null ? null : { start: r.start, end: r.stop },
      snippet: r.snippet ?? (texts.get(r.id) ?? '').slice(r.from, r.to),
    })),
    next: rows.length > limit ? writeCursor({ day: '', seq: skip + limit }) : null,
  };
}

async function tally(db: Kysely<Tables>): Promise<Tally> {
  const { reports } = await db
    .selectFrom('report')
    .select((e) => e.fn.countAll<number>().as('reports'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('finding')
    .select((e) => ['kind', e.fn.countAll<number>().as('n')])
    .groupBy('kind')
    .execute();
  const findings = Object.fromEntries(FINDING_KINDS.map((k) => [k, rows.find((r) => r.kind === k)?.n ?? 0])) as Record<
    FindingKind,
    number
  >;
  return { reports, findings };
}
