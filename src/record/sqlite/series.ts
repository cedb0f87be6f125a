import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { FindingKind, FindingOf } from '#model';
import type { Part } from './part.ts';
import { matterOf, seriesOf } from './rows.ts';
import type { Tables } from './schema.ts';

/** Rows that are filled in at once where an older archive is brought up to date. */
const AT_ONCE = 500;

const migrations: Readonly<Record<string, Migration>> = {
  '0008-series': {
    up: async (db: Kysely<unknown>) => {
      await db.schema.alterTable('finding').addColumn('series', 'text').execute();
      await db.schema.alterTable('finding').addColumn('matter', 'text').execute();
      await fillIn(db as Kysely<Tables>);
      await db.schema
        .createIndex('finding_by_series')
        .on('finding')
        .columns(['kind', 'series', 'published', 'seq'])
        .where(sql.ref('series'), 'is not', null)
        .execute();
      await db.schema
        .createIndex('finding_by_matter')
        .on('finding')
        .columns(['matter', 'published'])
        .where(sql.ref('matter'), 'is not', null)
        .execute();
      await db.schema
        .createIndex('report_by_supersession')
        .on('report')
        .column('superseded_on')
        .where(sql.ref('superseded_by'), 'is not', null)
        .execute();
    },
  },
};

async function fillIn(db: Kysely<Tables>): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('finding')
      .innerJoin('report', 'report.seq', 'finding.report')
      .select(['finding.seq', 'finding.kind', 'finding.json', 'finding.published', 'report.text'])
      .where('finding.seq', '>', after)
      .orderBy('finding.seq')
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      const item = JSON.parse(row.json) as FindingOf[FindingKind];
      const kind = row.kind as FindingKind;
      await db
        .updateTable('finding')
        .set({ series: seriesOf(kind, item), matter: matterOf(kind, item, row.text, row.published) })
        .where('seq', '=', row.seq)
        .execute();
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** Columns of the findings themselves: there is nothing to do when a report comes or goes. */
export const seriesPart: Part = { migrations, placed: async () => {}, leaving: async () => {} };
