import { expect } from 'vitest';
import { NoticeSchema, ReportSchema } from '#model';
import { type Format, type ReadOptions, type ReadResult, readReports } from '#read';

export const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);

/** Latin letters and the quotation marks of Windows-1252 as single bytes. */
export const windows1252 = (words: string): Uint8Array =>
  Uint8Array.from([...words], (c) => ({ '“': 0x93, '”': 0x94, '’': 0x92, '–': 0x96 })[c] ?? c.charCodeAt(0));

/** The bytes in pieces of a size that cuts through lines, tags and characters. */
export function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

export async function readAll(
  input: Uint8Array | string,
  format: Format,
  options: ReadOptions = {},
  size = 1 << 16,
): Promise<ReadResult[]> {
  const out: ReadResult[] = [];
  const bytes = typeof input === 'string' ? utf8(input) : input;
  for await (const result of readReports(pieces(bytes, size), format, options)) out.push(result);
  return out;
}

export const reportOf = (result: ReadResult | undefined) => {
  if (result === undefined || 'error' in result) throw new Error(JSON.stringify(result));
  return result.report;
};

/** The codes of a result's notices, or its error's. */
export const codesOf = (result: ReadResult | undefined): string[] =>
  result === undefined ? [] : 'error' in result ? [result.error.code] : result.notices.map((n) => n.code);

/** The message of a notice. */
export const noticeOf = (result: ReadResult | undefined, code: string): string =>
  result === undefined || 'error' in result ? '' : (result.notices.find((n) => n.code === code)?.message ?? '');

/** Asserts that every result is an error or a report that keeps the schema, its spans in the text. */
export function expectSound(results: readonly ReadResult[]): void {
  for (const result of results) {
    if ('error' in result) {
      expect(result.error.message).not.toBe('');
      continue;
    }
    const { report, notices } = result;
    expect(ReportSchema.safeParse(report).error).toBeUndefined();
    for (const notice of notices) expect(NoticeSchema.safeParse(notice).error).toBeUndefined();
    for (const span of [report.titleSpan, report.dateline?.span, ...notices.map((n) => n.span)]) {
      if (span != null) expect(span.start < span.end && span.end <= report.text.length).toBe(true);
    }
    if (report.titleSpan !== null)
      expect(report.text.slice(report.titleSpan.start, report.titleSpan.end).trim()).toBe(report.title);
  }
}

export const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry strike halts Port Aldo | The Sable Post</title>
<meta property="og:site_name" content="The Sable Post"><link rel="canonical" href="/2024/05/ferry">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Ferry strike halts Port Aldo","datePublished":"2024-05-08T10:00:00+02:00","author":[{"@type":"Person","name":"Jane Roe"}],"publisher":{"@type":"Organization","name":"The Sable Post"}}]}</script>
<script>var words = "never part of any text";</script><style>p { color: red }</style></head>
<body><header><a href="/">The Sable Post</a></header><nav><ul><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Ferry strike halts Port Aldo</h1><p class="byline">By Jane Roe</p>
<p>PORT ALDO, May 8 (Harbour Wire) - Ferry crews in Port Aldo walked out on Wednesday, halting crossings for some 3,000 passengers, the port authority said.</p>
<figure><img src="a.jpg"><figcaption>Ferries lie at the quay.</figcaption></figure>
<p>“We will stay ashore until talks resume,” union leader Mara Venn told reporters at the <b>north</b> quay, where crews had gathered since dawn.</p>
<p>The authority said it had offered a rise of four percent, which the crews turned down on Tuesday after a vote that ran into the night.</p>
<p>Talks are to resume on Friday in the town hall, according to the mayor, who asked both sides to keep one boat running for the sick.</p></article>
<aside><h3>More news</h3><p>Rain is expected over the weekend.</p></aside><footer>Copyright The Sable Post</footer></body></html>`;

const RSS_ITEMS = `<item><title>Ferry strike &amp;amp; talks</title><guid isPermaLink="false">sable-1</guid><link>https://sable.example/1</link>
<pubDate>Wed, 08 May 2024 10:00:00 GMT</pubDate><dc:creator>Jane Roe</dc:creator><description>Short of it.</description>
<content:encoded><![CDATA[<p>Ferry crews walked out on Wednesday.</p><script>x()</script><p>Talks resume on <i>Friday</i>.</p>]]></content:encoded></item>
<item><title>Rain ahead</title><guid>https://sable.example/2</guid><pubDate>yesterday at tea time</pubDate><description>Rain is expected over the harbour.</description></item>`;
export const RSS = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Sable Post</title><link>https://sable.example/</link><description>News</description><language>en-gb</language>${RSS_ITEMS}</channel></rss>`;

export const NITF = `<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><title>Ferry strike</title>
<docdata><doc-id id-string="hw-77"/><date.issue norm="20240508T101500Z"/><du-key key="ferry" generation="1"/></docdata><pubdata name="The Sable Post"/></head>
<body><body.head><hedline><hl1>Ferry strike halts Port Aldo</hl1></hedline><byline>By <person>Jane Roe</person></byline><distributor>Harbour Wire</distributor><dateline><location>PORT ALDO</location>, <story.date>May 8</story.date> (Harbour Wire)</dateline></body.head>
<body.content><block><p>Ferry crews in <location>Port Aldo</location> walked out on Wednesday.</p><media><media-caption>Ferries at the quay.</media-caption></media><p>Talks resume on Friday.</p></block></body.content><body.end><tagline>(Reporting by John Doe; Editing by A. Nother)</tagline></body.end></body></nitf>`;

/** A NewsML-G2 item. */
export const newsItem = (status: string, more = '', content?: string): string =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:hw:77" version="1" xml:lang="en-GB"><itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:HW"><name>Harbour Wire</name></provider><versionCreated>2024-05-08T10:15:00+02:00</versionCreated>${more}<pubStatus qcode="stat:${status}"/></itemMeta>
<contentMeta><by>By Jane Roe</by><dateline>PORT ALDO, May 8 (Harbour Wire)</dateline><slugline>FERRY-STRIKE</slugline><headline>Ferry strike halts Port Aldo</headline></contentMeta>
<contentSet>${content ?? '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Ferry crews walked out &amp; stayed ashore on Wednesday.</p><p>Talks resume on Friday.</p></body></html></inlineXML>'}</contentSet></newsItem>`;

export const NINJS = {
  uri: 'urn:hw:77',
  type: 'text',
  pubstatus: 'usable',
  versioncreated: '2024-05-08T10:15:00Z',
  headline: 'Ferry strike halts Port Aldo',
  byline: 'Jane Roe',
  language: 'en',
  provider: 'Harbour Wire',
  body_xhtml: '<p>Ferry crews walked out on Wednesday.</p><p>Talks resume on Friday.</p>',
};

/** A WARC record of an HTTP response. */
export function response(uri: string, type: string, body: string, head = ''): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n${head}\r\n${body}`;
  return record('response', uri, http);
}
export const record = (type: string, uri: string, payload: string): string =>
  `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nContent-Length: ${utf8(payload).length}\r\n\r\n${payload}\r\n\r\n`;

export const CSV = `\ufeffID,Headline,Body,Date,Source,Url\r\n1,Ferry strike,"Ferry crews, ""all of them"", walked out.\r\nTalks resume on Friday.",2024-05-08,The Sable Post,https://sable.example/1\r\n2,Rain,Rain is expected over the harbour.,08/05/2024,The Sable Post,\r\n`;
