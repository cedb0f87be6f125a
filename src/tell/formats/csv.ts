import Papa from 'papaparse';
import type { FindingKind } from '#model';
import { textCell } from './cells.ts';
import { columnsOf } from './columns.ts';
import type { ExportSource } from './exported.ts';

export interface CsvOptions {
  /** A row of HXL hashtags under the header. */
  readonly hxl: boolean;
  /** Cells as they stand, formulas too. */
  readonly raw: boolean;
}

const ROWS_AT_ONCE = 200;
const LINE = '\r\n';

/** One kind of findings as CSV (RFC 4180): UTF-8, CRLF, a header. */
export async function* csv(source: ExportSource, kind: FindingKind, options: CsvOptions): AsyncGenerator<string> {
  const columns = columnsOf(kind);
  const written = (rows: readonly (readonly (string | number | null)[])[]): string =>
    rows.length ? Papa.unparse(rows as (string | number | null)[][], { newline: LINE }) + LINE : '';
  yield written([columns.map((c) => c.name), ...(options.hxl ? [columns.map((c) => c.hxl)] : [])]);
  let rows: (string | number | null)[][] = [];
  for await (const row of source.rows(kind)) {
    rows.push(
      columns.map((c) => {
        const value = c.of(row);
        return typeof value === 'string' ? textCell(value, options.raw) : value;
      }),
    );
    if (rows.length < ROWS_AT_ONCE) continue;
    yield written(rows);
    rows = [];
  }
  yield written(rows);
}
