import type { ReportRecord, Statement } from '#model';
import { shortRange } from './days.ts';
import { oneLine } from './look.ts';
import type { Page } from './page.ts';
import { sourceKind, sourceName } from './sources.ts';
import type { Telling } from './telling.ts';

/** The statements by their sources, in the order in which the sources first speak. */
export function tellStatements(page: Page, record: ReportRecord, telling: Telling): void {
  if (!record.statements.length) return;
  page.heading('WHO SAID WHAT');
  let first = true;
  for (const [speaker, statements] of bySpeaker(record)) {
    if (!first) page.blank();
    first = false;
    page.line(0, [
      [speaker, 'bold'],
      [`  ${sourceKind((statements[0] as Statement).source, record, telling.entities)}`, 'dim'],
    ]);
    for (const statement of statements) {
      page.row([telling.reference(statement.cue.start)], told(statement, record, telling));
      page.words(telling.indent + 2, contentOf(statement, record), 'plain');
      telling.explain(page, statement, statement.cue);
    }
  }
}

function bySpeaker(record: ReportRecord): Map<string, Statement[]> {
  const groups = new Map<string, Statement[]>();
  for (const statement of record.statements) {
    const { source } = statement;
    // Unnamed sources in the same words need not be the same people, but read as one heading.
    const speaker = sourceName(source, record);
    const group = groups.get(speaker);
    if (group) group.push(statement);
    else groups.set(speaker, [statement]);
  }
  return groups;
}

/** The cue as written, with day, venue, audience, and what the manner of speaking comes to where the cue does not say it. */
function told(
  { cue, manner, saidOn, venue, audience, within }: Statement,
  record: ReportRecord,
  telling: Telling,
): string {
  const parts = [oneLine(record.report.text.slice(cue.start, cue.end))];
  if (manner !== 'assert' && manner !== 'other') parts.push(`(${manner})`);
  const where = [
    saidOn && shortRange(saidOn),
    venue && oneLine(venue),
    audience && `to ${oneLine(audience).replace(/^to /, '')}`,
  ].filter((w) => w);
  const outer = within === null ? null : telling.statements.get(within);
  if (outer) where.push(`as ${sourceName(outer.source, record)} told it`);
  return parts.join(' ') + (where.length ? ` · ${where.join(' · ')}` : '');
}

/** The words said, to the letter but for line breaks; ' … ' where the credit stood between. */
const contentOf = ({ content }: Statement, record: ReportRecord): string =>
  content.map((c) => oneLine(record.report.text.slice(c.start, c.end))).join(' … ');
