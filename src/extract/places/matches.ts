import type { Sentence, Token } from '#model';
import { foldName } from './fold.ts';
import { type Candidate, type Gazetteer, type OwnName, townsNamed, townsSpelledLike } from './gazetteer.ts';
import type { GazetteerFile } from './gazetteer-file.ts';

/** A stretch of words that the tables know as the name of one or more places. */
export interface Match {
  readonly sentence: number;
  /** Token indices, half-open. */
  readonly first: number;
  readonly last: number;
  /** The folded name. */
  readonly key: string;
  readonly candidates: readonly Candidate[];
  /** True where the name may stand only after a comma and another place: 'Ga.' */
  readonly abbreviation: boolean;
  /** True where it is an acronym of the own tables. */
  readonly acronym: boolean;
}

/** Small words that may stand inside a town's name. */
const CONNECTORS = new Set(
  'of the de del della di da do dos das du des la le les los las van von den der am an im in upon on under al el as ash ad et en sur sous y e i kwa ez es and und bei ob'.split(
    ' ',
  ),
);
const LONGEST_TOWN = 5;

export const isCapitalized = (form: string): boolean => {
  const first = form.charCodeAt(0);
  if (first >= 65 && first <= 90) return true;
  if (first < 0xc0) return false;
  const letter = form.slice(0, 1);
  return letter !== letter.toLowerCase();
};

const isHyphen = (form: string): boolean => form === '-' || form === '–' || form === '‑' || form === '‐';
const isWord = (form: string): boolean => /[\p{L}]/u.test(form);

/** What one report asks of the tables, each thing once: folded forms and the towns of a name. */
export class Folder {
  readonly #cache = new Map<string, string>();
  readonly #towns = new Map<string, readonly Candidate[]>();

  /** Rows of the gazetteer of a folded name, looked up once: the same name gives the same objects. */
  towns(key: string, file: GazetteerFile): readonly Candidate[] {
    let towns = this.#towns.get(key);
    if (!towns) {
      towns = townsNamed(key, file);
      this.#towns.set(key, towns);
    }
    return towns;
  }

  fold(form: string): string {
    let folded = this.#cache.get(form);
    if (folded === undefined) {
      folded = foldName(form);
      this.#cache.set(form, folded);
    }
    return folded;
  }
}

/**
 * The longest known names of a sentence, left to right, none overlapping another. Whether each is
 * meant as a place is left to the caller.
 */
export function findMatches(sentence: Sentence, gazetteer: Gazetteer, folder: Folder): Match[] {
  const out: Match[] = [];
  const { tokens } = sentence;
  for (let i = 0; i < tokens.length; ) {
    const match = matchAt(sentence, i, gazetteer, folder);
    if (match) {
      out.push(match);
      i = match.last;
    } else i++;
  }
  return out;
}

/** Characters of a longer name than any place has. */
const LONGEST_KEY = 120;

