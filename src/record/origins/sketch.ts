/**
 * What tells near copies: a MinHash sketch of a text's word shingles (Broder 1997), in bands for look-up
 * (Indyk and Motwani 1998). Two sketches a text, of the whole and of its opening, so that a copy cut short is found by
 * the opening that it kept.
 */
const SHINGLE = 4;
const HASHES = 64;
const ROWS = 4;
/** Words of the opening. */
const OPENING = 60;

export interface Sketch {
  /** The least hash of each of 64 permutations over the whole text. */
  readonly whole: Uint32Array;
  /** Keys to look up: texts that share one are candidates. */
  readonly bands: readonly number[];
}

/** The words of a text as copies are compared: letters and digits, lower case, accents aside. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** FNV-1a over the shingle's words. */
function hashOf(words: readonly string[], from: number, count: number): number {
  let h = 0x811c9dc5;
  for (let i = from; i < from + count; i++) {
    const word = words[i] as string;
    for (let c = 0; c < word.length; c++) h = Math.imul(h ^ word.charCodeAt(c), 0x01000193);
    h = Math.imul(h ^ 0x20, 0x01000193);
  }
  return h >>> 0;
}

/** The set of a text's shingles, as hashes. A text of fewer words than a shingle is one shingle. */
export function shingles(words: readonly string[]): Set<number> {
  const out = new Set<number>();
  const count = Math.min(SHINGLE, words.length);
  for (let i = 0; count && i + count <= words.length; i++) out.add(hashOf(words, i, count));
  return out;
}

/** Odd multipliers and addends of the permutations, from a fixed linear congruence: the same in every archive. */
const PERMUTATIONS = (() => {
  const out: [number, number][] = [];
  let x = 0x2545f491;
  const next = () => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return x;
  };
  for (let i = 0; i < HASHES; i++) out.push([next() | 1, next()]);
  return out;
})();

const scramble = (h: number): number => {
  let x = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
};

const MULTIPLIERS = Int32Array.from(PERMUTATIONS, ([a]) => a | 0);
const ADDENDS = Int32Array.from(PERMUTATIONS, ([, b]) => b | 0);

function minHashes(set: ReadonlySet<number>): Uint32Array {
  const members = Int32Array.from(set, (h) => h | 0);
  const out = new Uint32Array(HASHES);
  for (let i = 0; i < HASHES; i++) {
    const a = MULTIPLIERS[i] as number;
    const b = ADDENDS[i] as number;
    let least = 0xffffffff;
    for (let m = 0; m < members.length; m++) {
      // `scramble`, written out: this loop is most of what a sketch costs.
      let x = (Math.imul(members[m] as number, a) + b) | 0;
      x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
      x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
      const h = (x ^ (x >>> 16)) >>> 0;
      if (h < least) least = h;
    }
    out[i] = least;
  }
  return out;
}

function bandsOf(hashes: Uint32Array, salt: number, count: number): number[] {
  const out: number[] = [];
  for (let band = 0; band < count; band++) {
    let h = (0x811c9dc5 ^ (salt + band)) >>> 0;
    for (let i = band * ROWS; i < (band + 1) * ROWS; i++) h = scramble(h ^ (hashes[i] as number));
    out.push(h);
  }
  return out;
}

/** @param words  as `wordsOf` gives them */
export function sketchOf(words: readonly string[]): Sketch {
  const whole = minHashes(shingles(words));
  const opening = words.length > OPENING ? minHashes(shingles(words.slice(0, OPENING))) : whole;
  return { whole, bands: [...bandsOf(whole, 0, HASHES / ROWS), ...bandsOf(opening, 1000, HASHES / ROWS / 2)] };
}

/** The share of permutations on which two sketches agree: an estimate of the Jaccard index. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < HASHES; i++) if (a[i] === b[i]) same++;
  return same / HASHES;
}

/** How much of the shorter text stands in the longer, 0..1. */
export function containment(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (!small.size) return 0;
  let both = 0;
  for (const shingle of small) if (large.has(shingle)) both++;
  return both / small.size;
}
