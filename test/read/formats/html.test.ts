import { describe, expect, test } from 'vitest';
import { codesOf, noticeOf, PAGE, readAll, reportOf, utf8, windows1252 } from './documents.ts';

const read = async (page: string | Uint8Array, options = {}) => (await readAll(page, 'html', options))[0];
const BODY = PAGE.slice(PAGE.indexOf('<article>'), PAGE.indexOf('</article>') + 10);

describe('an HTML page', () => {
  test('gives its headline, a blank line and the paragraphs of its article', async () => {
    const report = reportOf(await read(PAGE));
    const paragraphs = report.text.split('\n\n');
    expect(paragraphs[0]).toBe('Ferry strike halts Port Aldo');
    expect(report.text.slice(report.titleSpan?.start, report.titleSpan?.end)).toBe(report.title);
    expect(paragraphs.slice(1).map((p) => p.split(' ').slice(0, 3).join(' '))).toEqual(
      expect.arrayContaining(['PORT ALDO, May', '“We will stay', 'The authority said', 'Talks are to']),
    );
    expect(report.text).toContain('at the north quay, where');
  });

  test('gives author, date, publisher, address and language as it tells them', async () => {
    expect(reportOf(await read(PAGE, { url: 'https://sable.example/x?y=1' }))).toMatchObject({
      byline: ['Jane Roe'],
      published: '2024-05-08T10:00:00+02:00',
      publisher: 'The Sable Post',
      url: 'https://sable.example/2024/05/ferry',
      language: 'en',
      dateline: { places: ['PORT ALDO'], date: '2024-05-08' },
    });
  });

  test('tells what was left out of the text, and how much', async () => {
    const message = noticeOf(await read(PAGE), 'page-parts-left-out');
    expect(message).toContain('navigation (2 words)');
    expect(message).toContain('captions (5 words)');
    expect(message).toContain('side columns (8 words)');
    expect(message).toContain('page foot (4 words)');
  });

  test('gives nothing of scripts and styles', async () => {
    const { text } = reportOf(await read(PAGE));
    expect(text).not.toMatch(/never part|color/);
  });

  test('loses no paragraph in silence: every word is in the text or counted', async () => {
    const words = (s: string) => s.match(/\S+/g)?.length ?? 0;
    const result = await read(PAGE);
    const page = PAGE.replace(/<head>[\s\S]*<\/head>/, '').replaceAll(/<[^>]+>/g, ' ');
    const left = Number(/^(\d+) word/.exec(noticeOf(result, 'page-parts-left-out'))?.[1]);
    expect(words(reportOf(result).text) + left).toBe(words(page));
  });

  test('is read without readable structure too', async () => {
    const report = reportOf(await read('<p>Ferry crews walked out.<br><br>Talks resume on Friday.'));
    expect(report.text).toBe('Ferry crews walked out.\n\nTalks resume on Friday.');
    expect(report.title).toBeNull();
  });

  test.each([
    ['a meta element', windows1252(PAGE.replace('utf-8', 'windows-1252')), {}, false],
    ['the Content-Type, which goes first', windows1252(PAGE), { contentType: 'text/html; charset=ISO-8859-1' }, false],
    ['its bytes, where what it declares is wrong', windows1252(PAGE), {}, true],
    ['its bytes, where it declares nothing', windows1252(PAGE.replace('<meta charset="utf-8">', '')), {}, true],
    ['a byte order mark', utf8(`\ufeff${PAGE.replace('utf-8', 'windows-1252')}`), {}, false],
  ])('is decoded by %s', async (_, bytes, options, guessed) => {
    const result = await read(bytes, options);
    expect(reportOf(result).text).toContain('“We will stay ashore until talks resume,” union');
    expect(codesOf(result).includes('charset-guessed')).toBe(guessed);
  });

  test('with a date that cannot be read says so', async () => {
    const page = `<html><head><meta name="date" content="08.05.24 noon"></head><body>${BODY}</body></html>`;
    expect(codesOf(await read(page))).toContain('date-unreadable');
  });

  test('that declares English over another language is read as what it is', async () => {
    const words =
      'Die Fähren liegen seit dem Morgen im Hafen und die Leute warten auf die nächste Fahrt nach der Insel. ';
    expect(reportOf(await read(`<html lang="en"><body><p>${words.repeat(3)}</p></body></html>`)).language).toBe('de');
  });

  test.each([
    ['without words', '<html><body><script>draw()</script></body></html>', 'text-missing'],
    ['that is a PDF', '%PDF-1.7 …', 'not-text'],
    ['nested without end', '<div>'.repeat(100_000), 'html-unsafe'],
  ])('%s is an error', async (_, page, code) => {
    expect(codesOf(await read(page))).toEqual([code]);
  });

  test('nested five hundred deep, or with fifty thousand elements, is read', async () => {
    expect(reportOf(await read(`${'<div>'.repeat(500)}Ferry crews walked out.`)).text).toBe('Ferry crews walked out.');
    expect(reportOf(await read('<p>Ferry crews walked <b>out</b>.</p>'.repeat(25_001))).text.length).toBe(
      25_001 * 25 - 2,
    );
  });
});
