import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, type RawBuilder, SqliteDialect, sql } from 'kysely';
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
  type ReportQuery,
  type ReportRecord,
  type Reviewed,
  type SearchOptions,
  type Store,
  type Tally,
  type Window,
} from '#model';
import { readCursor, readLimit, writeCursor } from '../cursor.ts';
import { around } from './around.ts';
import { happeningsOf } from './happenings.ts';
import { HEAD, type HeadRow, headOf, inWindow, KIN, page, standing, textsOf } from './heads.ts';
import { insertRows } from './insert-rows.ts';
import { MIGRATIONS } from './migrations.ts';
import { sqliteOriginals, sqliteWatching } from './originals.ts';
import { PARTS } from './parts.ts';
import { portableKinship, portableReports } from './portable-reports.ts';
import { prepared } from './prepared.ts';
import { reviewsOf } from './reviews.ts';
import { dayOf, findingRows, recordHash } from './rows.ts';
import type { Tables } from './schema.ts';
import { ofStory, storiesOf } from './stories-port.ts';
import { identitiesOf } from './who-is-who.ts';
import { matchOf } from './words.ts';
import { BUSY_MS, writing } from './writing.ts';

/** Columns of a finding that its row carries as they are. */
const FINDING_COLUMNS = [
  'kind',
  'id',
  'place',
  'start',
  'stop',
  'type',
  'status',
  'standing',
  'told',
  'published',
  'margin',
  'sentence_start',
  'sentence_end',
  'json',
  'series',
  'matter',
] as const;
/** Pages of the write-ahead log before it is folded into the archive: an ingest folds it seldom. */
const LOG_PAGES = 8000;
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
    database.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
  } catch (cause) {
    database.close();
    throw new Error(`${file} is no archive: SQLite cannot read it`, { cause });
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: prepared(database) }) });
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
    versions: (id) => readVersions(db, id),
    findings: (kind, query) => readFindings(db, kind, query),
    entities: (name, query) => readEntities(db, name, query),
    search: (query, options) => search(db, query, options),
    identities: identitiesOf(db),
    remove: (id) => remove(db, id),
    happenings: happeningsOf(db),
    originals: sqliteOriginals(db),
    watching: sqliteWatching(db),
    stories: storiesOf(db),
    portable: [
      portableReports(
        db,
        (id) => readRecord(db, id),
        (records, ingestedAt) => put(db, records, ingestedAt),
      ),
      portableKinship(db),
      ...PARTS.flatMap((p) => (p.portable ? [p.portable(db)] : [])),
    ],
    reviews: reviewsOf(db, readRecord),
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
  await insertRows(
    trx,
    'entity',
    ['report', 'id', 'name', 'folded', 'kind', 'affiliation', 'json'],
    record.entities.map((e) => [seq, e.id, e.name, foldName(e.name), e.kind, e.affiliation, JSON.stringify(e)]),
  );
  const rows = findingRows(record);
  // The write lock is held: row ids can be given here, as the database would give them.
  const { last } = await trx
    .selectFrom('finding')
    .select((e) => e.fn.coalesce(e.fn.max('seq'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow();
  const at = (i: number): number => last + 1 + i;
  await insertRows(
    trx,
    'finding',
    ['seq', 'report', ...FINDING_COLUMNS],
    rows.map((row, i) => [at(i), seq, ...FINDING_COLUMNS.map((c) => row[c])]),
  );
  await insertRows(
    trx,
    'finding_party',
    ['finding', 'folded', 'own'],
    rows.flatMap((row, i) => row.parties.map((p) => [at(i), p.folded, p.own])),
  );
  await insertRows(
    trx,
    'finding_words',
    ['rowid', 'words'],
    rows.map((row, i) => [at(i), row.words]),
  );
  for (const part of PARTS) await part.placed(trx, seq, record);
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
    .leftJoin('finding_read', 'finding_read.finding', 'finding.seq')
    // As the program read it, whatever reviews made of it since.
    .select([
      sql<string>`ltrim(kind, '-')`.as('kind'),
      sql<string>`coalesce(finding_read.json, finding.json)`.as('json'),
    ])
    .where('report', '=', row.seq)
    .where('place', '>=', 0)
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

async function readReports(db: Kysely<Tables>, query: ReportQuery): Promise<Page<ReportHead>> {
  const limit = readLimit(query.limit);
  const cursor = readCursor(query.after);
  const day = sql<string>`coalesce(report.day, '')`;
  let q = db.selectFrom('report').select(['report.seq', ...HEAD, ...KIN]);
  q = q.where(inWindow('report.day', query));
  if (query.story) q = q.where(ofStory('report.seq', query.story));
  if (query.superseded) {
    const { since, until } = query.superseded;
    q = q.where('report.superseded_by', 'is not', null);
    if (since) q = q.where('report.superseded_on', '>=', since);
    if (until) q = q.where('report.superseded_on', '<=', until);
  }
  if (cursor) q = q.where(sql<boolean>`(${day}, report.seq) > (${cursor.day}, ${cursor.seq})`);
  const rows = await q
    .orderBy(day)
    .orderBy('report.seq')
    .limit(limit + 1)
    .execute();
  return page(
    rows,
    limit,
    (r) => ({ day: r.day ?? '', seq: r.seq }),
    (r) => headOf(r, query),
  );
}

/** Of the reports of one origin those that the links from version to version join with the one named. */
async function readVersions(db: Kysely<Tables>, id: string): Promise<ReportHead[]> {
  const rows = await db
    .selectFrom('report')
    .select([...HEAD, ...KIN])
    .where('origin', 'in', (e) => e.selectFrom('report').select('origin').where('id', '=', id))
    .orderBy(sql`coalesce(published, '')`)
    .orderBy('seq')
    .execute();
  const heads = rows.map((r) => headOf(r));
  const joined = new Set([id]);
  // Copies of one version share its origin and are no versions of it; each round follows the links one step further.
  for (let before = 0; before !== joined.size; ) {
    before = joined.size;
    for (const { id: one, superseded } of heads) {
      if (superseded && (joined.has(one) || joined.has(superseded.by))) joined.add(one).add(superseded.by);
    }
  }
  return heads.filter((h) => joined.has(h.id));
}

/** What no report of the days before tells the same of. */
const untold = ({ before, days }: { readonly before: string; readonly days: number }): RawBuilder<boolean> =>
  sql<boolean>`not exists (select 1 from finding as told where told.matter = finding.matter and told.published < ${before} and told.published >= date(${before}, ${`-${days} days`}))`;

const ORDERS = {
  told: 'finding.told',
  published: 'finding.published',
  latest: 'finding.published',
  series: 'finding.series',
} as const;

async function readFindings<K extends FindingKind>(
  db: Kysely<Tables>,
  kind: K,
  query: FindingQuery,
): Promise<Page<Cited<K>>> {
  const limit = readLimit(query.limit);
  const cursor = readCursor(query.after);
  const order = ORDERS[query.order ?? 'told'];
  let q = db
    .selectFrom('finding')
    .innerJoin('report', 'report.seq', 'finding.report')
    .select([
      'finding.seq',
      'finding.told',
      'finding.published as told_by',
      'finding.series',
      'finding.json',
      'finding.reviewed',
      'finding.sentence_start',
      'finding.sentence_end',
      ...HEAD,
      ...KIN,
    ]);
  if (query.order === 'series') q = q.where('finding.series', 'is not', null);
  // A figure's series begins with its measure: those of one measure stand together in the index.
  if (query.order === 'series' && kind === 'figure' && query.type)
    q = q.where('finding.series', '>=', `${query.type}\u0001`).where('finding.series', '<', `${query.type}\u0002`);
  if (query.series) q = q.where('finding.series', 'in', query.series);
  if (query.beyond !== undefined) q = q.where('finding.series', '>', query.beyond);
  if (query.untold) q = q.where(untold(query.untold));
  q = q.where(inWindow('finding.published', query));
  if (query.versions !== 'all') q = q.where(standing(query));
  if (query.report) q = q.where('report.id', '=', query.report);
  if (query.story) q = q.where(ofStory('finding.report', query.story));
  if (query.type) q = q.where('finding.type', '=', query.type);
  if (query.status) q = q.where('finding.status', '=', query.status);
  if (query.standing) q = q.where('finding.standing', '=', query.standing);
  if (query.atLeast !== undefined)
    q = q.where((e) => e.or([e('finding.margin', 'is', null), e('finding.margin', '>=', query.atLeast as number)]));
  if (query.party !== undefined) {
    const names = await identitiesOf(db).namesOf(query.party);
    q = q.where('finding.seq', 'in', (e) => {
      const named = e
        .selectFrom('finding_party')
        .select('finding_party.finding')
        .where('finding_party.folded', 'in', names.length ? names : ['']);
      return query.rollUp ? named : named.where('finding_party.own', '=', 1);
    });
  }
  if (query.about !== undefined)
    q = q.where(
      sql<boolean>`coalesce(finding.stands_for, finding.seq) in (select rowid from finding_words where finding_words match ${matchOf(query.about)})`,
    );
  if (cursor && query.order === 'series') {
    const [series, published] = JSON.parse(cursor.day) as [string, string];
    q = q.where(
      sql<boolean>`(finding.series, finding.published, finding.seq) > (${series}, ${published}, ${cursor.seq})`,
    );
  } else if (cursor && query.order === 'latest')
    q = q.where(sql<boolean>`(finding.published, finding.seq) < (${cursor.day}, ${cursor.seq})`);
  else if (cursor) q = q.where(sql<boolean>`(${sql.ref(order)}, finding.seq) > (${cursor.day}, ${cursor.seq})`);
  // As of a day, decisions made later do not count: what they changed or left out is kept beside, under its kind with a stroke.
  const lastDay = [query.until, query.asOf].filter((d) => d !== undefined).sort()[0];
  const decided =
    lastDay !== undefined && (await db.selectFrom('finding_unseen').select('finding').limit(1).executeTakeFirst());
  if (decided) {
    const end = `${lastDay}T23:59:59.999Z`;
    q = q.where(
      sql<boolean>`not exists (select 1 from finding_unseen u where u.finding = finding.seq and u.since <= ${end} and (u.until is null or u.until > ${end}))`,
    );
  }
  const way = query.order === 'latest' ? ('desc' as const) : ('asc' as const);
  const read = (stored: string) =>
    q
      .where('finding.kind', '=', stored)
      // Of some days the findings are picked by their day and then sorted; else the order's own index is walked.
      .orderBy(query.order === 'series' && query.since ? sql`+finding.series` : order, way)
      .$if(query.order === 'series', (o) => o.orderBy('finding.published'))
      .orderBy('finding.seq', way)
      .limit(limit + 1)
      .execute();
  const rows = await read(kind);
  if (decided) {
    const key = order === 'finding.told' ? 'told' : 'told_by';
    const first = (r: (typeof rows)[number]) => (query.order === 'series' ? [r.series ?? '', r.told_by] : [r[key], '']);
    rows.push(...(await read(`-${kind}`)));
    rows.sort((a, b) => {
      const [x, y] = [first(a), first(b)];
      for (const i of [0, 1]) if (x[i] !== y[i]) return (x[i] as string) < (y[i] as string) ? -1 : 1;
      return a.seq - b.seq;
    });
    if (way === 'desc') rows.reverse();
  }
  const texts = await textsOf(
    db,
    rows.slice(0, limit).map((r) => r.id),
  );
  return page(
    rows,
    limit,
    (r) => ({
      day:
        order === 'finding.told'
          ? r.told
          : order === 'finding.published'
            ? r.told_by
            : JSON.stringify([r.series, r.told_by]),
      seq: r.seq,
    }),
    (r): Cited<K> => ({
      report: headOf(r, query),
      kind,
      item: JSON.parse(r.json) as FindingOf[K],
      sentence: { start: r.sentence_start, end: r.sentence_end },
      words: (texts.get(r.id) ?? '').slice(r.sentence_start, r.sentence_end),
      ...(r.reviewed === null ? {} : { reviewed: JSON.parse(r.reviewed) as Reviewed }),
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
        report: headOf(r, query),
        entity,
        affiliation: r.body_name,
        words: at ? around(texts.get(r.id) ?? '', at) : '',
      };
    },
  );
}

const MARKS = ['\u0002', '\u0003', '…'] as const;

async function search(db: Kysely<Tables>, query: string, options: SearchOptions): Promise<Page<Hit>> {
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
  };
  // The best are picked by rank first, and only they are read: a common word stands in half of an archive.
  const { since, until, asOf, ingestedSince, party, type, agency } = options;
  const bounded = [since, until, asOf, ingestedSince, party, agency].some((o) => o !== undefined);
  const named =
    party === undefined
      ? sql``
      : sql`select finding from finding_party where folded in (${sql.join(await identitiesOf(db).namesOf(party))})`;
  const ofReport = sql`${inWindow('report.day', options)} ${agency === undefined ? sql`` : sql`and (report.agency = ${agency} or report.publisher = ${agency})`}`;
  const inReports = sql`
    with best as materialized (
      select report_words.rowid as seq, bm25(report_words, 4.0, 1.0) as score from report_words
      ${bounded ? sql`join report on report.seq = report_words.rowid` : sql``}
      where report_words match ${match} ${bounded ? sql`and ${ofReport}` : sql``}
      ${party === undefined ? sql`` : sql`and report.seq in (select report from finding where seq in (${named}))`}
      order by score, report_words.rowid limit ${limit + 1} offset ${skip})
    select ${sql.join([...HEAD.map((h) => sql.ref(h)), ...KIN])}, 'report' as kind, null as item, null as start, null as stop,
      (select snippet(report_words, -1, ${open}, ${close}, ${cut}, 24) from report_words where report_words match ${match} and report_words.rowid = best.seq) as snippet,
      0 as "from", 0 as "to"
    from best join report on report.seq = best.seq order by best.score, best.seq`;
  const ofKind = sql`and finding.kind = ${options.kind ?? 'event'} ${type === undefined ? sql`` : sql`and finding.type = ${type}`}
      ${party === undefined ? sql`` : sql`and finding.seq in (${named})`}`;
  const inFindings = sql`
    with best as materialized (
      select finding_words.rowid as seq, bm25(finding_words) as score
      from finding_words join finding on finding.seq = finding_words.rowid
      ${bounded ? sql`join report on report.seq = finding.report` : sql``}
      where finding_words match ${match} ${ofKind} ${bounded ? sql`and ${ofReport}` : sql``}
      order by score, finding_words.rowid limit ${limit + 1} offset ${skip})
    select ${sql.join([...HEAD.map((h) => sql.ref(h)), ...KIN])}, finding.kind as kind, finding.id as item, finding.start as start, finding.stop as stop,
      null as snippet, finding.sentence_start as "from", finding.sentence_end as "to"
    from best join finding on finding.seq = best.seq join report on report.seq = finding.report order by best.score, best.seq`;
  const { rows } =
    await sql<Row>`${options.kind === undefined || options.kind === 'report' ? inReports : inFindings}`.execute(db);
  const shown = rows.slice(0, limit);
  const texts = await textsOf(
    db,
    shown.filter((r) => r.snippet === null).map((r) => r.id),
  );
  return {
    rows: shown.map((r) => ({
      report: headOf(r, options),
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
