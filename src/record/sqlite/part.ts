import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Portable, ReportRecord } from '#model';
import type { Tables } from './schema.ts';

/**
 * Something that an archive keeps beside its reports: origins, who is who, stories. Each brings its own migration and is
 * told of every report that comes in or goes, inside the transaction that does it.
 */
export interface Part {
  /** By name; names sort in the order in which they are run. */
  readonly migrations: Readonly<Record<string, Migration>>;
  /** After a report and its findings are in. */
  readonly placed: (trx: Kysely<Tables>, seq: number, record: ReportRecord) => Promise<void>;
  /** What people put into it, or what reports alone would not give again: taken along when an archive moves. */
  readonly portable?: (db: Kysely<Tables>) => Portable;
  /** Before a report and its findings are purged. */
  readonly leaving: (trx: Kysely<Tables>, seq: number) => Promise<void>;
}
