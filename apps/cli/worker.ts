import { loadResources } from '#load';
import { isFailure } from './inputs.ts';
import type { Batch, Told } from './jobs.ts';
import { tellReport } from './tell-record.ts';

const resources = loadResources();

/** A worker thread's share: the records of a batch's reports, in their order. */
export default ({ items, options }: Batch): Told[] =>
  items.map((item) => (isFailure(item) ? item : tellReport(item, options, resources)));
