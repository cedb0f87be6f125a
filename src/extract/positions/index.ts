import { type Event, type Evidence, overlaps, type Position, type Span, type Statement } from '#model';
import type { Reading } from '../reading.ts';
import type { PositionCandidate } from './candidate.ts';
import { positionsOfContent } from './from-content.ts';
import { positionsOfEvents } from './from-events.ts';
import { positionsOfCues } from './from-statements.ts';
import type { StanceLexicon } from './stance-words.ts';

export { openStances, type StanceLexicon } from './stance-words.ts';

/** Where each party stands on what, in order of the text. Rules propose; of those that stand on the same words for one actor the surest stays. */
export function findPositions(
  reading: Reading,
  statements: readonly Statement[],
  events: readonly Event[],
  lexicon: StanceLexicon,
): Position[] {
  const proposed = [
    ...positionsOfCues(reading, statements),
    ...positionsOfEvents(reading, events),
    ...positionsOfContent(reading, statements, lexicon),
  ];
  return decide(proposed).map((candidate, i) => position(reading, candidate, `p${i + 1}`));
}

function decide(proposed: readonly PositionCandidate[]): PositionCandidate[] {
  const kept: PositionCandidate[] = [];
  const byMargin = [...proposed].sort(
    (a, b) => b.margin - a.margin || a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end,
  );
  for (const candidate of byMargin) {
    const rival = kept.findIndex((k) => k.actor.name === candidate.actor.name && overlaps(k.anchor, candidate.anchor));
    const over = kept[rival];
    if (over)
      kept[rival] = {
        ...over,
        event: over.event ?? candidate.event,
        statement: over.statement ?? candidate.statement,
        because: over.because ?? candidate.because,
      };
    else kept.push(candidate);
  }
  return kept.sort(
    (a, b) => a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end || (a.actor.name < b.actor.name ? -1 : 1),
  );
}

function position(reading: Reading, candidate: PositionCandidate, id: string): Position {
  const { text } = reading.parsed;
  const cut = (s: Span) => text.slice(s.start, s.end);
  const evidence: Record<string, Evidence[string]> = {
    'actor.name': candidate.named,
    on: [...candidate.on],
    stance: [candidate.anchor],
  };
  if (candidate.because) evidence.because = [candidate.because];
  if (candidate.unless) evidence.unless = [candidate.unless];
  return {
    id,
    span: candidate.anchor,
    margin: candidate.margin,
    rule: candidate.rule,
    evidence,
    actor: candidate.actor,
    on: candidate.on.map(cut).join(' '),
    stance: candidate.stance,
    because: candidate.because && cut(candidate.because),
    unless: candidate.unless && cut(candidate.unless),
    statement: candidate.statement,
    event: candidate.event,
  };
}
