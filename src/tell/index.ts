import type { Parsed, ReportRecord } from '#model';
import { tellFigures } from './figures.ts';
import { ledeOf, tellHead } from './head.ts';
import type { Look } from './look.ts';
import { openPage, type Page } from './page.ts';
import { openTelling } from './telling.ts';
import { tellEvents } from './what-happened.ts';
import { tellPositions, tellProposals } from './where-they-stand.ts';
import { tellStatements } from './who-said-what.ts';

export {
  tellChanges,
  tellDifferences,
  tellFigureSeries,
  tellHits,
  tellPositionRows,
  tellProposalRows,
  tellSaid,
  tellTimeline,
  tellVersions,
  tellWho,
} from './answers/as-text.ts';
export { changes } from './answers/changes.ts';
export { differences } from './answers/differences.ts';
export { figures } from './answers/figures.ts';
export { happenings, tellHappenings } from './answers/happenings.ts';
export { positions } from './answers/positions.ts';
export { proposals } from './answers/proposals.ts';
export { said } from './answers/said.ts';
export { timeline } from './answers/timeline.ts';
export { versions } from './answers/versions.ts';
export { who } from './answers/who.ts';
export { type CountryCodes, readCountryCodes } from './formats/actors.ts';
export {
  EXPORT_FORMATS,
  type ExportFormat,
  exportAs,
  KINDS_OF,
  STATUSES_OF,
} from './formats/export-as.ts';
export { type ExportQuery, type ExportSource, openExport } from './formats/exported.ts';
export { goldOf } from './formats/gold.ts';
export type { Look } from './look.ts';
export { type Sitrep, type SitrepCall, sitrep, sitrepDocx, sitrepMarkdown, UnfoundedSitrep } from './sitrep/index.ts';
export { leaveOutUnsure, SURE } from './sure.ts';

/**
 * A record as a person reads it: what the report is, its lede, who said what, what happened, the
 * figures, where the parties stand, and what the reader should know. Each finding stands with the
 * number of its paragraph and the words it came from.
 *
 * @param parsed  the record's parse, where rule, margin and tree of each statement and event are wanted; else null
 * @returns lines, the last one ended too
 */
export function tellRecord(record: ReportRecord, look: Look, parsed: Parsed | null = null): string {
  const page = openPage(look);
  const telling = openTelling(record, look, parsed);
  tellHead(page, record);
  const lede = ledeOf(record);
  if (lede) {
    page.heading('LEDE');
    page.row([telling.reference(lede.start)], record.report.text.slice(lede.start, lede.end));
  }
  tellStatements(page, record, telling);
  tellEvents(page, record, telling);
  tellFigures(page, record, telling);
  tellPositions(page, record, telling);
  tellProposals(page, record, telling);
  tellNotices(page, record);
  return page.text();
}

function tellNotices(page: Page, { notices }: ReportRecord): void {
  if (!notices.length) return;
  page.heading('NOTICES');
  for (const { code, message } of notices) page.row([['! ', 'warn']], `${message} (${code})`, 'warn');
}
