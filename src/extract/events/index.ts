import {
  dependents,
  type Event,
  type Evidence,
  headOf,
  overlaps,
  type Span,
  type Statement,
  type Token,
  tokenAt,
} from '#model';
import type { Reading } from '../reading.ts';
import { onWhoseWord } from '../statements/on-whose-word.ts';
import { type Candidate, candidatesOf, clauseToken } from './candidate.ts';
import { causeOf, conditionOf, placeOfEvent, whenOfEvent } from './circumstances.ts';
import { decide, lemmaOf } from './decide.ts';
import { demandedAct, refusedAct } from './demanded-act.ts';
import type { EventLexicon } from './lexicon.ts';
import { type FoundParty, partiesOf, speakerParty } from './parties.ts';
import type { Decided, Proposed } from './proposed.ts';
import { joinMentions } from './same-event.ts';
import { statusOf } from './status.ts';

export { type EventLexicon, openEvents } from './lexicon.ts';

/**
 * Finds what an actor did, does, plans or threatens, with type, status, parties, day,
 * place and on whose word: rules propose, `decide` chooses, mentions of one event are joined.
 *
 * @returns events in order of their triggers, ids v1, v2 …
 */
export function findEvents(reading: Reading, statements: readonly Statement[], lexicon: EventLexicon): Event[] {
  const proposed = proposeEvents(reading, statements, lexicon);
  const told = decide(reading, proposed, lexicon.weights).map((d) => ({
    event: eventOf(reading, d),
    lemma: lemmaOf(d.proposed),
    sentence: d.proposed.candidate.sentence.index,
  }));
  return joinMentions(told).map((event, i) => ({ ...event, id: `v${i + 1}` }));
}

/** All that may be events, in order of the text, with what the rules read off each. */
export function proposeEvents(reading: Reading, statements: readonly Statement[], lexicon: EventLexicon): Proposed[] {
  const out: Proposed[] = [];
  const near = statementsBySentence(reading, statements);
  for (const sentence of reading.parsed.sentences) {
    if (sentence.kind !== 'text' && sentence.kind !== 'heading') continue;
    const around = near[sentence.index] ?? [];
    for (const candidate of candidatesOf(sentence, lexicon)) out.push(propose(reading, candidate, around));
  }
  return out;
}

/** For each sentence the statements whose cue or content touches it: so that each trigger looks at few. */
function statementsBySentence(reading: Reading, statements: readonly Statement[]): Statement[][] {
  const { sentences } = reading.parsed;
  const out: Statement[][] = sentences.map(() => []);
  for (const statement of statements) {
    const seen = new Set<number>();
    for (const span of [statement.cue, ...statement.content]) {
      for (
        let i = firstEndingAfter(sentences, span.start);
        i < sentences.length && (sentences[i]?.start ?? span.end) < span.end;
        i++
      ) {
        if (!seen.has(i)) out[i]?.push(statement);
        seen.add(i);
      }
    }
  }
  return out;
}

