/**
 * A part of an archive that can be taken out as rows and put back into a new one: the reports, their kinship, and
 * what people did to them. Rows are JSON objects, and come in an order in which they can be loaded.
 */
export interface Portable {
  /** Kebab-case; names the file of the rows. */
  readonly name: string;
  dump(): AsyncIterable<object>;
  /**
   * Puts rows into an archive in which all parts before this one are loaded already. What this part made of the
   * reports by itself, as they came in, gives way to the rows.
   *
   * @throws Error where a row cannot be read
   */
  load(rows: AsyncIterable<unknown>): Promise<void>;
}
