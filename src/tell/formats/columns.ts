import type { FindingKind, Place } from '#model';
import type { Exported } from './exported.ts';
import { daysOf, namesOf, onOneLine, wordOf, wordsAt } from './words.ts';

export type Cell = string | number | null;

/** A column of a table of findings. */
export interface Column<K extends FindingKind = FindingKind> {
  readonly name: string;
  /** HXL hashtag with attributes. */
  readonly hxl: string;
  readonly type: 'text' | 'integer' | 'number';
  readonly of: (row: Exported<K>) => Cell;
}

const text = <K extends FindingKind>(
  name: string,
  hxl: string,
  of: (row: Exported<K>) => string | null,
): Column<K> => ({ name, hxl, type: 'text', of });
const integer = <K extends FindingKind>(
  name: string,
  hxl: string,
  of: (row: Exported<K>) => number | null,
): Column<K> => ({ name, hxl, type: 'integer', of });
const number = <K extends FindingKind>(
  name: string,
  hxl: string,
  of: (row: Exported<K>) => number | null,
): Column<K> => ({ name, hxl, type: 'number', of });

/** Several values in one cell, parted by '; ': a semicolon inside of one becomes a comma. */
const several = (values: readonly string[]): string | null =>
  values.length ? values.map((v) => onOneLine(v).replaceAll(';', ',')).join('; ') : null;

/** Where a row comes from: report, item, span and sentence; and the origin that copies share. */
const CITE: readonly Column[] = [
  text('report', '#meta+id+report', (r) => r.report.id),
  text('item', '#meta+id+item', (r) => r.item.id),
  text('origin', '#meta+id+origin', (r) => r.report.origin),
  text('agency', '#meta+source+agency', (r) => r.report.agency),
  text('publisher', '#meta+source+publisher', (r) => r.report.publisher),
  text('title', '#meta+title', (r) => r.report.title),
  text('key', '#meta+key', (r) => r.report.key),
  text('url', '#meta+url', (r) => r.report.url),
  text('published', '#date+published', (r) => r.report.published),
  integer('start', '#meta+span+start', (r) => r.item.span.start),
  integer('end', '#meta+span+end', (r) => r.item.span.end),
  text('sentence', '#description+sentence', (r) => r.words),
  integer('sentence_start', '#meta+sentence+start', (r) => r.sentence.start),
  number('margin', '#meta+margin', (r) => r.item.margin),
  text('rule', '#meta+rule', (r) => r.item.rule),
];

const placed = <K extends 'event' | 'figure'>(): Column<K>[] => {
  const place = (row: Exported<K>): Place | null => (row as Exported<'event' | 'figure'>).item.place;
  return [
    text<K>('place', '#loc+name', (r) => place(r)?.name ?? null),
    number<K>('latitude', '#geo+lat', (r) => place(r)?.latitude ?? null),
    number<K>('longitude', '#geo+lon', (r) => place(r)?.longitude ?? null),
    text<K>('country', '#country+code+v_iso2', (r) => place(r)?.country ?? null),
    text<K>('precision', '#geo+precision', (r) => place(r)?.precision ?? null),
    number<K>('distance_km', '#geo+distance', (r) => place(r)?.distanceKm ?? null),
  ];
};
const dated = <K extends 'event' | 'figure'>(): Column<K>[] => {
  const days = (row: Exported<K>) => daysOf(row as Exported<'event' | 'figure'>);
  return [
    text<K>('day', '#date+start', (r) => days(r).from),
    text<K>('to_day', '#date+end', (r) => days(r).to),
    text<K>('dated', '#date+how', (r) => days(r).dated),
  ];
};

type Columns = { readonly [K in FindingKind]: readonly Column<K>[] };

