import { dependent, dependents, headOf, isWithin, relation, type Sentence, type Span, subtree, type Token } from '#model';
import { describedNoun, isInfinitive, isPassive, negationOf, ownSubject, subjectOf } from '../clauses/clause.ts';
import type { At, Candidate, Ground } from './candidate.ts';
import { isDash, isQuoteMark, isStop, spansOf, stretch, trimPieces } from './content.ts';
import { type Cue, cuesFor } from './cues.ts';
import { phraseHead } from './phrase.ts';
import { kindByNoun } from './source.ts';

/** Verbs that credit words spoken or written may stand before or after what was said. */
const SPEECH = 0.7;
const isNominalTag = (t: Token): boolean => t.upos === 'NOUN' || t.upos === 'PROPN' || t.upos === 'PRON';
const opensNounPhrase = (t: Token): boolean => /^(DT|PRP|PRP\$|NNP|NNPS|NN|NNS|JJ|CD|WP|EX)$/.test(t.xpos);
const isFiniteTag = (t: Token): boolean => t.xpos === 'VBD' || t.xpos === 'VBZ' || t.xpos === 'VBP' || t.xpos === 'MD';
const isComma = (t: Token | undefined): boolean => t?.form === ',';
const isSeam = (t: Token | undefined): boolean => t !== undefined && (t.form === ',' || isQuoteMark(t.form) || (isDash(t.form) && t.xpos !== 'HYPH') || t.form === '?' || t.form === '!');

interface Clause {
  readonly ground: Ground;
  readonly sentence: Sentence;
  readonly verb: Token;
  readonly cue: Cue;
  readonly subject: Token | null;
  /** First token of the credit: subject, auxiliaries and verb. */
  readonly first: number;
  /** Last token of the credit's core. */
  readonly last: number;
}

interface Found {
  /** The source, where the place of the content shows it to be another than the tree's subject. */
  readonly subject?: Token | null;
  readonly content: Span[];
  readonly weight: number;
  readonly rule: string;
  readonly hearer: Token | null;
}

/** Every credit given by an active verb: 'X said …', '"…," said X', '…, X saying …'. */
export function verbClauses(ground: Ground, sentence: Sentence): Candidate[] {
  const out: Candidate[] = [];
  for (const verb of sentence.tokens) {
    const cues = cuesFor(ground.lexicon, 'verb', verb.lemma.toLowerCase());
    if (!cues.length || !isActiveVerb(sentence, verb)) continue;
    for (const cue of cues) {
      if (cue.particle && !particleOf(sentence, verb, cue.particle)) continue;
      const candidate = credit(ground, sentence, verb, cue);
      if (candidate) {
        out.push(candidate);
        break;
      }
    }
  }
  return out;
}

/** True for a verb in the active, and for a word that a tagger often takes for a participle or noun where a verb of speech stands. */
function isActiveVerb(sentence: Sentence, word: Token): boolean {
  if (isPassive(sentence, word.index)) return false;
  const next = sentence.tokens[word.index + 1];
  if (word.upos !== 'VERB' && !word.xpos.startsWith('VB')) return word.xpos === 'NNS' && next?.form === 'that' && word.index > 0;
  return word.xpos !== 'VBN' || standsAsPast(sentence, word);
}

/** A form in -ed with no auxiliary that follows a noun or comma and takes no 'by': past tense, whatever its tag. */
function standsAsPast(sentence: Sentence, word: Token): boolean {
  if (dependent(sentence, word.index, 'aux')) return true;
  const rel = relation(word);
  if (rel === 'conj' || rel === 'root' || rel === 'parataxis') return true;
  let before = word.index - 1;
  while (before >= 0 && sentence.tokens[before]?.upos === 'ADV') before--;
  const previous = sentence.tokens[before];
  if (!previous || previous.upos === 'AUX' || !(isNominalTag(previous) || isSeam(previous))) return false;
  for (let i = word.index + 1; i < sentence.tokens.length && i < word.index + 7; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.form === 'by' && i === word.index + 1) return false;
    if (t.upos === 'PUNCT') break;
  }
  const next = sentence.tokens[word.index + 1];
  return next !== undefined && (isComma(next) || opensNounPhrase(next) || next.form === 'that' || next.xpos === 'VBG' || isQuoteMark(next.form) || next.upos === 'ADV' || next.upos === 'ADP');
}

const isFinite = (sentence: Sentence, verb: Token): boolean =>
  isFiniteTag(verb) || verb.xpos === 'NNS' || (verb.xpos === 'VBN' && standsAsPast(sentence, verb)) || dependents(sentence, verb.index, 'aux').some((t) => t.index < verb.index);

/** The particle, adverb or preposition that makes a cue of two words, where it follows the verb closely. */
export function particleOf(sentence: Sentence, verb: Token, particle: string): Token | null {
  for (let i = verb.index + 1; i <= verb.index + 4 && i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.lemma.toLowerCase() === particle) return t;
    if (t.upos === 'PUNCT' || isFiniteTag(t)) return null;
  }
  return null;
}

function credit(ground: Ground, sentence: Sentence, verb: Token, cue: Cue): Candidate | null {
  const inverted = invertedSubject(ground, sentence, verb, cue);
  // 'Asked about the bridge, she smiled': nobody is named as asking.
  const unnamed = verb.index === 0 && (verb.xpos === 'VBN' || verb.xpos === 'VBD');
  const subject = unnamed ? null : (inverted ?? sourceOf(ground, sentence, verb));
  const core = coreOf(sentence, verb, subject, inverted !== null);
  const clause: Clause = { ground, sentence, verb, cue, subject, ...core };
  const found = beside(clause) ?? after(clause);
  if (!found) return null;
  const content = trimPieces(ground, found.content);
  if (!content.length) return null;
  const weight = found.weight * trust(clause, found);
  const source = found.subject === undefined ? subject : found.subject;
  const particle = cue.particle ? particleOf(sentence, verb, cue.particle) : null;
  const at: At = { sentence: sentence.index, token: verb.index };
  return {
    at,
    cue: cueSpan(sentence, verb, particle),
    source: source ? { sentence: sentence.index, token: source.index } : null,
    via: null,
    content,
    manner: cue.manner === 'assert' && cue.frames.has('oinf') && found.rule === 'verb-infinitive' ? 'order' : cue.manner,
    rule: found.rule,
    margin: weight,
    speech: (cue.frames.get('quote') ?? 0) >= SPEECH,
    hearer: found.hearer ? { sentence: sentence.index, token: found.hearer.index } : null,
  };
}

/** The verb with its particle; a negation before it belongs to the cue ('did not say'). */
function cueSpan(sentence: Sentence, verb: Token, particle: Token | null): Span {
  const negation = negationOf(sentence, verb.index);
  const end = particle && particle.index === verb.index + 1 ? particle.end : verb.end;
  if (!negation || negation.index > verb.index || verb.index - negation.index > 2) return { start: verb.start, end };
  const before = sentence.tokens[negation.index - 1];
  return { start: before?.upos === 'AUX' ? before.start : negation.start, end };
}

