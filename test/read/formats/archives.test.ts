import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  CSV,
  codesOf,
  noticeOf,
  PAGE,
  RSS,
  readAll,
  record,
  reportOf,
  response,
  utf8,
  windows1252,
} from './documents.ts';

const PLAIN = response('https://sable.example/note', 'text/plain', 'Ferry crews walked out.\n');
const WARC = [
  record('warcinfo', '', 'software: none'),
  record('request', 'https://sable.example/1', 'GET / HTTP/1.1\r\n\r\n'),
  response('https://sable.example/1', 'text/html; charset=utf-8', PAGE.replace(/<link[^>]*>/, '')),
  response('https://sable.example/a.png', 'image/png', 'png'),
  response('https://sable.example/feed', 'text/xml', RSS),
  PLAIN,
].join('');

describe('a WARC', () => {
  test.each([1, 37, 65_536])('is read record by record in chunks of %i bytes', async (size) => {
    const results = await readAll(WARC, 'warc', {}, size);
    expect(results.map((r) => reportOf(r).url)).toEqual([
      'https://sable.example/1',
      'https://sable.example/1',
      'https://sable.example/2',
      'https://sable.example/note',
    ]);
  });

  test('counts what it passes over in one notice of its last report', async () => {
    const results = await readAll(WARC, 'warc');
    expect(results.map((r) => codesOf(r).includes('records-passed-over'))).toEqual([false, false, false, true]);
    expect(noticeOf(results[3], 'records-passed-over')).toMatch(/^3 records .*1 request/);
  });

  test('with each record in gzip of its own is read', async () => {
    const bytes = Buffer.concat([gzipSync(PLAIN), gzipSync(record('request', 'x', 'y')), gzipSync(PLAIN)]);
    expect((await readAll(bytes, 'warc', {}, 11)).map((r) => reportOf(r).text)).toEqual([
      'Ferry crews walked out.\n',
      'Ferry crews walked out.\n',
    ]);
  });

  test('that breaks off in its gzip or in a record gives what came before, and says so', async () => {
    const whole = gzipSync(PLAIN);
    const cut = Buffer.concat([whole, whole.subarray(0, whole.length - 20)]);
    const codes = (await readAll(cut, 'warc')).map((r) => ('error' in r ? r.error.code : 'report'));
    expect(codes[0]).toBe('report');
    expect(codes.at(-1)).toBe('gzip-broken');
    expect(codesOf((await readAll(PLAIN.slice(0, -10), 'warc'))[0])).toEqual(['warc-broken']);
  });

  test('undoes chunks and gzip of HTTP, and leaves alone what the archive has undone', async () => {
    const chunked = response(
      'u',
      'text/plain',
      '5\r\nFerry\r\n8;x=y\r\n crews w\r\n0\r\n\r\n',
      'Transfer-Encoding: chunked\r\n',
    );
    expect(reportOf((await readAll(chunked, 'warc'))[0]).text).toBe('Ferry crews w');
    const undone = response(
      'u',
      'text/html',
      '<p>Ferry crews walked out.</p>',
      'Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n',
    );
    expect(reportOf((await readAll(undone, 'warc'))[0]).text).toBe('Ferry crews walked out.');
    const packed = gzipSync('<p>Ferry crews walked out.</p>');
    const http = Buffer.concat([
      utf8('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n'),
      packed,
    ]);
    const head = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: <https://sable.example/z>\r\nContent-Length: ${http.length}\r\n\r\n`;
    const report = reportOf((await readAll(Buffer.concat([utf8(head), http, utf8('\r\n\r\n')]), 'warc'))[0]);
    expect(report).toMatchObject({ text: 'Ferry crews walked out.', url: 'https://sable.example/z' });
  });

  test('holds no more than a record in memory', async () => {
    const filler = new Uint8Array(1 << 20).fill(32);
    async function* archive(): AsyncGenerator<Uint8Array> {
      const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: u\r\nContent-Length: ${400 << 20}\r\n\r\n`;
      yield utf8(head);
      for (let i = 0; i < 400; i++) yield filler;
      yield utf8(`\r\n\r\n${PLAIN}`);
    }
    const { readReports } = await import('#read');
    const before = process.memoryUsage().rss;
    const texts: string[] = [];
    for await (const result of readReports(archive(), 'warc')) {
      texts.push(reportOf(result).text);
      expect(noticeOf(result, 'records-passed-over')).toContain('larger than 16 MB');
    }
    expect(texts).toEqual(['Ferry crews walked out.\n']);
    expect(process.memoryUsage().rss - before).toBeLessThan(250 << 20);
  });

  test('that is none, or has nothing to read, is an error', async () => {
    expect(codesOf((await readAll('hello', 'warc'))[0])).toEqual(['warc-broken']);
    expect(codesOf((await readAll(record('request', 'x', 'y'), 'warc'))[0])).toEqual(['not-reports']);
  });
});

describe('a table', () => {
  test.each([1, 7, 65_536])('gives a report for each row, in chunks of %i bytes', async (size) => {
    const [first, second, ...rest] = await readAll(CSV, 'csv', {}, size);
    expect(rest).toEqual([]);
    expect(reportOf(first)).toMatchObject({
      key: '1',
      title: 'Ferry strike',
      text: 'Ferry crews, "all of them", walked out.\r\nTalks resume on Friday.',
      published: '2024-05-08',
      publisher: 'The Sable Post',
      url: 'https://sable.example/1',
    });
    expect(codesOf(second)).toContain('date-unreadable');
  });

  test.each([
    ['semicolons', 'id;text\n1;Ferry crews, all of them.\n'],
    ['tabs', 'id\ttext\n1\tFerry crews, all of them.\n'],
  ])('may be parted by %s', async (_, table) => {
    expect(reportOf((await readAll(table, 'csv'))[0])).toMatchObject({ key: '1', text: 'Ferry crews, all of them.' });
  });

  test('without a column for the text says which columns it has', async () => {
    const [first, ...rest] = await readAll('id,title\n1,a\n2,b\n', 'csv');
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      error: { code: 'text-column-missing', message: expect.stringContaining('"id", "title"') },
    });
    expect(codesOf((await readAll('', 'csv'))[0])).toEqual(['text-column-missing']);
  });

  test('goes on past rows without text and names the line of one that never ends', async () => {
    const results = await readAll('id,text\n1,\n2,He said "stay" there.\n3,"open\nrow', 'csv', { file: 't.csv' });
    expect(results.map((r) => ('error' in r ? `${r.error.code} ${r.error.line}` : r.report.text))).toEqual([
      'text-missing 2',
      'He said "stay" there.',
      'csv-broken 4',
    ]);
  });

  test('may be in Windows-1252 or UTF-16', async () => {
    expect(reportOf((await readAll(windows1252('text\nCafé “Aldo” is open.\n'), 'csv'))[0]).text).toBe(
      'Café “Aldo” is open.',
    );
    const utf16 = Buffer.from('\ufefftext\nCafé “Aldo” is open.\n', 'utf16le');
    expect(reportOf((await readAll(utf16, 'csv', {}, 3))[0]).text).toBe('Café “Aldo” is open.');
  });
});
