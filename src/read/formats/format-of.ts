/** The formats that are read. 'xml' is a feed, NewsML-G2 or NITF, told by its first element. */
export const FORMATS = [
  'text',
  'jsonl',
  'json',
  'html',
  'feed',
  'newsml',
  'nitf',
  'ninjs',
  'warc',
  'csv',
  'xml',
] as const;
export type Format = (typeof FORMATS)[number];

const ENDINGS: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
  xml: 'xml',
  newsml: 'newsml',
  nitf: 'nitf',
  ninjs: 'ninjs',
  warc: 'warc',
  csv: 'csv',
  tsv: 'csv',
};
/** Files that tell of the folder they lie in and are no reports. */
const ABOUT_FOLDER: ReadonlySet<string> = new Set(['readme', 'license', 'licence', 'notice', 'changelog']);

/** Bytes that are enough to tell a format by. */
export const ENOUGH = 4096;

/**
 * The format of a file by the ending of its name, gzip's own left aside, and by its first
 * bytes where the ending is none that is known or leaves it open.
 *
 * @param first  the first bytes of the file, without gzip; left out where they are not known
 * @returns null where neither tells, and for a folder's README and the like
 */
export function formatOf(path: string, first?: Uint8Array): Format | null {
  const written = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  const name = written.endsWith('.gz') ? written.slice(0, -3) : written;
  const dot = name.lastIndexOf('.');
  const ending = dot < 0 ? '' : name.slice(dot + 1);
  if (ABOUT_FOLDER.has(name.slice(0, Math.max(dot, 0)))) return null;
  const told = Object.hasOwn(ENDINGS, ending) ? (ENDINGS[ending] as Format) : null;
  if (first === undefined || (told !== null && told !== 'xml')) return told;
  return sniffFormat(first) ?? told;
}

const ROOTS: Readonly<Record<string, Format>> = {
  rss: 'feed',
  rdf: 'feed',
  feed: 'feed',
  newsitem: 'newsml',
  newsmessage: 'newsml',
  packageitem: 'newsml',
  nitf: 'nitf',
  html: 'html',
  head: 'html',
  body: 'html',
};

/** The opening of some bytes as words, whatever their charset. */
function openingOf(first: Uint8Array): string {
  const label =
    first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(first.subarray(0, ENOUGH)).trimStart();
}

/** The format that the first bytes of an input show: WARC, HTML, the kinds of XML, JSON; null where they show none. */
export function sniffFormat(first: Uint8Array): Format | null {
  const words = openingOf(first);
  if (/^WARC\/\d/.test(words)) return 'warc';
  // A text may open with a bracket, too: only what JSON has after it counts.
  if (/^(?:\{\s*["}]|\[\s*[[\]{])/.test(words)) return 'json';
  if (!words.startsWith('<')) return null;
  if (/^<!doctype\s{1,99}html/i.test(words)) return 'html';
  for (let at = 0; at >= 0 && at < words.length; at = words.indexOf('<', at + 1)) {
    if (words.startsWith('<!--', at)) {
      at = words.indexOf('-->', at);
      if (at < 0) return null;
      continue;
    }
    const tag = /^<(?:[a-z][\w.-]{0,40}:)?([a-z][\w.-]{0,40})/i.exec(words.slice(at, at + 100));
    if (tag === null) continue;
    const name = (tag[1] as string).toLowerCase();
    return Object.hasOwn(ROOTS, name) ? (ROOTS[name] as Format) : null;
  }
  return null;
}

const TYPES: Readonly<Record<string, Format>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/rss+xml': 'feed',
  'application/atom+xml': 'feed',
  'application/rdf+xml': 'feed',
  'application/feed+json': 'feed',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'application/nitf+xml': 'nitf',
  'application/json': 'json',
  'application/x-ndjson': 'jsonl',
  'application/jsonl': 'jsonl',
  'application/warc': 'warc',
  'text/plain': 'text',
  'text/markdown': 'text',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
};

/**
 * The format of what was sent with a Content-Type. Feeds are often sent as pages or as plain
 * XML, so that their first bytes go before the type.
 *
 * @param contentType  null where none was sent: the first bytes alone tell
 */
export function formatOfContent(contentType: string | null, first: Uint8Array): Format | null {
  const type = (contentType ?? '').slice(0, 200).split(';')[0]?.trim().toLowerCase() ?? '';
  const told = Object.hasOwn(TYPES, type)
    ? (TYPES[type] as Format)
    : type.startsWith('application/vnd.iptc.g2.')
      ? type.endsWith('json')
        ? 'ninjs'
        : 'newsml'
      : null;
  const marked = told === null && !(type === '' || type.endsWith('+xml') || type === 'application/octet-stream');
  if (marked) return null;
  const seen = sniffFormat(first);
  if (told === 'html' || told === 'text' || told === 'feed')
    return seen !== null && seen !== 'json' && (told !== 'text' || seen !== 'html') ? seen : told;
  return told === null || told === 'xml' ? (seen ?? told) : told;
}
