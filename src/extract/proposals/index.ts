import type { Position, Proposal, Span } from '#model';
import { contains } from '#model';
import type { Reading } from '../reading.ts';
import { authorOf, type Named, phasesOf, termsOf, versionOf } from './particulars.ts';
import { findTexts, type TextMention, type TextOnTable } from './texts.ts';

/**
 * The texts on the table: each proposal, draft or plan that the report tells of, who made it,
 * who accepted and who rejected it, and its terms as told. Acceptance and rejection are read off
 * the positions, so that the two never disagree.
 */
export function findProposals(reading: Reading, positions: readonly Position[]): Proposal[] {
  return findTexts(reading).map((text, i) => proposal(reading, text, positions, `r${i + 1}`));
}

function proposal(reading: Reading, text: TextOnTable, positions: readonly Position[], id: string): Proposal {
  const { mentions } = text;
  const lead = fullest(mentions);
  const evidence: Proposal['evidence'] = { name: [lead.phrase] };
  const concerning = positions.filter((p) => concerns(p, mentions));
  const stand = (stances: readonly Position['stance'][]) =>
    unique(
      concerning
        .filter((p) => stances.includes(p.stance))
        .map((p) => ({ party: p.actor, named: p.evidence['actor.name'] ?? 'lexicon' })),
    );
  const approved = stand(['for']);
  const rejected = stand(['against']);
  const by = first(mentions, (m) => authorOf(reading, m)) ?? stand(['offers'])[0] ?? null;
  const phases = first(mentions, (m) => phasesOf(m));
  const version = first(mentions, (m) => versionOf(m));
  if (by) evidence['by.name'] = by.named;
  if (phases) evidence.phases = [phases.span];
  if (version) evidence.version = [version];
  approved.forEach((a, i) => {
    evidence[`approvedBy.${i}.name`] = a.named;
  });
  rejected.forEach((a, i) => {
    evidence[`rejectedBy.${i}.name`] = a.named;
  });
  return {
    id,
    span: lead.phrase,
    margin: mentions.length > 1 || by || approved.length || rejected.length ? 0.7 : 0.4,
    rule: `text/${lead.noun.lemma}`,
    evidence,
    name: reading.parsed.text.slice(lead.phrase.start, lead.phrase.end),
    by: by?.party ?? null,
    approvedBy: approved.map((a) => a.party),
    rejectedBy: rejected.map((a) => a.party),
    phases: phases?.count ?? null,
    terms: mentions.flatMap((m) => termsOf(m)).sort((a, b) => a.start - b.start),
    version: version && reading.parsed.text.slice(version.start, version.end),
  };
}

/** The mention with the most words is the name that tells most. */
const fullest = (mentions: readonly TextMention[]): TextMention =>
  mentions.reduce((best, m) => (m.phrase.end - m.phrase.start > best.phrase.end - best.phrase.start ? m : best));

const concerns = (position: Position, mentions: readonly TextMention[]): boolean => {
  const on = position.evidence.on;
  const spans: readonly Span[] = on === 'lexicon' || on === undefined ? [] : on;
  // The matter must be the text itself, not a long clause in which it happens to be named.
  return mentions.some((m) =>
    spans.some((s) => contains(s, { start: m.noun.start, end: m.noun.end }) && m.isMatterOf(s)),
  );
};

function first<T>(mentions: readonly TextMention[], find: (m: TextMention) => T | null): T | null {
  for (const m of mentions) {
    const found = find(m);
    if (found !== null) return found;
  }
  return null;
}

const unique = (list: readonly Named[]): Named[] =>
  list.filter((a, i) => list.findIndex((b) => b.party.name === a.party.name) === i);
