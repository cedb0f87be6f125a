import { mix1, mix2, mix3 } from '../hash.ts';
import type { Lexeme } from './lexeme.ts';

export const TAG_FEATURES = 44;

/**
 * Writes the hashes of the features of word `i` into `out`, each masked to a place in the table
 * of weights. `tags` holds the tags given to the words before it.
 */
export function tagFeatures(
  words: readonly Lexeme[],
  i: number,
  tags: ArrayLike<number>,
  edge: Lexeme,
  noTag: number,
  mask: number,
  out: Int32Array,
): void {
  const w = words[i] as Lexeme;
  const a = i > 0 ? (words[i - 1] as Lexeme) : edge;
  const aa = i > 1 ? (words[i - 2] as Lexeme) : edge;
  const b = i + 1 < words.length ? (words[i + 1] as Lexeme) : edge;
  const bb = i + 2 < words.length ? (words[i + 2] as Lexeme) : edge;
  const t1 = i > 0 ? (tags[i - 1] as number) : noTag;
  const t2 = i > 1 ? (tags[i - 2] as number) : noTag;
  const first = i === 0 ? 1 : 0;
  out[0] = mix1(1, w.word) & mask;
  out[1] = mix1(2, w.exact) & mask;
  out[2] = mix1(3, w.suffix1) & mask;
  out[3] = mix1(4, w.suffix2) & mask;
  out[4] = mix1(5, w.suffix3) & mask;
  out[5] = mix1(6, w.suffix4) & mask;
  out[6] = mix1(7, w.prefix1) & mask;
  out[7] = mix1(8, w.prefix3) & mask;
  out[8] = mix2(9, w.shape, first) & mask;
  out[9] = mix1(10, t1) & mask;
  out[10] = mix2(11, t1, t2) & mask;
  out[11] = mix2(12, t1, w.word) & mask;
  out[12] = mix2(13, t1, b.word) & mask;
  out[13] = mix1(14, a.word) & mask;
  out[14] = mix1(15, aa.word) & mask;
  out[15] = mix1(16, b.word) & mask;
  out[16] = mix1(17, bb.word) & mask;
  out[17] = mix2(18, a.word, w.word) & mask;
  out[18] = mix2(19, w.word, b.word) & mask;
  out[19] = mix1(20, a.suffix3) & mask;
  out[20] = mix1(21, b.suffix3) & mask;
  out[21] = mix1(22, b.ambiguity) & mask;
  out[22] = mix2(23, b.ambiguity, bb.ambiguity) & mask;
  out[23] = mix2(24, t1, b.ambiguity) & mask;
  out[24] = mix3(25, t1, t2, b.ambiguity) & mask;
  out[25] = mix2(26, w.word, b.ambiguity) & mask;
  out[26] = mix2(27, w.shape, a.shape) & mask;
  out[27] = mix2(28, w.shape, b.shape) & mask;
  out[28] = mix2(29, w.suffix3, t1) & mask;
  out[29] = mix2(30, w.suffix3, b.ambiguity) & mask;
  out[30] = mix2(31, t1, w.ambiguity) & mask;
  out[31] = mix2(32, a.word, b.word) & mask;
  out[32] = mix3(33, t1, t2, w.word) & mask;
  out[33] = mix3(34, w.shape, t1, w.suffix2) & mask;
  out[34] = mix1(35, w.listed) & mask;
  out[35] = mix1(36, w.listedLower) & mask;
  out[36] = mix3(37, w.listed, w.listedLower, t1) & mask;
  out[37] = mix2(38, w.listed, b.listed) & mask;
  out[38] = mix2(39, b.listed, b.listedLower) & mask;
  out[39] = mix3(40, t1, w.listed, b.listed) & mask;
  out[40] = mix2(41, w.listed, b.word) & mask;
  out[41] = mix2(42, w.listedLower, w.shape) & mask;
  out[42] = mix2(43, w.listed, w.suffix2) & mask;
  out[43] = mix3(44, t1, t2, w.listed) & mask;
}
