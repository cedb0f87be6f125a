import { describe, expect, it } from 'vitest';
import { openShelf } from '#load';
import { foldName, looseKey } from '../../../src/extract/places/fold.ts';
import { countryOf, openCountries } from '../../../src/extract/places/index.ts';

const countries = openCountries(openShelf());

describe('the country that a word stands for', () => {
  for (const [word, name] of [
    ['Israeli', 'Israel'],
    ['Israelis', 'Israel'],
    ['U.S.', 'United States'],
    ['the Kremlin', 'Russia'],
    ['Doha', 'Qatar'],
    ['Dutch', 'Netherlands'],
    ['Danes', 'Denmark'],
    ['Georgia', 'Georgia'],
    ['Gazans', 'Gaza'],
    ['South Sudanese', 'South Sudan'],
  ] as const) {
    it(`${word} is ${name}`, () => expect(countryOf(word, countries)?.name).toBe(name));
  }
  it('is none for other words', () => expect(countryOf('Wednesday', countries)).toBeNull());
  it('has a code of two letters where it is a state', () => {
    for (const { kind, iso, name } of countries.byWord.values())
      if (kind === 'state') expect(iso, name).toMatch(/^[A-Z]{2}$/);
  });
});

describe('folding', () => {
  it('leaves out marks, hyphens and full stops', () => {
    expect(foldName('São Tomé')).toBe('sao tome');
    expect(foldName('St. John’s')).toBe('st johns');
    expect(foldName('Guinea-Bissau')).toBe('guinea bissau');
    expect(foldName('Łódź')).toBe('lodz');
  });
  it('gives transliterations one key', () => {
    expect(looseKey(foldName('Deir al-Balah'))).toBe(looseKey(foldName('Dayr al Balaḩ')));
    expect(looseKey(foldName('Khan Younis'))).toBe(looseKey(foldName('Khān Yūnis')));
    expect(looseKey(foldName('Hodeidah'))).toBe(looseKey(foldName('Al Ḩudaydah')));
  });
});
