import type { Entity, Party, Span } from '#model';
import type { Exported } from './exported.ts';

/** Words of the report that a span points at, as they stand. */
export const wordsAt = ({ record }: Exported, { start, end }: Span): string => record.report.text.slice(start, end);

/** Words on one line. */
export const onOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

export const namesOf = (parties: readonly Party[]): string[] => parties.map((p) => p.name);

/** What a finding is called everywhere outside the archive: 'report#item'. */
export const itemId = ({ report, item }: Exported): string => `${report.id}#${item.id}`;

/** The day of a report, or of what it tells, as eight digits. */
export const digits = (day: string): string => day.slice(0, 10).replaceAll('-', '');

/** Whose word a finding stands on: null for the report's own, 'unknown' where it only hedges. */
export const wordOf = (saidBy: { readonly name: string | null } | null): string | null =>
  saidBy && (saidBy.name ?? 'unknown');

/** An event or figure in the day it tells; of the report where it tells none. */
export function daysOf(row: Exported<'event' | 'figure'>): {
  readonly from: string | null;
  readonly to: string | null;
  readonly dated: 'stated' | 'implied' | 'published';
} {
  const { when } = row.item;
  return when
    ? { from: when.from, to: when.to, dated: when.standing }
    : { from: row.report.day, to: row.report.day, dated: 'published' };
}

/** The entity of a party in its own report. */
export const entityOf = (row: Exported, id: string | null): Entity | null =>
  (id !== null && row.record.entities.find((e) => e.id === id)) || null;

/** What an event is called in one line: actors, the words of the trigger, recipients, place. */
export function headlineOf(row: Exported<'event'>): string {
  const { actors, recipients, trigger, place } = row.item;
  const list = (names: readonly string[]) => [...new Set(names.map(onOneLine))].join(', ');
  const to = list(namesOf(recipients));
  return [
    list(namesOf(actors)),
    onOneLine(wordsAt(row, trigger)),
    to && `– ${to}`,
    place && ![...actors, ...recipients].some((p) => p.name === place.name) ? `(${onOneLine(place.name)})` : '',
  ]
    .filter((w) => w)
    .join(' ');
}

/** Text in which nothing stands that text formats forbid: NUL and other control characters become U+FFFD. */
export const withoutControls = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
