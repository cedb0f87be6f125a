import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReportRecord } from '#model';
import { feed, item, page, type Served, send, serve } from '../gather/server.ts';
import { CSV, NINJS, NITF, newsItem, PAGE, RSS, response } from '../read/formats/documents.ts';
import { ROOT, rapporteur } from './call.ts';

let folder = '';
let server: Served;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ingest-'));
  mkdirSync(join(folder, 'desk'));
  const files: Record<string, string | Uint8Array> = {
    'csv.csv': CSV,
    'feed.rss': RSS,
    'json-lines.jsonl': '{"id": "line", "text": "The harbour of Port Vale was closed on Monday."}\n',
    'newsml.xml': newsItem('usable'),
    'ninjs.json': JSON.stringify(NINJS),
    'nitf.xml': NITF,
    'page.html': PAGE,
    'page-without-ending': PAGE,
    'page.php': PAGE,
    'text.txt': 'The mayor of Port Vale resigned on Monday.\n',
    'unrelated.json': '{"compilerOptions": {"strict": true}}',
    'pages.warc.gz': gzipSync(response('https://sable.example/1', 'text/html', PAGE)),
    'picture.png': 'x',
    'script.php': '<?php echo 1;',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'desk', name), content);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  server = await serve();
  rmSync(join(folder, 'rapporteur.db'), { force: true });
});
afterEach(() => server.end());

const call = (args: string[], more: Parameters<typeof rapporteur>[1] = {}) =>
  rapporteur(args, { from: folder, ...more });
const records = (out: string): ReportRecord[] =>
  out
    .split('\n')
    .filter((l) => l)
    .map((l) => JSON.parse(l) as ReportRecord);
/** Ids of the reports that a search finds. */
const found = async (words: string): Promise<string[]> => {
  const { out } = await call(['search', words, '--format', 'jsonl']);
  return out
    .split('\n')
    .filter((l) => l)
    .map((l) => (JSON.parse(l) as { report: { id: string } }).report.id);
};

describe('what desks have', () => {
  test('in a folder is all read by ending or first bytes, and what holds no report is named', async () => {
    const { code, out, err } = await call(['read', '--format', 'jsonl', 'desk']);
    expect(code).toBe(1);
    expect(err).toContain('desk/unrelated.json: The JSON holds no reports');
    expect(err).toContain('1 input could not be read');
    expect(err).toContain('left out 2 files of other kinds');
    const keys = new Set(records(out).map((r) => r.report.key));
    for (const key of ['desk/page.html', 'desk/page-without-ending', 'desk/page.php', 'desk/text.txt', 'line'])
      expect(keys).toContain(key);
    expect(records(out).length).toBeGreaterThan(9);
  });

  test('on standard input is told by its first bytes, and --input goes before them', async () => {
    const [asPage, asText] = await Promise.all([
      call(['read', '--format', 'jsonl'], { input: PAGE }),
      call(['read', '--format', 'jsonl', '--input', 'text'], { input: PAGE }),
    ]);
    expect(records(asPage.out)[0]?.report.text).not.toContain('<p>');
    expect(records(asText.out)[0]?.report.text).toContain('<p>');
  });

  test('is asked for at an address, and its original is kept and written out', async () => {
    const words = Buffer.from(page('The mayor of Port Vale said on Monday that Caf\xe9 Lind is open.'), 'latin1');
    server.on('/page', send(words, { 'content-type': 'text/html; charset=windows-1252' }));
    const { code, err } = await call(['ingest', `${server.base}/page`]);
    expect([code, err]).toEqual([0, 'rapporteur: 1 report into rapporteur.db: 1 new, 0 read anew, 0 unchanged\n']);
    const [id = ''] = await found('Café');
    const original = await call(['original', id, '--output', 'page.html']);
    expect(original.err).toContain('of text/html; charset=windows-1252 in page.html');
    expect(readFileSync(join(folder, 'page.html'))).toEqual(words);
    expect((await call(['ingest', '--jobs', '2', `${server.base}/page`])).err).toContain(
      '0 new, 0 read anew, 1 unchanged',
    );
    expect((await call(['original', id, '--output', 'page.html'])).code).toBe(1);
  });

  test('at an address that fails is named with the reason, and the others are read', async () => {
    server.on('/feed', send(feed(item('1', 'The ferry sailed on Monday.')), { 'content-type': 'text/xml' }));
    const { code, err } = await call(['ingest', `${server.base}/gone`, `${server.base}/feed`]);
    expect(code).toBe(1);
    expect(err).toContain('1 new');
    expect(err).toContain(`${server.base}/gone: its server has no such page (404)`);
  });

  test('without an original says so', async () => {
    await call(['ingest', 'desk/text.txt']);
    const [id = ''] = await found('mayor');
    const [none, unknown] = await Promise.all([call(['original', id]), call(['original', 'nowhere'])]);
    expect([none.code, unknown.code]).toEqual([1, 1]);
    expect(none.err).toContain('no original of');
    expect(unknown.err).toContain('there is no report nowhere');
  });
});

