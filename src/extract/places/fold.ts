/** Letters that Unicode does not take apart into a base and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŋ: 'n',
  ə: 'a',
  '&': ' and ',
};
/** Words that names write in two ways, and the one they are folded to. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['saint', 'st'],
  ['sainte', 'ste'],
  ['mount', 'mt'],
  ['fort', 'ft'],
  ['sankt', 'st'],
  ['doctor', 'dr'],
]);

/** True for the marks that some spellings put in a name and others leave out: apostrophes, ayn and hamza, full stops. */
const isDropped = (code: number): boolean =>
  code === 0x27 ||
  code === 0x60 ||
  code === 0xb4 ||
  code === 0x2018 ||
  code === 0x2019 ||
  code === 0x201b ||
  code === 0x2e ||
  code === 0xad ||
  (code >= 0x2b0 && code <= 0x36f);

/**
 * A place name without what its spellings differ in: lower case, no diacritics, apostrophes or
 * full stops, hyphens and strokes as spaces, 'Saint' as 'st'.
 */
export function foldName(name: string): string {
  return asciiFold(name) ?? fullFold(name);
}

/** `foldName` of ASCII, the common case; null where there is anything else. */
function asciiFold(name: string): string | null {
  let plain = true;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code > 126 || code === 0x26) return null;
    if (!((code >= 65 && code <= 90) || (code >= 97 && code <= 122))) plain = false;
  }
  const lower = name.toLowerCase();
  if (plain) return SHORT.get(lower) ?? lower;
  let out = '';
  let word = '';
  for (let i = 0; i <= lower.length; i++) {
    const code = i < lower.length ? lower.charCodeAt(i) : 32;
    if (code <= 32 || code === 0x2d || code === 0x2f || code === 0x2c) {
      if (word !== '') out += (out === '' ? '' : ' ') + (SHORT.get(word) ?? word);
      word = '';
    } else if (code !== 0x27 && code !== 0x60 && code !== 0x2e) word += lower[i];
  }
  return out;
}

function fullFold(name: string): string {
  let out = '';
  let space = true;
  for (const character of name.normalize('NFD').toLowerCase().normalize('NFD')) {
    const code = character.codePointAt(0) as number;
    if (isDropped(code)) continue;
    if (
      code <= 32 ||
      code === 0xa0 ||
      character === '-' ||
      character === '/' ||
      character === ',' ||
      (code >= 0x2010 && code <= 0x2015)
    ) {
      if (!space) out += ' ';
      space = true;
    } else {
      out += Object.hasOwn(PLAIN, character) ? PLAIN[character] : character;
      space = false;
    }
  }
  return out
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => SHORT.get(word) ?? word)
    .join(' ');
}

/** The Arabic article and its assimilated forms. */
const ARTICLES = new Set([
  'al',
  'el',
  'ad',
  'ed',
  'an',
  'en',
  'ar',
  'er',
  'as',
  'es',
  'ash',
  'esh',
  'at',
  'et',
  'az',
  'ez',
  'ul',
  'il',
]);
const CLASS: Readonly<Record<string, string>> = { e: 'i', y: 'i', o: 'u', w: 'u', q: 'k' };

/**
 * A key that transliterations from Arabic, Persian, Hebrew and Cyrillic share: no article, no
 * spaces, i for e and y, u for o and w, k for q, single for double letters, no final h
 * ('Khan Younis' and 'Khān Yūnis', 'Deir al-Balah' and 'Dayr al Balaḩ').
 *
 * @param folded  what `foldName` gave
 */
export function looseKey(folded: string): string {
  const words = folded.split(' ');
  let out = '';
  for (const word of words) {
    if (words.length > 1 && ARTICLES.has(word)) continue;
    for (const character of word) {
      const letter = CLASS[character] ?? character;
      const last = out.charCodeAt(out.length - 1);
      if (letter.charCodeAt(0) === last) continue;
      // 'ay', 'ei' and 'ai' are one sound.
      if (letter === 'i' && last === 97) out = out.slice(0, -1);
      if (letter === 'i' && out.endsWith('i')) continue;
      out += letter;
    }
  }
  return out.length > 3 && out.endsWith('h') ? out.slice(0, -1) : out;
}

/** Start of `hashName`. */
export const HASH_START = 0x811c9dc5;
export const CHECK_START = 0x9747b28c;

/** FNV-1a over UTF-16 code units, carried on from `from`. */
export function hashName(text: string, from: number = HASH_START): number {
  let hash = from;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    hash = Math.imul(hash ^ (code & 0xff), 0x01000193);
    if (code > 0xff) hash = Math.imul(hash ^ (code >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

/** A second, independent hash of 16 bits, so that a word that is in no table seldom meets one that is. */
export function checkName(text: string): number {
  let hash = CHECK_START;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x5bd1e995);
    hash ^= hash >>> 13;
  }
  return (hash ^ (hash >>> 16)) & 0xffff;
}
