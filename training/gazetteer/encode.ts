import { checkName, foldName, hashName, looseKey } from '../../src/extract/places/fold.ts';
import { KIND, MAGIC } from '../../src/extract/places/gazetteer-file.ts';

export { KIND };

export interface GazetteerRow {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly country: string;
  /** 'US.TX' */
  readonly admin1: string;
  readonly kind: number;
  readonly population: number;
  readonly id: number;
}

/** Countries whose names reach English through transliteration, so that spellings differ. */
const TRANSLITERATED = new Set(
  'AE AF AM AZ BD BG BH BY DJ DZ EG ER ET GE IL IN IQ IR JO KG KW KZ LB LY MA MD MK MR NP OM PK PS QA RS RU SA SD SO SS SY TD TJ TM TN TR UA UZ YE EH ML NE NG'.split(
    ' ',
  ),
);
/** Villages below this are left out of the loose index, where they would be met by chance. */
const LOOSE_POPULATION = 3000;

/** The bytes that `decodeGazetteer` reads. The same rows give the same bytes. */
export function encodeGazetteer(rows: readonly GazetteerRow[]): Uint8Array {
  const divisions = [...new Set(rows.map((r) => r.admin1))].sort();
  const divisionOf = new Map(divisions.map((d, i) => [d, i]));
  const keyed = rows
    .map((row) => {
      const key = foldName(row.name);
      return { row, key, hash: hashName(key), check: checkName(key) };
    })
    .filter(({ key }) => key.length > 1)
    .sort(
      (a, b) =>
        a.hash - b.hash ||
        a.check - b.check ||
        b.row.population - a.row.population ||
        a.row.id - b.row.id ||
        a.row.kind - b.row.kind,
    );
  const loose = keyed
    .map(({ row, key }, index) => ({ row, key: looseKey(key), index }))
    .filter(
      ({ row, key }) =>
        TRANSLITERATED.has(row.country) &&
        key.length > 3 &&
        (row.population >= LOOSE_POPULATION || row.kind !== KIND.city || row.country === 'PS'),
    )
    .map(({ key, index }) => ({ index, hash: hashName(key), check: checkName(key) }))
    .sort((a, b) => a.hash - b.hash || a.check - b.check || a.index - b.index);
  const text = new TextEncoder().encode(divisions.join(' '));
  const n = keyed.length;
  const m = loose.length;
  const columns: Uint8Array[] = [
    raw(Uint32Array.from([MAGIC, n, m, text.length])),
    raw(Uint32Array.from(keyed, (k) => k.hash)),
    raw(Int32Array.from(keyed, ({ row }) => Math.round(row.latitude * 1e4))),
    raw(Int32Array.from(keyed, ({ row }) => Math.round(row.longitude * 1e4))),
    raw(Uint32Array.from(keyed, ({ row }) => row.id)),
    raw(Uint32Array.from(loose, (l) => l.hash)),
    raw(Uint32Array.from(loose, (l) => l.index)),
    raw(Uint16Array.from(keyed, (k) => k.check)),
    raw(Uint16Array.from(keyed, ({ row }) => divisionOf.get(row.admin1) as number)),
    raw(Uint16Array.from(loose, (l) => l.check)),
    raw(
      Uint8Array.from(keyed, ({ row }) =>
        row.population > 0 ? Math.min(255, Math.round(Math.log2(row.population) * 8)) : 0,
      ),
    ),
    raw(Uint8Array.from(keyed, ({ row }) => row.kind)),
    text,
  ];
  const length = columns.reduce((sum, c) => sum + Math.ceil(c.length / 4) * 4, 0);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const column of columns) {
    bytes.set(column, at);
    at += Math.ceil(column.length / 4) * 4;
  }
  return bytes;
}

const raw = (column: Uint8Array | Uint16Array | Uint32Array | Int32Array): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
