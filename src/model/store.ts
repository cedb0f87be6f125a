import type { Entity, Event, Figure, Position, Proposal, ReportRecord, Statement } from './record.ts';
import type { Span } from './span.ts';

/** Findings by their kind. */
export interface FindingOf {
  readonly statement: Statement;
  readonly event: Event;
  readonly figure: Figure;
  readonly position: Position;
  readonly proposal: Proposal;
}
export type FindingKind = keyof FindingOf;
export const FINDING_KINDS = [
  'statement',
  'event',
  'figure',
  'position',
  'proposal',
] as const satisfies readonly FindingKind[];

/** A report as answers cite it. */
export interface ReportHead {
  readonly id: string;
  readonly key: string | null;
  readonly title: string | null;
  readonly agency: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  /** ISO 8601 date or instant, as the report carries it. */
  readonly published: string | null;
  /** ISO day that answers go by: of `published`, else the report's reference day; null where neither is known. */
  readonly day: string | null;
  readonly language: string;
  /** ISO instant, UTC. */
  readonly ingestedAt: string;
  /** Id of the first report of its origin: copies of one wire text share it. */
  readonly origin: string;
  /** What a later version made of it: null where it stands. */
  readonly superseded: Superseded | null;
}

export interface Superseded {
  /** Id of the later version. */
  readonly by: string;
  /** `kill`, `withhold` and `embargo` take back what it said. */
  readonly as: 'update' | 'correction' | 'kill' | 'withhold' | 'embargo';
  /** ISO day; null where not known. */
  readonly on: string | null;
}

/** A finding with the report it stands in and the sentence that it came from. */
export interface Cited<K extends FindingKind = FindingKind> {
  readonly report: ReportHead;
  readonly kind: K;
  readonly item: FindingOf[K];
  /** UTF-16 offsets of the sentence into the report's text. */
  readonly sentence: Span;
  readonly words: string;
}

/** Which reports an answer goes by: days of publication, both ends included. Reports of no known day are left out where a bound is given. */
export interface Window {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** What was so on a day: the same bound as `until`, under the name that answers give it. */
  readonly asOf?: string | undefined;
}

export interface Paging {
  /** Rows at most, 1..1000; 100 where not told. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

export interface FindingQuery extends Window, Paging {
  /** Report id. */
  readonly report?: string | undefined;
  /** A name of anyone in the finding: source, actor, recipient. Case and accents do not matter. */
  readonly party?: string | undefined;
  /** With `party`: also findings of those who belong to it. */
  readonly rollUp?: boolean | undefined;
  /** The finding's type, manner, stance or measure. */
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  /** Standing of the source of a statement. */
  readonly standing?: string | undefined;
  /** `standing`: reports that no later version replaced (those taken back stay, marked); `all`: every version. `standing` where not told. */
  readonly versions?: 'standing' | 'all' | undefined;
  /** Words that must stand in the finding or its sentence. */
  readonly about?: string | undefined;
  /** Findings less sure than this are left out; those of unknown sureness stay. */
  readonly atLeast?: number | undefined;
  /** `told`: by the day the thing happened, or of publication where it is not told. `published`: by the report's day. */
  readonly order?: 'told' | 'published' | undefined;
}

export interface Page<T> {
  readonly rows: readonly T[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

export interface Hit {
  readonly report: ReportHead;
  readonly kind: FindingKind | 'report';
  /** Item id; null for the report itself. */
  readonly id: string | null;
  readonly span: Span | null;
  /** Words around the match; each match between U+0002 and U+0003. */
  readonly snippet: string;
}

/** An entity of one report. */
export interface CitedEntity {
  readonly report: ReportHead;
  readonly entity: Entity;
  /** Name of what it belongs to, in that report. */
  readonly affiliation: string | null;
  /** The words of its first mention, with a little round them. */
  readonly words: string;
}

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
  reports(query: Window & Paging): Promise<Page<ReportHead>>;
  findings<K extends FindingKind>(kind: K, query: FindingQuery): Promise<Page<Cited<K>>>;
  /** Entities by any of their names, folded; by report's day. */
  entities(name: string, query: Window & Paging): Promise<Page<CitedEntity>>;
  /** Full text over reports and findings: words, "phrases", prefix*. Best first, then by report and place. @throws SyntaxError where the query cannot be read */
  search(
    query: string,
    options: Window & Paging & { readonly kind?: FindingKind | 'report' | undefined },
  ): Promise<Page<Hit>>;
  /** Purges a report: text, index and all that came of it. @returns false where there was none */
  remove(id: string): Promise<boolean>;
  tally(): Promise<Tally>;
  /** Copies the whole archive to a new file, while in use. @throws Error where the file exists */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** A name as names are compared: lower case, no accents, single spaces. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
