import type { Entity, Event, Figure, Position, Proposal, Statement } from './record.ts';
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
  /** What a later version made of it by the last day asked for: null where it stood. */
  readonly superseded: Superseded | null;
}

export interface Superseded {
  /** Id of the later version; its own where it bears an embargo itself. */
  readonly by: string;
  /** `kill`, `withhold` and `embargo` take back what it said. */
  readonly as: 'update' | 'correction' | 'kill' | 'withhold' | 'embargo';
  /** ISO day; null where not known. */
  readonly on: string | null;
}

/** How a finding comes to stand as it does; null where nobody has decided on it. */
export interface Reviewed {
  readonly as: 'accepted' | 'corrected' | 'added';
  readonly author: string;
  /** ISO instant, UTC. */
  readonly at: string;
}

/** A finding with the report it stands in and the sentence that it came from. */
export interface Cited<K extends FindingKind = FindingKind> {
  readonly report: ReportHead;
  readonly kind: K;
  readonly item: FindingOf[K];
  /** UTF-16 offsets of the sentence into the report's text. */
  readonly sentence: Span;
  readonly words: string;
  /** How it comes to stand so, where somebody decided on it. */
  readonly reviewed?: Reviewed | null;
}

/** Which reports an answer goes by: days of publication, both ends included. Reports of no known day are left out where a bound is given. */
export interface Window {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** What was so on a day: the same bound as `until`, under the name that answers give it. */
  readonly asOf?: string | undefined;
  /** Day that embargoes go by where neither `until` nor `asOf` is given; without any they have not ended. */
  readonly today?: string | undefined;
  /** ISO instant or day, UTC: only reports that came into the archive then or later. Another thing than `since`. */
  readonly ingestedSince?: string | undefined;
}

export interface Paging {
  /** Rows at most, 1..1000; 100 where not told. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

export interface ReportQuery extends Window, Paging {
  /** Story id: only its reports. */
  readonly story?: string | undefined;
  /** Only reports that a later one replaced or took back in these days, both ends included. */
  readonly superseded?: { readonly since?: string | undefined; readonly until?: string | undefined } | undefined;
}

export interface FindingQuery extends Window, Paging {
  /** Story id: only findings of its reports. */
  readonly story?: string | undefined;
  /** Report id. */
  readonly report?: string | undefined;
  /** A name of anyone in the finding: source, actor, recipient; any name of the same identity finds it. Case and accents do not matter. */
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
  /** `latest`: by publication, the newest first. `series`: figures by series and positions by party, inside each by publication; the other kinds have none and give nothing. */
  readonly order?: 'told' | 'published' | 'series' | 'latest' | undefined;
  /** Only of these series (see `figureSeries`, `positionSeries`). */
  readonly series?: readonly string[] | undefined;
  /** Only series that sort after this one. */
  readonly beyond?: string | undefined;
  /** Only what no report of the days before tells the same of: `before` is an ISO day, `days` how far back is looked. */
  readonly untold?: { readonly before: string; readonly days: number } | undefined;
}

export interface Page<T> {
  readonly rows: readonly T[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

export interface SearchOptions extends Window, Paging {
  /** Reports, or findings of one kind; reports where not told. */
  readonly kind?: FindingKind | 'report' | undefined;
  /** Of findings: their type, manner, stance or measure. */
  readonly type?: string | undefined;
  /** Of findings: a name of anyone in it; of reports: of anyone in any of its findings. Case and accents do not matter. */
  readonly party?: string | undefined;
  /** The report's agency or publisher, as written. */
  readonly agency?: string | undefined;
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

/** A name as names are compared: lower case, no accents, single spaces. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
