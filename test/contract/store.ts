import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Figure, figureSeries, type ReportRecord, ReportRecordSchema, type Store } from '#model';
import { dispatch, printed, reported, seeded } from './dispatches.ts';
import { madeRecord } from './made-record.ts';

/** What a store needs from the suite: a new empty archive, the same archive opened again, and the end of it. */
export interface StoreAtTest {
  open(): Promise<Store>;
  reopen(): Promise<Store>;
  /** A path for a backup, and a store opened on it. */
  backupPath(): string;
  openBackup(path: string): Promise<Store>;
  end(): Promise<void>;
}

const AT = '2024-05-09T06:00:00Z';
const seized = madeRecord({
  key: 'a.txt',
  title: 'Port taken',
  published: '2024-05-07',
  text: 'Northland troops seized the port of Varna Bay on Tuesday. The mayor said nobody was hurt.',
  speaker: 'The mayor',
  cue: 'said',
  actor: 'Northland troops',
  body: 'Northland',
  trigger: 'seized',
  day: '2024-05-07',
});
const talks = madeRecord({
  key: 'b.txt',
  title: 'Talks',
  published: '2024-05-08T10:00:00Z',
  text: 'Envoys met in Lindmark. Café Zoë’s owner counted 14 cars 🚗 outside.',
  actor: 'Envoys',
  trigger: 'met',
  type: 'CONSULT',
  day: '2024-05-06',
  figure: { words: '14', value: 14 },
  margin: 0.3,
});
const undated = madeRecord({ key: 'c.txt', published: null, text: 'Rain fell on the harbour.' });

const desk = (record: ReportRecord, kind: 'correction' | 'kill' | null): ReportRecord => ({
  ...record,
  report: { ...record.report, agency: 'Harbour Wire', revision: kind && { kind, label: null, of: null } },
});

