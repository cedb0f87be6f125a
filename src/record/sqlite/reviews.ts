import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import {
  type Anchor,
  type Decision,
  FINDING_KINDS,
  type FindingKind,
  type Orphan,
  type Page,
  type Paging,
  type Queued,
  type QueueQuery,
  type ReportRecord,
  type Reviews,
  type Signature,
  type Verdict,
} from '#model';
import { readCursor, readLimit, writeCursor } from '../cursor.ts';
import { addedId, addedItem } from '../review/added.ts';
import { anchorOf, type Item, keySpan, sameFinding } from '../review/anchor.ts';
import { withFields } from '../review/fields.ts';
import { quoteOf, spanOf } from '../review/quote.ts';
import { type Chain, replay } from '../review/replay.ts';
import { HEAD, headOf, KIN, textsOf } from './heads.ts';
import type { Part } from './part.ts';
import { findingRows } from './rows.ts';
import type { Tables } from './schema.ts';
import { writing } from './writing.ts';

/** A finding that answers leave out now, kept for what was so on a day: its kind with a stroke before it. */
const HIDDEN = '-';
/** Place of rows that no reading put there: added findings, and what others stood as before. */
const NOT_READ = -1;

type Db = Kysely<Tables>;
/** The record as the program read it, by report id. */
type ReadRecord = (db: Db, id: string) => Promise<ReportRecord | null>;

const decisionOf = (row: Tables['review_decision'] & { seq: number }): Decision =>
  ({ ...(JSON.parse(row.json) as Omit<Decision, 'id'>), id: row.seq }) as Decision;

const journalOf = async (db: Db, report: string): Promise<Decision[]> =>
  (await db.selectFrom('review_decision').selectAll().where('report', '=', report).orderBy('seq').execute()).map((r) =>
    decisionOf(r as Tables['review_decision'] & { seq: number }),
  );

/** A record with its findings as they stand after all decisions. */
function reviewedRecord(record: ReportRecord, chains: readonly Chain[]): ReportRecord {
  const lists = Object.fromEntries(
    FINDING_KINDS.map((kind) => {
      const mine = chains.filter((c) => c.kind === kind);
      const now = new Map(mine.flatMap((c) => (c.read ? [[c.read.id, c.versions.at(-1)?.item ?? null] as const] : [])));
      const read = (record[`${kind}s`] as readonly Item[]).flatMap((item) => {
        const other = now.get(item.id);
        return other === undefined ? [item] : other === null ? [] : [other];
      });
      const added = mine.flatMap((c) => (c.read ? [] : [c.versions.at(-1)?.item ?? null])).filter((i) => i !== null);
      return [`${kind}s`, [...read, ...added]];
    }),
  );
  return { ...record, ...lists } as ReportRecord;
}

