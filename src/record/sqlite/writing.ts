import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';

/** How long one attempt to write blocks where another process is writing, and how many attempts are made with a breath between. */
export const BUSY_MS = 50;
const ATTEMPTS = 200;

/**
 * Runs a transaction that takes the write lock at once: one that read first and wrote later would fail, not wait,
 * where another process wrote in between.
 *
 * @throws Error where another process held the lock throughout
 */
export async function writing<T>(db: Kysely<Tables>, work: (trx: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.connection().execute(async (trx) => {
    await takeLock(trx);
    try {
      const result = await work(trx);
      await sql`commit`.execute(trx);
      return result;
    } catch (error) {
      await sql`rollback`.execute(trx);
      throw error;
    }
  });
}

async function takeLock(trx: Kysely<Tables>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await sql`begin immediate`.execute(trx);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      if (attempt === ATTEMPTS)
        throw new Error('another process is writing to this archive: wait for it to end, or give another --archive', {
          cause: error,
        });
      await new Promise((resume) => setTimeout(resume, BUSY_MS));
    }
  }
}
