import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { openShelf } from '#load';
import type { FindingKind, Store } from '#model';
import { type ExportFormat, type ExportQuery, exportAs, KINDS_OF, openExport, readCountryCodes } from '#tell';
import { complain } from '../terminal.ts';
import { withArchive } from './archive.ts';
import { readArchiveFolder, writeArchiveFolder } from './archive-folder.ts';
import { goldWritten, writeGold } from './gold-folder.ts';

export interface ExportCall {
  readonly format: ExportFormat | 'archive' | 'gold';
  readonly kind: FindingKind | null;
  readonly query: ExportQuery;
  /** '-' for standard output. */
  readonly output: string;
  readonly hxl: boolean;
  readonly raw: boolean;
  readonly archive: string;
  readonly folder: string;
}

const ENDINGS: Partial<Record<ExportFormat, string>> = { csv: 'csv', parquet: 'parquet' };

/** Findings, or the whole archive, in a format of others. @returns the exit code */
export async function exportCommand(call: ExportCall): Promise<number> {
  return withArchive(call.archive, call.folder, false, async (store) => {
    const { format } = call;
    if (format === 'gold') {
      complain(goldWritten(await writeGold(store, resolve(call.folder, call.output), false)));
      return 0;
    }
    if (format === 'archive') {
      const parts = await writeArchiveFolder(store, resolve(call.folder, call.output));
      complain(`${call.archive} into ${call.output}: ${parts.map((p) => `${p.rows} ${p.name}`).join(', ')}`);
      return 0;
    }
    const kinds = call.kind ? [call.kind] : KINDS_OF[format];
    const ending = ENDINGS[format];
    if (ending === undefined || kinds.length === 1) {
      await taken(store, call, format, kinds, call.output);
      return 0;
    }
    const target = resolve(call.folder, call.output);
    if (call.output === '-' || (existsSync(target) && !statSync(target).isDirectory()))
      throw new Error(
        `${format} holds one kind of findings: name it (--kind event), or a folder for one file of each (--output FOLDER)`,
      );
    mkdirSync(target, { recursive: true });
    for (const kind of kinds) await taken(store, call, format, [kind], join(target, `${kind}s.${ending}`));
    return 0;
  });
}

async function taken(
  store: Store,
  call: ExportCall,
  format: ExportFormat,
  kinds: readonly FindingKind[],
  output: string,
): Promise<void> {
  const { hxl, raw } = call;
  const countries = readCountryCodes(openShelf().table('countries'));
  const chunks = exportAs(format, openExport(store, call.query), { kinds, hxl, raw, countries });
  if (output === '-') {
    if (format === 'parquet' && process.stdout.isTTY)
      throw new Error('Parquet is no text: send it to a file with --output FILE');
    for await (const chunk of chunks)
      if (chunk.length && !process.stdout.write(chunk)) await once(process.stdout, 'drain');
    return;
  }
  const path = resolve(call.folder, output);
  // What stands under the name is always a whole file.
  const half = `${path}.part`;
  const out = createWriteStream(half);
  try {
    await once(out, 'open');
    for await (const chunk of chunks) if (chunk.length && !out.write(chunk)) await once(out, 'drain');
    out.end();
    await finished(out);
    renameSync(half, path);
  } catch (error) {
    out.destroy();
    rmSync(half, { force: true });
    throw error;
  }
}

export interface ImportCall {
  readonly from: string;
  readonly archive: string;
  readonly folder: string;
}

/** Makes a new archive out of a folder that `export --format archive` wrote: whole, or not at all. */
export async function importCommand({ from, archive, folder }: ImportCall): Promise<number> {
  const path = resolve(folder, archive);
  if (existsSync(path)) throw new Error(`${archive} exists: name an archive that does not, with --archive`);
  const half = `${path}.part`;
  const clear = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${half}${end}`, { force: true });
  };
  clear();
  try {
    const parts = await withArchive(half, folder, true, (store) => readArchiveFolder(store, resolve(folder, from)));
    renameSync(half, path);
    complain(`${from} into ${archive}: ${parts.map((p) => `${p.rows} ${p.name}`).join(', ')}`);
  } finally {
    clear();
  }
  return 0;
}
