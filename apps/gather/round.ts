import type { ReportRecord, Store } from '#model';
import type { ReadResult } from '#read';
import type { Bounds } from './ask.ts';
import type { Hosts } from './hosts.ts';
import type { Robots } from './robots.ts';
import type { WatchedSource } from './source-list.ts';

/** A report as the reader hands it over. */
export type FoundReport = Extract<ReadResult, { report: unknown }>;

export interface Watch {
  readonly store: Store;
  readonly sources: readonly WatchedSource[];
  /** One round, or until the signal fires. */
  readonly once: boolean;
  /** 'rapporteur/1.0': what servers are told of who asks. */
  readonly agent: string;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Reads a report into its record. */
  readonly read: (found: FoundReport) => ReportRecord;
  /** Told of each new report once it is kept. */
  readonly onReport: (record: ReportRecord, source: WatchedSource) => void;
  /** Told of what went wrong, or should be known. */
  readonly onNotice: (source: WatchedSource, message: string) => void;
  readonly bounds?: Partial<Bounds>;
  /** Milliseconds between two questions to one server. */
  readonly breathMs?: number;
  /** Milliseconds for which a file must stay as it is before it is read. */
  readonly settleMs?: number;
}

/** All that one run of watching shares. */
export interface Round extends Watch {
  readonly hosts: Hosts;
  readonly robots: Map<string, Promise<Robots | null>>;
  readonly sleep: (ms: number) => Promise<void>;
  /** Keeps a report. @returns whether it was new */
  readonly keep: (found: FoundReport, source: WatchedSource) => Promise<boolean>;
}

/** How a look went, and the least seconds until the next; null: there is none. */
export interface Next {
  readonly well: boolean;
  readonly seconds: number | null;
}