/** Puts what decisions made of a report's findings into its rows, whatever they held before. */
async function settle(trx: Db, seq: number, record: ReportRecord, journal: readonly Decision[]): Promise<void> {
  const { chains } = replay(record, journal);
  const rows = await trx
    .selectFrom('finding')
    .select(['seq', 'kind', 'id', 'place', 'stands_for'])
    .where('report', '=', seq)
    .execute();
  // What findings stood as before is written anew.
  const past = rows.filter((r) => r.stands_for !== null).map((r) => r.seq);
  if (past.length) await trx.deleteFrom('finding').where('seq', 'in', past).execute();
  await sql`delete from finding_unseen where finding in (select seq from finding where report = ${seq})`.execute(trx);
  const bare = (kind: string) => (kind.startsWith(HIDDEN) ? kind.slice(1) : kind);
  const rowOf = new Map(rows.filter((r) => r.stands_for === null).map((r) => [`${bare(r.kind)} ${r.id}`, r.seq]));
  for (const { kind, read, added, versions } of chains) {
    const last = versions.at(-1);
    if (!last) continue;
    const shownNow = last.item ?? read ?? [...versions].reverse().find((v) => v.item)?.item ?? null;
    if (!shownNow) continue;
    const now = JSON.stringify([shownNow, last.item ? last.reviewed : null]);
    const id = read?.id ?? addedId(kind, added as number);
    const known = rowOf.get(`${kind} ${id}`);
    const stored = last.item ? kind : `${HIDDEN}${kind}`;
    const reviewed = last.item && last.reviewed ? JSON.stringify(last.reviewed) : null;
    const row = await writeRow(trx, seq, record, kind, shownNow, {
      known: known ?? null,
      stored,
      reviewed,
      standsFor: null,
      index: last.item !== null || read !== null,
    });
    if (read) {
      await trx.deleteFrom('finding_read').where('finding', '=', row).execute();
      if (shownNow !== read)
        await trx
          .insertInto('finding_read')
          .values({ finding: row, json: JSON.stringify(read) })
          .execute();
    }
    // Each content's time in sight; the rest of time it is unseen.
    const times = new Map<string, { item: Item; reviewed: string | null; seen: [string, string | null][] }>();
    versions.forEach((v, i) => {
      if (!v.item) return;
      const key = JSON.stringify([v.item, v.reviewed]);
      const entry = times.get(key) ?? { item: v.item, reviewed: v.reviewed && JSON.stringify(v.reviewed), seen: [] };
      entry.seen.push([v.from, versions[i + 1]?.from ?? null]);
      times.set(key, entry);
    });
    await unseen(trx, row, times.get(now)?.seen ?? []);
    for (const [key, entry] of times) {
      if (key === now) continue;
      const other = await writeRow(trx, seq, record, kind, entry.item, {
        known: null,
        stored: `${HIDDEN}${kind}`,
        reviewed: entry.reviewed,
        standsFor: row,
        index: false,
      });
      await unseen(trx, other, entry.seen);
    }
  }
}

async function unseen(trx: Db, finding: number, seen: readonly (readonly [string, string | null])[]): Promise<void> {
  const values: { finding: number; since: string; until: string | null }[] = [];
  let from: string | null = '';
  for (const [start, end] of seen) {
    if (from !== null && from < start) values.push({ finding, since: from, until: start });
    from = end;
  }
  if (from !== null) values.push({ finding, since: from, until: null });
  if (values.length) await trx.insertInto('finding_unseen').values(values).execute();
}

interface Placing {
  readonly known: number | null;
  readonly stored: string;
  readonly reviewed: string | null;
  readonly standsFor: number | null;
  readonly index: boolean;
}

/** One finding into its row, its parties and its words with it. @returns the row's id */
async function writeRow(
  trx: Db,
  report: number,
  record: ReportRecord,
  kind: FindingKind,
  item: Item,
  { known, stored, reviewed, standsFor, index }: Placing,
): Promise<number> {
  const only = {
    ...record,
    statements: [],
    events: [],
    figures: [],
    positions: [],
    proposals: [],
    [`${kind}s`]: [item],
  };
  const [made] = findingRows(only as ReportRecord);
  if (!made) throw new Error(`no row of ${kind} ${item.id}`);
  const { parties, words, place: _place, kind: _kind, ...columns } = made;
  let seq = known;
  if (seq === null) {
    const inserted = await trx
      .insertInto('finding')
      .values({ ...columns, report, kind: stored, place: NOT_READ, reviewed, stands_for: standsFor })
      .returning('seq')
      .executeTakeFirstOrThrow();
    seq = inserted.seq;
  } else {
    await trx
      .updateTable('finding')
      .set({ ...columns, kind: stored, reviewed })
      .where('seq', '=', seq)
      .execute();
    await trx.deleteFrom('finding_party').where('finding', '=', seq).execute();
    await sql`delete from finding_words where rowid = ${seq}`.execute(trx);
  }
  if (parties.length)
    await trx
      .insertInto('finding_party')
      .values(parties.map((p) => ({ ...p, finding: seq as number })))
      .execute();
  if (index) await sql`insert into finding_words(rowid, words) values (${seq}, ${words})`.execute(trx);
  return seq;
}

