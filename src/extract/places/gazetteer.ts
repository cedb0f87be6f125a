import type { Row, Shelf } from '#model';
import { type Country, type CountryIndex, indexCountries, listOf, readCountries } from './countries.ts';
import { checkName, foldName, hashName, looseKey } from './fold.ts';
import { decodeGazetteer, firstAt, type GazetteerFile, KIND } from './gazetteer-file.ts';

/** One place that a name may mean. */
export interface Candidate {
  /** country, territory, continent, bloc, a kind of lexicon/places.tsv, or town, capital, seat, quarter, division, district2 of the gazetteer. */
  readonly kind: string;
  readonly latitude: number;
  readonly longitude: number;
  /** ISO 3166-1 alpha-2; empty for seas and what lies in several. */
  readonly country: string;
  /** First division ('US.TX'); empty where not known. */
  readonly division: string;
  /** How likely the name is to mean this place, all else equal: about the base-2 logarithm of its people. */
  readonly weight: number;
  /** GeoNames id, or null. */
  readonly geonames: string | null;
  /** True for what stands in the project's own tables, which hold what the news names. */
  readonly own: boolean;
  /** True where only the transliterated key matched. */
  readonly loose: boolean;
}

/** A name of the project's own tables and how it must be written to count. */
export interface OwnName {
  readonly candidate: Candidate;
  /** An acronym: 'US' is no place where it is written 'us'. */
  readonly capitals: boolean;
  /** 'Ga.', 'MA': only after a comma and a place. */
  readonly abbreviation: boolean;
  /** 'the Gulf': only after 'the'. */
  readonly article: boolean;
  /** Its first word is written small: 'southern Africa'. */
  readonly small: boolean;
}

export interface Gazetteer {
  readonly countries: CountryIndex;
  /** By folded name. */
  readonly own: ReadonlyMap<string, readonly OwnName[]>;
  /** The first folded word of every name of `own`, and how many words the longest has. */
  readonly ownWords: ReadonlyMap<string, number>;
  readonly file: GazetteerFile;
  /** English words that are also names of towns. */
  readonly homographs: ReadonlySet<string>;
  /** Folded given names. */
  readonly givenNames: ReadonlySet<string>;
  /** Folded names of the houses that stand for governments: 'Kremlin'. */
  readonly seats: ReadonlySet<string>;
}

/** Weights of the kinds of the own tables. */
const WEIGHTS: Readonly<Record<string, number>> = {
  country: 30,
  territory: 27,
  continent: 30,
  bloc: 30,
  state: 25,
  nation: 26,
  county: 21,
  region: 24,
  breakaway: 23,
  former: 24,
  people: 22,
  sea: 24,
  strait: 22,
  lake: 21,
  river: 21,
  waterway: 23,
  mountains: 21,
  pass: 20,
  island: 22,
  border: 21,
  crossing: 21,
  camp: 20,
  district: 20,
  quarter: 20,
  facility: 21,
  city: 20,
};

/** Opens the place tables of a shelf: `countries`, `places`, `place-homographs`, `given-names` and lexicon/gazetteer.bin. */
export function openGazetteer(shelf: Shelf): Gazetteer {
  const countries = readCountries(shelf.table('countries'));
  const file = decodeGazetteer(shelf.bytes('lexicon/gazetteer.bin'));
  const own = new Map<string, OwnName[]>();
  for (const row of shelf.table('places')) addPlace(own, row, file);
  for (const country of countries) addCountry(own, country);
  const ownWords = new Map<string, number>();
  for (const key of own.keys()) {
    const words = key.split(' ');
    ownWords.set(words[0] as string, Math.max(ownWords.get(words[0] as string) ?? 0, words.length));
  }
  const givenNames = new Set<string>();
  for (const row of shelf.table('given-names'))
    for (const name of (row.names ?? '').split(' ')) if (name) givenNames.add(foldName(name));
  return {
    countries: indexCountries(countries),
    own,
    ownWords,
    file,
    homographs: new Set(shelf.table('place-homographs').map((row) => row.word ?? '')),
    givenNames,
    seats: new Set([...countries.flatMap((c) => c.metonyms.map(foldName)), ...SEATS]),
  };
}

/** Houses and quarters that stand for a government, a parliament or a trade, besides those of lexicon/countries.tsv. */
const SEATS = [
  'capitol',
  'us capitol',
  'wall street',
  'oval office',
  'foggy bottom',
  'lubyanka',
  'holyrood',
  'stormont',
  'silicon valley',
];

