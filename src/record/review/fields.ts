import {
  contains,
  type DateRange,
  type Entity,
  EventSchema,
  type Evidence,
  type Fields,
  FigureSchema,
  type FindingKind,
  foldName,
  PositionSchema,
  ProposalSchema,
  type ReportRecord,
  type Span,
  StatementSchema,
} from '#model';
import { type Item, keySpan } from './anchor.ts';
import { nearestPlace, plain, spanOf } from './quote.ts';

const SCHEMAS = {
  statement: StatementSchema,
  event: EventSchema,
  figure: FigureSchema,
  position: PositionSchema,
  proposal: ProposalSchema,
} as const;

/**
 * How each field of a kind is read: `pick` one of a closed list, `number`, `copied` words that stand in the report,
 * `party` a name, `parties` names with semicolons between, `span` and `spans` words, `days` a day or two with a stroke between.
 */
type How =
  | 'pick'
  | 'number'
  | 'copied'
  | 'party'
  | 'parties'
  | 'span'
  | 'spans'
  | 'days'
  | 'source'
  | 'place'
  | 'saidBy';
export const FIELDS: Readonly<Record<FindingKind, Readonly<Record<string, How>>>> = {
  statement: {
    cue: 'span',
    source: 'source',
    standing: 'pick',
    manner: 'pick',
    content: 'spans',
    quoted: 'spans',
    saidOn: 'days',
    venue: 'copied',
    audience: 'copied',
  },
  event: {
    trigger: 'span',
    type: 'pick',
    mode: 'pick',
    status: 'pick',
    also: 'spans',
    actors: 'parties',
    recipients: 'parties',
    when: 'days',
    place: 'place',
    saidBy: 'saidBy',
    condition: 'span',
    cause: 'span',
  },
  figure: {
    span: 'span',
    value: 'number',
    to: 'number',
    bound: 'pick',
    unit: 'copied',
    counts: 'copied',
    measure: 'copied',
    per: 'pick',
    place: 'place',
    when: 'days',
    saidBy: 'saidBy',
  },
  position: { span: 'span', actor: 'party', on: 'copied', stance: 'pick', because: 'copied', unless: 'copied' },
  proposal: {
    span: 'span',
    name: 'copied',
    by: 'party',
    approvedBy: 'parties',
    rejectedBy: 'parties',
    phases: 'number',
    terms: 'spans',
    version: 'copied',
  },
};

/** Fields that each kind can do without; an empty value clears them. */
const OPTIONAL = new Set(
  'saidOn venue audience mode when place saidBy condition cause to measure per because unless by phases version'.split(
    ' ',
  ),
);

type Loose = Record<string, unknown> & { span: Span; evidence: Evidence };

/**
 * A finding with fields changed, its evidence with them. What is not set stays as it was.
 *
 * @param near  the finding's own words: where words stand more than once, the nearest to these is meant
 * @throws RangeError where a field is none of the kind's, a value is none of its list, or words do not stand in the report
 */
