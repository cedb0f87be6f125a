import {
  dependents,
  type Event,
  type Evidence,
  headOf,
  relation,
  type Sentence,
  type Span,
  type Statement,
  spanOf,
  subtree,
  type Token,
  tokenAt,
} from '#model';
import {
  actorOf,
  coordinated,
  describedNoun,
  governingPredicate,
  isPassive,
  ownSubject,
  prepositional,
  subjectOf,
} from '../clauses/clause.ts';
import type { Reading } from '../reading.ts';
import type { Candidate } from './candidate.ts';
import { objectOf } from './object.ts';
import { BODIES, kindOfNoun } from './people.ts';
import { isTimeNoun } from './time-noun.ts';

export type Party = Event['actors'][number];

/** A party and the words that its name stands on. */
export interface FoundParty {
  readonly party: Party;
  readonly evidence: Evidence[string] | null;
  /** Token of the phrase's head; -1 where the party is the speaker of a statement around. */
  readonly head: number;
}

export interface Parties {
  readonly actors: readonly FoundParty[];
  readonly recipients: readonly FoundParty[];
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Verbs whose subject it happens to. */
const HAPPENS_TO = set('die sink collapse drown crash perish explode burn suffer explode erupt detonate');
/** Verbs and nouns that all their parties do together. */
const MUTUAL = set(
  'meet talk negotiate confer consult speak converse reconvene gather discuss debate agree clash fight cooperate collaborate partner ally exchange swap trade reconcile meeting talks negotiation discussion consultation dialogue conversation summit conference session gathering contact debate mediation agreement accord pact deal treaty compromise truce ceasefire cease-fire armistice cooperation collaboration partnership alliance battle fighting war conflict skirmish hostilities combat',
);
/** Adjectives by which the speaker judges what they are said of. */
const JUDGED_BY_SPEAKER = set(
  'unacceptable unlawful illegal outrageous shameful irresponsible understandable justified impossible',
);

/** Prepositions that lead to whom or what it is done to, by type; the first found is taken. */
const TOWARDS: Readonly<Record<Event['type'], readonly string[]>> = {
  AGREE: ['to', 'on', 'with', 'for'],
  CONSULT: ['with', 'to'],
  SUPPORT: ['for', 'with', 'behind', 'to', 'of'],
  CONCEDE: ['to', 'for', 'on'],
  COOPERATE: ['with', 'in', 'on'],
  AID: ['to', 'for'],
  RETREAT: ['from', 'to'],
  REQUEST: ['on', 'upon', 'to', 'from', 'of'],
  ACCUSE: ['against', 'into', 'about', 'at', 'of'],
  REJECT: ['of', 'to', 'with'],
  THREATEN: ['against', 'to'],
  PROTEST: ['against', 'at', 'over'],
  SANCTION: ['on', 'against', 'from', 'to'],
  MOBILIZE: ['to', 'in', 'into', 'along', 'against', 'for'],
  COERCE: ['on', 'against', 'from', 'of', 'over'],
  ASSAULT: ['on', 'against', 'at', 'into', 'of', 'in', 'with'],
  OTHER: ['to', 'for', 'into', 'on'],
};

/** Who did it and to whom, for one candidate. `type` settles which prepositions lead to the recipients. */
export function partiesOf(
  reading: Reading,
  candidate: Candidate,
  type: Event['type'],
  within: Statement | null,
): Parties {
  const named = (tokens: readonly Token[]): FoundParty[] =>
    tokens.flatMap((t) => partyAt(reading, candidate.sentence, t, within));
  if (candidate.pos === 'noun') return nounParties(candidate, type, named);
  if (candidate.pos === 'adj') return adjectiveParties(reading, candidate, within, named);
  return verbParties(reading, candidate, type, named);
}

type Naming = (tokens: readonly Token[]) => FoundParty[];

/** A token with all that is coordinated with it; for 'which' and 'who' the noun that they stand for. */
function group(sentence: Sentence, token: Token | null): Token[] {
  if (!token) return [];
  if (token.xpos === 'WDT' || token.xpos === 'WP') {
    const clause = headOf(sentence, token);
    const noun = clause ? describedNoun(sentence, clause.index) : null;
    return noun ? [noun] : [];
  }
  const all = coordinated(sentence, token.index);
  // A list ends with its 'and'; what the tree joins on after that belongs to another clause.
  const last = all.findIndex((t, i) => i > 0 && dependents(sentence, t.index, 'cc').length > 0);
  return last < 0 ? all : all.filter((t, i) => i <= last || dependents(sentence, t.index, 'cc').length > 0);
}

function verbParties(reading: Reading, candidate: Candidate, type: Event['type'], named: Naming): Parties {
  const { sentence, index } = candidate;
  const verb = candidate.word;
  const subject = group(sentence, doerOf(reading, sentence, index));
  const object = group(sentence, objectOf(sentence, index));
  if (HAPPENS_TO.has(verb) && object.length === 0) return { actors: [], recipients: named(subject) };
  const towards = towardsOf(sentence, index, type);
  if (MUTUAL.has(verb)) {
    const others = prepositional(sentence, index, 'with', 'against', 'to').flatMap((t) => group(sentence, t));
    const together = TOGETHER_WITH_OBJECT.has(verb);
    const topics = together
      ? []
      : object.length
        ? object
        : type === 'AGREE'
          ? prepositional(sentence, index, 'on', 'to')
          : [];
    return { actors: named([...subject, ...others, ...(together ? object : [])]), recipients: named(topics) };
  }
  if (candidate.meaning?.carries) {
    return { actors: named(subject), recipients: named(towardsOf(sentence, index, type, object)) };
  }
  if (type === 'REQUEST' && object.length === 0 && towards.length === 0) {
    // 'called for X to leave', 'demanded that X leave': whom it is asked of is the subject below.
    for (const clause of dependents(sentence, index, 'ccomp', 'xcomp', 'advcl')) {
      const asked = ownSubject(sentence, clause.index);
      if (asked) return { actors: named(subject), recipients: named(group(sentence, asked)) };
    }
  }
  const acted = type === 'PROTEST' || (type === 'REQUEST' && towards.length > 0) ? [] : object;
  const recipients = acted.length ? ownedBy(reading, candidate, type, acted, named) : named(towards);
  return { actors: named(subject), recipients: recipients.length ? recipients : lastResort(candidate, type, named) };
}

/** Types whose content clause is about the one that they are aimed at: 'alleged that X had lied'. */
const ABOUT_SUBJECT_BELOW = set('ACCUSE REQUEST SUPPORT');

/** Types whose recipient is that of the act that they are about: 'threatened to shell the port'. */
const ABOUT_ACT_BELOW = set('THREATEN REJECT AGREE');
const AIMS = ['against', 'on', 'from', 'with', 'to', 'at', 'into', 'in'];

/** Where neither object nor a phrase of the type's own prepositions tells of a recipient: the subject of the clause below, or a name in whatever phrase there is. */
function lastResort(candidate: Candidate, type: Event['type'], named: Naming): FoundParty[] {
  const { sentence, index } = candidate;
  const token = tokenAt(sentence, index);
  if (relation(token) === 'amod' && (token.xpos === 'VBN' || token.xpos === 'VBD'))
    return named([headOf(sentence, token)].filter((t) => t !== null));
  if (ABOUT_ACT_BELOW.has(type)) {
    for (const clause of dependents(sentence, index, 'xcomp')) {
      const object = objectOf(sentence, clause.index);
      const target =
        object ?? AIMS.flatMap((p) => prepositional(sentence, clause.index, p)).find((t) => !isTimeNoun(t)) ?? null;
      if (target) return named(group(sentence, target));
    }
  }
  if (ABOUT_SUBJECT_BELOW.has(type)) {
    for (const clause of dependents(sentence, index, 'ccomp', 'xcomp')) {
      const subject = ownSubject(sentence, clause.index);
      if (subject) return named(group(sentence, subject));
    }
  }
  for (const t of dependents(sentence, index, 'obl', 'nmod')) {
    if (t.index < index || isTimeNoun(t) || dependents(sentence, t.index, 'case').some((c) => c.lemma === 'by'))
      continue;
    const known = named([t]).filter((p) => p.party.entity !== null);
    if (known.length) return known;
  }
  return [];
}

/** Verbs whose object takes part as an actor does. */
const TOGETHER_WITH_OBJECT = set('meet fight');

/** Types by which the owner of a thing is meant with the thing: 'rejected the minister's offer' is aimed at the minister. */
const AIMED_AT_OWNER = set('ACCUSE SUPPORT REJECT SANCTION COERCE');

/** Recipients, each thing that somebody known owns or made given as its owner; its words stay those of the thing. */
function ownedBy(
  reading: Reading,
  candidate: Candidate,
  type: Event['type'],
  things: readonly Token[],
  named: Naming,
): FoundParty[] {
  const found = named(things);
  if (!AIMED_AT_OWNER.has(type)) return found;
  return found.map((thing) => {
    if (thing.party.entity !== null || thing.head < 0) return thing;
    const owners = [
      ...dependents(candidate.sentence, thing.head, 'nmod:poss'),
      ...prepositional(candidate.sentence, thing.head, 'by', 'of'),
    ];
    const owner = named(owners).find((o) => o.party.entity !== null && isActor(reading, o.party.entity));
    return owner
      ? { party: { ...owner.party, span: thing.party.span }, evidence: owner.evidence, head: thing.head }
      : thing;
  });
}

const ACTOR_KINDS = set('person state government armed-group organization party media population');
const isActor = (reading: Reading, entity: string): boolean => ACTOR_KINDS.has(reading.cast.entity(entity).kind);

/** Prepositions before '-ing' by which the one accused, barred or thanked is who does it. */
const OF_OBJECT = set('of for from');

/**
 * Who does it. Where the clause hangs on a thing ('a plan to withdraw', 'a policy of turning
 * boats away'), whoever the thing belongs to or whoever the clause above is about.
 */
function doerOf(reading: Reading, sentence: Sentence, verb: number, depth = 0): Token | null {
  const token = tokenAt(sentence, verb);
  const found = actorOf(sentence, verb);
  const head = headOf(sentence, token);
  if (depth > 4 || !head || isPassive(sentence, verb) || ownSubject(sentence, verb)) return found;
  if (
    relation(token) === 'advcl' &&
    token.xpos === 'VBG' &&
    dependents(sentence, verb, 'mark').some((m) => OF_OBJECT.has(m.lemma.toLowerCase()))
  ) {
    const object = objectOf(sentence, head.index);
    if (object && object.index < verb) return object;
  }
  if (relation(token) !== 'acl' || token.xpos === 'VBN') return found;
  if (
    reading.cast.partiesOf(sentence.index, head.index).length ||
    head.upos === 'PROPN' ||
    kindOfNoun(head.lemma.toLowerCase()) !== 'thing'
  )
    return found ?? head;
  const owner = dependents(sentence, head.index, 'nmod:poss')[0];
  if (owner) return owner;
  const above = governingPredicate(sentence, head.index);
  if (!above || above.index === verb || relation(head).startsWith('nsubj')) return null;
  return doerOf(reading, sentence, above.index, depth + 1);
}

/** The nouns that a preposition of the type leads to, from the trigger or from `further` words, with all that is coordinated with them. */
function towardsOf(sentence: Sentence, index: number, type: Event['type'], further: readonly Token[] = []): Token[] {
  const from = [...further.map((t) => t.index), index];
  for (const preposition of TOWARDS[type]) {
    const found = from.flatMap((i) => prepositional(sentence, i, preposition)).filter((t) => !isTimeNoun(t));
    if (found.length) return found.flatMap((t) => group(sentence, t));
  }
  return [];
}

function nounParties(candidate: Candidate, type: Event['type'], named: Naming): Parties {
  const { sentence, index, light } = candidate;
  const noun = tokenAt(sentence, index).lemma.toLowerCase();
  const owners = dependents(sentence, index, 'nmod:poss').flatMap((t) => group(sentence, t));
  const by = [index, ...prepositional(sentence, index, 'of').map((t) => t.index)]
    .flatMap((i) => prepositional(sentence, i, 'by'))
    .flatMap((t) => group(sentence, t));
  const origins = dependents(sentence, index, 'amod', 'compound', 'nmod').filter(
    (t) =>
      t.index < index &&
      (t.upos === 'PROPN' || BODIES.has(t.lemma.toLowerCase()) || (t.upos === 'ADJ' && /^\p{Lu}/u.test(t.form))) &&
      dependents(sentence, t.index, 'case').length === 0,
  );
  const doer = light
    ? group(
        sentence,
        light.xpos === 'VBN' && isPassive(sentence, light.index)
          ? actorOf(sentence, light.index)
          : subjectOf(sentence, light.index),
      )
    : [];
  if (MUTUAL.has(noun)) {
    const among = prepositional(sentence, index, 'between', 'among', 'with').flatMap((t) => group(sentence, t));
    const others = light ? prepositional(sentence, light.index, 'with').flatMap((t) => group(sentence, t)) : [];
    const parties = [...doer, ...owners, ...among, ...others];
    return {
      actors: named(parties.length ? parties : origins),
      recipients: type === 'ASSAULT' ? named(prepositional(sentence, index, 'against', 'on')) : [],
    };
  }
  const towards = towardsOf(sentence, index, type).filter((t) => !owners.includes(t));
  const further = towards.length || !light ? towards : towardsOf(sentence, light.index, type);
  const subjects = doer.length ? doer : by.length ? by : owners.length ? owners : origins;
  const of = prepositional(sentence, index, 'of').flatMap((t) => group(sentence, t));
  if (subjects.length === 0 && of.length && OF_IS_DOER.has(noun))
    return { actors: named(of), recipients: named(further.filter((t) => !of.includes(t))) };
  if (by.length && owners.length && doer.length === 0) return { actors: named(by), recipients: named(owners) };
  // 'his killing': what is owned is what befell the owner.
  if (BEFALLS.has(noun) && doer.length === 0 && by.length === 0 && of.length === 0)
    return { actors: named(origins), recipients: named(owners) };
  const to =
    of.length && !OF_IS_DOER.has(noun) && (subjects.length || BEFALLS.has(noun) || TOWARDS[type].includes('of'))
      ? of
      : further;
  return { actors: named(subjects), recipients: named(to.length ? to : of.filter((t) => !subjects.includes(t))) };
}

/** Nouns whose 'of' names who does it: the resignation of X. */
const OF_IS_DOER = set(
  'request order behest demand appeal assembly demonstration advice decision ruling promise offer pledge proposal gathering march rally resignation withdrawal departure refusal retreat surrender visit arrival speech insistence statement protest death protests support approval threat',
);
/** Nouns whose owner is the one it happens to: his arrest. */
const BEFALLS = set(
  'killing murder death assassination arrest detention release imprisonment abduction kidnapping deportation extradition trial conviction impeachment torture rape execution expulsion poisoning stabbing shooting rescue evacuation resettlement persecution election appointment nomination inauguration removal',
);

function adjectiveParties(reading: Reading, candidate: Candidate, within: Statement | null, named: Naming): Parties {
  const { sentence, index } = candidate;
  const subject = group(sentence, subjectOf(sentence, index));
  if (JUDGED_BY_SPEAKER.has(tokenAt(sentence, index).lemma.toLowerCase()))
    return { actors: within ? speakerParty(reading, within) : [], recipients: named(subject) };
  return {
    actors: named(subject),
    recipients: named(dependents(sentence, index, 'obl').filter((t) => !isTimeNoun(t))),
  };
}

const FIRST_PERSON = set('i we us me our my ourselves myself');
const NOBODY = set(
  'it there this that which what who whom whose one these those such something anything nothing you your everything all each both',
);
const PRONOUN_TAGS = set('PRP PRP$ WP WDT EX DT');

/** A noun phrase without the preposition before it, the possessive ending after it and the clauses that hang on it. */
function partyWords(sentence: Sentence, head: number): Span {
  const inside = subtree(
    sentence,
    head,
    (t) =>
      (OUTSIDE.has(relation(t)) && t.form !== '-' && !(JOINED.has(relation(t)) && t.head !== head)) ||
      (t.head === head && relation(t) === 'case'),
  );
  // The run of tokens round the head: what stands apart from it is no part of its name.
  let first = inside.indexOf(head);
  let last = first;
  while (first > 0 && (inside[first] as number) - (inside[first - 1] as number) <= 1) first--;
  while (last < inside.length - 1 && (inside[last + 1] as number) - (inside[last] as number) <= 1) last++;
  return spanOf(sentence, inside.slice(first, last + 1));
}

/** Relations of what stands beside the head; inside a modifier they are part of the name: 'the border of A and B'. */
const JOINED = set('conj cc');

/** Relations of what is no part of a party's name. */
const OUTSIDE = set(
  'acl advcl appos conj cc punct parataxis nsubj csubj cop aux mark ccomp xcomp orphan dep discourse list vocative advmod:emph',
);

/** Words that count or measure what stands after 'of', and are no party themselves. */
const MEASURES = set(
  'hundred thousand million dozen score number majority half part handful couple life total lot member group crowd wave series quarter third rest',
);

/** The token whose phrase names the party: for 'dozens of boats' the boats. */
function partyHead(sentence: Sentence, token: Token): Token {
  if (!MEASURES.has(token.lemma.toLowerCase())) return token;
  return prepositional(sentence, token.index, 'of')[0] ?? token;
}

/** The party that a token names; none for a pronoun that refers to nobody known. */
function partyAt(reading: Reading, sentence: Sentence, given: Token, within: Statement | null): FoundParty[] {
  const token = reading.cast.partiesOf(sentence.index, given.index).length ? given : partyHead(sentence, given);
  const own = { start: token.start, end: token.end };
  const word = token.lemma.toLowerCase();
  const isPronoun = token.upos === 'PRON' || PRONOUN_TAGS.has(token.xpos);
  if (isPronoun && (FIRST_PERSON.has(word) || FIRST_PERSON.has(token.form.toLowerCase())))
    return within
      ? speakerParty(reading, within, own, word !== 'i' && word !== 'me' && word !== 'my', token.index)
      : [];
  const whole = reading.cast.partiesOf(sentence.index, token.index);
  if (whole.length) {
    const span = isPronoun ? own : partyWords(sentence, token.index);
    return whole.map((who) => ({
      party: { name: who.name, entity: who.entity, span },
      evidence: who.evidence === 'lexicon' ? 'lexicon' : [...who.evidence],
      head: token.index,
    }));
  }
  if (isPronoun || token.upos === 'VERB' || NOBODY.has(word) || isTimeNoun(token)) return [];
  const span = partyWords(sentence, token.index);
  const name = reading.parsed.text.slice(span.start, span.end);
  return /[\p{L}\p{N}]/u.test(name)
    ? [{ party: { name, entity: null, span }, evidence: [span], head: token.index }]
    : [];
}

/** The source of a statement as a party; `together` ('we') takes the state or body that the source speaks for. */
export function speakerParty(
  reading: Reading,
  statement: Statement,
  span: Span | null = statement.source.span,
  together = false,
  head = -1,
): FoundParty[] {
  const { source } = statement;
  if (together && source.entity) {
    const owner = reading.cast.entity(source.entity).affiliation;
    if (owner) {
      const whole = reading.cast.entity(owner);
      return [{ party: { name: whole.name, entity: owner, span }, evidence: whole.evidence.name ?? 'lexicon', head }];
    }
  }
  if (source.name === null) return [];
  const evidence = statement.evidence['source.name'] ?? (source.span ? [source.span] : null);
  return [{ party: { name: source.name, entity: source.entity, span }, evidence, head }];
}

/** True where a name, person or group of the report takes part. */
export const hasKnown = (parties: readonly FoundParty[]): boolean => parties.some((p) => p.party.entity !== null);
