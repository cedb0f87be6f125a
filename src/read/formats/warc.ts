import type { Notice } from '#model';
import { type ReadOptions, type ReadResult, readError } from '../result.ts';
import type { Chunks } from './byte-lines.ts';
import { ByteReader } from './byte-reader.ts';
import { type Format, formatOfContent } from './format-of.ts';
import { decoded } from './gunzip.ts';
import { LARGEST_PAGE } from './whole.ts';

const LONGEST_LINE = 64 * 1024;
const MOST_FIELDS = 1000;

type Fields = ReadonlyMap<string, string>;

/** Reads the bytes of one page or feed in its format. */
export type ReadPart = (bytes: Uint8Array, format: Format, options: ReadOptions) => AsyncIterable<ReadResult>;

const latin1 = new TextDecoder('latin1');

function addField(fields: Map<string, string>, line: string): void {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
}

/** The named fields of a record up to the blank line; null where they do not end. */
async function readFields(reader: ByteReader): Promise<Fields | null> {
  const fields = new Map<string, string>();
  for (let count = 0; count < MOST_FIELDS; count++) {
    const line = await reader.line(LONGEST_LINE);
    if (line === null) return null;
    if (line.length === 0) return fields;
    addField(fields, new TextDecoder().decode(line));
  }
  return null;
}

interface Response {
  readonly status: number;
  readonly fields: Fields;
  readonly body: Uint8Array;
}

/** An HTTP response as a WARC keeps it; null where it is none. */
function parseResponse(bytes: Uint8Array): Response | null {
  const fields = new Map<string, string>();
  let status = 0;
  for (let at = 0, count = 0; at < bytes.length && count < MOST_FIELDS; count++) {
    const feed = bytes.indexOf(10, at);
    if (feed < 0) return null;
    const line = latin1.decode(bytes.subarray(at, feed)).trimEnd();
    at = feed + 1;
    if (count === 0) {
      const opening = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(line);
      if (!opening) return null;
      status = Number(opening[1]);
    } else if (line === '') return { status, fields, body: bytes.subarray(at) };
    else addField(fields, line);
  }
  return null;
}

/** A body that was sent in chunks, put together; as it stands where it is not, since many archives undo it and leave the header. */
function dechunked(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  let at = 0;
  while (at < body.length) {
    const feed = body.indexOf(10, at);
    const length =
      feed < 0 || feed - at > 40
        ? null
        : /^([0-9a-f]{1,8})\s*(?:;|$)/i.exec(latin1.decode(body.subarray(at, feed)).trim());
    if (length === null) return parts.length === 0 ? body : joined(parts, size);
    const count = Number.parseInt(length[1] as string, 16);
    if (count === 0) break;
    const part = body.subarray(feed + 1, feed + 1 + count);
    parts.push(part);
    size += part.length;
    at = feed + 1 + count + 2;
  }
  return joined(parts, size);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** What became of a record: a page to read, or why it was passed over. */
type Outcome =
  | { readonly body: Uint8Array; readonly format: Format; readonly options: ReadOptions }
  | { readonly passed: string };

async function openRecord(fields: Fields, bytes: Uint8Array | null, options: ReadOptions): Promise<Outcome> {
  const type = fields.get('warc-type') ?? 'records without a type';
  if (type !== 'response') return { passed: type };
  const target = fields.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? null;
  if (bytes === null) return { passed: 'responses larger than 16 MB' };
  const response = parseResponse(bytes);
  if (response === null) return { passed: 'responses that are not HTTP' };
  if (response.status !== 200) return { passed: 'responses without a page (redirects, errors)' };
  let body = response.fields.get('transfer-encoding')?.toLowerCase().includes('chunked')
    ? dechunked(response.body)
    : response.body;
  for (const coding of (response.fields.get('content-encoding') ?? '').toLowerCase().split(',').reverse()) {
    const name = coding.trim();
    if (name === '' || name === 'identity' || name === 'none') continue;
    const plain = await decoded(body, name, LARGEST_PAGE);
    // Archives that undo the coding keep the header, too.
    if (plain === null && !/^[\s\ufeff]*[<{]/.test(latin1.decode(body.subarray(0, 64))))
      return { passed: 'responses whose compression could not be undone' };
    body = plain ?? body;
  }
  const contentType = response.fields.get('content-type') ?? null;
  const format = formatOfContent(contentType, body);
  if (format !== 'html' && format !== 'feed' && format !== 'text')
    return { passed: 'responses of other kinds (pictures, styles, scripts)' };
  const key = target ?? fields.get('warc-record-id') ?? options.key ?? null;
  return { body, format, options: { ...options, key, url: target ?? options.url ?? null, contentType } };
}

/** What was passed over in a WARC, in one notice; null where nothing was. */
function summary(passed: ReadonlyMap<string, number>): Notice | null {
  const told = [...passed].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (told.length === 0) return null;
  const sum = told.reduce((total, [, count]) => total + count, 0);
  const list = told
    .slice(0, 12)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
  return {
    code: 'records-passed-over',
    message: `${sum} records of the archive were passed over: ${list}.`,
    span: null,
  };
}

/**
 * Reads the pages, feeds and plain texts of a WARC 1.0 or 1.1 as its bytes arrive, one record
 * in memory at a time. What else it holds is counted in a notice of the last report.
 *
 * @param chunks    without gzip
 * @param readPart  reads what a record holds
 */
export async function* readWarc(chunks: Chunks, options: ReadOptions, readPart: ReadPart): AsyncGenerator<ReadResult> {
  const reader = new ByteReader(chunks);
  const passed = new Map<string, number>();
  let last: ReadResult | null = null;
  let broken: string | null = null;
  try {
    for (;;) {
      const opening = await reader.line(LONGEST_LINE);
      if (opening === null) break;
      if (opening.length === 0) continue;
      if (!/^WARC\/\d\.\d\s*$/.test(latin1.decode(opening.subarray(0, 40)))) {
        broken = 'a record does not start with its version (WARC/1.0, WARC/1.1)';
        break;
      }
      const fields = await readFields(reader);
      const length = /^\d{1,15}$/.test(fields?.get('content-length') ?? '')
        ? Number(fields?.get('content-length'))
        : null;
      if (fields === null || length === null) {
        broken = fields === null ? 'it breaks off in the head of a record' : 'a record does not tell its length';
        break;
      }
      const wanted = fields.get('warc-type') === 'response';
      const { bytes, whole } = await reader.take(length, wanted ? LARGEST_PAGE : 0);
      if (!whole) {
        broken = 'it breaks off inside a record';
        break;
      }
      const outcome = await openRecord(fields, bytes, options);
      if ('passed' in outcome) {
        passed.set(outcome.passed, (passed.get(outcome.passed) ?? 0) + 1);
        continue;
      }
      for await (const result of readPart(outcome.body, outcome.format, outcome.options)) {
        if ('error' in result) {
          yield {
            error: { ...result.error, file: `${options.file ?? options.key ?? 'WARC'}: ${outcome.options.key ?? ''}` },
          };
        } else {
          if (last !== null) yield last;
          last = result;
        }
      }
    }
    const told = summary(passed);
    if (last !== null && 'report' in last)
      yield told === null ? last : { report: last.report, notices: [...last.notices, told] };
    else if (broken === null)
      yield readError(
        'not-reports',
        `The archive holds no page, feed or text. ${told?.message ?? 'It is empty.'}`,
        options,
      );
    if (broken !== null)
      yield readError(
        'warc-broken',
        `The WARC cannot be read further: ${broken}. What stands before was read.`,
        options,
      );
  } finally {
    await reader.close();
  }
}
