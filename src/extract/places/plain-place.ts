import type { Place } from '#model';
import type { FoundPlace } from '../reading.ts';

/** The place as the record carries it, without its place in the parse. */
export const plainPlace = ({
  name,
  entity,
  latitude,
  longitude,
  country,
  precision,
  distanceKm,
  span,
}: FoundPlace): Place => ({
  name,
  entity,
  latitude,
  longitude,
  country,
  precision,
  distanceKm,
  span,
});
