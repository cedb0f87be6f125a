import { type Chunks, gatherBytes } from './formats/byte-lines.ts';
import type { Format } from './formats/format-of.ts';
import { readJson, readJsonLines } from './formats/json-lines.ts';
import { readText } from './formats/text.ts';
import type { ReadOptions, ReadResult } from './result.ts';

/**
 * Reads every report of one input in its order.
 *
 * @param chunks  the bytes as they arrive; only JSON Lines are read without holding all of them
 */
export async function* readReports(
  chunks: Chunks,
  format: Format,
  options: ReadOptions = {},
): AsyncGenerator<ReadResult> {
  if (format === 'jsonl') yield* readJsonLines(chunks, options);
  else if (format === 'json') yield* readJson(await gatherBytes(chunks), options);
  else yield readText(await gatherBytes(chunks), options);
}
