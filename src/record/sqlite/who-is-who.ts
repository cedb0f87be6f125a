import { type Kysely, sql } from 'kysely';
import {
  type Alias,
  type Decided,
  type Entity,
  foldName,
  type Identities,
  type Identity,
  type IdentityDecision,
  type IdentityMember,
  type JoinReason,
  type MemberKey,
  type Page,
  type Paging,
  type Window,
} from '#model';
import { readCursor, readLimit, writeCursor } from '../cursor.ts';
import { type Mark, plainName } from '../identity/mark.ts';
import { count, noSigns, type Signs } from '../identity/signs.ts';
import { around } from './around.ts';
import { HEAD, headOf, inWindow, KIN, page, textsOf } from './heads.ts';
import {
  addKeys,
  aliasKey,
  type Base,
  basesOf,
  idOf,
  isHeld,
  keysOfSigns,
  pinKey,
  withoutMembers,
  write,
} from './identities.ts';
import type { Tables } from './schema.ts';
import { writing } from './writing.ts';

/** Names that a question spreads to, at most. */
const MOST_NAMES = 400;
const CLASSES = ['person', 'state', 'body', 'place', 'population'] as const;

/** Who is who, over the tables of an archive. */
export function identitiesOf(db: Kysely<Tables>): Identities {
  return {
    find: (name, query = {}) => find(db, name, query),
    read: async (id) => {
      const root = await rootRow(db, id);
      return root === null ? null : ((await identitiesAt(db, [root]))[0] ?? null);
    },
    members: (id, query = {}) => members(db, id, query),
    extent: (id, query = {}) => extent(db, id, query),
    of: async ({ report, entity }) => {
      const at = await memberAt(db, { report, entity });
      if (!at) return null;
      const root = await db.selectFrom('identity').select('id').where('seq', '=', at.root).executeTakeFirst();
      return root?.id ?? null;
    },
    namesOf: (name) => namesOf(db, name),
    merge: (a, b, by) => writing(db, (trx) => merge(trx, a, b, by)),
    split: (id, those, by) => writing(db, (trx) => split(trx, id, those, by)),
    undo: (decision, by) => writing(db, (trx) => undo(trx, decision, by)),
    decisions: (query = {}) => decisions(db, query),
    aliases: (query = {}) => aliases(db, query),
  };
}

/** Keys of all identities that bear a name, of whatever class. */
function keysOfName(name: string): string[] {
  const [folded, plain] = [foldName(name), plainName(name)];
  const keys = CLASSES.flatMap((c) => [
    `${c}:${folded}`,
    `${c}:${plain}`,
    `alias:${c}:${folded}`,
    `alias:${c}:${plain}`,
  ]);
  return [...new Set([...keys, `a:${plain}`, `s:${folded}`])];
}

async function find(
  db: Kysely<Tables>,
  name: string,
  query: Paging & { readonly prefix?: boolean | undefined },
): Promise<Page<Identity>> {
  const limit = readLimit(query.limit);
  const after = readCursor(query.after)?.seq ?? 0;
  const plain = plainName(name);
  if (!plain) return { rows: [], next: null };
  const bearing = query.prefix
    ? sql`select identity from identity_key where ${sql.join(
        [...CLASSES.map((c) => `${c}:`), 's:'].map(
          (c) => sql`(key >= ${c + plain} and key < ${`${c + plain}\u{10ffff}`})`,
        ),
        sql` or `,
      )}`
    : sql`select identity from identity_key where key in (select value from json_each(${JSON.stringify(keysOfName(name))}))`;
  const { rows } = await sql<{ seq: number }>`
    select distinct r.seq, r.name from identity i join identity r on r.seq = coalesce(i.root, i.seq)
    where i.seq in (${bearing}) and (i.members > 0 or i.root is not null)
    order by r.name, r.seq limit ${limit + 1} offset ${after}`.execute(db);
  const shown = rows.slice(0, limit).map((r) => r.seq);
  return {
    rows: await identitiesAt(db, shown),
    next: rows.length > limit ? writeCursor({ day: '', seq: after + limit }) : null,
  };
}

