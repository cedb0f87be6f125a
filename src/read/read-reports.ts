import { type Chunks, gatherBytes } from './formats/byte-lines.ts';
import { peek } from './formats/byte-reader.ts';
import { readCsv } from './formats/csv.ts';
import { readFeed } from './formats/feed.ts';
import { ENOUGH, type Format, sniffFormat } from './formats/format-of.ts';
import { gunzipped, isGzip } from './formats/gunzip.ts';
import { readHtml } from './formats/html.ts';
import { readJson, readJsonLines } from './formats/json-lines.ts';
import { readNewsml } from './formats/newsml.ts';
import { readNitf } from './formats/nitf.ts';
import { readText } from './formats/text.ts';
import { readWarc } from './formats/warc.ts';
import { gatherWithin, LARGEST_DOCUMENT, LARGEST_PAGE, tooLarge } from './formats/whole.ts';
import { type ReadOptions, type ReadResult, readError } from './result.ts';

/**
 * Reads every report of one input in its order. gzip is undone whatever the format.
 *
 * @param chunks  the bytes as they arrive; JSON Lines, CSV and WARC are read without holding all of them
 */
export async function* readReports(
  chunks: Chunks,
  format: Format,
  options: ReadOptions = {},
): AsyncGenerator<ReadResult> {
  const state = { broken: false };
  const sent = await peek(chunks, 2);
  yield* readFormat(isGzip(sent.first) ? gunzipped(sent.chunks, state) : sent.chunks, format, options);
  if (state.broken) {
    const message = 'The gzip data are damaged or break off; what came before was read. Fetch the file again.';
    yield readError('gzip-broken', message, options);
  }
}

async function* readFormat(chunks: Chunks, format: Format, options: ReadOptions): AsyncGenerator<ReadResult> {
  if (format === 'jsonl') yield* readJsonLines(chunks, options);
  else if (format === 'csv') yield* readCsv(chunks, options);
  else if (format === 'warc') {
    yield* readWarc(chunks, options, (bytes, of, own) => readFormat([bytes], of, own));
  } else if (format === 'xml') {
    const { first, chunks: all } = await peek(chunks, ENOUGH);
    const seen = sniffFormat(first);
    if (seen === 'feed' || seen === 'newsml' || seen === 'nitf' || seen === 'html')
      yield* readFormat(all, seen, options);
    else {
      await all.return(undefined);
      const message = 'The XML is no RSS, Atom, NewsML-G2 or NITF, nor a page. Give the text of the reports instead.';
      yield readError('format-unknown', message, options);
    }
  } else if (format === 'text') yield readText(await gatherBytes(chunks), options);
  else if (format === 'json' || format === 'ninjs') yield* readJson(await gatherBytes(chunks), options);
  else {
    const limit = format === 'html' ? LARGEST_PAGE : LARGEST_DOCUMENT;
    const bytes = await gatherWithin(chunks, limit);
    if (bytes === null) yield tooLarge(limit, options);
    else if (format === 'html') yield await readHtml(bytes, options);
    else if (format === 'feed') yield* readFeed(bytes, options);
    else if (format === 'newsml') yield* readNewsml(bytes, options);
    else yield await readNitf(bytes, options);
  }
}
