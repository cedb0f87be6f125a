import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { JoinReason, ReportRecord } from '#model';
import { type Candidate, choose } from '../identity/judge.ts';
import { keysOf, type Mark, marksOf, questionsOf } from '../identity/mark.ts';
import { count, displayName, noSigns, type Signs } from '../identity/signs.ts';
import type { Part } from './part.ts';
import type { Tables } from './schema.ts';

/** Identities looked at for one key: a name that more bear says nothing. */
const PER_KEY = 16;

/** An identity while reports are placed. */
export interface Base {
  seq: number;
  readonly id: string;
  readonly class: string;
  kind: string;
  /** Row of the identity that it is part of. */
  root: number | null;
  readonly born: 'found' | 'split';
  members: number;
  readonly signs: Signs;
}

interface BaseRow extends Omit<Base, 'signs'> {
  signs: string;
}
const opened = (row: BaseRow): Base => ({ ...row, signs: JSON.parse(row.signs) as Signs });

/** Key under which a user's word on one entity of one report is filed: by its name there, since ids may change when it is read again. */
export const pinKey = (report: string, mark: Pick<Mark, 'class' | 'folded'>): string =>
  `pin:${report} ${mark.class}:${mark.folded}`;
export const aliasKey = (mark: Pick<Mark, 'class' | 'folded'>): string => `alias:${mark.class}:${mark.folded}`;

export const idOf = (...parts: readonly string[]): string =>
  `i${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)}`;

/** Finds for each entity of a new report who it is, and writes down why. */
async function placeIdentities(trx: Kysely<Tables>, seq: number, record: ReportRecord): Promise<void> {
  const marks = marksOf(record);
  if (!marks.length) return;
  const { id } = record.report;
  const questions = new Map(marks.map((m) => [m, [...questionsOf(m), pinKey(id, m), aliasKey(m)]]));
  const known = await lookUp(trx, [...new Set([...questions.values()].flat())]);
  const ids = new Set([...known.values()].flat().map((b) => b.id));
  const changed = new Set<Base>();
  const filed: [string, Base][] = [];
  const here = new Map<Base, Mark[]>();
  const made: Base[] = [];
  const members: { mark: Mark; base: Base; reason: JoinReason; evidence: readonly string[] }[] = [];
  for (const mark of marks) {
    const found = decide(mark, questions.get(mark) as string[], known, here, id);
    const base = found?.base ?? newBase(mark, id, ids, made);
    changed.add(base);
    if (tellsNew(base, mark))
      for (const key of keysOf(mark)) {
        file(known, key, base);
        filed.push([key, base]);
      }
    count(base.signs, mark, 1);
    base.members++;
    here.set(base, [...(here.get(base) ?? []), mark]);
    members.push({ mark, base, reason: found?.reason ?? 'first', evidence: found?.evidence ?? [] });
  }
  await write(trx, [...changed]);
  await addKeys(
    trx,
    filed.map(([key, base]) => [key, base.seq]),
  );
  const rows = members.map(({ mark, base, reason, evidence }) => [
    mark.entity,
    base.seq,
    mark.folded,
    mark.class,
    reason,
    evidence.join('\n'),
    JSON.stringify(mark),
  ]);
  await sql`insert into identity_member(report, entity, identity, folded, class, reason, evidence, mark)
    select ${seq}, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6 from json_each(${JSON.stringify(rows)})`.execute(
    trx,
  );
}

/** True where a mark brings a name or id that its identity is not filed under. */
const tellsNew = ({ signs }: Base, mark: Mark): boolean =>
  !Object.hasOwn(signs.names, mark.folded) ||
  mark.others.some((o) => !Object.hasOwn(signs.others, o)) ||
  mark.ids.some((id) => !Object.hasOwn(signs.ids, id));

type Known = Map<string, Base[]>;
const file = (known: Known, key: string, base: Base): void => {
  const list = known.get(key);
  if (!list) known.set(key, [base]);
  else if (!list.includes(base)) list.push(base);
};

async function lookUp(trx: Kysely<Tables>, keys: readonly string[]): Promise<Known> {
  const { rows } = await sql<BaseRow & { key: string }>`
    select k.value as key, i.seq, i.id, i.class, i.kind, i.root, i.born, i.members, i.signs
    from json_each(${JSON.stringify(keys)}) k
    cross join identity_key f on f.key = k.value and f.identity <= coalesce(
      (select identity from identity_key where key = k.value order by identity limit 1 offset ${PER_KEY - 1}), 9e18)
    cross join identity i on i.seq = f.identity
    order by i.seq`.execute(trx);
  const known: Known = new Map();
  const bases = new Map<number, Base>();
  for (const { key, ...row } of rows) {
    let base = bases.get(row.seq);
    if (!base) {
      base = opened(row);
      bases.set(row.seq, base);
    }
    file(known, key, base);
  }
  return known;
}