/** Identities by the rows of their roots, in the order given; those that no report is left of are not told. */
async function identitiesAt(db: Kysely<Tables>, roots: readonly number[]): Promise<Identity[]> {
  if (!roots.length) return [];
  const rows = await db
    .selectFrom('identity')
    .select(['seq', 'id', 'kind', 'name', 'root', 'members', 'signs'])
    .where((e) => e.or([e('seq', 'in', [...roots]), e('root', 'in', [...roots])]))
    .orderBy('seq')
    .execute();
  return roots.flatMap((root) => {
    const bases = rows.filter((r) => (r.root ?? r.seq) === root);
    const head = bases.find((b) => b.seq === root);
    const mentions = bases.reduce((n, b) => n + b.members, 0);
    if (!head || !mentions) return [];
    const told = new Map<string, { name: string; n: number }>();
    for (const base of bases)
      for (const [folded, [name, n]] of Object.entries((JSON.parse(base.signs) as Signs).names))
        told.set(folded, { name: told.get(folded)?.name ?? name, n: (told.get(folded)?.n ?? 0) + n });
    const names = [...told].sort(([a, m], [b, n]) => n.n - m.n || (a < b ? -1 : 1)).map(([, t]) => t.name);
    return [{ id: head.id, name: head.name, kind: head.kind as Entity['kind'], names, mentions }];
  });
}

async function rootRow(db: Kysely<Tables>, id: string): Promise<number | null> {
  const row = await db.selectFrom('identity').select(['seq', 'root']).where('id', '=', id).executeTakeFirst();
  return row ? (row.root ?? row.seq) : null;
}

async function rowsOfRoot(db: Kysely<Tables>, root: number): Promise<number[]> {
  const rows = await db
    .selectFrom('identity')
    .select('seq')
    .where((e) => e.or([e('seq', '=', root), e('root', '=', root)]))
    .orderBy('seq')
    .execute();
  return rows.map((r) => r.seq);
}

async function members(db: Kysely<Tables>, id: string, query: Window & Paging): Promise<Page<IdentityMember>> {
  const limit = readLimit(query.limit);
  const cursor = readCursor(query.after);
  const root = await rootRow(db, id);
  if (root === null) return { rows: [], next: null };
  const bases = await rowsOfRoot(db, root);
  const merged = await mergesOf(db, bases);
  const day = sql<string>`coalesce(report.day, '')`;
  const q = db
    .selectFrom('identity_member')
    .innerJoin('report', 'report.seq', 'identity_member.report')
    .innerJoin('entity', (j) =>
      j.onRef('entity.report', '=', 'identity_member.report').onRef('entity.id', '=', 'identity_member.entity'),
    )
    .leftJoin('entity as body', (j) =>
      j.onRef('body.report', '=', 'entity.report').onRef('body.id', '=', 'entity.affiliation'),
    )
    .select([
      'entity.seq',
      'entity.json',
      'identity_member.identity',
      'identity_member.reason',
      'identity_member.evidence',
      'body.name as body_name',
      ...HEAD,
      ...KIN,
    ])
    .where('identity_member.identity', 'in', bases);
  // What is sorted is narrow: the entities themselves are read for the page alone.
  const { rows: shown } = await sql<{ seq: number }>`
    select entity.seq from identity_member
    join report on report.seq = identity_member.report
    join entity on entity.report = identity_member.report and entity.id = identity_member.entity
    where identity_member.identity in (${sql.join(bases)}) and ${inWindow('report.day', query)}
      and ${cursor ? sql`(${day}, entity.seq) > (${cursor.day}, ${cursor.seq})` : sql`1`}
    order by ${day}, entity.seq limit ${limit + 1}`.execute(db);
  const rows = await q
    .where(
      'entity.seq',
      'in',
      shown.map((r) => r.seq),
    )
    .orderBy(day)
    .orderBy('entity.seq')
    .execute();
  const texts = await textsOf(
    db,
    rows.slice(0, limit).map((r) => r.id),
  );
  return page(
    rows,
    limit,
    (r) => ({ day: r.day ?? '', seq: r.seq }),
    (r): IdentityMember => {
      const entity = JSON.parse(r.json) as Entity;
      const at = entity.mentions[0];
      const by = r.identity === root ? undefined : merged.get(r.identity);
      return {
        report: headOf(r),
        entity,
        affiliation: r.body_name,
        words: at ? around(texts.get(r.id) ?? '', at) : '',
        reason: by && r.reason === 'first' ? 'by-hand' : (r.reason as JoinReason),
        evidence: [...(r.evidence ? r.evidence.split('\n') : []), ...(by ? [by] : [])],
      };
    },
  );
}

