import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Migrations only add: an archive made by any earlier version opens under this one, and
 * test/record/schema.snapshot.txt holds every line that was ever there.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-reports-and-findings': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('report')
        .addColumn('seq', 'integer', (c) => c.primaryKey())
        .addColumn('id', 'text', (c) => c.notNull().unique())
        .addColumn('text_hash', 'text', (c) => c.notNull())
        .addColumn('key', 'text')
        .addColumn('title', 'text')
        .addColumn('agency', 'text')
        .addColumn('publisher', 'text')
        .addColumn('url', 'text')
        .addColumn('published', 'text')
        .addColumn('day', 'text')
        .addColumn('language', 'text', (c) => c.notNull())
        .addColumn('ingested_at', 'text', (c) => c.notNull())
        .addColumn('record_hash', 'text', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('rest', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('report_by_day').on('report').columns(['day', 'id']).execute();
      await db.schema.createIndex('report_by_text').on('report').column('text_hash').execute();
      await db.schema
        .createTable('entity')
        .addColumn('seq', 'integer', (c) => c.primaryKey())
        .addColumn('report', 'integer', (c) => c.notNull().references('report.seq').onDelete('cascade'))
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('folded', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('affiliation', 'text')
        .addColumn('json', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('entity_by_report').on('entity').columns(['report', 'id']).execute();
      await db.schema.createIndex('entity_by_name').on('entity').columns(['folded', 'report']).execute();
      await db.schema
        .createTable('finding')
        .addColumn('seq', 'integer', (c) => c.primaryKey())
        .addColumn('report', 'integer', (c) => c.notNull().references('report.seq').onDelete('cascade'))
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('place', 'integer', (c) => c.notNull())
        .addColumn('start', 'integer', (c) => c.notNull())
        .addColumn('stop', 'integer', (c) => c.notNull())
        .addColumn('type', 'text')
        .addColumn('status', 'text')
        .addColumn('standing', 'text')
        .addColumn('told', 'text', (c) => c.notNull())
        .addColumn('published', 'text', (c) => c.notNull())
        .addColumn('margin', 'real')
        .addColumn('sentence_start', 'integer', (c) => c.notNull())
        .addColumn('sentence_end', 'integer', (c) => c.notNull())
        .addColumn('json', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('finding_by_report').on('finding').columns(['report', 'kind', 'place']).execute();
      await db.schema.createIndex('finding_by_day').on('finding').columns(['kind', 'told', 'seq']).execute();
      await db.schema
        .createIndex('finding_by_publication')
        .on('finding')
        .columns(['kind', 'published', 'seq'])
        .execute();
      await db.schema.createIndex('finding_by_type').on('finding').columns(['kind', 'type', 'told', 'seq']).execute();
      await db.schema
        .createTable('finding_party')
        .addColumn('finding', 'integer', (c) => c.notNull().references('finding.seq').onDelete('cascade'))
        .addColumn('folded', 'text', (c) => c.notNull())
        .addColumn('own', 'integer', (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('finding_party_by_name')
        .on('finding_party')
        .columns(['folded', 'own', 'finding'])
        .execute();
      await db.schema.createIndex('finding_party_by_finding').on('finding_party').column('finding').execute();
      // The words themselves stay in their own tables: the index holds only what it needs to find them.
      await sql`create virtual table report_words using fts5(title, text, content='report', content_rowid='seq', tokenize='unicode61 remove_diacritics 2')`.execute(
        db,
      );
      await sql`create virtual table finding_words using fts5(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')`.execute(
        db,
      );
    },
  },
};
