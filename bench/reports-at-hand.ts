import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Folders of reports: the example that ships with the project, and what stands beside a checkout. */
const FOLDERS = ['examples/cairo-talks', '../shared/corpora/news', '../shared/gold'];

/** A report's file, its name without machine paths, and its bytes. */
export interface ReportFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Every real report at hand, in the order of the folders and their names. */
export function reportsAtHand(): ReportFile[] {
  return FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.txt'))
      .sort((a, b) => (a < b ? -1 : 1))
      .map((name) => {
        const path = join(ROOT, folder, name);
        return { name: `${folder}/${name}`, path, bytes: readFileSync(path) };
      }),
  );
}