function decide(
  mark: Mark,
  questions: readonly string[],
  known: Known,
  here: ReadonlyMap<Base, readonly Mark[]>,
  report: string,
): { base: Base; reason: JoinReason; evidence: readonly string[] } | null {
  const pinned = known.get(pinKey(report, mark))?.[0];
  if (pinned) return { base: pinned, reason: 'by-hand', evidence: ['split by a user'] };
  const taught = new Set(known.get(aliasKey(mark)));
  const candidates = new Map<Base, Candidate<Base>>();
  for (const key of questions) {
    if (key.startsWith('pin:')) continue;
    for (const base of known.get(key) ?? []) {
      if (base.class !== mark.class || candidates.has(base)) continue;
      // What its own report keeps apart stays apart, but for one name written twice.
      const company = here.get(base);
      if (company && mark.class === 'person' && !company.some((m) => m.folded === mark.folded)) continue;
      candidates.set(base, { of: base, signs: base.signs, taught: taught.has(base), apart: base.born === 'split' });
    }
  }
  const best = choose(mark, [...candidates.values()], (a, b) => rootOf(a) === rootOf(b));
  return best && { base: best.of, reason: best.verdict.reason, evidence: best.verdict.evidence };
}

const rootOf = (base: Base): number => base.root ?? base.seq;

function newBase(mark: Mark, report: string, ids: Set<string>, made: Base[]): Base {
  const taken = made.filter((b) => b.class === mark.class && Object.hasOwn(b.signs.names, mark.folded)).length;
  let id = idOf(report, mark.class, mark.folded, `${taken}`);
  // The same report may have begun an identity that others hold by now.
  for (let again = 1; ids.has(id); again++) id = idOf(report, mark.class, mark.folded, `${taken}`, `${again}`);
  ids.add(id);
  const base: Base = {
    seq: 0,
    id,
    class: mark.class,
    kind: mark.kind,
    root: null,
    born: 'found',
    members: 0,
    signs: noSigns(),
  };
  made.push(base);
  return base;
}

/** The keys of all that an identity's members told. */
export function keysOfSigns(base: Pick<Base, 'class' | 'signs'>): string[] {
  const { names, others, ids } = base.signs;
  const keys = new Set(Object.keys(ids));
  for (const [folded, [name]] of Object.entries(names))
    for (const key of keysOf({ class: base.class as Mark['class'], name, folded, others: [], ids: [] })) keys.add(key);
  for (const other of Object.keys(others)) keys.add(`body:${other}`);
  return [...keys];
}

/** Writes new and changed identities; new ones get their row. */
export async function write(trx: Kysely<Tables>, changed: readonly Base[]): Promise<void> {
  const values = changed.map((b) => [
    b.id,
    b.class,
    b.kind,
    displayName(b.signs, b.class === 'person'),
    b.born,
    b.members,
    JSON.stringify(b.signs),
  ]);
  const { rows } = await sql<{ seq: number; id: string }>`
    insert into identity(id, class, kind, name, born, members, signs)
    select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6 from json_each(${JSON.stringify(values)}) where true
    on conflict(id) do update set name = excluded.name, members = excluded.members, signs = excluded.signs
    returning seq, id`.execute(trx);
  const seqs = new Map(rows.map((r) => [r.id, r.seq]));
  for (const base of changed) base.seq = seqs.get(base.id) as number;
}

/** Files identities under keys. */
export async function addKeys(trx: Kysely<Tables>, rows: readonly (readonly [string, number])[]): Promise<void> {
  if (rows.length)
    await sql`insert or ignore into identity_key(key, identity) select value->>0, value->>1 from json_each(${JSON.stringify(rows)})`.execute(
      trx,
    );
}

