import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Original, Store, WatchState } from '#model';
import { madeRecord } from './made-record.ts';
import type { StoreAtTest } from './store.ts';

const AT = '2024-05-09T06:00:00Z';
const ferry = madeRecord({ key: 'a', published: '2024-05-07', text: 'The ferry sailed at noon.' });
const pier = madeRecord({ key: 'b', published: '2024-05-08', text: 'The pier was closed for repairs.' });
const page = (words: string): Original => ({
  bytes: new TextEncoder().encode(words),
  contentType: 'text/html',
  charset: 'windows-1252',
});
const STATE: WatchState = {
  source: 'https://example.org/feed.xml',
  movedTo: null,
  etag: '"1"',
  lastModified: null,
  failures: 2,
  notBefore: '2024-05-09T07:00:00Z',
  goneAt: null,
  askedAt: AT,
};

/** What every store must keep of originals and of sources that are watched. */
export function originalsContract(name: string, make: () => Promise<StoreAtTest>): void {
  describe(`${name}: originals and sources`, () => {
    let at: StoreAtTest;
    let store: Store;
    beforeEach(async () => {
      at = await make();
      store = await at.open();
      await store.put([ferry, pier], AT);
    });
    afterEach(async () => {
      await store.close();
      await at.end();
    });

    it('gives an original back byte for byte, with its type and charset', async () => {
      const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 256);
      const original = { bytes, contentType: 'text/html', charset: null };
      expect(await store.originals.keep([{ report: ferry.report.id, original }])).toBe(1);
      expect(await store.originals.of(ferry.report.id)).toEqual(original);
      expect(await store.originals.of(pier.report.id)).toBeNull();
    });

    it('leaves one that is kept as it is, and keeps none of a report that is not in', async () => {
      await store.originals.keep([{ report: ferry.report.id, original: page('first') }]);
      expect(
        await store.originals.keep([
          { report: ferry.report.id, original: page('second') },
          { report: 'nowhere', original: page('third') },
        ]),
      ).toBe(0);
      expect(await store.originals.of(ferry.report.id)).toEqual(page('first'));
      expect(await store.originals.of('nowhere')).toBeNull();
    });

    it('removes an original with its report, and leaves that of another read from the same bytes', async () => {
      await store.originals.keep(
        [ferry, pier].map((r) => ({ report: r.report.id, original: page('one page with two reports') })),
      );
      await store.remove(ferry.report.id);
      expect(await store.originals.of(ferry.report.id)).toBeNull();
      expect(await store.originals.of(pier.report.id)).toEqual(page('one page with two reports'));
      await store.remove(pier.report.id);
      await store.put([ferry, pier], AT);
      expect(await store.originals.of(pier.report.id)).toBeNull();
    });

    it('keeps the original of a report that is read anew', async () => {
      await store.originals.keep([{ report: ferry.report.id, original: page('the page') }]);
      expect(await store.put([{ ...ferry, sentences: [] }], AT)).toEqual(['reread']);
      expect(await store.originals.of(ferry.report.id)).toEqual(page('the page'));
    });

    it('remembers a source from one opening to the next, and what became of it last', async () => {
      expect(await store.watching.state(STATE.source)).toBeNull();
      await store.watching.note(STATE);
      await store.watching.note({ ...STATE, failures: 0, movedTo: 'https://example.org/new.xml' });
      await store.close();
      store = await at.reopen();
      expect(await store.watching.state(STATE.source)).toEqual({
        ...STATE,
        failures: 0,
        movedTo: 'https://example.org/new.xml',
      });
    });

    it('remembers the items of each source apart, by their last mark', async () => {
      const many = Array.from({ length: 1000 }, (_, i) => ({ item: `i${i}`, mark: 'm', failures: 0 }));
      await store.watching.see('one', many);
      await store.watching.see('one', [{ item: 'i7', mark: 'n', failures: 1 }]);
      await store.watching.see('two', []);
      const seen = await store.watching.seen('one', [...many.map((m) => m.item), 'unknown']);
      expect(seen.size).toBe(1000);
      expect(seen.get('i7')).toEqual({ item: 'i7', mark: 'n', failures: 1 });
      expect((await store.watching.seen('two', ['i7'])).size).toBe(0);
    });
  });
}
