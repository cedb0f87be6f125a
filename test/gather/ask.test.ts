import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readReports } from '#read';
import { type Answer, ask, type Bounds } from '../../apps/gather/ask.ts';
import { readingOf } from '../../apps/gather/reading.ts';
import { page, type Served, send, serve } from './server.ts';

let server: Served;
beforeEach(async () => {
  server = await serve();
});
afterEach(() => server.end());

const NOW = Date.parse('2024-05-08T10:00:00Z');
const asked = (path: string, bounds: Partial<Bounds> = {}, more: { etag?: string } = {}): Promise<Answer> =>
  ask({ url: server.base + path, agent: 'rapporteur/9.9', now: NOW, bounds, ...more });
const message = (answer: Answer): string => ('message' in answer ? answer.message : answer.kind);

describe('an answer', () => {
  test('is the bytes, with what the server says of them', async () => {
    let agent = '';
    server.on('/a', (request, response) => {
      agent = request.headers['user-agent'] ?? '';
      send('words', {
        etag: '"7"',
        'last-modified': 'Wed, 08 May 2024 09:00:00 GMT',
        'cache-control': 'public, max-age=600',
      })(request, response);
    });
    const answer = await asked('/a');
    expect(answer).toMatchObject({
      kind: 'page',
      contentType: 'text/html',
      url: `${server.base}/a`,
      movedTo: null,
      etag: '"7"',
      lastModified: 'Wed, 08 May 2024 09:00:00 GMT',
      maxAge: 600,
    });
    expect(answer.kind === 'page' && new TextDecoder().decode(answer.bytes)).toBe('words');
    expect(agent).toBe('rapporteur/9.9');
  });

  test('that nothing changed comes where the server knows the tag', async () => {
    server.on(
      '/a',
      (request, response) =>
        void (request.headers['if-none-match'] === '"7"' ? response.writeHead(304) : response.writeHead(200)).end(),
    );
    expect(await asked('/a', {}, { etag: '"7"' })).toEqual({ kind: 'unchanged', movedTo: null, maxAge: null });
    expect((await asked('/a', {}, { etag: '"6"' })).kind).toBe('page');
  });

  test.each([
    [429, { 'retry-after': '120' }, { kind: 'later', seconds: 120 }],
    [503, { 'retry-after': 'Wed, 08 May 2024 10:05:00 GMT' }, { kind: 'later', seconds: 300 }],
    [503, {}, { kind: 'later', seconds: null }],
    [410, {}, { kind: 'gone' }],
    [404, {}, { kind: 'failed', final: true }],
    [403, {}, { kind: 'failed', final: true }],
    [500, {}, { kind: 'failed', final: false }],
    [204, {}, { kind: 'failed', final: true }],
  ] as const)('of %i %j is %j', async (status, headers, answer) => {
    server.on('/a', (_, response) => void response.writeHead(status, headers).end());
    expect(await asked('/a')).toMatchObject(answer);
  });
});

describe('redirects', () => {
  const to = (location: string, status: number) => send('', { location }, status);

  test('are followed, and tell the new address where all are for good', async () => {
    server.on('/a', to('/b', 301));
    server.on('/b', to('/c', 308));
    server.on('/c', send('here'));
    expect(await asked('/a')).toMatchObject({ kind: 'page', url: `${server.base}/c`, movedTo: `${server.base}/c` });
  });

  test('for now tell no new address, nor do those after one', async () => {
    server.on('/a', to('/b', 302));
    server.on('/b', to('/c', 301));
    server.on('/c', send('here'));
    expect(await asked('/a')).toMatchObject({ kind: 'page', url: `${server.base}/c`, movedTo: null });
  });

  test('in a circle, without end, to nowhere and to a file are failures', async () => {
    server.on('/a', to('/b', 301));
    server.on('/b', to('/a', 301));
    expect(message(await asked('/a'))).toContain('circle');
    for (let i = 0; i < 9; i++) server.on(`/n${i}`, to(`/n${i + 1}`, 302));
    expect(message(await asked('/n0'))).toContain('more than 5 times');
    server.on('/file', to('file:///etc/hostname', 302));
    expect(message(await asked('/file'))).toContain('only http and https');
    server.on('/bad', to('http://[', 302));
    expect((await asked('/bad')).kind).toBe('failed');
  });
});

