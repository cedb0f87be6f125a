import { describe, expect, test } from 'vitest';
import { codesOf, NINJS, NITF, newsItem, noticeOf, readAll, reportOf } from './documents.ts';

describe('NITF', () => {
  test('gives headline, dateline and paragraphs as one text', async () => {
    const report = reportOf((await readAll(NITF, 'nitf'))[0]);
    expect(report).toMatchObject({
      key: 'hw-77',
      title: 'Ferry strike halts Port Aldo',
      titleSpan: { start: 0, end: 28 },
      agency: 'Harbour Wire',
      publisher: 'The Sable Post',
      published: '2024-05-08T10:15:00Z',
      byline: ['Jane Roe', 'John Doe'],
      dateline: { places: ['PORT ALDO'], date: '2024-05-08' },
      revision: null,
    });
    expect(report.text).toBe(
      'Ferry strike halts Port Aldo\n\nPORT ALDO, May 8 (Harbour Wire) - Ferry crews in Port Aldo walked out on Wednesday.\n\nTalks resume on Friday.\n\n(Reporting by John Doe; Editing by A. Nother)',
    );
  });

  test('tells of captions that are not in the text', async () => {
    expect(noticeOf((await readAll(NITF, 'nitf'))[0], 'page-parts-left-out')).toContain('captions (4 words)');
  });

  test.each([
    ['management-status', NITF.replace('<docdata>', '<docdata management-status="canceled">'), 'kill'],
    ['a withheld status', NITF.replace('<docdata>', '<docdata management-status="withheld">'), 'withhold'],
    [
      'an embargo',
      NITF.replace('<docdata>', '<docdata management-status="embargoed"><date.release norm="20240509T060000Z"/>'),
      'embargo',
    ],
    [
      'a message to editors',
      NITF.replace('<docdata>', '<docdata><ed-msg info="CORRECTS day in first paragraph"/>'),
      'correction',
    ],
    [
      'the history of revisions',
      NITF.replace('<pubdata', '<revision-history comment="UPDATE 2 - adds talks"/><pubdata'),
      'update',
    ],
    ['a later generation', NITF.replace('generation="1"', 'generation="3"'), 'update'],
  ])('takes a revision from %s', async (_, xml, kind) => {
    expect(reportOf((await readAll(xml, 'nitf'))[0]).revision?.kind).toBe(kind);
  });
});

describe('NewsML-G2', () => {
  test('gives headline, dateline and paragraphs as one text', async () => {
    expect(reportOf((await readAll(newsItem('usable'), 'newsml'))[0])).toMatchObject({
      key: 'urn:hw:77',
      text: 'Ferry strike halts Port Aldo\n\nPORT ALDO, May 8 (Harbour Wire) - Ferry crews walked out & stayed ashore on Wednesday.\n\nTalks resume on Friday.',
      titleSpan: { start: 0, end: 28 },
      agency: 'Harbour Wire',
      byline: ['Jane Roe'],
      published: '2024-05-08T10:15:00+02:00',
      language: 'en-GB',
      revision: null,
    });
  });

  test('takes NITF and plain data inside', async () => {
    const nitf = newsItem('usable', '', `<inlineXML>${NITF.slice(NITF.indexOf('<nitf'))}</inlineXML>`);
    expect(reportOf((await readAll(nitf, 'newsml'))[0]).text).toContain('Ferry crews in Port Aldo walked out');
    const plain = newsItem(
      'usable',
      '',
      '<inlineData contenttype="text/plain">Ferry crews walked out.\n\nTalks resume &lt;soon&gt;.</inlineData>',
    );
    expect(reportOf((await readAll(plain, 'newsml'))[0]).text).toMatch(
      / - Ferry crews walked out\.\n\nTalks resume <soon>\.$/,
    );
  });

  test.each([
    ['canceled', '', 'kill'],
    ['withheld', '', 'withhold'],
    ['usable', '<embargoed>2024-05-09T06:00:00Z</embargoed>', 'embargo'],
    ['usable', '<signal qcode="sig:correction"/>', 'correction'],
    ['usable', '<edNote>CORRECTS the day of the vote</edNote>', 'correction'],
  ])('that is %s with "%s" is a revision', async (status, more, kind) => {
    expect(reportOf((await readAll(newsItem(status, more), 'newsml'))[0]).revision?.kind).toBe(kind);
  });

  test('that is canceled names the item, and is read even without its text', async () => {
    const report = reportOf((await readAll(newsItem('canceled', '', ' '), 'newsml'))[0]);
    expect(report.revision).toEqual({ kind: 'kill', label: null, of: 'urn:hw:77' });
  });

  test('with many items gives each, and counts those without text', async () => {
    const message = `<newsMessage><itemSet>${newsItem('usable')}<packageItem guid="p"/>${newsItem('usable', '', '<remoteContent href="a.jpg"/>')}${newsItem('withheld')}</itemSet></newsMessage>`;
    const results = await readAll(message, 'newsml', {}, 100);
    expect(results.map((r) => reportOf(r).revision?.kind ?? null)).toEqual([null, 'withhold']);
    expect(noticeOf(results[1], 'items-passed-over')).toMatch(/^2 items/);
  });
});