/** Takes a member's part out of its identity. One that a user decided on stays, empty, so that the report may come back to it. */
export async function withoutMembers(
  trx: Kysely<Tables>,
  base: Base,
  marks: readonly Mark[],
  keep: boolean,
): Promise<void> {
  base.members -= marks.length;
  if (base.members <= 0 && !keep) {
    await trx.deleteFrom('identity').where('seq', '=', base.seq).execute();
    return;
  }
  if (base.members <= 0) {
    // Its names stay: they are how it is found again.
    await trx.updateTable('identity').set({ members: 0 }).where('seq', '=', base.seq).execute();
    return;
  }
  const before = keysOfSigns(base);
  for (const mark of marks) count(base.signs, mark, -1);
  const after = new Set(keysOfSigns(base));
  await write(trx, [base]);
  const gone = before.filter((k) => !after.has(k));
  if (gone.length)
    await trx.deleteFrom('identity_key').where('identity', '=', base.seq).where('key', 'in', gone).execute();
}

export async function basesOf(trx: Kysely<Tables>, seqs: readonly number[]): Promise<Map<number, Base>> {
  if (!seqs.length) return new Map();
  const rows = await trx
    .selectFrom('identity')
    .select(['seq', 'id', 'class', 'kind', 'root', 'born', 'members', 'signs'])
    .where('seq', 'in', [...new Set(seqs)])
    .orderBy('seq')
    .execute();
  return new Map(rows.map((r) => [r.seq, opened(r)]));
}

/** True where a user's standing or undone decision names the identity. */
export async function isHeld(trx: Kysely<Tables>, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('identity_decision')
    .select('seq')
    .where((e) => e.or([e('identity', '=', id), e('other', '=', id)]))
    .executeTakeFirst();
  return row !== undefined;
}

async function leaveIdentities(trx: Kysely<Tables>, seq: number): Promise<void> {
  const rows = await trx
    .selectFrom('identity_member')
    .select(['identity', 'mark'])
    .where('report', '=', seq)
    .orderBy('identity')
    .execute();
  if (!rows.length) return;
  await trx.deleteFrom('identity_member').where('report', '=', seq).execute();
  const bases = await basesOf(
    trx,
    rows.map((r) => r.identity),
  );
  const { rows: decided } = await sql<{
    id: string;
  }>`select identity as id from identity_decision union select other from identity_decision`.execute(trx);
  const held = new Set(decided.map((d) => d.id));
  for (const [identity, base] of bases) {
    const marks = rows.filter((r) => r.identity === identity).map((r) => JSON.parse(r.mark) as Mark);
    // A held identity that is about to be empty keeps what was told of it.
    await withoutMembers(trx, base, marks, held.has(base.id));
  }
}

const migrations: Readonly<Record<string, Migration>> = {
  '0003-identities': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('identity')
        .addColumn('seq', 'integer', (c) => c.primaryKey())
        .addColumn('id', 'text', (c) => c.notNull().unique())
        .addColumn('class', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('root', 'integer')
        .addColumn('born', 'text', (c) => c.notNull())
        .addColumn('members', 'integer', (c) => c.notNull())
        .addColumn('signs', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('identity_by_root').on('identity').column('root').execute();
      await sql`create table identity_key (key text not null, identity integer not null references identity(seq) on delete cascade, primary key (key, identity)) without rowid`.execute(
        db,
      );
      await db.schema.createIndex('identity_key_by_identity').on('identity_key').column('identity').execute();
      await sql`create table identity_member (report integer not null references report(seq) on delete cascade, entity text not null, identity integer not null, folded text not null, class text not null, reason text not null, evidence text not null, mark text not null, primary key (report, entity)) without rowid`.execute(
        db,
      );
      await db.schema
        .createIndex('identity_member_by_identity')
        .on('identity_member')
        .columns(['identity', 'report', 'entity'])
        .execute();
      await db.schema
        .createTable('identity_decision')
        .addColumn('seq', 'integer', (c) => c.primaryKey())
        .addColumn('id', 'text', (c) => c.notNull().unique())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('identity', 'text', (c) => c.notNull())
        .addColumn('other', 'text', (c) => c.notNull())
        .addColumn('author', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('reason', 'text', (c) => c.notNull())
        .addColumn('pins', 'text', (c) => c.notNull())
        .addColumn('undone', 'text')
        .execute();
      await db.schema
        .createTable('identity_alias')
        .addColumn('folded', 'text', (c) => c.notNull())
        .addColumn('class', 'text', (c) => c.notNull())
        .addColumn('identity', 'text', (c) => c.notNull())
        .addColumn('decision', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('identity_alias_key', ['folded', 'class', 'identity', 'decision'])
        .execute();
    },
  },
};

/** Who is who. */
export const identitiesPart: Part = { migrations, placed: placeIdentities, leaving: leaveIdentities };
