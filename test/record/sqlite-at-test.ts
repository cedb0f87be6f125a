import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '#record';
import type { StoreAtTest } from '../contract/store.ts';

/** A new SQLite archive in a folder of its own. */
export const sqliteAtTest = async (): Promise<StoreAtTest> => {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-'));
  const file = join(folder, 'archive.db');
  return {
    open: () => openSqliteStore(file),
    reopen: () => openSqliteStore(file),
    backupPath: () => join(folder, 'backup.db'),
    openBackup: openSqliteStore,
    end: () => rm(folder, { recursive: true, force: true }),
  };
};