function matchAt(sentence: Sentence, start: number, gazetteer: Gazetteer, folder: Folder): Match | null {
  const { tokens } = sentence;
  const token = tokens[start] as Token;
  if (!isWord(token.form)) return null;
  const capital = isCapitalized(token.form);
  const folded = folder.fold(token.form);
  const article = isArticle(tokens, start, folded);
  let ownLimit = gazetteer.ownWords.get(folded) ?? 0;
  if (!capital && !article && ownLimit < 2) return null;
  let key = '';
  let words = 0;
  let hasCapital = false;
  let best: { last: number; key: string; own: readonly OwnName[]; towns: readonly Candidate[] } | null = null;
  for (let j = start; j < tokens.length; j++) {
    const t = tokens[j] as Token;
    const before = tokens[j - 1];
    const hyphen = isHyphen(t.form);
    if (hyphen && !(before && before.end === t.start && tokens[j + 1]?.start === t.end)) break;
    if (!hyphen) {
      const part = folder.fold(t.form);
      if (part === '' || !isWord(t.form)) break;
      const joined = j > start && before !== undefined && before.end === t.start && !isHyphen(before.form);
      // "'s" belongs to no name but where the name is written with it ('Queen Anne's').
      key = j === start ? part : joined ? key + part : `${key} ${part}`;
      // Words that run together without a space could go on for the length of the text.
      if (key.length > LONGEST_KEY) break;
      words = key.split(' ').length;
      // "People's" is two words to the parser and one to the table.
      if (words === 1 && joined) ownLimit = Math.max(ownLimit, gazetteer.ownWords.get(key) ?? 0);
      hasCapital ||= isCapitalized(t.form);
      const small = !isCapitalized(t.form);
      const townsMay = words <= LONGEST_TOWN && (capital || article);
      if (words > ownLimit && (!townsMay || (small && !CONNECTORS.has(part) && !article && !joined))) break;
      if (!hasCapital) continue;
      const own = words <= ownLimit ? ownAt(key, sentence, start, j + 1, gazetteer) : [];
      const towns = townsMay && !small && key.length > 1 ? folder.towns(key, gazetteer.file) : [];
      if (own.length || towns.length) best = { last: j + 1, key, own, towns };
    }
  }
  if (!best) {
    const like = spelledLike(sentence, start, article, gazetteer, folder);
    return like ? { sentence: sentence.index, ...like, abbreviation: false, acronym: false } : null;
  }
  const { own, towns } = best;
  const candidates = own.map((o) => o.candidate);
  // The gazetteer's row for a place of the own tables is that place.
  for (const town of towns) {
    if (
      town.kind === 'division' &&
      candidates.some(
        (c) =>
          (c.division === town.division || c.kind === 'territory') && c.country === town.country && c.kind !== 'city',
      )
    )
      continue;
    if (
      !candidates.some(
        (c) =>
          Math.abs(c.latitude - town.latitude) < 0.6 &&
          Math.abs(c.longitude - town.longitude) < 0.6 &&
          c.kind === 'city',
      )
    )
      candidates.push(town);
  }
  const abbreviation = own.length > 0 && own.every((o) => o.abbreviation) && towns.length === 0;
  return {
    sentence: sentence.index,
    first: start,
    last: best.last,
    key: best.key,
    candidates,
    abbreviation,
    acronym: own.some((o) => o.capitals),
  };
}

const isArticleForm = (form: string): boolean => form === 'al' || form === 'el' || form === 'as' || form === 'ad';

/** True for 'al' and its kin before a hyphen or a capital. */
function isArticle(tokens: readonly Token[], start: number, folded: string): boolean {
  if (
    folded !== 'al' &&
    folded !== 'el' &&
    folded !== 'as' &&
    folded !== 'ash' &&
    folded !== 'ad' &&
    folded !== 'an' &&
    folded !== 'at' &&
    folded !== 'az'
  )
    return false;
  const next = tokens[start + 1];
  return next !== undefined && isHyphen(next.form) && isCapitalized(tokens[start + 2]?.form ?? '');
}

function ownAt(key: string, sentence: Sentence, first: number, last: number, gazetteer: Gazetteer): readonly OwnName[] {
  const held = gazetteer.own.get(key);
  if (!held) return [];
  const { tokens } = sentence;
  const form = last === first + 1 ? (tokens[first] as Token).form : '';
  const before = tokens[first - 1]?.form ?? '';
  return held.filter((name) => {
    if (name.capitals && form !== '' && form !== form.toUpperCase()) return false;
    if (name.article && before !== 'the' && before !== 'The') return false;
    if (!name.small && !isCapitalized((tokens[first] as Token).form) && !isArticleForm((tokens[first] as Token).form))
      return false;
    if (name.abbreviation && before !== ',' && before !== '(') return false;
    return true;
  });
}

/** A name known in another transliteration alone: one to four words that begin at `start`. */
function spelledLike(
  sentence: Sentence,
  start: number,
  article: boolean,
  gazetteer: Gazetteer,
  folder: Folder,
): { first: number; last: number; key: string; candidates: Candidate[] } | null {
  const { tokens } = sentence;
  const token = tokens[start] as Token;
  if (!article && token.upos !== 'PROPN') return null;
  let key = '';
  let found: { first: number; last: number; key: string; candidates: Candidate[] } | null = null;
  for (let j = start; j < tokens.length && j < start + 6; j++) {
    const t = tokens[j] as Token;
    if (isHyphen(t.form)) continue;
    const part = folder.fold(t.form);
    if (part === '' || !isWord(t.form) || (!isCapitalized(t.form) && !CONNECTORS.has(part))) break;
    key = key === '' ? part : `${key} ${part}`;
    if (!isCapitalized(t.form) || key.length < 5) continue;
    const candidates = townsSpelledLike(key, gazetteer.file);
    if (candidates.length) found = { first: start, last: j + 1, key, candidates };
  }
  return found;
}
