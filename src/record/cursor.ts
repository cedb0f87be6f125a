import { Buffer } from 'node:buffer';

/** Where a page ended: the last row's day and row id. */
export interface Cursor {
  readonly day: string;
  readonly seq: number;
}

export const writeCursor = ({ day, seq }: Cursor): string =>
  Buffer.from(JSON.stringify([day, seq])).toString('base64url');

/** @throws RangeError where the cursor is none that a page gave */
export function readCursor(cursor: string | undefined): Cursor | null {
  if (cursor === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && Number.isSafeInteger(value[1])) {
      return { day: value[0], seq: value[1] as number };
    }
  } catch {
    // Told below: the caller gave something else than a page's `next`.
  }
  throw new RangeError(`'${cursor}' is no cursor: give the next of the page before`);
}

export const DEFAULT_LIMIT = 100;
export const MOST_ROWS = 1000;

/** @throws RangeError where the limit is outside 1..1000 */
export function readLimit(limit: number | undefined): number {
  if (limit === undefined) return DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS)
    throw new RangeError(`a page has 1 to ${MOST_ROWS} rows, not ${limit}`);
  return limit;
}