/** What decisions of all kinds need of the report decided on. */
interface Desk {
  readonly record: ReportRecord;
  readonly shown: ReportRecord;
}

function anchored({ record, shown }: Desk, id: string): { anchor: Anchor; item: Item; kind: FindingKind } {
  for (const kind of FINDING_KINDS)
    for (const source of [shown, record]) {
      const item = (source[`${kind}s`] as readonly Item[]).find((i) => i.id === id);
      if (!item) continue;
      const added = /^[a-z]d(\d+)$/.exec(id);
      return { anchor: anchorOf(record.report.text, kind, item, added ? Number(added[1]) : null), item, kind };
    }
  throw new RangeError(
    `report ${record.report.id} has no finding '${id}': 'rapporteur review --report ${record.report.id}' lists them`,
  );
}

type Draft = Omit<Decision, 'id' | 'author' | 'at' | 'reason'>;

/** A decision as it goes into the journal. @throws RangeError where it cannot take effect */
function draftOf(desk: Desk, verdict: Exclude<Verdict, { action: 'attach' }>): Draft {
  const { record, shown } = desk;
  const { text } = record.report;
  const draft = { report: record.report.id, action: verdict.action, others: [], set: {}, seen: null, of: null };
  if (verdict.action === 'add') {
    const span = spanOf(text, verdict.at);
    const set = verdict.set ?? {};
    const item = addedItem(record, verdict.kind, addedId(verdict.kind, 0), span, set);
    const others = (shown[`${verdict.kind}s`] as readonly Item[])
      .filter((other) => sameFinding(verdict.kind, item, other))
      .map((other) => anchored(desk, other.id).anchor);
    const anchor = { ...quoteOf(text, span), kind: verdict.kind, item: '', added: null };
    return { ...draft, anchor, set, others };
  }
  const { anchor, item, kind } = anchored(desk, verdict.item);
  const own = { ...draft, anchor, seen: item };
  switch (verdict.action) {
    case 'accept':
    case 'reject':
      return own;
    case 'correct':
      if (!Object.keys(verdict.set).length) throw new RangeError('correct what? give --set field=value');
      withFields(record, kind, item, verdict.set, keySpan(kind, item));
      return { ...own, set: verdict.set };
    case 'merge': {
      const others = verdict.others.map((id) => anchored(desk, id));
      if (!others.length || others.some((o) => o.kind !== kind || o.item.id === item.id))
        throw new RangeError(`merge takes two or more different findings of one kind: ${kind} ${item.id} with others`);
      return { ...own, others: others.map((o) => o.anchor) };
    }
    case 'split': {
      const span = spanOf(text, verdict.at);
      withFields(record, kind, item, verdict.set ?? {}, span);
      return { ...own, set: verdict.set ?? {}, others: [{ ...quoteOf(text, span), kind, item: '', added: null }] };
    }
  }
}

function instantOf({ at }: Signature): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) throw new RangeError(`'${at}' is no instant: give ISO 8601, 2024-05-08T06:00:00Z`);
  return new Date(time).toISOString();
}

const REMEDIES = (d: Decision): Readonly<Record<Orphan['why'], string>> => ({
  'no-report': `the report is not in the archive: put it in again, or 'review forget ${d.report}'`,
  'no-finding':
    d.action === 'reject'
      ? `the program no longer reads it: nothing is left to do; 'review undo ${d.id}' clears the line`
      : `nothing stands at these words now: 'review attach ${d.id} ITEM', 'review add', or 'review undo ${d.id}'`,
  'read-differently': `what was accepted is now read differently: look at it and accept or correct it again, or 'review undo ${d.id}'`,
  'cannot-apply': `a word or a value no longer fits: correct it again, or 'review undo ${d.id}'`,
});

