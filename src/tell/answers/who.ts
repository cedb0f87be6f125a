import { type CitedEntity, foldName, type Paging, type Store, type WhoRow, type Window } from '#model';
import { citeOfReport } from './cite.ts';
import { every } from './every.ts';

const MOST = 2000;

/** Everyone who bears a name, by kind: two people of one name in different roles are told apart by their affiliations. */
export async function who(store: Store, name: string, query: Window & Paging): Promise<WhoRow[]> {
  const { rows } = await every((after) => store.entities(name, { ...query, limit: 1000, after }), MOST);
  const groups = new Map<string, CitedEntity[]>();
  for (const row of rows) {
    const list = groups.get(row.entity.kind);
    if (list) list.push(row);
    else groups.set(row.entity.kind, [row]);
  }
  return [...groups.keys()].sort().map((kind) => whoRow(groups.get(kind) as CitedEntity[]));
}

function whoRow(rows: readonly CitedEntity[]): WhoRow {
  const first = rows[0] as CitedEntity;
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
    name: rows.reduce((best, r) => (r.entity.name.length > best.length ? r.entity.name : best), first.entity.name),
    kind: first.entity.kind,
    roles: [...roles.values()],
    affiliations: [...new Set(rows.map((r) => r.affiliation).filter((a) => a !== null))].sort(),
    reports: new Set(rows.map((r) => r.report.id)).size,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    cites: rows.map(({ entity, report, words }) =>
      citeOfReport(report, 'entity', entity.id, entity.mentions[0] ?? null, words),
    ),
  };
}
