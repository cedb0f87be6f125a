import {
  dependent,
  dependents,
  type Evidence,
  headOf,
  type Party,
  relation,
  type Sentence,
  type Span,
  spanOf,
  subtree,
  type Token,
} from '#model';
import { actorOf, nounPhrase, prepositional, wholePhrase } from '../clauses/clause.ts';
import type { Reading } from '../reading.ts';
import { modifiers, type TextMention } from './texts.ts';

/** A party and where its name stands. */
export interface Named {
  readonly party: Party;
  readonly named: Evidence[string];
}

const MAKES = new Set([
  'propose',
  'present',
  'submit',
  'offer',
  'unveil',
  'table',
  'draft',
  'announce',
  'outline',
  'make',
  'put',
  'issue',
  'circulate',
  'author',
  'draw',
  'hand',
  'deliver',
  'sponsor',
  'mediate',
  'broker',
  'lay',
]);
const VERSION = new Set([
  'revised',
  'amended',
  'latest',
  'new',
  'updated',
  'second',
  'third',
  'final',
  'earlier',
  'previous',
  'original',
  'modified',
]);
const PROVIDES = new Set([
  'include',
  'call',
  'provide',
  'envisage',
  'envision',
  'require',
  'foresee',
  'stipulate',
  'demand',
  'offer',
  'propose',
  'comprise',
  'contain',
  'set',
  'outline',
  'allow',
  'begin',
  'start',
  'see',
  'involve',
  'entail',
  'guarantee',
  'commit',
  'oblige',
]);
const NUMBER = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const PHASE = new Set(['phase', 'stage', 'step', 'part', 'point']);

/** Who made a text: its owner, its 'by' phrase, or the subject of the verb that put it on the table. */
export function authorOf(reading: Reading, mention: TextMention): Named | null {
  const { sentence, noun } = mention;
  const owner = dependent(sentence, noun.index, 'nmod:poss') ?? prepositional(sentence, noun.index, 'by', 'from')[0];
  if (owner) return named(reading, sentence, owner);
  for (const verb of dependents(sentence, noun.index, 'acl')) {
    if (MAKES.has(verb.lemma)) {
      const actor = actorOf(sentence, verb.index);
      if (actor && actor.index !== noun.index) return named(reading, sentence, actor);
    }
  }
  const head = headOf(sentence, noun);
  if (head && MAKES.has(head.lemma) && ['obj', 'nsubj'].includes(relation(noun))) {
    const actor = actorOf(sentence, head.index);
    if (actor && actor.index !== noun.index) return named(reading, sentence, actor);
  }
  return null;
}

function named(reading: Reading, sentence: Sentence, token: Token): Named {
  const span = token.deprel === 'nmod:poss' ? withoutPossessive(sentence, token) : nounPhrase(sentence, token.index);
  const who = reading.cast.who(sentence.index, token.index);
  if (who)
    return {
      party: { name: who.name, entity: who.entity, span },
      named: who.evidence === 'lexicon' ? 'lexicon' : [...who.evidence],
    };
  return { party: { name: reading.parsed.text.slice(span.start, span.end), entity: null, span }, named: [span] };
}

/** An owner's phrase without its ’s and without the preposition before it. */
const withoutPossessive = (sentence: Sentence, token: Token): Span =>
  spanOf(
    sentence,
    subtree(sentence, token.index, (t) => relation(t) === 'case' || relation(t) === 'punct'),
  );

/** 'three-phase', 'in three phases'. */
export function phasesOf({ sentence, noun }: TextMention): { count: number; span: Span } | null {
  const beside = [...modifiers(sentence, noun), ...prepositional(sentence, noun.index, 'in', 'of', 'with')];
  for (const unit of beside) {
    if (!PHASE.has(unit.lemma.toLowerCase())) continue;
    const number = [
      ...dependents(sentence, unit.index),
      ...sentence.tokens.slice(Math.max(0, unit.index - 2), unit.index),
    ].find((t) => t.upos === 'NUM');
    const count =
      number &&
      (NUMBER.includes(number.form.toLowerCase()) ? NUMBER.indexOf(number.form.toLowerCase()) : Number(number.form));
    if (number && count && Number.isInteger(count)) return { count, span: { start: number.start, end: unit.end } };
  }
  return null;
}

/** The word that tells this version from others. */
export function versionOf({ sentence, noun }: TextMention): Span | null {
  const word = modifiers(sentence, noun).find(
    (m) => VERSION.has(m.lemma.toLowerCase()) || VERSION.has(m.form.toLowerCase()),
  );
  return word ? { start: word.start, end: word.end } : null;
}

/** What the text would do, as told with this mention: 'to …', 'that would …', 'the plan calls for …', 'under the plan, …'. */
export function termsOf({ sentence, noun }: TextMention): Span[] {
  const out: Span[] = [];
  for (const clause of dependents(sentence, noun.index, 'acl')) {
    const mark = dependent(sentence, clause.index, 'mark', 'nsubj');
    const opens = mark?.lemma.toLowerCase() ?? '';
    if ((opens === 'to' || opens === 'that' || opens === 'which') && mark)
      out.push(spanFrom(sentence, clause.index, mark.index));
  }
  for (const object of prepositional(sentence, noun.index, 'for')) out.push(wholePhrase(sentence, object.index));
  const head = headOf(sentence, noun);
  if (head && relation(noun) === 'nsubj' && PROVIDES.has(head.lemma)) {
    const object = dependents(sentence, head.index, 'obj', 'obl', 'ccomp', 'xcomp').find((t) => t.index > head.index);
    if (object) out.push(wholePhrase(sentence, object.index));
  }
  if (
    head &&
    relation(noun) === 'obl' &&
    dependents(sentence, noun.index, 'case').some((c) => c.lemma.toLowerCase() === 'under')
  ) {
    const outside = new Set(subtree(sentence, noun.index));
    const rest = subtree(sentence, head.index).filter((i) => !outside.has(i) && sentence.tokens[i]?.upos !== 'PUNCT');
    if (rest.length) out.push(spanOf(sentence, noun.index < head.index ? rest.filter((i) => i > noun.index) : rest));
  }
  return out;
}

const spanFrom = (sentence: Sentence, head: number, from: number): Span => {
  const inside = subtree(sentence, head).filter((i) => i >= from);
  const last = inside.findLast((i) => sentence.tokens[i]?.upos !== 'PUNCT') ?? from;
  return spanOf(sentence, [from, Math.max(from, last)]);
};
