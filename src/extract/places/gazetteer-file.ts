/** What a row of the gazetteer is. `seat` is the seat of a first division; `quarter` a part of a town. */
export const KIND = { city: 0, capital: 1, seat: 2, quarter: 3, admin1: 4, admin2: 5 } as const;

/**
 * The columns of lexicon/gazetteer.bin, over its own bytes. Rows stand in order of `hash`, the hash
 * of their folded name; the names themselves are not kept, a second hash of 16 bits confirms them.
 */
export interface GazetteerFile {
  /** `hashName` of the folded name, ascending. */
  readonly hash: Uint32Array;
  /** `checkName` of the folded name. */
  readonly check: Uint16Array;
  /** In ten-thousandths of a degree. */
  readonly latitude: Int32Array;
  readonly longitude: Int32Array;
  /** GeoNames id; 0 where not known. */
  readonly id: Uint32Array;
  /** Index into `divisions`. */
  readonly division: Uint16Array;
  /** Eight times the base-2 logarithm of the population; 0 where not known. */
  readonly size: Uint8Array;
  /** A value of `KIND`. */
  readonly kind: Uint8Array;
  /** `hashName` of the loose key, ascending, for names that are transliterated. */
  readonly looseHash: Uint32Array;
  readonly looseCheck: Uint16Array;
  /** The row that a loose key leads to. */
  readonly looseRow: Uint32Array;
  /** First divisions as 'US.TX': the country's ISO code and the code within it. */
  readonly divisions: readonly string[];
}

export const MAGIC = 0x315a4752; // 'RGZ1'

/**
 * Views over the bytes of lexicon/gazetteer.bin; nothing is copied but where the bytes are not aligned.
 *
 * @throws Error where the bytes are not a gazetteer
 */
export function decodeGazetteer(given: Uint8Array): GazetteerFile {
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice();
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 16 || head.getUint32(0, true) !== MAGIC)
    throw new Error('lexicon/gazetteer.bin is not a gazetteer: install the package again');
  const rows = head.getUint32(4, true);
  const loose = head.getUint32(8, true);
  const text = head.getUint32(12, true);
  let at = bytes.byteOffset + 16;
  const take = <T>(
    make: (buffer: ArrayBufferLike, offset: number, length: number) => T,
    width: number,
    length: number,
  ): T => {
    const view = make(bytes.buffer, at, length);
    at += Math.ceil((width * length) / 4) * 4;
    return view;
  };
  const u32 = (n: number) => take((b, o, l) => new Uint32Array(b, o, l), 4, n);
  const i32 = (n: number) => take((b, o, l) => new Int32Array(b, o, l), 4, n);
  const u16 = (n: number) => take((b, o, l) => new Uint16Array(b, o, l), 2, n);
  const u8 = (n: number) => take((b, o, l) => new Uint8Array(b, o, l), 1, n);
  const hash = u32(rows);
  const latitude = i32(rows);
  const longitude = i32(rows);
  const id = u32(rows);
  const looseHash = u32(loose);
  const looseRow = u32(loose);
  const check = u16(rows);
  const division = u16(rows);
  const looseCheck = u16(loose);
  const size = u8(rows);
  const kind = u8(rows);
  const divisions = new TextDecoder().decode(u8(text)).split(' ');
  return { hash, check, latitude, longitude, id, division, size, kind, looseHash, looseCheck, looseRow, divisions };
}

/** Index of the first of the sorted `hashes` that is not below `hash`. */
export function firstAt(hashes: Uint32Array, hash: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] as number) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
