import type { FindingKind, FindingOf, Page, Paging, ReportHead } from './findings.ts';
import type { ReportRecord } from './record.ts';
import type { Span } from './span.ts';

/** What a person decided about a finding. `attach` moves an earlier decision to where it belongs; `undo` takes one back. */
export const REVIEW_ACTIONS = ['accept', 'correct', 'reject', 'add', 'merge', 'split', 'attach', 'undo'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** Words of a report with a little of what stands round them, so that they are found again where offsets have moved. */
export interface Quote {
  /** UTF-16 offsets into the report's text when the decision was made. */
  readonly span: Span;
  readonly words: string;
  readonly before: string;
  readonly after: string;
}

/** What a decision is about, by what does not change when the report is read again: kind, place and words; never by item id alone. */
export interface Anchor extends Quote {
  readonly kind: FindingKind;
  /** Item id when the decision was made. */
  readonly item: string;
  /** The decision that added the finding; null where the program read it. */
  readonly added: number | null;
}

/** New values by field: `type=CONSULT`, `actors=Envoys; The mayor`, `trigger=words as they stand`. docs/review.md lists the fields. */
export type Fields = Readonly<Record<string, string>>;

/** One line of the journal. Lines are added, never changed. */
export interface Decision {
  /** Unique in the archive, rising. */
  readonly id: number;
  readonly report: string;
  readonly action: ReviewAction;
  /** The finding decided on; of `add` the words given; null for `undo`. */
  readonly anchor: Anchor | null;
  /** `merge`: the findings that are the same as the first; `split`: where the second one stands. */
  readonly others: readonly Anchor[];
  readonly set: Fields;
  /** The finding as it was shown to who decided; null where there was none. */
  readonly seen: FindingOf[FindingKind] | null;
  /** `undo`, `attach`: the decision that this one is about. */
  readonly of: number | null;
  readonly author: string;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly reason: string | null;
}

/** Who decides, when, and why. */
export interface Signature {
  readonly author: string;
  /** ISO 8601 instant, passed in: the store reads no clock. */
  readonly at: string;
  readonly reason?: string | null | undefined;
}

/** Words as they stand in the report, `in` a longer piece where they stand more than once; or their offsets. */
export type Selection = { readonly words: string; readonly in?: string | undefined } | Span;

export type Verdict =
  | { readonly action: 'accept' | 'reject'; readonly report: string; readonly item: string }
  | { readonly action: 'correct'; readonly report: string; readonly item: string; readonly set: Fields }
  | {
      readonly action: 'add';
      readonly report: string;
      readonly kind: FindingKind;
      readonly at: Selection;
      readonly set?: Fields | undefined;
    }
  /** `item` stays and takes over what the others had; the others are left out. */
  | { readonly action: 'merge'; readonly report: string; readonly item: string; readonly others: readonly string[] }
  /** A second finding like `item`, at other words, with what is set changed. */
  | {
      readonly action: 'split';
      readonly report: string;
      readonly item: string;
      readonly at: Selection;
      readonly set?: Fields | undefined;
    }
  /** Of an orphaned decision: the finding that it holds for now. */
  | { readonly action: 'attach'; readonly decision: number; readonly item: string };

/** Why a decision has nothing to hold to. */
export interface Orphan {
  readonly decision: Decision;
  readonly why: 'no-report' | 'no-finding' | 'read-differently' | 'cannot-apply';
  /** What can be done about it. */
  readonly remedy: string;
}

/** A finding that nobody has decided on. */
export interface Queued {
  readonly report: ReportHead;
  readonly kind: FindingKind;
  readonly item: FindingOf[FindingKind];
  /** UTF-16 offsets of the sentence into the report's text. */
  readonly sentence: Span;
  readonly words: string;
}

export interface QueueQuery extends Paging {
  readonly report?: string | undefined;
  readonly kind?: FindingKind | undefined;
  /** Ids of reports: those of a story, say. At most 10,000. */
  readonly reports?: readonly string[] | undefined;
}

/**
 * What people decided about findings. Answers go by it; the record as read stays as it was. Decisions outlive a
 * re-reading and a removal, and hold again where the report comes back.
 */
export interface Reviews {
  /**
   * Enters decisions in the journal, all or none, and lets them take effect. Acknowledged means on the disk.
   *
   * @throws RangeError where there is no such report or finding, words do not stand in the report, or a value does not fit its field
   */
  decide(verdicts: readonly Verdict[], by: Signature): Promise<readonly Decision[]>;
  /** Takes a decision back. @throws RangeError where there is none, or it is taken back already */
  undo(decision: number, by: Signature): Promise<Decision>;
  /** Decisions in the order in which they were made. */
  journal(query: Paging & { readonly report?: string | undefined }): Promise<Page<Decision>>;
  /** Decisions in force that hold to nothing, in the order in which they were made. */
  orphans(query: Paging): Promise<Page<Orphan>>;
  /**
   * What nobody has decided on in reports that stand: unknown sureness first, then the least sure; among equals by
   * order of ingest and place in the record.
   */
  queue(query: QueueQuery): Promise<Page<Queued>>;
  /** A record as reviewed; null where the report is not in. */
  record(report: string): Promise<ReportRecord | null>;
  /** Reports with a decision in force, by id, and how many of their findings nobody has decided on. */
  reports(query: Paging): Promise<Page<{ readonly report: ReportHead; readonly left: number }>>;
  /** Enters a journal kept elsewhere into an archive that has none. @throws RangeError where it has */
  restore(journal: readonly Decision[]): Promise<void>;
  /** Strikes the decisions on a report out of the journal, words and all: for what must not be kept. @returns how many */
  forget(report: string): Promise<number>;
}
