import { type ReadInput, type Resources, readWithParse } from '#pipeline';
import { type Look, leaveOutUnsure, tellRecord } from '#tell';

export type Format = 'text' | 'json' | 'jsonl';

/** How a record is to be told; plain data, so that worker threads take it too. */
export interface TellOptions {
  readonly format: Format;
  /** Leave out the findings that are unsure. */
  readonly sure: boolean;
  /** Show rules, margins and trees; in the text form alone. */
  readonly explain: boolean;
  readonly look: Look;
}

/** The record of a report, written out in the form asked for, without what stands between two records. */
export function tellReport(
  input: ReadInput,
  { format, sure, explain, look }: TellOptions,
  resources: Resources,
): string {
  const { record: whole, parsed } = readWithParse(input, resources);
  const record = sure ? leaveOutUnsure(whole) : whole;
  if (format === 'jsonl') return `${JSON.stringify(record)}\n`;
  // Two more spaces a line: the record stands inside an array.
  if (format === 'json') return `  ${JSON.stringify(record, null, 2).replaceAll('\n', '\n  ')}`;
  return tellRecord(record, look, explain ? parsed : null);
}
