import type { Report } from '#model';
import { dayOfInstant, isFullDay, type Moment } from './calendar.ts';
import { localDay } from './zones.ts';

/**
 * The day that relative dates of a report count from.
 *
 * A date without time or zone is taken as it stands ('given'). An instant falls on the
 * local day of the first dateline place ('dateline'), else of the zone it is written in
 * ('publisher'), else of UTC ('utc'). Without either, the dateline's own date serves.
 *
 * @param dateline  its places and full date; null where the report has none
 * @param region    what follows the first place: 'Gaza Strip'
 */
export function settleReferenceDay(
  published: Moment | null,
  dateline: Report['dateline'],
  region: string | null,
): Report['referenceDay'] {
  if (published !== null) {
    if (published.instant === null) return { day: published.day, by: 'given' };
    const place = dateline?.places[0];
    const local = place === undefined ? null : localDay(published.instant, place, region);
    if (local !== null) return { day: local, by: 'dateline' };
    if (published.offset !== null && published.offset !== 0) return { day: published.day, by: 'publisher' };
    return { day: dayOfInstant(published.instant), by: 'utc' };
  }
  const date = dateline?.date ?? null;
  return isFullDay(date) ? { day: date, by: 'dateline' } : null;
}
