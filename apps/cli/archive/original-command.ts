import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { complain } from '../terminal.ts';
import { withArchive } from './archive.ts';

export interface OriginalCall {
  readonly report: string;
  /** A file; null: standard output. */
  readonly output: string | null;
  readonly folder: string;
  readonly archive: string;
}

/** Writes out what a report was read from, byte for byte. @returns 1 where nothing was kept */
export async function originalCommand({ report, output, folder, archive }: OriginalCall): Promise<number> {
  const { there, original } = await withArchive(archive, folder, false, async (store) => ({
    there: await store.has(report),
    original: await store.originals.of(report),
  }));
  if (original === null) {
    complain(
      there
        ? `no original of ${report} is kept: its text is all there was, and 'rapporteur export' and the answers have it`
        : `there is no report ${report} in ${archive}; 'rapporteur search' shows the ids`,
    );
    return 1;
  }
  if (output === null) {
    if (!process.stdout.write(original.bytes)) await once(process.stdout, 'drain');
  } else {
    // 'wx': a file that is there stays as it is.
    await writeFile(resolve(folder, output), original.bytes, { flag: 'wx' });
    const charset = original.charset === null ? '' : `; charset=${original.charset}`;
    complain(`${original.bytes.length} bytes of ${original.contentType}${charset} in ${output}`);
  }
  return 0;
}