/** The behaviour that every store shares. */
export function storeContract(name: string, make: () => Promise<StoreAtTest>): void {
  describe(name, () => {
    let at: StoreAtTest;
    let store: Store;
    beforeEach(async () => {
      at = await make();
      store = await at.open();
    });
    afterEach(async () => {
      await store.close();
      await at.end();
    });

    it('gives a record back byte for byte', async () => {
      await store.put([seized, talks, undated], AT);
      for (const record of [seized, talks, undated]) {
        const back = await store.record(record.report.id);
        expect(JSON.stringify(back)).toBe(JSON.stringify(ReportRecordSchema.parse(record)));
      }
      expect(await store.record('0'.repeat(16))).toBeNull();
    });

    it('changes nothing where the same record comes again', async () => {
      expect(await store.put([seized], AT)).toEqual(['added']);
      expect(await store.put([seized], '2024-06-01T00:00:00Z')).toEqual(['same']);
      const { rows } = await store.reports({});
      expect(rows.map((r) => [r.id, r.ingestedAt])).toEqual([[seized.report.id, AT]]);
    });

    it('replaces the findings of a report read again differently, and keeps the day it came in', async () => {
      await store.put([seized], AT);
      const other = { ...seized, events: [], figures: [] };
      expect(await store.put([other], '2024-06-01T00:00:00Z')).toEqual(['reread']);
      expect((await store.findings('event', {})).rows).toEqual([]);
      expect((await store.search('port', { kind: 'event' })).rows).toEqual([]);
      expect((await store.reports({})).rows[0]?.ingestedAt).toBe(AT);
    });

    it('is there when opened again', async () => {
      await store.put([seized], AT);
      await store.close();
      store = await at.reopen();
      expect(await store.has(seized.report.id)).toBe(true);
      expect((await store.tally()).findings.event).toBe(1);
    });

    it('puts all of a batch or none', async () => {
      const broken = { ...talks, report: { ...talks.report, language: null as unknown as string } };
      await expect(store.put([seized, broken], AT)).rejects.toThrow();
      expect((await store.tally()).reports).toBe(0);
    });

    it('cites the sentence that a finding came from', async () => {
      await store.put([seized, talks], AT);
      const { rows } = await store.findings('event', {});
      expect(rows.map((r) => [r.item.type, r.words.trim()])).toEqual([
        ['CONSULT', 'Envoys met in Lindmark.'],
        ['COERCE', 'Northland troops seized the port of Varna Bay on Tuesday.'],
      ]);
      const figure = (await store.findings('figure', {})).rows[0];
      expect(figure?.words.trim()).toBe('Café Zoë’s owner counted 14 cars 🚗 outside.');
    });

    it('orders by the day told, or by publication', async () => {
      await store.put([seized, talks], AT);
      expect((await store.findings('event', { order: 'told' })).rows.map((r) => r.report.key)).toEqual([
        'b.txt',
        'a.txt',
      ]);
      expect((await store.findings('event', { order: 'published' })).rows.map((r) => r.report.key)).toEqual([
        'a.txt',
        'b.txt',
      ]);
    });

    it('pages without gap or overlap', async () => {
      const many = Array.from({ length: 25 }, (_, i) =>
        madeRecord({
          key: `${i}`,
          published: `2024-05-${String((i % 5) + 1).padStart(2, '0')}`,
          text: `Envoys met for round ${i}.`,
          actor: 'Envoys',
          trigger: 'met',
          type: 'CONSULT',
        }),
      );
      await store.put(many, AT);
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.findings('event', { limit: 7, after });
        seen.push(...page.rows.map((r) => r.report.id));
        after = page.next ?? undefined;
      } while (after);
      expect(seen.length).toBe(25);
      expect(new Set(seen).size).toBe(25);
      const whole = (await store.findings('event', { limit: 25 })).rows.map((r) => r.report.id);
      expect(seen).toEqual(whole);
    });

    it('keeps to a window of publication, and leaves out what has no day where one is given', async () => {
      await store.put([seized, talks, undated], AT);
      const keys = async (window: object) => (await store.reports(window)).rows.map((r) => r.key);
      expect(await keys({})).toEqual(['c.txt', 'a.txt', 'b.txt']);
      expect(await keys({ since: '2024-05-08' })).toEqual(['b.txt']);
      expect(await keys({ until: '2024-05-07' })).toEqual(['a.txt']);
      expect(await keys({ asOf: '2024-05-07' })).toEqual(['a.txt']);
      expect((await store.findings('event', { asOf: '2024-05-07' })).rows.map((r) => r.report.key)).toEqual(['a.txt']);
    });

    it('finds by party in any case, and by what the party belongs to only where asked', async () => {
      await store.put([seized, talks], AT);
      const of = async (party: string, rollUp: boolean) =>
        (await store.findings('event', { party, rollUp })).rows.length;
      expect(await of('northland TROOPS', false)).toBe(1);
      expect(await of('Northland', false)).toBe(0);
      expect(await of('Northland', true)).toBe(1);
    });

    it('filters by type, status, standing, sureness and words', async () => {
      await store.put([seized, talks], AT);
      const n = async (query: object) => (await store.findings('event', query)).rows.length;
      expect(await n({ type: 'CONSULT' })).toBe(1);
      expect(await n({ status: 'planned' })).toBe(0);
      expect(await n({ atLeast: 0.5 })).toBe(1);
      expect(await n({ about: 'varna' })).toBe(1);
      expect((await store.findings('statement', { standing: 'anonymous' })).rows).toEqual([]);
    });

    it('searches words, phrases and beginnings, accents aside', async () => {
      await store.put([seized, talks], AT);
      const hits = async (query: string) => (await store.search(query, {})).rows.map((h) => h.report.key);
      expect(await hits('port')).toEqual(['a.txt']);
      expect(await hits('"port of Varna"')).toEqual(['a.txt']);
      expect(await hits('"Varna port"')).toEqual([]);
      expect(await hits('cafe zoe')).toEqual(['b.txt']);
      expect(await hits('seiz*')).toEqual(['a.txt']);
      expect(await hits('port OR lindmark')).toHaveLength(2);
      expect(await hits('talks -lindmark')).toEqual([]);
      const [hit] = (await store.search('varna', {})).rows;
      expect(hit?.snippet).toContain('\u0002Varna\u0003');
    });

    it('says what is wrong with a query that cannot be read', async () => {
      await expect(store.search('"open', {})).rejects.toThrow(SyntaxError);
      await expect(store.search('  ', {})).rejects.toThrow(SyntaxError);
      await expect(store.findings('event', { after: 'x' })).rejects.toThrow(RangeError);
      await expect(store.findings('event', { limit: 0 })).rejects.toThrow(RangeError);
    });

    it.each(['NEAR(a b)', 'title:port', 'a AND', '(((', "o'brien", '^x', 'a-b', '*', '"*"', '\u0000', '🚗'])(
      'takes %j as words and never fails on syntax of its own',
      async (query) => {
        await store.put([seized, talks], AT);
        await store.search(query, {}).catch((error: unknown) => expect(error).toBeInstanceOf(SyntaxError));
      },
    );

    it('purges a report with all that came of it', async () => {
      await store.put([seized, talks], AT);
      expect(await store.remove(seized.report.id)).toBe(true);
      expect(await store.remove(seized.report.id)).toBe(false);
      expect(await store.record(seized.report.id)).toBeNull();
      expect((await store.search('port', {})).rows).toEqual([]);
      expect((await store.search('port', { kind: 'event' })).rows).toEqual([]);
      expect((await store.findings('event', { party: 'Northland troops' })).rows).toEqual([]);
      expect((await store.entities('Northland', {})).rows).toEqual([]);
      expect((await store.tally()).reports).toBe(1);
    });

    it('finds entities by name', async () => {
      await store.put([seized], AT);
      expect((await store.entities('NORTHLAND', {})).rows.map((r) => [r.report.key, r.entity.id])).toEqual([
        ['a.txt', 'e3'],
      ]);
    });

    it('gives copies of one wire one origin, and dispatches on one event in other words their own', async () => {
      const draw = seeded(20240508);
      const gold = new Map<string, number>();
      const records = Array.from({ length: 60 }, (_, wire) => {
        const text = dispatch(draw);
        const outlets = wire % 3 === 0 ? 1 + Math.floor(draw() * 3) : 0;
        return [text, ...Array.from({ length: outlets }, () => printed(text, draw))].map((t, i) => {
          const record = reported(t, `${wire}-${i}`, `2024-05-${String(1 + (wire % 20)).padStart(2, '0')}`);
          gold.set(record.report.id, wire);
          return record;
        });
      }).flat();
      for (const record of records) await store.put([record], AT);
      const { rows } = await store.reports({ limit: 1000 });
      let both = 0;
      let joined = 0;
      let meant = 0;
      rows.forEach((a, i) => {
        for (const b of rows.slice(i + 1)) {
          const same = gold.get(a.id) === gold.get(b.id);
          const found = a.origin === b.origin;
          if (same) meant++;
          if (found) joined++;
          if (same && found) both++;
        }
      });
      expect(meant).toBeGreaterThan(30);
      const f = (2 * both) / (meant + joined);
      expect(f, `${both} of ${meant} pairs of copies found, ${joined} given`).toBeGreaterThanOrEqual(0.95);
    });

    it('marks a report superseded by its correction, keeps both, and answers from the one that stands', async () => {
      const base = { actor: 'Envoys', trigger: 'met', type: 'CONSULT' as const };
      const first = desk(
        madeRecord({
          ...base,
          key: 'v1',
          title: 'Envoys meet in Lindmark',
          published: '2024-05-07T08:00:00Z',
          text: 'Envoys met in Lindmark on Monday to speak of the harbour road and of the men held since spring.',
        }),
        null,
      );
      const second = desk(
        madeRecord({
          ...base,
          key: 'v2',
          title: 'Envoys meet in Lindmark',
          published: '2024-05-08T09:00:00Z',
          text: 'Envoys met in Lindmark on Sunday to speak of the harbour road and of the men held since spring.',
        }),
        'correction',
      );
      // The later version may come in first.
      await store.put([second], AT);
      await store.put([first], AT);
      const heads = (await store.reports({})).rows;
      expect(heads.map((h) => [h.key, h.superseded?.as ?? null, h.superseded?.by ?? null])).toEqual([
        ['v1', 'correction', second.report.id],
        ['v2', null, null],
      ]);
      expect(new Set(heads.map((h) => h.origin)).size).toBe(1);
      const keys = async (query: object) => (await store.findings('event', query)).rows.map((r) => r.report.key);
      expect(await keys({})).toEqual(['v2']);
      expect((await keys({ versions: 'all' })).sort()).toEqual(['v1', 'v2']);
      expect(await keys({ asOf: '2024-05-07' })).toEqual(['v1']);
      await store.remove(second.report.id);
      expect((await store.reports({})).rows.map((h) => h.superseded)).toEqual([null]);
    });

    it('lists the versions of a report, whichever is named, and marks none by what came after the day asked for', async () => {
      const first = desk(seized, null);
      const mended = desk(
        madeRecord({
          key: 'a2.txt',
          title: 'Port taken',
          published: '2024-05-08',
          text: seized.report.text.replace('Tuesday', 'Monday'),
        }),
        'correction',
      );
      await store.put([mended, first, talks], AT);
      for (const { report } of [first, mended])
        expect((await store.versions(report.id)).map((v) => v.key)).toEqual(['a.txt', 'a2.txt']);
      expect((await store.versions(talks.report.id)).map((v) => v.key)).toEqual(['b.txt']);
      expect(await store.versions('nothing')).toEqual([]);
      expect((await store.reports({ asOf: '2024-05-07' })).rows.map((h) => h.superseded)).toEqual([null]);
    });

    it('marks a report under embargo until the day on which it ends', async () => {
      const held = desk(talks, null);
      const embargoed: ReportRecord = {
        ...held,
        report: { ...held.report, revision: { kind: 'embargo', label: '2024-05-10T06:00:00Z', of: null } },
      };
      await store.put([embargoed], AT);
      const fate = async (window: object) =>
        (await store.findings('event', window)).rows.map((r) => r.report.superseded?.as ?? null);
      expect(await fate({})).toEqual(['embargo']);
      expect(await fate({ today: '2024-05-09' })).toEqual(['embargo']);
      expect(await fate({ today: '2024-05-10' })).toEqual([null]);
      expect(await fate({ asOf: '2024-05-09', today: '2024-06-01' })).toEqual(['embargo']);
    });

    it('keeps what was killed, marked as taken back', async () => {
      const first = desk(
        madeRecord({
          key: 'k1',
          title: 'Bridge at Kell taken by militia',
          published: '2024-05-07',
          text: 'The Halden militia took the bridge at Kell.',
          actor: 'The Halden militia',
          trigger: 'took',
        }),
        null,
      );
      const kill = desk(
        madeRecord({
          key: 'k2',
          title: 'KILL: Bridge at Kell taken by militia',
          published: '2024-05-07',
          text: 'Editors are asked to withdraw the story about the bridge; it was sent in error.',
        }),
        'kill',
      );
      await store.put([first, kill], AT);
      const [row] = (await store.findings('event', {})).rows;
      expect(row?.report.superseded).toEqual({ by: kill.report.id, as: 'kill', on: '2024-05-07' });
    });

    const counted = (key: string, published: string, words: string, value: number) =>
      madeRecord({ key, published, text: `Officials counted ${words} dead at Kell.`, figure: { words, value } });

    it('gives figures series by series, and goes on beyond one', async () => {
      const place = (record: ReportRecord, name: string): ReportRecord => ({
        ...record,
        figures: record.figures.map((f) => ({
          ...f,
          place: {
            name,
            entity: null,
            latitude: null,
            longitude: null,
            country: null,
            precision: 'unknown' as const,
            distanceKm: null,
            span: null,
          },
        })),
      });
      await store.put(
        [
          place(counted('1', '2024-05-03', '14', 14), 'Kell'),
          place(counted('2', '2024-05-01', '9', 9), 'Tesh'),
          place(counted('3', '2024-05-02', '12', 12), 'Kell'),
        ],
        AT,
      );
      const keys = async (query: object) =>
        (await store.findings('figure', { order: 'series', ...query })).rows.map((r) => r.report.key);
      expect(await keys({})).toEqual(['3', '1', '2']);
      const first = await store.findings('figure', { order: 'series', limit: 1 });
      expect(await keys({ after: first.next })).toEqual(['1', '2']);
      const kell = figureSeries(first.rows[0]?.item as Figure);
      expect(await keys({ beyond: kell })).toEqual(['2']);
      expect(await keys({ series: [kell] })).toEqual(['3', '1']);
    });

    it('leaves out what an earlier report told the same of, where asked', async () => {
      const met = (key: string, published: string, text: string) =>
        madeRecord({ key, published, text, actor: 'Envoys', trigger: 'met', type: 'CONSULT', day: '2024-05-06' });
      await store.put(
        [
          met('old', '2024-05-07', 'Envoys met in Lindmark.'),
          met('again', '2024-05-09', 'On Monday Envoys met, a paper recalled.'),
          madeRecord({
            key: 'new',
            published: '2024-05-09',
            text: 'Guards left Kell.',
            actor: 'Guards',
            trigger: 'left',
          }),
        ],
        AT,
      );
      const keys = async (days: number) =>
        (await store.findings('event', { since: '2024-05-08', untold: { before: '2024-05-08', days } })).rows
          .map((r) => r.report.key)
          .sort();
      expect(await keys(30)).toEqual(['new']);
      expect(await keys(0)).toEqual(['again', 'new']);
    });

    it('tells which reports were replaced in some days', async () => {
      const first = desk(
        madeRecord({
          key: 'k1',
          title: 'Bridge at Kell taken by militia',
          published: '2024-05-07',
          text: 'The militia took the bridge at Kell.',
        }),
        null,
      );
      const kill = desk(
        madeRecord({
          key: 'k2',
          title: 'KILL: Bridge at Kell taken by militia',
          published: '2024-05-09',
          text: 'Editors are asked to withdraw the story about the bridge.',
        }),
        'kill',
      );
      await store.put([first, kill, talks], AT);
      const keys = async (superseded: object) => (await store.reports({ superseded })).rows.map((r) => r.key);
      expect(await keys({})).toEqual(['k1']);
      expect(await keys({ since: '2024-05-09', until: '2024-05-09' })).toEqual(['k1']);
      expect(await keys({ until: '2024-05-08' })).toEqual([]);
    });

    it('tells what came in since a moment, whenever it was published', async () => {
      await store.put([talks], '2024-05-09T06:00:00Z');
      await store.put([seized], '2024-05-10T06:00:00Z');
      const since = { ingestedSince: '2024-05-10T00:00:00Z' };
      expect((await store.reports(since)).rows.map((r) => r.key)).toEqual(['a.txt']);
      expect((await store.findings('event', since)).rows.map((r) => r.report.key)).toEqual(['a.txt']);
      expect((await store.search('port OR lindmark', since)).rows.map((r) => r.report.key)).toEqual(['a.txt']);
    });

    it('searches findings of a kind, of a type, of a party, and reports of an agency', async () => {
      await store.put([desk(seized, null), talks], AT);
      const hits = async (query: string, options: object) =>
        (await store.search(query, options)).rows.map((h) => `${h.report.key} ${h.id}`);
      expect(await hits('port OR lindmark', { kind: 'event' })).toHaveLength(2);
      expect(await hits('port OR lindmark', { kind: 'event', type: 'CONSULT' })).toEqual(['b.txt v1']);
      expect(await hits('port OR lindmark', { kind: 'event', party: 'envoys' })).toEqual(['b.txt v1']);
      expect(await hits('port OR lindmark', { party: 'envoys' })).toEqual(['b.txt null']);
      expect(await hits('port OR lindmark', { agency: 'Harbour Wire' })).toHaveLength(2);
      expect(await hits('port OR lindmark', { agency: 'Coast News' })).toEqual([]);
    });

    it('backs up while in use, and never over a file', async () => {
      await store.put([seized], AT);
      const path = at.backupPath();
      await store.backup(path);
      await store.put([talks], AT);
      const copy = await at.openBackup(path);
      expect((await copy.tally()).reports).toBe(1);
      await copy.close();
      await expect(store.backup(path)).rejects.toThrow(/exists/);
    });
  });
}
