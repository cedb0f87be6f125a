import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportRecord, Store } from '#model';
import { madeRecord } from './made-record.ts';
import type { StoreAtTest } from './store.ts';

const IN = '2024-05-09T06:00:00Z';
const by = (at: string) => ({ author: 'Ines', at, reason: 'checked' });
const D10 = by('2024-05-10T09:00:00Z');
const D12 = by('2024-05-12T09:00:00Z');
const seized = madeRecord({
  key: 'a.txt',
  published: '2024-05-07',
  text: 'Northland troops seized the port of Varna Bay on Tuesday. The mayor said 14 people were hurt and the road was shut.',
  speaker: 'The mayor',
  cue: 'said',
  actor: 'Northland troops',
  trigger: 'seized',
  figure: { words: '14', value: 14 },
  margin: 0.4,
});
const id = seized.report.id;

export function reviewsContract(name: string, make: () => Promise<StoreAtTest>): void {
  describe(name, () => {
    let at: StoreAtTest;
    let store: Store;
    beforeEach(async () => {
      at = await make();
      store = await at.open();
      await store.put([seized], IN);
    });
    afterEach(async () => {
      await store.close();
      await at.end();
    });
    const types = async (query: object = {}) => (await store.findings('event', query)).rows.map((r) => r.item.type);
    const everything = async () =>
      JSON.stringify([
        await store.findings('event', {}),
        await store.findings('statement', {}),
        await store.findings('figure', {}),
        await store.search('port', { kind: 'event' }),
        await store.reviews.record(id),
        (await store.reviews.queue({})).rows,
      ]);

    it('leaves out what is rejected, from the time of the decision on', async () => {
      await store.reviews.decide([{ action: 'reject', report: id, item: 'v1' }], D10);
      expect(await types()).toEqual([]);
      expect(await types({ party: 'Northland troops' })).toEqual([]);
      expect(await types({ asOf: '2024-05-09' })).toEqual(['COERCE']);
      expect(await types({ asOf: '2024-05-10' })).toEqual([]);
      expect(JSON.stringify(await store.record(id))).toBe(JSON.stringify(seized));
    });

    it('shows what is corrected, and what stood before as of an earlier day', async () => {
      await store.reviews.decide(
        [
          {
            action: 'correct',
            report: id,
            item: 'v1',
            set: { type: 'ASSAULT', actors: 'The mayor', trigger: 'seized the port' },
          },
        ],
        D10,
      );
      const [row] = (await store.findings('event', {})).rows;
      expect([row?.item.type, row?.item.rule, row?.item.margin, row?.item.actors[0]?.name]).toEqual([
        'ASSAULT',
        'review',
        1,
        'The mayor',
      ]);
      expect(row?.reviewed).toEqual({ as: 'corrected', author: 'Ines', at: '2024-05-10T09:00:00.000Z' });
      expect(await types({ party: 'The mayor' })).toEqual(['ASSAULT']);
      expect(await types({ party: 'Northland troops' })).toEqual([]);
      expect(await types({ asOf: '2024-05-09', party: 'Northland troops' })).toEqual(['COERCE']);
      expect(await types({ asOf: '2024-05-10' })).toEqual(['ASSAULT']);
      expect(JSON.stringify(await store.record(id))).toBe(JSON.stringify(seized));
    });

    it('adds what was missed, from words as they stand', async () => {
      await store.reviews.decide(
        [
          {
            action: 'add',
            report: id,
            kind: 'event',
            at: { words: 'shut' },
            set: { type: 'COERCE', recipients: 'the road' },
          },
        ],
        D10,
      );
      expect((await store.findings('event', {})).rows.map((r) => [r.item.id, r.item.margin])).toEqual([
        ['v1', 0.4],
        ['vd1', 1],
      ]);
      expect(await types({ asOf: '2024-05-09' })).toEqual(['COERCE']);
      await expect(
        store.reviews.decide(
          [{ action: 'add', report: id, kind: 'figure', at: { words: 'fifteen' }, set: { value: '15' } }],
          D10,
        ),
      ).rejects.toThrow(/does not stand/);
    });

    it('takes what is accepted as sure, and out of the queue', async () => {
      expect((await store.reviews.queue({})).rows.map((r) => r.item.id).sort()).toEqual(['f1', 's1', 'v1']);
      await store.reviews.decide([{ action: 'accept', report: id, item: 'v1' }], D10);
      expect((await store.reviews.queue({})).rows.map((r) => r.item.id).sort()).toEqual(['f1', 's1']);
      expect(await types({ atLeast: 0.9 })).toEqual(['COERCE']);
    });

    it('merges two findings that are one, and splits one that is two', async () => {
      const add = {
        action: 'add',
        report: id,
        kind: 'event',
        at: { words: 'hurt' },
        set: { type: 'ASSAULT' },
      } as const;
      await store.reviews.decide([add], D10);
      await store.reviews.decide([{ action: 'merge', report: id, item: 'v1', others: ['vd1'] }], D12);
      const [row] = (await store.findings('event', {})).rows;
      expect(row?.item.also.map((s) => seized.report.text.slice(s.start, s.end))).toEqual(['hurt']);
      expect(await types()).toEqual(['COERCE']);
      await store.reviews.decide(
        [{ action: 'split', report: id, item: 'v1', at: { words: 'hurt' }, set: { type: 'ASSAULT' } }],
        D12,
      );
      expect((await types()).sort()).toEqual(['ASSAULT', 'COERCE']);
    });

    it.each([
      [{ action: 'reject', report: id, item: 'v1' }],
      [{ action: 'accept', report: id, item: 'v1' }],
      [{ action: 'correct', report: id, item: 'v1', set: { type: 'ASSAULT', actors: 'The mayor' } }],
      [{ action: 'add', report: id, kind: 'figure', at: { words: 'Tuesday' }, set: { value: '2' } }],
      [{ action: 'split', report: id, item: 'v1', at: { words: 'shut' } }],
    ] as const)('answers the same to the letter once %j is undone', async (verdict) => {
      const before = await everything();
      const [made] = await store.reviews.decide([verdict], D10);
      expect(await everything()).not.toBe(before);
      await store.reviews.undo(made?.id ?? 0, D12);
      expect(await everything()).toBe(before);
      await expect(store.reviews.undo(made?.id ?? 0, D12)).rejects.toThrow(RangeError);
      expect((await store.reviews.journal({})).rows.map((d) => d.action)).toEqual([verdict.action, 'undo']);
    });

    it('holds again where the report is read anew with other offsets, or comes back', async () => {
      await store.reviews.decide([{ action: 'correct', report: id, item: 'v1', set: { type: 'ASSAULT' } }], D10);
      const moved = madeRecord({
        key: 'a.txt',
        published: '2024-05-07',
        text: `Seen again. ${seized.report.text}`,
        actor: 'Northland troops',
        trigger: 'seized',
      });
      const again: ReportRecord = { ...moved, report: { ...moved.report, id } };
      expect(await store.put([again], IN)).toEqual(['reread']);
      expect(await types()).toEqual(['ASSAULT']);
      await store.remove(id);
      expect((await store.reviews.orphans({})).rows.map((o) => o.why)).toEqual(['no-report']);
      await store.put([seized], IN);
      expect(await types()).toEqual(['ASSAULT']);
      expect((await store.reviews.orphans({})).rows).toEqual([]);
    });

    it('lists what holds to nothing any more, with what can be done', async () => {
      await store.reviews.decide([{ action: 'accept', report: id, item: 'v1' }], D10);
      await store.put([{ ...seized, events: [] }], IN);
      const [orphan] = (await store.reviews.orphans({})).rows;
      expect([orphan?.why, orphan?.decision.id]).toEqual(['no-finding', 1]);
      expect(orphan?.remedy).toMatch(/attach 1/);
      expect(await store.reviews.forget(id)).toBe(1);
      expect((await store.reviews.orphans({})).rows).toEqual([]);
    });

    it('enters all decisions or none', async () => {
      await expect(
        store.reviews.decide(
          [
            { action: 'reject', report: id, item: 'v1' },
            { action: 'reject', report: id, item: 'v9' },
          ],
          D10,
        ),
      ).rejects.toThrow(RangeError);
      expect((await store.reviews.journal({})).rows).toEqual([]);
      expect(await types()).toEqual(['COERCE']);
    });
  });
}
