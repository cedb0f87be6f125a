import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import {
  type Cited,
  type Differing,
  type DifferingQuery,
  type FindingKind,
  type FindingOf,
  foldName,
  type Happening,
  type HappeningQuery,
  type Happenings,
  type Page,
  type ReportRecord,
} from '#model';
import { readCursor, readLimit, writeCursor } from '../cursor.ts';
import { type Account, accountsOf, isoDay, keysOf } from '../happenings/account.ts';
import { compare, sameSource } from '../happenings/compare.ts';
import { HEAD, type HeadRow, headOf, KIN, textsOf } from './heads.ts';
import type { Part } from './part.ts';
import type { Tables } from './schema.ts';
import { matchOf } from './words.ts';

/** Days about an account in which another can be of the same event or answer it. */
const DAYS_ABOUT = 5;
/** Accounts that a report is compared with, at most: the latest. Beyond it a day has one event told hundreds of times. */
const MOST_COMPARED = 240;

/** FNV-1a: a key as a number of 32 bits. Accounts that share one by chance are told apart when they are compared. */
function hashOf(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

const dayOf = (a: Account): number => a.from ?? a.published ?? 0;
const rowsOf = (accounts: readonly { readonly finding: number; readonly account: Account }[]) =>
  accounts.flatMap(({ finding, account }) =>
    [...new Set(keysOf(account).map(hashOf))].map((key) => ({ key, day: dayOf(account), account: finding })),
  );

/** Files the accounts of a new report, joins its events to those told before, and writes down what cannot both be true. */
async function place(trx: Kysely<Tables>, seq: number, record: ReportRecord): Promise<void> {
  const accounts = accountsOf(record);
  if (!accounts.length) return;
  const found = await trx.selectFrom('finding').select(['seq', 'kind', 'place']).where('report', '=', seq).execute();
  const seqs = new Map(found.map((f) => [`${f.kind}${f.place}`, f.seq]));
  const mine = accounts
    .map((account) => ({ finding: seqs.get(`${account.kind}${account.at}`) as number, account }))
    .filter((m) => keysOf(m.account).length > 0);
  if (!mine.length) return;
  const keys = rowsOf(mine);
  const near = await candidatesOf(trx, keys);
  const others = new Map(near.accounts.map((o) => [o.finding, { ...o, read: JSON.parse(o.json) as Account }]));
  const own = new Map<number, number[]>();
  for (const { key, account } of keys) {
    const list = own.get(account);
    if (list) list.push(key);
    else own.set(account, [key]);
  }
  const byKey = new Map<number, number[]>();
  for (const { key, account } of near.keys) {
    const list = byKey.get(key);
    if (list) list.push(account);
    else byKey.set(key, [account]);
  }
  const pairs: { kind: string; apart: number; day: string; first: number; second: number }[] = [];
  const joined = new Map<number, number>();
  const rows = mine.map(({ finding, account }) => {
    const to = new Set((own.get(finding) ?? []).flatMap((key) => byKey.get(key) ?? []));
    let happening = account.deed && !account.deed.denied && account.kind === 'event' ? finding : null;
    for (const id of [...to].sort((a, b) => a - b)) {
      const other = others.get(id);
      // A pair further apart is looked at for another account of the same report.
      if (!other || Math.abs(other.day - dayOf(account)) > DAYS_ABOUT) continue;
      const verdict = compare(other.read, account);
      if (!verdict) continue;
      if (verdict !== 'same') {
        const late = Math.max(account.published ?? 0, other.read.published ?? 0);
        const mineIsFirst = (account.published ?? 0) < (other.read.published ?? 0);
        pairs.push({
          kind: verdict,
          apart:
            account.source !== null && other.read.source !== null && !sameSource(account.source, other.read.source)
              ? 1
              : 0,
          day: account.published === null || other.read.published === null ? '' : isoDay(late),
          first: mineIsFirst ? finding : id,
          second: mineIsFirst ? id : finding,
        });
      }
      if (verdict === 'figure' || verdict === 'denial' || happening === null || other.happening === null) continue;
      const theirs = joined.get(other.happening) ?? other.happening;
      if (theirs === happening) continue;
      const [keep, drop] = theirs < happening ? [theirs, happening] : [happening, theirs];
      if (drop !== finding) joined.set(drop, keep);
      happening = keep;
    }
    return { finding, report: seq, happening, day: dayOf(account), json: JSON.stringify(account) };
  });
  await trx
    .insertInto('account')
    .values(
      rows.map((r) => ({ ...r, happening: r.happening === null ? null : (joined.get(r.happening) ?? r.happening) })),
    )
    .execute();
  for (const [drop, keep] of joined)
    await trx.updateTable('account').set({ happening: keep }).where('happening', '=', drop).execute();
  const filed = JSON.stringify(keys.map((k) => [k.key, k.day, k.account]));
  await sql`insert into account_key select value->>0, value->>1, value->>2 from json_each(${filed})`.execute(trx);
  if (pairs.length) await trx.insertInto('differing').values(pairs).execute();
}

async function candidatesOf(trx: Kysely<Tables>, keys: readonly { key: number; day: number }[]) {
  const days = keys.map((k) => k.day);
  const wanted = [...new Set(keys.map((k) => k.key))].slice(0, 900);
  const { rows: found } = await sql<{ key: number; account: number }>`
    select k.key, k.account from json_each(${JSON.stringify(wanted)}) w cross join account_key k
    where k.key = w.value and k.day between ${Math.min(...days) - DAYS_ABOUT} and ${Math.max(...days) + DAYS_ABOUT} limit 4000`.execute(
    trx,
  );
  const ids = [...new Set(found.map((f) => f.account))].sort((a, b) => b - a).slice(0, MOST_COMPARED);
  if (!ids.length) return { keys: [], accounts: [] };
  const accounts = await trx
    .selectFrom('account')
    .select(['finding', 'happening', 'day', 'json'])
    .where('finding', 'in', ids)
    .execute();
  return { keys: found, accounts };
}

/** Before a report is purged: its keys go, and another mention stands for the events that it told first. */
async function leave(trx: Kysely<Tables>, seq: number): Promise<void> {
  const mine = await trx
    .selectFrom('account')
    .select(['finding', 'happening', 'json'])
    .where('report', '=', seq)
    .execute();
  if (!mine.length) return;
  const ids = mine.map((m) => m.finding);
  const keys = rowsOf(mine.map((m) => ({ finding: m.finding, account: JSON.parse(m.json) as Account })));
  for (let i = 0; i < keys.length; i += 400) {
    const some = keys.slice(i, i + 400);
    await sql`delete from account_key where (key, day, account) in (values ${sql.join(some.map((k) => sql`(${k.key}, ${k.day}, ${k.account})`))})`.execute(
      trx,
    );
  }
  for (const { finding, happening } of mine) {
    if (happening !== finding) continue;
    const next = await trx
      .selectFrom('account')
      .select('finding')
      .where('happening', '=', finding)
      .where('finding', 'not in', ids)
      .orderBy('finding')
      .executeTakeFirst();
    if (next)
      await trx.updateTable('account').set({ happening: next.finding }).where('happening', '=', finding).execute();
  }
}

type CitedRow = HeadRow & { seq: number; kind: string; json: string; sentence_start: number; sentence_end: number };
const FINDING = [
  'finding.seq',
  'finding.kind',
  'finding.json',
  'finding.sentence_start',
  'finding.sentence_end',
] as const;

/** Findings by their row ids, with the reports that they stand in. */
async function cited(db: Kysely<Tables>, seqs: readonly number[]): Promise<Map<number, Cited>> {
  if (!seqs.length) return new Map();
  const rows: CitedRow[] = await db
    .selectFrom('finding')
    .innerJoin('report', 'report.seq', 'finding.report')
    .select([...FINDING, ...HEAD, ...KIN])
    .where('finding.seq', 'in', [...new Set(seqs)])
    .execute();
  const texts = await textsOf(
    db,
    rows.map((r) => r.id),
  );
  return new Map(
    rows.map((r) => [
      r.seq,
      {
        report: headOf(r),
        kind: r.kind as FindingKind,
        item: JSON.parse(r.json) as FindingOf[FindingKind],
        sentence: { start: r.sentence_start, end: r.sentence_end },
        words: (texts.get(r.id) ?? '').slice(r.sentence_start, r.sentence_end),
      },
    ]),
  );
}

/** What stood by the last day asked for: neither taken back nor, unless every version is wanted, replaced. */
function stood(
  table: 'a' | 'b',
  query: { until?: string | undefined; asOf?: string | undefined; versions?: string | undefined },
) {
  const last = [query.until, query.asOf].filter((d) => d !== undefined).sort()[0];
  const as = sql.ref(`${table}.superseded_as`);
  const gone = query.versions === 'all' ? sql`${as} in ('kill', 'withhold', 'embargo')` : sql`${as} is not null`;
  return last === undefined
    ? sql<SqlBool>`not coalesce(${gone}, 0)`
    : sql<SqlBool>`(not coalesce(${gone}, 0) or ${sql.ref(`${table}.superseded_on`)} > ${last})`;
}

async function differing(db: Kysely<Tables>, query: DifferingQuery): Promise<Page<Differing>> {
  const limit = readLimit(query.limit);
  const cursor = readCursor(query.after);
  const last = [query.until, query.asOf].filter((d) => d !== undefined).sort()[0];
  let q = db
    .selectFrom('differing')
    .innerJoin('finding as x', 'x.seq', 'differing.first')
    .innerJoin('finding as y', 'y.seq', 'differing.second')
    .innerJoin('report as a', 'a.seq', 'x.report')
    .innerJoin('report as b', 'b.seq', 'y.report')
    .select(['differing.seq', 'differing.day', 'differing.kind', 'differing.first', 'differing.second'])
    .where(sql<SqlBool>`(differing.apart = 1 or coalesce(a.origin, a.seq) != coalesce(b.origin, b.seq))`)
    .where(stood('a', query))
    .where(stood('b', query));
  if (query.since) q = q.where('differing.day', '>=', query.since).where('a.day', '>=', query.since);
  if (last) q = q.where('differing.day', '<=', last).where('differing.day', '!=', '');
  if (query.report)
    q = q.where((e) => e.or([e('a.id', '=', query.report as string), e('b.id', '=', query.report as string)]));
  if (query.type)
    q = q.where((e) => e.or([e('x.type', '=', query.type as string), e('y.type', '=', query.type as string)]));
  if (query.atLeast !== undefined)
    q = q.where(sql<SqlBool>`coalesce(x.margin, 1) >= ${query.atLeast} and coalesce(y.margin, 1) >= ${query.atLeast}`);
  if (query.party !== undefined) {
    const named = sql`select finding from finding_party where folded = ${foldName(query.party)} ${query.rollUp ? sql`` : sql`and own = 1`}`;
    q = q.where(sql<SqlBool>`(x.seq in (${named}) or y.seq in (${named}))`);
  }
  if (query.about !== undefined) {
    const told = sql`select rowid from finding_words where finding_words match ${matchOf(query.about)}`;
    q = q.where(sql<SqlBool>`(x.seq in (${told}) or y.seq in (${told}))`);
  }
  if (cursor) q = q.where(sql<SqlBool>`(differing.day, differing.seq) > (${cursor.day}, ${cursor.seq})`);
  const rows = await q
    .orderBy('differing.day')
    .orderBy('differing.seq')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const sides = await cited(
    db,
    shown.flatMap((r) => [r.first, r.second]),
  );
  const end = shown.at(-1);
  return {
    rows: shown.map((r) => ({
      kind: r.kind as Differing['kind'],
      sides: [sides.get(r.first), sides.get(r.second)] as unknown as Differing['sides'],
    })),
    next: rows.length > limit && end ? writeCursor({ day: end.day, seq: end.seq }) : null,
  };
}

async function happenings(db: Kysely<Tables>, query: HappeningQuery): Promise<Page<Happening>> {
  const limit = readLimit(query.limit);
  const cursor = readCursor(query.after);
  const last = [query.until, query.asOf].filter((d) => d !== undefined).sort()[0];
  const inTime = (t: 'a' | 'b') =>
    sql<SqlBool>`${stood(t, query)} ${query.since ? sql`and ${sql.ref(`${t}.day`)} >= ${query.since}` : sql``} ${last ? sql`and ${sql.ref(`${t}.day`)} <= ${last}` : sql``}`;
  let q = db
    .selectFrom('account as head')
    .innerJoin('report as a', 'a.seq', 'head.report')
    .select(['head.finding', 'head.day'])
    .where(sql<SqlBool>`head.happening = head.finding`)
    .where(
      query.since || last || query.several
        ? sql<SqlBool>`exists (select 1 from account m join report b on b.seq = m.report where m.happening = head.finding and ${inTime('b')}
            ${query.several ? sql`and exists (select 1 from account n join report a on a.seq = n.report where n.happening = head.finding and a.origin != b.origin and ${inTime('a')})` : sql``})`
        : stood('a', query),
    );
  if (query.type)
    q = q.where('head.finding', 'in', (e) =>
      e
        .selectFrom('finding')
        .select('seq')
        .where('kind', '=', 'event')
        .where('type', '=', query.type as string),
    );
  if (query.party !== undefined)
    q = q.where(
      sql<SqlBool>`head.finding in (select m.happening from finding_party p join account m on m.finding = p.finding where p.folded = ${foldName(query.party)})`,
    );
  if (cursor) q = q.where(sql<SqlBool>`(head.day, head.finding) > (${Number(cursor.day)}, ${cursor.seq})`);
  const heads = await q
    .orderBy('head.day')
    .orderBy('head.finding')
    .limit(limit + 1)
    .execute();
  const shown = heads.slice(0, limit);
  const members = shown.length
    ? await db
        .selectFrom('account as m')
        .innerJoin('report as a', 'a.seq', 'm.report')
        .select(['m.finding', 'm.happening', 'm.json'])
        .where(
          'm.happening',
          'in',
          shown.map((h) => h.finding),
        )
        .where(inTime('a'))
        .orderBy('a.day')
        .orderBy('m.finding')
        .execute()
    : [];
  const rows = await cited(
    db,
    members.map((m) => m.finding),
  );
  const end = shown.at(-1);
  return {
    rows: shown.flatMap(({ finding }) => {
      const own = members.filter((m) => m.happening === finding);
      return own.length ? [happeningOf(finding, own, rows)] : [];
    }),
    next: heads.length > limit && end ? writeCursor({ day: String(end.day), seq: end.finding }) : null,
  };
}

function happeningOf(
  id: number,
  members: readonly { finding: number; json: string }[],
  rows: ReadonlyMap<number, Cited>,
): Happening {
  const told = members.map((m) => rows.get(m.finding) as Cited<'event'>);
  const read = members.map((m) => JSON.parse(m.json) as Account);
  return {
    id: `h${id}`,
    members: told,
    origins: new Set(told.map((t) => t.report.origin)).size,
    days: [...new Set(read.map((r) => isoDay(dayOf(r))).filter((d) => d !== isoDay(0)))].sort(),
    places: [
      ...new Set(
        told.flatMap(
          (t, i) => t.item.place?.name ?? read[i]?.places[0]?.replace(/(^|\s)\p{L}/gu, (c) => c.toUpperCase()) ?? [],
        ),
      ),
    ],
    actors: [...new Set(told.flatMap((t) => t.item.actors.map((a) => a.name)))],
  };
}

const migrations: Readonly<Record<string, Migration>> = {
  '0005-happenings': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('account')
        .addColumn('finding', 'integer', (c) => c.primaryKey().references('finding.seq').onDelete('cascade'))
        .addColumn('report', 'integer', (c) => c.notNull().references('report.seq').onDelete('cascade'))
        .addColumn('happening', 'integer')
        .addColumn('day', 'integer', (c) => c.notNull())
        .addColumn('json', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('account_by_report').on('account').column('report').execute();
      await db.schema.createIndex('account_by_happening').on('account').column('happening').execute();
      await sql`create index account_heads on account(day, finding) where happening = finding`.execute(db);
      await sql`create table account_key (key integer not null, day integer not null, account integer not null, primary key (key, day, account)) without rowid`.execute(
        db,
      );
      await db.schema
        .createTable('differing')
        .addColumn('seq', 'integer', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('apart', 'integer', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('first', 'integer', (c) => c.notNull().references('finding.seq').onDelete('cascade'))
        .addColumn('second', 'integer', (c) => c.notNull().references('finding.seq').onDelete('cascade'))
        .execute();
      await db.schema.createIndex('differing_by_day').on('differing').columns(['day', 'seq']).execute();
      await db.schema.createIndex('differing_by_first').on('differing').column('first').execute();
      await db.schema.createIndex('differing_by_second').on('differing').column('second').execute();
    },
  },
};

/** Events across reports, and where accounts of them differ. */
export const happeningsPart: Part = { migrations, placed: place, leaving: leave };

export const happeningsOf = (db: Kysely<Tables>): Happenings => ({
  happenings: (query) => happenings(db, query),
  differing: (query) => differing(db, query),
});
