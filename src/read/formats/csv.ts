import type { Notice } from '#model';
import { readAuthors } from '../byline.ts';
import { decodeMarkup } from '../charset.ts';
import { assembleReport } from '../report.ts';
import { type ReadOptions, type ReadResult, readError } from '../result.ts';
import type { Chunks } from './byte-lines.ts';

/** Bytes of the longest row that is read. */
const LONGEST_ROW = 16 * 1024 * 1024;

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** After these a quotation mark opens a quoted stretch: line feed, tab, quotation mark, comma, semicolon, bar, byte order mark. */
const OPENS: ReadonlySet<number> = new Set([LF, 9, QUOTE, 44, 59, 124, 0xbf]);

/** The bytes of one row without its line break, and the line that it starts on, from 1. */
interface Row {
  /** Null where the row was longer than is read, or its quotation mark was never closed. */
  readonly bytes: Uint8Array | null;
  readonly line: number;
}

/** Cuts a stream into rows by RFC 4180: a line break between quotation marks ends none. */
async function* rowsOf(chunks: Chunks): AsyncGenerator<Row> {
  let held: Uint8Array[] = [];
  let size = 0;
  let start = 1;
  let line = 1;
  let quoted = false;
  let over = false;
  let before = LF;
  const row = (): Row => {
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of held) {
      bytes.set(part, at);
      at += part.length;
    }
    return { bytes: over ? null : bytes, line: start };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i];
      // Only a mark that opens a field, or doubles the one before it, opens a quoted stretch.
      if (byte === QUOTE) quoted = !quoted && OPENS.has(before);
      else if (byte === LF) {
        line++;
        if (quoted && !over) {
          before = LF;
          continue;
        }
        if (!over) {
          held.push(chunk.slice(from, i));
          size += i - from;
        }
        yield row();
        held = [];
        size = 0;
        start = line;
        quoted = false;
        over = false;
        from = i + 1;
      }
      before = byte as number;
    }
    if (over || from >= chunk.length) continue;
    size += chunk.length - from;
    if (size > LONGEST_ROW) {
      over = true;
      held = [];
      size = 0;
    } else held.push(chunk.slice(from));
  }
  if (over || quoted) yield { bytes: null, line: start };
  else if (size > 0) yield row();
}

/** The fields of a row; a doubled quotation mark inside a quoted one is one. */
function fieldsOf(row: string, delimiter: string): string[] {
  const out: string[] = [];
  let at = 0;
  for (;;) {
    let field = '';
    if (row[at] === '"') {
      at++;
      for (;;) {
        const quote = row.indexOf('"', at);
        if (quote < 0) {
          field += row.slice(at);
          at = row.length;
          break;
        }
        field += row.slice(at, quote);
        at = quote + 1;
        if (row[at] !== '"') break;
        field += '"';
        at++;
      }
    }
    const end = row.indexOf(delimiter, at);
    field += row.slice(at, end < 0 ? row.length : end);
    out.push(field);
    if (end < 0) return out;
    at = end + 1;
  }
}

type Column = 'id' | 'text' | 'title' | 'published' | 'url' | 'publisher' | 'agency' | 'language' | 'byline';

/** Names of columns, the likelier first where a table has several for one thing. */
const COLUMNS: Readonly<Record<Column, readonly string[]>> = {
  id: ['id', 'guid', 'key', 'uri', 'report id', 'article id', 'doc id'],
  text: [
    'text',
    'body',
    'content',
    'full text',
    'fulltext',
    'article',
    'article text',
    'article body',
    'story',
    'body text',
    'report',
  ],
  title: ['title', 'headline', 'hedline'],
  published: [
    'published',
    'date',
    'published at',
    'pubdate',
    'pub date',
    'publication date',
    'date published',
    'publish date',
    'datetime',
    'timestamp',
    'published date',
  ],
  url: ['url', 'link', 'permalink', 'source url'],
  publisher: ['publisher', 'source', 'outlet', 'publication', 'newspaper', 'site', 'source name'],
  agency: ['agency', 'wire', 'news agency'],
  language: ['language', 'lang'],
  byline: ['byline', 'author', 'authors'],
};