/** The reviews of an archive. @param readRecord  the record as the program read it */
export function reviewsOf(db: Db, readRecord: ReadRecord): Reviews {
  const desk = async (trx: Db, report: string): Promise<Desk & { seq: number; journal: Decision[] }> => {
    const row = await trx.selectFrom('report').select('seq').where('id', '=', report).executeTakeFirst();
    const record = row && (await readRecord(trx, report));
    if (!row || !record) throw new RangeError(`there is no report '${report}' in the archive`);
    const journal = await journalOf(trx, report);
    return { seq: row.seq, record, journal, shown: reviewedRecord(record, replay(record, journal).chains) };
  };
  const enter = async (trx: Db, draft: Draft, by: Signature): Promise<Decision> => {
    if (!by.author.trim()) throw new RangeError('who decides? give an author');
    const body = { ...draft, author: by.author, at: instantOf(by), reason: by.reason ?? null };
    const { seq } = await trx
      .insertInto('review_decision')
      .values({ report: draft.report, json: JSON.stringify(body) })
      .returning('seq')
      .executeTakeFirstOrThrow();
    return { ...body, id: seq };
  };
  const one = async (trx: Db, id: number): Promise<Decision> => {
    const row = await trx.selectFrom('review_decision').selectAll().where('seq', '=', id).executeTakeFirst();
    if (!row) throw new RangeError(`there is no decision ${id}: 'rapporteur review journal' lists them`);
    return decisionOf(row as Tables['review_decision'] & { seq: number });
  };
  const takeEffect = async (trx: Db, report: string): Promise<void> => {
    const row = await trx.selectFrom('report').select('seq').where('id', '=', report).executeTakeFirst();
    const record = row && (await readRecord(trx, report));
    if (row && record) await settle(trx, row.seq, record, await journalOf(trx, report));
  };
  const lines = async (query: Paging & { report?: string | undefined }): Promise<Page<Decision>> => {
    const limit = readLimit(query.limit);
    let q = db
      .selectFrom('review_decision')
      .selectAll()
      .where('seq', '>', readCursor(query.after)?.seq ?? 0);
    if (query.report) q = q.where('report', '=', query.report);
    const rows = await q
      .orderBy('seq')
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit).map((r) => decisionOf(r as Tables['review_decision'] & { seq: number }));
    const last = shown.at(-1);
    return { rows: shown, next: rows.length > limit && last ? writeCursor({ day: '', seq: last.id }) : null };
  };
  return {
    decide: (verdicts, by) =>
      writing(db, async (trx) => {
        const made: Decision[] = [];
        for (const verdict of verdicts) {
          if (verdict.action === 'attach') {
            const target = await one(trx, verdict.decision);
            const { anchor, kind } = anchored(await desk(trx, target.report), verdict.item);
            if (!target.anchor || target.anchor.kind !== kind)
              throw new RangeError(
                `decision ${target.id} is about a ${target.anchor?.kind ?? 'decision'}, not a ${kind}`,
              );
            const draft = { report: target.report, action: 'attach' as const, others: [], set: {}, seen: null };
            made.push(await enter(trx, { ...draft, anchor, of: target.id }, by));
          } else made.push(await enter(trx, draftOf(await desk(trx, verdict.report), verdict), by));
        }
        for (const report of new Set(made.map((d) => d.report))) await takeEffect(trx, report);
        return made;
      }),
    undo: (id, by) =>
      writing(db, async (trx) => {
        const target = await one(trx, id);
        const journal = await journalOf(trx, target.report);
        if (target.action === 'undo') throw new RangeError(`decision ${id} takes another back: decide anew instead`);
        if (journal.some((d) => d.action === 'undo' && d.of === id))
          throw new RangeError(`decision ${id} is taken back already`);
        const draft = { report: target.report, action: 'undo' as const, anchor: null, others: [], set: {}, seen: null };
        const made = await enter(trx, { ...draft, of: id }, by);
        await takeEffect(trx, target.report);
        return made;
      }),
    journal: lines,
    orphans: async (query) => {
      const all = (await db.selectFrom('review_decision').select('report').distinct().orderBy('report').execute()).map(
        (r) => r.report,
      );
      const out: Orphan[] = [];
      for (const report of all) {
        const journal = await journalOf(db, report);
        const record = await readRecord(db, report);
        const gone = new Set(journal.filter((d) => d.action === 'undo').map((d) => d.of));
        const found = record
          ? replay(record, journal).orphans
          : journal
              .filter((d) => d.action !== 'undo' && !gone.has(d.id))
              .map((decision) => ({ decision, why: 'no-report' as const }));
        out.push(...found.map((o) => ({ ...o, remedy: REMEDIES(o.decision)[o.why] })));
      }
      const after = readCursor(query.after)?.seq ?? 0;
      const rest = out.filter((o) => o.decision.id > after).sort((a, b) => a.decision.id - b.decision.id);
      const rows = rest.slice(0, readLimit(query.limit));
      const last = rows.at(-1);
      return { rows, next: rest.length > rows.length && last ? writeCursor({ day: '', seq: last.decision.id }) : null };
    },
    queue: (query) => queue(db, query),
    record: async (report) => {
      const record = await readRecord(db, report);
      return record && reviewedRecord(record, replay(record, await journalOf(db, report)).chains);
    },
    reports: async (query) => {
      const limit = readLimit(query.limit);
      const rows = await db
        .selectFrom('report')
        .select(['report.seq', ...HEAD, ...KIN])
        .select(
          sql<number>`(select count(*) from finding where finding.report = report.seq and reviewed is null and place >= 0 and kind not like '-%')`.as(
            'left',
          ),
        )
        .where('report.id', 'in', (e) => e.selectFrom('review_decision').select('review_decision.report'))
        .where('report.id', '>', readCursor(query.after)?.day ?? '')
        .orderBy('report.id')
        .limit(limit + 1)
        .execute();
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        rows: shown.map((r) => ({ report: headOf(r), left: r.left })),
        next: rows.length > limit && last ? writeCursor({ day: last.id, seq: last.seq }) : null,
      };
    },
    restore: (journal) =>
      writing(db, async (trx) => {
        if (await trx.selectFrom('review_decision').select('seq').limit(1).executeTakeFirst())
          throw new RangeError('the archive has a journal of its own: restore into a new one');
        for (const { id, ...body } of journal)
          await trx
            .insertInto('review_decision')
            .values({ seq: id, report: body.report, json: JSON.stringify(body) })
            .execute();
        for (const report of new Set(journal.map((d) => d.report))) await takeEffect(trx, report);
      }),
    forget: (report) =>
      writing(db, async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('review_decision')
          .where('report', '=', report)
          .executeTakeFirstOrThrow();
        const row = await trx.selectFrom('report').select('seq').where('id', '=', report).executeTakeFirst();
        const record = row && (await readRecord(trx, report));
        // With no decision left every row goes back to what was read.
        if (row && record) await unsettle(trx, row.seq, record);
        return Number(numDeletedRows);
      }),
  };
}