describe('watch', () => {
  const started = (args: string[]): { child: ChildProcess; told: () => { out: string; err: string } } => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(ROOT, 'apps/cli/rapporteur.js'), 'watch', ...args],
      { cwd: ROOT, env: { ...process.env, INIT_CWD: folder }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let out = '';
    let err = '';
    child.stdout?.on('data', (c: Buffer) => {
      out += c;
    });
    child.stderr?.on('data', (c: Buffer) => {
      err += c;
    });
    return { child, told: () => ({ out, err }) };
  };

  test('--once prints a line for each new report of a list, and ends', async () => {
    server.on('/feed', send(feed(item('1', 'The ferry sailed on Monday.')), { 'content-type': 'text/xml' }));
    writeFileSync(join(folder, 'sources.yaml'), `sources:\n  - name: Wire\n    url: ${server.base}/feed\n`);
    const { code, out, err } = await call(['watch', '--sources', 'sources.yaml', '--once']);
    expect(out).toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ {2}[0-9a-f]{16} {2}Harbour Wire {2}The ferry sailed on Monday\.\n$/,
    );
    expect([code, err]).toEqual([0, 'rapporteur: 1 new report into rapporteur.db\n']);
    expect(await found('ferry')).toHaveLength(1);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly on %s', async (signal) => {
    server.on('/feed', send(feed(item('1', 'The ferry sailed on Monday.')), { 'content-type': 'text/xml' }));
    const { child, told } = started([`${server.base}/feed`]);
    const closed = once(child, 'close');
    await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), closed]);
    child.kill(signal);
    const [code] = (await closed) as [number | null];
    expect([code, told().err]).toEqual([0, expect.stringContaining('1 new report into rapporteur.db')]);
    expect(await found('ferry')).toHaveLength(1);
  });

  test.each([
    [['watch'], 2, 'give addresses, folders or --sources'],
    [['watch', '--every', 'often', 'desk'], 2, 'Give a time: 90s, 10m'],
    [['watch', '--every', '5s', 'https://example.org/feed'], 2, 'a minute or more'],
    [['watch', 'desk/text.txt'], 1, 'is a file'],
    [['watch', 'nowhere'], 1, 'no such file'],
    [['watch', '--sources', 'none.yaml'], 1, 'no such file'],
    [['watch', '--sources', 'bad.yaml'], 1, "bad.yaml:2: there is no setting 'adress'"],
  ])('%j: exit %i and the remedy', async (args, code, remedy) => {
    writeFileSync(join(folder, 'bad.yaml'), 'sources:\n  - adress: https://example.org/feed\n');
    const answer = await call(args);
    expect([answer.code, answer.out]).toEqual([code, '']);
    expect(answer.err).toContain(remedy);
  });
});
