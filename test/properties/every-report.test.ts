import { beforeAll, describe, expect, test } from 'vitest';
import { loadResources } from '#load';
import { type Reading, type Resources, readReport, readWithParse } from '#pipeline';
import { readText } from '#read';
import { leaveOutUnsure, tellRecord } from '#tell';
import { reportsAtHand } from '../../bench/reports-at-hand.ts';
import { columns } from '../../src/tell/look.ts';
import { unsound, untiled } from './soundness.ts';

const files = reportsAtHand();
const inputs = files.map(({ bytes, name }) => {
  const result = readText(bytes, { key: name });
  if ('error' in result) throw new Error(result.error.message);
  return result;
});
let resources: Resources;
let readings: Reading[];
beforeAll(() => {
  resources = loadResources();
  readings = inputs.map((input) => readWithParse(input, resources));
});

/** The faults of all readings, by the report's name; a few of each are enough to see what is wrong. */
function faults(find: (reading: Reading, index: number) => readonly string[]): string[] {
  return readings
    .flatMap((reading, i) =>
      find(reading, i)
        .slice(0, 5)
        .map((fault) => `${files[i]?.name}: ${fault}`),
    )
    .slice(0, 40);
}

describe(`on each of the ${files.length} reports at hand`, () => {
  test('there are reports', () => {
    expect(files.length).toBeGreaterThanOrEqual(10);
  });

  test('tokens and sentences tile the text, and each tree has one root', () => {
    expect(faults(({ parsed }) => (parsed ? untiled(parsed) : []))).toEqual([]);
  });

  test('the record keeps to the schema, its spans lie in the text, and nothing in it stands on nothing', () => {
    expect(faults(({ record }) => unsound(record))).toEqual([]);
  });

  test('what is left of it where only what is sure is wanted is sound too', () => {
    expect(faults(({ record }) => unsound(leaveOutUnsure(record)))).toEqual([]);
  });

  test.each([
    ['the same resources, which have seen all the others', () => resources],
    ['fresh resources', loadResources],
  ])('reading it again gives the same bytes, with %s', (_, open) => {
    const again = open();
    expect(
      faults(({ record }, i) =>
        JSON.stringify(readReport(inputs[i] as (typeof inputs)[number], again)) === JSON.stringify(record)
          ? []
          : ['two readings differ'],
      ),
    ).toEqual([]);
  });

  test.each([40, 72, 100])('no line of the text form is wider than %i columns', (width) => {
    expect(
      faults(({ record }) =>
        tellRecord(record, { width, colour: false })
          .split('\n')
          .filter((line) => columns(line) > width),
      ),
    ).toEqual([]);
  });
});
