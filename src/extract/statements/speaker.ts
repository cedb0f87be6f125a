import { dependent, dependents, headOf, isWithin, relation, type Sentence, subtree, type Token } from '#model';
import { describedNoun, isPassive, ownSubject, subjectOf } from '../clauses/clause.ts';
import type { Ground } from './candidate.ts';
import { isDash, isQuoteMark } from './content.ts';
import { SPEECH } from './credit-clause.ts';
import { type Cue, cuesFor } from './cues.ts';
import { phraseHead } from './phrase.ts';
import { hasPredicate, isComma, isFiniteTag, isNominalTag, isRelative, isSeam, opensNounPhrase } from './tags.ts';
import { isFiniteVerb } from './verb-form.ts';

/** The subject that follows a verb of speech after what was said: '"…," said the minister'. */
export function invertedSubject(ground: Ground, sentence: Sentence, verb: Token, cue: Cue): Token | null {
  if (
    (cue.frames.get('quote') ?? 0) < SPEECH ||
    !isFiniteVerb(sentence, verb) ||
    dependents(sentence, verb.index, 'aux').length
  )
    return null;
  const before = sentence.tokens[verb.index - 1];
  const quoted =
    verb.index > 0 && isSeam(before) && ground.quotes.closing(Math.max(0, verb.start - 4), verb.start) !== null;
  if (!quoted && (cue.hearer || verb.index < 4 || !isSeam(before) || !hasPredicate(sentence, 0, verb.index)))
    return null;
  const next = sentence.tokens[verb.index + 1];
  if (!next || !opensNounPhrase(next) || next.form === 'that') return null;
  const top = phraseHead(sentence, next.index);
  if (!top) return null;
  const left = ownSubject(sentence, verb.index);
  if (!quoted && left && left.index < verb.index && verb.index - left.index < 12) return null;
  // '…, said the attack had failed' is a clause: the speaker stands before the verb.
  for (let i = next.index; i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.upos === 'PUNCT' || t.xpos.startsWith('W')) break;
    if (isFiniteTag(t)) return null;
  }
  return top;
}

/** Who says: a pronoun right before the verb, else the subject in the tree, else the phrase that the words before the verb make. */
export function sourceOf(ground: Ground, sentence: Sentence, verb: Token): Token | null {
  const quoting = quotedSource(sentence, verb);
  if (quoting) return quoting;
  const finite = isFiniteVerb(sentence, verb);
  let before = verb.index - 1;
  while (
    before >= 0 &&
    (sentence.tokens[before]?.upos === 'ADV' ||
      sentence.tokens[before]?.upos === 'AUX' ||
      sentence.tokens[before]?.upos === 'PART')
  )
    before--;
  const nearest = sentence.tokens[before];
  // 'released a letter that says', 'signed a petition urging': who issued it is credited.
  const issuer = issuerOf(sentence, verb);
  if (issuer) return issuer;
  if (finite && nearest?.xpos === 'PRP' && NOMINATIVE.has(nearest.form.toLowerCase())) return nearest;
  // 'the envoy, who said …': the noun is meant.
  if (finite && nearest && (nearest.xpos === 'WP' || nearest.xpos === 'WDT') && nearest.form.toLowerCase() !== 'what')
    return describedNoun(sentence, verb.index) ?? nounBefore(sentence, nearest);
  // After an aside between dashes the words of the aside are nearer than the subject.
  if (finite && nearest && isDash(nearest.form) && nearest.xpos !== 'HYPH') {
    const phrase = phraseBefore(ground, sentence, verb);
    if (phrase) return phrase;
  }
  // '…, adding that': goes on from a credit, not from the clause that it led in.
  const adding = verb.xpos === 'VBG' && isComma(nearest) ? sharedSubject(ground, sentence, before, true) : null;
  if (adding) return adding;
  const subject = nearestSubject(ground, sentence, verb) ?? subjectOf(sentence, verb.index);
  const found = subject && dependents(sentence, subject.index, 'case').some((k) => k.upos === 'ADP') ? null : subject;
  if (
    found &&
    found.index !== verb.index &&
    canSpeak(found) &&
    !isTime(ground, sentence, found) &&
    !(finite && found.xpos.startsWith('W'))
  )
    return firstOfPair(sentence, found);
  if ((finite && nearest?.upos === 'CCONJ') || (verb.xpos === 'VBG' && isComma(nearest)))
    return sharedSubject(ground, sentence, before) ?? found;
  return finite ? (phraseBefore(ground, sentence, verb) ?? found) : found && canSpeak(found) ? found : null;
}

