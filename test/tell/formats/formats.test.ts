import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingKind, ReportRecord, Store } from '#model';
import { openSqliteStore } from '#record';
import { EXPORT_FORMATS, type ExportFormat, exportAs, KINDS_OF, openExport } from '#tell';
import { madeRecord } from '../../contract/made-record.ts';

/** Words that break careless writers: quotes, tabs, line breaks, emoji, right-to-left, NUL, a formula. */
const HOSTILE = '=SUM(1)"x",\'y\';\tz\r\n🚗 שלום \u0000 \u2028 end';
const place = {
  name: HOSTILE,
  entity: null,
  latitude: -3.5,
  longitude: 40.25,
  country: 'KE',
  precision: 'city' as const,
  distanceKm: null,
  span: null,
};
function hostile(): ReportRecord {
  const made = madeRecord({
    key: 'a.txt',
    title: HOSTILE,
    published: '2024-05-07T10:00:00Z',
    text: `${HOSTILE} said that Northland troops seized 14 boats`,
    speaker: HOSTILE,
    cue: 'said',
    actor: 'Northland troops',
    trigger: 'seized',
    day: '2024-05-08',
    figure: { words: '14', value: 14 },
  });
  return {
    ...made,
    events: made.events.map((e) => ({ ...e, cameo: '192', status: 'planned', place, type: 'ASSAULT' })),
    figures: made.figures.map((f) => ({ ...f, place })),
  };
}
const plain = (key: string, kind: 'kill' | null = null): ReportRecord => {
  const made = madeRecord({
    key,
    published: '2024-05-09',
    text: `Lindmark envoys met in town ${key}.`,
    actor: 'Lindmark envoys',
    trigger: 'met',
    day: '2024-05-09',
  });
  return { ...made, report: { ...made.report, revision: kind && { kind, label: null, of: 'b.txt' } } };
};

let folder = '';
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'formats-'));
  store = await openSqliteStore(join(folder, 'a.db'));
  await store.put([hostile(), plain('b.txt'), plain('c.txt', 'kill')], '2024-05-10T00:00:00Z');
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function bytes(format: ExportFormat, kinds: readonly FindingKind[] = KINDS_OF[format], raw = false) {
  const countries = new Map([['KE', 'KEN']]);
  const chunks: Buffer[] = [];
  for await (const chunk of exportAs(format, openExport(store, {}), { kinds, hxl: true, raw, countries }))
    chunks.push(Buffer.from(chunk as string));
  return Buffer.concat(chunks);
}
const text = async (...args: Parameters<typeof bytes>) => (await bytes(...args)).toString('utf8');

describe('formats of others', () => {
  it.each(EXPORT_FORMATS)('%s: the same archive gives the same bytes, without what was killed', async (format) => {
    const kinds = KINDS_OF[format].slice(0, 1);
    const once = await bytes(format, kinds);
    expect(once.equals(await bytes(format, kinds))).toBe(true);
    expect(once.includes('Lindmark')).toBe(false);
  });

  it('reads CSV back: one tag a column, formulas made safe, the rest of the words kept', async () => {
    const { data, errors } = Papa.parse<string[]>((await text('csv', ['event'])).trimEnd());
    expect(errors).toEqual([]);
    const [head, tags, row] = data as [string[], string[], string[]];
    expect(data).toHaveLength(3);
    expect(tags.every((t) => t.startsWith('#'))).toBe(true);
    expect(row[head.indexOf('title')]).toBe(`'${HOSTILE.replace('\u0000', '\ufffd')}`);
    expect(row[head.indexOf('latitude')]).toBe('-3.5');
    const raw = Papa.parse<string[]>((await text('csv', ['event'], true)).trimEnd()).data[2];
    expect(raw?.[head.indexOf('title')]).toBe(HOSTILE.replace('\u0000', '\ufffd'));
  });

  it('reads Parquet back with every word as it stood', async () => {
    const file = await bytes('parquet', ['figure']);
    const rows = await parquetReadObjects({ file: new Uint8Array(file).buffer });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      title: HOSTILE,
      value: 14,
      latitude: -3.5,
      start: hostile().figures[0]?.span.start,
    });
  });

  it('writes GeoJSON points longitude first', async () => {
    const { type, features } = JSON.parse(await text('geojson'));
    expect(type).toBe('FeatureCollection');
    expect(features).toHaveLength(2);
    expect(features[0].geometry).toEqual({ type: 'Point', coordinates: [40.25, -3.5] });
    expect(features[0].properties).toMatchObject({ precision: 'city', place: HOSTILE });
  });

  it('writes a calendar of folded CRLF lines, one UID an entry, stamped by the report', async () => {
    const calendar = await text('ical');
    expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u0000]/);
    const lines = calendar.split('\r\n');
    expect(Math.max(...lines.map((l) => Buffer.byteLength(l)))).toBeLessThanOrEqual(75);
    const uids = lines.filter((l) => l.startsWith('UID:'));
    expect(uids).toHaveLength(1);
    expect(lines).toContain('DTSTAMP:20240507T100000Z');
    expect([lines[0], lines.filter((l) => l).at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  });

  it.each(['plover', 'cameo', 'acled'] as const)('%s: every line has the columns of the header', async (format) => {
    const lines = (await text(format)).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(new Set(lines.map((l) => l.split('\t').length)).size).toBe(1);
    expect(lines[1]).toContain('KEN');
  });

  it('writes claims without verdicts', async () => {
    const { '@context': context, '@graph': graph } = JSON.parse(await text('jsonld'));
    expect(context[0]).toBe('https://schema.org');
    expect(graph[0]).toMatchObject({
      '@type': 'Claim',
      author: { name: HOSTILE },
      item: 's1',
      spanStart: expect.any(Number),
    });
    expect(JSON.stringify(graph)).not.toMatch(/ClaimReview|reviewRating/);
  });

  it('escapes the HTML of a timeline and cites', async () => {
    const { events } = JSON.parse(await text('timelinejs'));
    expect(events[0].text.text).toContain('&quot;x&quot;');
    expect(events[0]).toMatchObject({ start_date: { year: 2024, month: 5, day: 8 }, citation: { item: 'v1' } });
  });

  it('writes entities of unique ids, one a line', async () => {
    const rows = (await text('ftm'))
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l));
    expect(rows.map((r) => r.schema)).toEqual(['Article', 'Organization', 'Mention', 'Event']);
    expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
    expect(rows[3].properties.involved).toEqual([rows[1].id]);
  });
});
