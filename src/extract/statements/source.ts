import { dependent, dependents, relation, type Sentence, type Source, type Span, subtree, type Token } from '#model';
import { nounPhrase } from '../clauses/clause.ts';
import type { Who } from '../reading.ts';
import type { At, Ground } from './candidate.ts';
import { sentenceAt } from './candidate.ts';
import type { SourceKind } from './cues.ts';
import { DESCRIBING } from './phrase.ts';

/** A source with the words that its name, description and standing rest on. */
export interface FoundSource {
  readonly source: Source;
  readonly nameEvidence: readonly Span[] | 'lexicon' | null;
  readonly describedEvidence: readonly Span[] | null;
  /** Who passed it on, with the same. */
  readonly via: FoundSource | null;
}

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  a: 1,
  an: 1,
  another: 1,
};
const DETERMINERS = new Set([
  'the',
  'a',
  'an',
  'this',
  'that',
  'these',
  'those',
  'some',
  'all',
  'both',
  'several',
  'many',
  'its',
  'his',
  'her',
  'their',
  'our',
  'my',
  'your',
  'other',
  'another',
  'any',
  'each',
]);
const isNominal = (t: Token): boolean =>
  t.upos === 'NOUN' || t.upos === 'PROPN' || t.upos === 'PRON' || t.upos === 'NUM' || t.upos === 'DET';

/** What hangs on a noun without being part of the phrase that names it. */
const BESIDE = new Set([
  'punct',
  'conj',
  'cc',
  'parataxis',
  'appos',
  'advcl',
  'dep',
  'discourse',
  'orphan',
  'list',
  'vocative',
  'case',
  'mark',
  'nsubj',
  'cop',
  'aux',
  'csubj',
  'ccomp',
  'obl',
  'dislocated',
]);
/** Names run on over these; anything else behind a comma is no part of the phrase. */
const GOES_ON = new Set(['appos', 'conj', 'flat', 'list']);

/**
 * The phrase that names a source: determiner to last modifier, with the apposition and what is
 * coordinated; no preposition before it, no possessive mark after it, no relative clause.
 *
 * @param stopAt  UTF-16 offset that the phrase must end before: where the cue stands
 */
export function sourceSpan(sentence: Sentence, head: number, stopAt = Number.POSITIVE_INFINITY): Span {
  const { tokens } = sentence;
  const familiar = tokens[head + 1];
  if (familiar && DESCRIBING.has(familiar.form.toLowerCase())) {
    // 'a source familiar with the talks', which trees seldom keep together.
    let first = head;
    while (first > 0 && head - first < 4 && isModifier(tokens[first - 1] as Token)) first--;
    let last = head + 1;
    while (
      last + 1 < tokens.length &&
      tokens[last + 1]?.upos !== 'PUNCT' &&
      !FINITE.has((tokens[last + 1] as Token).xpos)
    )
      last++;
    return { start: (tokens[first] as Token).start, end: (tokens[last] as Token).end };
  }
  const inner = new Set(
    subtree(sentence, head, (t) => BESIDE.has(relation(t)) || t.deprel === 'acl:relcl' || FINITE.has(t.xpos)),
  );
  let first = head;
  while (first > 0 && (inner.has(first - 1) || (isLink(tokens[first - 1]) && inner.has(first - 2)))) first--;
  let last = head;
  for (let i = head + 1; i < tokens.length; i++) {
    if ((tokens[i] as Token).start >= stopAt && head < i) break;
    if (inner.has(i)) last = i;
    else if (isLink(tokens[i]) || relation(tokens[i] as Token) === 'case') continue;
    else break;
  }
  for (const t of dependents(sentence, head)) {
    if (t.index <= last || !GOES_ON.has(relation(t)) || !isNominal(t)) continue;
    const part = subtree(
      sentence,
      t.index,
      (d) =>
        d.deprel === 'acl:relcl' ||
        FINITE.has(d.xpos) ||
        (relation(d) === 'punct' && !isLink(d)) ||
        relation(d) === 'parataxis' ||
        relation(d) === 'advcl',
    );
    const start = part[0] as number;
    // What stands further off than a comma and 'and' is no part of the phrase.
    if (start - last > 3 || start <= last || tokens[start]?.upos === 'ADP') continue;
    const end = part[part.length - 1] as number;
    if ((tokens[end] as Token).start >= stopAt || hasFinite(tokens, last + 1, end)) continue;
    // 'the mayor, nine people': only with 'and' somewhere are they one phrase.
    if (relation(t) === 'conj' && !tokens.slice(last + 1, end).some((d) => d.upos === 'CCONJ')) continue;
    last = part[part.length - 1] as number;
  }
  // A title that the tree has parted from its name: 'ministry spokesman Ivo Hart'.
  if ((tokens[head] as Token).upos === 'PROPN') while (first > 0 && isTitleWord(tokens[first - 1] as Token)) first--;
  while (last > head && (tokens[last]?.xpos === 'POS' || tokens[last]?.upos === 'PUNCT')) last--;
  while (
    first < head &&
    (tokens[first]?.upos === 'ADP' || tokens[first]?.upos === 'CCONJ' || tokens[first]?.upos === 'PUNCT')
  )
    first++;
  return { start: (tokens[first] as Token).start, end: (tokens[last] as Token).end };
}

