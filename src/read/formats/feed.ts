import type { Notice } from '#model';
import { decodeMarkup } from '../charset.ts';
import { assembleReport } from '../report.ts';
import { type ReadOptions, type ReadResult, readError } from '../result.ts';
import { joinArticle, leftOutNotice } from './article.ts';
import { collapsed, parseMarkup } from './markup.ts';
import { readBylines } from './nitf.ts';
import { paragraphsOf } from './paragraphs.ts';

/** An item of any kind of feed, its words as the feed wrote them. */
interface Item {
  readonly key: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly published: string | null;
  /** The whole report in HTML or plain words. */
  readonly content: string | null;
  /** Whether the content is known to be plain text. */
  readonly plain: boolean;
  readonly summary: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly language: string | null;
}

/** Values of feedsmith's results that are looked at; every one may be missing whatever its types say. */
interface Loose {
  readonly [key: string]: unknown;
}
const object = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const list = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(object) : []);
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap((v) => string(v) ?? []) : []);
function string(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  return typeof object(value).value === 'string' ? string(object(value).value) : null;
}

const names = (people: unknown): string[] => [...list(people).flatMap((p) => string(p.name) ?? []), ...strings(people)];

/** RSS 0.9x, 1.0 and 2.0. */
function rssItem(item: Loose, feed: Loose): Item {
  const dc = object(item.dc);
  const terms = object(item.dcterms);
  const guid = object(item.guid);
  const id = string(guid.value) ?? string(item.guid) ?? string(object(item.rdf).about);
  const permalink = guid.isPermaLink !== false && id !== null && /^https?:\/\//.test(id) ? id : null;
  const own = names(item.authors);
  return {
    key: id,
    url: string(item.link) ?? permalink,
    title: string(item.title) ?? strings(dc.titles)[0] ?? null,
    published:
      string(item.pubDate) ??
      strings(dc.dates)[0] ??
      strings(terms.issued)[0] ??
      strings(terms.created)[0] ??
      string(dc.date),
    content: string(object(item.content).encoded) ?? string(object(item.content)),
    plain: false,
    summary: string(item.description) ?? strings(dc.descriptions)[0] ?? null,
    authors: strings(dc.creators).length > 0 ? strings(dc.creators) : own,
    publisher: string(object(item.source).title) ?? string(feed.title),
    language: strings(dc.languages)[0] ?? string(feed.language) ?? strings(object(feed.dc).languages)[0] ?? null,
  };
}

function atomItem(entry: Loose, feed: Loose): Item {
  const links = list(entry.links);
  const link =
    links.find((l) => l.rel === undefined || l.rel === 'alternate') ?? links.find((l) => l.rel === 'self') ?? links[0];
  const content = object(entry.content);
  const source = object(entry.source);
  const feedLinks = list(feed.links);
  const base =
    string(feedLinks.find((l) => l.rel === undefined || l.rel === 'alternate')?.href) ?? string(feedLinks[0]?.href);
  return {
    key: string(entry.id),
    url: absolute(string(link?.href), base),
    title: string(entry.title),
    published: string(entry.published) ?? string(entry.updated),
    content: string(content.value),
    plain: content.type === 'text' || content.type === 'text/plain',
    summary: string(entry.summary),
    authors: names(entry.authors).length > 0 ? names(entry.authors) : names(feed.authors),
    publisher: string(source.title) ?? string(feed.title),
    language: null,
  };
}

function jsonItem(item: Loose, feed: Loose): Item {
  const authors = names(item.authors);
  return {
    key: string(item.id),
    url: string(item.url) ?? string(item.external_url),
    title: string(item.title),
    published: string(item.date_published) ?? string(item.date_modified),
    content: string(item.content_html) ?? string(item.content_text),
    plain: string(item.content_html) === null,
    summary: string(item.summary),
    authors: authors.length > 0 ? authors : [...names([item.author]), ...names(feed.authors)],
    publisher: string(feed.title),
    language: string(item.language) ?? string(feed.language),
  };
}

function absolute(href: string | null, base: string | null): string | null {
  if (href === null) return null;
  try {
    return new URL(href, base ?? undefined).href;
  } catch {
    return href;
  }
}

const WEAK: Notice = {
  code: 'summary-only',
  message: 'The feed gives a summary of the report, not its text. Read the page itself to have the whole.',
  span: null,
};

