import { dependents, type Event, type Sentence, type Span, tokenAt } from '#model';
import { wholePhrase } from '../clauses/clause.ts';
import type { Reading } from '../reading.ts';
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
    const found = marked(sentence, start, marks);
    if (found) return found;
    // 'warned that if X went on there would be no truce': the condition stands in the clause warned of.
    for (const inner of dependents(sentence, start, 'ccomp', 'xcomp')) {
      const below = marked(sentence, inner.index, marks);
      if (below) return below;
    }
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

/** The day or range of an event; null where the report does not tell. */
export function whenOfEvent(_reading: Reading, _candidate: Candidate): When {
  return null;
}

/** The most exact named place of an event. */
export function placeOfEvent(_reading: Reading, candidate: Candidate): Where {
  tokenAt(candidate.sentence, candidate.index);
  return null;
}
