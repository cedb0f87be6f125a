import type { NameKind, Row, Shelf } from '#model';

export type Gender = 'm' | 'f' | 'u';

/** A name that the lexicon knows, whatever its spelling. */
export interface KnownName {
  /** One for all spellings of the same thing. */
  readonly id: string;
  readonly full: string;
  readonly kind: NameKind;
  readonly gender: Gender | null;
  /** Common nouns that may stand for it on a second mention: 'militant group'. */
  readonly nouns: readonly string[];
  /** Whose it is: ISO 3166-1 alpha-2, or empty. */
  readonly state: string;
}

/** One spelling, ready to be compared. */
export interface Spelling {
  readonly text: string;
  readonly known: KnownName;
}

/** A class of role-nouns.tsv and what gender the noun tells. */
export interface RoleNoun {
  readonly classes: ReadonlySet<string>;
  readonly gender: Gender;
}

export interface NamesLexicon {
  /** Spellings by their first word, longest first. */
  readonly spellings: ReadonlyMap<string, readonly Spelling[]>;
  readonly givenNames: ReadonlyMap<string, Gender>;
  readonly roleNouns: ReadonlyMap<string, RoleNoun>;
}

/** The letters, digits and dots that a spelling or a token begins with: the key under which spellings are kept. */
export function firstWord(text: string): string {
  let end = 0;
  while (end < text.length) {
    const c = text.charCodeAt(end);
    const plain = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 46;
    if (!plain && (c < 128 || !/[\p{L}\p{N}]/u.test(text[end] as string))) break;
    end++;
  }
  return end === text.length ? text : text.slice(0, Math.max(end, 1));
}

const list = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split('|')
    .map((s) => s.trim())
    .filter(Boolean);

/** Reads what is known of names from `countries`, `organizations`, `people`, `given-names` and `role-nouns`. */
export function openNames(shelf: Shelf): NamesLexicon {
  const spellings = new Map<string, Spelling[]>();
  const add = (text: string, known: KnownName) => {
    const straight = text.replace(/[’‘]/g, "'");
    const key = firstWord(straight);
    const at = spellings.get(key);
    if (at) at.push({ text: straight, known });
    else spellings.set(key, [{ text: straight, known }]);
  };
  for (const row of shelf.table('countries')) addCountry(row, add);
  for (const row of shelf.table('organizations')) {
    const full = row.name ?? '';
    const kind = row.kind === 'state' ? 'place' : 'organization';
    const known: KnownName = {
      id: `body:${full}`,
      full,
      kind,
      gender: null,
      nouns: list(row.nouns),
      state: row.state ?? '',
    };
    for (const text of [full, ...list(row.aliases)]) add(text, known);
  }
  for (const row of shelf.table('people')) {
    const full = row.name ?? '';
    const known: KnownName = {
      id: `person:${full}`,
      full,
      kind: 'person',
      gender: (row.gender as Gender) || 'u',
      nouns: [],
      state: row.of ?? '',
    };
    for (const text of [full, ...list(row.alone)]) add(text, known);
  }
  // The sort keeps the order of the tables among spellings of one length, so that the first row wins.
  for (const at of spellings.values()) at.sort((a, b) => b.text.length - a.text.length);
  const givenNames = new Map<string, Gender>();
  for (const row of shelf.table('given-names')) {
    for (const name of (row.names ?? '').split(' ')) if (name) givenNames.set(name, row.gender as Gender);
  }
  return { spellings, givenNames, roleNouns: readRoleNouns(shelf.table('role-nouns')) };
}

const parts = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(';')
    .map((s) => s.trim())
    .filter(Boolean);

function addCountry(row: Row, add: (text: string, known: KnownName) => void): void {
  const full = row.name ?? '';
  const state = row.iso2 ?? '';
  const sovereign = row.kind === 'state' || row.kind === 'territory';
  if (row.kind === 'bloc') return;
  const nouns = sovereign ? ['country', 'nation'] : [row.kind ?? 'region'];
  const known: KnownName = {
    id: `state:${sovereign ? state : full}`,
    full,
    kind: row.kind === 'people' ? 'nationality' : 'place',
    gender: null,
    nouns,
    state,
  };
  const names = new Set([full, ...parts(row.aliases)]);
  for (const text of names) add(text, known);
  const origin: KnownName = { ...known, kind: 'nationality', nouns: [] };
  for (const text of new Set([...parts(row.adjectives), ...parts(row.demonyms)]))
    if (!names.has(text)) add(text, origin);
  for (const text of parts(row.capital))
    if (!names.has(text))
      add(text, { id: `city:${text}`, full: text, kind: 'place', gender: null, nouns: ['city', 'capital'], state });
}

function readRoleNouns(rows: readonly Row[]): Map<string, RoleNoun> {
  const nouns = new Map<string, { classes: Set<string>; gender: Gender }>();
  for (const row of rows) {
    for (const lemma of (row.lemmas ?? '').split(' ')) {
      if (!lemma) continue;
      const at = nouns.get(lemma);
      if (at) at.classes.add(row.class ?? '');
      else nouns.set(lemma, { classes: new Set([row.class ?? '']), gender: (row.gender as Gender) || 'u' });
    }
  }
  return nouns;
}
