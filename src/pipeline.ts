import { extract } from '#extract';
import { type Notice, type Parsed, RECORD_SCHEMA, type Report, type ReportRecord } from '#model';
import { parse } from '#parse';
import { isEnglish } from '#read';
import type { Resources } from './load.ts';

export type { Resources } from './load.ts';

/** A report as the reader hands it over, and what the reader noticed. */
export interface ReadInput {
  readonly report: Report;
  readonly notices: readonly Notice[];
}

/** A record and the parse that it was taken from; the parse is null where the report was not read on. */
export interface Reading {
  readonly record: ReportRecord;
  readonly parsed: Parsed | null;
}

/** The way of a report, from top to bottom: what was read, parsed, and taken from the parse. */
export function readReport(input: ReadInput, resources: Resources): ReportRecord {
  return readWithParse(input, resources).record;
}

/** As `readReport`, with the parse beside the record, for those who want to see the trees. */
export function readWithParse(input: ReadInput, resources: Resources): Reading {
  if (!isEnglish(input.report.language) || input.report.text.trim() === '')
    return { record: bare(input), parsed: null };
  const parsed = parse(input.report, resources.parse);
  const record = extract(parsed, resources.extract);
  return { record: { ...record, notices: [...input.notices, ...record.notices] }, parsed };
}

/** The record of a report that is not read on: whatever it says, its text is kept. */
function bare({ report, notices }: ReadInput): ReportRecord {
  return {
    schema: RECORD_SCHEMA,
    report,
    sentences: [],
    entities: [],
    statements: [],
    events: [],
    figures: [],
    positions: [],
    proposals: [],
    times: [],
    places: [],
    notices: [...notices],
  };
}
