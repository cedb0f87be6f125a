import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportRecord, Store } from '#model';
import { openSqliteStore } from '#record';
import {
  differences,
  figures,
  type SitrepCall,
  said,
  sitrep,
  sitrepDocx,
  sitrepMarkdown,
  tellFigureSeries,
  tellTimeline,
  timeline,
  UnfoundedSitrep,
  who,
} from '#tell';
import { founded } from '../../src/tell/sitrep/build.ts';
import { withoutClock } from '../../src/tell/sitrep/docx.ts';
import type { Line } from '../../src/tell/sitrep/line.ts';
import { type MadeReport, madeRecord } from '../contract/made-record.ts';

const AT = '2024-05-10T06:00:00Z';
let store: Store;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
});
afterEach(() => store.close());

type Kind = NonNullable<ReportRecord['report']['revision']>['kind'];
function report(made: MadeReport, revision: { kind: Kind; of?: string; label?: string } | null = null): ReportRecord {
  const record = madeRecord(made);
  return {
    ...record,
    report: {
      ...record.report,
      agency: 'Harbour Wire',
      revision: revision && { kind: revision.kind, label: revision.label ?? null, of: revision.of ?? null },
    },
  };
}

const seized = report({
  key: 'a',
  title: 'Port taken',
  published: '2024-05-07',
  text: 'Northland troops seized the port of Varna Bay on Tuesday. 14 people were killed at the gate.',
  actor: 'Northland troops',
  trigger: 'seized',
  day: '2024-05-07',
  figure: { words: '14', value: 14 },
});
const spoke = report({
  key: 'b',
  title: 'Council speaks',
  published: '2024-05-08',
  text: 'Envoy Mara Lind said that the council of Oster would send boats and keep the harbour of Kell open.',
  speaker: 'Envoy Mara Lind',
  cue: 'said',
});
const kill = report(
  {
    key: 'k',
    title: 'KILL: Port taken',
    published: '2024-05-09',
    text: 'The report on the port of Varna Bay is withdrawn.',
  },
  { kind: 'kill', of: 'a' },
);

const page = async (call: Partial<SitrepCall> = {}) =>
  sitrepMarkdown(await sitrep(store, { since: '2024-05-06', ...call }));

