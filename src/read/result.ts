import type { Notice, Original, Report } from '#model';

/** Input that could not be made a report: what, where, and what to do about it. */
export interface ReadError {
  /** Stable kebab-case code. */
  readonly code:
    | 'json-broken'
    | 'json-not-object'
    | 'text-missing'
    | 'line-too-long'
    | 'not-text'
    | 'not-reports'
    | 'format-unknown'
    | 'xml-unsafe'
    | 'xml-broken'
    | 'html-unsafe'
    | 'too-large'
    | 'gzip-broken'
    | 'warc-broken'
    | 'csv-broken'
    | 'text-column-missing';
  readonly message: string;
  /** Path or name of the input, where it was told. */
  readonly file: string | null;
  /** Line of the file, from 1; null where the whole is meant. */
  readonly line: number | null;
}

/** A report with what its reader should know, or why there is none. One bad report never stops the rest. */
export type ReadResult =
  | {
      readonly report: Report;
      readonly notices: readonly Notice[];
      /** What it was read from, where that is more than its text and was asked for. */
      readonly original?: Original | undefined;
    }
  | { readonly error: ReadError };

/** What the caller knows of an input that the input itself may not tell. */
export interface ReadOptions {
  /** Becomes `report.key` where the input has no id of its own: a file's path. */
  readonly key?: string | null;
  /** ISO date or instant of publication, used where the input tells none. */
  readonly published?: string | null;
  /** Named in errors. */
  readonly file?: string | null;
  /** Used where the input tells none. */
  readonly agency?: string | null;
  readonly publisher?: string | null;
  /** The publisher, whatever the input tells: a feed's own title is often that of a section. */
  readonly publisherIs?: string | null;
  /** The zone of times that are written without one: '+02:00'. */
  readonly zone?: string | null;
  readonly url?: string | null;
  readonly language?: string | null;
  /** The Content-Type that the bytes were sent with: its charset goes before what the bytes say of themselves. */
  readonly contentType?: string | null;
  /** Whether pages, feed items, NewsML-G2, NITF and ninjs are handed on beside the report that was read from them. */
  readonly originals?: boolean;
}

/** An error about an input, as a result. */
export const readError = (
  code: ReadError['code'],
  message: string,
  options: ReadOptions,
  line: number | null = null,
): ReadResult => ({ error: { code, message, file: options.file ?? options.key ?? null, line } });
