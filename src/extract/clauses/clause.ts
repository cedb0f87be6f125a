import { dependent, dependents, headOf, relation, type Sentence, type Span, spanOf, subtree, type Token } from '#model';

/** Relations that join a clause to the clause whose subject it shares. */
const SHARES_SUBJECT = new Set(['conj', 'xcomp', 'advcl', 'parataxis']);
const SUBJECT = ['nsubj', 'csubj'];

export const isPassive = (sentence: Sentence, verb: number): boolean =>
  dependent(sentence, verb, 'nsubj:pass', 'csubj:pass', 'aux:pass', 'obl:agent') !== null;

/** The subject that stands with a predicate itself; no search above it. */
export const ownSubject = (sentence: Sentence, verb: number): Token | null => dependent(sentence, verb, ...SUBJECT);

/**
 * The subject of a predicate, in the grammatical sense (the one acted on, in a passive).
 * Where it has none of its own: that of the clause it is coordinated with or controlled by,
 * the object of that clause for an infinitive ('told civilians to go'), or the noun that
 * its relative or participle clause describes.
 */
export function subjectOf(sentence: Sentence, verb: number): Token | null {
  let at = verb;
  for (let steps = 0; steps < 8; steps++) {
    const own = ownSubject(sentence, at);
    if (own) return isRelativePronoun(own) ? (describedNoun(sentence, at) ?? own) : own;
    const token = sentence.tokens[at];
    if (!token) return null;
    const head = headOf(sentence, token);
    if (!head) return null;
    const rel = relation(token);
    if (rel === 'acl')
      return isPassiveParticiple(sentence, token) || token.xpos === 'VBG' || dependent(sentence, at, 'mark') === null
        ? head
        : subjectOf(sentence, head.index);
    if (rel === 'xcomp' || (rel === 'advcl' && isInfinitive(sentence, at))) {
      const object = dependent(sentence, head.index, 'obj', 'iobj');
      if (rel === 'xcomp' && object && object.index < at) return object;
    }
    if (!SHARES_SUBJECT.has(rel) || !isPredicate(head)) return null;
    at = head.index;
  }
  return null;
}

const isRelativePronoun = (t: Token): boolean =>
  t.xpos === 'WP' ||
  t.xpos === 'WDT' ||
  (t.upos === 'PRON' &&
    /^(who|which|that|whom)$/i.test(t.form) &&
    t.deprel.startsWith('nsubj') &&
    t.xpos !== 'DT' &&
    t.xpos !== 'PRP');

/** The noun that a relative clause describes; null where the predicate is in none. */
export function describedNoun(sentence: Sentence, verb: number): Token | null {
  const token = sentence.tokens[verb];
  if (!token) return null;
  if (relation(token) === 'acl') return headOf(sentence, token);
  if (relation(token) === 'conj') {
    const head = headOf(sentence, token);
    return head && relation(head) === 'acl' ? headOf(sentence, head) : null;
  }
  return null;
}

export const isPredicate = (t: Token): boolean =>
  t.upos === 'VERB' || t.upos === 'AUX' || t.upos === 'ADJ' || t.upos === 'NOUN';

export const isInfinitive = (sentence: Sentence, verb: number): boolean =>
  dependents(sentence, verb, 'mark').some((t) => t.lemma === 'to');

/** A past participle with no subject and no auxiliary: 'a proposal approved by Hamas'. */
export const isPassiveParticiple = (sentence: Sentence, token: Token): boolean =>
  token.xpos === 'VBN' && dependent(sentence, token.index, 'aux', 'nsubj') === null;

/** Who acts, with the passive turned round: 'by' phrase for a passive (null where none is written), else the subject. */
export function actorOf(sentence: Sentence, verb: number): Token | null {
  const token = sentence.tokens[verb];
  if (!token) return null;
  const passive = isPassive(sentence, verb) || isPassiveParticiple(sentence, token);
  if (!passive) return subjectOf(sentence, verb);
  const agent = dependents(sentence, verb, 'obl:agent')[0];
  if (agent) return agent;
  return (
    dependents(sentence, verb, 'obl').find((t) =>
      dependents(sentence, t.index, 'case').some((c) => c.lemma === 'by'),
    ) ?? null
  );
}

