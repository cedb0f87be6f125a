/** What is remembered of a source that is watched, from one round to the next. */
export interface WatchState {
  /** The address or folder, as its user gave it. */
  readonly source: string;
  /** The address that it has moved to for good; null where it has not. */
  readonly movedTo: string | null;
  /** What the server sent with its last answer, sent back to it with the next question. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Failures in a row. */
  readonly failures: number;
  /** ISO instant, UTC, before which its server does not want to be asked; null where it did not say. */
  readonly notBefore: string | null;
  /** ISO instant at which the server said that it is gone for good; it is asked no more. */
  readonly goneAt: string | null;
  /** ISO instant of the last round. */
  readonly askedAt: string;
}

/** An item of a source that has been dealt with: a file of a folder, an article that a feed led to. */
export interface SeenItem {
  readonly item: string;
  /** What it was like: size and time of a file. Another mark makes it a new item. */
  readonly mark: string;
  /** How often it was tried and failed; 0 where it is done. */
  readonly failures: number;
}

/** Remembers what is watched, in the archive that the reports go to. */
export interface Watching {
  state(source: string): Promise<WatchState | null>;
  note(state: WatchState): Promise<void>;
  /** What is known of some items of a source. */
  seen(source: string, items: readonly string[]): Promise<ReadonlyMap<string, SeenItem>>;
  see(source: string, items: readonly SeenItem[]): Promise<void>;
}
