import { dependents, headOf, type NameKind, relation, type Sentence, type Token } from '#model';
import type { NamesLexicon } from './lexicon.ts';
import { endsAsOrganization, type NamePiece } from './name-pieces.ts';
import {
  beginsPlace,
  EVENT_NOUNS,
  ORGANIZATION_NOUNS,
  PLACE_NOUNS,
  REGNAL,
  SPEECH_VERBS,
  WORK_NOUNS,
} from './name-words.ts';

/** What a name is, and how sure that is (0..1). */
export interface KindOfName {
  readonly kind: NameKind;
  readonly margin: number;
}

const PERSON_CLASSES = ['office', 'speaker', 'source', 'person', 'kin'];
/** Places, and surnames. */
const SURNAMES_TOO = new Set([
  'hill',
  'hills',
  'lane',
  'park',
  'lake',
  'bridge',
  'forest',
  'bank',
  'banks',
  'church',
  'day',
  'castle',
  'fort',
  'street',
  'wood',
  'marsh',
  'garden',
  'temple',
  'house',
  'march',
  'west',
  'north',
  'bay',
  'cross',
]);
const AT = new Set([
  'in',
  'at',
  'near',
  'around',
  'inside',
  'outside',
  'across',
  'throughout',
  'into',
  'toward',
  'towards',
  'within',
]);

const lower = (t: Token | undefined): string => (t ? t.form.toLowerCase() : '');

/** True for a noun that only people are: 'spokesman', 'journalist', 'mother'. */
export function isPersonNoun(lexicon: NamesLexicon, token: Token | undefined): boolean {
  if (!token) return false;
  const noun = lexicon.roleNouns.get(token.lemma.toLowerCase());
  return noun !== undefined && PERSON_CLASSES.some((c) => noun.classes.has(c));
}

/**
 * Decides what a name names, by the lexicon, its own words, the title before it and its place in the tree,
 * in that order; 'other' where nothing tells.
 */
export function kindOfName(
  sentence: Sentence,
  piece: NamePiece,
  head: number,
  lexicon: NamesLexicon,
  capitals: boolean,
): KindOfName {
  const { first, last } = piece;
  const tokens = sentence.tokens;
  const length = last - first;
  if (piece.spelled) {
    const kind = piece.spelled.spelling.known.kind;
    // 'Jordan' after a title, 'Israel Katz': a person who shares the word.
    if (piece.titled && kind === 'place' && length === 1 && previousIsTitle(sentence, first))
      return { kind: 'person', margin: 0.5 };
    return { kind, margin: 1 };
  }
  const word = lower(tokens[last - 1]);
  const start = lower(tokens[first]);
  const given = lexicon.givenNames.has(tokens[first]?.form ?? '');
  if (piece.titled && !ORGANIZATION_NOUNS.has(word)) return { kind: 'person', margin: 0.95 };
  if (REGNAL.has(start) && length > 1 && start !== 'st' && start !== 'st.' && start !== 'saint' && start !== 'san')
    return { kind: 'person', margin: 0.9 };
  const described = describesPerson(sentence, head, lexicon) || precededByRole(sentence, first, head, lexicon);
  if (described && length <= 5 && !ORGANIZATION_NOUNS.has(word) && !PLACE_NOUNS.has(word))
    return { kind: 'person', margin: 0.9 };
  const headHere = tokens[head];
  if (
    given &&
    length === 2 &&
    SURNAMES_TOO.has(word) &&
    headHere &&
    (headHere.deprel === 'nsubj' || headHere.deprel === 'nmod:poss' || headHere.deprel === 'nsubj:pass') &&
    tokens[first - 1]?.upos !== 'DET'
  )
    return { kind: 'person', margin: 0.8 };
  if (
    given &&
    length > 1 &&
    !endsAsOrganization(sentence, first, last) &&
    !(PLACE_NOUNS.has(word) || EVENT_NOUNS.has(word) || WORK_NOUNS.has(word))
  )
    return { kind: 'person', margin: 0.9 };
  if (length > 1 || capitals === false) {
    if (length > 1 && EVENT_NOUNS.has(word)) return { kind: 'event', margin: 0.7 };
    if (length > 1 && WORK_NOUNS.has(word)) return { kind: 'work', margin: 0.6 };
    if (endsAsOrganization(sentence, first, last)) return { kind: 'organization', margin: length > 1 ? 0.9 : 0.6 };
    if (PLACE_NOUNS.has(word) && length > 1) return { kind: 'place', margin: 0.8 };
  }
  for (let i = first; i + 1 < last; i++) {
    if (lower(tokens[i + 1]) !== 'of') continue;
    const noun = lower(tokens[i]);
    if (PLACE_NOUNS.has(noun)) return { kind: 'place', margin: 0.8 };
    if (EVENT_NOUNS.has(noun)) return { kind: 'event', margin: 0.7 };
    if (WORK_NOUNS.has(noun)) return { kind: 'work', margin: 0.6 };
  }
  if (
    length > 1 &&
    (start === 'mount' ||
      start === 'lake' ||
      start === 'fort' ||
      start === 'camp' ||
      start === 'cape' ||
      start === 'port')
  )
    return { kind: 'place', margin: 0.8 };
  const headToken = tokens[head];
  const preposition = headToken && dependents(sentence, head, 'case').find((c) => c.index < first);
  if (preposition && AT.has(preposition.lemma.toLowerCase()) && length <= 3) return { kind: 'place', margin: 0.6 };
  const form = tokens[first]?.form ?? '';
  if (length === 1 && !capitals && /^[A-Z][A-Z.&]{1,6}$/.test(form)) return { kind: 'organization', margin: 0.6 };
  if (length > 1 && beginsPlace(start) && !hasInitial(tokens, first, last)) return { kind: 'place', margin: 0.5 };
  if (headToken && saysSomething(sentence, headToken) && length >= 2 && length <= 4)
    return { kind: 'person', margin: 0.6 };
  if (hasInitial(tokens, first, last)) return { kind: 'person', margin: 0.7 };
  if (followedByAge(sentence, last)) return { kind: 'person', margin: 0.9 };
  if (
    length >= 2 &&
    length <= 4 &&
    tokens.slice(first + 1, last).some((t) => relation(t) === 'flat') &&
    isAllProper(tokens, first, last)
  )
    return { kind: 'person', margin: 0.5 };
  if (length === 1 && given && headToken && (relation(headToken) === 'nsubj' || headToken.deprel === 'nmod:poss'))
    return { kind: 'person', margin: 0.5 };
  return { kind: 'other', margin: 0.3 };
}