export function withFields(record: ReportRecord, kind: FindingKind, item: Item, set: Fields, near: Span): Item {
  const { text } = record.report;
  const out = { ...structuredClone(item), rule: 'review', margin: 1 } as unknown as Loose;
  const evidence: Record<string, Span[] | 'lexicon'> = { ...(out.evidence as Record<string, Span[] | 'lexicon'>) };
  out.evidence = evidence;
  const drop = (path: string) => {
    for (const key of Object.keys(evidence)) if (key === path || key.startsWith(`${path}.`)) delete evidence[key];
  };
  const words = (field: string, value: string): Span => {
    const offsets = /^(\d{1,9})\.\.(\d{1,9})$/.exec(value);
    if (offsets) return spanOf(text, { start: Number(offsets[1]), end: Number(offsets[2]) });
    const place = nearestPlace(text, value, near);
    if (!place)
      throw new RangeError(
        `${field}: '${value}' does not stand in the report: copy the words as they stand, capitals included`,
      );
    return place;
  };
  const named = (field: string, value: string) => nameIn(record, field, value, near);
  for (const [field, raw] of Object.entries(set)) {
    const how = FIELDS[kind][field];
    if (!how) throw new RangeError(`a ${kind} has no field '${field}': ${Object.keys(FIELDS[kind]).join(', ')}`);
    const value = raw.trim();
    drop(field === 'standing' ? 'source.standing' : field);
    if (value === '' && (OPTIONAL.has(field) || how === 'spans' || how === 'parties')) {
      out[field] = how === 'spans' || how === 'parties' ? [] : null;
      continue;
    }
    switch (how) {
      case 'pick':
        if (field === 'standing') out.source = { ...(out.source as object), standing: value };
        else out[field] = value;
        evidence[field === 'standing' ? 'source.standing' : field] = [near];
        break;
      case 'number': {
        const number = Number(value.replaceAll(',', ''));
        if (!Number.isFinite(number)) throw new RangeError(`${field}: '${value}' is no number`);
        out[field] = number;
        break;
      }
      case 'copied': {
        // A word for the unit or the measure may be the program's own: 'people', 'killed'.
        const place = nearestPlace(text, value, near);
        if (!place && field !== 'unit' && field !== 'measure') words(field, value);
        out[field] = place ? text.slice(place.start, place.end) : value;
        evidence[field] = place ? [place] : 'lexicon';
        break;
      }
      case 'party': {
        const { evidence: stands, ...party } = named(field, value);
        out[field] = party;
        if (stands) evidence[`${field}.name`] = stands;
        break;
      }
      case 'parties':
        out[field] = value.split(';').map((one, i) => {
          const { evidence: stands, ...party } = named(field, one.trim());
          if (stands) evidence[`${field}.${i}.name`] = stands;
          return party;
        });
        break;
      case 'span':
        out[field] = words(field, value);
        break;
      case 'spans':
        out[field] = value
          .split('|')
          .map((one) => words(field, one.trim()))
          .sort((a, b) => a.start - b.start);
        break;
      case 'days':
        out[field] = daysOf(field, value);
        break;
      case 'source': {
        const { evidence: stands, name, entity, span } = named(field, value);
        const before = out.source as Record<string, unknown>;
        out.source = { ...before, span, name, entity, members: [], described: null, count: null, via: null };
        if (stands) evidence['source.name'] = stands;
        evidence['source.standing'] ??= [near];
        break;
      }
      case 'place': {
        const place = words(field, value);
        const known = record.places.find((p) => p.name === value);
        out.place = known
          ? { ...known, span: place }
          : {
              name: text.slice(place.start, place.end),
              entity: null,
              latitude: null,
              longitude: null,
              country: null,
              precision: 'unknown',
              distanceKm: null,
              span: place,
            };
        break;
      }
      case 'saidBy': {
        if (value === 'unknown') {
          out.saidBy = { statement: null, name: null };
          break;
        }
        const { evidence: stands, name, span } = named(field, value);
        const statement = record.statements.find((s) => s.source.name && foldName(s.source.name) === foldName(name));
        out.saidBy = { statement: statement?.id ?? null, name };
        const at = stands ?? (span ? [span] : undefined);
        if (at) evidence['saidBy.name'] = at;
        break;
      }
    }
  }
  // PLOVER's modes belong to one type each.
  if (kind === 'event' && 'type' in set && !('mode' in set) && (item as { type?: string }).type !== set.type) {
    out.mode = null;
    out.cameo = null;
    drop('mode');
    drop('cameo');
  }
  const key = keySpan(kind, out as unknown as Item);
  if (!contains(out.span, key)) out.span = key;
  return checked(kind, out);
}

function checked(kind: FindingKind, value: unknown): Item {
  const result = SCHEMAS[kind].safeParse(value);
  if (result.success) return value as Item;
  const issue = result.error.issues[0];
  throw new RangeError(`${issue?.path.join('.') || kind}: ${issue?.message ?? 'does not fit'}`);
}

function daysOf(field: string, value: string): DateRange {
  const [from = '', to = from, ...rest] = value.split('/');
  const good = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
  if (rest.length || !good(from) || !good(to) || to < from)
    throw new RangeError(`${field}: '${value}' is no day: give 2024-05-07, or 2024-05-07/2024-05-09`);
  return { from, to, fromTime: null, toTime: null, grain: 'day', span: null, standing: 'implied' };
}

interface NamedIn {
  readonly name: string;
  readonly entity: string | null;
  readonly span: Span | null;
  /** Where the name's own words stand, where they are not those of `span`. */
  readonly evidence: Span[] | 'lexicon' | null;
}

/** `Name`, or `Name@words`: whom the reviewer takes certain words to mean. */
function nameIn(record: ReportRecord, field: string, value: string, near: Span): NamedIn {
  const { text } = record.report;
  const at = value.indexOf('@');
  const name = (at < 0 ? value : value.slice(0, at)).trim();
  if (!name) throw new RangeError(`${field}: give a name`);
  const entity = entityOf(record.entities, name);
  if (at >= 0) {
    const words = value.slice(at + 1).trim();
    const span = nearestPlace(text, words, near);
    if (!span) throw new RangeError(`${field}: '${words}' does not stand in the report`);
    return { name, entity: entity?.id ?? null, span, evidence: plain(words) === plain(name) ? null : 'lexicon' };
  }
  const span = nearestPlace(text, name, near);
  if (span) return { name: text.slice(span.start, span.end), entity: entity?.id ?? null, span, evidence: null };
  if (!entity)
    throw new RangeError(
      `${field}: '${name}' does not stand in the report: write ${field}=${name}@words with the words that mean it`,
    );
  const mention = [...entity.mentions].sort(
    (a, b) => Math.abs(a.start - near.start) - Math.abs(b.start - near.start),
  )[0];
  return { name: entity.name, entity: entity.id, span: mention ?? null, evidence: 'lexicon' };
}

const entityOf = (entities: readonly Entity[], name: string): Entity | null => {
  const folded = foldName(name);
  return entities.find((e) => foldName(e.name) === folded) ?? null;
};
