import type { Notice } from '#model';
import { decodeMarkup } from '../charset.ts';
import { type ReadOptions, type ReadResult, readError } from '../result.ts';
import type { Chunks } from './byte-lines.ts';
import { type Markup, parseMarkup } from './markup.ts';

/** Bytes of the largest document that is read as a whole. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024;
/** Bytes of the largest page that is read, from a file or out of an archive of pages. */
export const LARGEST_PAGE = 16 * 1024 * 1024;

/** All bytes of a stream; null where there are more than the limit, of which no more are asked for. */
export async function gatherWithin(chunks: Chunks, limit: number): Promise<Uint8Array | null> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) return null;
    held.push(chunk.slice());
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of held) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export const tooLarge = (limit: number, options: ReadOptions): ReadResult =>
  readError(
    'too-large',
    `The document has more than ${limit / 1024 / 1024} MB and was not read. Cut it into single reports.`,
    options,
  );

/** An XML document as a tree, with the notices of the way it came, or the error that it is. */
export async function parseXml(
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<{ readonly markup: Markup; readonly notices: Notice[] } | { readonly failed: ReadResult }> {
  const { text, notices } = decodeMarkup(bytes, options.contentType);
  const markup = await parseMarkup(text, true);
  if ('unsafe' in markup) {
    return {
      failed: readError(
        'xml-unsafe',
        `The XML is not read: ${markup.unsafe}. Ask its sender for a plain one.`,
        options,
      ),
    };
  }
  const cut: Notice = {
    code: 'xml-broken',
    message: 'The XML ends before its elements are closed; what stands before the end was read. Fetch it again.',
    span: null,
  };
  return { markup, notices: markup.cutOff ? [...notices, cut] : [...notices] };
}
