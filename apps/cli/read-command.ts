import { loadResources } from '#load';
import { findSources, type InputFormat, isFailure, readSources } from './inputs.ts';
import { tellHere, tellInWorkers } from './jobs.ts';
import { openLosses } from './losses.ts';
import { write } from './output.ts';
import { openProgress } from './progress.ts';
import type { TellOptions } from './tell-record.ts';

/** A call of `rapporteur read`, its arguments checked. */
export interface ReadCall {
  readonly names: readonly string[];
  /** What relative names are relative to. */
  readonly folder: string;
  readonly input: InputFormat | null;
  readonly published: string | null;
  readonly jobs: number;
  readonly options: TellOptions;
}

/** Records to standard output, all else to standard error. @returns the exit code */
export async function readCommand({ names, folder, input, published, jobs, options }: ReadCall): Promise<number> {
  const found = await findSources(names, folder, input);
  const losses = openLosses(found);
  const progress = openProgress(found.sources);
  const inputs = readSources(found.sources, { published, onBytes: progress.read });
  const results = jobs > 1 ? tellInWorkers(inputs, options, jobs) : tellHere(inputs, options, loadResources());
  const { before, first, between, after } = FRAMES[options.format];
  let records = 0;
  await write(process.stdout, before);
  for await (const told of results) {
    if (isFailure(told)) losses.add(told);
    else await write(process.stdout, (records++ === 0 ? first : between) + told);
    progress.told();
  }
  await write(process.stdout, records === 0 ? after.trimStart() : after);
  progress.end();
  losses.list(records);
  return losses.count() > 0 ? 1 : 0;
}

/** What stands around the records in each form; in the text form an empty line between two. */
const FRAMES = {
  text: { before: '', first: '', between: '\n', after: '' },
  json: { before: '[', first: '\n', between: ',\n', after: '\n]\n' },
  jsonl: { before: '', first: '', between: '', after: '' },
} as const;
