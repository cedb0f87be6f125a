import { dirname, resolve } from 'node:path';
import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { isAddress } from './ask.ts';
import { readDuration } from './duration.ts';

/** A source that is watched. */
export interface WatchedSource {
  /** The address, or the folder as it was named: what the archive remembers it by. */
  readonly source: string;
  /** For notices; the source itself where it has none. */
  readonly name: string;
  /** `page` and `feed` are told apart by what comes where it is null. */
  readonly kind: 'feed' | 'page' | 'folder' | null;
  /** Of a folder. */
  readonly path: string | null;
  /** Seconds between two looks. */
  readonly every: number;
  /** Whether articles of which the feed gives only a summary are fetched. */
  readonly follow: boolean;
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly language: string | null;
  readonly zone: string | null;
}

/** A list of sources that cannot be used, with the line of each fault. */
export class SourceListError extends Error {
  override readonly name = 'SourceListError';
}

export const EVERY_ADDRESS = 15 * 60;
export const EVERY_FOLDER = 10;
const LEAST_EVERY = 60;

const text = (what: string) =>
  z
    .string({ error: `must be ${what}` })
    .trim()
    .min(1, { error: 'must not be empty' })
    .max(2000, { error: 'is too long' });
const every = z
  .string({ error: "must be a time such as '10m', '2h' or '1d'" })
  .refine((v) => readDuration(v) !== null, { error: "must be a time such as '10m', '2h' or '1d'" })
  .refine((v) => (readDuration(v) ?? 60) > 0, { error: 'must be longer than that' })
  .transform((v) => readDuration(v) as number);

const SourceSchema = z.strictObject({
  name: text('words').optional(),
  url: text('an address')
    .refine((v) => isAddress(v) && URL.canParse(v), {
      error: 'must be an address that begins with http:// or https:// (a folder goes under path)',
    })
    .optional(),
  path: text('the name of a folder').optional(),
  kind: z.enum(['feed', 'page', 'folder'], { error: 'must be feed, page or folder' }).optional(),
  every: every.optional(),
  follow: z.boolean({ error: 'must be true or false' }).optional(),
  publisher: text('a name').optional(),
  agency: text('a name').optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/, { error: "must be a tag such as 'en'" })
    .optional(),
  zone: z
    .string({ error: "must be an offset such as '+02:00'" })
    .regex(/^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/, { error: "must be an offset such as '+02:00'" })
    .optional(),
});
const ListSchema = z.strictObject({
  every: every.optional(),
  sources: z
    .array(SourceSchema, { error: 'must be a list: each source begins with a hyphen' })
    .min(1, { error: 'must name at least one source' }),
});

/**
 * Reads a user's own list of sources.
 *
 * @param yaml  the file's words
 * @param file  its name, for messages
 * @param path  where it lies: folders are relative to it
 * @throws SourceListError with one line for each fault: 'sources.yaml:4: every must be …'
 */
export function readSourceList(yaml: string, file: string, path: string): WatchedSource[] {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const faults = document.errors.map((e) => `${file}:${lines.linePos(e.pos[0]).line}: ${firstLine(e.message)}`);
  if (faults.length) throw new SourceListError(faults.join('\n'));
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    throw new SourceListError(`${file}: ${firstLine(error instanceof Error ? error.message : String(error))}`);
  }
  // A bare list is the list of sources.
  const bare = Array.isArray(value);
  const parsed = ListSchema.safeParse(bare ? { sources: value } : (value ?? {}));
  const lineOf = (at: readonly PropertyKey[]): number => lineAt(document, lines, bare ? at.slice(1) : at);
  if (!parsed.success) {
    const told = parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            line: lineOf([...issue.path, key]),
            words: `there is no setting '${key}'; there are ${settings(issue.path)}`,
          }))
        : [{ line: lineOf(issue.path), words: `${nameOf(issue.path)} ${issue.message}` }],
    );
    throw new SourceListError(told.map(({ line, words }) => `${file}:${line}: ${words}`).join('\n'));
  }
  const out: WatchedSource[] = [];
  const seen = new Map<string, number>();
  for (const [i, given] of parsed.data.sources.entries()) {
    const line = lineOf(['sources', i]);
    const fail = (words: string): void => void faults.push(`${file}:${line}: ${words}`);
    if ((given.url === undefined) === (given.path === undefined)) {
      fail('a source needs either url or path');
      continue;
    }
    const isFolder = given.path !== undefined;
    if (isFolder && (given.follow || (given.kind ?? 'folder') !== 'folder'))
      fail('follow and the kinds feed and page go with url, not with path');
    if (!isFolder && given.kind === 'folder') fail('the kind folder goes with path, not with url');
    if (given.follow && given.kind === 'page') fail('follow goes with feeds: a page is read as it is');
    const wait = given.every ?? parsed.data.every ?? (isFolder ? EVERY_FOLDER : EVERY_ADDRESS);
    if (!isFolder && wait < LEAST_EVERY) fail('every must be a minute or more for an address');
    const source = given.url ?? resolve(dirname(path), given.path as string);
    const first = seen.get(source);
    if (first !== undefined) fail(`the same source stands on line ${first}`);
    seen.set(source, line);
    out.push({
      source,
      name: given.name ?? given.url ?? (given.path as string),
      kind: isFolder ? 'folder' : (given.kind ?? null),
      path: isFolder ? source : null,
      every: wait,
      follow: given.follow ?? false,
      publisher: given.publisher ?? null,
      agency: given.agency ?? null,
      language: given.language ?? null,
      zone: given.zone ?? null,
    });
  }
  if (faults.length) throw new SourceListError(faults.join('\n'));
  return out;
}

const firstLine = (message: string): string => message.split('\n')[0] ?? message;

const nameOf = (path: readonly PropertyKey[]): string => {
  const last = path.filter((p) => typeof p === 'string').at(-1);
  return typeof path.at(-1) === 'number' ? 'a source' : last === undefined ? 'the list' : String(last);
};

const settings = (path: readonly PropertyKey[]): string =>
  Object.keys(path.length ? SourceSchema.shape : ListSchema.shape).join(', ');

/** The line of a value, or, where it is missing, of what should hold it. */
function lineAt(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const at = path.slice(0, depth);
    if (depth > 0 && typeof at.at(-1) === 'string') {
      // A setting stands where its name does.
      const holder: unknown = depth === 1 ? document.contents : document.getIn(at.slice(0, -1), true);
      const pair = isMap(holder) ? holder.items.find((p) => String(p.key) === at.at(-1)) : undefined;
      const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range;
      if (range) return lines.linePos(range[0]).line;
      continue;
    }
    const node = (depth === 0 ? document.contents : document.getIn(at, true)) as
      | { range?: [number, number, number] | null }
      | null
      | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
