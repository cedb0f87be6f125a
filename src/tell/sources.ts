import type { Entity, ReportRecord, SaidBy, Source, Statement } from '#model';
import { oneLine } from './look.ts';

const STANDINGS: Readonly<Record<Source['standing'], string>> = {
  named: 'named',
  institution: 'institution',
  anonymous: 'unnamed',
  document: 'document',
  unknown: 'no source named',
};

/** What a reader calls a source: its name; an unnamed one in the words that describe it. */
export function sourceName(source: Source, record: ReportRecord): string {
  const written = source.span && oneLine(record.report.text.slice(source.span.start, source.span.end));
  if (source.standing === 'anonymous' || source.standing === 'unknown') return written ?? source.name ?? 'somebody';
  return oneLine(source.name ?? written ?? 'somebody');
}

/** What kind of source it is, and what is told of it: 'named, CIA Director', 'unnamed, 2, Egyptian', 'document, via AFP'. */
export function sourceKind(source: Source, record: ReportRecord, entities: ReadonlyMap<string, Entity>): string {
  const parts = [STANDINGS[source.standing]];
  const entity = source.entity === null ? null : entities.get(source.entity);
  const role = entity?.kind === 'person' ? roleOf(entity, entities) : null;
  if (role) parts.push(role);
  if (source.count !== null) parts.push(String(source.count));
  if (source.described !== null) parts.push(oneLine(source.described));
  if (source.via) parts.push(`via ${sourceName(source.via, record)}`);
  return parts.join(', ');
}

function roleOf(entity: Entity, entities: ReadonlyMap<string, Entity>): string | null {
  const role = entity.roles[0];
  const bearer = entity.affiliation === null ? null : (entities.get(entity.affiliation)?.name ?? null);
  if (!role) return bearer && `of ${bearer}`;
  const title = oneLine(role.title);
  return bearer && !title.includes(bearer) ? `${title} (${bearer})` : title;
}

/** On whose word something stands, in a few words; null where it is the report's own. */
export function onWhoseWord(
  saidBy: SaidBy | null,
  record: ReportRecord,
  statements: ReadonlyMap<string, Statement>,
): string | null {
  if (saidBy === null) return null;
  const statement = saidBy.statement === null ? null : statements.get(saidBy.statement);
  if (saidBy.name !== null) return oneLine(saidBy.name);
  return statement ? sourceName(statement.source, record) : 'reportedly';
}
