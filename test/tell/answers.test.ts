import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Event, exclude, type Figure, type Position, type ReportRecord, type Store } from '#model';
import { openSqliteStore } from '#record';
import { changes, differences, figures, positions, said, timeline, who } from '#tell';

import { type MadeReport, madeRecord } from '../contract/made-record.ts';

const AT = '2024-05-31T06:00:00Z';
let store: Store;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
});
afterEach(() => store.close());

interface Told extends MadeReport {
  readonly by?: string;
  readonly place?: string;
  readonly bound?: Figure['bound'];
  readonly per?: Figure['per'];
  readonly when?: string;
  readonly counts?: string;
  readonly stance?: Position['stance'];
  readonly on?: string;
  readonly status?: Event['status'];
  readonly recipient?: string;
}

/** A made record whose figure, event and position carry what a test is about. */
function told(made: Told): ReportRecord {
  const record = madeRecord(made);
  const day = made.when;
  return {
    ...record,
    figures: record.figures.map((f) => ({
      ...f,
      bound: made.bound ?? f.bound,
      per: made.per ?? null,
      counts: made.counts ?? f.counts,
      place: made.place
        ? {
            name: made.place,
            entity: null,
            latitude: null,
            longitude: null,
            country: null,
            precision: 'city',
            distanceKm: null,
            span: null,
          }
        : null,
      when: day
        ? { from: day, to: day, fromTime: null, toTime: null, grain: 'day', span: null, standing: 'stated' }
        : null,
      saidBy: made.by ? { statement: null, name: made.by } : null,
    })),
    events: record.events.map((e) => ({
      ...e,
      status: made.status ?? e.status,
      recipients: made.recipient ? [{ name: made.recipient, entity: null, span: null }] : [],
      saidBy: made.by ? { statement: null, name: made.by } : null,
    })),
    positions:
      made.stance && made.on && made.actor
        ? [
            {
              id: 'p1',
              span: { start: 0, end: 5 },
              margin: 0.9,
              rule: 'made',
              evidence: {},
              actor: { name: made.actor, entity: 'e1', span: null },
              on: made.on,
              stance: made.stance,
              because: null,
              unless: null,
              statement: null,
              event: null,
            },
          ]
        : [],
  };
}

const put = (...records: ReportRecord[]) => store.put(records, AT);
const toll = (key: string, published: string, value: number, more: Partial<Told> = {}) =>
  told({
    key,
    published,
    text: `Report ${key}: ${value} people were killed in Kell.`,
    figure: { words: `${value}`, value },
    ...more,
  });

describe('figures', () => {
  it('are one series a source, oldest first, and never added up', async () => {
    await put(
      toll('b', '2024-05-08', 14, { by: 'the Kell ministry', place: 'Kell' }),
      toll('a', '2024-05-07', 12, { by: 'Kell’s ministry', place: 'Kell' }),
      toll('c', '2024-05-08', 20, { by: 'the army', place: 'Kell' }),
    );
    const { rows } = await figures(store, {});
    expect(rows.map((s) => [s.source, s.points.map((p) => p.value)])).toEqual([
      ['the army', [20]],
      ['Kell’s ministry', [12, 14]],
    ]);
  });
});

