import type { Cited, Happening, HappeningQuery, HappeningRow, Store } from '#model';
import { type Look, oneLine, padded } from '../look.ts';
import { openPage } from '../page.ts';
import { citeOf, cut } from './cite.ts';

/**
 * One row an event, with every report's version of it. By the day told of its first mention, then by order of ingest.
 */
export async function happenings(
  store: Store,
  query: HappeningQuery,
): Promise<{ rows: HappeningRow[]; next: string | null }> {
  const { rows, next } = await store.happenings.happenings(query);
  return { rows: rows.map(rowOf), next };
}

function rowOf(happening: Happening): HappeningRow {
  const first = happening.members[0] as Cited<'event'>;
  return {
    id: happening.id,
    type: first.item.type,
    days: [...happening.days],
    places: [...happening.places],
    actors: [...happening.actors],
    what: whatOf(first),
    origins: happening.origins,
    reports: new Set(happening.members.map((m) => m.report.id)).size,
    versions: happening.members.map((m) => ({
      source: m.item.saidBy ? (m.item.saidBy.name ?? 'unknown') : null,
      day: m.item.when?.from ?? m.report.day,
      place: m.item.place?.name ?? null,
      actors: m.item.actors.map((a) => a.name),
      status: m.item.status,
      cite: citeOf(m),
    })),
  };
}

const whatOf = (row: Cited<'event'>): string =>
  [
    row.item.actors.map((a) => a.name).join(', '),
    cut(row, row.item.trigger) ?? '',
    row.item.recipients.map((r) => r.name).join(', '),
  ]
    .filter((w) => w)
    .join(' ');

const INDENT = 12;

export function tellHappenings(rows: readonly HappeningRow[], look: Look): string {
  const page = openPage(look);
  for (const row of rows) {
    const told = `${row.reports} report${row.reports === 1 ? '' : 's'}, ${row.origins} origin${row.origins === 1 ? '' : 's'}`;
    page.heading(`${row.days.join(' / ') || 'no day'}  ${oneLine(row.what)}`);
    page.words(
      INDENT,
      [row.type, row.places.length ? `in ${row.places.join(' / ')}` : '', told, row.id].filter((w) => w).join(' · '),
    );
    for (const version of row.versions) {
      page.row(
        [[padded(version.day ?? 'no day', INDENT), 'accent']],
        [
          version.source ?? 'the report’s own word',
          version.actors.join(', '),
          version.status === 'occurred' ? '' : version.status,
        ]
          .filter((w) => w)
          .join(' · '),
      );
      page.words(
        INDENT + 2,
        `“${oneLine(version.cite.words)}” (${version.cite.key ?? version.cite.title ?? ''}; ${version.cite.report}#${version.cite.item})`,
        'dim',
      );
    }
  }
  return page.text();
}
