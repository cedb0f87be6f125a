import type { Name, Parsed, Sentence, Token } from '#model';
import type { Gazetteer } from './gazetteer.ts';
import { type Folder, isCapitalized, type Match } from './matches.ts';
import {
  BODY_WORDS,
  DIRECTIONS,
  DISEASES,
  DIVISION_WORDS,
  LOCATIVE,
  NAME_OPENERS,
  NEVER,
  OF_STATES,
  OFFICES,
  PUBLIC_BODIES,
  SAY_VERBS,
  THING_WORDS,
  TITLES,
} from './words.ts';

/** What the words around a name say of whether it is meant as a place. */
export interface Surroundings {
  /** Above 0 for a place, below for something else; about -4..4. */
  readonly score: number;
  /** True where the name cannot stand as a place whatever its size: it is part of a person's or a body's name. */
  readonly barred: boolean;
  /** The next word says what division it is: 'Province', 'County'. */
  readonly division: boolean;
  /** 'city of', 'town of' before it. */
  readonly town: boolean;
  /** Token index after a division or thing word that belongs to the name. */
  readonly last: number;
  /** True where a locative preposition or a place's comma stands before it. */
  readonly located: boolean;
}

/** Names of the parse by sentence and token. */
export type NameAt = (sentence: number, token: number) => Name | null;

export function indexNames(parsed: Parsed): NameAt {
  const bySentence = new Map<number, Map<number, Name>>();
  for (const name of parsed.names) {
    let at = bySentence.get(name.sentence);
    if (!at) {
      at = new Map();
      bySentence.set(name.sentence, at);
    }
    for (let i = name.first; i < name.last; i++) at.set(i, name);
  }
  return (sentence, token) => bySentence.get(sentence)?.get(token) ?? null;
}

/** True where most words are capitalised, so that capitals say nothing: a headline, a line in capitals. */
export function isLoud(sentence: Sentence): boolean {
  let words = 0;
  let capitals = 0;
  for (const { form } of sentence.tokens) {
    if (form.length < 4 || !/^\p{L}/u.test(form)) continue;
    words++;
    if (isCapitalized(form)) capitals++;
  }
  return words >= 4 && capitals / words > 0.75;
}

/** True where a capitalised word stands beside another with nothing between. */
const touches = (left: Token | undefined, right: Token | undefined): boolean =>
  left !== undefined && right !== undefined && right.start - left.end <= 1;

const isNameWord = (token: Token | undefined): boolean =>
  token !== undefined &&
  isCapitalized(token.form) &&
  /\p{L}/u.test(token.form) &&
  (token.upos === 'PROPN' || token.index > 0);