function addPlace(own: Map<string, OwnName[]>, row: Row, file: GazetteerFile): void {
  const kind = row.kind ?? '';
  const name = row.name ?? '';
  const point = { latitude: Number(row.latitude), longitude: Number(row.longitude) };
  const names = [name, ...listOf(row.aliases)];
  // A town of the own table keeps the size and id that the gazetteer has for it under any of its names.
  let same: Candidate | null = null;
  if (kind === 'city') {
    for (const n of names)
      for (const c of townsNamed(foldName(n), file))
        if (isNear(c, point, 0.5) && c.weight > (same?.weight ?? 0)) same = c;
  }
  const iso = row.iso2 ?? '';
  const candidate: Candidate = {
    kind,
    ...point,
    country: iso === 'EU' ? '' : iso,
    division: row.division || same?.division || '',
    weight: Math.max(WEIGHTS[kind] ?? 20, same?.weight ?? 0),
    geonames: same?.geonames ?? null,
    own: true,
    loose: false,
  };
  for (const n of names) addName(own, n, candidate);
}

function addCountry(own: Map<string, OwnName[]>, country: Country): void {
  const kind = country.kind === 'state' ? 'country' : country.kind;
  const candidate: Candidate = {
    kind,
    latitude: country.latitude,
    longitude: country.longitude,
    country: country.iso === 'EU' ? '' : country.iso,
    division: '',
    weight: WEIGHTS[kind] ?? 22,
    geonames: null,
    own: true,
    loose: false,
  };
  for (const name of country.names) {
    // A region that the places table has too is said once, by that table.
    const held = own.get(foldName(withoutArticle(name)));
    if (kind !== 'country' && held?.some(({ candidate: c }) => c.kind !== 'city' && isNear(c, country, 6))) continue;
    addName(own, name, candidate);
  }
}

const withoutArticle = (name: string): string =>
  name.startsWith('the ') || name.startsWith('The ') ? name.slice(4) : name;

/** Abbreviations of states that stand on their own. */
const STANDS_ALONE = new Set(['NSW', 'N.S.W.', 'D.C.', 'DC', 'PEI', 'P.E.I.', 'ACT']);

function addName(own: Map<string, OwnName[]>, name: string, candidate: Candidate): void {
  const bare = withoutArticle(name);
  const key = foldName(bare);
  const letters = bare.length > 9 ? bare : bare.replace(/[^\p{L}]/gu, '');
  const capitals = letters.length <= 5 && letters === letters.toUpperCase();
  const short =
    candidate.kind === 'state' &&
    (bare.endsWith('.') || (capitals && letters.length <= 3) || bare === 'Vic' || bare === 'Qld');
  const entry: OwnName = {
    candidate,
    capitals,
    abbreviation: short && !STANDS_ALONE.has(bare),
    article: name.startsWith('the ') && bare !== 'West Bank',
    small: bare.charAt(0) !== bare.charAt(0).toUpperCase(),
  };
  const list = own.get(key);
  if (!list) own.set(key, [entry]);
  else if (!list.some((e) => e.candidate === candidate && e.article === entry.article && e.small === entry.small))
    list.push(entry);
}

const isNear = (
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
  degrees: number,
): boolean => Math.abs(a.latitude - b.latitude) < degrees && Math.abs(a.longitude - b.longitude) < degrees;

const TOWN_KINDS = ['town', 'capital', 'seat', 'quarter', 'division', 'district2'] as const;

function candidateAt(row: number, file: GazetteerFile, loose: boolean): Candidate {
  const kind = file.kind[row] as number;
  const division = file.divisions[file.division[row] as number] as string;
  const size = (file.size[row] as number) / 8;
  const id = file.id[row] as number;
  const base = size === 0 ? 8 : size;
  const weight =
    kind === KIND.capital
      ? base + 4
      : kind === KIND.seat
        ? base + 1
        : kind === KIND.quarter
          ? base - 2
          : kind === KIND.admin1
            ? Math.min(21, base - 1)
            : kind === KIND.admin2
              ? Math.min(19, base - 4)
              : base;
  return {
    kind: TOWN_KINDS[kind] as string,
    latitude: (file.latitude[row] as number) / 1e4,
    longitude: (file.longitude[row] as number) / 1e4,
    country: division.slice(0, 2),
    division,
    weight,
    geonames: id > 0 ? String(id) : null,
    own: false,
    loose,
  };
}

/** Rows of the gazetteer that bear a folded name. */
export function townsNamed(key: string, file: GazetteerFile): Candidate[] {
  const hash = hashName(key);
  let i = firstAt(file.hash, hash);
  if (file.hash[i] !== hash) return [];
  const check = checkName(key);
  const out: Candidate[] = [];
  for (; file.hash[i] === hash; i++) if (file.check[i] === check) out.push(candidateAt(i, file, false));
  return out;
}

/** Rows of the gazetteer whose names are a folded name's in another transliteration. */
export function townsSpelledLike(folded: string, file: GazetteerFile): Candidate[] {
  const key = looseKey(folded);
  if (key.length < 4) return [];
  const hash = hashName(key);
  let i = firstAt(file.looseHash, hash);
  if (file.looseHash[i] !== hash) return [];
  const check = checkName(key);
  const out: Candidate[] = [];
  for (; file.looseHash[i] === hash; i++) {
    if (file.looseCheck[i] === check) out.push(candidateAt(file.looseRow[i] as number, file, true));
  }
  return out;
}
