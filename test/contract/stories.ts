import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportRecord, Store } from '#model';
import { madeRecord } from './made-record.ts';
import type { StoreAtTest } from './store.ts';

const AT = '2024-05-09T06:00:00Z';
const by = { author: 'Desk', at: AT, reason: 'told so' };

const ferry = (n: number, day: string, text: string): ReportRecord =>
  madeRecord({ key: `ferry-${n}`, title: `Ferry crews of Varna Bay stay ashore ${n}`, published: day, text });
const fever = (n: number, day: string, text: string): ReportRecord =>
  madeRecord({ key: `fever-${n}`, title: `Marsh fever in Nettlecombe ${n}`, published: day, text });

const ferries = [
  ferry(1, '2024-05-01', 'No ferry left Varna Bay this morning. Seafarers laughed at an offer by the owners.'),
  ferry(2, '2024-05-03', 'Islands ran short of flour as seafarers of Varna Bay let every ferry lie idle.'),
  ferry(3, '2024-05-04', 'A mediator took the night train to Varna Bay, where ferry crews and dockers marched.'),
  ferry(4, '2024-05-06', 'Cranes stood still over empty berths: dockers joined the ferry seafarers of Varna Bay.'),
];
const fevers = [
  fever(1, '2024-05-02', 'Nurses pitched tents in Nettlecombe for those whom marsh fever had struck.'),
  fever(2, '2024-05-05', 'Families boil their water since marsh fever was traced to the wells of Nettlecombe.'),
  fever(3, '2024-05-07', 'Schools of Nettlecombe sent pupils home, and vaccine against marsh fever ran out.'),
];
const LATER = [
  'Owners of the Varna Bay ferry came back with a better figure.',
  'Flour reached the islands by fishing boat while Varna Bay seafarers sang.',
  'The harbour of Varna Bay was quiet and no ferry moved, dockers said.',
  'Crews voted in Varna Bay on whether a ferry might carry the sick.',
];
const idOf = (r: ReportRecord | undefined): string => (r as ReportRecord).report.id;

