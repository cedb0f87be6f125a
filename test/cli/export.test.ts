import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rapporteur } from './call.ts';

let folder = '';
const call = (...args: string[]) => rapporteur(args, { from: folder });
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
  await call('ingest', join(import.meta.dirname, '../../examples/cairo-talks'), '--archive', 'a.db');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an archive goes into a folder and comes back the same', async () => {
  expect((await call('export', '--format', 'archive', '--archive', 'a.db', '--output', 'copy')).code).toBe(0);
  expect((await call('import', 'copy', '--archive', 'b.db')).code).toBe(0);
  expect((await call('export', '--format', 'archive', '--archive', 'b.db', '--output', 'again')).code).toBe(0);
  for (const name of readdirSync(join(folder, 'copy')))
    expect(readFileSync(join(folder, 'again', name), 'utf8')).toBe(readFileSync(join(folder, 'copy', name), 'utf8'));
  for (const answer of ['status', 'timeline', 'said', 'positions', 'proposals', 'figures', 'differences'])
    expect((await call(answer, '--archive', 'b.db')).out).toBe((await call(answer, '--archive', 'a.db')).out);
}, 120_000);

test('a folder that was changed makes no archive', async () => {
  await call('export', '--format', 'archive', '--archive', 'a.db', '--output', 'changed');
  writeFileSync(join(folder, 'changed/kinship.jsonl'), '');
  const { code, err } = await call('import', 'changed', '--archive', 'c.db');
  expect(code).toBe(1);
  expect(err).toContain('kinship.jsonl');
  expect(readdirSync(folder).filter((n) => n.startsWith('c.db'))).toEqual([]);
}, 60_000);

test('one report of each origin is kept on request', async () => {
  const all = (await call('export', '--format', 'jsonl', '--archive', 'a.db')).out.split('\n').length;
  const first = (await call('export', '--format', 'jsonl', '--origins', '--archive', 'a.db')).out.split('\n').length;
  expect(first).toBeLessThan(all);
}, 60_000);

test('a kind that a format cannot hold is a wrong call', async () => {
  expect((await call('export', '--format', 'ical', '--kind', 'figure', '--archive', 'a.db')).code).toBe(2);
});
