import { describe, expect, it } from 'vitest';
import { placeOf, settingOf, venueOf } from '../../../src/extract/places/index.ts';
import { readingAt } from './places-in.ts';

const placeAt = (text: string, word: string): string | null => {
  const { reading, sentence, token } = readingAt(text, word);
  return placeOf(reading, sentence, token)?.name ?? null;
};
const venueAt = (text: string, word: string): string | null => {
  const { reading, sentence, token } = readingAt(text, word);
  return venueOf(reading, sentence, token)?.name ?? null;
};

describe('the place of an event', () => {
  it('is what hangs on it with in', () => expect(placeAt('The delegations met in Cairo.', 'met')).toBe('Cairo'));
  it('may be named below its object', () => expect(placeAt('Troops seized a depot in Marib.', 'seized')).toBe('Marib'));
  it('may be its object', () => expect(placeAt('Rebels seized Goma.', 'seized')).toBe('Goma'));
  it('is the destination of a journey', () =>
    expect(placeAt('The minister travelled to Doha.', 'travelled')).toBe('Doha'));
  it('stands before a noun', () => expect(placeAt('They condemned the Rafah offensive.', 'offensive')).toBe('Rafah'));
  it('is no state that acts', () => expect(placeAt('Kenya rejected the offer.', 'rejected')).toBeNull());
  it('is no state that is acted on', () => expect(placeAt('The minister accused Uganda.', 'accused')).toBeNull());
  it('is none where the sentence tells none', () =>
    expect(placeAt('The delegations met in Cairo. They argued.', 'argued')).toBeNull());
});

describe('the venue of a statement', () => {
  it('hangs on the words said to somebody', () =>
    expect(venueAt('The spokesman told reporters in Beirut that talks had failed.', 'told')).toBe('Beirut'));
  it('is not what the words are about', () =>
    expect(venueAt('The spokesman said that troops had left Gao.', 'said')).toBeNull());
});

describe('the setting of a report', () => {
  it('is where it mostly plays', () => {
    const { reading } = readingAt('Crowds marched in Lusaka. In Lusaka, shops stayed shut. Malawi watched.', 'Crowds');
    expect(settingOf(reading)?.name).toBe('Lusaka');
  });
});