describe('differences', () => {
  const about = async () =>
    (await differences(store, {})).rows.map((r) => r.sides.map((s) => `${s.source}: ${s.words.split(' ')[0]}`));

  it('stand side by side where two sources count one thing differently', async () => {
    await put(
      toll('a', '2024-05-07', 12, { by: 'the ministry', place: 'Kell' }),
      toll('b', '2024-05-07', 30, { by: 'the army', place: 'Kell' }),
    );
    expect(await about()).toEqual([['the ministry: 12', 'the army: 30']]);
  });

  it.each<[string, Told, Told]>([
    ['another place', { key: 'b', published: '2024-05-07', text: '', place: 'Oster' }, {} as Told],
    [
      'another day',
      { key: 'b', published: '2024-05-07', text: '', when: '2024-05-02' },
      { when: '2024-05-06' } as Told,
    ],
    ['reports days apart', { key: 'b', published: '2024-05-11', text: '' }, {} as Told],
    ['another kind of count', { key: 'b', published: '2024-05-07', text: '', per: 'new' }, {} as Told],
    ['the same source, later', { key: 'b', published: '2024-05-08', text: '', by: 'the ministry' }, {} as Told],
    ['a bound that allows both', { key: 'b', published: '2024-05-07', text: '', bound: 'at_most' }, {} as Told],
    [
      'other things counted',
      { key: 'b', published: '2024-05-07', text: '', counts: 'fishermen' },
      { counts: 'soldiers' } as Told,
    ],
  ])('are none with %s', async (_, b, a) => {
    await put(
      toll('a', '2024-05-07', 12, { by: 'the ministry', place: 'Kell', ...a }),
      toll('b', b.published ?? '', 30, {
        by: 'the army',
        place: 'Kell',
        ...b,
        text: 'Report b: 30 people were killed in Kell.',
      }),
    );
    expect(await about()).toEqual([]);
  });

  it('do not come of copies of one wire', async () => {
    const text = (n: number) =>
      `KELL – A shell fell on the market of Kell on Tuesday as families were buying bread and fish for the feast, the mayor said, and ${n} people were killed while many more were brought to the clinic by the harbour.`;
    await put(
      told({ key: 'a', published: '2024-05-07', text: text(12), figure: { words: '12', value: 12 }, by: 'the mayor' }),
      told({ key: 'b', published: '2024-05-07', text: text(13), figure: { words: '13', value: 13 }, by: 'a mayor' }),
    );
    expect(await about()).toEqual([]);
  });

  it('show a denial beside what it denies', async () => {
    await put(
      told({
        key: 'a',
        published: '2024-05-07',
        text: 'Northland shelled the camp at Kell.',
        actor: 'Northland',
        trigger: 'shelled',
        type: 'ASSAULT',
        recipient: 'the camp',
        by: 'doctors',
      }),
      told({
        key: 'b',
        published: '2024-05-08',
        text: 'Northland had not shelled the camp.',
        actor: 'Northland',
        trigger: 'shelled',
        type: 'ASSAULT',
        recipient: 'the camp',
        by: 'Northland',
        status: 'denied',
      }),
    );
    const { rows } = await differences(store, {});
    expect(rows.map((r) => [r.kind, r.sides.map((s) => s.source)])).toEqual([['denial', ['doctors', 'Northland']]]);
  });
});

describe('figures that exclude each other', () => {
  const f = (value: number, bound: Figure['bound'], to: number | null = null) => ({ value, bound, to });
  it.each([
    [f(12, 'exact'), f(13, 'exact'), true],
    [f(12, 'at_least'), f(30, 'exact'), false],
    [f(35, 'at_least'), f(30, 'exact'), true],
    [f(300000, 'about'), f(310000, 'exact'), false],
    [f(300000, 'about'), f(450000, 'about'), true],
    [f(10, 'range', 20), f(15, 'exact'), false],
    [f(100, 'at_most'), f(99, 'at_least'), false],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(exclude(a, b)).toBe(expected);
    expect(exclude(b, a)).toBe(expected);
  });
});

describe('positions', () => {
  const stand = (key: string, published: string, stance: Position['stance'], on: string) =>
    told({ key, published, text: `Kell spoke of it in report ${key}.`, actor: 'Kell', stance, on });

  it('of one party on one matter are one row, with the shift', async () => {
    await put(
      stand('a', '2024-05-06', 'against', 'the ceasefire proposal'),
      stand('b', '2024-05-09', 'for', 'the ceasefire proposal of the mediators'),
      stand('c', '2024-05-09', 'demands', 'the opening of the harbour'),
    );
    const { rows } = await positions(store, {});
    expect(rows.map((r) => [r.matter, r.stance, r.shifts.map((s) => `${s.day} ${s.from}→${s.to}`)])).toEqual([
      ['the ceasefire proposal of the mediators', 'for', ['2024-05-09 against→for']],
      ['the opening of the harbour', 'demands', []],
    ]);
  });

  it('as of a day know nothing of later ones', async () => {
    await put(
      stand('a', '2024-05-06', 'against', 'the ceasefire proposal'),
      stand('b', '2024-05-09', 'for', 'the ceasefire proposal'),
    );
    expect((await positions(store, { asOf: '2024-05-08' })).rows.map((r) => r.stance)).toEqual(['against']);
  });
});

