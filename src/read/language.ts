import { BY_SCRIPT, FREQUENT_WORDS, TELLING_LETTERS } from './language-words.ts';

/** How much of a text is read: this many code units at its start, and again in its middle. */
const SAMPLE = 3000;

/** First and last code point of each script's letters, in order of size. */
const SCRIPTS: readonly (readonly [number, number, string])[] = [
  [0x41, 0x24f, 'Latin'],
  [0x370, 0x3ff, 'Greek'],
  [0x400, 0x52f, 'Cyrillic'],
  [0x531, 0x58f, 'Armenian'],
  [0x5d0, 0x5f4, 'Hebrew'],
  [0x620, 0x6ff, 'Arabic'],
  [0x750, 0x77f, 'Arabic'],
  [0x900, 0x97f, 'Devanagari'],
  [0x980, 0x9ff, 'Bengali'],
  [0xa00, 0xa7f, 'Gurmukhi'],
  [0xa80, 0xaff, 'Gujarati'],
  [0xb80, 0xbff, 'Tamil'],
  [0xc00, 0xc7f, 'Telugu'],
  [0xc80, 0xcff, 'Kannada'],
  [0xd00, 0xd7f, 'Malayalam'],
  [0xd80, 0xdff, 'Sinhala'],
  [0xe01, 0xe4e, 'Thai'],
  [0xe80, 0xeff, 'Lao'],
  [0xf00, 0xfff, 'Tibetan'],
  [0x1000, 0x109f, 'Myanmar'],
  [0x10a0, 0x10ff, 'Georgian'],
  [0x1100, 0x11ff, 'Hangul'],
  [0x1200, 0x139f, 'Ethiopic'],
  [0x1780, 0x17ff, 'Khmer'],
  [0x1e00, 0x1eff, 'Latin'],
  [0x1f00, 0x1fff, 'Greek'],
  [0x3040, 0x30ff, 'Kana'],
  [0x3400, 0x9fff, 'Han'],
  [0xac00, 0xd7a3, 'Hangul'],
  [0xfb50, 0xfdff, 'Arabic'],
  [0xfe70, 0xfefc, 'Arabic'],
];

function scriptOf(code: number): string | null {
  if (code < 0x41 || (code > 0x5a && code < 0x61) || (code > 0x7a && code < 0xc0)) return null;
  for (const [first, last, name] of SCRIPTS) {
    if (code < first) return null;
    if (code <= last) return name;
  }
  return null;
}

/** Each frequent word to the languages that have it. */
const WORDS: ReadonlyMap<string, readonly string[]> = (() => {
  const map = new Map<string, string[]>();
  for (const [tag, words] of Object.entries(FREQUENT_WORDS)) {
    for (const word of new Set(words.split(' '))) map.set(word, [...(map.get(word) ?? []), tag]);
  }
  return map;
})();

/**
 * The language of Latin letters by its small words: each word seen votes for the languages
 * that have it, the fewer the stronger. English stands where nothing clear speaks against
 * it, so that a headline of names alone is read and not passed over.
 */
function latinLanguage(sample: string): string {
  const votes = new Map<string, number>();
  const kinds = new Map<string, Set<string>>();
  let words = 0;
  for (const m of sample.matchAll(/[\p{L}\p{M}]+/gu)) {
    const word = m[0].toLowerCase();
    words++;
    const tags = WORDS.get(word);
    if (tags === undefined) continue;
    for (const tag of tags) {
      votes.set(tag, (votes.get(tag) ?? 0) + 1 / tags.length);
      const seen = kinds.get(tag) ?? new Set<string>();
      kinds.set(tag, seen.add(word));
    }
  }
  let best = 'en';
  for (const [tag, vote] of votes) if (vote > (votes.get(best) ?? 0)) best = tag;
  if (best === 'en') return 'en';
  const vote = votes.get(best) ?? 0;
  const clear = vote > 1.5 * (votes.get('en') ?? 0) && (kinds.get(best)?.size ?? 0) >= 3 && vote >= words * 0.04;
  return clear ? best : 'en';
}

/**
 * The language that most of a text is in, as a BCP 47 tag, from the scripts of its letters
 * and, in Latin letters, its commonest words. A best guess outside English; 'und' where
 * there are no letters.
 */
export function identifyLanguage(text: string): string {
  const middle = text.length > 4 * SAMPLE ? text.length >> 1 : SAMPLE;
  const sample = `${text.slice(0, SAMPLE)} ${text.slice(middle, middle + SAMPLE)}`;
  const letters = new Map<string, number>();
  for (let i = 0; i < sample.length; i++) {
    const script = scriptOf(sample.charCodeAt(i));
    if (script !== null) letters.set(script, (letters.get(script) ?? 0) + 1);
  }
  let script: string | null = null;
  for (const [name, count] of letters) if (script === null || count > (letters.get(script) ?? 0)) script = name;
  if (script === null) return 'und';
  if (script === 'Latin') return latinLanguage(sample);
  // Japanese mixes kana into a text that may hold more Han than kana.
  if (script === 'Han' && (letters.get('Kana') ?? 0) * 8 > (letters.get('Han') ?? 0)) return 'ja';
  const lower = sample.toLowerCase();
  for (const [tag, telling] of TELLING_LETTERS[script] ?? []) {
    let seen = 0;
    for (const c of lower) if (telling.includes(c)) seen++;
    if (seen * 150 > (letters.get(script) ?? 0)) return tag;
  }
  return BY_SCRIPT[script] ?? 'und';
}

/** Whether a BCP 47 tag is English's, or leaves the language open. */
export const isEnglish = (tag: string): boolean => tag === 'und' || tag.toLowerCase().split('-')[0] === 'en';

const NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  eng: 'en',
  arabic: 'ar',
  ara: 'ar',
  french: 'fr',
  fra: 'fr',
  fre: 'fr',
  german: 'de',
  deu: 'de',
  ger: 'de',
  spanish: 'es',
  spa: 'es',
  russian: 'ru',
  rus: 'ru',
  hebrew: 'he',
  heb: 'he',
  turkish: 'tr',
  tur: 'tr',
  chinese: 'zh',
  zho: 'zh',
};

/** A language as an input gives it ('en_GB', 'eng', 'English') as a BCP 47 tag; null where it is none. */
export function readLanguage(given: string): string | null {
  const tag = given.trim().replaceAll('_', '-');
  const named = NAMES[tag.toLowerCase()];
  if (named !== undefined) return named;
  return /^[A-Za-z]{2,3}(?:-[A-Za-z\d]{2,8}){0,4}$/.test(tag) ? tag : null;
}
