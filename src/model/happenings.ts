import type { Cited, Page, Paging, Window } from './findings.ts';
import type { Event } from './record.ts';

/** What accounts can differ on: a figure, whether it happened, who did it, when, where. */
export type DifferenceKind = 'figure' | 'denial' | 'actor' | 'day' | 'place';

export interface HappeningQuery extends Window, Paging {
  /** Someone who does it or undergoes it, as any of the reports names them. */
  readonly party?: string | undefined;
  /** Event type: that of its first mention. */
  readonly type?: Event['type'] | undefined;
  /** Only what several reports tell. */
  readonly several?: boolean | undefined;
}

/** One event, as all the reports tell it. Members in order of the report's day, then of ingest. */
export interface Happening {
  /** Stands for the event as long as its first mention is in the archive. */
  readonly id: string;
  readonly members: readonly Cited<'event'>[];
  /** Reports of one origin count once. */
  readonly origins: number;
  /** Days told, ISO, in order; more than one where accounts vary or the event lasts. */
  readonly days: readonly string[];
  readonly places: readonly string[];
  readonly actors: readonly string[];
}

export interface DifferingQuery extends Window, Paging {
  readonly party?: string | undefined;
  readonly rollUp?: boolean | undefined;
  readonly about?: string | undefined;
  /** Report id: of either side. */
  readonly report?: string | undefined;
  /** Measure or event type of either side. */
  readonly type?: string | undefined;
  /** Both sides must be as sure as this, or of unknown sureness. */
  readonly atLeast?: number | undefined;
  readonly versions?: 'standing' | 'all' | undefined;
}

export type DifferingSide = Cited<'figure'> | Cited<'event'> | Cited<'statement'>;
/** Two accounts that cannot both be true; the earlier report first. Neither is preferred. */
export interface Differing {
  readonly kind: DifferenceKind;
  readonly sides: readonly [DifferingSide, DifferingSide];
}

/** Events across reports, and the accounts that cannot both be true. */
export interface Happenings {
  /** By the day told of the first mention, then by order of ingest. */
  happenings(query: HappeningQuery): Promise<Page<Happening>>;
  /** By the day of the later report, then by order of ingest. Copies of one origin, and what was taken back, are left out. */
  differing(query: DifferingQuery): Promise<Page<Differing>>;
}
