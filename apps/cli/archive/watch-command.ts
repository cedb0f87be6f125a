import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadResources } from '#load';
import type { ReportRecord } from '#model';
import { readReport } from '#pipeline';
import { isAddress } from '../../gather/ask.ts';
import {
  EVERY_ADDRESS,
  EVERY_FOLDER,
  readSourceList,
  SourceListError,
  type WatchedSource,
} from '../../gather/source-list.ts';
import { watch } from '../../gather/watch.ts';
import { version } from '../about.ts';
import { reason } from '../inputs.ts';
import { write } from '../output.ts';
import { complain } from '../terminal.ts';
import { withArchive } from './archive.ts';

export interface WatchCall {
  /** Addresses and folders as named. */
  readonly names: readonly string[];
  /** A YAML file with the user's own list; null: none. */
  readonly list: string | null;
  /** Seconds between two looks at the sources named; null: as is usual. */
  readonly every: number | null;
  readonly follow: boolean;
  readonly once: boolean;
  readonly folder: string;
  readonly archive: string;
}

/**
 * Watches sources and keeps each new report as it comes, a line for each. Ends after the report in hand where it is
 * interrupted, and at once where it is so twice.
 *
 * @returns the exit code: 1 where a source of the one round could not be read
 */
export async function watchCommand(call: WatchCall): Promise<number> {
  const sources = await sourcesOf(call);
  if (sources === null) return 1;
  const resources = loadResources();
  const ending = new AbortController();
  const end = (): void => {
    if (ending.signal.aborted) process.exit(130);
    complain('ending after the report in hand; once more ends at once');
    ending.abort();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  try {
    const { reports, failed } = await withArchive(call.archive, call.folder, true, (store) => {
      if (!call.once) complain(`watching ${counted(sources.length, 'source')}; Ctrl-C ends it`);
      return watch({
        store,
        sources,
        once: call.once,
        agent: `rapporteur/${version()}`,
        signal: ending.signal,
        now: Date.now,
        read: (found) => readReport({ report: found.report, notices: found.notices }, resources),
        onReport: (record) => void write(process.stdout, `${lineOf(record, new Date())}\n`),
        onNotice: ({ name }, message) => complain(`${name}: ${message}`),
      });
    });
    complain(`${counted(reports, 'new report')} into ${call.archive}`);
    return call.once && failed > 0 ? 1 : 0;
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
}

/** The sources of the list and those named; null where the list or a folder cannot be used, which is told. */
async function sourcesOf(call: WatchCall): Promise<WatchedSource[] | null> {
  const sources: WatchedSource[] = [];
  if (call.list !== null) {
    const path = resolve(call.folder, call.list);
    try {
      sources.push(...readSourceList(await readFile(path, 'utf8'), call.list, path));
    } catch (error) {
      if (error instanceof SourceListError) for (const line of error.message.split('\n')) complain(line);
      else complain(`${call.list}: ${await reason(error, path)}`);
      return null;
    }
  }
  for (const name of call.names) {
    const path = isAddress(name) ? null : resolve(call.folder, name);
    if (path !== null) {
      try {
        if (!(await stat(path)).isDirectory()) {
          complain(`${name} is a file: watch takes folders and addresses; 'rapporteur ingest ${name}' reads it once`);
          return null;
        }
      } catch (error) {
        complain(`${name}: ${await reason(error, path)}`);
        return null;
      }
    }
    const source = path ?? name;
    if (sources.some((s) => s.source === source)) continue;
    sources.push({
      source,
      name,
      kind: path === null ? null : 'folder',
      path,
      every: call.every ?? (path === null ? EVERY_ADDRESS : EVERY_FOLDER),
      follow: path === null && call.follow,
      publisher: null,
      agency: null,
      language: null,
      zone: null,
    });
  }
  return sources;
}

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** What is told of a new report, on one line. @param at  when it came in */
export function lineOf({ report }: ReportRecord, at: Date): string {
  const by = report.agency ?? report.publisher ?? report.key ?? '';
  const title = report.title ?? report.text.trimStart().slice(0, 80);
  return [at.toISOString().slice(0, 19).concat('Z'), report.id, by, title]
    .map((w) => w.replaceAll(/[\s\p{Cc}]+/gu, ' '))
    .join('  ');
}
