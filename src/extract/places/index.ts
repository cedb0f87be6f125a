import type { Parsed, Shelf } from '#model';
import type { FoundPlace } from '../reading.ts';

export type Gazetteer = object;
export const openGazetteer = (_shelf: Shelf): Gazetteer => ({});
export const findPlaces = (_parsed: Parsed, _gazetteer: Gazetteer): FoundPlace[] => [];
