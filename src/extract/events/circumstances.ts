import {
  dependents,
  type Event,
  headOf,
  overlaps,
  relation,
  type Sentence,
  type Span,
  type Statement,
  spanOf,
  subtree,
  tokenAt,
} from '#model';
import { wholePhrase } from '../clauses/clause.ts';
import { placeOf, venueOf } from '../places/place-of.ts';
import { plainPlace } from '../places/plain-place.ts';
import type { Reading } from '../reading.ts';
import { whenOf } from '../times/when-of.ts';
import { type Candidate, clauseToken } from './candidate.ts';

/** The 'if' or 'unless' clause on which an event hangs; null where there is none. */
export const conditionOf = (candidate: Candidate): Span | null => clauseUnder(candidate, ['if', 'unless', 'provided']);

/** The clause or phrase that gives the reason: 'because terms had been softened', 'in response to …'. */
export function causeOf(candidate: Candidate): Span | null {
  const clause = clauseUnder(candidate, ['because', 'since']);
  if (clause) return clause;
  const { sentence } = candidate;
  for (const t of dependents(sentence, clauseToken(candidate).index, 'obl')) {
    const cases = dependents(sentence, t.index, 'case').map((c) => c.lemma.toLowerCase());
    const fixed = dependents(sentence, t.index, 'case')
      .flatMap((c) => dependents(sentence, c.index, 'fixed'))
      .map((c) => c.lemma.toLowerCase());
    if (
      (cases.includes('because') && fixed.includes('of')) ||
      (cases.includes('over') &&
        t.upos !== 'NUM' &&
        candidate.pos === 'verb' &&
        !dependents(sentence, t.index, 'nummod').length)
    )
      return wholePhrase(sentence, t.index);
  }
  return null;
}

function clauseUnder(candidate: Candidate, marks: readonly string[]): Span | null {
  const { sentence, index } = candidate;
  for (const start of new Set([clauseToken(candidate).index, index])) {
    const found = marked(sentence, start, marks) ?? conditionAsContent(sentence, start, marks);
    if (found) return found;
    // 'warned that if X went on there would be no truce': the condition stands in the clause warned of.
    for (const inner of dependents(sentence, start, 'ccomp', 'xcomp')) {
      const below = marked(sentence, inner.index, marks);
      if (below) return below;
    }
  }
  return null;
}

/** Verbs whose 'if' asks, and sets no condition. */
const ASKS = new Set(['ask', 'wonder', 'know', 'see', 'decide', 'question', 'doubt', 'determine']);

/** 'warned that if the siege went on …', where the tree takes the condition itself for what is warned: from 'if' to the end of its clause. */
function conditionAsContent(sentence: Sentence, index: number, marks: readonly string[]): Span | null {
  if (ASKS.has(tokenAt(sentence, index).lemma.toLowerCase())) return null;
  for (const clause of dependents(sentence, index, 'ccomp')) {
    const mark = dependents(sentence, clause.index, 'mark').find((t) => marks.includes(t.lemma.toLowerCase()));
    if (!mark) continue;
    const inside = subtree(
      sentence,
      clause.index,
      (t) => t.head === clause.index && (relation(t) === 'conj' || relation(t) === 'punct' || relation(t) === 'cc'),
    );
    return { start: mark.start, end: spanOf(sentence, inside).end };
  }
  return null;
}

function marked(sentence: Sentence, index: number, marks: readonly string[]): Span | null {
  for (const clause of dependents(sentence, index, 'advcl')) {
    if (clause.upos === 'PUNCT') continue;
    const mark = dependents(sentence, clause.index, 'mark').find((t) => marks.includes(t.lemma.toLowerCase()));
    if (mark && (mark.lemma.toLowerCase() !== 'since' || !dependents(sentence, clause.index, 'aux').length))
      return wholePhrase(sentence, clause.index);
  }
  return null;
}

export type When = Event['when'];
export type Where = Event['place'];

/**
 * The day or range of an event: told of its own words, of the verb that carries it, of the
 * statement that it makes or, implied, of the clause that it completes. Null where none is told.
 *
 * @param speech  the statement that the event is: whose cue the trigger is, or whose source judges by it
 */
export function whenOfEvent(reading: Reading, candidate: Candidate, speech: Statement | null): When {
  const { sentence, index } = candidate;
  const own =
    whenOf(reading, sentence.index, index) ??
    (candidate.light ? whenOf(reading, sentence.index, candidate.light.index) : null);
  if (own || speech?.saidOn) return own ?? speech?.saidOn ?? null;
  for (let at = clauseToken(candidate), steps = 0; steps < 3; steps++) {
    const above = headOf(sentence, at);
    if (!above || !FOLLOWS.has(relation(at)) || above.upos !== 'VERB') return null;
    const when = whenOf(reading, sentence.index, above.index);
    if (when) return { ...when, standing: 'implied' };
    at = above;
  }
  return null;
}

/** Relations of clauses that share the time of the clause above. */
const FOLLOWS = new Set(['xcomp', 'advcl', 'conj']);

/** The most exact named place of an event; of one that is a statement, where it was said. */
export function placeOfEvent(reading: Reading, candidate: Candidate, speech: Statement | null): Where {
  const { sentence, index } = candidate;
  if (speech)
    return (
      venueFound(reading, speech) ?? venueOf(reading, sentence.index, index) ?? placeOf(reading, sentence.index, index)
    );
  return (
    placeOf(reading, sentence.index, index) ??
    (candidate.light ? placeOf(reading, sentence.index, candidate.light.index) : null)
  );
}

/** The place that a statement's venue names; null where it has none or the place is not known. */
function venueFound(reading: Reading, speech: Statement): Where {
  const words = speech.venue === null ? undefined : speech.evidence.venue;
  if (!Array.isArray(words)) return null;
  const found = reading.places.find((p) => words.some((w) => overlaps(w, p.span)));
  return found ? plainPlace(found) : null;
}
