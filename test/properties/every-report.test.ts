import { beforeAll, describe, expect, test } from 'vitest';
import { loadResources } from '#load';
import { type Resources, readReport, readWithParse } from '#pipeline';
import { readText } from '#read';
import { leaveOutUnsure, tellRecord } from '#tell';
import { reportsAtHand } from '../../bench/reports-at-hand.ts';
import { columns } from '../../src/tell/look.ts';
import { unsound, untiled } from './soundness.ts';

const files = reportsAtHand();
let resources: Resources;
beforeAll(() => {
  resources = loadResources();
});

/** The faults of all reports, by the report's name; a few are enough to see what is wrong. */
function faults(find: (file: (typeof files)[number]) => readonly string[]): string[] {
  return files
    .flatMap((file) =>
      find(file)
        .slice(0, 5)
        .map((fault) => `${file.name}: ${fault}`),
    )
    .slice(0, 40);
}
const read = ({ bytes, name }: (typeof files)[number]) => {
  const result = readText(bytes, { key: name });
  if ('error' in result) throw new Error(result.error.message);
  return result;
};

describe(`on each of the ${files.length} reports at hand`, () => {
  test('there are reports', () => {
    expect(files.length).toBeGreaterThanOrEqual(10);
  });

  test('tokens and sentences tile the text, and each tree has one root', () => {
    expect(
      faults((file) => {
        const { parsed } = readWithParse(read(file), resources);
        return parsed ? untiled(parsed) : [];
      }),
    ).toEqual([]);
  });

  test('the record keeps to the schema, its spans lie in the text, and nothing in it stands on nothing', () => {
    expect(faults((file) => unsound(readReport(read(file), resources)))).toEqual([]);
  });

  test('what is left of it where only what is sure is wanted is sound too', () => {
    expect(faults((file) => unsound(leaveOutUnsure(readReport(read(file), resources))))).toEqual([]);
  });

  test('reading twice gives the same bytes, with fresh resources too', () => {
    const fresh = loadResources();
    expect(
      faults((file) => {
        const once = JSON.stringify(readReport(read(file), resources));
        return JSON.stringify(readReport(read(file), fresh)) === once &&
          JSON.stringify(readReport(read(file), resources)) === once
          ? []
          : ['two readings differ'];
      }),
    ).toEqual([]);
  });

  test.each([40, 72, 100])('no line of the text form is wider than %i columns', (width) => {
    expect(
      faults((file) =>
        tellRecord(readReport(read(file), resources), { width, colour: false })
          .split('\n')
          .filter((line) => columns(line) > width),
      ),
    ).toEqual([]);
  });
});
