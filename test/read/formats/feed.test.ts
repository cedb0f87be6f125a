import { describe, expect, test } from 'vitest';
import { codesOf, RSS, readAll, reportOf } from './documents.ts';

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Sable Post</title><link href="https://sable.example/"/><id>urn:f</id>
<entry><title type="html">Ferry &lt;b&gt;strike&lt;/b&gt;</title><id>urn:1</id><link rel="alternate" href="/1"/><published>2024-05-08T10:00:00Z</published><author><name>Jane Roe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ferry crews <em>walked</em> out.</p><p>Talks resume &amp; end.</p></div></content></entry></feed>`;
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>The Sable Post</title><link>https://sable.example/</link><description>d</description></channel><item rdf:about="https://sable.example/1"><title>Ferry strike</title><link>https://sable.example/1</link><description>Ferry crews walked out.</description><dc:date>2024-05-08</dc:date></item></rdf:RDF>`;

describe('a feed', () => {
  test('in RSS gives a report for each item, title and text apart', async () => {
    const [first, second, ...rest] = await readAll(RSS, 'feed');
    expect(rest).toEqual([]);
    expect(reportOf(first)).toMatchObject({
      key: 'sable-1',
      url: 'https://sable.example/1',
      title: 'Ferry strike & talks',
      titleSpan: { start: 0, end: 20 },
      text: 'Ferry strike & talks\n\nFerry crews walked out on Wednesday.\n\nTalks resume on Friday.',
      publisher: 'The Sable Post',
      byline: ['Jane Roe'],
      published: '2024-05-08T10:00:00Z',
      language: 'en-gb',
    });
    expect(reportOf(second)).toMatchObject({
      key: 'https://sable.example/2',
      url: 'https://sable.example/2',
      published: null,
    });
    expect(codesOf(second)).toEqual(expect.arrayContaining(['date-unreadable', 'summary-only']));
  });

  test('in Atom keeps the paragraphs of XHTML and joins relative links', async () => {
    expect(reportOf((await readAll(ATOM, 'feed'))[0])).toMatchObject({
      key: 'urn:1',
      url: 'https://sable.example/1',
      title: 'Ferry strike',
      text: 'Ferry strike\n\nFerry crews walked out.\n\nTalks resume & end.',
      byline: ['Jane Roe'],
      publisher: 'The Sable Post',
    });
  });

  test('in RSS 1.0 and in RSS 0.91 with its document type is read', async () => {
    expect(reportOf((await readAll(RDF, 'feed'))[0])).toMatchObject({
      url: 'https://sable.example/1',
      published: '2024-05-08',
    });
    const old = `<!DOCTYPE rss SYSTEM "http://feeds.example/rss-0.91.dtd"><rss version="0.91"><channel><title>The Sable Post</title><item><title>Ferry strike</title><link>https://sable.example/1</link><description>Ferry crews walked out.</description></item></channel></rss>`;
    expect(reportOf((await readAll(old, 'feed'))[0]).text).toBe('Ferry strike\n\nFerry crews walked out.');
  });

  test('in JSON is read, named as a feed or found in a JSON file', async () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Sable Post',
      items: [
        {
          id: '1',
          title: 'Ferry strike',
          content_html: '<p>Ferry crews walked out.</p>',
          date_published: '2024-05-08T10:00:00Z',
        },
      ],
    };
    for (const format of ['feed', 'json'] as const) {
      expect(reportOf((await readAll(JSON.stringify(feed), format))[0])).toMatchObject({
        key: '1',
        publisher: 'The Sable Post',
        text: 'Ferry strike\n\nFerry crews walked out.',
      });
    }
  });

  test('without items has no reports and is no error', async () => {
    expect(
      await readAll(
        '<rss version="2.0"><channel><title>Quiet</title><link>https://q.example/</link><description>d</description></channel></rss>',
        'feed',
      ),
    ).toEqual([]);
  });

  test('that breaks off is read up to its last whole item, and says so', async () => {
    const results = await readAll(RSS.slice(0, RSS.indexOf('Rain ahead')), 'feed');
    expect(results.map((r) => reportOf(r).key)).toEqual(['sable-1']);
    expect(codesOf(results[0])).toContain('xml-broken');
  });

  test('that is none is an error', async () => {
    expect(codesOf((await readAll('<html><body>Hello</body></html>', 'feed'))[0])).toEqual(['xml-broken']);
    expect(codesOf((await readAll('{"version": ', 'feed'))[0])).toEqual(['json-broken']);
  });
});
