import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#model';
import { castRecord } from './cast.ts';
import { madeRecord } from './made-record.ts';
import type { StoreAtTest } from './store.ts';

const AT = '2024-05-09T06:00:00Z';
const BY = { author: 'Desk', at: '2024-05-10T09:00:00Z', reason: 'the ministry says so' };

const first = castRecord('a', '2024-05-01', [
  { name: 'Mora Kell', roles: [{ title: 'harbour master', of: 'Oster Port' }], of: 'Oster Port' },
  { name: 'Oster Port', kind: 'organization' },
]);
const second = castRecord('b', '2024-05-02', [
  { name: 'Mora Kell', roles: [{ title: 'harbour master' }] },
  { name: 'Tesh', kind: 'place' },
]);
const third = castRecord('c', '2024-05-03', [{ name: 'M. Kellander', roles: [{ title: 'chief pilot' }] }]);
const fourth = castRecord('d', '2024-05-04', [{ name: 'M. Kellander' }]);
const unnamed = castRecord('e', '2024-05-05', [{ name: 'officials', kind: 'unnamed' }]);

/** How every store tells who is who. */
export function identitiesContract(name: string, make: () => Promise<StoreAtTest>): void {
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
    const idOf = async (name: string) => (await store.identities.find(name)).rows.map((i) => i.id);
    const only = async (name: string) => {
      const ids = await idOf(name);
      expect(ids).toHaveLength(1);
      return ids[0] as string;
    };

    it('makes one of a person of two reports, and says why', async () => {
      await store.put([first, second], AT);
      const id = await only('mora kell');
      const { rows } = await store.identities.members(id);
      expect(rows.map((r) => [r.report.key, r.entity.id, r.reason])).toEqual([
        ['a', 'e1', 'first'],
        ['b', 'e1', 'same-name'],
      ]);
      expect(rows[1]?.evidence).toContain('title harbour master');
      expect(await store.identities.extent(id)).toEqual({ reports: 2, first: '2024-05-01', last: '2024-05-02' });
      expect(await store.identities.extent(id, { until: '2024-05-01' })).toMatchObject({ reports: 1 });
      expect((await store.identities.members(id, { since: '2024-05-02' })).rows).toHaveLength(1);
      const page = await store.identities.members(id, { limit: 1 });
      const after = page.next ?? undefined;
      expect((await store.identities.members(id, { limit: 1, after })).rows.map((r) => r.report.key)).toEqual(['b']);
      expect(rows[0]).toMatchObject({ affiliation: 'Oster Port', words: expect.stringContaining('Mora Kell') });
    });

    it('finds by surname, by the beginning of a name, and by no name that nobody bears', async () => {
      await store.put([first, second], AT);
      expect(await idOf('Kell')).toEqual(await idOf('Mora Kell'));
      expect((await store.identities.find('mor', { prefix: true })).rows.map((i) => i.name)).toEqual(['Mora Kell']);
      expect((await store.identities.find('ost', { prefix: true })).rows.map((i) => i.name)).toEqual(['Oster Port']);
      expect(await idOf('Nobody')).toEqual([]);
      expect(await idOf('')).toEqual([]);
    });

    it('pages without gap or overlap', async () => {
      const many = Array.from({ length: 7 }, (_, i) =>
        castRecord(`${i}`, '2024-05-01', [{ name: `Ana${'abcdefg'[i]} Holm`, roles: [{ title: 'baker' }] }]),
      );
      await store.put(many, AT);
      const seen: string[] = [];
      for (let after: string | undefined, more = true; more; ) {
        const page = await store.identities.find('Holm', { limit: 3, after });
        seen.push(...page.rows.map((r) => r.name));
        after = page.next ?? undefined;
        more = after !== undefined;
      }
      expect(seen).toEqual([...'abcdefg'].map((c) => `Ana${c} Holm`));
    });

    it('gives unnamed sources no identity', async () => {
      await store.put([unnamed, { ...unnamed, report: { ...unnamed.report, id: 'f'.repeat(16) } }], AT);
      expect(await idOf('officials')).toEqual([]);
      expect(await store.identities.of({ report: unnamed.report.id, entity: 'e1' })).toBeNull();
    });

    it('takes a removed report out, and an identity with the last of its reports', async () => {
      await store.put([first, second], AT);
      const id = await only('Mora Kell');
      await store.remove(first.report.id);
      expect((await store.identities.members(id)).rows).toHaveLength(1);
      await store.remove(second.report.id);
      expect(await store.identities.read(id)).toBeNull();
      expect(await idOf('Mora Kell')).toEqual([]);
    });

    it('gives the same identities for the same reports, and after a re-reading', async () => {
      await store.put([first, second, third, fourth], AT);
      const before = await Promise.all(['Mora Kell', 'Tesh', 'Oster Port', 'Kellander'].map(idOf));
      const reread = { ...first, notices: [{ code: 'again', message: 'read again', span: null }] };
      expect(await store.put([reread], AT)).toEqual(['reread']);
      expect(await Promise.all(['Mora Kell', 'Tesh', 'Oster Port', 'Kellander'].map(idOf))).toEqual(before);
      for (const r of [first, second, third, fourth]) await store.remove(r.report.id);
      await store.put([first, second, third, fourth], AT);
      expect(await Promise.all(['Mora Kell', 'Tesh', 'Oster Port', 'Kellander'].map(idOf))).toEqual(before);
    });

    it('merges by hand, leads both names and both ids to one, and undoes it', async () => {
      await store.put([first, second, third], AT);
      const [kell, other] = [await only('Mora Kell'), await only('M. Kellander')];
      const decision = await store.identities.merge(kell, other, BY);
      expect(decision).toMatchObject({ kind: 'merge', identity: kell, other, ...BY, undone: null });
      expect(await idOf('Kellander')).toEqual([kell]);
      expect(await store.identities.read(other)).toMatchObject({ id: kell, mentions: 3 });
      expect((await store.identities.members(kell)).rows.at(-1)).toMatchObject({
        reason: 'by-hand',
        evidence: ['merged by Desk (d1): the ministry says so'],
      });
      expect((await store.identities.aliases()).rows.map((a) => [a.name, a.of])).toEqual([
        ['m kellander', 'Mora Kell'],
        ['mora kell', 'Mora Kell'],
      ]);
      const undone = await store.identities.undo(decision.id, { ...BY, reason: 'a slip' });
      expect(undone.undone).toMatchObject({ reason: 'a slip' });
      expect(await idOf('Kellander')).toEqual([other]);
      expect(await store.identities.read(other)).toMatchObject({ id: other, mentions: 1 });
      expect((await store.identities.aliases()).rows).toEqual([]);
      await expect(store.identities.undo(decision.id, BY)).rejects.toThrow(RangeError);
    });

    it('goes by an alias from then on, though nothing else speaks for it', async () => {
      await store.put([first, second, third], AT);
      const kell = await only('Mora Kell');
      await store.put([fourth], AT);
      expect(await store.identities.of({ report: fourth.report.id, entity: 'e1' })).not.toBe(kell);
      await store.remove(fourth.report.id);
      await store.identities.merge(kell, await only('M. Kellander'), BY);
      await store.put([fourth], AT);
      expect(await store.identities.of({ report: fourth.report.id, entity: 'e1' })).toBe(kell);
    });

    it('keeps merges when reports are read again, and when they are removed and come back', async () => {
      await store.put([first, second, third], AT);
      const kell = await only('Mora Kell');
      await store.identities.merge(kell, await only('M. Kellander'), BY);
      await store.put([{ ...third, notices: [{ code: 'again', message: 'read again', span: null }] }], AT);
      expect(await idOf('Kellander')).toEqual([kell]);
      for (const r of [first, second, third]) await store.remove(r.report.id);
      expect(await idOf('Kellander')).toEqual([]);
      await store.put([third, second, first], AT);
      expect(await idOf('Kellander')).toEqual([kell]);
      expect(await store.identities.read(kell)).toMatchObject({ mentions: 3 });
    });

    it('splits by hand, keeps the split through re-reading, and undoes it', async () => {
      await store.put([first, second], AT);
      const kell = await only('Mora Kell');
      const member = { report: second.report.id, entity: 'e1' };
      const decision = await store.identities.split(kell, [member], BY);
      expect(await store.identities.of(member)).toBe(decision.other);
      expect(await idOf('Mora Kell')).toHaveLength(2);
      const again = { ...second, entities: [...second.entities].reverse().map((e, i) => ({ ...e, id: `e${i + 1}` })) };
      await store.put([again], AT);
      expect(await store.identities.of({ ...member, entity: 'e2' })).toBe(decision.other);
      await store.remove(second.report.id);
      await store.put([second], AT);
      expect(await store.identities.of(member)).toBe(decision.other);
      await store.identities.undo(decision.id, BY);
      expect(await idOf('Mora Kell')).toEqual([kell]);
      expect((await store.identities.members(kell)).rows).toHaveLength(2);
    });

    it('undoes an earlier merge and lets the later one stand', async () => {
      const [a, b, c] = ['Ana Holm', 'Bea Varn', 'Cy Dore'].map((name, i) =>
        castRecord(`${i}`, '2024-05-01', [{ name }]),
      ) as [typeof first, typeof first, typeof first];
      await store.put([a, b, c], AT);
      const [ana, bea, cy] = [await only('Ana Holm'), await only('Bea Varn'), await only('Cy Dore')];
      const one = await store.identities.merge(ana, bea, BY);
      await store.identities.merge(ana, cy, BY);
      expect(await store.identities.read(cy)).toMatchObject({ id: ana, mentions: 3 });
      await store.identities.undo(one.id, BY);
      expect(await store.identities.read(bea)).toMatchObject({ id: bea, mentions: 1 });
      expect(await store.identities.read(cy)).toMatchObject({ id: ana, mentions: 2 });
      expect((await store.identities.decisions()).rows.map((d) => d.undone !== null)).toEqual([true, false]);
    });

    it('refuses what makes no sense', async () => {
      await store.put([first, second], AT);
      const kell = await only('Mora Kell');
      await expect(store.identities.merge(kell, kell, BY)).rejects.toThrow(RangeError);
      await expect(store.identities.merge(kell, 'i0', BY)).rejects.toThrow(RangeError);
      await expect(store.identities.split(kell, [], BY)).rejects.toThrow(RangeError);
      await expect(store.identities.split(kell, [{ report: 'x', entity: 'e1' }], BY)).rejects.toThrow(RangeError);
      const all = [first, second].map((r) => ({ report: r.report.id, entity: 'e1' }));
      await expect(store.identities.split(kell, all, BY)).rejects.toThrow(RangeError);
      await expect(store.identities.undo('d9', BY)).rejects.toThrow(RangeError);
      await expect(store.identities.merge(kell, await only('Tesh'), { ...BY, author: ' ' })).rejects.toThrow(
        RangeError,
      );
    });

    it('finds the findings of all names of an identity, and of no other', async () => {
      const made = (key: string, actor: string) =>
        madeRecord({
          key,
          published: '2024-05-02',
          text: `${actor} closed the gate. Key ${key}.`,
          actor,
          trigger: 'closed',
        });
      await store.put([made('1', 'Halden Front'), made('2', 'Coastal Union'), made('3', 'Tesh Guild')], AT);
      const found = async (party: string) =>
        (await store.findings('event', { party })).rows.map((r) => r.report.key).sort();
      expect(await found('halden front')).toEqual(['1']);
      await store.identities.merge(await only('Halden Front'), await only('Coastal Union'), BY);
      expect(await found('halden front')).toEqual(['1', '2']);
      expect(await found('the Coastal Union')).toEqual(['1', '2']);
      expect(await found('Tesh Guild')).toEqual(['3']);
      expect(await store.identities.namesOf('coastal union')).toEqual(
        expect.arrayContaining(['coastal union', 'halden front']),
      );
    });

    it('keeps everything in the file', async () => {
      await store.put([first, second, third], AT);
      const kell = await only('Mora Kell');
      await store.identities.merge(kell, await only('M. Kellander'), BY);
      await store.close();
      store = await at.reopen();
      expect(await idOf('Kellander')).toEqual([kell]);
    });
  });
}
