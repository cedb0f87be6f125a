import type { Original, PutOutcome, ReportRecord, Store } from '#model';
import type { ReadInput } from '#pipeline';
import { type Failure, findSources, type Input, type InputFormat, isFailure, readSources } from '../inputs.ts';
import { tellInWorkers } from '../jobs.ts';
import { openLosses } from '../losses.ts';
import { openProgress } from '../progress.ts';
import { complain } from '../terminal.ts';
import { withArchive } from './archive.ts';

/** Records that are put in at once: what a crash may cost, against the cost of a commit. */
const BATCH = 256;
/** Bytes of originals that wait to be kept, at most: more, and what is there is put in at once. */
const MOST_WAITING = 32 * 1024 * 1024;

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
  const aside = new Aside();
  const inputs = aside.setting(
    readSources(found.sources, { published: call.published, onBytes: progress.read, originals: true }),
  );
  const options = { format: 'jsonl', sure: false, explain: false, look: { width: 80, colour: false } } as const;
  // Read in threads of their own: this one keeps what they have read, while they read on.
  const results = tellInWorkers(inputs, options, call.jobs);
  const outcomes: Record<PutOutcome, number> = { added: 0, same: 0, reread: 0 };
  await withArchive(call.archive, call.folder, true, async (store) => {
    let batch: ReportRecord[] = [];
    for await (const told of results) {
      progress.told();
      if (isFailure(told)) losses.add(told);
      else batch.push(JSON.parse(told) as ReportRecord);
      if (batch.length >= BATCH || aside.bytes > MOST_WAITING) batch = await keep(store, batch, aside, outcomes);
    }
    await keep(store, batch, aside, outcomes);
  });
  progress.end();
  const read = outcomes.added + outcomes.same + outcomes.reread;
  complain(
    `${read} report${read === 1 ? '' : 's'} into ${call.archive}: ${outcomes.added} new, ${outcomes.reread} read anew, ${outcomes.same} unchanged`,
  );
  losses.list(read);
  return losses.count() > 0 ? 1 : 0;
}

/** What reports were read from, held here while the reports go through the reading, maybe in other threads. */
class Aside {
  readonly #held = new Map<string, Original>();
  bytes = 0;

  async *setting(inputs: AsyncIterable<Input | Failure>): AsyncGenerator<ReadInput | Failure> {
    for await (const input of inputs) {
      if (isFailure(input)) {
        yield input;
        continue;
      }
      const { report, notices, original } = input;
      if (original && !this.#held.has(report.id)) {
        this.#held.set(report.id, original);
        this.bytes += original.bytes.length;
      }
      yield { report, notices };
    }
  }

  take(ids: readonly string[]): { report: string; original: Original }[] {
    return ids.flatMap((report) => {
      const original = this.#held.get(report);
      if (!original) return [];
      this.#held.delete(report);
      this.bytes -= original.bytes.length;
      return [{ report, original }];
    });
  }
}

async function keep(
  store: Store,
  batch: readonly ReportRecord[],
  aside: Aside,
  outcomes: Record<PutOutcome, number>,
): Promise<ReportRecord[]> {
  if (batch.length) {
    for (const outcome of await store.put(batch, new Date().toISOString())) outcomes[outcome]++;
    await store.originals.keep(aside.take(batch.map((r) => r.report.id)));
  }
  return [];
}
