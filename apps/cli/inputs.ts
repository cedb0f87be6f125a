import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import type { Original } from '#model';
import type { ReadInput } from '#pipeline';
import { FORMATS, formatOf, type Format as InputFormat, type ReadResult, readReports } from '#read';
import { ask, isAddress } from '../gather/ask.ts';
import { filesIn, formatByContent, formatInFolder } from '../gather/files.ts';
import { readingOf } from '../gather/reading.ts';
import { version } from './about.ts';
import { nearest } from './nearest.ts';

export type { InputFormat };
export { FORMATS };

/** An input that could not be read; the others go on. */
export interface Failure {
  readonly file: string;
  /** From 1; null where the whole input is meant. */
  readonly line: number | null;
  readonly message: string;
}

export const isFailure = (item: unknown): item is Failure =>
  typeof item === 'object' && item !== null && 'file' in item && 'message' in item;

/** A file or address that a list of inputs comes to, or standard input ('-'). */
export interface Source {
  /** As it was named, or that with the path below it; the report's key where it has no id of its own. */
  readonly file: string;
  readonly path: string;
  /** Null where the first bytes are to tell. */
  readonly format: InputFormat | null;
  /** Bytes; null where they cannot be known beforehand. */
  readonly size: number | null;
}

export interface Sources {
  readonly sources: readonly Source[];
  readonly failures: readonly Failure[];
  /** How many files of folders are of none of the kinds that are read. */
  readonly leftOut: number;
}

/**
 * Finds the files that a command line names. Folders are read with all below them, in the order
 * of their names, and the files in them by their ending, else by their first bytes.
 *
 * @param names   files, folders, addresses and '-' as given
 * @param folder  what relative names are relative to
 * @param format  how all of them are to be read but the files in folders; null: as their endings and first bytes tell
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
    if (name === '-' || isAddress(name)) {
      sources.push({ file: name, path: name, format, size: null });
      continue;
    }
    const path = resolve(folder, name);
    try {
      const found = await stat(path);
      if (found.isDirectory()) {
        leftOut += await takeFolder(name.replace(/[/\\]+$/, ''), path, sources);
        continue;
      }
      const how = format ?? formatOf(name) ?? (found.isFile() ? await formatByContent(path) : null);
      if (how || extname(name) === '' || !found.isFile())
        sources.push({ file: name, path, format: how, size: found.isFile() ? found.size : null });
      else
        failures.push({
          file: name,
          line: null,
          message: `cannot tell how to read a ${extname(name)} file; if it holds reports say how: --input ${FORMATS.join(', ')}`,
        });
    } catch (error) {
      failures.push({ file: name, line: null, message: await reason(error, path) });
    }
  }
  return { sources, failures, leftOut };
}

/** Adds the files of a folder. @returns how many were left out */
async function takeFolder(name: string, path: string, sources: Source[]): Promise<number> {
  const { files, about } = await filesIn(name, path);
  let leftOut = about;
  for (const found of files) {
    const format = await formatInFolder(found);
    if (format === null) leftOut++;
    else sources.push({ file: found.file, path: found.path, format, size: found.size });
  }
  return leftOut;
}

/** How inputs are to be read. */
export interface Reading {
  /** ISO date or instant that holds where a report tells none; null: none. */
  readonly published: string | null;
  /** Told of each stretch of input as it is read. */
  readonly onBytes?: (count: number) => void;
  /** Whether what a report was read from is handed on beside it. */
  readonly originals?: boolean;
}

/** A report to be read on; with what it was read from, where that was asked for. */
export type Input = ReadInput & { readonly original?: Original | undefined };

/**
 * The reports of some sources, one after the other, no more than one in memory but where a format
 * must be read whole.
 */
export async function* readSources(
  sources: readonly Source[],
  { published, onBytes = () => {}, originals = false }: Reading,
): AsyncGenerator<Input | Failure> {
  for (const source of sources) {
    const { file, path } = source;
    try {
      const results = isAddress(path)
        ? readAddress(source, { published, onBytes, originals })
        : readReports(counted(path === '-' ? process.stdin : createReadStream(path), onBytes), source.format, {
            key: file === '-' ? null : file,
            file,
            published,
            originals,
          });
      for await (const result of results)
        yield 'error' in result ? { file, line: result.error.line, message: result.error.message } : result;
    } catch (error) {
      yield { file, line: null, message: await reason(error, path) };
    }
  }
}

/** The reports of an address, asked for once. */
async function* readAddress(
  { file, path, format }: Source,
  { published, onBytes = () => {}, originals = false }: Reading,
): AsyncGenerator<ReadResult> {
  const answer = await ask({ url: path, agent: `rapporteur/${version()}`, now: Date.now() });
  if (answer.kind !== 'page') {
    const message = answer.kind === 'unchanged' ? 'its server sent nothing' : answer.message;
    yield { error: { code: 'not-reports', message, file, line: null } };
    return;
  }
  onBytes(answer.bytes.length);
  const kind = format === 'html' ? 'page' : null;
  const reading = { ...readingOf({ kind, ...UNTOLD }, answer), published, originals };
  yield* readReports([answer.bytes], format, reading);
}

const UNTOLD = { publisher: null, agency: null, language: null, zone: null };

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