function previousIsTitle(sentence: Sentence, first: number): boolean {
  return /^(mr|mrs|ms|dr|president|senator|sir)\.?$/i.test(sentence.tokens[first - 1]?.form ?? '');
}

const isAllProper = (tokens: readonly Token[], first: number, last: number): boolean =>
  tokens.slice(first, last).every((t) => t.upos === 'PROPN' || t.form === '-');

function hasInitial(tokens: readonly Token[], first: number, last: number): boolean {
  return last - first > 2 && tokens.slice(first + 1, last - 1).some((t) => /^[A-Z]\.$/.test(t.form));
}

/** ', 25,' after a name. */
function followedByAge(sentence: Sentence, last: number): boolean {
  const [comma, age, close] = [sentence.tokens[last], sentence.tokens[last + 1], sentence.tokens[last + 2]];
  return (
    comma?.form === ',' &&
    age !== undefined &&
    /^\d{1,2}$/.test(age.form) &&
    (close?.form === ',' || close?.form === '.')
  );
}

/** True where a noun for people stands beside the name: 'Fuad Basya, spokesman for …', 'the prosecutor, Karim Khan'. */
function describesPerson(sentence: Sentence, head: number, lexicon: NamesLexicon): boolean {
  const token = sentence.tokens[head];
  if (!token) return false;
  if (dependents(sentence, head, 'appos').some((t) => isPersonNoun(lexicon, t) && t.index > head)) return true;
  const above = headOf(sentence, token);
  return relation(token) === 'appos' && above !== null && above.upos !== 'PROPN' && isPersonNoun(lexicon, above);
}

/** True where a noun for people stands right before the name as its description: 'spokesman John Smith'. */
function precededByRole(sentence: Sentence, first: number, head: number, lexicon: NamesLexicon): boolean {
  const before = sentence.tokens[first - 1];
  if (before?.upos !== 'NOUN' || !isPersonNoun(lexicon, before)) return false;
  const token = sentence.tokens[head];
  return before.head === head || token?.head === before.index || (token !== undefined && token.head === before.head);
}

function saysSomething(sentence: Sentence, head: Token): boolean {
  const verb = headOf(sentence, head);
  return head.deprel === 'nsubj' && verb !== null && verb.upos === 'VERB' && SPEECH_VERBS.has(verb.lemma);
}
