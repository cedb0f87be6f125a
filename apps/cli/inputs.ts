import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ReadInput } from '#pipeline';
import { formatOf, type Format as InputFormat, readReports } from '#read';
import { nearest } from './nearest.ts';

export type { InputFormat };

/** An input that could not be read; the others go on. */
export interface Failure {
  readonly file: string;
  /** From 1; null where the whole input is meant. */
  readonly line: number | null;
  readonly message: string;
}

export const isFailure = (item: unknown): item is Failure =>
  typeof item === 'object' && item !== null && 'file' in item && 'message' in item;

/** A file that a list of inputs comes to, or standard input ('-'). */
export interface Source {
  /** As it was named, or that with the path below it; the report's key where it has no id of its own. */
  readonly file: string;
  readonly path: string;
  readonly format: InputFormat;
  /** Bytes; null where they cannot be known beforehand. */
  readonly size: number | null;
}

export interface Sources {
  readonly sources: readonly Source[];
  readonly failures: readonly Failure[];
  /** How many files of folders have an ending that is none of those read. */
  readonly leftOut: number;
}

/**
 * Finds the files that a command line names. Folders are read with all below them, in the order
 * of their names, and the files in them by their ending.
 *
 * @param names   files, folders and '-' as given
 * @param folder  what relative names are relative to
 * @param format  how standard input and the files named are to be read; null: by their ending, standard input as text
 */
export async function findSources(
  names: readonly string[],
  folder: string,
  format: InputFormat | null,
): Promise<Sources> {
  const sources: Source[] = [];
  const failures: Failure[] = [];
  let leftOut = 0;
  for (const name of names) {
    if (name === '-') {
      sources.push({ file: '-', path: '-', format: format ?? 'text', size: null });
      continue;
    }
    const path = resolve(folder, name);
    try {
      const found = await stat(path);
      if (found.isDirectory()) {
        leftOut += await takeFolder(name.replace(/[/\\]+$/, ''), path, sources);
        continue;
      }
      const how = format ?? formatOf(name) ?? (extname(name) === '' ? 'text' : null);
      if (how) sources.push({ file: name, path, format: how, size: found.isFile() ? found.size : null });
      else
        failures.push({
          file: name,
          line: null,
          message: `cannot tell how to read a ${extname(name)} file; add --input text or --input jsonl`,
        });
    } catch (error) {
      failures.push({ file: name, line: null, message: await reason(error, path) });
    }
  }
  return { sources, failures, leftOut };
}

/** Files that stand in a folder to tell of it and are no reports. */
const TELLS_OF_FOLDER = /^(?:readme|licen[cs]e|notice|changelog|contributing)\b/i;

/** Adds the files of a folder. @returns how many were left out */
async function takeFolder(name: string, path: string, sources: Source[]): Promise<number> {
  let leftOut = 0;
  const entries = await readdir(path, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const file = `${name}/${entry.name}`;
    const at = join(path, entry.name);
    const format = formatOf(entry.name);
    // A link to a folder is not followed: it may lead back up.
    if (entry.isDirectory()) leftOut += await takeFolder(file, at, sources);
    else if (format === null || format === 'json' || TELLS_OF_FOLDER.test(entry.name)) leftOut++;
    else
      sources.push({
        file,
        path: at,
        format,
        size: await stat(at).then(
          (s) => s.size,
          () => null,
        ),
      });
  }
  return leftOut;
}

/**
 * The reports of some sources, one after the other, no more than one in memory but where a format
 * must be read whole.
 *
 * @param published  ISO date or instant that holds where a report tells none; null: none
 * @param onBytes    told of each stretch of input as it is read
 */
export async function* readSources(
  sources: readonly Source[],
  published: string | null,
  onBytes: (count: number) => void = () => {},
): AsyncGenerator<ReadInput | Failure> {
  for (const { file, path, format } of sources) {
    try {
      const chunks = counted(path === '-' ? process.stdin : createReadStream(path), onBytes);
      for await (const result of readReports(chunks, format, { key: file === '-' ? null : file, file, published })) {
        yield 'error' in result ? { file, line: result.error.line, message: result.error.message } : result;
      }
    } catch (error) {
      yield { file, line: null, message: await reason(error, path) };
    }
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

/** What went wrong with a file, in words, and what may have been meant. */
export async function reason(error: unknown, path: string): Promise<string> {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    const names = await readdir(dirname(path)).catch(() => null);
    if (names === null) return `no such file: there is no folder ${dirname(path)}`;
    const meant = nearest(basename(path), names);
    return meant ? `no such file; did you mean ${meant}?` : 'no such file';
  }
  if (code === 'EACCES' || code === 'EPERM') return 'not allowed to read it';
  return message;
}