describe('a server that does harm', () => {
  test('by sending without end is left at the limit', async () => {
    let sent = 0;
    server.on('/a', (_, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(message(await asked('/a', { mostBytes: 1_000_000 }))).toContain('larger than 1 MB');
    expect(sent).toBeLessThan(50_000_000);
  });

  test('by a gzip bomb is left at the limit', async () => {
    server.on('/a', send(gzipSync(Buffer.alloc(40_000_000)), { 'content-encoding': 'gzip' }));
    expect(message(await asked('/a', { mostBytes: 1_000_000 }))).toContain('larger than 1 MB');
  });

  test('by never beginning, and by stopping in the middle, is waited for no longer', async () => {
    server.on('/never', () => {});
    expect(message(await asked('/never', { patienceMs: 60 }))).toContain('nothing came for');
    server.on('/stops', (_, response) => void response.writeHead(200).write('half of'));
    expect(message(await asked('/stops', { patienceMs: 60 }))).toContain('nothing came for');
  });

  test('by sending byte after byte without end is ended in time', async () => {
    server.on('/drips', (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(message(await asked('/drips', { patienceMs: 500, wholeMs: 300 }))).toContain('not whole after 0.3 seconds');
  });

  test('by breaking off, by damaged gzip, or by not being there gives a reason', async () => {
    server.on('/breaks', (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    expect(message(await asked('/breaks'))).toContain('broke the connection off');
    server.on('/damaged', send('no gzip at all', { 'content-encoding': 'gzip' }));
    expect(message(await asked('/damaged'))).toContain('compression is damaged');
    const gone = await serve();
    await gone.end();
    const answer = await ask({ url: gone.base, agent: 'x', now: NOW });
    expect(message(answer)).toContain('takes no connections');
  });
});

test('an end that is asked for ends a question on its way', async () => {
  server.on('/never', () => {});
  const ending = new AbortController();
  setTimeout(() => ending.abort(), 30);
  const answer = await ask({ url: `${server.base}/never`, agent: 'x', now: NOW, signal: ending.signal });
  expect(message(answer)).toContain('told to end');
});

test('what is no web address is not asked', async () => {
  expect((await ask({ url: 'ftp://example.org/x', agent: 'x', now: NOW })).kind).toBe('failed');
  expect((await ask({ url: 'not one', agent: 'x', now: NOW })).kind).toBe('failed');
});

describe('the charset of what was sent', () => {
  const textOf = async (path: string): Promise<{ text: string; notices: string[] }> => {
    const answer = await asked(path);
    if (answer.kind !== 'page') throw new Error(message(answer));
    const source = { kind: null, publisher: null, agency: null, language: null, zone: null };
    for await (const result of readReports([answer.bytes], null, readingOf(source, answer)))
      if ('report' in result) return { text: result.report.text, notices: result.notices.map((n) => n.code) };
    throw new Error('no report');
  };
  const quoted = Buffer.from(page('The mayor of K\xf6ln said \x93we are ready\x94 on Tuesday at the pier.'), 'latin1');

  test('is taken from its Content-Type', async () => {
    server.on('/a', send(quoted, { 'content-type': 'text/html; charset=windows-1252' }));
    const { text, notices } = await textOf('/a');
    expect(text).toContain('Köln said “we are ready” on');
    expect(notices).not.toContain('charset-guessed');
  });

  test.each(['text/html', 'text/html; charset=utf-8', 'text/html; charset=no-such-set'])(
    'is found out and told where it is sent wrongly as %s',
    async (type) => {
      server.on('/a', send(quoted, { 'content-type': type }));
      const { text, notices } = await textOf('/a');
      expect(text).toContain('Köln said “we are ready” on');
      expect(notices).toContain('charset-guessed');
    },
  );
});
