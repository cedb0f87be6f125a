import { dependent, dependents, headOf, relation, type Sentence, type Span, subtree, type Token } from '#model';
import { isInfinitive, subjectOf } from '../clauses/clause.ts';
import type { Candidate, Ground } from './candidate.ts';
import { spansOf, stretch, trimPieces } from './content.ts';
import { type Cue, cuesFor } from './cues.ts';
import { INSIDE } from './trust.ts';

/** Verbs that hand a statement's noun to who made it: 'made a promise', 'issued a warning'. */
const LIGHT = new Set([
  'make',
  'issue',
  'give',
  'send',
  'repeat',
  'renew',
  'raise',
  'release',
  'deliver',
  'file',
  'submit',
  'publish',
  'express',
  'voice',
  'extend',
]);

/** Credits by a noun: 'Israel’s insistence that', 'a request by X for', 'the group’s ceasefire proposal'. */
export function nounCues(ground: Ground, sentence: Sentence): Candidate[] {
  const out: Candidate[] = [];
  for (const noun of sentence.tokens) {
    if (noun.upos !== 'NOUN') continue;
    const lemma = noun.lemma.toLowerCase();
    for (const cue of cuesFor(ground.lexicon, 'noun', lemma)) {
      const holder = holderOf(sentence, noun);
      const content = contentOf(sentence, noun, cue, holder?.token ?? null);
      if (!content) continue;
      const pieces = trimPieces(ground, content.pieces);
      if (!pieces.length) continue;
      out.push({
        at: { sentence: sentence.index, token: noun.index },
        cue: { start: noun.start, end: noun.end },
        source: holder ? { sentence: sentence.index, token: holder.token.index } : null,
        via: null,
        content: pieces,
        manner: cue.manner,
        rule: `noun-${content.frame}`,
        margin: content.weight * (holder ? holder.weight : 0.3) * (ground.quotes.holding(noun.start) ? INSIDE : 1),
        speech: false,
        hearer: null,
      });
      break;
    }
  }
  return out;
}

/** Whose words the noun names: owner, 'by' or 'from' phrase, 'of' phrase with a clause besides, subject of a light verb. */
function holderOf(sentence: Sentence, noun: Token): { token: Token; weight: number } | null {
  const owner = dependent(sentence, noun.index, 'nmod:poss') ?? ownerBefore(sentence, noun);
  if (owner) return { token: owner, weight: 1 };
  for (const t of dependents(sentence, noun.index, 'nmod', 'obl')) {
    const lead = dependents(sentence, t.index, 'case')[0]?.lemma;
    if (lead === 'by' || lead === 'from') return { token: t, weight: 0.95 };
  }
  const of = dependents(sentence, noun.index, 'nmod').find(
    (t) =>
      dependents(sentence, t.index, 'case').some((k) => k.lemma === 'of') && (t.upos === 'PROPN' || t.xpos === 'PRP'),
  );
  if (of && dependents(sentence, noun.index, 'acl', 'ccomp').length) return { token: of, weight: 0.85 };
  const origin = dependents(sentence, noun.index, 'amod', 'compound').find(
    (t) => t.index < noun.index && (t.upos === 'PROPN' || (t.upos === 'ADJ' && /^\p{Lu}/u.test(t.form))),
  );
  const head = headOf(sentence, noun);
  if (head && relation(noun) === 'obj' && LIGHT.has(head.lemma.toLowerCase())) {
    const subject = subjectOf(sentence, head.index);
    if (subject) return { token: subject, weight: 0.8 };
  }
  return origin ? { token: origin, weight: 0.6 } : null;
}

/** 'their demands include …', 'the firm’s position is that …': what is said of the noun is what was said. */
function predicateOf(sentence: Sentence, noun: Token): { pieces: Span[]; weight: number; frame: string } | null {
  if (relation(noun) !== 'nsubj') return null;
  for (let i = noun.index + 1; i < sentence.tokens.length && i < noun.index + 12; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.form === ',' || t.form === '.') return null;
    const lemma = t.lemma.toLowerCase();
    const next = sentence.tokens[i + 1];
    if ((lemma === 'be' || lemma === 'remain') && next?.form === 'that')
      return { pieces: wholeRun(sentence, i + 2), weight: 0.8, frame: 'predicate' };
    if (lemma === 'include' && t.upos === 'VERB' && next)
      return { pieces: wholeRun(sentence, i + 1), weight: 0.7, frame: 'predicate' };
  }
  return null;
}

