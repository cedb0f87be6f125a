import type { Event, Shelf, Statement } from '#model';
import type { Reading } from '../reading.ts';

export type EventLexicon = object;
export const openEvents = (_shelf: Shelf): EventLexicon => ({});
export const findEvents = (_reading: Reading, _statements: readonly Statement[], _lexicon: EventLexicon): Event[] => [];
