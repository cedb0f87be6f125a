import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** sha-256 of a text in UTF-8, hex; copies of a report share it. */
export const textHash = (text: string): string => sha256(text);

/** What makes a report this report and no other. */
export interface Identity {
  readonly publisher: string | null;
  readonly url: string | null;
  readonly key: string | null;
  readonly published: string | null;
  readonly text: string;
}

/** The first 16 hex digits of sha-256 over publisher, url or key, published and text, as a JSON array. */
export const reportId = (of: Identity): string =>
  sha256(JSON.stringify([of.publisher, of.url ?? of.key, of.published, of.text])).slice(0, 16);
