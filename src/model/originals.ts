/** The bytes that a report was read from: a page, the words of a feed's item, a NewsML-G2, NITF or ninjs document. */
export interface Original {
  readonly bytes: Uint8Array;
  /** Media type, without its parameters: `text/html`. */
  readonly contentType: string;
  /** As it was read: `utf-8`, `windows-1252`; null where the bytes themselves tell. */
  readonly charset: string | null;
}

/** Keeps what reports were read from, so that nothing that was left out of a text is lost. */
export interface Originals {
  /** Keeps originals of reports that are in; one that is kept already stays as it is. @returns how many were new */
  keep(originals: readonly { readonly report: string; readonly original: Original }[]): Promise<number>;
  /** What a report was read from; null where nothing was kept. */
  of(report: string): Promise<Original | null>;
}
