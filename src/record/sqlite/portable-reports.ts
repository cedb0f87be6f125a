import type { Kysely } from 'kysely';
import { type Portable, type PutOutcome, type ReportRecord, ReportRecordSchema } from '#model';
import type { Tables } from './schema.ts';
import { writing } from './writing.ts';

const ROWS_AT_ONCE = 64;

interface ReportRow {
  readonly ingestedAt: string;
  readonly record: ReportRecord;
}

/** Every report in the order in which they came in, with the instant: the order decides origins and answers. */
export function portableReports(
  db: Kysely<Tables>,
  read: (id: string) => Promise<ReportRecord | null>,
  put: (records: readonly ReportRecord[], ingestedAt: string) => Promise<readonly PutOutcome[]>,
): Portable {
  return {
    name: 'reports',
    async *dump() {
      for await (const { id, ingested_at } of reportRows(db)) {
        const record = await read(id);
        if (record) yield { ingestedAt: ingested_at, record } satisfies ReportRow;
      }
    },
    async load(rows) {
      let held: ReportRecord[] = [];
      let at = '';
      const keep = async () => {
        if (held.length) await put(held, at);
        held = [];
      };
      for await (const row of rows) {
        const { ingestedAt, record } = row as ReportRow;
        if (typeof ingestedAt !== 'string') throw new Error('a report has no ingestedAt: this is no archive folder');
        const checked = ReportRecordSchema.parse(record);
        if (ingestedAt !== at || held.length >= ROWS_AT_ONCE) await keep();
        at = ingestedAt;
        held.push(checked);
      }
      await keep();
    },
  };
}

interface KinRow {
  readonly report: string;
  readonly origin: string | null;
  readonly by: string | null;
  readonly as: Tables['report']['superseded_as'];
  readonly on: string | null;
}

/** What is a copy or a revision of what, as it stands: removals and re-readings may have left what reports alone would not give. */
export function portableKinship(db: Kysely<Tables>): Portable {
  return {
    name: 'kinship',
    async *dump() {
      const ids = new Map<number, string>();
      for await (const { seq, id } of reportRows(db)) ids.set(seq, id);
      for await (const row of reportRows(db))
        yield {
          report: row.id,
          origin: (row.origin !== null && ids.get(row.origin)) || null,
          by: (row.superseded_by !== null && ids.get(row.superseded_by)) || null,
          as: row.superseded_as,
          on: row.superseded_on,
        } satisfies KinRow;
    },
    async load(rows) {
      const seqs = new Map<string, number>();
      for await (const { seq, id } of reportRows(db)) seqs.set(id, seq);
      await writing(db, async (trx) => {
        for await (const row of rows) {
          const kin = row as KinRow;
          await trx
            .updateTable('report')
            .set({
              origin: kin.origin === null ? null : (seqs.get(kin.origin) ?? null),
              superseded_by: kin.by === null ? null : (seqs.get(kin.by) ?? null),
              superseded_as: kin.as,
              superseded_on: kin.on,
            })
            .where('id', '=', kin.report)
            .execute();
        }
      });
    },
  };
}

/** Rows of reports without their texts, in the order of ingest, some at a time. */
async function* reportRows(db: Kysely<Tables>) {
  let after = -1;
  for (;;) {
    const rows = await db
      .selectFrom('report')
      .select(['seq', 'id', 'ingested_at', 'origin', 'superseded_by', 'superseded_as', 'superseded_on'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(500)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}
