import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { FindingKind } from '#model';
import { type Cell, columnsOf } from './columns.ts';
import type { ExportSource } from './exported.ts';

/** Rows that one row group holds: what is in memory at once. */
const ROWS_A_GROUP = 5000;
const TYPES = { text: 'BYTE_ARRAY', integer: 'INT32', number: 'DOUBLE' } as const;

/** One kind of findings as Parquet, with the columns of the CSV and nothing changed in the words. */
export async function* parquet(source: ExportSource, kind: FindingKind): AsyncGenerator<Uint8Array> {
  const columns = columnsOf(kind);
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({
        name,
        type: TYPES[type],
        repetition_type: 'OPTIONAL' as const,
        ...(type === 'text' ? { converted_type: 'UTF8' as const } : {}),
      })),
    ],
    createdBy: 'rapporteur',
  });
  /** What has been written since the last time; the offsets that the file counts by go on. */
  const taken = (): Uint8Array => {
    const bytes = new Uint8Array(writer.buffer, 0, writer.index).slice();
    writer.index = 0;
    return bytes;
  };
  let group: Cell[][] = columns.map(() => []);
  const close = () =>
    file.write({
      columnData: columns.map(({ name }, i) => ({ name, data: group[i] as Cell[] })),
      rowGroupSize: ROWS_A_GROUP,
    });
  for await (const row of source.rows(kind)) {
    columns.forEach((c, i) => group[i]?.push(c.of(row)));
    if ((group[0]?.length ?? 0) < ROWS_A_GROUP) continue;
    await close();
    group = columns.map(() => []);
    yield taken();
  }
  if (group[0]?.length) await close();
  await file.finish();
  yield taken();
}