async function extent(db: Kysely<Tables>, id: string, query: Window) {
  const root = await rootRow(db, id);
  const bases = root === null ? [] : await rowsOfRoot(db, root);
  return db
    .selectFrom('identity_member')
    .innerJoin('report', 'report.seq', 'identity_member.report')
    .select((e) => [
      sql<number>`count(distinct identity_member.report)`.as('reports'),
      e.fn.min('report.day').as('first'),
      e.fn.max('report.day').as('last'),
    ])
    .where('identity_member.identity', 'in', bases.length ? bases : [-1])
    .where(inWindow('report.day', query))
    .executeTakeFirstOrThrow();
}

/** Whose merge made each of these part of another: by row, in words. */
async function mergesOf(db: Kysely<Tables>, bases: readonly number[]): Promise<Map<number, string>> {
  if (bases.length < 2) return new Map();
  const rows = await db
    .selectFrom('identity')
    .innerJoin('identity_decision', 'identity_decision.other', 'identity.id')
    .select(['identity.seq', 'identity_decision.id', 'identity_decision.author', 'identity_decision.reason'])
    .where('identity.seq', 'in', [...bases])
    .where('identity_decision.kind', '=', 'merge')
    .where('identity_decision.undone', 'is', null)
    .orderBy('identity_decision.seq')
    .execute();
  return new Map(rows.map((r) => [r.seq, `merged by ${r.author} (${r.id}): ${r.reason}`]));
}

interface MemberAt {
  readonly seq: number;
  readonly report: string;
  readonly entity: string;
  readonly identity: number;
  readonly root: number;
  readonly mark: Mark;
}

async function memberAt(db: Kysely<Tables>, { report, entity }: MemberKey): Promise<MemberAt | null> {
  const row = await db
    .selectFrom('identity_member')
    .innerJoin('report', 'report.seq', 'identity_member.report')
    .innerJoin('identity', 'identity.seq', 'identity_member.identity')
    .select(['report.seq', 'identity_member.identity', 'identity.root', 'identity_member.mark'])
    .where('report.id', '=', report)
    .where('identity_member.entity', '=', entity)
    .executeTakeFirst();
  if (!row) return null;
  const { seq, identity, root, mark } = row;
  return { seq, report, entity, identity, root: root ?? identity, mark: JSON.parse(mark) as Mark };
}

async function namesOf(db: Kysely<Tables>, name: string): Promise<string[]> {
  const asked = foldName(name);
  const keys = keysOfName(name).filter((k) => !k.startsWith('s:') && !k.startsWith('a:'));
  const { rows } = await sql<{ signs: string; class: string }>`
    select distinct o.seq, o.signs, o.class from identity i
    join identity o on coalesce(o.root, o.seq) = coalesce(i.root, i.seq)
    where i.seq in (select identity from identity_key where key in (select value from json_each(${JSON.stringify(keys)})) order by identity limit 64)
      and (o.seq = i.seq or i.root is not null or o.root = i.seq)
    order by o.seq limit 256`.execute(db);
  const names = new Set([asked]);
  for (const { signs, class: kind } of rows) {
    const { names: told, others } = JSON.parse(signs) as Signs;
    for (const [folded, [written]] of Object.entries(told)) {
      // A bare surname in the reports of one may be another's: it is not asked for by the full name.
      if (kind === 'person' && !folded.includes(' ') && asked.includes(' ')) continue;
      names.add(folded).add(foldName(written));
    }
    for (const other of Object.keys(others)) names.add(other);
    if (names.size > MOST_NAMES) break;
  }
  return [...names].filter((n) => n).slice(0, MOST_NAMES);
}