const ISSUING = new Set([
  'release',
  'issue',
  'publish',
  'send',
  'sign',
  'file',
  'write',
  'unleash',
  'post',
  'submit',
  'circulate',
  'pen',
  'fire',
]);

/** The subject of the verb that sent out what the cue's clause describes. */
function issuerOf(sentence: Sentence, verb: Token): Token | null {
  const described = describedNoun(sentence, verb.index);
  if (!described || described.index > verb.index || described.upos !== 'NOUN') return null;
  const top = relation(described) === 'nmod' ? (headOf(sentence, described) ?? described) : described;
  const issuing = relation(top) === 'obj' ? headOf(sentence, top) : null;
  if (!issuing || !ISSUING.has(issuing.lemma.toLowerCase())) return null;
  const subject = subjectOf(sentence, issuing.index);
  return subject && !subject.xpos.startsWith('W') ? subject : null;
}

/** The noun that a relative pronoun stands for: the one before it. */
function nounBefore(sentence: Sentence, pronoun: Token): Token | null {
  for (let i = pronoun.index - 1; i >= 0 && pronoun.index - i < 4; i--) {
    const t = sentence.tokens[i] as Token;
    if (isNominalTag(t)) return t;
  }
  return null;
}

/** The first of two coordinated nouns where the tree has hung the verb on the second: 'the council and the mayor said'. */
function firstOfPair(sentence: Sentence, t: Token): Token {
  const head = headOf(sentence, t);
  if (relation(t) !== 'conj' || !head || !isNominalTag(head) || t.index - head.index > 5) return t;
  return sentence.tokens.slice(head.index + 1, t.index).some((k) => k.upos === 'CCONJ') ? head : t;
}

/** Of several subjects that a tree may give a verb, the one next to it. */
function nearestSubject(ground: Ground, sentence: Sentence, verb: Token): Token | null {
  const all = dependents(sentence, verb.index, 'nsubj', 'csubj').filter((t) => t.index < verb.index);
  const before = all.filter((t) => !isTime(ground, sentence, t));
  if (before.length === 1 && all.length > 1) return before[0] ?? null;
  const last = before[before.length - 1];
  return before.length > 1 && last && !last.xpos.startsWith('W') ? last : null;
}

/**
 * The subject of the verb that a coordination or a participle goes on from: 'he took the blame but did
 * not say why', 'she said it was late, adding that …'. Of a credit before it, if there is one.
 */
function sharedSubject(ground: Ground, sentence: Sentence, from: number, ofCredits = false): Token | null {
  let nearest: Token | null = null;
  for (let i = from - 1; i >= 0; i--) {
    const t = sentence.tokens[i] as Token;
    if (!isFiniteTag(t) || ground.quotes.holding(t.start)) continue;
    const subject =
      ownSubject(sentence, t.index) ?? (t.upos === 'AUX' && t.head >= 0 ? ownSubject(sentence, t.head) : null);
    if (!subject || subject.xpos.startsWith('W') || isTime(ground, sentence, subject)) continue;
    const credits = (cuesFor(ground.lexicon, 'verb', t.lemma.toLowerCase())[0]?.frames.get('that') ?? 0) >= 0.8;
    if (credits) return subject;
    nearest ??= subject;
  }
  return ofCredits ? null : nearest;
}

const NOMINATIVE = new Set(['he', 'she', 'they', 'we', 'i', 'it']);

const canSpeak = (t: Token): boolean => isNominalTag(t) || t.upos === 'NUM' || t.upos === 'DET' || t.upos === 'ADJ';

/** True inside a time expression: 'this Thursday the council said' is not said by Thursday. */
const isTime = (ground: Ground, sentence: Sentence, t: Token): boolean =>
  (ground.times.get(sentence.index) ?? []).some((e) => e.first <= t.index && t.index < e.last);

/** The head of the noun phrase that ends where a verb begins, asides between commas or dashes passed over. */
function phraseBefore(ground: Ground, sentence: Sentence, verb: Token): Token | null {
  const first = creditStart(ground, sentence, verb.index);
  return first < verb.index ? phraseHead(sentence, first) : null;
}

