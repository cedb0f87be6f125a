import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ReportRecord } from '#model';
import type { Part } from './part.ts';
import type { Tables } from './schema.ts';

/** The ISO day on which an embargo ends, as the mark tells it; empty where it tells none. */
const endOf = (label: string | null): string => /\d{4}-\d\d-\d\d/.exec(label ?? '')?.[0] ?? '';

/** Writes down that a report bears an embargo; most bear none and cost nothing. */
async function placeEmbargo(trx: Kysely<Tables>, seq: number, { report }: ReportRecord): Promise<void> {
  if (report.revision?.kind !== 'embargo') return;
  await trx
    .updateTable('report')
    .set({ embargo: endOf(report.revision.label) })
    .where('seq', '=', seq)
    .execute();
}

const migrations: Readonly<Record<string, Migration>> = {
  '0009-embargo': {
    up: async (db: Kysely<unknown>) => {
      await db.schema.alterTable('report').addColumn('embargo', 'text').execute();
    },
  },
};

/** Embargoes that reports bear themselves. */
export const embargoPart: Part = { migrations, placed: placeEmbargo, leaving: async () => {} };
