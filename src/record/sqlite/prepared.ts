import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements kept prepared; an archive's own are some two hundred. */
const MOST = 400;
/** Longer ones carry many rows or many ids and seldom come again. */
const LONGEST = 8000;

/** A database that prepares a statement once: preparing costs more than running a short one. */
export function prepared(database: Database.Database): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  return {
    close: () => {
      known.clear();
      database.close();
    },
    prepare: (text) => {
      const found = known.get(text);
      if (found) return found;
      const made = database.prepare(text) as unknown as SqliteStatement;
      if (text.length <= LONGEST) {
        if (known.size >= MOST) known.delete(known.keys().next().value as string);
        known.set(text, made);
      }
      return made;
    },
  };
}
