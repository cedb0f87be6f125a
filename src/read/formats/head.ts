import { lineFrom } from '../lines.ts';

/** What stands above a report's text: known fields by their own names, each value trimmed. */
export interface Head {
  readonly fields: ReadonlyMap<Field, string>;
  readonly authors: readonly string[];
  /** Where the text starts. */
  readonly body: number;
}
export type Field =
  | 'title'
  | 'published'
  | 'agency'
  | 'publisher'
  | 'url'
  | 'source'
  | 'language'
  | 'byline'
  | 'id'
  | 'slug'
  | 'embargo'
  | 'updates'
  | 'corrects'
  | 'kills'
  | 'withholds'
  | 'other';

const FIELDS: Readonly<Record<string, Field>> = {
  title: 'title',
  headline: 'title',
  date: 'published',
  published: 'published',
  'publication date': 'published',
  'publication-date': 'published',
  pubdate: 'published',
  datetime: 'published',
  agency: 'agency',
  wire: 'agency',
  publisher: 'publisher',
  outlet: 'publisher',
  newspaper: 'publisher',
  site: 'publisher',
  url: 'url',
  link: 'url',
  permalink: 'url',
  source: 'source',
  language: 'language',
  lang: 'language',
  byline: 'byline',
  author: 'byline',
  authors: 'byline',
  by: 'byline',
  id: 'id',
  guid: 'id',
  key: 'id',
  slug: 'slug',
  revision: 'slug',
  version: 'slug',
  embargo: 'embargo',
  'embargoed until': 'embargo',
  updates: 'updates',
  replaces: 'updates',
  supersedes: 'updates',
  corrects: 'corrects',
  kills: 'kills',
  withdraws: 'kills',
  withholds: 'withholds',
  via: 'other',
  licence: 'other',
  license: 'other',
  note: 'other',
  notes: 'other',
  copyright: 'other',
  rights: 'other',
  keywords: 'other',
  tags: 'other',
  category: 'other',
  section: 'other',
  dateline: 'other',
  location: 'other',
  draft: 'other',
  layout: 'other',
  description: 'other',
  subtitle: 'other',
};
/** A block must open with one of these; alone in its block it must be one of the first four, so that a lone 'Source: …' stays text. */
const OPENS: ReadonlySet<Field> = new Set([
  'title',
  'published',
  'url',
  'id',
  'agency',
  'publisher',
  'source',
  'language',
  'byline',
  'slug',
]);
const ALONE: ReadonlySet<Field> = new Set(['title', 'published', 'url', 'id']);

/** Lines and code units beyond which a block is no head. */
const MOST_LINES = 60;
const LONGEST_LINE = 4000;

/** A `Key: value` line; null where it is none. The key is one to three words. */
function keyed(line: string): { key: string; value: string } | null {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > 32) return null;
  const key = line.slice(0, colon).trim().toLowerCase();
  if (!/^[a-z][a-z_-]*(?: [a-z_-]+){0,2}$/.test(key)) return null;
  return { key: key.replaceAll('_', '-'), value: line.slice(colon + 1).trim() };
}

const fieldOf = (key: string): Field | null => (Object.hasOwn(FIELDS, key) ? (FIELDS[key] as Field) : null);

function put(fields: Map<Field, string>, field: Field | null, value: string): void {
  if (field !== null && field !== 'other' && value !== '' && !fields.has(field)) fields.set(field, value);
}

/**
 * Reads a block of `Key: value` lines (TITLE, DATE, SOURCE … in any case) at the start of a
 * file, ended by one blank line. Its first key must be a known one, so that a text that
 * opens with 'Note: …' keeps its words; unknown keys further down are passed over.
 *
 * @returns null where the file opens with no such block
 */
export function readHead(text: string): Head | null {
  const fields = new Map<Field, string>();
  let count = 0;
  let first: Field | null = null;
  for (let at = 0; at < text.length; ) {
    const line = lineFrom(text, at);
    if (line.end - line.start > LONGEST_LINE || count > MOST_LINES) return null;
    const words = text.slice(line.start, line.end);
    if (words.trim() === '') {
      if (first === null || (count === 1 && !ALONE.has(first))) return null;
      return { fields, authors: [], body: line.next };
    }
    const pair = keyed(words);
    if (pair === null && !(count > 0 && /^[ \t]/.test(words))) return null;
    const field = pair === null ? null : fieldOf(pair.key);
    if (count === 0) {
      if (field === null || !OPENS.has(field)) return null;
      first = field;
    }
    if (pair !== null) put(fields, field, pair.value);
    count++;
    at = line.next;
  }
  return null;
}

const unquoted = (value: string): string => {
  const v = value.trim();
  const quote = v[0];
  if ((quote === '"' || quote === "'") && v.length > 1 && v.endsWith(quote)) {
    return quote === '"' ? v.slice(1, -1).replaceAll('\\"', '"') : v.slice(1, -1).replaceAll("''", "'");
  }
  return v.replace(/ #.*$/, '').trim();
};

/**
 * Reads YAML front matter between two lines of three dashes: scalars, and lists of authors.
 * Anything else in it is passed over.
 *
 * @returns null where the file does not open with it, or no line of it is `key: value`
 */
export function readFrontMatter(text: string): Head | null {
  const opening = lineFrom(text, 0);
  if (text.slice(0, opening.end).trimEnd() !== '---' || opening.next === opening.end) return null;
  const fields = new Map<Field, string>();
  const authors: string[] = [];
  let current: Field | null = null;
  let known = 0;
  for (let at = opening.next, count = 0; at < text.length && count < 400; count++) {
    const line = lineFrom(text, at);
    const words = text.slice(line.start, Math.min(line.end, line.start + LONGEST_LINE));
    at = line.next;
    if (/^(?:---|\.\.\.)\s*$/.test(words)) {
      if (known === 0) return null;
      const blank = lineFrom(text, at);
      const body = blank.next > blank.end && text.slice(blank.start, blank.end).trim() === '' ? blank.next : at;
      return { fields, authors, body };
    }
    const item = /^\s*- (.*)$/.exec(words);
    if (item && current === 'byline') authors.push(unquoted(item[1] as string));
    if (item || /^\s/.test(words) || words.trim() === '' || words.startsWith('#')) continue;
    const pair = keyed(words);
    if (pair === null) return null;
    current = fieldOf(pair.key);
    known++;
    const list = /^\[(.*)\]$/.exec(pair.value);
    if (list) {
      if (current === 'byline')
        authors.push(
          ...(list[1] as string)
            .split(',')
            .map(unquoted)
            .filter((a) => a !== ''),
        );
    } else put(fields, current, unquoted(pair.value));
  }
  return null;
}
