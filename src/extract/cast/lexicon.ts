import type { EntityKind, Row, Shelf } from '#model';

/** A state or territory: its name, and the words that are made of it. */
export interface KnownState {
  /** ISO 3166-1 alpha-2 for states and territories; the name for a part or a people of one. */
  readonly key: string;
  /** ISO 3166-1 alpha-2 of the state that it is, or lies in. */
  readonly iso: string;
  readonly name: string;
  /** 'Israeli': the first of the table's adjectives, for 'Israel's military' → Israeli military. */
  readonly adjective: string | null;
  /** False for regions, continents, peoples and states that are no more. */
  readonly acts: boolean;
  readonly people: boolean;
}

/** A body of organizations.tsv. */
export interface KnownBody {
  readonly name: string;
  readonly kind: EntityKind;
  readonly state: string;
  /** True where its words are its state's: White House → United States. */
  readonly speaks: boolean;
  readonly nouns: readonly string[];
}

interface KnownPerson {
  readonly name: string;
  /** ISO code of a state, or the name of a body. */
  readonly of: string;
}

/** What a spelling may stand for; the parse has told which kind of name it is. */
export interface CastLexicon {
  readonly states: ReadonlyMap<string, KnownState>;
  /** Names, aliases, adjectives and demonyms of states. */
  readonly stateOf: ReadonlyMap<string, KnownState>;
  /** Adjectives and demonyms alone: 'Palestinians'. */
  readonly originOf: ReadonlyMap<string, KnownState>;
  readonly capitalOf: ReadonlyMap<string, KnownState>;
  readonly bodies: ReadonlyMap<string, readonly KnownBody[]>;
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** Classes of role-nouns.tsv by lemma. */
  readonly nounClasses: ReadonlyMap<string, ReadonlySet<string>>;
}

const parts = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(';')
    .map((s) => s.trim())
    .filter(Boolean);
const list = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split('|')
    .map((s) => s.trim())
    .filter(Boolean);

/** A spelling as the maps of the lexicon keep it: straight apostrophes, single blanks. */
export const spelling = (text: string): string => text.replace(/[’‘]/g, "'").replace(/\s+/g, ' ');

/** Reads `countries`, `organizations`, `people` and `role-nouns`. */
export function openCast(shelf: Shelf): CastLexicon {
  const states = new Map<string, KnownState>();
  const stateOf = new Map<string, KnownState>();
  const originOf = new Map<string, KnownState>();
  const capitalOf = new Map<string, KnownState>();
  for (const row of shelf.table('countries')) {
    const name = row.name ?? '';
    const iso = row.iso2 ?? '';
    const kind = row.kind ?? '';
    if (kind === 'bloc') continue;
    const sovereign = kind === 'state' || kind === 'territory';
    const adjectives = parts(row.adjectives);
    const state: KnownState = {
      key: sovereign && iso ? iso : name,
      iso,
      name,
      adjective: adjectives[0] ?? null,
      acts: sovereign || kind === 'nation' || kind === 'breakaway',
      people: kind === 'people',
    };
    setFirst(states, state.key, state);
    const names = new Set([name, ...parts(row.aliases)]);
    for (const s of names) setFirst(stateOf, spelling(s), state);
    for (const s of [...adjectives, ...parts(row.demonyms)]) {
      setFirst(stateOf, spelling(s), state);
      if (!names.has(s)) setFirst(originOf, spelling(s), state);
    }
    if (sovereign)
      for (const s of [...parts(row.capital), ...parts(row.metonyms)])
        if (!names.has(s)) setFirst(capitalOf, spelling(s), state);
  }
  const bodies = new Map<string, KnownBody[]>();
  for (const row of shelf.table('organizations')) {
    const body = readBody(row);
    for (const s of [body.name, ...list(row.aliases)]) {
      const at = bodies.get(spelling(s));
      if (at) at.push(body);
      else bodies.set(spelling(s), [body]);
    }
  }
  const people = new Map<string, KnownPerson>();
  for (const row of shelf.table('people')) {
    const person = { name: row.name ?? '', of: row.of ?? '' };
    for (const s of [person.name, ...list(row.alone)]) setFirst(people, spelling(s), person);
  }
  const nounClasses = new Map<string, Set<string>>();
  for (const row of shelf.table('role-nouns')) {
    for (const lemma of (row.lemmas ?? '').split(' ')) {
      const at = nounClasses.get(lemma);
      if (at) at.add(row.class ?? '');
      else nounClasses.set(lemma, new Set([row.class ?? '']));
    }
  }
  return { states, stateOf, originOf, capitalOf, bodies, people, nounClasses };
}

const readBody = (row: Row): KnownBody => ({
  name: row.name ?? '',
  kind: (row.kind as EntityKind) || 'organization',
  state: row.state ?? '',
  speaks: row.speaks === '1',
  nouns: list(row.nouns),
});

function setFirst<V>(map: Map<string, V>, key: string, value: V): void {
  if (!map.has(key)) map.set(key, value);
}
