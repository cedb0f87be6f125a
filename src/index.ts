/**
 * Rapporteur as a library: read bytes into reports, and reports into their records.
 *
 * @example
 * ```ts
 * import { loadResources, readReport, readText } from 'rapporteur';
 *
 * const result = readText(bytes, { published: '2024-05-08' });
 * if ('report' in result) console.log(readReport(result, loadResources()).statements);
 * ```
 */

export {
  type DateRange,
  type Entity,
  type Event,
  type Evidence,
  evidenceGaps,
  type Figure,
  type Notice,
  type Original,
  type Parsed,
  type Party,
  type Place,
  type Position,
  type Proposal,
  RECORD_SCHEMA,
  type Report,
  type ReportRecord,
  ReportRecordSchema,
  type SaidBy,
  type Sentence,
  type Source,
  type Span,
  type Statement,
  type TimeExpression,
  type Token,
} from '#model';
export {
  type Chunks,
  FORMATS,
  type Format,
  formatOf,
  formatOfContent,
  type ReadError,
  type ReadOptions,
  type ReadResult,
  readItem,
  readJsonLines,
  readReports,
  readText,
  sniffFormat,
} from '#read';
export { type Look, leaveOutUnsure, tellRecord } from '#tell';
export { loadResources, openShelf, type Resources } from './load.ts';
export { type ReadInput, type Reading, readReport, readWithParse } from './pipeline.ts';
