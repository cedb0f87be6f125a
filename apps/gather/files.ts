import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { type Format, formatOf, sniffFormat } from '#read';

/** A file of a folder that may hold reports. */
export interface FoundFile {
  /** The folder as it was named, and the path below it. */
  readonly file: string;
  readonly path: string;
  /** By its ending; null where the ending tells nothing. */
  readonly format: Format | null;
  /** Bytes; null where it is gone again. */
  readonly size: number | null;
  /** Milliseconds since 1970 of its last change; null where it is gone again. */
  readonly changed: number | null;
}

/** Files that stand in a folder to tell of it and are no reports. */
const TELLS_OF_FOLDER = /^(?:readme|licen[cs]e|notice|changelog|contributing)\b/i;

/**
 * The files of a folder and of all below it, in the order of their names. Hidden ones, links to folders and those that
 * tell of the folder are passed over.
 *
 * @returns `about`: how many tell of the folder
 */
export async function filesIn(name: string, path: string): Promise<{ files: FoundFile[]; about: number }> {
  const files: FoundFile[] = [];
  let about = 0;
  const entries = await readdir(path, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const file = `${name}/${entry.name}`;
    const at = join(path, entry.name);
    // A link to a folder is not followed: it may lead back up.
    if (entry.isDirectory()) {
      const below = await filesIn(file, at);
      for (const one of below.files) files.push(one);
      about += below.about;
    } else if (TELLS_OF_FOLDER.test(entry.name)) about++;
    else {
      const like = await stat(at).catch(() => null);
      if (like !== null && !like.isFile()) continue;
      files.push({
        file,
        path: at,
        format: formatOf(entry.name),
        size: like?.size ?? null,
        changed: like?.mtimeMs ?? null,
      });
    }
  }
  return { files, about };
}

/** Enough of a file to tell its format by, whether it is in gzip or not. */
const OPENING = 8192;

/** The format that a file's first bytes show; null where they show none. @throws where it cannot be opened */
export async function formatByContent(path: string): Promise<Format | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(OPENING), 0, OPENING, 0);
    return sniffFormat(unpacked(buffer.subarray(0, bytesRead)));
  } finally {
    await file.close();
  }
}

function unpacked(first: Uint8Array): Uint8Array {
  if (first[0] !== 0x1f || first[1] !== 0x8b) return first;
  try {
    return gunzipSync(first, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 16 * 1024 * 1024 });
  } catch {
    return first;
  }
}

/** What the ending leaves open in a folder: marked pages, feeds and archives are taken, anything else is left out. */
export async function formatInFolder(found: FoundFile): Promise<Format | null> {
  if (found.format !== null) return found.format;
  const seen = await formatByContent(found.path).catch(() => null);
  return seen === 'json' ? null : seen;
}
