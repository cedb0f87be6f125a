import { isAgency } from '../agencies.ts';
import { readAuthors } from '../byline.ts';
import { readMoment } from '../calendar.ts';
import { allIn, attributeOf, collapsed, type Element, elementsIn, firstIn, wordsOf } from './markup.ts';

/** What a page says about the report on it, outside the report's own text. */
export interface PageFacts {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly agency: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly language: string | null;
}

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function string(value: unknown): string | null {
  if (Array.isArray(value)) return string(value[0]);
  return typeof value === 'string' && value.trim() !== '' ? collapsed(value) : null;
}

/** The schema.org article that a page describes in JSON-LD; null where it describes none. */
function jsonLd(root: Element): Json | null {
  for (const script of allIn(root, 'script')) {
    if (!/^application\/ld\+json/i.test(attributeOf(script, 'type') ?? '')) continue;
    let value: unknown;
    try {
      value = JSON.parse(script.children.filter((c) => typeof c === 'string').join(''));
    } catch {
      continue;
    }
    const top = Array.isArray(value) ? value : [value];
    const all = top.flatMap((v) => (isObject(v) && Array.isArray(v['@graph']) ? v['@graph'] : [v])).filter(isObject);
    const article = all.find((v) => /(?:Article|Report|BlogPosting|LiveBlogPosting)$/.test(string(v['@type']) ?? ''));
    if (article !== undefined) return article;
  }
  return null;
}

/** The values of `meta` elements, by name, property or itemprop in small letters; the first of a name stands. */
function metaOf(root: Element): Map<string, string> {
  const out = new Map<string, string>();
  for (const element of allIn(root, 'meta')) {
    const content = attributeOf(element, 'content');
    const names = attributeOf(element, 'property') ?? attributeOf(element, 'name') ?? attributeOf(element, 'itemprop');
    if (content === null || names === null) continue;
    for (const name of names.toLowerCase().split(/\s+/)) if (!out.has(name)) out.set(name, collapsed(content));
  }
  return out;
}

const DATES = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publication_date',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
];

function dates(root: Element, article: Json | null, meta: ReadonlyMap<string, string>): string[] {
  const out = [string(article?.datePublished), ...DATES.map((name) => meta.get(name) ?? null)];
  const times = [...elementsIn(firstIn(root, 'article') ?? root)].filter(
    (e) => e.name === 'time' || attributeOf(e, 'itemprop') === 'datePublished',
  );
  const marked = times.find((e) => e.attributes.has('pubdate') || attributeOf(e, 'itemprop') === 'datePublished');
  for (const time of [marked, times[0]]) {
    out.push(attributeOf(time, 'datetime'), attributeOf(time, 'content'), wordsOf(time));
  }
  return out.filter((d) => d !== null);
}

/** The words that two headlines share, as a part of the shorter. */
function alike(a: string, b: string): number {
  const words = (s: string) => new Set(s.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [one, two] = [words(a), words(b)];
  const least = Math.min(one.size, two.size);
  if (least === 0) return 0;
  let shared = 0;
  for (const word of one) if (two.has(word)) shared++;
  return shared / least;
}

/** A title without the name of the site that stands behind its last bar or dash. */
function withoutSite(title: string, site: string | null): string {
  const cut = /^(.{8,}?)\s+[|–—»·-]\s+([^|–—»·]{2,60})$/.exec(title.slice(0, 1000));
  if (!cut) return title;
  const tail = cut[2] as string;
  return (site !== null && alike(tail, site) >= 0.5) || /[|»·]\s+[^|]*$/.test(title) ? (cut[1] as string) : title;
}

/** The headline as the page shows it, where what the page says of itself agrees with it; else what it says of itself. */
function headline(
  root: Element,
  article: Json | null,
  meta: ReadonlyMap<string, string>,
  site: string | null,
): string | null {
  const tag = wordsOf(firstIn(root, 'title'));
  const told = [
    string(article?.headline),
    meta.get('og:title'),
    meta.get('twitter:title'),
    meta.get('dc.title'),
    tag,
  ].filter((t) => t != null);
  const shown = allIn(root, 'h1').flatMap((h) => wordsOf(h) ?? []);
  const agreed = shown.find((h) => told.some((t) => alike(h, t) >= 0.6) && h.includes(' '));
  if (agreed !== undefined) return agreed;
  const first = told[0];
  if (first !== undefined) return withoutSite(first, site);
  return shown.length === 1 ? (shown[0] as string) : null;
}

function people(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(people);
  const name = isObject(value) ? string(value.name) : string(value);
  return name === null || /^https?:/.test(name) ? [] : [name];
}

function link(href: string | null, base: string | null): string | null {
  if (href === null) return null;
  try {
    const url = new URL(href, base ?? undefined);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * Reads a page's headline, authors, date, publisher, address and language from its JSON-LD,
 * its meta elements and the elements that show them.
 *
 * @param base  where the page was fetched, which relative addresses count from
 */
export function readPageFacts(root: Element, base: string | null): PageFacts {
  const article = jsonLd(root);
  const meta = metaOf(root);
  const publisher = isObject(article?.publisher) ? string(article.publisher.name) : string(article?.publisher);
  const site = publisher ?? meta.get('og:site_name') ?? meta.get('application-name') ?? null;
  const canonical = allIn(root, 'link').find((e) => attributeOf(e, 'rel')?.toLowerCase() === 'canonical');
  const shown = [...elementsIn(root)].find(
    (e) =>
      attributeOf(e, 'rel') === 'author' ||
      attributeOf(e, 'itemprop') === 'author' ||
      /(?:^|[\s_-])byline(?:$|[\s_-])/i.test(attributeOf(e, 'class') ?? ''),
  );
  const given = people(article?.author);
  const byMeta =
    meta.get('author') ?? meta.get('article:author') ?? meta.get('parsely-author') ?? meta.get('dc.creator') ?? null;
  const byShown = wordsOf(shown);
  const written = [
    given,
    byMeta === null || /^https?:/.test(byMeta) ? [] : readAuthors(byMeta),
    byShown === null || byShown.length > 200 ? [] : readAuthors(byShown),
  ].find((names) => names.length > 0);
  const names = written ?? [];
  const found = dates(root, article, meta);
  return {
    title: headline(root, article, meta, site),
    authors: names.filter((name) => !isAgency(name)),
    agency: names.find(isAgency) ?? null,
    published: found.find((date) => readMoment(date) !== null) ?? found[0] ?? null,
    publisher: site,
    url: link(attributeOf(canonical, 'href'), base) ?? link(meta.get('og:url') ?? null, base),
    language:
      attributeOf(firstIn(root, 'html'), 'lang') ?? string(article?.inLanguage) ?? meta.get('content-language') ?? null,
  };
}
