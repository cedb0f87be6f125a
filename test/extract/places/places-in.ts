import { loadResources, openShelf } from '#load';
import type { Parsed, Report } from '#model';
import { parse } from '#parse';
import { findPlaces, openGazetteer } from '../../../src/extract/places/index.ts';
import type { FoundPlace, Reading } from '../../../src/extract/reading.ts';

const shelf = openShelf();
export const gazetteer = openGazetteer(shelf);
const resources = loadResources().parse;

const reportOf = (text: string): Report => ({
  id: '0000000000000000',
  textHash: '',
  key: null,
  title: null,
  titleSpan: null,
  agency: null,
  publisher: null,
  byline: [],
  dateline: null,
  published: null,
  referenceDay: null,
  url: null,
  language: 'en',
  revision: null,
  text,
});

/** A text's parse and places. */
export function placesIn(text: string): { parsed: Parsed; places: FoundPlace[] } {
  const parsed = parse(reportOf(text), resources);
  return { parsed, places: findPlaces(parsed, gazetteer) };
}

/** A reading that knows of places alone, and where in it a word stands. */
export function readingAt(text: string, word: string): { reading: Reading; sentence: number; token: number } {
  const { parsed, places } = placesIn(text);
  const reading = { parsed, places, referenceDay: null, times: [], cast: null } as unknown as Reading;
  for (const sentence of parsed.sentences) {
    const token = sentence.tokens.find((t) => t.form === word);
    if (token) return { reading, sentence: sentence.index, token: token.index };
  }
  throw new RangeError(`no ${word} in ${text}`);
}