async function theIdentity(trx: Kysely<Tables>, id: string): Promise<number> {
  const root = await rootRow(trx, id);
  if (root === null) throw new RangeError(`there is no identity ${id}: 'rapporteur who NAME' shows the ids`);
  return root;
}

async function merge(trx: Kysely<Tables>, a: string, b: string, by: Decided): Promise<IdentityDecision> {
  const [keep, drop] = [await theIdentity(trx, a), await theIdentity(trx, b)];
  if (keep === drop) throw new RangeError(`${a} and ${b} are one already`);
  const bases = await basesOf(trx, [...(await rowsOfRoot(trx, keep)), ...(await rowsOfRoot(trx, drop))]);
  const [kept, dropped] = [bases.get(keep) as Base, bases.get(drop) as Base];
  const decision = await record(trx, 'merge', kept.id, dropped.id, by, []);
  await teach(trx, decision.id, [...bases.values()]);
  await trx
    .updateTable('identity')
    .set({ root: keep })
    .where((e) => e.or([e('seq', '=', drop), e('root', '=', drop)]))
    .execute();
  return decision;
}

/** The names of what is merged lead to those that bear them, from now on without a further sign. */
async function teach(trx: Kysely<Tables>, decision: string, bases: readonly Base[]): Promise<void> {
  const taught = bases.flatMap((base) =>
    Object.keys(base.signs.names).map((folded) => ({ folded, class: base.class, identity: base.id, decision, base })),
  );
  const values = taught.map(({ base: _, ...row }) => row);
  if (values.length)
    await trx
      .insertInto('identity_alias')
      .values(values)
      .onConflict((c) => c.doNothing())
      .execute();
  await addKeys(
    trx,
    taught.map((t) => [aliasKey({ class: t.class as Mark['class'], folded: t.folded }), t.base.seq]),
  );
}

async function record(
  trx: Kysely<Tables>,
  kind: 'merge' | 'split',
  identity: string,
  other: string,
  { author, at, reason }: Decided,
  pins: readonly Pin[],
): Promise<IdentityDecision> {
  if (!author.trim() || !reason.trim()) throw new RangeError(`a ${kind} wants an author and a reason`);
  const { n } = await trx
    .selectFrom('identity_decision')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const id = `d${n + 1}`;
  await trx
    .insertInto('identity_decision')
    .values({ id, kind, identity, other, author, at, reason, pins: JSON.stringify(pins), undone: null })
    .execute();
  return { id, kind, identity, other, author, at, reason, undone: null };
}

/** A user's word on an entity, by its report and its name there. */
interface Pin {
  readonly report: string;
  readonly class: Mark['class'];
  readonly folded: string;
}

