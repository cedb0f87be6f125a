/**
 * Hashes for features: 32-bit, the same on every machine. Weights are found by hash alone
 * (a static hash kernel), so no dictionary of features is shipped.
 */

/** Hash of the UTF-16 code units `from..to` of a string. */
export function hashText(text: string, from = 0, to = text.length): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  return Math.imul(h, 0x2c1b3c6d);
}

/** Hash of one value under a template's number. */
export function mix1(template: number, a: number): number {
  let h = Math.imul(a + template, 0x9e3779b1 | 0);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca77 | 0);
  return h ^ (h >>> 13);
}

/** Hash of two values under a template's number. */
export function mix2(template: number, a: number, b: number): number {
  let h = Math.imul(a + template, 0x9e3779b1 | 0);
  h = Math.imul((h ^ (h >>> 15)) + b, 0x85ebca77 | 0);
  return h ^ (h >>> 13);
}

/** Hash of three values under a template's number. */
export function mix3(template: number, a: number, b: number, c: number): number {
  let h = Math.imul(a + template, 0x9e3779b1 | 0);
  h = Math.imul((h ^ (h >>> 15)) + b, 0x85ebca77 | 0);
  h = Math.imul((h ^ (h >>> 13)) + c, 0xc2b2ae3d | 0);
  return h ^ (h >>> 15);
}