/** Weighs what stands around a match. `afterPlace` is true where a place and a comma, or a list of places, stands right before it. */
export function weighSurroundings(
  match: Match,
  sentence: Sentence,
  gazetteer: Gazetteer,
  folder: Folder,
  nameAt: NameAt,
  afterPlace: boolean,
  surnames: ReadonlySet<string>,
  loud: boolean,
): Surroundings {
  const { tokens } = sentence;
  const first = tokens[match.first] as Token;
  const fold = (token: Token | undefined): string => (token ? folder.fold(token.form) : '');
  const single = match.last === match.first + 1;
  const country = match.candidates.some(
    (c) => c.kind === 'country' || c.kind === 'territory' || c.kind === 'continent' || c.kind === 'bloc',
  );
  const own = match.candidates.some((c) => c.own);
  const state = match.candidates.some((c) => c.own && (c.kind === 'state' || c.kind === 'nation'));
  const bloc = match.candidates.every((c) => c.kind === 'bloc');
  const large = match.candidates.some((c) => c.weight >= 18);
  let before = match.first - 1;
  // 'the' and 'al-' belong to the name, 'the southern' to what is said of it.
  if (fold(tokens[before]) === 'the') before--;
  const directed = DIRECTIONS.has(fold(tokens[before]));
  if (directed) before--;
  if (directed && fold(tokens[before]) === '') before--;
  if (fold(tokens[before]) === 'the') before--;
  const previous = tokens[before];
  const previousFold = fold(previous);
  const next = tokens[match.last];
  const nextFold = fold(next);
  let score = 0;
  let barred = false;
  let last = match.last;
  let town = false;
  const startsSentence = match.first === 0 || (match.first === 1 && !/\p{L}/u.test(tokens[0]?.form ?? ''));

  if (single && !own && NEVER.has(match.key)) barred = true;
  if (single && !own && gazetteer.countries.byAdjective.has(first.form)) barred = true;
  if (
    single &&
    !own &&
    first.form.length <= (loud || sentence.kind === 'dateline' ? 3 : 6) &&
    first.form === first.form.toUpperCase()
  )
    barred = true;
  if (tokens[match.first - 1]?.form === '$') barred = true;

  // What stands before it.
  let located = false;
  if (LOCATIVE.has(previousFold)) {
    located = true;
    score += previousFold === 'off' || previousFold === 'between' || previousFold === 'to' ? 1.5 : 2;
  } else if (previousFold === 'of') {
    const what = fold(tokens[before - 1]);
    if (
      /^(city|town|village|port|suburb|district|province|region|state|capital|island|outskirts|north|south|east|west|northeast|northwest|southeast|southwest|part|parts|coast|streets|people|governor|mayor|area|hamlet|municipality|county|county|neighborhood|neighbourhood)$/.test(
        what,
      )
    ) {
      located = true;
      score += 2.5;
      town = what === 'city' || what === 'town' || what === 'village' || what === 'port' || what === 'suburb';
    } else if (isNameWord(tokens[before - 1]) && (BODY_WORDS.has(what) || what === 'voice') && !OF_STATES.has(what))
      barred = true;
    else score += 0.7;
  } else if (afterPlace) {
    located = true;
    score += 2;
  }
  // A capitalised neighbour on the left makes it part of a longer name, unless that neighbour is a direction.
  const left = tokens[match.first - 1];
  const leftFold = fold(left);
  if (
    !loud &&
    touches(left, first) &&
    isNameWord(left) &&
    !DIRECTIONS.has(leftFold) &&
    leftFold !== 'the' &&
    !LOCATIVE.has(leftFold) &&
    leftFold !== 'of' &&
    leftFold !== 'al'
  ) {
    if (TITLES.has(leftFold) && !OFFICES.has(leftFold)) barred ||= !country || leftFold === 'mr';
    else if (gazetteer.givenNames.has(leftFold) || /^\p{Lu}\.$/u.test(left?.form ?? '')) barred = true;
    else if (NAME_OPENERS.has(leftFold)) barred = true;
    else if (left?.upos === 'PROPN' && !own) score -= large ? 1.2 : 2;
    else if (left?.upos === 'PROPN') score -= 0.7;
  }
  // And one on the right.
  let division = false;
  let publicBody = false;
  if (touches(tokens[match.last - 1], next) && next) {
    if (DIVISION_WORDS.has(nextFold)) {
      division =
        nextFold !== 'department' && nextFold !== 'departments' && nextFold !== 'state'
          ? true
          : isCapitalized(next.form);
      if (division) {
        score += 2;
        if (isCapitalized(next.form)) last = match.last + 1;
        // 'Kent County Council' is a body.
        const after = tokens[match.last + 1];
        if (isNameWord(after) && touches(next, after) && BODY_WORDS.has(fold(after)) && isCapitalized(next.form)) {
          if (nextFold === 'state') barred = true;
          else score -= 2.5;
        }
      }
      if (nextFold === 'department' && isCapitalized(next.form)) barred = true;
    } else if (!loud && isNameWord(next)) {
      if ((country || state) && PUBLIC_BODIES.has(nextFold)) {
        publicBody = true;
      } else if (BODY_WORDS.has(nextFold)) {
        barred = true;
      } else if (THING_WORDS.has(nextFold)) {
        if (
          nextFold === 'airport' ||
          nextFold === 'port' ||
          nextFold === 'square' ||
          nextFold === 'bay' ||
          nextFold === 'peninsula' ||
          nextFold === 'island'
        )
          last = match.last + 1;
        else if (!own) barred = true;
      } else if (OFFICES.has(nextFold) || TITLES.has(nextFold)) score += 0.5;
      else if (gazetteer.givenNames.has(match.key) || (!country && surnames.has(nextFold))) barred = true;
      else if (!own) score -= 2.5;
      else score -= country && !single ? 0 : 1.2;
    } else if (single && SAY_VERBS.has(nextFold)) {
      score -= country || (own && match.candidates[0]?.kind !== 'city') ? 0 : 1.5;
    } else if (!country && DISEASES.has(nextFold)) barred = true;
  }
  if (!located) {
    const name = nameAt(sentence.index, match.first);
    if (name) {
      const longer = name.first < match.first || name.last > last;
      if (name.kind === 'person') {
        // A person is told by more than two capitals only where the margin says so.
        if (name.margin >= 0.7 && (longer || !country)) barred = true;
        else if (longer) score -= own ? 1 : 2;
        else score -= own ? 0.3 : 1;
      } else if (name.kind === 'organization' && longer) score -= publicBody ? 0 : own ? 1.5 : 3;
      else if (name.kind === 'organization' || name.kind === 'work') score -= 1;
      else if (name.kind === 'place') score += 0.7;
    }
  } else {
    const name = nameAt(sentence.index, match.first);
    if (name && (name.first < match.first || name.last > last)) {
      if (name.kind === 'person' && name.margin >= 0.7) score -= 3;
      else if (name.kind === 'organization') score -= publicBody ? 0 : own ? 1.5 : 2.5;
    }
  }
  if (single && !country) {
    if (surnames.has(match.key)) score -= 3;
    if (gazetteer.givenNames.has(match.key)) score -= located ? 0.5 : large || own ? 0.8 : 2;
    if (!own && gazetteer.homographs.has(match.key))
      score -= located && first.upos === 'PROPN' && !startsSentence ? 1 : 4;
  }
  // The Union, and the houses that stand for governments, are places where something is in them.
  if (
    (bloc || gazetteer.seats.has(match.key)) &&
    (!located || previousFold === 'to' || previousFold === 'from' || previousFold === 'between')
  )
    score -= 3;
  if (directed && previousFold === '' && match.candidates[0]?.kind === 'river') score -= 3;
  if (leftFold === 'west' && match.key === 'nile') barred = true;
  if (!own && first.upos !== 'PROPN') score -= 2;
  if (startsSentence && !own) score -= 0.7;
  if (loud && !located) score -= own ? 0 : 1.5;
  if (sentence.kind === 'dateline') score += 2;
  return { score, barred, division, town, last, located };
}
