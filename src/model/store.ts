import type {
  Cited,
  CitedEntity,
  FindingKind,
  FindingQuery,
  Hit,
  Page,
  Paging,
  ReportHead,
  ReportQuery,
  SearchOptions,
  Window,
} from './findings.ts';
import type { Happenings } from './happenings.ts';
import type { Identities } from './identities.ts';
import type { Originals } from './originals.ts';
import type { Portable } from './portable.ts';
import type { ReportRecord } from './record.ts';
import type { Reviews } from './reviews.ts';
import type { Stories } from './stories.ts';
import type { Watching } from './watching.ts';

/**
 * What became of a record put in: `added` (new), `same` (nothing changed at all), `reread` (the same report,
 * read differently: its findings were replaced).
 */
export type PutOutcome = 'added' | 'same' | 'reread';

export interface Tally {
  readonly reports: number;
  readonly findings: Readonly<Record<FindingKind, number>>;
}

/**
 * Keeps the records of many reports. One implementation a database; all pass the suite in test/contract.
 * Rows come in a total order, so that pages never overlap and the same archive gives the same answer.
 */
export interface Store {
  /** Puts records in, all or none. Acknowledged means on the disk. @param ingestedAt ISO instant, UTC */
  put(records: readonly ReportRecord[], ingestedAt: string): Promise<readonly PutOutcome[]>;
  /** The record as it was put in; null where there is none. */
  record(id: string): Promise<ReportRecord | null>;
  /** Whether a report of this id is in. */
  has(id: string): Promise<boolean>;
  /** Report heads, by day then id. */
  reports(query: ReportQuery): Promise<Page<ReportHead>>;
  /** The versions of a report, whichever of them is named, in order of publication, then of ingest; empty where there is none of the id. */
  versions(id: string): Promise<readonly ReportHead[]>;
  findings<K extends FindingKind>(kind: K, query: FindingQuery): Promise<Page<Cited<K>>>;
  /** Entities by any of their names, folded; by report's day. */
  entities(name: string, query: Window & Paging): Promise<Page<CitedEntity>>;
  /** Full text over reports and findings: words, "phrases", prefix*. Best first, then by report and place. @throws SyntaxError where the query cannot be read */
  search(query: string, options: SearchOptions): Promise<Page<Hit>>;
  /** Who is who across reports. */
  readonly identities: Identities;
  /** Purges a report: text, index and all that came of it. @returns false where there was none */
  remove(id: string): Promise<boolean>;
  /** Events across reports, and the accounts that differ. */
  readonly happenings: Happenings;
  /** What reports were read from. */
  readonly originals: Originals;
  /** What is remembered of sources that are watched. */
  readonly watching: Watching;
  /** Reports gathered by the story that they tell. */
  readonly stories: Stories;
  /** What the archive is made of, in the order in which it can be loaded into an empty one. */
  readonly portable: readonly Portable[];
  /** What people decided about findings; every answer goes by it. */
  readonly reviews: Reviews;
  tally(): Promise<Tally>;
  /** Copies the whole archive to a new file, while in use. @throws Error where the file exists */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