/** From a word to the sentence's end. */
const wholeRun = (sentence: Sentence, from: number): Span[] =>
  from < sentence.tokens.length ? [stretch(sentence, from, sentence.tokens.length - 1)] : [];

/** The owner by its mark, where the tree has lost it: 'the company’s stubborn refusal', 'their plan'. */
function ownerBefore(sentence: Sentence, noun: Token): Token | null {
  for (let i = noun.index - 1; i >= 0 && noun.index - i < 5; i--) {
    const t = sentence.tokens[i] as Token;
    if (t.xpos === 'PRP$') return t;
    if (t.xpos === 'POS') return sentence.tokens[i - 1] ?? null;
    if (t.upos !== 'ADJ' && t.upos !== 'NOUN' && t.upos !== 'NUM' && t.xpos !== 'HYPH' && t.upos !== 'VERB')
      return null;
  }
  return null;
}

/** From a word on to where its clause or phrase plainly ends: a stop, a comma, or 'and' with a new owner. */
function runFrom(sentence: Sentence, from: number): Span[] {
  let last = from;
  for (let i = from; i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.form === '.' || t.form === ';' || t.form === ',' || t.form === '!' || t.form === '?') break;
    if (t.upos === 'CCONJ' && sentence.tokens.slice(i + 1, i + 5).some((n) => n.xpos === 'POS')) break;
    last = i;
  }
  return [stretch(sentence, from, last)];
}

function contentOf(
  sentence: Sentence,
  noun: Token,
  cue: Cue,
  holder: Token | null,
): { pieces: Span[]; weight: number; frame: string } | null {
  const whole = (t: Token): Span[] => spansOf(sentence, subtree(sentence, t.index));
  for (const t of dependents(sentence, noun.index, 'acl', 'ccomp')) {
    if (t.index < noun.index || t.deprel === 'acl:relcl') continue;
    if (isInfinitive(sentence, t.index)) {
      const weight = cue.frames.get('inf');
      if (weight) return { pieces: whole(t), weight, frame: 'infinitive' };
    } else if (dependents(sentence, t.index, 'mark').some((m) => m.lemma === 'that')) {
      const weight = cue.frames.get('that');
      if (weight) return { pieces: whole(t), weight, frame: 'clause' };
    }
  }
  const next = sentence.tokens[noun.index + 1];
  const afterNext = sentence.tokens[noun.index + 2];
  if (
    next?.form === 'to' &&
    afterNext &&
    (afterNext.xpos === 'VB' || (cue.frames.get('inf') ?? 0) >= 0.9) &&
    cue.frames.has('inf')
  )
    return { pieces: runFrom(sentence, next.index), weight: (cue.frames.get('inf') ?? 0) * 0.95, frame: 'infinitive' };
  if (
    next?.form === 'that' &&
    afterNext &&
    !afterNext.xpos.startsWith('VB') &&
    afterNext.xpos !== 'MD' &&
    cue.frames.has('that')
  )
    return {
      pieces: runFrom(sentence, afterNext.index),
      weight: (cue.frames.get('that') ?? 0) * 0.95,
      frame: 'clause',
    };
  for (const t of dependents(sentence, noun.index, 'nmod', 'acl', 'obl')) {
    if (t === holder || t.index < noun.index) continue;
    const lead = dependents(sentence, t.index, 'case', 'mark').find(
      (k) => k.index < t.index && cue.frames.has(k.lemma.toLowerCase()),
    );
    if (!lead) continue;
    const pieces = spansOf(
      sentence,
      subtree(sentence, t.index, (d) => d.index === holder?.index).filter((i) => i > lead.index),
    );
    return { pieces, weight: cue.frames.get(lead.lemma.toLowerCase()) ?? 0, frame: 'preposition' };
  }
  const told = predicateOf(sentence, noun);
  if (told) return told;
  const mod = cue.frames.get('mod');
  if (mod && holder && noun.xpos === 'NN') {
    const modifier = dependents(sentence, noun.index, 'compound', 'amod').find(
      (t) => t.index < noun.index && t.upos === 'NOUN' && t !== holder,
    );
    if (modifier) return { pieces: whole(modifier), weight: mod, frame: 'modifier' };
  }
  return null;
}
