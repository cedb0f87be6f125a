import type { FindingKind } from '#model';
import { columnsOf } from './columns.ts';
import type { Exported, ExportSource } from './exported.ts';
import { itemId } from './words.ts';

/**
 * Events and figures that have a point, as a FeatureCollection (RFC 7946): longitude first, WGS 84. A point is that of
 * the named place, from the lexicon; `precision` says how much of a place that is, `distance_km` how far from it.
 */
export async function* geoJson(source: ExportSource, kinds: readonly FindingKind[]): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let first = true;
  for (const kind of kinds) {
    if (kind !== 'event' && kind !== 'figure') continue;
    for await (const row of source.rows(kind)) {
      const feature = featureOf(row);
      if (!feature) continue;
      yield `${first ? '' : ','}\n${JSON.stringify(feature)}`;
      first = false;
    }
  }
  yield '\n]}\n';
}

function featureOf(row: Exported<'event' | 'figure'>): object | null {
  const { place } = row.item;
  if (!place || place.latitude === null || place.longitude === null) return null;
  const columns = columnsOf(row.kind).filter(({ name }) => name !== 'latitude' && name !== 'longitude');
  return {
    type: 'Feature',
    id: itemId(row),
    geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] },
    properties: { kind: row.kind, ...Object.fromEntries(columns.map((c) => [c.name, c.of(row)])) },
  };
}