describe('changes', () => {
  const rows = async (since: string) =>
    (await changes(store, since, {})).rows.map((r) => [
      r.change,
      r.kind,
      r.before?.words ?? null,
      r.after?.words ?? null,
    ]);

  it('are a new figure of a source, with before and after', async () => {
    await put(toll('a', '2024-05-07', 12, { by: 'the ministry' }), toll('b', '2024-05-08', 14, { by: 'the ministry' }));
    expect(await rows('2024-05-08')).toEqual([['changed', 'figure', '12 people', '14 people']]);
  });

  it('are a position that shifted', async () => {
    const stand = (key: string, published: string, stance: Position['stance']) =>
      told({ key, published, text: `Kell spoke in ${key}.`, actor: 'Kell', stance, on: 'the ceasefire proposal' });
    await put(stand('a', '2024-05-06', 'against'), stand('b', '2024-05-08', 'for'));
    expect(await rows('2024-05-07')).toEqual([
      ['changed', 'position', 'against: the ceasefire proposal', 'for: the ceasefire proposal'],
    ]);
  });

  it('are none where the same is told again, or read again', async () => {
    const met = (key: string, published: string, text: string) =>
      told({ key, published, text, actor: 'Envoys', trigger: 'met', type: 'CONSULT', day: '2024-05-06' });
    await put(
      met('a', '2024-05-06', 'Envoys met in Kell.'),
      met('b', '2024-05-08', 'Envoys, it was told again, met in Kell.'),
    );
    await put({
      ...met('a', '2024-05-06', 'Envoys met in Kell.'),
      notices: [{ code: 'x', message: 'read anew', span: null }],
    });
    expect(await rows('2024-05-07')).toEqual([]);
  });

  it('are what was taken back', async () => {
    const first = told({
      key: 'a',
      published: '2024-05-06',
      title: 'Harbour of Kell closed',
      text: 'The harbour of Kell was closed.',
    });
    const kill = told({
      key: 'k',
      published: '2024-05-08',
      title: 'KILL: Harbour of Kell closed',
      text: 'The story was sent in error.',
    });
    const desk = (r: ReportRecord, kind: 'kill' | null) => ({
      ...r,
      report: { ...r.report, agency: 'Harbour Wire', revision: kind && { kind, label: null, of: null } },
    });
    await put(desk(first, null), desk(kill, 'kill'));
    expect((await rows('2024-05-07'))[0]?.slice(0, 2)).toEqual(['withdrawn', 'report']);
  });
});

describe('rows', () => {
  it('cite report, item and sentence', async () => {
    await put(
      told({
        key: 'a',
        published: '2024-05-07',
        text: 'The mayor said the bridge was open. Envoys met.',
        speaker: 'The mayor',
        cue: 'said',
        actor: 'Envoys',
        trigger: 'met',
        type: 'CONSULT',
      }),
    );
    const [event] = (await timeline(store, {})).rows;
    expect(event).toMatchObject({
      trigger: 'met',
      day: '2024-05-07',
      dated: 'published',
      cite: { key: 'a', item: 'v1', words: 'Envoys met.' },
    });
    const [statement] = (await said(store, {})).rows;
    expect(statement).toMatchObject({
      source: 'The mayor',
      cite: { item: 's1', words: 'The mayor said the bridge was open.' },
    });
    expect((await who(store, 'envoys', {})).rows[0]).toMatchObject({ name: 'Envoys', reports: 1, first: '2024-05-07' });
  });
});
