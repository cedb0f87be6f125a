import type { Row, Shelf } from '#model';

/** A country, territory or people's region of lexicon/countries.tsv. */
export interface Country {
  readonly name: string;
  /** ISO 3166-1 alpha-2 of the state it is or lies in; empty where it is in none or in several. */
  readonly iso: string;
  /** state, territory, nation, region, breakaway, former, people, bloc or continent. */
  readonly kind: string;
  readonly names: readonly string[];
  readonly adjectives: readonly string[];
  readonly demonyms: readonly string[];
  readonly capitals: readonly string[];
  /** What stands for its government: 'Kremlin'. */
  readonly metonyms: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
}

export const listOf = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(';')
    .map((s) => s.trim())
    .filter((s) => s !== '');

/** Reads the rows of lexicon/countries.tsv. */
export const readCountries = (rows: readonly Row[]): Country[] =>
  rows.map((row) => ({
    name: row.name ?? '',
    iso: row.iso2 ?? '',
    kind: row.kind ?? '',
    names: [row.name ?? '', ...listOf(row.aliases)],
    adjectives: listOf(row.adjectives),
    demonyms: listOf(row.demonyms),
    capitals: listOf(row.capital),
    metonyms: listOf(row.metonyms),
    latitude: Number(row.latitude),
    longitude: Number(row.longitude),
  }));

/** Whom a word of nationality or a name of a country stands for. */
export interface CountryIndex {
  /** Names, adjectives, demonyms, capitals and metonyms, as written; earlier rows win. */
  readonly byWord: ReadonlyMap<string, Country>;
  /** Adjectives and demonyms alone, that are not also names. */
  readonly byAdjective: ReadonlyMap<string, Country>;
}

export function indexCountries(countries: readonly Country[]): CountryIndex {
  const byWord = new Map<string, Country>();
  const byAdjective = new Map<string, Country>();
  const keep = (map: Map<string, Country>, words: readonly string[], country: Country): void => {
    for (const word of words) if (!map.has(word)) map.set(word, country);
  };
  for (const country of countries) keep(byWord, country.names, country);
  for (const country of countries) {
    const words = [...country.adjectives, ...country.demonyms].filter((word) => !byWord.has(word));
    keep(byAdjective, words, country);
  }
  for (const [word, country] of byAdjective) keep(byWord, [word], country);
  for (const country of countries) keep(byWord, country.metonyms, country);
  for (const country of countries) keep(byWord, country.capitals, country);
  return { byWord, byAdjective };
}

/** Countries of a shelf by name, adjective, demonym, capital and metonym. */
export const openCountries = (shelf: Shelf): CountryIndex => indexCountries(readCountries(shelf.table('countries')));

/**
 * The country that a name, a nationality ('Israeli', 'Israelis'), a capital or a seat of
 * government ('the Kremlin') stands for; null where the word is none of them.
 *
 * @param word  as written; a leading 'the' is left out
 */
export function countryOf(word: string, index: CountryIndex): { name: string; iso: string; kind: string } | null {
  const bare = word.startsWith('the ') || word.startsWith('The ') ? word.slice(4) : word;
  const country = index.byWord.get(bare) ?? index.byWord.get(word);
  return country ? { name: country.name, iso: country.iso, kind: country.kind } : null;
}
