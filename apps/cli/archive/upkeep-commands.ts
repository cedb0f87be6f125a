import { resolve } from 'node:path';
import { FINDING_KINDS } from '#model';
import { write } from '../output.ts';
import { complain } from '../terminal.ts';
import { withArchive } from './archive.ts';

interface Upkeep {
  readonly archive: string;
  readonly folder: string;
}

/** Copies an archive while it is in use. */
export async function backupCommand({ archive, folder }: Upkeep, target: string): Promise<number> {
  await withArchive(archive, folder, false, (store) => store.backup(resolve(folder, target)));
  complain(`${archive} copied to ${target}`);
  return 0;
}

/** Purges reports with all that came of them. @returns 1 where one of them was not there */
export async function removeCommand({ archive, folder }: Upkeep, ids: readonly string[]): Promise<number> {
  return withArchive(archive, folder, false, async (store) => {
    let missing = 0;
    for (const id of ids) {
      if (await store.remove(id)) complain(`${id} removed`);
      else {
        missing++;
        complain(`there is no report ${id} in ${archive}; 'rapporteur search' shows the ids`);
      }
    }
    return missing ? 1 : 0;
  });
}

/** What an archive holds. */
export async function statusCommand({ archive, folder }: Upkeep): Promise<number> {
  const { reports, findings } = await withArchive(archive, folder, false, (store) => store.tally());
  await write(
    process.stdout,
    [`${reports} reports`, ...FINDING_KINDS.map((k) => `${findings[k]} ${k}s`)].map((l) => `${l}\n`).join(''),
  );
  return 0;
}