/** Which field of a row each column is. */
function columnsOf(header: readonly string[]): Map<Column, number> {
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[_.\s-]+/g, ' '),
  );
  const out = new Map<Column, number>();
  for (const [column, known] of Object.entries(COLUMNS)) {
    const at = known.map((name) => names.indexOf(name)).find((i) => i >= 0);
    if (at !== undefined) out.set(column as Column, at);
  }
  return out;
}

/** The mark that parts the fields of a header: the one that stands there most often. */
function delimiterOf(header: string): string {
  let best = ',';
  let most = 0;
  for (const mark of [',', ';', '\t', '|']) {
    const count = fieldsOf(header, mark).length;
    if (count > most) [best, most] = [mark, count];
  }
  return best;
}

/** The bytes in UTF-8, where a byte order mark says that they are in UTF-16. */
async function* inUtf8(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    if (decoder === undefined && chunk.length > 0) {
      const label =
        chunk[0] === 0xff && chunk[1] === 0xfe
          ? 'utf-16le'
          : chunk[0] === 0xfe && chunk[1] === 0xff
            ? 'utf-16be'
            : null;
      decoder = label === null ? null : new TextDecoder(label);
    }
    yield decoder == null ? chunk : encoder.encode(decoder.decode(chunk, { stream: true }));
  }
}

/**
 * Reads reports from a table, a row each, as the bytes arrive: comma, semicolon, tab or bar
 * separated, with the names of its columns in the first row. One of them must be the text.
 * A row that is broken gives an error with its line and the rest go on.
 */
export async function* readCsv(chunks: Chunks, options: ReadOptions = {}): AsyncGenerator<ReadResult> {
  let columns: Map<Column, number> | null = null;
  let delimiter = ',';
  let width = 0;
  for await (const { bytes, line } of rowsOf(inUtf8(chunks))) {
    if (bytes === null) {
      yield readError(
        'csv-broken',
        'The row has a quotation mark that is never closed, or is longer than 16 MB, and was passed over.',
        options,
        line,
      );
      continue;
    }
    const ended = bytes[bytes.length - 1] === CR ? bytes.subarray(0, -1) : bytes;
    const { text, notices } = decodeMarkup(ended, options.contentType, false);
    const row = text.startsWith('\ufeff') ? text.slice(1) : text;
    if (row.trim() === '') continue;
    if (columns === null) {
      delimiter = delimiterOf(row);
      const header = fieldsOf(row, delimiter);
      columns = columnsOf(header);
      width = header.length;
      if (!columns.has('text')) {
        const seen = header
          .slice(0, 20)
          .map((name) => JSON.stringify(name.slice(0, 40)))
          .join(', ');
        yield readError(
          'text-column-missing',
          `The table has no column for the text of a report; it has ${seen}. Call one "text".`,
          options,
          line,
        );
        return;
      }
      continue;
    }
    yield readRow(fieldsOf(row, delimiter), columns, width, options, line, notices);
  }
  if (columns === null)
    yield readError('text-column-missing', 'The table has no row with the names of its columns.', options);
}

function readRow(
  fields: readonly string[],
  columns: ReadonlyMap<Column, number>,
  width: number,
  options: ReadOptions,
  line: number,
  decoding: readonly Notice[],
): ReadResult {
  const field = (column: Column): string | null => fields[columns.get(column) ?? -1]?.trim() || null;
  const text = fields[columns.get('text') as number];
  if (text === undefined || text.trim() === '') return readError('text-missing', 'The row has no text.', options, line);
  const notices = [...decoding];
  if (fields.length > width) {
    const message = `The row has ${fields.length} fields and the table ${width} columns. Put fields with commas between quotation marks.`;
    notices.push({ code: 'row-too-wide', message, span: null });
  }
  const byline = field('byline');
  return assembleReport(
    {
      text,
      key: field('id') ?? options.key ?? null,
      title: field('title'),
      published: field('published'),
      agency: field('agency') ?? options.agency ?? null,
      publisher: field('publisher') ?? options.publisher ?? null,
      url: field('url') ?? options.url ?? null,
      language: field('language') ?? options.language ?? null,
      authors: byline === null ? [] : readAuthors(byline),
      slug: null,
      revises: [],
      embargo: null,
      notices,
    },
    options,
  );
}
