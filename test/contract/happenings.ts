import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportRecord, Store } from '#model';
import { madeRecord } from './made-record.ts';
import type { StoreAtTest } from './store.ts';

const AT = '2024-05-31T06:00:00Z';

/** A report that one party did something to a bridge, on somebody's word. */
function bridge(
  key: string,
  published: string,
  by: string,
  { actor = 'the Harrow Front', verb = 'destroyed', day = '2024-05-06', place = 'Kell' } = {},
): ReportRecord {
  const text = `${by} said ${actor} ${verb} the Old Bridge in ${place}. Report ${key} has no more on it at this hour.`;
  const record = madeRecord({ key, published, text, actor, trigger: verb, type: 'ASSAULT', day });
  const at = text.indexOf('the Old Bridge');
  return {
    ...record,
    report: { ...record.report, publisher: `Outlet ${key}` },
    events: record.events.map((e) => ({
      ...e,
      recipients: [{ name: 'the Old Bridge', entity: null, span: { start: at, end: at + 14 } }],
      when: e.when && { ...e.when, standing: 'stated' as const },
      saidBy: { statement: null, name: by },
    })),
  };
}

const toll = (key: string, published: string, by: string, value: number): ReportRecord => {
  const text = `${by} said ${value} people were killed in Kell. Report ${key} has no more on it at this hour.`;
  const record = madeRecord({ key, published, text, figure: { words: `${value}`, value } });
  return {
    ...record,
    report: { ...record.report, publisher: `Outlet ${key}` },
    figures: record.figures.map((f) => ({ ...f, saidBy: { statement: null, name: by } })),
  };
};
const desk = (record: ReportRecord, kind: 'kill' | 'correction'): ReportRecord => ({
  ...record,
  report: { ...record.report, revision: { kind, label: null, of: null } },
});

/** How every store joins mentions of one event, and holds accounts against each other. */
export function happeningsContract(name: string, make: () => Promise<StoreAtTest>): void {
  describe(`${name}: happenings`, () => {
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
    const events = async (query = {}) =>
      (await store.happenings.happenings(query)).rows.map((h) => h.members.map((m) => m.report.key));
    const pairs = async (query = {}) =>
      (await store.happenings.differing(query)).rows.map((d) => [d.kind, ...d.sides.map((s) => s.report.key)]);

    it('joins the mentions of one event, and keeps each version', async () => {
      await store.put([bridge('a', '2024-05-07', 'the mayor'), bridge('b', '2024-05-07', 'a driver')], AT);
      expect(await events()).toEqual([['a', 'b']]);
      expect(await pairs()).toEqual([]);
    });

    it('keeps apart what was done elsewhere', async () => {
      await store.put(
        [
          bridge('a', '2024-05-07', 'the mayor'),
          bridge('b', '2024-05-07', 'a driver', { place: 'Oster', actor: 'the Amber League' }),
        ],
        AT,
      );
      expect(await events()).toEqual([['a'], ['b']]);
    });

    it('holds accounts of two doers and of two days against each other, the earlier report first', async () => {
      await store.put(
        [
          bridge('b', '2024-05-08', 'a driver', { actor: 'the Kell army' }),
          bridge('a', '2024-05-07', 'the mayor'),
          bridge('c', '2024-05-08', 'the railway', { day: '2024-05-05' }),
        ],
        AT,
      );
      expect(await pairs()).toEqual([
        ['actor', 'a', 'b'],
        ['day', 'a', 'c'],
      ]);
    });

    it('is the same whichever report comes first', async () => {
      await store.put([toll('b', '2024-05-08', 'the army', 30)], AT);
      await store.put([toll('a', '2024-05-07', 'the mayor', 12)], AT);
      expect(await pairs()).toEqual([['figure', 'a', 'b']]);
    });

    it('knows nothing of a later side before its day, and pages', async () => {
      await store.put(
        [
          toll('a', '2024-05-07', 'the mayor', 12),
          toll('b', '2024-05-08', 'the army', 30),
          toll('c', '2024-05-08', 'a monk', 50),
        ],
        AT,
      );
      expect(await pairs({ asOf: '2024-05-07' })).toEqual([]);
      const all = await pairs();
      expect(all).toHaveLength(3);
      const first = await store.happenings.differing({ limit: 2 });
      const second = await store.happenings.differing({ limit: 2, after: first.next ?? undefined });
      expect([first.rows.length, second.rows.length, second.next]).toEqual([2, 1, null]);
      expect(await pairs({ since: '2024-05-08' })).toEqual([['figure', 'b', 'c']]);
      expect(await pairs({ atLeast: 0.95 })).toEqual([]);
      expect(await pairs({ about: 'monk' })).toHaveLength(2);
    });

    it('leaves out what was taken back, and purges what a removed report told', async () => {
      const [a, b] = [
        bridge('a', '2024-05-07', 'the mayor'),
        bridge('b', '2024-05-08', 'a driver', { actor: 'the Kell army' }),
      ];
      await store.put([a, b], AT);
      await store.put(
        [desk({ ...b, report: { ...b.report, id: 'feedfeedfeedfeed', published: '2024-05-09' }, events: [] }, 'kill')],
        AT,
      );
      expect(await pairs()).toEqual([]);
      expect(await pairs({ asOf: '2024-05-08' })).toEqual([['actor', 'a', 'b']]);
      expect(await store.remove(a.report.id)).toBe(true);
      expect(await pairs({ asOf: '2024-05-08' })).toEqual([]);
      expect(await events({ asOf: '2024-05-08' })).toEqual([['b']]);
    });

    it('changes nothing where a report is put in again', async () => {
      const records = [toll('a', '2024-05-07', 'the mayor', 12), toll('b', '2024-05-07', 'the army', 30)];
      await store.put(records, AT);
      await store.put(records, AT);
      await store.put(
        records.map((r) => ({ ...r, notices: [{ code: 'x', message: 'read anew', span: null }] })),
        AT,
      );
      expect(await pairs()).toHaveLength(1);
    });
  });
}
