import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Look, type SitrepCall, sitrep, sitrepDocx, sitrepMarkdown, tellVersions, versions } from '#tell';
import { write } from '../output.ts';
import { complain } from '../terminal.ts';
import { withArchive } from './archive.ts';

export interface SitrepArguments extends SitrepCall {
  readonly archive: string;
  readonly folder: string;
  /** A file ending in .docx or .md; null for standard output. */
  readonly output: string | null;
}

/** A sitrep to standard output or a file. A sitrep that says what its sources do not is not written. @returns the exit code */
export async function sitrepCommand({ archive, folder, output, ...call }: SitrepArguments): Promise<number> {
  const made = await withArchive(archive, folder, false, (store) => sitrep(store, call));
  if (!made.cites.length) complain('nothing of these days is in the archive');
  if (output === null) await write(process.stdout, sitrepMarkdown(made));
  else {
    const path = resolve(folder, output);
    const bytes = output.toLowerCase().endsWith('.docx')
      ? await sitrepDocx(made, call.asOf ?? call.until ?? call.since)
      : sitrepMarkdown(made);
    await writeFile(path, bytes);
    complain(`wrote ${output}: ${made.cites.length} sentences cited`);
  }
  return 0;
}

export interface VersionsArguments {
  readonly archive: string;
  readonly folder: string;
  readonly report: string;
  readonly format: 'text' | 'json' | 'jsonl';
  readonly look: Look;
}

/** The versions of a report to standard output. @returns the exit code */
export async function versionsCommand({ archive, folder, report, format, look }: VersionsArguments): Promise<number> {
  const rows = await withArchive(archive, folder, false, (store) => versions(store, report));
  if (format === 'text') await write(process.stdout, tellVersions(rows, look));
  else if (format === 'jsonl') for (const row of rows) await write(process.stdout, `${JSON.stringify(row)}\n`);
  else await write(process.stdout, `${JSON.stringify(rows, null, 2)}\n`);
  return 0;
}
