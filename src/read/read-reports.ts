import { charsetOf } from './charset.ts';
import { notText } from './decode.ts';
import { type Chunks, gatherBytes } from './formats/byte-lines.ts';
import { peek } from './formats/byte-reader.ts';
import { readCsv } from './formats/csv.ts';
import { readFeed } from './formats/feed.ts';
import { ENOUGH, type Format, formatOfContent, sniffFormat } from './formats/format-of.ts';
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
 * @param format  null: by the Content-Type, where one is given, and the first bytes; else as text
 */
export async function* readReports(
  chunks: Chunks,
  format: Format | null,
  options: ReadOptions = {},
): AsyncGenerator<ReadResult> {
  const state = { broken: false };
  const sent = await peek(chunks, 2);
  const plain = isGzip(sent.first) ? gunzipped(sent.chunks, state) : sent.chunks;
  yield* format === null ? readUnknown(plain, options) : readFormat(plain, format, options);
  if (state.broken) {
    const message = 'The gzip data are damaged or break off; what came before was read. Fetch the file again.';
    yield readError('gzip-broken', message, options);
  }
}

/** Reads bytes whose format nobody told. */
async function* readUnknown(chunks: Chunks, options: ReadOptions): AsyncGenerator<ReadResult> {
  const { first, chunks: all } = await peek(chunks, ENOUGH);
  const kind = notText(first);
  const typed = options.contentType ?? null;
  const format = kind === null ? formatOfContent(typed, first) : null;
  if (format !== null) yield* readFormat(all, format, options);
  else if (kind === null && (typed === null || sniffFormat(first) !== null || /octet-stream/i.test(typed)))
    yield* readFormat(all, sniffFormat(first) ?? 'text', options);
  else {
    await all.return(undefined);
    const what = kind ?? `of the kind ${JSON.stringify((typed ?? '').slice(0, 80))}`;
    const message = `It is ${what}, and no report can be read from it. Give a page, a feed, or the text of the report.`;
    yield readError('format-unknown', message, options);
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
    else if (format === 'html') yield withOriginal(await readHtml(bytes, options), bytes, 'text/html', options);
    else if (format === 'feed') yield* readFeed(bytes, options);
    else if (format === 'nitf')
      yield withOriginal(await readNitf(bytes, options), bytes, 'application/nitf+xml', options);
    else {
      for await (const result of readNewsml(bytes, options))
        yield withOriginal(result, bytes, 'application/vnd.iptc.g2.newsitem+xml', options);
    }
  }
}

/** A report with the whole document that it was read from. */
function withOriginal(result: ReadResult, bytes: Uint8Array, contentType: string, options: ReadOptions): ReadResult {
  if (!options.originals || 'error' in result) return result;
  return { ...result, original: { bytes, contentType, charset: charsetOf(options.contentType) } };
}
