import type { EventType } from '#model';
import { type CountryCodes, codesOf } from './actors.ts';
import type { Exported, ExportSource } from './exported.ts';
import { CITATION, type EventColumn, tabSeparated } from './tab-separated.ts';
import { daysOf, itemId, namesOf, onOneLine, wordOf, wordsAt } from './words.ts';

export const QUAD_CLASSES = [
  'VERBAL COOPERATION',
  'MATERIAL COOPERATION',
  'VERBAL CONFLICT',
  'MATERIAL CONFLICT',
] as const;

/** The quarter that each PLOVER type falls in: 1 to 4, as QUAD_CLASSES orders them. */
export const QUADS: Readonly<Record<EventType, 1 | 2 | 3 | 4 | null>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
  OTHER: null,
};

const joined = (words: readonly string[]): string => words.map((w) => onOneLine(w).replaceAll(';', ',')).join('; ');

const party = (side: 'Actor' | 'Recipient', countries: CountryCodes): EventColumn[] => {
  const of = ({ item }: Exported<'event'>) => (side === 'Actor' ? item.actors : item.recipients);
  const all = (row: Exported<'event'>, key: 'country' | 'role' | 'code') =>
    joined([...new Set(of(row).map((p) => codesOf(row, p, countries)[key]))].filter((c) => c));
  return [
    [`${side} Name`, (r) => joined(namesOf(of(r)))],
    [`${side} Country`, (r) => all(r, 'country')],
    [`${side} Sectors`, (r) => all(r, 'role')],
    [`${side} Code`, (r) => all(r, 'code')],
  ];
};

/** Events in columns named after POLECAT's, those of them that a record can fill; its intensity is not given. */
export function plover(source: ExportSource, countries: CountryCodes, raw: boolean): AsyncGenerator<string> {
  const columns: readonly EventColumn[] = [
    ['Event ID', itemId],
    ['Event Date', (r) => daysOf(r).from],
    ['Event Date To', (r) => daysOf(r).to],
    ['Dated', (r) => daysOf(r).dated],
    ['Event Type', (r) => r.item.type],
    ['Event Mode', (r) => r.item.mode],
    ['Quad Code', (r) => QUAD_CLASSES[(QUADS[r.item.type] ?? 0) - 1] ?? ''],
    ['Contexts', (r) => joined(r.item.contexts)],
    ['Status', (r) => r.item.status],
    ['Trigger', (r) => wordsAt(r, r.item.trigger)],
    ...party('Actor', countries),
    ...party('Recipient', countries),
    ['Placename', (r) => r.item.place?.name ?? null],
    ['Country', (r) => (r.item.place?.country && countries.get(r.item.place.country)) || ''],
    ['Latitude', (r) => r.item.place?.latitude ?? null],
    ['Longitude', (r) => r.item.place?.longitude ?? null],
    ['Precision', (r) => r.item.place?.precision ?? null],
    ['Said By', (r) => wordOf(r.item.saidBy)],
    ['Margin', (r) => r.item.margin],
    ['Source', (r) => r.report.agency ?? r.report.publisher],
    ['Publication Date', (r) => r.report.day],
    ['Headline', (r) => r.report.title],
    ['URL', (r) => r.report.url],
    ['Language', (r) => r.report.language],
    ...CITATION,
  ];
  return tabSeparated(source, columns, raw);
}