const hasFinite = (tokens: readonly Token[], from: number, to: number): boolean => {
  for (let i = from; i <= to; i++) if (FINITE.has((tokens[i] as Token).xpos)) return true;
  return false;
};

const isModifier = (t: Token): boolean =>
  t.upos === 'DET' || t.upos === 'ADJ' || t.upos === 'NUM' || t.upos === 'NOUN' || t.upos === 'PROPN';

const isTitleWord = (t: Token): boolean =>
  (t.upos === 'PROPN' || t.xpos === 'NN' || (t.upos === 'ADJ' && /^\p{Lu}/u.test(t.form))) && t.form !== 'that';

const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD']);

const isLink = (t: Token | undefined): boolean =>
  t?.form === '-' || t?.form === '–' || t?.form === '"' || t?.form === "'";

/** What kind of source a phrase is by its head noun and names; null where the words do not tell. */
export function kindByNoun(ground: Ground, sentence: Sentence, head: number): SourceKind | null {
  const token = sentence.tokens[head];
  if (!token) return null;
  return ground.lexicon.nouns.get(token.lemma.toLowerCase()) ?? null;
}

/** The kind by a noun that stands before the head in its phrase, where a tree takes another word for the head. */
const kindWithin = (ground: Ground, sentence: Sentence, head: number): SourceKind | null => {
  for (const t of dependents(sentence, head, 'compound')) {
    const kind =
      t.index < head && sentence.tokens[head]?.upos !== 'PROPN' ? kindByNoun(ground, sentence, t.index) : null;
    if (kind) return kind;
  }
  return null;
};

const nameAt = (ground: Ground, at: At) =>
  ground.names.get(at.sentence)?.find((n) => n.first <= at.token && at.token < n.last) ?? null;

const namesWithin = (ground: Ground, sentence: number, span: Span) =>
  (ground.names.get(sentence) ?? []).filter((n) => n.span.start >= span.start && n.span.end <= span.end);

function standingOf(ground: Ground, at: At, span: Span, who: Who | null): Source['standing'] {
  const sentence = sentenceAt(ground, at.sentence);
  const head = sentence.tokens[at.token] as Token;
  const byNoun = kindByNoun(ground, sentence, at.token) ?? kindWithin(ground, sentence, at.token);
  if (who) {
    const kind = ground.reading.cast.entity(who.entity).kind;
    if (kind === 'person') return 'named';
    if (kind === 'media') return 'document';
    if (kind === 'unnamed') return byNoun ?? 'anonymous';
    if (kind === 'population' && byNoun === 'anonymous') return 'anonymous';
    if (byNoun === 'document' && head.upos === 'NOUN') return 'document';
    if (byNoun === 'anonymous' && head.upos === 'NOUN') return 'anonymous';
    return 'institution';
  }
  const own = nameAt(ground, at);
  if (own?.kind === 'person') return 'named';
  if (byNoun && head.upos !== 'PROPN') {
    if (
      byNoun !== 'document' &&
      namesWithin(ground, at.sentence, span).some(
        (n) =>
          n.kind === 'person' &&
          dependents(sentence, at.token, 'appos', 'flat').some((d) => n.first <= d.index && d.index < n.last),
      )
    )
      return 'named';
    return byNoun;
  }
  if (own)
    return own.kind === 'organization' || own.kind === 'place' || own.kind === 'nationality'
      ? 'institution'
      : own.kind === 'work'
        ? 'document'
        : 'named';
  if (head.upos === 'PRON') {
    const form = head.form.toLowerCase();
    if (form === 'he' || form === 'she' || form === 'i' || form === 'his' || form === 'her') return 'named';
    if (form === 'we' || form === 'they' || form === 'it' || form === 'our' || form === 'their' || form === 'its')
      return 'institution';
    return 'anonymous';
  }
  if (head.upos === 'PROPN') return 'named';
  return byNoun ?? (head.upos === 'NUM' || head.upos === 'DET' || head.upos === 'ADJ' ? 'anonymous' : 'institution');
}

