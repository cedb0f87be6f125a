import type { ReadInput, Resources } from '#pipeline';
import { type Failure, isFailure } from './inputs.ts';
import { type TellOptions, tellReport } from './tell-record.ts';

/** What a worker thread is handed at once: enough that the handing over costs little. */
const BATCH_CHARACTERS = 64 * 1024;
const BATCH_REPORTS = 32;
/** Batches on their way for each worker; with their results these are all that is held in memory. */
const BATCHES_AHEAD = 2;
/**
 * Megabytes of each worker's memory: a small nursery, and less than 2 GB in all, for only then is what nobody
 * needs any more swept before it piles up. A report of 5 MB takes 600.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 1500 };

/** A share of work for one worker thread. */
export interface Batch {
  readonly items: readonly (ReadInput | Failure)[];
  readonly options: TellOptions;
}

/** What each input comes to: its record, written out, or why there is none. */
export type Told = string | Failure;

/** Each report told in its turn, in this thread. */
export async function* tellHere(
  inputs: AsyncIterable<ReadInput | Failure>,
  options: TellOptions,
  resources: Resources,
): AsyncGenerator<Told> {
  for await (const item of inputs) yield isFailure(item) ? item : tellReport(item, options, resources);
}

/** Reports told by `jobs` worker threads; the results come in the order of the inputs. */
export async function* tellInWorkers(
  inputs: AsyncIterable<ReadInput | Failure>,
  options: TellOptions,
  jobs: number,
): AsyncGenerator<Told> {
  // In the checkout the worker is TypeScript, in the packed package JavaScript, like this file.
  const ending = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
  const { Piscina } = await import('piscina');
  const pool = new Piscina<Batch, Told[]>({
    filename: new URL(`./worker.${ending}`, import.meta.url).href,
    minThreads: jobs,
    maxThreads: jobs,
    recordTiming: false,
    resourceLimits: LIMITS,
  });
  try {
    const onTheirWay: Promise<Told[]>[] = [];
    for await (const items of inBatches(inputs)) {
      const result = pool.run({ items, options });
      // It is awaited below; until then a failure must not count as unhandled.
      result.catch(() => {});
      onTheirWay.push(result);
      if (onTheirWay.length >= jobs * BATCHES_AHEAD) yield* (await onTheirWay.shift()) as Told[];
    }
    for (const result of onTheirWay) yield* await result;
  } finally {
    await pool.destroy();
  }
}

async function* inBatches(inputs: AsyncIterable<ReadInput | Failure>): AsyncGenerator<(ReadInput | Failure)[]> {
  let batch: (ReadInput | Failure)[] = [];
  let characters = 0;
  for await (const item of inputs) {
    batch.push(item);
    characters += isFailure(item) ? 0 : item.report.text.length;
    if (characters >= BATCH_CHARACTERS || batch.length >= BATCH_REPORTS) {
      yield batch;
      batch = [];
      characters = 0;
    }
  }
  if (batch.length) yield batch;
}
