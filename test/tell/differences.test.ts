import { beforeAll, describe, expect, it } from 'vitest';
import { loadResources, type Resources } from '#load';
import type { DifferenceRow } from '#model';
import { openSqliteStore } from '#record';
import { differences } from '#tell';
import { type Dispatch, differingPairs, type Pair } from './differing-pairs.ts';
import { readDispatch } from './read-dispatch.ts';

let resources: Resources;
beforeAll(() => {
  resources = loadResources();
});

/** The differences that an archive of some dispatches finds. */
async function foundIn(dispatches: readonly Dispatch[]): Promise<DifferenceRow[]> {
  const store = await openSqliteStore(':memory:');
  try {
    await store.put(
      dispatches.map((d, i) => readDispatch(d, `${i}`, resources)),
      '2024-05-31T06:00:00Z',
    );
    return (await differences(store, {})).rows;
  } finally {
    await store.close();
  }
}

const dispatch = (text: string, agency: string, published = '2024-05-08'): Dispatch => ({
  text: `${text}\n`,
  title: 'News',
  agency,
  published,
});
const told = (pair: Pair): string => `${pair.made}: ${pair.reports.map((r) => r.text.trim()).join(' | ')}`;

describe('sixty pairs of reports', () => {
  it('thirty that differ are found with their kind, thirty that do not are left alone', async () => {
    const missed: string[] = [];
    const flagged: string[] = [];
    for (const pair of differingPairs(7)) {
      const kinds = (await foundIn(pair.reports)).map((r) => r.kind);
      if (pair.kind && !kinds.includes(pair.kind)) missed.push(told(pair));
      if (!pair.kind && kinds.length) flagged.push(`${kinds}: ${told(pair)}`);
    }
    expect({ missed, flagged }).toEqual({ missed: [], flagged: [] });
  }, 180_000);

  it('are half of them decoys, of every kind of difference some', () => {
    const pairs = differingPairs(7);
    expect(pairs.filter((p) => p.kind === null)).toHaveLength(30);
    expect(new Set(pairs.map((p) => p.kind))).toEqual(new Set(['figure', 'denial', 'actor', 'day', 'place', null]));
  });
});

describe('accounts', () => {
  it.each<[string, string | null, string, string]>([
    [
      'blame for one attack laid on two parties',
      'actor',
      'The interior ministry blamed the Harrow Front for Monday’s bombing of the railway station in Selmar.',
      'The Amber League carried out the bombing of the railway station in Selmar on Monday, a city official said.',
    ],
    [
      'two days for the end of one ferry',
      'day',
      'The ferry Silver Gull sank off Harnby on Saturday, the coast guard said.',
      'The ferry Silver Gull sank off Harnby on Sunday, its owner said.',
    ],
    [
      'two towns for one signing',
      'place',
      'The peace accord between Velmoria and Tarsland was signed in Lomond on Tuesday, the foreign ministry said.',
      'The peace accord between Velmoria and Tarsland was signed in Pellan on Tuesday, diplomats said.',
    ],
    [
      'police who fired, and police who did not',
      'denial',
      'Witnesses in Brask said police opened fire on protesters on Tuesday.',
      'The police chief of Brask insisted that his officers had not fired on protesters.',
    ],
    [
      'women among the people',
      null,
      'Forty people were killed in the shelling of Dorvik on Tuesday, the governor said.',
      'Eleven women were killed in the shelling of Dorvik on Tuesday, doctors said.',
    ],
    [
      'a war and a day of it',
      null,
      'Nine people were killed in the shelling of Dorvik on Tuesday, the governor said.',
      'Doctors said 4,300 people had been killed in the country since October.',
    ],
  ])('%s: %s', async (_, kind, a, b) => {
    const rows = await foundIn([dispatch(a, 'Harbour Wire'), dispatch(b, 'Lowland News')]);
    expect(rows.map((r) => r.kind).filter((k) => k === (kind ?? k))).toEqual(kind ? [kind] : []);
  });

  it('stand side by side by the day of the report, with the words of each', async () => {
    const rows = await foundIn([
      dispatch(
        'The Red Lantern relief group said 31 people died in the flood at Mirova on Tuesday.',
        'Lowland News',
        '2024-05-09',
      ),
      dispatch('The flood at Mirova killed 12 people on Tuesday, the governor said.', 'Harbour Wire'),
    ]);
    expect(rows.map((r) => r.sides.map((s) => [s.day, s.words.split(' ')[0]]))).toEqual([
      [
        ['2024-05-08', '12'],
        ['2024-05-09', '31'],
      ],
    ]);
  });
});