async function split(
  trx: Kysely<Tables>,
  id: string,
  those: readonly MemberKey[],
  by: Decided,
): Promise<IdentityDecision> {
  const root = await theIdentity(trx, id);
  const out: MemberAt[] = [];
  for (const key of those) {
    const member = await memberAt(trx, key);
    if (!member || member.root !== root)
      throw new RangeError(`${key.report}#${key.entity} is no member of ${id}: 'rapporteur who NAME --why' shows them`);
    out.push(member);
  }
  const first = out[0];
  if (!first) throw new RangeError('a split wants a member at least');
  const bases = await basesOf(trx, await rowsOfRoot(trx, root));
  const all = [...bases.values()].reduce((n, b) => n + b.members, 0);
  if (out.length >= all) throw new RangeError(`nothing would stay of ${id}`);
  const rootId = (bases.get(root) as Base).id;
  const n = await trx
    .selectFrom('identity_decision')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const made: Base = {
    seq: 0,
    id: idOf('split', `${n.n}`, first.report, first.mark.class, first.mark.folded),
    class: first.mark.class,
    kind: first.mark.kind,
    root: null,
    born: 'split',
    members: out.length,
    signs: noSigns(),
  };
  for (const { mark } of out) count(made.signs, mark, 1);
  const pins = out.map(({ report, mark }): Pin => ({ report, class: mark.class, folded: mark.folded }));
  const decision = await record(trx, 'split', rootId, made.id, by, pins);
  await write(trx, [made]);
  await addKeys(trx, [
    ...keysOfSigns(made).map((k) => [k, made.seq] as const),
    ...pins.map((p) => [pinKey(p.report, p), made.seq] as const),
  ]);
  for (const [seq, base] of bases) {
    const marks = out.filter((m) => m.identity === seq).map((m) => m.mark);
    // The one that names the whole, and those that decisions name, stay though emptied.
    if (marks.length) await withoutMembers(trx, base, marks, true);
  }
  for (const m of out)
    await trx
      .updateTable('identity_member')
      .set({ identity: made.seq, reason: 'by-hand', evidence: `split by ${by.author}: ${by.reason}` })
      .where('report', '=', m.seq)
      .where('entity', '=', m.entity)
      .execute();
  return decision;
}

async function undo(trx: Kysely<Tables>, id: string, by: Decided): Promise<IdentityDecision> {
  const row = await trx.selectFrom('identity_decision').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new RangeError(`there is no decision ${id}: 'rapporteur aliases' shows them`);
  if (row.undone !== null) throw new RangeError(`${id} is undone already`);
  if (!by.author.trim() || !by.reason.trim()) throw new RangeError('an undoing wants an author and a reason');
  await trx
    .updateTable('identity_decision')
    .set({ undone: JSON.stringify({ author: by.author, at: by.at, reason: by.reason }) })
    .where('id', '=', id)
    .execute();
  if (row.kind === 'merge') await unmerge(trx, id, row.identity);
  else await unsplit(trx, row.identity, row.other, JSON.parse(row.pins) as Pin[]);
  return { ...asDecision(row), undone: by };
}

async function unmerge(trx: Kysely<Tables>, decision: string, identity: string): Promise<void> {
  const taught = await trx.selectFrom('identity_alias').selectAll().where('decision', '=', decision).execute();
  await trx.deleteFrom('identity_alias').where('decision', '=', decision).execute();
  for (const { folded, class: kind, identity: of } of taught) {
    const still = await trx
      .selectFrom('identity_alias')
      .select('decision')
      .where('folded', '=', folded)
      .where('class', '=', kind)
      .where('identity', '=', of)
      .executeTakeFirst();
    if (still) continue;
    await trx
      .deleteFrom('identity_key')
      .where('key', '=', aliasKey({ class: kind as Mark['class'], folded }))
      .where('identity', '=', await seqOf(trx, of))
      .execute();
  }
  await regroup(trx, await theIdentity(trx, identity));
}

async function seqOf(trx: Kysely<Tables>, id: string): Promise<number> {
  const row = await trx.selectFrom('identity').select('seq').where('id', '=', id).executeTakeFirst();
  return row?.seq ?? -1;
}

/** Sets the parts of an identity free and makes the merges that stand again, in their order. */
async function regroup(trx: Kysely<Tables>, root: number): Promise<void> {
  const bases = await basesOf(trx, await rowsOfRoot(trx, root));
  const ids = [...bases.values()].map((b) => b.id);
  const seqs = new Map([...bases.values()].map((b) => [b.id, b.seq]));
  const merges = await trx
    .selectFrom('identity_decision')
    .select(['identity', 'other'])
    .where('kind', '=', 'merge')
    .where('undone', 'is', null)
    .where('identity', 'in', ids)
    .where('other', 'in', ids)
    .orderBy('seq')
    .execute();
  const rootOf = new Map([...bases.keys()].map((seq) => [seq, seq]));
  for (const { identity, other } of merges) {
    const [a, b] = [rootOf.get(seqs.get(identity) as number), rootOf.get(seqs.get(other) as number)];
    if (a === undefined || b === undefined) continue;
    for (const [seq, at] of rootOf) if (at === b) rootOf.set(seq, a);
  }
  for (const [seq, at] of rootOf)
    await trx
      .updateTable('identity')
      .set({ root: at === seq ? null : at })
      .where('seq', '=', seq)
      .execute();
}

