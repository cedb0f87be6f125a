import { dependent, type Event, type Span, type Stance, sentenceAt, tokensIn, topmost } from '#model';
import { undergoerOf, wholePhrase } from '../clauses/clause.ts';
import type { Reading } from '../reading.ts';
import type { PositionCandidate } from './candidate.ts';
import { reasonOf } from './reasons.ts';

/** The stand that an act takes on what it is done to. Acts of force take none by themselves. */
const BY_TYPE: Partial<Record<Event['type'], { stance: Stance; margin: number }>> = {
  REQUEST: { stance: 'demands', margin: 0.6 },
  REJECT: { stance: 'against', margin: 0.7 },
  ACCUSE: { stance: 'against', margin: 0.6 },
  SUPPORT: { stance: 'for', margin: 0.6 },
  SANCTION: { stance: 'against', margin: 0.35 },
};
/** Acts of force or of state that say by themselves what the actor is against. */
const BAN = new Set(['ban', 'prohibit', 'outlaw', 'block', 'veto', 'forbid', 'suspend', 'restrict', 'censor']);
/** Verbs that accuse only where they say of what: 'called the police' does not. */
const NAMING = new Set(['call', 'describe', 'label', 'name', 'brand', 'find', 'hold']);
const APPROVAL = new Set(['approve', 'accept', 'endorse', 'agree', 'sign', 'ratify', 'pass', 'adopt', 'back']);

/** Positions that an act takes: a proposal approved, a plan rejected, a demand made. */
export function positionsOfEvents(reading: Reading, events: readonly Event[]): PositionCandidate[] {
  const out: PositionCandidate[] = [];
  for (const event of events) {
    if (event.status !== 'occurred' && event.status !== 'ongoing') continue;
    const sentence = sentenceAt(reading.parsed, event.trigger.start);
    const trigger = sentence && topmost(tokensIn(sentence, event.trigger));
    if (!sentence || !trigger) continue;
    const taken =
      BY_TYPE[event.type] ??
      (event.type === 'AGREE' && APPROVAL.has(trigger.lemma)
        ? { stance: 'for' as const, margin: 0.6 }
        : event.type === 'COERCE' && BAN.has(trigger.lemma)
          ? { stance: 'against' as const, margin: 0.5 }
          : null);
    if (!taken || (NAMING.has(trigger.lemma) && !dependent(sentence, trigger.index, 'xcomp', 'ccomp'))) continue;
    const matter = matterOf(event, () => {
      const undergoer = undergoerOf(sentence, trigger.index);
      return undergoer ? wholePhrase(sentence, undergoer.index) : null;
    });
    if (!matter) continue;
    event.actors.forEach((actor, i) => {
      if (!event.actors[i]?.entity) return;
      out.push({
        actor,
        named: event.evidence[`actors.${i}.name`] ?? (actor.span ? [actor.span] : 'lexicon'),
        on: [matter],
        stance: taken.stance,
        anchor: event.trigger,
        because: event.cause ?? reasonOf(sentence, trigger.index),
        unless: event.condition,
        statement: null,
        event: event.id,
        rule: `act/${event.type}`,
        margin: taken.margin * (event.margin ?? 0.5) ** 0.5,
      });
    });
  }
  return out;
}

function matterOf(event: Event, object: () => Span | null): Span | null {
  return object() ?? event.recipients[0]?.span ?? null;
}
