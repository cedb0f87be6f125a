import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '#record';
import { identitiesContract } from '../contract/identities.ts';

identitiesContract('who is who in the SQLite store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-'));
  const file = join(folder, 'archive.db');
  return {
    open: () => openSqliteStore(file),
    reopen: () => openSqliteStore(file),
    backupPath: () => join(folder, 'backup.db'),
    openBackup: openSqliteStore,
    end: () => rm(folder, { recursive: true, force: true }),
  };
});
