import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReportRecord, type Store, VersionRowSchema } from '#model';
import { openSqliteStore } from '#record';
import { tellVersions, versions } from '#tell';
import { diffSentences, markWords } from '../../src/tell/answers/sentence-diff.ts';
import { madeRecord } from '../contract/made-record.ts';

const sentences = (...words: string[]) =>
  words.map((w, i) => ({ span: { start: i * 100, end: i * 100 + 50 }, words: w }));
const told = (before: string[], after: string[]) =>
  diffSentences(sentences(...before), sentences(...after)).map(
    (c) => `${c.change}: ${c.before?.words ?? ''} > ${c.after?.words ?? ''}`,
  );

describe('two versions', () => {
  it('differ in nothing where white space alone differs', () => {
    expect(told(['Rain  fell.', 'It stopped.'], ['Rain fell.', 'It stopped.'])).toEqual([]);
  });
  it('show what was added and what was taken out, each in its place', () => {
    expect(told(['A one.', 'B two.'], ['A one.', 'Entirely new words.', 'B two.'])).toEqual([
      'added:  > Entirely new words.',
    ]);
    expect(told(['A one.', 'Old and gone forever.', 'B two.'], ['A one.', 'B two.'])).toEqual([
      'removed: Old and gone forever. > ',
    ]);
  });
  it('show a sentence that was changed as one', () => {
    expect(told(['The mayor counted 12 boats at noon.'], ['The mayor counted 14 boats at noon.'])).toEqual([
      'changed: The mayor counted 12 boats at noon. > The mayor counted 14 boats at noon.',
    ]);
  });
  it('do not differ by a sentence that moved', () => {
    expect(told(['A one.', 'B two.', 'C three.'], ['C three.', 'A one.', 'B two.'])).toEqual([]);
  });
  it('show a repeated sentence that one version has less often', () => {
    expect(told(['Same.', 'Same.', 'B.'], ['Same.', 'B.'])).toEqual(['removed: Same. > ']);
  });
  it('are compared in time that grows with their length', () => {
    const many = Array.from({ length: 4_000 }, (_, i) => `The boat number ${i} left the harbour of Kell.`);
    const other = many.map((w, i) => (i % 2 ? w : w.replace('left', 'reached')));
    expect(diffSentences(sentences(...many), sentences(...other)).length).toBe(2_000);
  });
});

describe('the words of a changed sentence', () => {
  it('are marked as kept, gone and come', () => {
    expect(markWords('It began on 7 May.', 'It began on 6 May.')).toEqual([
      { in: 'both', words: 'It began on' },
      { in: 'before', words: '7' },
      { in: 'after', words: '6' },
      { in: 'both', words: 'May.' },
    ]);
  });
  it('give both sentences back', () => {
    const [a, b] = ['one two three four five', 'zero two four six five'];
    const marks = markWords(a, b);
    const side = (not: string) =>
      marks
        .filter((m) => m.in !== not)
        .map((m) => m.words)
        .join(' ');
    expect([side('after'), side('before')]).toEqual([a, b]);
  });
});

describe('the versions of a report', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openSqliteStore(':memory:');
  });
  afterEach(() => store.close());

  const BODY =
    'The ferry to Oster ran late on Monday. The mayor of Kell asked the crew to wait. Nobody was hurt at the pier.';
  const version = (
    text: string,
    published: string,
    kind: 'update' | 'correction' | 'kill' | null,
    of: string | null = null,
    publisher = 'Harbour Wire',
  ): ReportRecord => {
    const made = madeRecord({ text, published, key: published, title: 'Ferry to Oster late' });
    return {
      ...made,
      report: { ...made.report, agency: 'Harbour Wire', publisher, revision: kind && { kind, label: null, of } },
    };
  };
  const first = version(BODY, '2024-05-07', null);
  const second = version(BODY.replace('Monday', 'Tuesday'), '2024-05-08', 'correction', '2024-05-07');
  const third = version(
    `${BODY.replace('Monday', 'Tuesday')} A second ferry was sent.`,
    '2024-05-09',
    'update',
    '2024-05-08',
  );

  it('are listed oldest first with what changed to each, whichever is named', async () => {
    await store.put([third, first, second], '2024-05-10T00:00:00Z');
    for (const named of [first, second, third]) {
      const rows = await versions(store, named.report.id);
      expect(rows.map((r) => [r.version, r.as, r.stands, r.changes.map((c) => c.change)])).toEqual([
        [1, 'first', false, []],
        [2, 'correction', false, ['changed']],
        [3, 'update', true, ['added']],
      ]);
      for (const row of rows) expect(VersionRowSchema.safeParse(row).error).toBeUndefined();
    }
  });

  it('cite each sentence where it stands', async () => {
    await store.put([first, second], '2024-05-10T00:00:00Z');
    const change = (await versions(store, first.report.id))[1]?.changes[0];
    const { start, end } = change?.after?.span ?? { start: 0, end: 0 };
    expect(second.report.text.slice(start, end)).toContain('late on Tuesday');
    expect(change?.before?.report).toBe(first.report.id);
  });

  it('leave out copies of other outlets', async () => {
    const copy = { ...version(BODY, '2024-05-07', null, null, 'Oster Post') };
    await store.put([first, copy, second], '2024-05-10T00:00:00Z');
    const rows = await versions(store, second.report.id);
    expect(rows.map((r) => r.cite.report)).toContain(first.report.id);
    expect(rows.every((r) => r.cite.report !== copy.report.id || r.stands === false)).toBe(true);
  });

  it('end with the notice that took them back, which changes no sentence', async () => {
    const kill = version('KILL: the report on the ferry to Oster is withdrawn.', '2024-05-08', 'kill', '2024-05-07');
    await store.put([first, kill], '2024-05-10T00:00:00Z');
    const rows = await versions(store, first.report.id);
    expect(rows.map((r) => [r.as, r.withdrawn, r.changes.length])).toEqual([
      ['first', true, 0],
      ['kill', false, 0],
    ]);
    expect(tellVersions(rows, { width: 80, colour: false })).toContain('taken back');
  });

  it('are none of a report that is not there', async () => {
    await expect(versions(store, 'nothing')).rejects.toThrow(/no report has the id/);
  });
});
