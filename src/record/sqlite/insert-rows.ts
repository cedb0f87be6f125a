import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Rows of one statement: few lengths, so that each statement is prepared once and found again. */
const AT_ONCE = 16;

/**
 * Puts rows in by statements that need no building: most of the time of an ingest is spent here.
 *
 * @param rows  values in the order of the columns
 */
export async function insertRows<T extends keyof Tables & string>(
  trx: Kysely<Tables>,
  table: T,
  columns: readonly (keyof Tables[T] & string)[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    const some = rows.slice(i, i + AT_ONCE);
    await trx.executeQuery(CompiledQuery.raw(textOf(table, columns, some.length), some.flat()));
  }
}

const texts = new Map<string, string>();

function textOf(table: string, columns: readonly string[], count: number): string {
  const key = `${table}|${columns.join(',')}|${count}`;
  const known = texts.get(key);
  if (known) return known;
  const row = `(${columns.map(() => '?').join(', ')})`;
  const text = `insert into "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) values ${Array(count).fill(row).join(', ')}`;
  texts.set(key, text);
  return text;
}
