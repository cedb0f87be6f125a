import { loadResources } from '#load';
import type { PutOutcome, ReportRecord, Store } from '#model';
import { findSources, type InputFormat, isFailure, readSources } from '../inputs.ts';
import { tellHere, tellInWorkers } from '../jobs.ts';
import { openLosses } from '../losses.ts';
import { openProgress } from '../progress.ts';
import { complain } from '../terminal.ts';
import { withArchive } from './archive.ts';

/** Records that are put in at once: what a crash may cost, against the cost of a commit. */
const BATCH = 64;

export interface IngestCall {
  readonly names: readonly string[];
  readonly folder: string;
  readonly input: InputFormat | null;
  readonly published: string | null;
  readonly jobs: number;
  readonly archive: string;
}

/** Reads reports and keeps their records. A report that is in already changes nothing. @returns the exit code */
export async function ingestCommand(call: IngestCall): Promise<number> {
  const found = await findSources(call.names, call.folder, call.input);
  const losses = openLosses(found);
  const progress = openProgress(found.sources);
  const inputs = readSources(found.sources, call.published, progress.read);
  const options = { format: 'jsonl', sure: false, explain: false, look: { width: 80, colour: false } } as const;
  const results =
    call.jobs > 1 ? tellInWorkers(inputs, options, call.jobs) : tellHere(inputs, options, loadResources());
  const outcomes: Record<PutOutcome, number> = { added: 0, same: 0, reread: 0 };
  await withArchive(call.archive, call.folder, true, async (store) => {
    let batch: ReportRecord[] = [];
    for await (const told of results) {
      progress.told();
      if (isFailure(told)) losses.add(told);
      else batch.push(JSON.parse(told) as ReportRecord);
      if (batch.length >= BATCH) batch = await keep(store, batch, outcomes);
    }
    await keep(store, batch, outcomes);
  });
  progress.end();
  const read = outcomes.added + outcomes.same + outcomes.reread;
  complain(
    `${read} report${read === 1 ? '' : 's'} into ${call.archive}: ${outcomes.added} new, ${outcomes.reread} read anew, ${outcomes.same} unchanged`,
  );
  losses.list(read);
  return losses.count() > 0 ? 1 : 0;
}

async function keep(
  store: Store,
  batch: readonly ReportRecord[],
  outcomes: Record<PutOutcome, number>,
): Promise<ReportRecord[]> {
  if (batch.length) for (const outcome of await store.put(batch, new Date().toISOString())) outcomes[outcome]++;
  return [];
}