/** The columns of each kind's table; those that cite come last and are the same in all. */
export const COLUMNS: Columns = {
  statement: [
    text('day', '#date+said', (r) => r.item.saidOn?.from ?? r.report.day),
    text('source', '#meta+source+name', (r) => r.item.source.name),
    text('standing', '#meta+source+standing', (r) => r.item.source.standing),
    text('described', '#meta+source+description', (r) => r.item.source.described),
    integer('count', '#meta+source+num', (r) => r.item.source.count),
    text('via', '#meta+source+via', (r) => r.item.source.via?.name ?? null),
    text('manner', '#meta+manner', (r) => r.item.manner),
    text('content', '#description+content', (r) => r.item.content.map((s) => wordsAt(r, s)).join(' … ')),
    text('quoted', '#description+quoted', (r) => several(r.item.quoted.map((s) => wordsAt(r, s)))),
    text('venue', '#loc+venue', (r) => r.item.venue),
    text('audience', '#meta+audience', (r) => r.item.audience),
    text('within', '#meta+id+within', (r) => r.item.within),
    ...CITE,
  ],
  event: [
    ...dated<'event'>(),
    text('status', '#status', (r) => r.item.status),
    text('type', '#event+type', (r) => r.item.type),
    text('mode', '#event+mode', (r) => r.item.mode),
    text('contexts', '#event+context', (r) => several(r.item.contexts)),
    text('cameo', '#event+code+v_cameo', (r) => r.item.cameo),
    text('actors', '#group+name+actor', (r) => several(namesOf(r.item.actors))),
    text('trigger', '#event+trigger', (r) => wordsAt(r, r.item.trigger)),
    text('recipients', '#group+name+recipient', (r) => several(namesOf(r.item.recipients))),
    ...placed<'event'>(),
    text('said_by', '#meta+source+name', (r) => wordOf(r.item.saidBy)),
    text('condition', '#description+condition', (r) => r.item.condition && wordsAt(r, r.item.condition)),
    text('cause', '#cause', (r) => r.item.cause && wordsAt(r, r.item.cause)),
    ...CITE,
  ],
  figure: [
    ...dated<'figure'>(),
    number('value', '#indicator+value+num', (r) => r.item.value),
    number('to_value', '#indicator+value+max', (r) => r.item.to),
    text('bound', '#indicator+bound', (r) => r.item.bound),
    text('unit', '#indicator+unit', (r) => r.item.unit),
    text('written', '#indicator+written', (r) => wordsAt(r, r.item.span)),
    text('counts', '#indicator+label', (r) => r.item.counts),
    text('measure', '#indicator+type', (r) => r.item.measure),
    text('per', '#indicator+per', (r) => r.item.per),
    ...placed<'figure'>(),
    text('said_by', '#meta+source+name', (r) => wordOf(r.item.saidBy)),
    ...CITE,
  ],
  position: [
    text('day', '#date+reported', (r) => r.report.day),
    text('party', '#group+name', (r) => r.item.actor.name),
    text('matter', '#subject', (r) => r.item.on),
    text('stance', '#status+stance', (r) => r.item.stance),
    text('because', '#cause', (r) => r.item.because),
    text('unless', '#description+condition', (r) => r.item.unless),
    text('statement', '#meta+id+statement', (r) => r.item.statement),
    text('event', '#meta+id+event', (r) => r.item.event),
    ...CITE,
  ],
  proposal: [
    text('day', '#date+reported', (r) => r.report.day),
    text('name', '#item+name', (r) => r.item.name),
    text('by', '#group+name+author', (r) => r.item.by?.name ?? null),
    text('version', '#item+version', (r) => r.item.version),
    integer('phases', '#item+phases+num', (r) => r.item.phases),
    text('approved_by', '#group+name+for', (r) => several(namesOf(r.item.approvedBy))),
    text('rejected_by', '#group+name+against', (r) => several(namesOf(r.item.rejectedBy))),
    text('terms', '#description+terms', (r) => several(r.item.terms.map((s) => wordsAt(r, s)))),
    ...CITE,
  ],
};

/** The columns of a kind, to be used with rows of the same kind. */
export const columnsOf = <K extends FindingKind>(kind: K): readonly Column<K>[] =>
  COLUMNS[kind] as unknown as readonly Column<K>[];
