import type { Sentence, Token } from '#model';
import type { SpelledName } from './known-spelling.ts';
import type { NamesLexicon } from './lexicon.ts';
import { NAME_PARTICLES, NEVER_NAMES, TAKES_OF, TITLE_FIELDS, TITLES } from './name-words.ts';

/** A stretch of capitalised words that may hold several names and titles: token indices, half-open. */
export interface NameRun {
  readonly first: number;
  readonly last: number;
}

const lower = (t: Token | undefined): string => (t ? t.form.toLowerCase() : '');
const isCapitalised = (t: Token | undefined): boolean => t !== undefined && /^\p{Lu}/u.test(t.form);
const isHyphen = (t: Token | undefined): boolean => t !== undefined && (t.form === '-' || t.form === '‑');
/** May be a month, or someone's name. */
const NAMES_TOO = new Set(['may', 'april', 'june', 'august', 'jan', 'sun', 'mar', 'sat']);
const POSSESSIVE_WITHIN = new Set([
  'people',
  'peoples',
  'workers',
  'worker',
  'women',
  'men',
  'children',
  'lord',
  'teachers',
  'farmers',
  'students',
  'mothers',
  'doctors',
  'king',
  'queen',
  'st',
]);

/** True for a word that can be part of a name where it stands. */
function isNameWord(sentence: Sentence, i: number, capitals: boolean, lexicon: NamesLexicon): boolean {
  const token = sentence.tokens[i];
  if (!token) return false;
  const word = lower(token);
  if (NEVER_NAMES.has(word)) {
    const before = sentence.tokens[i - 1];
    return NAMES_TOO.has(word) && token.upos === 'PROPN' && before !== undefined && lexicon.givenNames.has(before.form);
  }
  if (token.upos === 'PROPN') return /^[\p{Lu}\p{N}]/u.test(token.form) || (NAME_PARTICLES.has(word) && i > 0);
  if (capitals || sentence.kind === 'heading' || !isCapitalised(token)) return false;
  // A capital in mid-sentence: 'Foreign' and 'Affairs' are often tagged as the common words they are.
  const opens =
    i === 0 || /^["“‘'(:]$/.test(sentence.tokens[i - 1]?.form ?? '') || sentence.tokens[i - 1]?.form === '``';
  if (opens)
    return (
      (token.upos === 'ADJ' || token.upos === 'NOUN') &&
      isCapitalised(sentence.tokens[i + 1]) &&
      sentence.tokens[i + 1]?.upos === 'PROPN' &&
      (token.deprel === 'amod' || token.deprel === 'compound') &&
      token.form.length > 3
    );
  return token.upos === 'ADJ' || token.upos === 'NOUN' || token.upos === 'X';
}

/**
 * Runs of capitalised words with the small words that join them: particles ('bin', 'de la'),
 * 'of' and 'for' after a word that takes them ('Ministry of'), 'and' inside what such a word governs.
 */
export function nameRuns(
  sentence: Sentence,
  spelled: readonly SpelledName[],
  capitals: boolean,
  lexicon: NamesLexicon,
): NameRun[] {
  const tokens = sentence.tokens;
  const startsSpelled = new Map<number, SpelledName>();
  for (const s of spelled) startsSpelled.set(s.first, s);
  const runs: NameRun[] = [];
  const nameAt = (i: number): boolean => startsSpelled.has(i) || isNameWord(sentence, i, capitals, lexicon);
  for (let i = 0; i < tokens.length; ) {
    const particle =
      NAME_PARTICLES.has(lower(tokens[i])) &&
      isHyphen(tokens[i + 1]) &&
      isCapitalised(tokens[i + 2]) &&
      tokens[i + 2]?.upos === 'PROPN';
    if (!particle && !nameAt(i)) {
      i++;
      continue;
    }
    const first = i;
    let last = startsSpelled.get(i)?.last ?? i + 1;
    // 'of' was seen after a word that takes it: 'and' may then join what it governs.
    let governed = false;
    for (;;) {
      const next = startsSpelled.get(last);
      if (next) {
        last = next.last;
        continue;
      }
      if (isNameWord(sentence, last, capitals, lexicon)) {
        last++;
        continue;
      }
      const t = tokens[last];
      if (!t) break;
      const before = tokens[last - 1] as Token;
      if (
        isHyphen(t) &&
        t.start === before.end &&
        tokens[last + 1]?.start === t.end &&
        (nameAt(last + 1) || tokens[last + 1]?.upos === 'PROPN')
      ) {
        last += 2;
        continue;
      }
      const word = lower(t);
      const then = nameAt(last + 1);
      if (
        NAME_PARTICLES.has(word) &&
        (then || (isHyphen(tokens[last + 1]) && isCapitalised(tokens[last + 2]))) &&
        before.upos === 'PROPN' &&
        word !== 'y' &&
        word !== 'e'
      ) {
        last += then ? 1 : 2;
        continue;
      }
      if (
        (t.form === '&' ||
          (isCapitalised(t) && (t.upos === 'ADP' || t.upos === 'CCONJ') && !capitals && sentence.kind !== 'heading')) &&
        then
      ) {
        last++;
        continue;
      }
      const article = lower(tokens[last + 1]) === 'the' ? 1 : 0;
      const target = last + 1 + article;
      if (
        (word === 'of' || word === 'for' || word === 'on') &&
        !capitals &&
        nameAt(target) &&
        TAKES_OF.has(lower(before)) &&
        isCapitalised(before) &&
        !startsSpelledWhole(startsSpelled, first, last)
      ) {
        governed = true;
        last = target;
        continue;
      }
      // 'Secretary of State Hill': the field belongs to the title before it.
      if (
        word === 'of' &&
        TITLES.has(lower(before)) &&
        isCapitalised(before) &&
        TITLE_FIELDS.has(lower(tokens[last + 1])) &&
        isCapitalised(tokens[last + 1]) &&
        then
      ) {
        last++;
        continue;
      }
      if ((word === 'and' || t.form === ',') && governed && joinsWithin(sentence, last, startsSpelled, nameAt)) {
        last++;
        continue;
      }
      if (
        t.xpos === 'POS' &&
        nameAt(last + 1) &&
        POSSESSIVE_WITHIN.has(lower(before)) &&
        !startsSpelled.has(last + 1)
      ) {
        last++;
        continue;
      }
      break;
    }
    runs.push({ first, last });
    i = last;
  }
  return runs;
}

/** True where the run so far is one known name and nothing else: 'Hamas of Gaza' is not one name. */
function startsSpelledWhole(starts: ReadonlyMap<number, SpelledName>, first: number, last: number): boolean {
  const whole = starts.get(first);
  return whole !== undefined && whole.last === last && whole.spelling.known.kind !== 'organization';
}

/** 'Health and Welfare' within 'Ministry of Health and Welfare': what follows is governed by 'of' too, and no name that stands alone. */
function joinsWithin(
  sentence: Sentence,
  at: number,
  starts: ReadonlyMap<number, SpelledName>,
  nameAt: (i: number) => boolean,
): boolean {
  const tokens = sentence.tokens;
  const comma = tokens[at]?.form === ',';
  const target = at + 1;
  if (!nameAt(target) || starts.has(target)) return false;
  const next = tokens[target];
  if (!next) return false;
  if (starts.has(at - 1)) return false;
  if (comma) {
    // Only a list that ends in 'and': 'Agriculture, Food and Fisheries'.
    const close = tokens[target + 1];
    return (
      close !== undefined &&
      (close.form === ',' || lower(close) === 'and') &&
      nameAt(target + 2) &&
      next.deprel === 'conj'
    );
  }
  return next.deprel === 'conj' && tokens[next.head] !== undefined && next.head < at && next.head >= at - 4;
}
