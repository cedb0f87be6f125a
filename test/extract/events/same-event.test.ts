import { describe, expect, it } from 'vitest';
import type { Event } from '#model';
import { joinMentions, type Told } from '../../../src/extract/events/same-event.ts';

const day = (from: string) => ({
  from,
  to: from,
  fromTime: null,
  toTime: null,
  grain: 'day' as const,
  span: null,
  standing: 'stated' as const,
});

/** A mention at an offset: its word, and what of it differs from the plainest event. */
function told(lemma: string, at: number, more: Partial<Event> = {}): Told {
  const event: Event = {
    id: 'v0',
    span: { start: at, end: at + 1 },
    margin: 0.5,
    rule: 'event-noun',
    evidence: {},
    type: 'ASSAULT',
    mode: null,
    contexts: [],
    cameo: null,
    status: 'occurred',
    trigger: { start: at, end: at + 1 },
    also: [],
    actors: [],
    recipients: [],
    when: null,
    place: null,
    saidBy: null,
    condition: null,
    cause: null,
    ...more,
  };
  return { event, lemma, sentence: 0 };
}
const party = (name: string) => ({ name, entity: null, span: null });

describe('mentions of one event', () => {
  it('are joined where the word is the same, the fullest first', () => {
    const joined = joinMentions([
      told('attack', 0),
      told('attack', 10, { actors: [party('rebels')], recipients: [party('the port')] }),
    ]);
    expect(joined.map((e) => [e.trigger.start, e.also.map((a) => a.start)])).toEqual([[10, [0]]]);
  });
  it('are joined where a kindred word has a party in common', () => {
    const joined = joinMentions([
      told('bombing', 0, { recipients: [party('the market')] }),
      told('attack', 10, { recipients: [party('market')] }),
    ]);
    expect(joined).toHaveLength(1);
  });
  it('stay apart on different days', () => {
    expect(
      joinMentions([told('attack', 0, { when: day('2031-03-01') }), told('attack', 10, { when: day('2031-03-02') })]),
    ).toHaveLength(2);
  });
  it('stay apart with different actors', () => {
    expect(
      joinMentions([
        told('attack', 0, { actors: [party('rebels')] }),
        told('attack', 10, { actors: [party('the army')] }),
      ]),
    ).toHaveLength(2);
  });
  it('stay apart where one happened and the other is denied', () => {
    expect(joinMentions([told('attack', 0), told('attack', 10, { status: 'denied' })])).toHaveLength(2);
  });
  it('stay apart where the words are kindred and one of them is only a threat', () => {
    const both = { actors: [party('rebels')] };
    expect(
      joinMentions([told('offensive', 0, both), told('aggression', 10, { ...both, status: 'hypothetical' })]),
    ).toHaveLength(2);
  });
});