function firstEndingAfter(sentences: readonly Span[], at: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function propose(reading: Reading, candidate: Candidate, statements: readonly Statement[]): Proposed {
  const cueOf = statements.find((s) => overlaps(s.cue, candidate.trigger)) ?? null;
  const word = onWhoseWord(statements, candidate.trigger);
  const within = (word && statements.find((s) => s.id === word.statement)) ?? null;
  const hedge = word ? null : hedgeOf(candidate);
  const meaning = demandedAct(candidate, within) ?? refusedAct(candidate) ?? candidate.meaning;
  const parties = partiesOf(reading, candidate, meaning?.type ?? 'OTHER', within);
  const saidBy = word ?? (hedge ? { statement: null, name: null } : null);
  return {
    candidate,
    meaning,
    status: statusOf({ ...candidate, meaning }),
    parties:
      meaning?.rule === 'demanded-act' && within
        ? {
            actors: speakerParty(reading, within),
            recipients: parties.recipients.length && candidate.pos !== 'verb' ? parties.recipients : parties.actors,
          }
        : parties,
    saidBy,
    saidByWords: within?.source.name
      ? (within.evidence['source.name'] ?? (within.source.span ? [within.source.span] : null))
      : null,
    within,
    cueOf,
  };
}

const HEDGES = new Set(['reportedly', 'allegedly', 'apparently', 'supposedly', 'purportedly']);
const HEDGE_VERBS = new Set(['say', 'report', 'believe', 'think', 'understand', 'rumour', 'rumor', 'allege']);

/** 'reportedly', 'is said to': the word by which the report hedges with no source named. */
function hedgeOf(candidate: Candidate): Token | null {
  const { sentence } = candidate;
  const verb = clauseToken(candidate);
  const adverb = dependents(sentence, verb.index, 'advmod').find((t) => HEDGES.has(t.lemma.toLowerCase()));
  if (adverb) return adverb;
  const head = headOf(sentence, verb);
  return head &&
    verb.deprel === 'xcomp' &&
    HEDGE_VERBS.has(head.lemma.toLowerCase()) &&
    dependents(sentence, head.index, 'aux:pass').length
    ? head
    : null;
}

function eventOf(reading: Reading, { proposed, type, margin }: Decided): Event {
  const { candidate, meaning, status } = proposed;
  const fits = meaning?.type === type;
  const parties = fits || meaning === null ? proposed.parties : partiesOf(reading, candidate, type, proposed.within);
  const evidence: Evidence = { type: [candidate.trigger], status: [status.by ?? candidate.trigger] };
  const mode = fits ? meaning.mode : null;
  const cameo = fits ? meaning.cameo : null;
  if (mode) evidence.mode = [candidate.trigger];
  if (cameo) evidence.cameo = 'lexicon';
  const speech =
    proposed.cueOf ?? (candidate.pos === 'adj' && parties.actors.every((a) => a.head < 0) ? proposed.within : null);
  const when = whenOfEvent(reading, candidate, speech);
  const place = placeOfEvent(reading, candidate, speech);
  if (place?.span) evidence['place.name'] = [place.span];
  if (proposed.saidBy?.name && proposed.saidByWords)
    evidence['saidBy.name'] = proposed.saidByWords === 'lexicon' ? 'lexicon' : [...proposed.saidByWords];
  const actors = distinct(parties.actors);
  const recipients = distinct(parties.recipients).filter((r) => !actors.some((a) => a.head === r.head && r.head >= 0));
  actors.forEach((p, i) => {
    if (p.evidence) evidence[`actors.${i}.name`] = p.evidence;
  });
  recipients.forEach((p, i) => {
    if (p.evidence) evidence[`recipients.${i}.name`] = p.evidence;
  });
  const token = tokenAt(candidate.sentence, candidate.index);
  return {
    id: 'v0',
    span: spanAround(candidate, [...actors, ...recipients]),
    margin,
    rule: meaning?.rule ?? (token.upos === 'VERB' ? 'verb-clause' : 'noun-phrase'),
    evidence,
    type,
    mode,
    contexts: fits ? [...meaning.contexts] : [],
    cameo,
    status: status.status,
    trigger: candidate.trigger,
    also: [],
    actors: actors.map((p) => p.party),
    recipients: recipients.map((p) => p.party),
    when,
    place,
    saidBy: proposed.saidBy,
    condition: conditionOf(candidate),
    cause: causeOf(candidate),
  };
}

/** Each party once, in order. */
function distinct(parties: readonly FoundParty[]): FoundParty[] {
  const seen = new Set<string>();
  return parties.filter((p) => {
    const key = p.party.entity ?? p.party.name;
    return !seen.has(key) && seen.add(key);
  });
}

/** From the first to the last of trigger and parties, within the trigger's sentence. */
function spanAround(candidate: Candidate, parties: readonly FoundParty[]): Span {
  let { start, end } = candidate.trigger;
  for (const { party } of parties) {
    if (!party.span || party.span.start < candidate.sentence.start || party.span.end > candidate.sentence.end) continue;
    start = Math.min(start, party.span.start);
    end = Math.max(end, party.span.end);
  }
  return { start, end };
}
