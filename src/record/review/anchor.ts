import { type Anchor, type FindingKind, type FindingOf, foldName, overlaps, type Span } from '#model';
import { quoteOf } from './quote.ts';

export type Item = FindingOf[FindingKind];

/** The words that a finding is known by: a statement's cue, an event's trigger, else its own. */
export function keySpan(kind: FindingKind, item: Item): Span {
  if (kind === 'statement') return (item as FindingOf['statement']).cue;
  if (kind === 'event') return (item as FindingOf['event']).trigger;
  return item.span;
}

export const anchorOf = (text: string, kind: FindingKind, item: Item, added: number | null): Anchor => ({
  ...quoteOf(text, keySpan(kind, item)),
  kind,
  item: item.id,
  added,
});

/**
 * What a finding says, without what another reading of the same words may change: ids, spans, margin, rule.
 * Two readings of one gist are one to who reviews.
 */
export function gist(kind: FindingKind, item: Item): string {
  const of = <K extends FindingKind>(_: K) => item as FindingOf[K];
  const fold = (s: string | null | undefined) => (s ? foldName(s) : null);
  const names = (list: readonly { readonly name: string }[]) => list.map((p) => fold(p.name)).sort();
  switch (kind) {
    case 'statement': {
      const { source, manner, saidOn, venue } = of('statement');
      return JSON.stringify([fold(source.name), source.standing, manner, saidOn?.from ?? null, fold(venue)]);
    }
    case 'event': {
      const { type, status, actors, recipients, when, place, saidBy } = of('event');
      return JSON.stringify([
        type,
        status,
        names(actors),
        names(recipients),
        when && [when.from, when.to],
        fold(place?.name),
        saidBy && fold(saidBy.name),
      ]);
    }
    case 'figure': {
      const { value, to, bound, unit, counts, measure, saidBy } = of('figure');
      return JSON.stringify([value, to, bound, unit, fold(counts), measure, saidBy && fold(saidBy.name)]);
    }
    case 'position': {
      const { actor, on, stance } = of('position');
      return JSON.stringify([fold(actor.name), fold(on), stance]);
    }
    case 'proposal': {
      const { name, by, approvedBy, rejectedBy } = of('proposal');
      return JSON.stringify([fold(name), fold(by?.name), names(approvedBy), names(rejectedBy)]);
    }
  }
}

/** Who a finding is of: tells apart findings that stand on the same words. */
const owner = (kind: FindingKind, item: Item): string => {
  if (kind === 'position') return foldName((item as FindingOf['position']).actor.name);
  if (kind === 'statement') return foldName((item as FindingOf['statement']).source.name ?? '');
  if (kind === 'event') return (item as FindingOf['event']).type;
  return '';
};

/**
 * Of some findings of one kind, the one that stands where an anchor's words now stand: on the same words exactly, else
 * on words that overlap them. Of several the one that says most nearly what was seen, then the first.
 *
 * @param at    where the anchor's words stand now
 * @param seen  the finding as it was when it was decided on
 */
export function foundAt<T extends { readonly item: Item }>(
  candidates: readonly T[],
  kind: FindingKind,
  at: Span,
  seen: Item | null,
): T | null {
  let best: T | null = null;
  let most = -1;
  for (const candidate of candidates) {
    const span = keySpan(kind, candidate.item);
    if (!overlaps(span, at)) continue;
    // Two parties' positions may stand on the same words: that of another is another finding.
    if (kind === 'position' && seen && owner(kind, seen) !== owner(kind, candidate.item)) continue;
    const shared = Math.min(span.end, at.end) - Math.max(span.start, at.start);
    const all = Math.max(span.end, at.end) - Math.min(span.start, at.start);
    const score =
      (shared === all ? 8 : 0) +
      (seen && owner(kind, seen) === owner(kind, candidate.item) ? 4 : 0) +
      (seen && gist(kind, seen) === gist(kind, candidate.item) ? 2 : 0) +
      shared / all +
      (seen?.id === candidate.item.id ? 0.01 : 0);
    if (score > most) {
      most = score;
      best = candidate;
    }
  }
  return best;
}

/** Whether two findings of one kind on touching words are one: positions of two parties may stand on the same words. */
export const sameFinding = (kind: FindingKind, a: Item, b: Item): boolean =>
  overlaps(keySpan(kind, a), keySpan(kind, b)) && (kind !== 'position' || owner(kind, a) === owner(kind, b));
