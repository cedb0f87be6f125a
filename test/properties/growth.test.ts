import { beforeAll, describe, expect, test } from 'vitest';
import { loadResources } from '#load';
import { type Resources, readReport, readWithParse } from '#pipeline';
import { readItem } from '#read';
import { tellRecord } from '#tell';
import { unsound } from './soundness.ts';

let resources: Resources;
beforeAll(() => {
  resources = loadResources();
});

/** Texts that grow with `n` characters, of the kinds that make matching costly. */
const KINDS: Readonly<Record<string, (n: number) => string>> = {
  'one word': (n) => 'a'.repeat(n),
  'one long number': (n) => '9'.repeat(n),
  'words in one line': (n) => 'the envoys met again in the old town and '.repeat(n / 41),
  'sentences in one line': (n) => 'The envoys met in Port Vale on Tuesday, the governor said. '.repeat(n / 59),
  'lines of one sentence each': (n) => 'The envoys met in Port Vale on Tuesday, the governor said.\n\n'.repeat(n / 60),
  names: (n) => 'Ada Lund '.repeat(n / 9),
  'new names': (n) =>
    Array.from(
      { length: n / 12 },
      (_, i) => `Lund${String.fromCharCode(97 + (i % 26), 97 + ((i / 26) % 26))}a Vale${i % 7}`,
    ).join(' said. '),
  'credits in credits': (n) => 'she said that he said that '.repeat(n / 27),
  'opening quotation marks': (n) => '“'.repeat(n),
  'straight quotation marks': (n) => '" '.repeat(n / 2),
  'opening brackets': (n) => '('.repeat(n),
  commas: (n) => ', '.repeat(n / 2),
  points: (n) => '.'.repeat(n),
  'capitals and points': (n) => 'U.N.'.repeat(n / 4),
  hyphens: (n) => '-'.repeat(n),
  numbers: (n) => '1,000 to 2,000 people, '.repeat(n / 23),
  days: (n) => 'on May 7, 2024, on Tuesday and '.repeat(n / 31),
  'empty lines': (n) => '\n'.repeat(n),
  'spaces, then a word': (n) => `${' '.repeat(n)}end`,
  'key and value': (n) => 'Key: value\n'.repeat(n / 11),
  'combining marks': (n) => `e${'\u0301'.repeat(n)}`,
  'unpaired surrogates': (n) => '\ud83d'.repeat(n),
};
const SMALL = 1 << 12;
const TIMES = 8;

/** Processor time of reading a text, the least of some runs: other processes do not count, and collections of garbage hardly. */
function cost(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 2; i++) {
    const began = process.cpuUsage();
    const result = readItem({ text, published: '2024-05-08' }, {}, null);
    if ('report' in result) readReport(result, resources);
    const { user, system } = process.cpuUsage(began);
    least = Math.min(least, user + system);
    if (least < 20_000) break;
  }
  return least;
}

describe('the work grows with the length of the text, and not with its square', () => {
  // A text eight times as long costs eight times as much, and sixty-four times where the work were quadratic.
  test.each(Object.keys(KINDS))('%s', (kind) => {
    const make = KINDS[kind] as (n: number) => string;
    cost(make(SMALL));
    const small = cost(make(SMALL));
    const large = cost(make(SMALL * TIMES));
    // What is too short to be measured is no square of anything.
    expect(large / Math.max(small, 5_000)).toBeLessThan(TIMES * 3);
  });
});

test.each(['sentences in one line', 'one word'])('a line of one megabyte yields a sound record: %s', (kind) => {
  const text = (KINDS[kind] as (n: number) => string)(1 << 20);
  const result = readItem({ text }, {}, null);
  if ('error' in result) throw new Error(result.error.message);
  const { record, parsed } = readWithParse(result, resources);
  expect(unsound(record)).toEqual([]);
  expect(tellRecord(record, { width: 80, colour: false }, parsed)).toContain('\n');
});