/** First token of the phrase before a verb, back to a seam; one aside without a finite verb is part of it. */
export function creditStart(ground: Ground, sentence: Sentence, verb: number): number {
  let first = verb;
  let asides = 0;
  for (let i = verb - 1; i >= 0 && verb - i < 40; i--) {
    const t = sentence.tokens[i] as Token;
    if (isQuoteMark(t.form) || t.form === ':' || t.form === ';') break;
    if (isDash(t.form) && t.xpos !== 'HYPH' && first === verb) {
      // Over an aside between dashes.
      let open = i - 1;
      while (
        open >= 0 &&
        !(isDash((sentence.tokens[open] as Token).form) && (sentence.tokens[open] as Token).xpos !== 'HYPH')
      )
        open--;
      if (open > 0) {
        i = open;
        asides = 1;
      }
      continue;
    }
    if (isComma(t) || (isDash(t.form) && t.xpos !== 'HYPH')) {
      if (first === verb) continue;
      // The other end of an aside: what stands before it is the phrase itself.
      if (asides > 0 || !isAside(sentence, i, verb)) break;
      if (!isDash(t.form)) asides++;
      continue;
    }
    if (isFiniteTag(t) && !isRelative(sentence, t)) return first;
    if (t.upos === 'CCONJ' && first < verb && isComma(sentence.tokens[i - 1])) break;
    first = i;
  }
  while (
    first < verb &&
    (!opensNounPhrase(sentence.tokens[first] as Token) || isTime(ground, sentence, sentence.tokens[first] as Token))
  )
    first++;
  return first;
}

/** True where the verb follows a comma or dash, so that another one before it opens an aside. */
const isAside = (sentence: Sentence, seam: number, verb: number): boolean => {
  const last = sentence.tokens[verb - 1];
  const form = sentence.tokens[seam]?.form;
  return (
    last !== undefined &&
    (isComma(last) || isDash(last.form)) &&
    (last.form === form || (isDash(last.form) && isComma(sentence.tokens[seam])))
  );
};

/** 'was quoted as saying', 'cited the chief as saying': who is quoted, not who quotes. */
function quotedSource(sentence: Sentence, verb: Token): Token | null {
  if (verb.xpos !== 'VBG') return null;
  const as = dependents(sentence, verb.index, 'mark', 'case').find((t) => t.lemma === 'as');
  const head = headOf(sentence, verb);
  if (!as || !head || (head.lemma !== 'quote' && head.lemma !== 'cite' && head.lemma !== 'report')) return null;
  return isPassive(sentence, head.index)
    ? subjectOf(sentence, head.index)
    : (dependent(sentence, head.index, 'obj') ?? null);
}

export function coreOf(
  sentence: Sentence,
  verb: Token,
  subject: Token | null,
  inverted: boolean,
): { first: number; last: number } {
  let first = verb.index;
  let last = verb.index;
  for (const t of dependents(sentence, verb.index, 'aux', 'advmod')) {
    if (t.index < first && verb.index - t.index <= 4) first = t.index;
  }
  if (subject && (inverted || isAdjacent(sentence, subject, verb))) {
    const phrase = subtree(sentence, subject.index, (t) => relation(t) === 'parataxis');
    if (inverted) last = Math.max(last, endOfRun(phrase, subject.index));
    else first = Math.min(first, startOfRun(phrase, subject.index));
  }
  return { first, last };
}

/** True where nothing but a clause on the subject, adverbs or auxiliaries stands between. */
const isAdjacent = (sentence: Sentence, subject: Token, verb: Token): boolean =>
  subject.index < verb.index && (isWithin(sentence, subject.index, verb.index) || verb.index - subject.index <= 4);

const startOfRun = (indices: readonly number[], at: number): number => {
  let i = indices.indexOf(at);
  while (i > 0 && (indices[i] as number) - (indices[i - 1] as number) <= 2) i--;
  return indices[i] ?? at;
};

const endOfRun = (indices: readonly number[], at: number): number => {
  let i = indices.indexOf(at);
  while (i < indices.length - 1 && (indices[i + 1] as number) - (indices[i] as number) <= 2) i++;
  return indices[i] ?? at;
};
