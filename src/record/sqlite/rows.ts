import { createHash } from 'node:crypto';
import {
  type Entity,
  eventMatter,
  FINDING_KINDS,
  type FindingKind,
  type FindingOf,
  figureSeries,
  foldName,
  positionSeries,
  proposalMatter,
  type ReportRecord,
  type Span,
  statementMatter,
} from '#model';

/** The record's list of a kind of finding. */
export const findingsOf = <K extends FindingKind>(record: ReportRecord, kind: K): readonly FindingOf[K][] =>
  record[`${kind}s`] as unknown as readonly FindingOf[K][];

export interface FindingRow {
  readonly kind: FindingKind;
  readonly id: string;
  readonly place: number;
  readonly start: number;
  readonly stop: number;
  readonly type: string | null;
  readonly status: string | null;
  readonly standing: string | null;
  readonly told: string;
  readonly published: string;
  readonly margin: number | null;
  readonly sentence_start: number;
  readonly sentence_end: number;
  readonly json: string;
  /** What series it belongs to: of figures and positions; null of the others. */
  readonly series: string | null;
  /** Hash of what it tells: findings that tell the same again share it; null of figures and positions. */
  readonly matter: string | null;
  readonly parties: readonly { readonly folded: string; readonly own: number }[];
  readonly words: string;
}

export const recordHash = (record: ReportRecord): string =>
  createHash('sha256').update(JSON.stringify(record)).digest('hex');

/** The day that answers go by. */
export const dayOf = ({ report }: ReportRecord): string | null =>
  report.published?.slice(0, 10) ?? report.referenceDay?.day ?? null;

/** A record's findings as rows, in the record's own order. */
export function findingRows(record: ReportRecord): FindingRow[] {
  const { text } = record.report;
  const published = dayOf(record) ?? '';
  const entities = new Map(record.entities.map((e) => [e.id, e]));
  return FINDING_KINDS.flatMap((kind) =>
    findingsOf(record, kind).map((item, place): FindingRow => {
      const sentence = sentenceRound(record, item.span);
      return {
        kind,
        id: item.id,
        place,
        start: item.span.start,
        stop: item.span.end,
        ...particulars(kind, item),
        told: toldOn(kind, item) ?? published,
        published,
        margin: item.margin,
        sentence_start: sentence.start,
        sentence_end: sentence.end,
        json: JSON.stringify(item),
        series: seriesOf(kind, item),
        matter: matterOf(kind, item, text, published),
        parties: partyRows(kind, item, entities),
        words: text.slice(sentence.start, sentence.end),
      };
    }),
  );
}

/** The sentences that a span touches, as one stretch; the span itself where none does. */
export function sentenceRound(record: ReportRecord, span: Span): Span {
  const touched = record.sentences.filter((s) => s.start < span.end && span.start < s.end);
  const first = touched[0];
  const last = touched.at(-1);
  return first && last ? { start: Math.min(first.start, span.start), end: Math.max(last.end, span.end) } : span;
}

/** The series of a finding, as kept beside it. */
export function seriesOf(kind: FindingKind, item: FindingOf[FindingKind]): string | null {
  if (kind === 'figure') return figureSeries(item as FindingOf['figure']);
  if (kind === 'position') return positionSeries(item as FindingOf['position']);
  return null;
}

/** @param day  of the report; empty where none is known */
export function matterOf(kind: FindingKind, item: FindingOf[FindingKind], text: string, day: string): string | null {
  const key = matterKey(kind, item, text, day);
  return key && createHash('sha256').update(key).digest('hex').slice(0, 16);
}

function matterKey(kind: FindingKind, item: FindingOf[FindingKind], text: string, day: string): string | null {
  if (kind === 'event') return eventMatter(item as FindingOf['event'], day);
  if (kind === 'proposal') return proposalMatter(item as FindingOf['proposal']);
  if (kind !== 'statement') return null;
  const statement = item as FindingOf['statement'];
  return statementMatter(statement, statement.content.map((c) => text.slice(c.start, c.end)).join(' '));
}

function particulars(
  kind: FindingKind,
  item: FindingOf[FindingKind],
): Pick<FindingRow, 'type' | 'status' | 'standing'> {
  const of = <K extends FindingKind>(_: K) => item as FindingOf[K];
  switch (kind) {
    case 'statement':
      return { type: of('statement').manner, status: null, standing: of('statement').source.standing };
    case 'event':
      return { type: of('event').type, status: of('event').status, standing: null };
    case 'figure':
      return { type: of('figure').measure, status: of('figure').bound, standing: null };
    case 'position':
      return { type: of('position').stance, status: null, standing: null };
    case 'proposal':
      return { type: null, status: null, standing: null };
  }
}

function toldOn(kind: FindingKind, item: FindingOf[FindingKind]): string | null {
  if (kind === 'statement') return (item as FindingOf['statement']).saidOn?.from ?? null;
  if (kind === 'event') return (item as FindingOf['event']).when?.from ?? null;
  if (kind === 'figure') return (item as FindingOf['figure']).when?.from ?? null;
  return null;
}

type Named = { readonly name: string | null; readonly entity: string | null };

function named(kind: FindingKind, item: FindingOf[FindingKind]): Named[] {
  switch (kind) {
    case 'statement': {
      const { source } = item as FindingOf['statement'];
      return [source, ...source.members.map((entity) => ({ name: null, entity })), ...(source.via ? [source.via] : [])];
    }
    case 'event': {
      const event = item as FindingOf['event'];
      return [...event.actors, ...event.recipients];
    }
    case 'figure':
      return [];
    case 'position':
      return [(item as FindingOf['position']).actor];
    case 'proposal': {
      const proposal = item as FindingOf['proposal'];
      return [...(proposal.by ? [proposal.by] : []), ...proposal.approvedBy, ...proposal.rejectedBy];
    }
  }
}

/** The names by which a finding can be asked for: of its parties, and of what each belongs to. */
function partyRows(
  kind: FindingKind,
  item: FindingOf[FindingKind],
  entities: ReadonlyMap<string, Entity>,
): FindingRow['parties'] {
  const own = new Set<string>();
  const above = new Set<string>();
  for (const { name, entity } of named(kind, item)) {
    if (name) own.add(foldName(name));
    const known = entity ? entities.get(entity) : undefined;
    if (known) own.add(foldName(known.name));
    for (let at = known?.affiliation, steps = 0; at && steps < 8; steps++) {
      const body = entities.get(at);
      if (!body) break;
      above.add(foldName(body.name));
      at = body.affiliation;
    }
  }
  own.delete('');
  return [
    ...[...own].map((folded) => ({ folded, own: 1 })),
    ...[...above].filter((n) => n && !own.has(n)).map((folded) => ({ folded, own: 0 })),
  ];
}