describe('ninjs', () => {
  test('of version 1 gives headline and paragraphs', async () => {
    expect(reportOf((await readAll(JSON.stringify(NINJS), 'json'))[0])).toMatchObject({
      key: 'urn:hw:77',
      text: 'Ferry strike halts Port Aldo\n\nFerry crews walked out on Wednesday.\n\nTalks resume on Friday.',
      titleSpan: { start: 0, end: 28 },
      agency: 'Harbour Wire',
      byline: ['Jane Roe'],
      published: '2024-05-08T10:15:00Z',
    });
  });

  test('of versions 2 and 3 is read by its lists, whatever the case of its names', async () => {
    const lists = {
      uri: 'urn:hw:78',
      versionCreated: '2024-05-08T10:15:00Z',
      pubStatus: 'canceled',
      headlines: [
        { role: 'short', value: 'Strike' },
        { role: 'main', value: 'Ferry strike halts Port Aldo' },
      ],
      bodies: [
        { contentType: 'text/plain', value: 'Plain.' },
        { contentType: 'application/xhtml+xml', value: '<p>Ferry crews walked out.</p>' },
      ],
      infosources: [{ name: 'Harbour Wire' }],
    };
    const lower = JSON.parse(JSON.stringify(lists).toLowerCase()) as Record<string, unknown>;
    const [first, second] = await readAll(JSON.stringify([lists, lower]), 'ninjs');
    expect(reportOf(first)).toMatchObject({
      title: 'Ferry strike halts Port Aldo',
      agency: 'Harbour Wire',
      revision: { kind: 'kill', of: 'urn:hw:78' },
    });
    expect(reportOf(second)).toMatchObject({
      text: 'ferry strike halts port aldo\n\nferry crews walked out.',
      revision: { kind: 'kill' },
    });
  });

  test('comes in JSON Lines too, beside the plain form', async () => {
    const lines = `${JSON.stringify({ ...NINJS, pubstatus: 'withheld' })}\n{"text": "Rain is expected."}\n${JSON.stringify({ ...NINJS, embargoed: '2024-05-09T06:00:00Z' })}\n`;
    const kinds = (await readAll(lines, 'jsonl', {}, 50)).map((r) => reportOf(r).revision?.kind ?? null);
    expect(kinds).toEqual(['withhold', null, 'embargo']);
  });

  test('without a body is an error', async () => {
    expect(codesOf((await readAll('{"uri": "urn:x", "versioncreated": "2024-05-08T10:00:00Z"}', 'json'))[0])).toEqual([
      'text-missing',
    ]);
  });
});