/** Who or what is acted on: the object, or the subject of a passive. */
export function undergoerOf(sentence: Sentence, verb: number): Token | null {
  const token = sentence.tokens[verb];
  if (!token) return null;
  if (isPassive(sentence, verb) || isPassiveParticiple(sentence, token)) return subjectOf(sentence, verb);
  const object = dependent(sentence, verb, 'obj');
  if (object) return object;
  // 'the crossing that forces seized': the noun described is the object where the clause has a subject of its own.
  const described = describedNoun(sentence, verb);
  const own = ownSubject(sentence, verb);
  return described && own && !isRelativePronoun(own) ? described : null;
}

/** A token and all that is coordinated with it, in order of the text. */
export const coordinated = (sentence: Sentence, index: number): Token[] => {
  const first = sentence.tokens[index];
  return first ? [first, ...dependents(sentence, index, 'conj').flatMap((t) => coordinated(sentence, t.index))] : [];
};

/** The dependent joined by a preposition: prepositional(s, meet, 'with'). */
export const prepositional = (sentence: Sentence, index: number, ...prepositions: string[]): Token[] =>
  dependents(sentence, index, 'obl', 'nmod').filter((t) =>
    dependents(sentence, t.index, 'case').some((c) => prepositions.includes(c.lemma.toLowerCase())),
  );

const NEGATIVE = new Set(['not', 'never', 'no', 'neither', 'nor']);

/** The word that negates a predicate, if any. */
export const negationOf = (sentence: Sentence, index: number): Token | null =>
  dependents(sentence, index, 'advmod', 'det', 'cc').find(
    (t) => NEGATIVE.has(t.lemma.toLowerCase()) || t.lemma === "n't" || t.lemma === 'n’t',
  ) ?? null;

/** Auxiliaries and modals of a predicate, its own or of the predicate that it is coordinated with. */
export function auxiliariesOf(sentence: Sentence, index: number): Token[] {
  const own = dependents(sentence, index, 'aux', 'cop');
  const token = sentence.tokens[index];
  if (own.length || !token || relation(token) !== 'conj' || ownSubject(sentence, index)) return own;
  const head = headOf(sentence, token);
  return head && head.upos === token.upos ? auxiliariesOf(sentence, head.index) : own;
}

/** Dependents that are no part of the phrase itself: clauses joined on, and what stands beside it. */
const outsidePhrase = (t: Token): boolean =>
  ['punct', 'conj', 'cc', 'parataxis', 'appos', 'advcl', 'dep', 'discourse', 'orphan', 'list', 'vocative'].includes(
    relation(t),
  ) ||
  t.deprel === 'acl:relcl' ||
  t.deprel === 'nsubj' ||
  t.deprel === 'cop' ||
  t.deprel === 'aux' ||
  t.deprel === 'csubj';

/** The preposition or coordinator that joins a phrase to what governs it, and its possessive ending: no part of the phrase. */
const joins = (t: Token, head: number): boolean => t.head === head && (relation(t) === 'case' || relation(t) === 'cc');

/** A noun phrase from its determiner to its last modifier, relative clauses, appositions and coordination left out. Contiguous round its head. */
export function nounPhrase(sentence: Sentence, head: number): Span {
  return spanOf(
    sentence,
    contiguous(
      subtree(sentence, head, (t) => outsidePhrase(t) || joins(t, head)),
      head,
    ),
  );
}

/** The whole phrase with all that hangs on it, trailing commas left out. */
export function wholePhrase(sentence: Sentence, head: number): Span {
  const all = contiguous(
    subtree(sentence, head, (t) => joins(t, head) || (relation(t) === 'punct' && !isWithinBrackets(t))),
    head,
  );
  return spanOf(sentence, all);
}

const isWithinBrackets = (t: Token): boolean => t.form === '-' || t.form === '–' || t.form === "'" || t.form === '’';

/** The run of indices round `head` with no gap but punctuation of one token. */
function contiguous(indices: readonly number[], head: number): number[] {
  const at = indices.indexOf(head);
  let first = at;
  let last = at;
  while (first > 0 && (indices[first] as number) - (indices[first - 1] as number) <= 2) first--;
  while (last < indices.length - 1 && (indices[last + 1] as number) - (indices[last] as number) <= 2) last++;
  return indices.slice(first, last + 1);
}

/** The predicate that governs a token: the nearest verb (or copular predicate) above it; null under none. */
export function governingPredicate(sentence: Sentence, index: number): Token | null {
  const token = sentence.tokens[index];
  if (!token) return null;
  for (
    let head = headOf(sentence, token), n = 0;
    head && n < sentence.tokens.length;
    head = headOf(sentence, head), n++
  ) {
    if (head.upos === 'VERB' || dependent(sentence, head.index, 'cop')) return head;
  }
  return null;
}
