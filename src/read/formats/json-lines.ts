import type { Notice } from '#model';
import { decodeText } from '../decode.ts';
import { assembleReport } from '../report.ts';
import type { ReadError, ReadOptions, ReadResult } from '../result.ts';
import { byteLines, type Chunks } from './byte-lines.ts';
import { isJsonFeed, readJsonFeed } from './feed.ts';
import { isNinjs, readNinjs } from './ninjs.ts';

/** Bytes of the longest line that is read. */
const LONGEST_LINE = 128 * 1024 * 1024;

const failed = (code: ReadError['code'], message: string, options: ReadOptions, line: number | null): ReadResult => ({
  error: { code, message, file: options.file ?? null, line },
});

/** A field that may be left out, null, or a string; other values are passed over with a notice. */
function stringField(item: Record<string, unknown>, name: string, notices: Notice[]): string | null {
  const value = Object.hasOwn(item, name) ? item[name] : null;
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  notices.push({
    code: 'field-ignored',
    message: `The field ${JSON.stringify(name)} is ${Array.isArray(value) ? 'a list' : `a ${typeof value}`}, not a string, and was passed over.`,
    span: null,
  });
  return null;
}

/**
 * Makes a report of one JSON object `{id, text, published, title, agency, publisher, url,
 * language}`: all but `text` may be left out or null, other fields are passed over, and
 * `text` is kept to the letter.
 */
export function readItem(
  item: unknown,
  options: ReadOptions,
  line: number | null,
  decoding: readonly Notice[] = [],
): ReadResult {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return failed(
      'json-not-object',
      'A report must be a JSON object such as {"id": "a1", "text": "…"}.',
      options,
      line,
    );
  }
  const fields = item as Record<string, unknown>;
  const text = Object.hasOwn(fields, 'text') ? fields.text : undefined;
  if (typeof text !== 'string') {
    return failed(
      'text-missing',
      'The report has no "text", or it is not a string. Put the words of the report into "text".',
      options,
      line,
    );
  }
  const notices: Notice[] = [...decoding];
  const id = fields.id;
  const field = (name: string): string | null => stringField(fields, name, notices);
  return assembleReport(
    {
      text,
      key: typeof id === 'number' ? String(id) : (field('id') ?? options.key ?? null),
      title: field('title'),
      published: field('published'),
      agency: field('agency') ?? options.agency ?? null,
      publisher: field('publisher') ?? options.publisher ?? null,
      url: field('url') ?? options.url ?? null,
      language: field('language') ?? options.language ?? null,
      authors: [],
      slug: null,
      revises: [],
      embargo: null,
      notices,
    },
    options,
  );
}

/** A report from one JSON object: a ninjs item, or the plain form of `readItem`. */
const readObject = (
  item: unknown,
  options: ReadOptions,
  line: number | null,
  notices: readonly Notice[],
): ReadResult | Promise<ReadResult> =>
  isNinjs(item) ? readNinjs(item, options, line, notices) : readItem(item, options, line, notices);

function readLine(bytes: Uint8Array, options: ReadOptions, line: number): ReadResult | Promise<ReadResult> | null {
  const { text, notices } = decodeText(bytes);
  if (text.trim() === '') return null;
  let item: unknown;
  try {
    item = JSON.parse(text);
  } catch (e) {
    const reason = e instanceof Error ? e.message : String(e);
    return failed(
      'json-broken',
      `The line is not valid JSON (${reason.slice(0, 120)}). Put one whole JSON object on each line.`,
      options,
      line,
    );
  }
  return readObject(item, options, line, notices);
}

/**
 * Reads reports from JSON Lines as the bytes arrive, in their order and in bounded memory.
 * Blank lines are passed over; a line that is broken gives an error with its number and
 * the rest go on.
 */
export async function* readJsonLines(chunks: Chunks, options: ReadOptions = {}): AsyncGenerator<ReadResult> {
  for await (const { bytes, line } of byteLines(chunks, LONGEST_LINE)) {
    if (bytes === null) {
      yield failed(
        'line-too-long',
        `The line has more than ${LONGEST_LINE} bytes and was passed over. Put each report on a line of its own.`,
        options,
        line,
      );
      continue;
    }
    const result = readLine(bytes, options, line);
    if (result !== null) yield result instanceof Promise ? await result : result;
  }
}

/** Whether any object of a JSON value is a report in one of the forms read; an empty list holds all there is. */
function holdsReports(value: unknown): boolean {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isReport = (item: unknown): boolean =>
    typeof item === 'object' && item !== null && (Object.hasOwn(item, 'text') || isNinjs(item));
  return items.length === 0 || items.some(isReport);
}

/**
 * Reads reports from one JSON value: a list of objects, one object, or an object whose
 * `reports`, `articles` or `items` is such a list; ninjs items and JSON Feeds are known by their fields. What is no JSON as a whole is read line by line.
 */
export async function* readJson(bytes: Uint8Array, options: ReadOptions = {}): AsyncGenerator<ReadResult> {
  const { text, notices } = decodeText(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    yield* readJsonLines([bytes], options);
    return;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, 'text')) {
    const lists = value as Record<string, unknown>;
    if (isJsonFeed(value)) {
      yield* readJsonFeed(value, options, notices);
      return;
    }
    if (!isNinjs(value))
      value = [lists.reports, lists.articles, lists.items].find((list) => Array.isArray(list)) ?? value;
  }
  if (!holdsReports(value)) {
    yield failed(
      'not-reports',
      'The JSON holds no reports: no object with a "text", no ninjs item, no JSON Feed.',
      options,
      null,
    );
    return;
  }
  if (!Array.isArray(value)) yield await readObject(value, options, null, notices);
  else for (const item of value) yield await readObject(item, options, null, notices);
}
