import type { Fields, FindingKind, ReportRecord, Span } from '#model';
import type { Item } from './anchor.ts';
import { withFields } from './fields.ts';

const LETTER = { statement: 's', event: 'v', figure: 'f', position: 'p', proposal: 'r' } as const;

/** The id of a finding that a decision added: no reading gives one like it. */
export const addedId = (kind: FindingKind, decision: number): string => `${LETTER[kind]}d${decision}`;

/**
 * A finding that a person points out, on given words: what is not told of it is left open.
 *
 * @throws RangeError where something is missing that its kind cannot do without, or a value does not fit
 */
export function addedItem(record: ReportRecord, kind: FindingKind, id: string, at: Span, set: Fields): Item {
  const needs = NEEDS[kind].filter((field) => !set[field]?.trim());
  if (needs.length)
    throw new RangeError(`a ${kind} needs ${needs.join(' and ')}: add ${needs.map((n) => `--set ${n}=…`).join(' ')}`);
  return withFields(record, kind, blank(record, kind, id, at), set, at);
}

const NEEDS: Readonly<Record<FindingKind, readonly string[]>> = {
  statement: ['content'],
  event: ['type'],
  figure: ['value'],
  position: ['actor', 'on', 'stance'],
  proposal: [],
};

function blank(record: ReportRecord, kind: FindingKind, id: string, at: Span): Item {
  const { text } = record.report;
  const found = { id, span: at, margin: 1, rule: 'review' };
  const nobody = { name: 'nobody', entity: null, span: null };
  switch (kind) {
    case 'statement':
      return {
        ...found,
        evidence: { manner: [at], 'source.standing': [at] },
        source: {
          span: null,
          name: null,
          entity: null,
          members: [],
          standing: 'unknown',
          described: null,
          count: null,
          via: null,
        },
        cue: at,
        content: [at],
        quoted: [],
        manner: 'assert',
        saidOn: null,
        venue: null,
        audience: null,
        within: null,
      };
    case 'event':
      return {
        ...found,
        evidence: { type: [at], status: [at] },
        type: 'OTHER',
        mode: null,
        contexts: [],
        cameo: null,
        status: 'occurred',
        trigger: at,
        also: [],
        actors: [],
        recipients: [],
        when: null,
        place: null,
        saidBy: null,
        condition: null,
        cause: null,
      };
    case 'figure':
      return {
        ...found,
        evidence: { bound: [at], unit: 'lexicon', counts: [at] },
        value: 0,
        to: null,
        bound: 'exact',
        unit: 'people',
        converted: [],
        counts: text.slice(at.start, at.end),
        measure: null,
        per: null,
        place: null,
        when: null,
        saidBy: null,
      };
    case 'position':
      return {
        ...found,
        evidence: { on: [at], stance: [at] },
        actor: nobody,
        on: text.slice(at.start, at.end),
        stance: 'undecided',
        because: null,
        unless: null,
        statement: null,
        event: null,
      };
    case 'proposal':
      return {
        ...found,
        evidence: { name: [at] },
        name: text.slice(at.start, at.end),
        by: null,
        approvedBy: [],
        rejectedBy: [],
        phases: null,
        terms: [],
        version: null,
      };
  }
}
