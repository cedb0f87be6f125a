import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RECORD_SCHEMA, type ReportRecord, type Store } from '#model';
import { openSqliteStore } from '#record';
import type { FoundReport, Watch } from '../../apps/gather/round.ts';
import type { WatchedSource } from '../../apps/gather/source-list.ts';
import { type WatchOutcome, watch } from '../../apps/gather/watch.ts';
import { feed, item, page, type Served, send, serve } from './server.ts';

let server: Served;
let store: Store;
let folder = '';
/** The clock of the test, in milliseconds since 1970. */
let now = 0;
let reports: ReportRecord[] = [];
let notices: string[] = [];

beforeEach(async () => {
  server = await serve();
  folder = mkdtempSync(join(tmpdir(), 'watch-'));
  store = await openSqliteStore(join(folder, 'archive.db'));
  now = Date.parse('2024-05-08T10:00:00Z');
  reports = [];
  notices = [];
});
afterEach(async () => {
  await store.close();
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

/** A record with nothing found: what is read from a report is not at test here. */
const bare = ({ report, notices }: FoundReport): ReportRecord => ({
  schema: RECORD_SCHEMA,
  report,
  sentences: [],
  entities: [],
  statements: [],
  events: [],
  figures: [],
  positions: [],
  proposals: [],
  times: [],
  places: [],
  notices: [...notices],
});

const source = (more: Partial<WatchedSource> = {}): WatchedSource => ({
  source: `${server.base}/feed`,
  name: 'Harbour Wire',
  kind: null,
  path: null,
  every: 600,
  follow: false,
  publisher: null,
  agency: null,
  language: null,
  zone: null,
  ...more,
});

const round = (sources: readonly WatchedSource[], more: Partial<Watch> = {}): Promise<WatchOutcome> =>
  watch({
    store,
    sources,
    once: true,
    agent: 'rapporteur/9.9',
    signal: new AbortController().signal,
    now: () => now,
    read: bare,
    onReport: (record) => reports.push(record),
    onNotice: ({ name }, message) => notices.push(`${name}: ${message}`),
    bounds: { patienceMs: 3000 },
    breathMs: 0,
    settleMs: 20,
    ...more,
  });

const texts = (): string[] => reports.map((r) => r.report.text);

describe('a feed', () => {
  test('gives each item once, and is asked only for what has changed', async () => {
    const tags: (string | undefined)[] = [];
    let items = item('1', 'The ferry sailed on Monday.');
    let tag = '"a"';
    server.on('/feed', (request, response) => {
      tags.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
      else send(feed(items), { 'content-type': 'application/rss+xml', etag: tag })(request, response);
    });
    expect(await round([source()])).toEqual({ reports: 1, failed: 0 });
    expect(await round([source()])).toEqual({ reports: 0, failed: 0 });
    items = item('2', 'The pier was closed on Tuesday.') + items;
    tag = '"b"';
    expect(await round([source()])).toEqual({ reports: 1, failed: 0 });
    expect(tags).toEqual([undefined, '"a"', '"a"']);
    expect(texts().map((t) => t.split('\n').at(-1))).toEqual([
      'The ferry sailed on Monday.',
      'The pier was closed on Tuesday.',
    ]);
  });

  test('with broken dates and broken items gives what it has, with a notice', async () => {
    const broken = ['32 Nonsense 2024', '', 'yesterday', '2024-13-45', 'Wed, 08 May 2024 25:61:00 GMT'];
    const items = broken.map((d, i) => item(`d${i}`, `Rain fell on harbour ${i}.`, `<pubDate>${d}</pubDate>`)).join('');
    server.on('/feed', send(feed(`${items}<item></item>`), { 'content-type': 'text/xml' }));
    await round([source()]);
    expect(reports.slice(0, broken.length).map((r) => r.report.published)).toEqual(broken.map(() => null));
    expect(reports[0]?.notices.map((n) => n.code)).toContain('date-unreadable');
  });

  test('keeps the HTML that an item came in, and takes the publisher and zone that its user tells', async () => {
    const html = '<p>The <b>ferry</b> sailed on Monday from the new pier.</p><script>x()</script>';
    const more = `<pubDate>Wed, 08 May 2024 10:00:00</pubDate><content:encoded><![CDATA[${html}]]></content:encoded>`;
    server.on('/feed', send(feed(item('1', 'The ferry sailed.', more)), { 'content-type': 'text/xml' }));
    await round([source({ publisher: 'The Wire of Harbours', zone: '+02:00' })]);
    const { report } = reports[0] as ReportRecord;
    expect([report.publisher, report.published]).toEqual(['The Wire of Harbours', '2024-05-08T10:00:00+02:00']);
    const original = await store.originals.of(report.id);
    expect(new TextDecoder().decode(original?.bytes)).toBe(html);
    expect(original?.contentType).toBe('text/html');
  });

  test('that is gone is told of once more and asked no more', async () => {
    server.on('/feed', (_, response) => void response.writeHead(410).end());
    await round([source()]);
    await round([source()]);
    expect(server.asked).toEqual(['/feed']);
    expect(notices[0]).toContain('gone for good (410)');
    expect(notices[1]).toContain('since 2024-05-08');
  });

  test.each([429, 503])('that answers %i is left alone as long as it wishes', async (status) => {
    server.on('/feed', (_, response) => void response.writeHead(status, { 'retry-after': '7200' }).end());
    expect(await round([source()])).toEqual({ reports: 0, failed: 1 });
    now += 7100 * 1000;
    await round([source()]);
    expect(server.asked).toHaveLength(1);
    server.on('/feed', send(feed(item('1', 'The ferry sailed.')), { 'content-type': 'text/xml' }));
    now += 200 * 1000;
    expect(await round([source()])).toEqual({ reports: 1, failed: 0 });
  });

  test.each([
    ['its Cache-Control', { 'cache-control': 'max-age=1800' }, ''],
    ['its ttl', {}, '<ttl>30</ttl>'],
  ])('is not asked sooner than %s says', async (_, headers, head) => {
    server.on('/feed', send(feed('', head), { 'content-type': 'text/xml', ...headers }));
    await round([source()]);
    now += 1700 * 1000;
    await round([source()]);
    expect(server.asked).toHaveLength(1);
    now += 200 * 1000;
    await round([source()]);
    expect(server.asked).toHaveLength(2);
  });

  test('that has moved for good is told of, and asked at its new address', async () => {
    server.on('/feed', send('', { location: '/new' }, 301));
    server.on('/new', send(feed(item('1', 'The ferry sailed.')), { 'content-type': 'text/xml' }));
    await round([source()]);
    await round([source()]);
    expect(server.asked).toEqual(['/feed', '/new', '/new']);
    expect(notices).toEqual([`Harbour Wire: has moved for good to ${server.base}/new: put that into the list`]);
  });

  test('that fails again and again is left alone longer and longer, by the next run, too', async () => {
    server.on('/feed', (_, response) => void response.writeHead(500).end());
    for (let i = 0; i < 3; i++) await round([source()]);
    expect(server.asked).toHaveLength(3);
    await round([source()]);
    expect(server.asked).toHaveLength(3);
    now += 2401 * 1000;
    await round([source()]);
    expect(server.asked).toHaveLength(4);
  });

  test('that fails, hangs or is no feed stops none of the others', async () => {
    server.on('/hangs', () => {});
    server.on('/picture', send('GIF89a', { 'content-type': 'image/gif' }));
    server.on(
      '/bomb',
      send('<!DOCTYPE x [<!ENTITY a "ha">]><rss><channel><item>&a;</item></channel></rss>', {
        'content-type': 'text/xml',
      }),
    );
    server.on('/feed', send(feed(item('1', 'The ferry sailed.')), { 'content-type': 'text/xml' }));
    const bad = ['/hangs', '/picture', '/bomb', '/missing'].map((p) => source({ source: server.base + p, name: p }));
    expect(await round([...bad, source()])).toEqual({ reports: 1, failed: 4 });
    for (const { name } of bad) expect(notices.some((n) => n.startsWith(name))).toBe(true);
  });
});

describe('following', () => {
  const summary = (id: string, more = '') =>
    item(
      id,
      'The pier opened.',
      `<link>${server.base}/${id}</link><pubDate>Wed, 08 May 2024 10:00:00 GMT</pubDate>${more}`,
    );
  const words = 'PORT VALE, May 8 (Harbour Wire) - The new pier of Port Vale opened on Wednesday after a year of work.';
  const following = () => source({ follow: true });

  test('reads the page of an item that has only a summary, once, and keeps it', async () => {
    server.on('/feed', send(feed(summary('a')), { 'content-type': 'text/xml' }));
    server.on('/a', send(page(words)));
    await round([following()]);
    await round([following()]);
    expect(server.asked.filter((p) => p === '/a')).toHaveLength(1);
    expect(reports).toHaveLength(1);
    const { report, notices: told } = reports[0] as ReportRecord;
    expect(report.text).toContain('opened on Wednesday after a year of work');
    expect(report).toMatchObject({
      url: `${server.base}/a`,
      published: '2024-05-08T10:00:00Z',
      publisher: 'Harbour Wire',
    });
    expect(told.find((n) => n.code === 'page-parts-left-out')?.message).toContain('navigation (3 words)');
    expect(new TextDecoder().decode((await store.originals.of(report.id))?.bytes)).toBe(page(words));
  });

  test('leaves alone what the feed gives whole', async () => {
    const whole = '<content:encoded>&lt;p&gt;The pier opened on Wednesday, all of it.&lt;/p&gt;</content:encoded>';
    server.on('/feed', send(feed(summary('a', whole)), { 'content-type': 'text/xml' }));
    await round([following()]);
    expect(server.asked).toEqual(['/feed']);
    expect(reports).toHaveLength(1);
  });

  test('goes by robots.txt, and keeps the summary with the reason', async () => {
    server.on('/robots.txt', send('User-agent: *\nDisallow: /a', { 'content-type': 'text/plain' }));
    server.on('/feed', send(feed(summary('a')), { 'content-type': 'text/xml' }));
    await round([following()]);
    expect(server.asked).toEqual(['/feed', '/robots.txt']);
    expect(reports[0]?.notices.find((n) => n.code === 'page-not-read')?.message).toContain('robots.txt');
  });

  test('keeps the summary of a page that is not there', async () => {
    server.on('/feed', send(feed(summary('a')), { 'content-type': 'text/xml' }));
    await round([following()]);
    await round([following()]);
    expect(server.asked.filter((p) => p === '/a')).toHaveLength(1);
    expect(reports[0]?.notices.map((n) => n.code)).toEqual(expect.arrayContaining(['summary-only', 'page-not-read']));
  });

  test('tries a page that fails again, though the feed has not changed, and keeps the summary after the third time', async () => {
    server.on('/feed', (request, response) => {
      if (request.headers['if-none-match']) response.writeHead(304).end();
      else send(feed(summary('a')), { 'content-type': 'text/xml', etag: '"1"' })(request, response);
    });
    server.on('/a', (_, response) => void response.writeHead(500).end());
    for (let i = 0; i < 3; i++) {
      expect(reports).toHaveLength(0);
      await round([following()]);
    }
    expect(reports).toHaveLength(1);
    await round([following()]);
    expect(server.asked.filter((p) => p === '/a')).toHaveLength(3);
  });
});

test('a page that is watched gives a report for each text it has', async () => {
  const watched = source({ source: `${server.base}/page`, kind: 'page' });
  server.on('/page', send(page('The ministry said on Monday that the harbour is open.')));
  await round([watched]);
  await round([watched]);
  server.on('/page', send(page('The ministry said on Tuesday that the harbour is closed.')));
  await round([watched]);
  expect(texts().map((t) => /open|closed/.exec(t.split('\n')[2] ?? '')?.[0])).toEqual(['open', 'closed']);
});

test('one server is asked one question at a time, two servers at once', async () => {
  const other = await serve();
  let here = 0;
  let mostHere = 0;
  let all = 0;
  let mostInAll = 0;
  const slowly =
    (own: boolean) =>
    (request: Parameters<ReturnType<typeof send>>[0], response: Parameters<ReturnType<typeof send>>[1]): void => {
      if (own) mostHere = Math.max(mostHere, ++here);
      mostInAll = Math.max(mostInAll, ++all);
      setTimeout(() => {
        if (own) here--;
        all--;
        send(feed(''), { 'content-type': 'text/xml' })(request, response);
      }, 400);
    };
  for (const path of ['/1', '/2', '/3']) server.on(path, slowly(true));
  other.on('/4', slowly(false));
  const sources = ['/1', '/2', '/3'].map((p) => source({ source: server.base + p }));
  await round([...sources, source({ source: `${other.base}/4` })]);
  await other.end();
  expect(server.asked).toHaveLength(3);
  expect([mostHere, mostInAll]).toEqual([1, 2]);
});

describe('a folder', () => {
  const incoming = () =>
    source({ source: join(folder, 'in'), path: join(folder, 'in'), kind: 'folder', name: 'in', every: 1 });
  beforeEach(() => {
    mkdirSync(join(folder, 'in/deep'), { recursive: true });
    writeFileSync(join(folder, 'in/a.txt'), 'The ferry sailed on Monday.');
    writeFileSync(join(folder, 'in/deep/page'), page('The pier opened on Wednesday.'));
    writeFileSync(join(folder, 'in/unrelated.json'), '{"name": "package", "list": [1, 2]}');
    writeFileSync(join(folder, 'in/picture.png'), 'x');
  });

  test('gives each file once, by its ending or first bytes, and again where it has changed', async () => {
    expect(await round([incoming()])).toEqual({ reports: 2, failed: 1 });
    expect(notices).toEqual([expect.stringContaining('in/unrelated.json: The JSON holds no reports')]);
    expect(await round([incoming()])).toEqual({ reports: 0, failed: 0 });
    writeFileSync(join(folder, 'in/a.txt'), 'The ferry sailed on Monday, and came back on Friday.');
    expect(await round([incoming()])).toEqual({ reports: 1, failed: 0 });
  });

  test('leaves a file that is still being written for the next round', async () => {
    const path = join(folder, 'in/b.txt');
    writeFileSync(path, 'The mayor ');
    const timer = setInterval(() => appendFileSync(path, 'of Port Vale '), 5);
    await round([incoming()], { settleMs: 500 });
    clearInterval(timer);
    expect(texts()).toHaveLength(2);
    await round([incoming()]);
    expect(texts().at(-1)).toMatch(/^The mayor of Port Vale /);
  });

  test('that is not there is a failure', async () => {
    rmSync(join(folder, 'in'), { recursive: true });
    expect(await round([incoming()])).toEqual({ reports: 0, failed: 1 });
    expect(notices).toHaveLength(1);
  });
});

describe('watching on', () => {
  test('goes round after round until it is told to end, and ends at once', async () => {
    const ending = new AbortController();
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'in/a.txt'), 'The ferry sailed on Monday.');
    const outcome = round(
      [source({ source: join(folder, 'in'), path: join(folder, 'in'), kind: 'folder', every: 0.05 })],
      {
        once: false,
        signal: ending.signal,
        onReport: (record) => {
          reports.push(record);
          if (reports.length === 1) writeFileSync(join(folder, 'in/b.txt'), 'The mayor resigned on Tuesday.');
          else ending.abort();
        },
      },
    );
    expect(await outcome).toEqual({ reports: 2, failed: 0 });
  });

  test('that is told to end in the middle of a feed ends after the report in hand, and has the rest the next time', async () => {
    const items = ['1', '2', '3'].map((n) => item(n, `Ferry ${n} sailed on Monday.`)).join('');
    server.on('/feed', (request, response) => {
      if (request.headers['if-none-match']) response.writeHead(304).end();
      else send(feed(items), { 'content-type': 'text/xml', etag: '"1"' })(request, response);
    });
    const ending = new AbortController();
    await round([source()], {
      once: false,
      signal: ending.signal,
      onReport: (record) => {
        reports.push(record);
        ending.abort();
      },
    });
    expect(reports).toHaveLength(1);
    expect(await round([source()])).toEqual({ reports: 2, failed: 0 });
  });

  test('that is told to end while a server is silent does not wait for it', async () => {
    server.on('/feed', () => {});
    const ending = new AbortController();
    setTimeout(() => ending.abort(), 50);
    await round([source()], { once: false, signal: ending.signal, bounds: { patienceMs: 60_000 } });
    expect(await store.watching.state(`${server.base}/feed`)).toBeNull();
  });
});
