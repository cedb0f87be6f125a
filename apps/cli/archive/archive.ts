import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Store } from '#model';
import { openSqliteStore } from '#record';

/** The archive that a command goes to where none is named, in the folder it is called from. */
export const DEFAULT_ARCHIVE = 'rapporteur.db';

/**
 * Opens an archive, does some work with it and closes it, whatever happens.
 *
 * @param file    as named by the caller
 * @param folder  what relative names are relative to
 * @param make    whether a new archive may be made
 * @throws Error where there is none and none may be made
 */
export async function withArchive<T>(
  file: string,
  folder: string,
  make: boolean,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const path = resolve(folder, file);
  if (!make && !existsSync(path))
    throw new Error(`there is no archive ${file}: make one with 'rapporteur ingest FILE… --archive ${file}'`);
  const store = await openSqliteStore(path);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