async function unsettle(trx: Db, seq: number, record: ReportRecord): Promise<void> {
  const gone = sql`select seq from finding where report = ${seq} and place < 0`;
  await sql`delete from finding_words where rowid in (${gone})`.execute(trx);
  await sql`delete from finding where report = ${seq} and place < 0`.execute(trx);
  await sql`delete from finding_unseen where finding in (select seq from finding where report = ${seq})`.execute(trx);
  const rows = await trx
    .selectFrom('finding')
    .select(['seq', 'id', 'kind'])
    .where('report', '=', seq)
    .where((e) => e.or([e('reviewed', 'is not', null), e('kind', 'like', '-%')]))
    .execute();
  for (const row of rows) {
    const kind = row.kind.replace(HIDDEN, '') as FindingKind;
    const item = (record[`${kind}s`] as readonly Item[]).find((i) => i.id === row.id);
    if (!item) continue;
    await writeRow(trx, seq, record, kind, item, {
      known: row.seq,
      stored: kind,
      reviewed: null,
      standsFor: null,
      index: true,
    });
    await trx.deleteFrom('finding_read').where('finding', '=', row.seq).execute();
  }
}

async function queue(db: Db, query: QueueQuery): Promise<Page<Queued>> {
  const limit = readLimit(query.limit);
  const cursor = readCursor(query.after);
  // A margin that is not known sorts below every other.
  const margin = sql<number>`coalesce(finding.margin, -1)`;
  let q = db
    .selectFrom('finding')
    .innerJoin('report', 'report.seq', 'finding.report')
    .select(['finding.seq', 'finding.kind', 'finding.json', 'finding.sentence_start', 'finding.sentence_end'])
    .select([margin.as('sure'), ...HEAD, ...KIN])
    .where(sql<boolean>`finding.reviewed is null and finding.place >= 0`)
    .where('report.superseded_as', 'is', null);
  q = query.kind ? q.where('finding.kind', '=', query.kind) : q.where('finding.kind', 'not like', '-%');
  if (query.report) q = q.where('report.id', '=', query.report);
  if (query.reports)
    q = q.where(sql<boolean>`report.id in (select value from json_each(${JSON.stringify(query.reports)}))`);
  if (cursor) q = q.where(sql<boolean>`(${margin}, finding.seq) > (${Number(cursor.day)}, ${cursor.seq})`);
  const rows = await q
    .orderBy(margin)
    .orderBy('finding.seq')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const texts = await textsOf(
    db,
    shown.map((r) => r.id),
  );
  const last = shown.at(-1);
  return {
    rows: shown.map((r) => ({
      report: headOf(r),
      kind: r.kind as FindingKind,
      item: JSON.parse(r.json) as Item,
      sentence: { start: r.sentence_start, end: r.sentence_end },
      words: (texts.get(r.id) ?? '').slice(r.sentence_start, r.sentence_end),
    })),
    next: rows.length > limit && last ? writeCursor({ day: String(last.sure), seq: last.seq }) : null,
  };
}

