import { dependents, headOf, relation, type Sentence, type Token, tokenAt } from '#model';
import { auxiliariesOf, isInfinitive, isPassive } from '../clauses/clause.ts';
import type { Reading } from '../reading.ts';
import { objectOf } from './object.ts';
import type { FoundParty } from './parties.ts';
import { BODIES, kindOfNoun } from './people.ts';
import type { Proposed } from './proposed.ts';
import { stemOf } from './stem.ts';

/** What a candidate is surrounded by: stems and types of earlier candidates, and how much politics there is. */
export interface Surroundings {
  readonly stems: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** See `politicsOf`. */
  readonly politics: number;
  /** See `actorsIn`; of the sentence that the candidate stands in. */
  readonly actors: number;
}

/** What kind of party comes first: its entity's kind, or that of its noun; 'none' where there is none. */
function kindOf(reading: Reading, sentence: Sentence, parties: readonly FoundParty[]): string {
  const first = parties[0];
  if (!first) return 'none';
  if (first.party.entity) return reading.cast.entity(first.party.entity).kind;
  return kindOfNoun((sentence.tokens[first.head]?.lemma ?? '').toLowerCase());
}

/** Kinds of entities that make politics. */
const POWERS = new Set(['state', 'government', 'armed-group', 'party']);

/** How political a report is: 0, 1 or 2 for none, one or more states, governments, parties and armed groups named. */
export function politicsOf(reading: Reading): number {
  let powers = 0;
  for (const entity of reading.cast.entities) if (POWERS.has(entity.kind)) powers++;
  return Math.min(powers, 2);
}

/** How many of a sentence's words stand for known actors or bodies, up to 2. */
export function actorsIn(reading: Reading, sentence: Sentence): number {
  let n = 0;
  for (const t of sentence.tokens) {
    if (t.upos !== 'NOUN' && t.upos !== 'PROPN') continue;
    if (BODIES.has(t.lemma.toLowerCase())) n++;
    else if (t.upos === 'PROPN' && reading.cast.who(sentence.index, t.index)) n++;
    if (n >= 2) break;
  }
  return n;
}

/** Names of what holds of a candidate, for the weights: its word, its meaning in the lexicon, its place in the sentence and report, its parties. */
export function featuresOf(reading: Reading, proposed: Proposed, earlier: Surroundings): string[] {
  const { candidate, meaning, parties, status } = proposed;
  const { sentence, index, pos } = candidate;
  const token = tokenAt(sentence, index);
  const lemma = candidate.word;
  const stem = stemOf(lemma);
  const head = headOf(sentence, token);
  const rel = relation(token);
  const type = meaning ? meaning.type + (meaning.weak ? '~' : '') : '-';
  const actor = kindOf(reading, sentence, parties.actors);
  const recipient = kindOf(reading, sentence, parties.recipients);
  const out = [
    `b`,
    `p:${pos}`,
    `l:${pos}:${lemma}`,
    `m:${stem}`,
    `t:${type}`,
    `tp:${type}:${pos}`,
    `r:${pos}:${rel}`,
    `tr:${type}:${rel}`,
    `x:${token.xpos}`,
    `a:${pos}:${actor}`,
    `ta:${type}:${actor}`,
    `o:${pos}:${recipient}`,
    `s:${pos}:${status.status}`,
    `ts:${type}:${status.status}`,
  ];
  if (meaning && !meaning.rule.startsWith('event-')) out.push('framed', `f:${meaning.rule}`, `tf:${meaning.type}`);
  if (meaning?.mode) out.push(`d:${meaning.type}:${meaning.mode}`);
  if (head) out.push(`h:${pos}:${rel}:${head.upos}`, `hl:${rel}:${head.lemma.toLowerCase()}`);
  if (proposed.cueOf) out.push('cue', `cue:${type}`, `cm:${proposed.cueOf.manner}`);
  if (proposed.within) out.push('in', `in:${type}`, `inp:${pos}`);
  if (proposed.saidBy && proposed.saidBy.name === null) out.push('hedged');
  if (isQuoted(reading, token)) out.push('quoted', `qp:${type}`);
  if (earlier.stems.has(stem)) out.push('again', `ag:${pos}`, `ag:${type}`);
  if (meaning && earlier.types.has(meaning.type)) out.push(`was:${meaning.type}`, `wasp:${pos}`);
  out.push(
    `pol:${earlier.politics}`,
    `tpol:${type}:${earlier.politics}`,
    `act:${earlier.actors}`,
    `tact:${type}:${earlier.actors}`,
  );
  if (sentence.index < 2) out.push('lede');
  if (sentence.kind !== 'text') out.push(`k:${sentence.kind}`);
  if (pos === 'verb') {
    if (isPassive(sentence, index)) out.push('passive', `tv:${type}`);
    const inf = isInfinitive(sentence, index);
    if (inf) out.push('inf', `inf:${rel}`);
    const aux = auxiliariesOf(sentence, index).map((t) => t.lemma.toLowerCase());
    out.push(`aux:${aux.join('+')}`);
    const object = objectOf(sentence, index);
    out.push(object ? `ol:${object.lemma.toLowerCase()}` : 'noobj', object ? `ou:${object.upos}` : 'ou:-');
    for (const t of dependents(sentence, index, 'xcomp', 'ccomp'))
      out.push(`c:${relation(t)}`, `ctp:${type}:${relation(t)}`);
    for (const t of dependents(sentence, index, 'obl'))
      for (const c of dependents(sentence, t.index, 'case')) out.push(`pp:${c.lemma.toLowerCase()}`);
  } else {
    const det = dependents(sentence, index, 'det')[0];
    out.push(`det:${det ? det.lemma.toLowerCase() : '-'}`, `num:${token.xpos}`);
    if (candidate.light) out.push('light', `lv:${candidate.light.lemma.toLowerCase()}`, `tl:${type}`);
    if (dependents(sentence, index, 'nmod:poss').length) out.push('poss');
    for (const t of dependents(sentence, index, 'nmod'))
      for (const c of dependents(sentence, t.index, 'case')) out.push(`np:${c.lemma.toLowerCase()}`);
    for (const c of dependents(sentence, index, 'case')) out.push(`nc:${c.lemma.toLowerCase()}`);
    for (const c of dependents(sentence, index, 'compound', 'amod')) out.push(`nm:${c.lemma.toLowerCase()}`);
    if (parties.actors.length && parties.recipients.length) out.push('both');
  }
  if (!parties.actors.length && !parties.recipients.length) out.push('nobody', `nobody:${type}`);
  return out;
}

/** True inside quotation marks; quotations are in order and do not overlap. */
function isQuoted(reading: Reading, token: Token): boolean {
  const { quotations } = reading.parsed;
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.span.start ?? 0) <= token.start) low = middle + 1;
    else high = middle;
  }
  const last = quotations[low - 1];
  return last !== undefined && token.end <= last.span.end;
}