describe('a sitrep', () => {
  it('tells events by day and who said what, each line with the number of its source', async () => {
    await store.put([seized, spoke], AT);
    const text = await page();
    expect(text).toMatch(/\*\*7 May 2024\*\*\n\n- Northland troops seized the port of Varna Bay on Tuesday\. \[\d+\]/);
    expect(text).toMatch(/\*\*Envoy Mara Lind\*\* \(named\): that the council of Oster would send boats/);
    expect(text).toContain(`${seized.report.id}: [`);
  });

  it('counts origins, not outlets', async () => {
    const copy = { ...seized, report: { ...seized.report, id: 'copy-of-a', publisher: 'Oster Post' } };
    await store.put([seized, copy, spoke], AT);
    expect(await page()).toContain(
      '3 reports, 2 origins (copies of one text count once), 2 outlets, 2 days with reports.',
    );
  });

  it('goes by the days asked for', async () => {
    await store.put([seized, spoke], AT);
    expect(await page({ since: '2024-05-08' })).not.toContain('14');
    expect(await page({ until: '2024-05-07' })).not.toContain('Mara Lind');
  });

  it('leaves out what was killed and says that it was taken back, without repeating it', async () => {
    await store.put([seized, spoke, kill], AT);
    const text = await page();
    expect(text).not.toMatch(/seized|Northland|Varna|14|Port taken/);
    expect(text).toContain('1 report taken back and left out');
    expect(text).toContain(
      `Taken back: a report of Harbour Wire, published 7 May 2024 (kill, 9 May 2024, ${seized.report.id})`,
    );
  });

  it('says that earlier copy was taken back in these days, and tells nothing of the notice', async () => {
    await store.put([seized, spoke, kill], AT);
    const text = await page({ since: '2024-05-08' });
    expect(text).toContain(`Taken back: a report of Harbour Wire, published 7 May 2024`);
    expect(text).not.toMatch(/Varna|withdrawn/);
  });

  it('still tells what had not yet been killed on the day asked for', async () => {
    await store.put([seized, spoke, kill], AT);
    expect(await page({ asOf: '2024-05-08' })).toContain('Northland troops seized');
  });

  it('shows both wordings of a correction', async () => {
    const mended = report(
      {
        key: 'c',
        title: 'CORRECTED: Port taken',
        published: '2024-05-08',
        text: seized.report.text.replace('14 people', '12 people'),
        actor: 'Northland troops',
        trigger: 'seized',
        day: '2024-05-07',
      },
      { kind: 'correction', of: 'a' },
    );
    await store.put([seized, mended], AT);
    expect(await page()).toMatch(/Corrected: 8 May 2024, Harbour Wire: now: 12 people .* was: 14 people/);
  });

  it('keeps what is under embargo out until the day is given', async () => {
    const held = report(
      {
        key: 'e',
        published: '2024-05-08',
        text: 'Oster agreed to open the pier.',
        actor: 'Oster',
        trigger: 'agreed',
        type: 'AGREE',
        day: '2024-05-08',
      },
      { kind: 'embargo', label: '2024-05-09T06:00:00Z' },
    );
    await store.put([held, spoke], AT);
    expect(await page({ asOf: '2024-05-08' })).not.toContain('open the pier');
    expect(await page()).not.toContain('open the pier');
    expect(await page({ asOf: '2024-05-09' })).toContain('Oster agreed to open the pier.');
    expect(await page({ today: '2024-05-09' })).toContain('Oster agreed to open the pier.');
  });

  it('is not written where anything in it was changed', async () => {
    await store.put([seized, spoke], AT);
    const made = await sitrep(store, { since: '2024-05-06' });
    const records = new Map(
      (await Promise.all([seized, spoke].map((r) => store.record(r.report.id)))).map((r) => [r?.report.id, r]),
    );
    const heads = new Map((await store.reports({})).rows.map((h) => [h.id, h]));
    const evidence = { head: (id: string) => heads.get(id), text: (id: string) => records.get(id)?.report.text };
    expect(founded(made, evidence)).toBe(made);
    let tried = 0;
    const change = (line: Line, at: number): Line =>
      line.map((s, i) => (i === at && s.kind === 'words' ? { ...s, words: s.words.replace(/\S+$/, 'Holm 77') } : s));
    made.sections.forEach((section, n) =>
      section.blocks.forEach((block, m) => {
        if (block.kind === 'table') return;
        block.line.forEach((segment, at) => {
          if (segment.kind !== 'words') return;
          tried++;
          const blocks = section.blocks.map((b, i) => (i === m ? { ...block, line: change(block.line, at) } : b));
          const sections = made.sections.map((s, i) => (i === n ? { ...s, blocks } : s));
          expect(() => founded({ ...made, sections }, evidence)).toThrow(UnfoundedSitrep);
          expect(() => founded({ ...made, sections }, evidence)).toThrow(/Holm 77/);
        });
      }),
    );
    expect(tried).toBeGreaterThan(3);
  });

  it('is the same in every byte of the Word file, and its zip bears no clock', async () => {
    await store.put([seized, spoke], AT);
    const made = await sitrep(store, { since: '2024-05-06' });
    const [one, two] = [await sitrepDocx(made, '2024-05-08'), await sitrepDocx(made, '2024-05-08')];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    expect(Buffer.from(withoutClock(one)).equals(Buffer.from(one))).toBe(true);
    expect(String.fromCharCode(...one.subarray(0, 2))).toBe('PK');
  });

  it('takes the headline of the caller', async () => {
    await store.put([spoke], AT);
    expect(await page({ title: 'Week 19' })).toMatch(/^# Week 19\n/);
  });

  it('of no reports says so and cites nothing', async () => {
    const made = await sitrep(store, { since: '2024-05-06' });
    expect(made.cites).toEqual([]);
  });
});

describe('copy that was killed', () => {
  const LOOK = { width: 100, colour: false };
  beforeEach(() => store.put([seized, spoke, kill], AT));

  it('is struck through in the timeline and among figures', async () => {
    const events = (await timeline(store, {})).rows;
    expect(tellTimeline(events, LOOK)).toMatch(/taken back \(kill on 2024-05-09\):\n\s+~~Northland troops/);
    expect(tellFigureSeries((await figures(store, {})).rows, LOOK)).toMatch(/taken back[^~]*~~14/);
  });

  it('is marked wherever it is cited', async () => {
    const marks = [
      ...(await timeline(store, {})).rows.map((r) => r.cite.withdrawn?.as),
      ...(await figures(store, {})).rows.flatMap((s) => s.points.map((p) => p.cite.withdrawn?.as)),
      ...(await who(store, 'Northland troops', {})).rows.flatMap((w) => w.cites.map((c) => c.withdrawn?.as)),
    ];
    expect(marks).toEqual(['kill', 'kill', 'kill']);
    expect((await said(store, {})).rows.map((r) => r.cite.withdrawn)).toEqual([null]);
  });

  it('is no side of a difference', async () => {
    expect((await differences(store, {})).rows).toEqual([]);
  });

  it('stands as of a day before the kill', async () => {
    expect((await timeline(store, { asOf: '2024-05-08' })).rows.map((r) => r.withdrawn)).toEqual([null]);
  });

  it('is marked in what a search finds', async () => {
    const hits = (await store.search('seized', {})).rows;
    expect(hits.map((h) => h.report.superseded?.as)).toEqual(['kill']);
  });
});
