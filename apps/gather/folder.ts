import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { readReports } from '#read';
import { type FoundFile, filesIn, formatInFolder } from './files.ts';
import type { Next, Round } from './round.ts';
import type { WatchedSource } from './source-list.ts';

const SETTLE_MS = 1000;

const markOf = (found: FoundFile): string => `${found.size}:${found.changed}`;

/**
 * Reads what is new in a folder. A file is read once it has been the same at two looks, so that one still being
 * written is left for later.
 */
export async function readFolder(round: Round, source: WatchedSource): Promise<Next> {
  const { watching } = round.store;
  const path = source.path ?? source.source;
  const name = source.name === source.source ? basename(path) : source.name;
  const before = (await filesIn(name, path)).files;
  const known = await watching.seen(
    source.source,
    before.map((f) => f.path),
  );
  const fresh = before.filter((f) => known.get(f.path)?.mark !== markOf(f));
  if (fresh.length === 0) return { well: true, seconds: source.every };
  await round.sleep(round.settleMs ?? SETTLE_MS);
  const now = new Map((await filesIn(name, path)).files.map((f) => [f.path, markOf(f)]));
  let well = true;
  for (const found of fresh) {
    if (round.signal.aborted) break;
    if (found.size === null || now.get(found.path) !== markOf(found)) continue;
    const outcome = await readFile(round, source, found);
    if (outcome === 'stopped') break;
    well &&= outcome === 'read';
    await watching.see(source.source, [{ item: found.path, mark: markOf(found), failures: 0 }]);
  }
  return { well, seconds: source.every };
}

async function readFile(round: Round, source: WatchedSource, found: FoundFile): Promise<'read' | 'failed' | 'stopped'> {
  const format = await formatInFolder(found);
  // Pictures and the like are no failure.
  if (format === null) return 'read';
  let outcome: 'read' | 'failed' = 'read';
  try {
    const reading = {
      key: found.file,
      file: found.file,
      publisherIs: source.publisher,
      agency: source.agency,
      language: source.language,
      zone: source.zone,
      originals: true,
    };
    for await (const result of readReports(createReadStream(found.path), format, reading)) {
      if (round.signal.aborted) return 'stopped';
      if ('error' in result) {
        outcome = 'failed';
        const { line, message } = result.error;
        round.onNotice(source, `${found.file}${line === null ? '' : `:${line}`}: ${message}`);
      } else await round.keep(result, source);
      await new Promise((next) => setImmediate(next));
    }
  } catch (error) {
    outcome = 'failed';
    round.onNotice(source, `${found.file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return outcome;
}
