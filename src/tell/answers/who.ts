import {
  foldName,
  type Identity,
  type IdentityMember,
  type Paging,
  type Store,
  type WhoRow,
  type Window,
} from '#model';
import { citeOfReport } from './cite.ts';
import { every } from './every.ts';

/** Mentions that one answer looks at, at most, and people and bodies of one name that it shows. */
const MOST = 100;
const MOST_OF_A_NAME = 20;

/**
 * Who bears a name: one row an identity, the one most told of first, then by name and id. Two people of one name are two rows.
 * Unnamed sources are one row a report, since nothing tells whether they are one.
 *
 * @param why  also why each mention is held to be of the identity
 */
export async function who(
  store: Store,
  name: string,
  query: Window & Paging,
  why = false,
): Promise<{ rows: WhoRow[]; cut: boolean }> {
  const limit = Math.min(query.limit ?? MOST_OF_A_NAME, MOST_OF_A_NAME);
  const found = await store.identities.find(name, { limit, after: query.after });
  const rows: WhoRow[] = [];
  let cut = found.next !== null;
  for (const identity of found.rows) {
    const members = await every(
      (after) => store.identities.members(identity.id, { ...query, limit: MOST, after }),
      MOST,
    );
    cut ||= members.cut;
    if (!members.rows.length) continue;
    const row = whoRow(identity, members.rows, why);
    // The roles and sentences are those of the first mentions; how often and how long it is told of is of all.
    rows.push(members.cut ? { ...row, ...(await store.identities.extent(identity.id, query)) } : row);
  }
  if (!found.rows.length) {
    const page = await store.entities(name, { ...query, limit });
    cut ||= page.next !== null;
    for (const row of page.rows)
      rows.push(whoRow(null, [{ ...row, reason: 'first', evidence: [] } satisfies IdentityMember], false));
  }
  const order = (r: WhoRow) => r.identity ?? '';
  rows.sort((a, b) => b.reports - a.reports || compare(a.name, b.name) || compare(order(a), order(b)));
  return { rows, cut };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function whoRow(identity: Identity | null, rows: readonly IdentityMember[], why: boolean): WhoRow {
  const first = rows[0] as IdentityMember;
  const days = rows
    .map((r) => r.report.day)
    .filter((d) => d !== null)
    .sort();
  const roles = new Map<string, WhoRow['roles'][number]>();
  for (const { entity, report } of rows) {
    for (const { title, of } of entity.roles) {
      const key = foldName(`${title} ${of ?? ''}`);
      if (!roles.has(key)) roles.set(key, { title, of, day: report.day });
    }
  }
  return {
    identity: identity?.id ?? null,
    name: identity?.name ?? first.entity.name,
    kind: identity?.kind ?? first.entity.kind,
    names: identity ? [...identity.names] : [first.entity.name],
    roles: [...roles.values()],
    affiliations: [...new Set(rows.map((r) => r.affiliation).filter((a) => a !== null))].sort(),
    reports: new Set(rows.map((r) => r.report.id)).size,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    why: why
      ? rows.map(({ report, entity, reason, evidence }) => ({
          report: report.id,
          entity: entity.id,
          name: entity.name,
          reason,
          evidence: [...evidence],
        }))
      : null,
    cites: rows.map(({ entity, report, words }) =>
      citeOfReport(report, 'entity', entity.id, entity.mentions[0] ?? null, words),
    ),
  };
}
