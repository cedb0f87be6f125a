import { foldName } from '#model';

/** A person's name taken apart. All folded. */
export interface PersonName {
  /** Null where the name is one word. */
  readonly first: string | null;
  readonly middle: readonly string[];
  readonly last: string;
  /** jr, sr, ii …: tells father from son. */
  readonly suffix: string | null;
}

const FORMS_OF_ADDRESS = new Set(
  'mr mrs ms miss mx dr sir dame lord lady prof professor hon rev reverend fr gen col lt sgt capt maj'.split(' '),
);
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
/** Articles and particles that reports write or leave out. */
const ARTICLES = new Set(['al', 'el', 'the']);
/** Short forms of first names, each with the full one. */
const SHORT_FORMS = new Map(
  (
    'bill:william will:william billy:william bob:robert rob:robert bobby:robert dick:richard rick:richard rich:richard ' +
    'jim:james jimmy:james jamie:james joe:joseph joey:joseph jack:john johnny:john jon:jonathan mike:michael ' +
    'mick:michael tom:thomas tommy:thomas tony:anthony ted:edward ed:edward eddie:edward ned:edward dave:david ' +
    'dan:daniel danny:daniel sam:samuel ben:benjamin nick:nicholas chris:christopher matt:matthew steve:stephen ' +
    'steven:stephen pete:peter greg:gregory jeff:jeffrey geoff:geoffrey andy:andrew drew:andrew alex:alexander ' +
    'al:albert charlie:charles chuck:charles harry:henry hank:henry larry:lawrence ken:kenneth ron:ronald ' +
    'don:donald phil:philip liz:elizabeth beth:elizabeth betty:elizabeth kate:katherine cathy:catherine ' +
    'kathy:katherine maggie:margaret meg:margaret peggy:margaret sue:susan jenny:jennifer pat:patricia ' +
    'debbie:deborah barb:barbara vicky:victoria becky:rebecca'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** @returns null where nothing is left of the name */
export function personName(name: string): PersonName | null {
  let words = foldName(name)
    .split(' ')
    .map((w) => w.replace(/'s?$/, ''))
    .filter((w) => w && !ARTICLES.has(w));
  while (words.length > 1 && FORMS_OF_ADDRESS.has(words[0] as string)) words = words.slice(1);
  const suffix = words.length > 1 && SUFFIXES.has(words.at(-1) as string) ? (words.pop() as string) : null;
  const last = words.at(-1);
  if (last === undefined) return null;
  return { first: words.length > 1 ? (words[0] as string) : null, middle: words.slice(1, -1), last, suffix };
}

/** A first name as it is compared: short forms in full. */
export const fullFirst = (first: string): string => SHORT_FORMS.get(first) ?? first;

/**
 * The consonants of a word, so that spellings of one sound agree: mohammed and muhammad, zelensky and zelenskyy.
 * Words of fewer than three consonants keep their vowels, since too many of them would agree.
 */
export function skeleton(word: string): string {
  const bare = word
    .replace(/ph/g, 'f')
    .replace(/kh|ch|gh|q|c/g, 'k')
    .replace(/sh|sch/g, 's')
    .replace(/th/g, 't')
    .replace(/w/g, 'v')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<![aeiou])h|h(?![aeiou])/g, '')
    .replace(/[aeiouyj']/g, '')
    .replace(/(.)\1+/g, '$1');
  return bare.length >= 3 ? bare : word;
}

/**
 * How two names stand to each other.
 * `same`: word for word. `fuller`: one adds middle names, or an initial stands for a name beside a full one.
 * `variant`: short form, other spelling, other order of words, or a longer chain of names: wants a sign beside it.
 * `surname`: one is the bare surname of the other, or both are one bare word. `other`: cannot be one person's.
 */
export type NameRelation = 'same' | 'fuller' | 'variant' | 'surname' | 'other';

export function compareNames(a: PersonName, b: PersonName): NameRelation {
  if (a.suffix && b.suffix && a.suffix !== b.suffix) return 'other';
  if (!a.first || !b.first) return compareBare(a, b);
  const [first, other] = [a.first, b.first];
  const initials = first.length === 1 || other.length === 1;
  if (a.last === b.last) {
    if (!middlesAgree(a.middle, b.middle)) return 'other';
    if (first === other)
      return a.middle.join(' ') === b.middle.join(' ') && a.suffix === b.suffix && first.length > 1
        ? 'same'
        : first.length > 1 && a.suffix === b.suffix
          ? 'fuller'
          : 'variant';
    if (initials) return first[0] === other[0] ? 'variant' : 'other';
    return fullFirst(first) === fullFirst(other) || skeleton(first) === skeleton(other) ? 'variant' : 'other';
  }
  if (initials) return 'other';
  if (first === other && chained(a, b)) return 'variant';
  if (first === b.last && a.last === other && a.middle.join(' ') === b.middle.join(' ')) return 'variant';
  const near = skeleton(a.last) === skeleton(b.last) && a.last[0] === b.last[0];
  return near && skeleton(first) === skeleton(other) && first[0] === other[0] ? 'variant' : 'other';
}

function compareBare(a: PersonName, b: PersonName): NameRelation {
  if (a.last === b.last) return 'surname';
  // 'Kim' is the family name of 'Kim Jong-un'.
  const [bare, full] = a.first ? [b, a] : [a, b];
  return !bare.first && full.first === bare.last ? 'surname' : 'other';
}

/** Middle names agree where one side has none, or each of the shorter is in the longer, an initial standing for a name. */
function middlesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.every((m) => long.some((l) => l === m || ((m.length === 1 || l.length === 1) && l[0] === m[0])));
}

/** 'Mohammed bin Salman' and 'Mohammed bin Salman Al Saud': the shorter begins the longer, and has two names at least. */
function chained(a: PersonName, b: PersonName): boolean {
  const words = (n: PersonName) => [n.first as string, ...n.middle, n.last];
  const [short, long] = words(a).length <= words(b).length ? [words(a), words(b)] : [words(b), words(a)];
  return short.every((w, i) => long[i] === w);
}

/** Keys under which a person's name is looked up. */
export function personKeys(name: PersonName): string[] {
  if (!name.first) return [`1:${name.last}`, `s:${name.last}`];
  const { first, last } = name;
  return [
    `i:${first[0]} ${last}`,
    `k:${skeleton(fullFirst(first))} ${skeleton(last)}`,
    `o:${[first, last].sort().join(' ')}`,
    `c:${first} ${name.middle[0] ?? last}`,
    `s:${last}`,
    `f:${first}`,
  ];
}

/** Keys that may lead to the identity of a name: a full name need not look at everyone of its surname. */
export function personQuestions(name: PersonName): string[] {
  if (!name.first) return [`1:${name.last}`, `s:${name.last}`, `f:${name.last}`];
  return [...personKeys(name).filter((k) => !/^[sf]:/.test(k)), `1:${name.last}`, `1:${name.first}`];
}