/** The subject that follows a verb of speech after what was said: '"…," said the minister'. */
function invertedSubject(ground: Ground, sentence: Sentence, verb: Token, cue: Cue): Token | null {
  if ((cue.frames.get('quote') ?? 0) < SPEECH || !isFinite(sentence, verb) || dependents(sentence, verb.index, 'aux').length) return null;
  const before = sentence.tokens[verb.index - 1];
  const quoted = verb.index > 0 && isSeam(before) && ground.quotes.closing(Math.max(0, verb.start - 4), verb.start) !== null;
  if (!quoted && (cue.hearer || verb.index < 4 || !isSeam(before) || !hasPredicate(sentence, 0, verb.index))) return null;
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
function sourceOf(ground: Ground, sentence: Sentence, verb: Token): Token | null {
  const quoting = quotedSource(sentence, verb);
  if (quoting) return quoting;
  const finite = isFinite(sentence, verb);
  let before = verb.index - 1;
  while (before >= 0 && (sentence.tokens[before]?.upos === 'ADV' || sentence.tokens[before]?.upos === 'AUX' || sentence.tokens[before]?.upos === 'PART')) before--;
  const nearest = sentence.tokens[before];
  if (finite && nearest?.xpos === 'PRP' && NOMINATIVE.has(nearest.form.toLowerCase())) return nearest;
  // 'the envoy, who said …': the noun is meant.
  if (finite && nearest && (nearest.xpos === 'WP' || nearest.xpos === 'WDT') && nearest.form.toLowerCase() !== 'what') return describedNoun(sentence, verb.index) ?? nounBefore(sentence, nearest);
  // After an aside between dashes the words of the aside are nearer than the subject.
  if (finite && nearest && isDash(nearest.form) && nearest.xpos !== 'HYPH') {
    const phrase = phraseBefore(ground, sentence, verb);
    if (phrase) return phrase;
  }
  const found = nearestSubject(ground, sentence, verb) ?? subjectOf(sentence, verb.index);
  if (found && found.index !== verb.index && canSpeak(found) && !isTime(ground, sentence, found) && !(finite && found.xpos.startsWith('W'))) return firstOfPair(sentence, found);
  if ((finite && nearest?.upos === 'CCONJ') || (verb.xpos === 'VBG' && isComma(nearest))) return sharedSubject(ground, sentence, before) ?? found;
  return finite ? (phraseBefore(ground, sentence, verb) ?? found) : found && canSpeak(found) ? found : null;
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
function sharedSubject(ground: Ground, sentence: Sentence, from: number): Token | null {
  let nearest: Token | null = null;
  for (let i = from - 1; i >= 0; i--) {
    const t = sentence.tokens[i] as Token;
    if (!isFiniteTag(t) || ground.quotes.holding(t.start)) continue;
    const subject = ownSubject(sentence, t.index) ?? (t.upos === 'AUX' && t.head >= 0 ? ownSubject(sentence, t.head) : null);
    if (!subject || subject.xpos.startsWith('W') || isTime(ground, sentence, subject)) continue;
    const credits = (cuesFor(ground.lexicon, 'verb', t.lemma.toLowerCase())[0]?.frames.get('that') ?? 0) >= 0.8;
    if (credits) return subject;
    nearest ??= subject;
  }
  return nearest;
}

const NOMINATIVE = new Set(['he', 'she', 'they', 'we', 'i', 'it']);
const canSpeak = (t: Token): boolean => isNominalTag(t) || t.upos === 'NUM' || t.upos === 'DET' || t.upos === 'ADJ';

/** True inside a time expression: 'this Thursday the council said' is not said by Thursday. */
const isTime = (ground: Ground, sentence: Sentence, t: Token): boolean => (ground.times.get(sentence.index) ?? []).some((e) => e.first <= t.index && t.index < e.last);

/** The head of the noun phrase that ends where a verb begins, asides between commas or dashes passed over. */
function phraseBefore(ground: Ground, sentence: Sentence, verb: Token): Token | null {
  const first = creditStart(ground, sentence, verb.index);
  return first < verb.index ? phraseHead(sentence, first) : null;
}

/** First token of the phrase before a verb, back to a seam; one aside without a finite verb is part of it. */
function creditStart(ground: Ground, sentence: Sentence, verb: number): number {
  let first = verb;
  let asides = 0;
  for (let i = verb - 1; i >= 0 && verb - i < 40; i--) {
    const t = sentence.tokens[i] as Token;
    if (isQuoteMark(t.form) || t.form === ':' || t.form === ';') break;
    if (isDash(t.form) && t.xpos !== 'HYPH' && first === verb) {
      // Over an aside between dashes.
      let open = i - 1;
      while (open >= 0 && !(isDash((sentence.tokens[open] as Token).form) && (sentence.tokens[open] as Token).xpos !== 'HYPH')) open--;
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
  while (first < verb && (!opensNounPhrase(sentence.tokens[first] as Token) || isTime(ground, sentence, sentence.tokens[first] as Token))) first++;
  return first;
}

/** True where the verb follows a comma or dash, so that another one before it opens an aside. */
const isAside = (sentence: Sentence, seam: number, verb: number): boolean => {
  const last = sentence.tokens[verb - 1];
  const form = sentence.tokens[seam]?.form;
  return last !== undefined && (isComma(last) || isDash(last.form)) && (last.form === form || (isDash(last.form) && isComma(sentence.tokens[seam])));
};

/** 'was quoted as saying', 'cited the chief as saying': who is quoted, not who quotes. */
function quotedSource(sentence: Sentence, verb: Token): Token | null {
  if (verb.xpos !== 'VBG') return null;
  const as = dependents(sentence, verb.index, 'mark', 'case').find((t) => t.lemma === 'as');
  const head = headOf(sentence, verb);
  if (!as || !head || (head.lemma !== 'quote' && head.lemma !== 'cite' && head.lemma !== 'report')) return null;
  return isPassive(sentence, head.index) ? subjectOf(sentence, head.index) : (dependent(sentence, head.index, 'obj') ?? null);
}

function coreOf(sentence: Sentence, verb: Token, subject: Token | null, inverted: boolean): { first: number; last: number } {
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
const isAdjacent = (sentence: Sentence, subject: Token, verb: Token): boolean => subject.index < verb.index && (isWithin(sentence, subject.index, verb.index) || verb.index - subject.index <= 4);

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

/**
 * What was said where it stands before the credit, or on both sides of it:
 * '…, X said.' and '…, X said, …'. Null where the credit opens what was said.
 */
function beside(given: Clause): Found | null {
  const { sentence, verb, cue } = given;
  const weight = cue.frames.get('quote') ?? 0;
  if (weight < SPEECH || !isFinite(sentence, verb)) return null;
  if (relation(verb) === 'advcl' && dependents(sentence, verb.index, 'mark').some((t) => t.lemma !== 'as' && t.index >= given.first)) return null;
  let c = isSeam(sentence.tokens[given.first - 1]) || given.first === 0 || given.last > verb.index ? given : { ...given, first: creditStart(given.ground, sentence, verb.index) };
  const stop = endOfCredit(c, isAfterQuote(c));
  if (stop === null) return null;
  if (sentence.tokens[c.first]?.xpos.startsWith('W')) return null;
  const as = sentence.tokens[c.first - 1]?.form === 'as';
  if (as) c = { ...c, first: c.first - 1 };
  if (c.first > 0 && !isSeam(sentence.tokens[c.first - 1]) && !as) return null;
  const left = leftContent(c, stop);
  if (!left) return null;
  const goesOn = rightOfSeam(c, stop);
  const resumed = goesOn[0];
  if (!left.quoted) {
    // 'Asked why, X said, "…"': what was said is the quotation alone.
    if (resumed && c.ground.quotes.opening(resumed.start, resumed.start)) return null;
    if (!left.whole && !resumed) return null;
    const aside = sentence.tokens.slice(c.last + 1, stop);
    if (!left.whole && (aside.length > 8 || aside.some((t) => t.xpos === 'TO' || t.upos === 'VERB'))) return null;
  }
  // What the cue has for an object was not said before it.
  if (!left.quoted && dependents(sentence, verb.index, 'obj', 'xcomp', 'ccomp').some((t) => t.index > verb.index && t.index < stop && t !== c.subject && t.index > c.last && !looksLikeHearer(c, t))) return null;
  return {
    content: [left.span, ...goesOn],
    weight: left.quoted ? 0.97 : Math.min(weight, cue.frames.get('that') ?? weight) * 0.95,
    rule: left.quoted ? 'quote-before' : 'clause-before',
    hearer: hearerOf(c),
    subject: c.subject && c.subject.index < c.first ? phraseHead(sentence, as ? c.first + 1 : c.first) : c.subject,
  };
}

const isAfterQuote = (c: Clause): boolean => {
  const first = c.sentence.tokens[c.first] as Token;
  return c.first > 0 && isSeam(c.sentence.tokens[c.first - 1]) && c.ground.quotes.closing(Math.max(0, first.start - 4), first.start) !== null;
};

/** Index of the token that ends the credit: punctuation or the sentence's end; null where a clause follows at once. */
function endOfCredit(c: Clause, afterQuote: boolean): number | null {
  const { sentence } = c;
  for (let i = c.last + 1; i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.upos === 'PUNCT' && (t.form === ',' || t.form === ':' || t.form === ';' || isStop(t.form) || isQuoteMark(t.form) || isDash(t.form))) return i;
    // '"…," she said after the vote was lost': words on the occasion.
    if (afterQuote && OCCASION_LEADS.has(t.form.toLowerCase())) return i;
    if (t.form.toLowerCase() === 'that') return null;
    if (isFiniteTag(t) && t.upos !== 'NOUN' && !isRelative(sentence, t)) return null;
  }
  return sentence.tokens.length;
}

/** A finite verb inside a clause that describes a noun of the credit, as in 'said X, who leads the party'. */
const isRelative = (sentence: Sentence, t: Token): boolean => {
  for (let at: Token | null = t, n = 0; at && n < 6; at = headOf(sentence, at), n++) if (at.deprel.startsWith('acl') || at.deprel === 'advcl') return true;
  return false;
};

/** What stands before the credit, back to where it began: the sentence, or the quotation that runs into it. */
function leftContent(c: Clause, stop: number): { span: Span; quoted: boolean; whole: boolean } | null {
  const { sentence, ground } = c;
  const first = sentence.tokens[c.first] as Token;
  const limit = ground.quotes.holding(first.start);
  const closing = ground.quotes.closing(Math.max(0, first.start - 6), first.start);
  if (closing && c.first > 0 && (!limit || limit.span.start >= closing.span.end)) {
    if (closing.span.start <= sentence.start + 1) return { span: closing.span, quoted: true, whole: true };
    const lead = clauseStart(c, limit?.inner.start ?? 0);
    // 'He paused, then: "…," he said': a colon before the quotation parts it from what the report tells itself.
    const between = ground.text.slice(Math.max(lead, closing.span.start - 2), closing.span.start);
    if (/[:.?!]/.test(between)) return { span: closing.span, quoted: true, whole: true };
    // 'With the bridge gone, "…," she said' says both; 'He paused, "…," she said' the quotation alone.
    if (between.includes(',') && hasPredicate(sentence, sentence.tokens.findIndex((t) => t.start >= lead), firstAt(sentence, closing.span.start))) return { span: closing.span, quoted: true, whole: true };
    return { span: { start: lead, end: closing.span.end }, quoted: true, whole: true };
  }
  if (c.first === 0) {
    // '"Have they gone?" she asked': the mark ended the sentence before.
    const earlier = ground.quotes.closing(Math.max(0, first.start - 3), first.start);
    return earlier && stop - c.last < 8 && '?!,'.includes(ground.text[earlier.inner.end - 1] ?? '.') ? { span: earlier.span, quoted: true, whole: true } : null;
  }
  if (!isSeam(sentence.tokens[c.first - 1]) && sentence.tokens[c.first]?.form !== 'as') return null;
  const start = clauseStart(c, limit?.inner.start ?? 0);
  const firstToken = sentence.tokens.findIndex((t) => t.start >= start);
  if (firstToken < 0) return null;
  return { span: { start, end: (sentence.tokens[c.first - 1] as Token).end }, quoted: false, whole: hasPredicate(sentence, firstToken, c.first) };
}

const hasPredicate = (sentence: Sentence, from: number, to: number): boolean => {
  let relative = false;
  for (let i = from; i < to; i++) {
    const t = sentence.tokens[i] as Token;
    // A verb in ', who leads the party,' makes no clause of what stands before it.
    if (i > from && t.xpos.startsWith('W')) relative = true;
    else if (isComma(t)) relative = false;
    if (isFiniteTag(t) && !relative) return true;
  }
  return false;
};

const firstAt = (sentence: Sentence, offset: number): number => {
  const at = sentence.tokens.findIndex((t) => t.start >= offset);
  return at < 0 ? sentence.tokens.length : at;
};

const clauseStart = (c: Clause, least: number): number => Math.max(c.sentence.start, least, (c.sentence.tokens[0] as Token).start);

/** What goes on after a credit in the middle. */
function rightOfSeam(c: Clause, stop: number): Span[] {
  const { sentence, ground } = c;
  const tokens = sentence.tokens;
  const at = tokens[stop];
  if (!at) return [];
  const next = isComma(at) || at.form === ':' || isDash(at.form) ? tokens[stop + 1] : at;
  if (next && isQuoteMark(next.form)) {
    const quote = ground.quotes.opening(next.start, next.start);
    return quote ? [quote.span] : [];
  }
  if (!next || !isComma(at) || next === at) return [];
  const afterNext = tokens[stop + 2];
  if (next.upos === 'CCONJ' && afterNext && isQuoteMark(afterNext.form)) {
    const quote = ground.quotes.opening(afterNext.start, afterNext.start);
    return quote ? [{ start: next.start, end: quote.span.end }] : [];
  }
  // A participle, a relative or a coordinated clause is the report's own, or another credit.
  if ((next.xpos === 'VBG' && (cuesFor(ground.lexicon, 'verb', next.lemma.toLowerCase()).length > 0 || stop < 12)) || next.xpos.startsWith('W') || next.upos === 'CCONJ' || !isComma(tokens[c.first - 1])) return [];
  if (c.last > c.verb.index && isNominalTag(next)) return [];
  let last = tokens.length - 1;
  for (let i = stop + 2; i < tokens.length; i++) {
    if (startsOwnCredit(c, i)) {
      last = i - 2;
      break;
    }
  }
  const short = next.upos === 'ADP' && !hasPredicate(sentence, stop + 1, last + 1);
  return last > stop + 1 && !short ? [stretch(sentence, stop + 1, last)] : [];
}

/** What was said where it follows the credit: clause, quotation, infinitive, object and what the cue takes besides. */
function after(c: Clause): Found | null {
  const { sentence, verb, cue } = c;
  const right = dependents(sentence, verb.index).filter((t) => t.index > verb.index && t !== c.subject && t.upos !== 'PUNCT');
  const rest = right.filter((t) => !isOwnClause(c.ground, sentence, verb, t));
  const end = endOfSaid(c, right);
  const hearer = hearerOf(c);
  const startOf = (t: Token): number => Math.max(subtree(sentence, t.index).find((i) => i > c.last) ?? t.index, c.last + 1);
  const result = (start: number, weight: number, rule: string, heard: Token | null = null): Found | null => {
    // What a clause says runs on over its relative clauses; a phrase is taken without them.
    let last = rule === 'verb-clause' ? end : beforeRelative(sentence, start, end);
    const first = rule === 'verb-clause' ? pastAsides(c, start) : start;
    if (rule === 'verb-clause') last = Math.max(last, clauseEnd(c, first, last));
    else if (PHRASAL.has(rule)) last = beforeOccasion(c, Math.max(first, object?.index ?? first), last);
    if (rule === 'verb-object' && last < end) {
      // 'accused the envoy, who leads the talks, of lying'
      const led = sentence.tokens.slice(last + 2, end).find((t) => LED_BACK.has(t.form) && isComma(sentence.tokens[t.index - 1]));
      if (led) return { content: [stretch(sentence, first, last), stretch(sentence, led.index, end)], weight, rule, hearer: heard };
    }
    if (rule === 'verb-infinitive' && object && last < end) {
      // 'asked the envoy, who leads the talks, to leave'
      const act = infinitiveAfter(sentence, object, end);
      if (act !== null && act > last && isComma(sentence.tokens[act - 1])) return { content: [stretch(sentence, first, last), stretch(sentence, act, end)], weight, rule, hearer: heard };
    }
    last = runOn(c, first, last);
    return first > last ? null : { content: carryOn(c, stretch(sentence, first, last)), weight, rule, hearer: heard };
  };
  const frame = (name: string): number => cue.frames.get(name) ?? 0;
  const object = rest.find((t) => t.deprel === 'obj' || t.deprel === 'iobj');
  const heardFirst = cue.hearer ? hearer : null;

  const quoteStart = openingQuote(c);
  if (quoteStart !== null) {
    // 'called it "a sham"': the quotation is a predicate of the object.
    const predicate = Math.max(frame('comp'), frame('as'));
    if (predicate > frame('quote') && object && object.index < quoteStart) {
      const span = c.ground.quotes.opening((sentence.tokens[quoteStart] as Token).start, (sentence.tokens[quoteStart] as Token).start)?.span;
      const tail = beforeRelative(sentence, startOf(object), end);
      const upTo = Math.max(span?.end ?? 0, (sentence.tokens[tail] as Token).end);
      return span ? { content: [{ start: (sentence.tokens[startOf(object)] as Token).start, end: upTo }], weight: predicate, rule: 'verb-predicate', hearer: null } : null;
    }
    const mark = sentence.tokens[quoteStart] as Token;
    const quote = c.ground.quotes.opening(mark.start, mark.start);
    const afterwards = quote && sentence.tokens.find((t) => t.start >= quote.span.end);
    if (quote && frame('quote') >= 0.3 && !(afterwards && afterwards.form === 'that' && object)) return { content: withTail(c, quote.span), weight: frame('quote'), rule: 'quote-after', hearer };
  }
  if (frame('oinf') > 0 && object && isComma(sentence.tokens[object.index + 1])) {
    const act = infinitiveAfter(sentence, object, end);
    if (act !== null) return { content: [stretch(sentence, startOf(object), object.index), stretch(sentence, act, end)], weight: frame('oinf') * 0.95, rule: 'verb-infinitive', hearer: null };
  }
  const colon = sentence.tokens[sentence.tokens.length - 1];
  if (colon?.form === ':' && colon.index - c.last <= 12 && frame('quote') >= SPEECH && isFinite(sentence, verb)) {
    // 'The mayor went on:' with the quotation in the next paragraph.
    const quote = c.ground.quotes.opening(sentence.end, sentence.end + 4);
    if (quote) return { content: [quote.span], weight: frame('quote'), rule: 'quote-after', hearer };
  }
  const that = conjunctionAfter(c);
  if (that !== null && frame('that') > 0) return result(that + 1, frame('that'), 'verb-clause', heardFirst);
  const clause = rest.find((t) => relation(t) === 'ccomp');
  if (clause) {
    const infinitive = isInfinitive(sentence, clause.index);
    const weight = infinitive ? Math.max(frame('inf'), frame('oinf')) : isQuestion(sentence, clause) ? frame('wh') || frame('that') : frame('that');
    const start = infinitive || hearer || cue.hearer ? startOf(clause) : clauseOpening(c, startOf(clause));
    if (weight > 0) return result(start, weight, infinitive ? 'verb-infinitive' : 'verb-clause', heardFirst);
  }
  const loose = frame('that') >= 0.7 && isFinite(sentence, verb) ? looseClause(c) : null;
  if (loose !== null) return { content: carryOn(c, stretch(sentence, loose, Math.max(endOfSaid(c, right, true), clauseEnd(c, loose, loose)))), weight: frame('that') * 0.9, rule: 'loose-clause', hearer: heardFirst };
  const open = rest.find((t) => relation(t) === 'xcomp');
  if (open) {
    const before = object && object.index < open.index ? object : null;
    if (isInfinitive(sentence, open.index)) {
      const weight = before ? frame('oinf') : frame('inf');
      if (weight > 0) return result(startOf(before ?? open), weight, 'verb-infinitive');
    } else if (open.xpos === 'VBG') {
      if (frame('ing') > 0) return result(startOf(open), frame('ing'), 'verb-gerund');
    } else if (frame('comp') > 0) return result(Math.min(startOf(before ?? open), startOf(open)), frame('comp'), 'verb-predicate');
  }
  if (frame('oinf') > 0 && object && infinitiveAfter(sentence, object, end) !== null) return result(startOf(object), frame('oinf') * 0.95, 'verb-infinitive');
  if (frame('inf') > 0 && sentence.tokens[verb.index + 1]?.xpos === 'TO') return result(verb.index + 1, frame('inf'), 'verb-infinitive');
  if (object && frame('as') > 0 && wordWithin(sentence, 'as', object.index, end)) return result(startOf(object), frame('as'), 'verb-as');
  const led = leadAfter(c, rest, end);
  if (led) return result(object && object.index < led.lead ? startOf(object) : led.lead + 1, led.weight, 'verb-preposition');
  const subjectIsDocument = c.subject !== null && kindByNoun(c.ground, sentence, c.subject.index) === 'document';
  if (frame('doc') > 0 && subjectIsDocument && object) return result(startOf(object), frame('doc'), 'document-shows');
  if (object && frame('comp') > frame('obj') && isFinite(sentence, verb)) return result(startOf(object), frame('comp') * 0.8, 'verb-predicate');
  if (object && frame('obj') > 0 && !(cue.hearer && looksLikeHearer(c, object))) return result(startOf(object), frame('obj') * stakes(cue, object), 'verb-object');
  if (c.first > 0 && sentence.tokens[c.first - 1]?.form.toLowerCase() === 'what' && Math.max(frame('comp'), frame('as')) > 0.3 && c.subject && c.last < end) {
    // 'what he calls a sham'
    const start = sentence.tokens[c.last + 1]?.form === 'as' ? c.last + 2 : c.last + 1;
    return result(start, Math.max(frame('comp'), frame('as'), 0.7), 'what-called');
  }
  const described = describedNoun(sentence, verb.index);
  if (!object && described && frame('obj') > 0 && ownSubject(sentence, verb.index) && described !== c.subject) {
    const phrase = subtree(sentence, described.index, (t) => isWithin(sentence, verb.index, t.index) || relation(t) === 'punct' || relation(t) === 'conj' || relation(t) === 'appos');
    return { content: spansOf(sentence, phrase.filter((i) => i < c.first)), weight: frame('obj') * 0.7, rule: 'verb-relative', hearer: null };
  }
  return null;
}

/** Acceptance and refusal are statements where it is words that are accepted or refused. */
export const stakes = (cue: Cue, object: Token): number =>
  (cue.manner === 'accept' || cue.manner === 'reject') && (cue.frames.get('that') ?? 0) < 0.7 ? (WORDS.has(object.lemma.toLowerCase()) ? 1.25 : 0.85) : 1;

const WORDS = new Set(['proposal', 'plan', 'offer', 'deal', 'agreement', 'resolution', 'request', 'demand', 'call', 'idea', 'bill', 'motion', 'suggestion', 'claim', 'allegation', 'accusation', 'report', 'statement', 'comment', 'criticism', 'move', 'decision', 'ruling', 'appeal', 'term', 'condition', 'recommendation', 'text', 'draft', 'version', 'invitation', 'argument', 'measure', 'initiative']);

/** Where a clause without 'that' begins: right after the credit, where only words of a noun phrase stand between. */
function clauseOpening(c: Clause, start: number): number {
  const from = pastAsides(c, c.last + 1);
  if (from >= start) return start;
  for (let i = from; i < start; i++) {
    const t = c.sentence.tokens[i] as Token;
    if (t.upos === 'PUNCT' || isFiniteTag(t)) return start;
  }
  return opensNounPhrase(c.sentence.tokens[from] as Token) ? from : start;
}

/**
 * Last token of what a credit leads in. The credit of a main clause carries to the sentence's end,
 * or to where another credit is joined on ('…, adding', '…, and she said'); one inside a clause to
 * that clause's end; one inside a quotation no further than the quotation.
 */
function endOfSaid(c: Clause, right: readonly Token[], whole = false): number {
  const { sentence, verb, ground } = c;
  let end = isMain(sentence, verb) || (whole && !isRelative(sentence, verb)) ? lastWord(sentence) : Math.max(...subtree(sentence, verb.index), verb.index);
  for (const t of right) {
    if (!isOwnClause(c.ground, sentence, verb, t)) continue;
    const first = subtree(sentence, t.index).find((i) => i > verb.index) ?? t.index;
    if (first > verb.index + 1 && first - 1 < end) end = first - 1;
  }
  for (let i = c.last + 2; i < end; i++) {
    if ((sentence.tokens[i] as Token).form === ';' && !ground.quotes.holding((sentence.tokens[i] as Token).start)) {
      end = i - 1;
      break;
    }
    if (startsOwnCredit(c, i)) {
      end = i - 1;
      break;
    }
  }
  const head = headOf(sentence, verb);
  if (head && head.index > verb.index && relation(verb) === 'advcl') {
    // A clause before its main clause ends at the comma before it.
    const from = Math.min(...subtree(sentence, head.index, (t) => t.index <= verb.index));
    for (let i = from - 1; i > verb.index; i--) if (isComma(sentence.tokens[i])) end = Math.min(end, i - 1);
  }
  const quote = ground.quotes.holding(verb.start);
  while (end > verb.index && ((sentence.tokens[end] as Token).upos === 'PUNCT' ? !isQuoteMark((sentence.tokens[end] as Token).form) : quote !== null && (sentence.tokens[end] as Token).start >= quote.inner.end)) end--;
  if (quote && (sentence.tokens[end] as Token).end > quote.inner.end) end--;
  return end;
}

/**
 * Over a preposition that follows at once, and what it leads in: trees part 'accused him' from 'of theft'.
 * To the next comma or stop, or to the end of a quotation that opens before it.
 */
function runOn(c: Clause, first: number, last: number): number {
  const { sentence, ground } = c;
  const next = sentence.tokens[last + 1];
  if (!next || last <= first - 1 || !RUN_ON.has(next.form) || ground.quotes.holding(c.verb.start)) return last;
  if (occasionAfter(sentence, last + 1) !== null) return last;
  let end = last;
  for (let i = last + 1; i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    const inside = ground.quotes.holding(t.start) !== null;
    if (!inside && (isComma(t) || isStop(t.form) || t.form === ';' || t.form === ':' || (isDash(t.form) && t.xpos !== 'HYPH') || OCCASION_LEADS.has(t.form))) break;
    if (!inside && (isFiniteTag(t) || t.xpos.startsWith('W') || startsOwnCredit(c, i))) return last;
    end = i;
  }
  return end;
}

const RUN_ON = new Set(['of', 'for', 'to', 'with', 'from', 'against', 'over', 'into', 'between']);

const LED_BACK = new Set(['of', 'for', 'as']);

const PHRASAL = new Set(['verb-object', 'verb-preposition', 'verb-as', 'verb-predicate', 'document-shows']);

/** Where a finite clause plainly ends: the first comma or stop after its verb. Mends trees that break a clause in two. */
function clauseEnd(c: Clause, start: number, last: number): number {
  const { sentence } = c;
  let finite = false;
  // 'if it rains, the match is off': the condition's comma does not end it.
  let pending = sentence.tokens[start]?.upos === 'SCONJ' ? 1 : 0;
  for (let i = start; i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    if (isFiniteTag(t)) finite = true;
    if (i > start + 1 && startsOwnCredit(c, i)) return i - 1;
    if (isComma(t) && finite && pending > 0) {
      pending--;
      finite = false;
      continue;
    }
    if (t.upos === 'PUNCT' && t.xpos !== 'HYPH' && finite && !isQuoteMark(t.form)) return i - 1;
    if (isQuoteMark(t.form) && i > last) return i - 1;
  }
  return last;
}

const OCCASION_LEADS = new Set(['during', 'after', 'before', 'amid', 'while', 'when', 'since', 'despite', 'because', 'although', 'though', 'if', 'until', 'unless']);

/** Index before words that tell when or on what occasion the thing was said, and no longer what. */
function beforeOccasion(c: Clause, from: number, end: number): number {
  const { sentence, ground } = c;
  for (let i = from + 1; i <= end; i++) {
    const t = sentence.tokens[i] as Token;
    if (isQuoteMark(t.form)) return end;
    if (OCCASION_LEADS.has(t.form.toLowerCase()) && (t.upos === 'SCONJ' || t.upos === 'ADP' || t.xpos === 'WRB')) return i - 1;
    if (t.upos === 'ADP' && occasionAfter(sentence, i) !== null) return i - 1;
    const time = (ground.times.get(sentence.index) ?? []).find((e) => e.first === i || (t.upos === 'ADP' && e.first === i + 1));
    if (time && time.last > end) return i - 1;
  }
  return end;
}

/** Index before a relative clause that a comma parts from the phrase it follows. */
function beforeRelative(sentence: Sentence, start: number, end: number): number {
  for (let i = start + 1; i < end; i++) {
    const t = sentence.tokens[i] as Token;
    if (isQuoteMark(t.form)) return end;
    if (!isComma(sentence.tokens[i - 1])) continue;
    if (/^(which|who|whom|whose|where|when)$/.test(t.form)) return i - 2 > start ? i - 2 : end;
    if (/^(but|and|while|although|though|as|so)$/.test(t.form) && hasPredicate(sentence, i + 1, end + 1)) return i - 2 > start ? i - 2 : end;
  }
  return end;
}

/** Past adverbs, times and the occasion that stand between a credit and its clause: 'said on Monday the road was shut'. */
function pastAsides(c: Clause, start: number): number {
  const { sentence, ground } = c;
  let i = start;
  for (let n = 0; n < 4; n++) {
    const t = sentence.tokens[i];
    const next = sentence.tokens[i + 1];
    if (!t || !next) return start;
    const time = (ground.times.get(sentence.index) ?? []).find((e) => e.first === i || (t.upos === 'ADP' && e.first === i + 1));
    if (time && time.last < sentence.tokens.length) {
      i = time.last;
      continue;
    }
    if (t.upos === 'ADV' && t.form.endsWith('ly') && opensNounPhrase(next)) {
      i++;
      continue;
    }
    const occasion = t.upos === 'ADP' ? occasionAfter(sentence, i) : null;
    if (occasion === null) break;
    i = occasion + 1;
  }
  const at = sentence.tokens[i];
  if (at && isComma(at)) i++;
  return i < sentence.tokens.length ? i : start;
}

/** 'at a press conference', 'in a statement': the last word of such a phrase. */
function occasionAfter(sentence: Sentence, from: number): number | null {
  for (let i = from + 1; i < from + 6; i++) {
    const t = sentence.tokens[i];
    if (!t || t.upos === 'PUNCT' || isFiniteTag(t)) return null;
    if (OCCASIONS.has(t.lemma.toLowerCase())) return i;
  }
  return null;
}

const OCCASIONS = new Set(['conference', 'statement', 'interview', 'briefing', 'speech', 'tweet', 'rally', 'address', 'letter', 'television', 'twitter', 'facebook', 'telegram', 'email', 'e-mail', 'release', 'post', 'memo', 'report', 'broadcast']);

/** ', adding that', ', and said', ', citing': the report goes on to another credit. */
function startsOwnCredit(c: Clause, i: number): boolean {
  const { sentence, ground } = c;
  const t = sentence.tokens[i] as Token;
  if (!isComma(sentence.tokens[i - 1]) && t.upos !== 'CCONJ') return false;
  if (ground.quotes.holding(t.start) && !ground.quotes.holding(c.verb.start)) return false;
  const next = sentence.tokens[i + 1];
  // ', which he said …' is a credit of its own.
  if (/^(which|who|whom|where)$/.test(t.form)) {
    const verb = sentence.tokens[i + 2];
    return next !== undefined && verb !== undefined && isNominalTag(next) && (cuesFor(ground.lexicon, 'verb', verb.lemma.toLowerCase())[0]?.frames.get('that') ?? 0) >= 0.9;
  }
  if ((t.upos === 'CCONJ' || t.form === 'while' || t.form === 'though') && next) {
    // ', but she said': subject and verb of another credit.
    for (let k = i + 1; k < i + 5; k++) {
      const verb = sentence.tokens[k];
      if (!verb || verb.upos === 'PUNCT') break;
      if (isFiniteTag(verb)) {
        const least = isComma(sentence.tokens[i - 1]) ? 0.8 : 1;
        const shown = kindByNoun(ground, sentence, k - 1) === 'document';
        if (!shown && k > i + 1 && (cuesFor(ground.lexicon, 'verb', verb.lemma.toLowerCase())[0]?.frames.get('that') ?? 0) >= least) return true;
        break;
      }
    }
  }
  // '… and warned that': in the credit's own tense.
  if (t.upos === 'CCONJ' && next && next.xpos === c.verb.xpos && isFiniteTag(next)) {
    const frames = cuesFor(ground.lexicon, 'verb', next.lemma.toLowerCase())[0]?.frames;
    if (frames && ((frames.get('that') ?? 0) >= 0.8 || (frames.get('obj') ?? 0) >= 0.6 || (frames.get('oinf') ?? 0) >= 0.8)) return true;
  }
  if (!isComma(sentence.tokens[i - 1])) return false;
  if ((t.form === 'although' || t.form === 'though') && next) return true;
  const word = t.upos === 'CCONJ' && next ? (next.upos === 'ADV' ? (sentence.tokens[i + 2] ?? next) : next) : t;
  const cue = cuesFor(ground.lexicon, 'verb', word.lemma.toLowerCase()).find((k) => (k.frames.get('that') ?? 0) >= 0.7 || k.lemma === 'cite');
  return cue !== undefined && (word.xpos === 'VBG' || (word !== t && word.xpos === c.verb.xpos && isFiniteTag(word)));
}

/** True where the verb heads its sentence, or is coordinated with what does. */
function isMain(sentence: Sentence, verb: Token): boolean {
  for (let at: Token | null = verb, n = 0; at && n < 6; at = headOf(sentence, at), n++) {
    const rel = relation(at);
    if (rel === 'root') return true;
    // Hung under a later word with nothing to make it subordinate: the tree is wrong.
    if (at === verb && at.head > verb.index && isFiniteTag(verb) && rel !== 'ccomp' && rel !== 'csubj' && !isRelative(sentence, verb)) return !dependents(sentence, verb.index, 'mark').length;
    if (rel !== 'conj' && rel !== 'parataxis') return false;
  }
  return false;
}

/** Index of a 'that' which opens a clause right after the credit, past who was told and when; null where there is none. */
function conjunctionAfter(c: Clause): number | null {
  const { sentence } = c;
  for (let i = c.last + 1; i < sentence.tokens.length && i <= c.last + 14; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.form.toLowerCase() === 'that') {
      const next = sentence.tokens[i + 1];
      // 'rejected that argument': no clause without a verb.
      if (!hasVerbBeforeSeam(sentence, i + 1)) return null;
      return t.upos === 'SCONJ' || t.xpos === 'IN' || relation(t) === 'mark' || (i === c.verb.index + 1 && next !== undefined && opensNounPhrase(next)) ? i : null;
    }
    if (isFiniteTag(t) || t.xpos === 'TO' || t.form === ';' || t.form === ':' || isQuoteMark(t.form) || (isComma(t) && i > c.last + 1)) return null;
  }
  return null;
}

const hasVerbBeforeSeam = (sentence: Sentence, from: number): boolean => {
  for (let i = from; i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    if (isFiniteTag(t) || t.xpos.startsWith('VB')) return isFiniteTag(t) || t.xpos === 'VB' || i > from + 3 || t.xpos === 'VBN';
    if (t.form === ';' || isStop(t.form)) return false;
  }
  return false;
};

/** Index of the infinitive that an object is told to do; null where none follows it. */
function infinitiveAfter(sentence: Sentence, object: Token, end: number): number | null {
  const last = Math.max(...subtree(sentence, object.index));
  for (let i = object.index + 1; i < end; i++) {
    const t = sentence.tokens[i] as Token;
    const next = sentence.tokens[i + 1];
    if (t.xpos === 'TO' && next && (next.xpos.startsWith('VB') || next.upos === 'ADV') && (i >= last || isComma(sentence.tokens[i - 1]) || i <= object.index + 2)) return i;
  }
  return null;
}

const wordWithin = (sentence: Sentence, form: string, from: number, to: number): boolean => {
  for (let i = from + 1; i <= to; i++) if (sentence.tokens[i]?.form === form) return true;
  return false;
};

/** The preposition of the cue's frame that leads the content in: in the tree, or right after the verb. */
function leadAfter(c: Clause, rest: readonly Token[], end: number): { lead: number; weight: number } | null {
  const { sentence, verb, cue } = c;
  const weightOf = (t: Token | undefined): number => (t && (t.upos === 'ADP' || t.upos === 'SCONJ' || t.xpos === 'IN' || t.xpos === 'TO' || t.upos === 'ADV' || t.upos === 'PART') ? (cue.frames.get(t.lemma.toLowerCase()) ?? 0) : 0);
  const next = cue.particle && !cue.frames.has(cue.particle) ? sentence.tokens[verb.index + 2] : sentence.tokens[verb.index + 1];
  if (next && next.index < end && weightOf(next) > 0 && !NOT_PREPOSITIONS.has(next.form)) return { lead: next.index, weight: weightOf(next) };
  for (const t of rest) {
    if (!LED.has(relation(t))) continue;
    const lead = dependents(sentence, t.index, 'case', 'mark').find((k) => k.index < t.index && k.index > verb.index && weightOf(k) > 0 && !NOT_PREPOSITIONS.has(k.form));
    if (lead) return { lead: lead.index, weight: weightOf(lead) };
  }
  return null;
}

const LED = new Set(['obl', 'advcl', 'advmod', 'nmod', 'obj', 'compound']);
/** Names of frames that are no prepositions. */
const NOT_PREPOSITIONS = new Set(['that', 'as', 'wh', 'quote', 'inf', 'oinf', 'obj', 'ing', 'comp', 'doc', 'mod', 'clause', 'noun']);

const isQuestion = (sentence: Sentence, clause: Token): boolean =>
  dependents(sentence, clause.index).some((t) => t.index < clause.index && ((relation(t) === 'mark' && (t.lemma === 'whether' || t.lemma === 'if')) || t.xpos.startsWith('W'))) || clause.xpos.startsWith('W');

/** Who was told: the object of a verb of telling, or 'to' someone. */
function hearerOf(c: Clause): Token | null {
  const { sentence, verb, cue } = c;
  const object = dependents(sentence, verb.index, 'obj', 'iobj').find((t) => t.index > verb.index && t !== c.subject);
  if (object && cue.hearer && looksLikeHearer(c, object)) return object;
  return dependents(sentence, verb.index, 'obl').find((t) => dependents(sentence, t.index, 'case').some((k) => k.lemma === 'to') && looksLikeHearer(c, t)) ?? null;
}

const looksLikeHearer = (c: Clause, t: Token): boolean =>
  t.upos === 'PROPN' || t.xpos === 'PRP' || c.ground.lexicon.nouns.has(t.lemma.toLowerCase()) || (t.upos === 'NOUN' && /(er|or|ist|people|men|women)s?$/.test(t.form));

/** A dependent after the cue that is no part of what was said: a coordinated or added credit. */
function isOwnClause(ground: Ground, sentence: Sentence, verb: Token, t: Token): boolean {
  const rel = relation(t);
  // With a subject of its own it goes on saying what was said, unless it is a credit itself.
  if (rel === 'conj' || rel === 'parataxis') {
    // '"null" and "breaks the law"': both are said.
    if (ground.quotes.holding(t.start) && !ground.quotes.holding(verb.start)) return false;
    const subject = ownSubject(sentence, t.index);
    const shown = subject !== null && kindByNoun(ground, sentence, subject.index) === 'document';
    const credits = !shown && (cuesFor(ground.lexicon, 'verb', t.lemma.toLowerCase())[0]?.frames.get('that') ?? 0) >= 0.8;
    return credits || (rel === 'conj' && subject === null && (isFiniteTag(t) || t.xpos === verb.xpos || dependent(sentence, t.index, 'aux') !== null));
  }
  if (rel !== 'advcl' && rel !== 'acl') return false;
  return t.xpos === 'VBG' && isComma(sentence.tokens[t.index - 1]);
}

/** Index of an opening mark that follows the credit, past ',' or ':' and short phrases of time or place. */
function openingQuote(c: Clause): number | null {
  const { sentence } = c;
  for (let i = c.last + 1; i < sentence.tokens.length && i < c.last + 14; i++) {
    const t = sentence.tokens[i] as Token;
    if (isQuoteMark(t.form)) return i;
    if (isDash(t.form) && t.xpos !== 'HYPH') {
      // 'she commented — as the paper noted — "…"'
      const close = sentence.tokens.slice(i + 1, i + 16).find((d) => isDash(d.form) && d.xpos !== 'HYPH');
      const mark = sentence.tokens[(close ?? t).index + 1];
      return mark && isQuoteMark(mark.form) ? mark.index : null;
    }
    if (t.form === ':' || t.form === ',') {
      const next = sentence.tokens[i + 1];
      if (next && isQuoteMark(next.form)) return i + 1;
      if (t.form === ':') return null;
      return null;
    }
    // Words of the content itself begin before the mark: a mixed quotation, taken with its clause.
    if (isFiniteTag(t) || t.upos === 'SCONJ' || t.form === 'that' || t.xpos === 'TO' || (t.upos === 'ADJ' && relation(t) !== 'amod')) return null;
    if (isComma(sentence.tokens[i + 1]) && sentence.tokens[i + 2] && isQuoteMark((sentence.tokens[i + 2] as Token).form) && isNominalTag(t)) return i + 2;
    const rel = relation(t);
    const head = headOf(sentence, t);
    if (head === c.verb && (rel === 'obl' || rel === 'advmod' || rel === 'iobj' || rel === 'obj' || t.deprel === 'obl:tmod' || t.deprel === 'obl:unmarked')) continue;
    if (rel === 'case' || rel === 'det' || rel === 'nummod' || rel === 'compound' || rel === 'flat' || rel === 'nmod' || rel === 'amod' || t.upos === 'PROPN' || t.upos === 'NOUN') continue;
    return null;
  }
  return null;
}

/** A quotation after the credit, with what the clause adds to it: 'said "X" and "Y"'. */
function withTail(c: Clause, quote: Span): Span[] {
  const { sentence, ground } = c;
  if (quote.end >= sentence.end - 1) return [quote];
  const next = sentence.tokens.find((t) => t.start >= quote.end);
  if (next && next.form === 'and') {
    const mark = sentence.tokens[next.index + 1];
    const second = mark && isQuoteMark(mark.form) ? ground.quotes.opening(mark.start, mark.start) : null;
    if (second) return [quote, second.span];
  }
  if (!next || next.upos === 'PUNCT' || next.upos === 'CCONJ' || next.upos === 'ADP' || next.upos === 'SCONJ') return [quote];
  // The sentence goes on without a break: a clause of which the quotation is the first part.
  const tail = sentence.tokens.slice(next.index).find((t) => t.form === ',' || isStop(t.form) || t.form === ';');
  const end = tail ? (sentence.tokens[tail.index - 1] as Token).end : sentence.end;
  return [{ start: quote.start, end }];
}

/** Carries a piece that opens a quotation on to the quotation's end, past the sentence. */
function carryOn(c: Clause, piece: Span): Span[] {
  const { quotes } = c.ground;
  const quote = quotes.holding(piece.end - 1) ?? quotes.holding(Math.max(piece.start, piece.end - 2));
  if (!quote || quote.span.start < piece.start || quote.span.end <= piece.end || quotes.holding(c.verb.start)) return [piece];
  return [{ start: piece.start, end: quote.span.end }];
}

/** Where a finite clause follows a verb of speech that the tree has not joined to it; null where none does. */
function looseClause(c: Clause): number | null {
  const { sentence } = c;
  // 'alleged, by way of example, the mine was shut'
  const aside = isComma(sentence.tokens[c.last + 1]) ? closingComma(sentence, c.last + 1) : null;
  const start = pastAsides(c, aside === null ? c.last + 1 : aside + 1);
  const first = sentence.tokens[start];
  if (!first || !(opensNounPhrase(first) || isQuoteMark(first.form) || first.upos === 'PRON' || first.upos === 'ADJ')) return null;
  for (let i = start; i < sentence.tokens.length && i - start < 24; i++) {
    const t = sentence.tokens[i] as Token;
    if (isFiniteTag(t) && i > start) {
      const before = sentence.tokens[i - 1] as Token;
      return before.upos === 'CCONJ' ? null : start;
    }
    // 'demanded the road be opened': the bare verb of a demand.
    if (t.xpos === 'VB' && i > start && DEMANDING.has(c.cue.manner) && sentence.tokens[i - 1]?.xpos !== 'TO' && sentence.tokens[i - 1]?.xpos !== 'MD' && isNominalTag(sentence.tokens[i - 1] as Token)) return start;
    if (isComma(t)) {
      const close = closingComma(sentence, i);
      if (close === null) return null;
      i = close;
      continue;
    }
    if ((t.upos === 'PUNCT' && !isQuoteMark(t.form) && t.form !== '-') || t.xpos.startsWith('W') || t.upos === 'SCONJ' || t.form === 'that' || t.xpos === 'TO') return null;
  }
  return null;
}

const DEMANDING = new Set<string>(['demand', 'ask', 'propose', 'order']);

/** The comma that closes an aside which holds no finite verb. */
function closingComma(sentence: Sentence, open: number): number | null {
  for (let i = open + 1; i < sentence.tokens.length && i - open < 14; i++) {
    const t = sentence.tokens[i] as Token;
    if (isComma(t)) return i;
    if (isFiniteTag(t) || isStop(t.form)) return null;
  }
  return null;
}

const lastWord = (sentence: Sentence): number => {
  let i = sentence.tokens.length - 1;
  while (i > 0 && isStop((sentence.tokens[i] as Token).form)) i--;
  return i;
};

/** A credit inside quoted speech is the speaker's own and seldom news of its own. */
export const INSIDE = 0.5;

const WEAK_MODALS = new Set(['would', 'could', 'might', 'may', 'can', 'should', 'must']);

/** 'went on to say', 'continues to insist': said, for all the infinitive. */
function goesOnTo(sentence: Sentence, verb: Token): boolean {
  const head = headOf(sentence, verb);
  return head !== null && relation(verb) === 'xcomp' && GOING_ON.has(head.lemma.toLowerCase());
}

const GOING_ON = new Set(['continue', 'go', 'begin', 'start', 'proceed', 'use', 'rush', 'move']);

/** How far a credit is to be trusted: who says it, whether it is said at all, and where it stands. */
function trust(c: Clause, found: Found): number {
  const { sentence, verb, subject, ground } = c;
  let factor = 1;
  const clausal = found.rule === 'verb-clause' || found.rule === 'loose-clause' || found.rule.startsWith('quote') || found.rule === 'clause-before';
  if (!subject) factor *= clausal ? 0.6 : 0.35;
  else if (subject.upos === 'NOUN' && !ground.lexicon.nouns.has(subject.lemma.toLowerCase())) factor *= clausal ? 0.85 : 0.6;
  else if (subject.xpos === 'PRP' && subject.form.toLowerCase() === 'it' && !clausal && !c.cue.hearer) factor *= 0.7;
  else if (subject.xpos === 'PRP' && /^(you|i)$/i.test(subject.form)) factor *= 0.75;
  else if (subject.xpos === 'DT') factor *= 0.6;
  const modal = dependents(sentence, verb.index, 'aux').find((t) => WEAK_MODALS.has(t.lemma.toLowerCase()) || WEAK_MODALS.has(t.form.toLowerCase()));
  if (modal) factor *= 0.65;
  if (isInfinitive(sentence, verb.index) && !goesOnTo(sentence, verb)) factor *= 0.6;
  if (negationOf(sentence, verb.index)) factor *= 0.85;
  if (ground.quotes.holding(verb.start)) factor *= c.cue.manner === 'believe' || subject?.form.toLowerCase() === 'you' ? INSIDE / 2 : INSIDE;
  return factor;
}
