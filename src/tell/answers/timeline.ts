import type { Cited, Event, FindingQuery, Page, Store, TimelineRow } from '#model';
import { citeOf, cut, withdrawnOf } from './cite.ts';

/** What happened, by the day it happened, then by ingest. Events of no known day come first. */
export async function timeline(store: Store, query: FindingQuery): Promise<Page<TimelineRow>> {
  const { rows, next } = await store.findings('event', { ...query, order: 'told' });
  return { rows: rows.map(timelineRow), next };
}

const names = (parties: Event['actors']): string[] => parties.map((p) => p.name);

export function timelineRow(row: Cited<'event'>): TimelineRow {
  const { item, report } = row;
  return {
    day: item.when?.from ?? report.day,
    to: item.when?.to ?? report.day,
    dated: item.when?.standing ?? 'published',
    status: item.status,
    type: item.type,
    actors: names(item.actors),
    trigger: cut(row, item.trigger) ?? '',
    recipients: names(item.recipients),
    place: item.place?.name ?? null,
    saidBy: item.saidBy ? (item.saidBy.name ?? 'unknown') : null,
    condition: item.condition && cut(row, item.condition),
    withdrawn: withdrawnOf(report),
    cite: citeOf(row),
  };
}
