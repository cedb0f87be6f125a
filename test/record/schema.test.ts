import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openSqliteStore } from '#record';

/** Every column, index and virtual table of a new archive, one a line; the index's own shadow tables and the migrator's aside. */
async function schemaOfNewArchive(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-'));
  const file = join(folder, 'archive.db');
  await (await openSqliteStore(file)).close();
  const db = new Database(file, { readonly: true });
  const made = db
    .prepare(
      "select type, name, sql from sqlite_master where sql is not null and name not like 'kysely%' and name not glob '*_words_*' order by name",
    )
    .all() as { type: string; name: string; sql: string }[];
  const rows = made.flatMap(({ type, name, sql }) =>
    type === 'table' && !sql.startsWith('CREATE VIRTUAL')
      ? (db.pragma(`table_info(${name})`) as { name: string; type: string; notnull: number; pk: number }[]).map(
          (c) => `${name}.${c.name} ${c.type}${c.notnull ? ' not null' : ''}${c.pk ? ' primary key' : ''}`,
        )
      : [sql.replace(/\s+/g, ' ')],
  );
  db.close();
  await rm(folder, { recursive: true });
  return rows;
}

it('only adds to the schema: every line that an archive ever had is still there', async () => {
  const now = await schemaOfNewArchive();
  const ever = (await readFile(new URL('schema.snapshot.txt', import.meta.url), 'utf8'))
    .split('\n')
    .filter((l) => l && !l.startsWith('#'));
  expect(
    now.filter((l) => !ever.includes(l)),
    'new lines: add them at the end of schema.snapshot.txt',
  ).toEqual([]);
  expect(
    ever.filter((l) => !now.includes(l)),
    'lines gone or changed: older archives would not open',
  ).toEqual([]);
});