const migrations: Readonly<Record<string, Migration>> = {
  '0006-reviews': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('review_decision')
        .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
        .addColumn('report', 'text', (c) => c.notNull())
        .addColumn('json', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('review_decision_by_report')
        .on('review_decision')
        .columns(['report', 'seq'])
        .execute();
      await db.schema.alterTable('finding').addColumn('reviewed', 'text').execute();
      await db.schema.alterTable('finding').addColumn('stands_for', 'integer').execute();
      await db.schema
        .createTable('finding_read')
        .addColumn('finding', 'integer', (c) => c.primaryKey().references('finding.seq').onDelete('cascade'))
        .addColumn('json', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('finding_unseen')
        .addColumn('finding', 'integer', (c) => c.notNull().references('finding.seq').onDelete('cascade'))
        .addColumn('since', 'text', (c) => c.notNull())
        .addColumn('until', 'text')
        .execute();
      await db.schema
        .createIndex('finding_unseen_by_finding')
        .on('finding_unseen')
        .columns(['finding', 'since'])
        .execute();
      await sql`create index finding_unsure on finding (coalesce(margin, -1), seq) where reviewed is null and place >= 0`.execute(
        db,
      );
    },
  },
};

/** Decisions hold again on a report that comes in: they are kept by its id, and outlive its rows. */
export const reviewsPart: Part = {
  migrations,
  placed: async (trx, seq, record) => {
    const journal = await journalOf(trx, record.report.id);
    if (journal.length) await settle(trx, seq, record, journal);
  },
  leaving: async () => {},
};