/** Takes those that were split off back to where they came from. */
async function unsplit(trx: Kysely<Tables>, from: string, to: string, pins: readonly Pin[]): Promise<void> {
  const bases = await basesOf(trx, [await seqOf(trx, from), await seqOf(trx, to)]);
  const [home, away] = [from, to].map((id) => [...bases.values()].find((b) => b.id === id));
  if (!home || !away) return;
  const moved: Mark[] = [];
  for (const pin of pins) {
    const rows = await trx
      .selectFrom('identity_member')
      .innerJoin('report', 'report.seq', 'identity_member.report')
      .select(['identity_member.report', 'identity_member.entity', 'identity_member.mark'])
      .where('report.id', '=', pin.report)
      .where('identity_member.identity', '=', away.seq)
      .where('identity_member.folded', '=', pin.folded)
      .execute();
    for (const row of rows) {
      moved.push(JSON.parse(row.mark) as Mark);
      await trx
        .updateTable('identity_member')
        .set({ identity: home.seq, reason: 'same-name', evidence: 'split undone' })
        .where('report', '=', row.report)
        .where('entity', '=', row.entity)
        .execute();
    }
    await trx
      .deleteFrom('identity_key')
      .where('key', '=', pinKey(pin.report, pin))
      .where('identity', '=', away.seq)
      .execute();
  }
  // Emptied, it kept what was told of it: counting that again would count it twice.
  if (home.members === 0) Object.assign(home.signs, noSigns());
  for (const mark of moved) count(home.signs, mark, 1);
  home.members += moved.length;
  await write(trx, [home]);
  await addKeys(
    trx,
    keysOfSigns(home).map((k) => [k, home.seq]),
  );
  if (moved.length) await withoutMembers(trx, away, moved, false);
  else if (away.members === 0 && !(await isMerged(trx, away)))
    await trx.deleteFrom('identity').where('seq', '=', away.seq).execute();
}

const isMerged = async (trx: Kysely<Tables>, base: Base): Promise<boolean> =>
  base.root !== null || (await rowsOfRoot(trx, base.seq)).length > 1 || (await isHeld(trx, base.id));

const asDecision = (row: Omit<Tables['identity_decision'], 'seq'>): IdentityDecision => ({
  id: row.id,
  kind: row.kind as IdentityDecision['kind'],
  identity: row.identity,
  other: row.other,
  author: row.author,
  at: row.at,
  reason: row.reason,
  undone: row.undone === null ? null : (JSON.parse(row.undone) as Decided),
});

async function decisions(db: Kysely<Tables>, query: Paging): Promise<Page<IdentityDecision>> {
  const limit = readLimit(query.limit);
  const rows = await db
    .selectFrom('identity_decision')
    .selectAll()
    .where('seq', '>', readCursor(query.after)?.seq ?? 0)
    .orderBy('seq')
    .limit(limit + 1)
    .execute();
  return page(rows, limit, (r) => ({ day: '', seq: r.seq }), asDecision);
}

async function aliases(db: Kysely<Tables>, query: Paging): Promise<Page<Alias>> {
  const limit = readLimit(query.limit);
  const after = readCursor(query.after)?.seq ?? 0;
  const { rows } = await sql<Alias>`
    select a.folded as name, r.id as identity, r.name as "of", a.decision from identity_alias a
    join identity i on i.id = a.identity join identity r on r.seq = coalesce(i.root, i.seq)
    order by a.folded, r.seq, a.decision limit ${limit + 1} offset ${after}`.execute(db);
  return {
    rows: rows.slice(0, limit),
    next: rows.length > limit ? writeCursor({ day: '', seq: after + limit }) : null,
  };
}
