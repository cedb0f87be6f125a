import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { type ExtractResources, openExtract } from '#extract';
import type { Row, Shelf } from '#model';
import { openParse, type ParseResources } from '#parse';

/** All that the stages know of English and of the world, read once and never changed. */
export interface Resources {
  readonly parse: ParseResources;
  readonly extract: ExtractResources;
}

/**
 * Reads the data files and opens every stage's part of them.
 *
 * @param root  the folder that holds `lexicon/` and `models/`; by default the package's own
 */
export function loadResources(root: string = packageRoot()): Resources {
  const shelf = openShelf(root);
  return { parse: openParse(shelf), extract: openExtract(shelf) };
}

/** A shelf over the files of a folder. Each is read when it is first asked for, and tables are kept. */
export function openShelf(root: string = packageRoot()): Shelf {
  const tables = new Map<string, readonly Row[]>();
  return {
    table(name) {
      let rows = tables.get(name);
      if (!rows) {
        rows = readTable(readFileSync(join(root, 'lexicon', `${name}.tsv`), 'utf8'), name);
        tables.set(name, rows);
      }
      return rows;
    },
    bytes(path) {
      const inside = normalize(path).replaceAll('\\', '/');
      if (!/^(lexicon|models)\//.test(inside)) throw new RangeError(`${path} is not under lexicon/ or models/`);
      return readFileSync(join(root, inside));
    },
  };
}

/**
 * Rows of a table: lines of `#` at its head are left out, the first line after them names the columns.
 *
 * @throws Error with the line's number where a row has more columns than the header
 */
export function readTable(text: string, name: string): Row[] {
  const lines = text.split('\n');
  let at = 0;
  while (at < lines.length && (lines[at] as string).startsWith('#')) at++;
  const columns = (lines[at] ?? '').replace(/\r$/, '').split('\t');
  const rows: Row[] = [];
  for (let i = at + 1; i < lines.length; i++) {
    const line = (lines[i] as string).replace(/\r$/, '');
    if (line === '') continue;
    const cells = line.split('\t');
    if (cells.length > columns.length) {
      throw new Error(`lexicon/${name}.tsv:${i + 1}: ${cells.length} cells under ${columns.length} columns`);
    }
    const row: Record<string, string> = {};
    for (let c = 0; c < columns.length; c++) row[columns[c] as string] = cells[c] ?? '';
    rows.push(row);
  }
  return rows;
}

/** The folder above this file that holds the data: the checkout's root, or the installed package's. */
function packageRoot(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'lexicon')) && existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder)
      throw new Error(`no lexicon/ above ${import.meta.dirname}: the package is not whole; install it again`);
  }
}