const DESCRIBES = new Set(['amod', 'acl', 'nmod', 'compound']);

/** Of an unnamed source, the words that tell what it is or knows: 'familiar with his travel', 'Egyptian'. */
function describedOf(sentence: Sentence, head: number, span: Span): Span | null {
  const next = sentence.tokens[head + 1];
  if (next && DESCRIBING.has(next.form.toLowerCase())) return { start: next.start, end: span.end };
  const after = dependents(sentence, head).find(
    (t) =>
      t.index > head &&
      t.end <= span.end &&
      (relation(t) === 'acl' || relation(t) === 'amod' || relation(t) === 'nmod') &&
      t.deprel !== 'nmod:poss',
  );
  if (after) {
    const whole = nounPhrase(sentence, after.index);
    return { start: whole.start, end: Math.min(whole.end, span.end) };
  }
  const before = dependents(sentence, head).filter(
    (t) => t.index < head && t.start >= span.start && DESCRIBES.has(relation(t)) && t.deprel !== 'nmod:poss',
  );
  const first = before[0];
  const last = before[before.length - 1];
  return first && last ? { start: first.start, end: last.end } : null;
}

function countOf(sentence: Sentence, head: number): number | null {
  const number = dependent(sentence, head, 'nummod');
  if (number) {
    const word = number.form.toLowerCase();
    const value = NUMBERS[word] ?? Number(word.replaceAll(',', ''));
    return Number.isSafeInteger(value) && value > 0 ? value : null;
  }
  const determiner = dependent(sentence, head, 'det');
  return determiner ? (NUMBERS[determiner.form.toLowerCase()] ?? null) : null;
}

const describedIsAfter = (described: Span | null, sentence: Sentence, head: number): boolean =>
  described !== null && described.start > (sentence.tokens[head] as Token).start;

/** Words of a phrase without its determiner. */
function bareSpan(sentence: Sentence, span: Span): Span {
  const tokens = sentence.tokens.filter((t) => t.start >= span.start && t.end <= span.end);
  const first = tokens[0];
  const second = tokens[1];
  return first && second && DETERMINERS.has(first.form.toLowerCase()) ? { start: second.start, end: span.end } : span;
}

export const NO_SOURCE: Source = {
  span: null,
  name: null,
  entity: null,
  members: [],
  standing: 'unknown',
  described: null,
  count: null,
  via: null,
};

/**
 * Who it is that a phrase credits: by the cast where it knows, else by the phrase's own words.
 *
 * @param at   the phrase's head; null where no source is written
 * @param cue  the words that credit it, which are no part of the phrase
 */
export function findSource(ground: Ground, at: At | null, via: At | null, cue: Span | null = null): FoundSource {
  const passedOn = via ? findSource(ground, via, null) : null;
  if (!at) {
    return {
      source: { ...NO_SOURCE, via: passedOn?.source ?? null },
      nameEvidence: null,
      describedEvidence: null,
      via: passedOn,
    };
  }
  const sentence = sentenceAt(ground, at.sentence);
  const head = sentence.tokens[at.token] as Token;
  const span = sourceSpan(sentence, at.token, cue && head.end <= cue.start ? cue.start : undefined);
  const { cast } = ground.reading;
  const joint = dependents(sentence, at.token, 'conj').some((t) => isNominal(t) && t.end <= span.end);
  const who = joint
    ? (cast.together(at.sentence, at.token) ?? cast.who(at.sentence, at.token))
    : cast.who(at.sentence, at.token);
  const standing = standingOf(ground, at, span, who);
  const bare = bareSpan(sentence, span);
  const unnamed = standing === 'anonymous';
  const described = unnamed ? describedOf(sentence, at.token, span) : null;
  // Nobody's name is told: the phrase itself is the fullest that is known, 'source familiar with the talks'.
  const asWritten = who === null || (unnamed && describedIsAfter(described, sentence, at.token));
  const name = asWritten ? ground.text.slice(bare.start, bare.end) : who.name;
  return {
    source: {
      span,
      name,
      entity: who?.entity ?? null,
      members: who ? [...cast.entity(who.entity).members] : [],
      standing,
      described: described && ground.text.slice(described.start, described.end),
      count: unnamed ? countOf(sentence, at.token) : null,
      via: passedOn?.source ?? null,
    },
    nameEvidence: asWritten ? [bare] : who.evidence,
    describedEvidence: described && [described],
    via: passedOn,
  };
}
