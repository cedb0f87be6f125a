import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShelf, readTable } from '#load';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'shelf-'));
  mkdirSync(join(root, 'lexicon'));
  writeFileSync(join(root, 'lexicon/birds.tsv'), '# Birds.\n# Licence: none needed.\nname\tlegs\nrook\t2\nheron\n');
  writeFileSync(join(root, 'secret'), 'x');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a table', () => {
  test('its comments are left out, its header names the columns, cells that are missing are empty', () => {
    expect(openShelf(root).table('birds')).toEqual([
      { name: 'rook', legs: '2' },
      { name: 'heron', legs: '' },
    ]);
  });

  test('a sign of number inside the table is no comment', () => {
    expect(readTable('a\n#1\n', 't')).toEqual([{ a: '#1' }]);
  });

  test('line ends of either kind are taken', () => {
    expect(readTable('# x\r\na\tb\r\n1\t2\r\n', 't')).toEqual([{ a: '1', b: '2' }]);
  });

  test('a row with a cell too many is told with its line', () => {
    expect(() => readTable('a\n1\t2\n', 't')).toThrow('lexicon/t.tsv:2: 2 cells under 1 columns');
  });

  test('is read once', () => {
    const shelf = openShelf(root);
    expect(shelf.table('birds')).toBe(shelf.table('birds'));
  });
});

test('bytes come from lexicon/ and models/ alone', () => {
  const shelf = openShelf(root);
  expect(shelf.bytes('lexicon/birds.tsv').length).toBeGreaterThan(0);
  for (const path of ['secret', 'lexicon/../secret', '/etc/hostname', 'models'])
    expect(() => shelf.bytes(path)).toThrow(RangeError);
});