async function readItem(item: Item, options: ReadOptions, decoding: readonly Notice[]): Promise<ReadResult> {
  const title = item.title === null ? null : collapsed((await paragraphsOf(item.title)).paragraphs.join(' ')) || null;
  const full = item.content === null ? null : await paragraphsOf(item.content, item.plain);
  const whole = full !== null && full.paragraphs.length > 0;
  const read = whole ? full : await paragraphsOf(item.summary ?? '');
  const { text, titleSpan } = joinArticle(title, read.paragraphs);
  const { authors, agency } = readBylines(item.authors);
  const publisher =
    item.publisher === null ? null : collapsed((await paragraphsOf(item.publisher)).paragraphs.join(' '));
  const left = leftOutNotice(read.leftOut);
  const notices = [...decoding, ...(whole ? [] : [WEAK]), ...(left === null ? [] : [left])];
  const assembled = assembleReport(
    {
      text,
      titleSpan,
      key: item.key ?? item.url ?? options.key ?? null,
      title,
      published: item.published,
      agency: agency ?? options.agency ?? null,
      publisher: publisher ?? options.publisher ?? null,
      url: absolute(item.url, options.url ?? null),
      language: item.language ?? options.language ?? null,
      authors,
      slug: null,
      revises: [],
      embargo: null,
      notices,
    },
    options,
  );
  const written = whole ? item.content : (item.summary ?? item.content);
  if (!options.originals || written === null) return assembled;
  const contentType = whole && item.plain ? 'text/plain' : 'text/html';
  return { ...assembled, original: { bytes: new TextEncoder().encode(written), contentType, charset: 'utf-8' } };
}

type Parsed = { readonly format: string; readonly feed: Loose };

/** A feed by its words or its JSON value; null where it is none. */
async function parse(feed: unknown): Promise<Parsed | null> {
  const { parseFeed } = await import('feedsmith');
  try {
    const parsed: unknown = parseFeed(feed as string);
    return { format: string(object(parsed).format) ?? '', feed: object(object(parsed).feed) };
  } catch {
    return null;
  }
}

/** A feed that breaks off, without its last, unfinished item; null where it has no whole one. */
function mended(text: string): string | null {
  const at = Math.max(text.lastIndexOf('</item>') + 7, text.lastIndexOf('</entry>') + 8);
  if (at < 10) return null;
  const head = text.slice(0, at);
  if (head.endsWith('</entry>')) return `${head}</feed>`;
  return /<rdf:RDF[\s>]/i.test(text.slice(0, 5000)) ? `${head}</rdf:RDF>` : `${head}</channel></rss>`;
}

async function* readParsed(
  parsed: Parsed,
  options: ReadOptions,
  notices: readonly Notice[],
): AsyncGenerator<ReadResult> {
  const { format, feed } = parsed;
  if (format === 'json')
    for (const item of list(feed.items)) yield await readItem(jsonItem(item, feed), options, notices);
  else if (format === 'atom')
    for (const entry of list(feed.entries)) yield await readItem(atomItem(entry, feed), options, notices);
  else for (const item of list(feed.items)) yield await readItem(rssItem(item, feed), options, notices);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a JSON value is a JSON Feed. */
export const isJsonFeed = (value: unknown): boolean =>
  /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//.test(string(object(value).version) ?? '');

/** Reads the items of a JSON Feed. */
export async function* readJsonFeed(
  value: unknown,
  options: ReadOptions,
  notices: readonly Notice[],
): AsyncGenerator<ReadResult> {
  const parsed = await parse(value);
  if (parsed === null) yield readError('not-reports', 'The JSON Feed could not be read: it has no items.', options);
  else yield* readParsed(parsed, options, notices);
}

/**
 * Reads the items of an RSS or Atom feed in the feed's order, each a report; an empty feed
 * has none. One that breaks off is read as far as its items are whole.
 */
export async function* readFeed(bytes: Uint8Array, options: ReadOptions = {}): AsyncGenerator<ReadResult> {
  const { text, notices } = decodeMarkup(bytes, options.contentType);
  if (/^\s{0,99}[{[]/.test(text.slice(0, 200))) {
    const value = parsedJson(text);
    if (value === undefined) yield readError('json-broken', 'The JSON Feed is not valid JSON.', options);
    else yield* readJsonFeed(value, options, notices);
    return;
  }
  const guard = await parseMarkup(text, true);
  if ('unsafe' in guard) {
    yield readError('xml-unsafe', `The feed is not read: ${guard.unsafe}.`, options);
    return;
  }
  let parsed = guard.cutOff ? null : await parse(text);
  let told: readonly Notice[] = notices;
  if (parsed === null) {
    const whole = mended(text);
    parsed = whole === null ? null : await parse(whole);
    const message = 'The feed is not whole; its items up to the break were read. Fetch it again.';
    told = [...notices, { code: 'xml-broken', message, span: null }];
  }
  if (parsed === null) {
    yield readError(
      'xml-broken',
      'The feed could not be read: it is no RSS or Atom, or breaks off before its first item ends.',
      options,
    );
    return;
  }
  yield* readParsed(parsed, options, told);
}
