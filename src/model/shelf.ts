/** One row of a lexicon table, by column name. */
export type Row = Readonly<Record<string, string>>;

/**
 * What the stages need from `lexicon/` and `models/`, handed to them by `load.ts`, which
 * alone reads files.
 */
export interface Shelf {
  /** Rows of `lexicon/NAME.tsv`, its `#` comments left out. @throws Error where there is no such table */
  table(name: string): readonly Row[];
  /** Bytes of a file under `lexicon/` or `models/`, by its path from the package's root. */
  bytes(path: string): Uint8Array;
}
