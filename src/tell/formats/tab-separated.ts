import { tabCell } from './cells.ts';
import type { Exported, ExportSource } from './exported.ts';

/** A column of an event table, in the order in which they are written. */
export type EventColumn = readonly [name: string, of: (row: Exported<'event'>) => string | number | null];

/** The columns that end every event table: where a row comes from, and the origin that copies share. */
export const CITATION: readonly EventColumn[] = [
  ['Report', (r) => r.report.id],
  ['Item', (r) => r.item.id],
  ['Origin', (r) => r.report.origin],
  ['SpanStart', (r) => r.item.span.start],
  ['SpanEnd', (r) => r.item.span.end],
  ['Sentence', (r) => r.words],
];

/** Events as a table: a header, tabs, LF. A row for which `wanted` says no is left out. */
export async function* tabSeparated(
  source: ExportSource,
  columns: readonly EventColumn[],
  raw: boolean,
  wanted: (row: Exported<'event'>) => boolean = () => true,
): AsyncGenerator<string> {
  yield `${columns.map(([name]) => name).join('\t')}\n`;
  for await (const row of source.rows('event')) {
    if (!wanted(row)) continue;
    const cells = columns.map(([, of]) => {
      const value = of(row);
      return value === null ? '' : typeof value === 'number' ? `${value}` : tabCell(value, raw);
    });
    yield `${cells.join('\t')}\n`;
  }
}