/** What every store does with stories. */
export function storiesContract(name: string, make: () => Promise<StoreAtTest>): void {
  describe(`${name}: stories`, () => {
    let at: StoreAtTest;
    let store: Store;
    beforeEach(async () => {
      at = await make();
      store = await at.open();
      await store.put([...ferries, ...fevers], AT);
    });
    afterEach(async () => {
      await store.close();
      await at.end();
    });
    const storyOf = async (r: ReportRecord | undefined) => {
      const story = await store.stories.storyOf(idOf(r));
      if (!story) throw new Error('no story');
      return story;
    };
    const keysOf = async (id: string) => (await store.stories.reports(id, {})).rows.map((r) => r.key);

    it('gathers reports of one matter, with its days and counts, latest story first', async () => {
      const { rows } = await store.stories.list({});
      expect(rows.map((s) => [s.first, s.last, s.reports, s.origins, s.followed, s.namedBy])).toEqual([
        ['2024-05-02', '2024-05-07', 3, 3, false, 'reports'],
        ['2024-05-01', '2024-05-06', 4, 4, false, 'reports'],
      ]);
      expect(await keysOf((await storyOf(ferries[0])).id)).toEqual(['ferry-1', 'ferry-2', 'ferry-3', 'ferry-4']);
    });

    it('names a story by the headline of one of its reports, and cites it', async () => {
      const story = await storyOf(ferries[0]);
      const named = ferries.find((r) => r.report.id === story.namedAfter);
      expect(story.name).toContain(named?.report.title ?? 'no report');
    });

    it('pages without gap or overlap', async () => {
      const first = await store.stories.list({ limit: 1 });
      const second = await store.stories.list({ limit: 1, after: first.next ?? undefined });
      expect([first.rows[0]?.last, second.rows[0]?.last, second.next]).toEqual(['2024-05-07', '2024-05-06', null]);
      const { id } = await storyOf(ferries[0]);
      const some = await store.stories.reports(id, { limit: 3 });
      const rest = await store.stories.reports(id, { limit: 3, after: some.next ?? undefined });
      expect([...some.rows, ...rest.rows].map((r) => r.key)).toEqual(['ferry-1', 'ferry-2', 'ferry-3', 'ferry-4']);
    });

    it('leaves out stories outside the days, too small, or not followed', async () => {
      const days = async (query: Parameters<Store['stories']['list']>[0]) =>
        (await store.stories.list(query)).rows.map((s) => s.last);
      expect(await days({ since: '2024-05-07' })).toEqual(['2024-05-07']);
      expect(await days({ until: '2024-05-01' })).toEqual(['2024-05-06']);
      expect(await days({ atLeast: 4 })).toEqual(['2024-05-06']);
      expect(await days({ followed: true })).toEqual([]);
    });

    it('counts a copy as a report of the same story, and not as another origin', async () => {
      const wire = ferries[1] as ReportRecord;
      const copy = madeRecord({ key: 'copy', published: '2024-05-03', text: `${wire.report.text} ` });
      await store.put([copy], AT);
      const story = await storyOf(copy);
      expect([story.reports, story.origins]).toEqual([5, 4]);
      expect(story.id).toBe((await storyOf(wire)).id);
      await store.remove(idOf(wire));
      expect(await storyOf(copy)).toMatchObject({ id: story.id, reports: 4, origins: 4 });
    });

    it('keeps findings and reports to a story', async () => {
      const told = madeRecord({
        key: 'told',
        title: 'Ferry crews of Varna Bay met owners',
        published: '2024-05-07',
        text: 'Ferry crews met owners at the harbour of Varna Bay while dockers looked on.',
        actor: 'Ferry crews',
        trigger: 'met',
        type: 'CONSULT',
      });
      await store.put([told], AT);
      const [ours, theirs] = [(await storyOf(told)).id, (await storyOf(fevers[0])).id];
      expect((await store.findings('event', { story: ours })).rows.length).toBe(1);
      expect((await store.findings('event', { story: theirs })).rows).toEqual([]);
      expect((await store.reports({ story: theirs })).rows.map((r) => r.key)).toEqual([
        'fever-1',
        'fever-2',
        'fever-3',
      ]);
      expect((await store.reports({ story: 'story-none' })).rows).toEqual([]);
    });

    it('loses a story with its last report', async () => {
      for (const r of fevers) await store.remove(idOf(r));
      expect((await store.stories.list({})).rows.length).toBe(1);
      expect(await store.stories.storyOf(idOf(fevers[0]))).toBeNull();
    });

    it("shows a user's name until it is taken back", async () => {
      const { id, name: made } = await storyOf(ferries[0]);
      await store.stories.nameStory(id, 'The ferry strike', by);
      expect(await store.stories.story(id)).toMatchObject({
        name: 'The ferry strike',
        namedBy: 'user',
        namedAfter: null,
      });
      await store.stories.nameStory(id, null, by);
      expect((await store.stories.story(id))?.name).toBe(made);
    });

    it('follows a story, also when its reports are removed and come again', async () => {
      const { id } = await storyOf(fevers[0]);
      await store.stories.follow(id, by);
      for (const r of fevers) await store.remove(idOf(r));
      await store.put(fevers, AT);
      expect((await store.stories.list({ followed: true })).rows.map((s) => s.reports)).toEqual([3]);
      await store.stories.unfollow(id, by);
      expect((await store.stories.list({ followed: true })).rows).toEqual([]);
    });

    it('merges two stories for good: old ids lead to the new, and removed reports come back to it', async () => {
      const [a, b] = [(await storyOf(ferries[0])).id, (await storyOf(fevers[0])).id];
      await store.stories.mergeStories(a, b, by);
      expect((await store.stories.story(b))?.id).toBe(a);
      expect((await store.stories.story(a))?.reports).toBe(7);
      await store.remove(idOf(fevers[1]));
      await store.put([fevers[1] as ReportRecord], AT);
      expect((await storyOf(fevers[1])).id).toBe(a);
      await store.put(
        [fever(9, '2024-05-08', 'Rain filled the wells of Nettlecombe, and marsh fever came with it.')],
        AT,
      );
      expect((await store.stories.story(a))?.reports).toBe(8);
    });

    it('splits reports off for good: neither re-reading nor new reports glue them back', async () => {
      const { id } = await storyOf(ferries[0]);
      const off = await store.stories.splitStory(id, [idOf(ferries[2]), idOf(ferries[3])], by);
      expect(await keysOf(off)).toEqual(['ferry-3', 'ferry-4']);
      expect(await keysOf(id)).toEqual(['ferry-1', 'ferry-2']);
      const reread = { ...(ferries[3] as ReportRecord), notices: [] as never[], times: [] as never[] };
      await store.remove(idOf(ferries[2]));
      await store.put(
        [
          { ...reread, entities: [...reread.entities, ...(fevers[0] as ReportRecord).entities] },
          ferries[2] as ReportRecord,
        ],
        AT,
      );
      for (let n = 10; n < 14; n++) await store.put([ferry(n, '2024-05-07', LATER[n - 10] as string)], AT);
      expect((await storyOf(ferries[0])).id).toBe(id);
      expect([(await storyOf(ferries[2])).id, (await storyOf(ferries[3])).id]).toEqual([off, off]);
    });

    it('moves a report to another story for good', async () => {
      const target = (await storyOf(fevers[0])).id;
      await store.stories.moveReport(idOf(ferries[0]), target, by);
      expect(await keysOf(target)).toEqual(['ferry-1', 'fever-1', 'fever-2', 'fever-3']);
      await store.remove(idOf(ferries[0]));
      await store.put([ferries[0] as ReportRecord], AT);
      expect((await storyOf(ferries[0])).id).toBe(target);
      expect((await storyOf(ferries[1])).id).not.toBe(target);
    });

    it('writes down who decided what, when and why', async () => {
      const { id } = await storyOf(ferries[0]);
      await store.stories.follow(id, by);
      const off = await store.stories.splitStory(id, [idOf(ferries[3])], { ...by, reason: null });
      expect(await store.stories.journal()).toEqual([
        { act: 'follow', story: id, other: null, reports: [], author: 'Desk', at: AT, reason: 'told so' },
        { act: 'split', story: id, other: off, reports: [idOf(ferries[3])], author: 'Desk', at: AT, reason: null },
      ]);
    });

    it('refuses what names no story or report, and a split that leaves nothing', async () => {
      const { id } = await storyOf(fevers[0]);
      await expect(store.stories.nameStory('story-none', 'x', by)).rejects.toThrow(RangeError);
      await expect(store.stories.mergeStories(id, id, by)).rejects.toThrow(RangeError);
      await expect(store.stories.splitStory(id, [idOf(ferries[0])], by)).rejects.toThrow(RangeError);
      await expect(store.stories.splitStory(id, fevers.map(idOf), by)).rejects.toThrow(RangeError);
      await expect(store.stories.moveReport('none', id, by)).rejects.toThrow(RangeError);
      expect(await store.stories.journal()).toEqual([]);
      expect(await store.stories.story('story-none')).toBeNull();
    });

    it('is the same after the archive is opened again', async () => {
      const before = await store.stories.list({});
      await store.close();
      store = await at.reopen();
      expect(await store.stories.list({})).toEqual(before);
    });
  });
}
