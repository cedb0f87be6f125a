import { overlaps, type Span } from '#model';
import type { Candidate } from './candidate.ts';

/** Candidates below this are not kept. */
export const LEAST_MARGIN = 0.4;

/** One statement for each cue: of candidates whose cues overlap the surest stays. In order of the text. */
export function decide(candidates: readonly Candidate[], least = LEAST_MARGIN): Candidate[] {
  const inOrder = candidates
    .filter((c) => c.margin >= least)
    .sort((a, b) => a.cue.start - b.cue.start || b.margin - a.margin);
  const out: Candidate[] = [];
  for (const c of inOrder) {
    const last = out[out.length - 1];
    if (!last || !overlaps(last.cue, c.cue)) out.push(c);
    else if (c.margin > last.margin) out[out.length - 1] = c;
  }
  return out;
}

/** For each statement the index of the one whose content holds its cue most closely; -1 where it stands alone. */
export function nesting(statements: readonly { readonly cue: Span; readonly content: readonly Span[] }[]): number[] {
  const pieces = statements
    .flatMap((s, index) => s.content.map((piece) => ({ piece, index })))
    .sort((a, b) => a.piece.start - b.piece.start || b.piece.end - a.piece.end);
  const order = statements
    .map((_, i) => i)
    .sort((a, b) => (statements[a] as { cue: Span }).cue.start - (statements[b] as { cue: Span }).cue.start);
  const out = new Array<number>(statements.length).fill(-1);
  const open: { piece: Span; index: number }[] = [];
  let next = 0;
  for (const i of order) {
    const { cue } = statements[i] as { cue: Span };
    while (next < pieces.length && (pieces[next] as { piece: Span }).piece.start <= cue.start) {
      const p = pieces[next++] as { piece: Span; index: number };
      while (open.length && (open[open.length - 1] as { piece: Span }).piece.end <= p.piece.start) open.pop();
      open.push(p);
    }
    let least = Number.POSITIVE_INFINITY;
    for (let k = open.length - 1; k >= 0; k--) {
      const p = open[k] as { piece: Span; index: number };
      if (p.index !== i && p.piece.end >= cue.end && p.piece.end - p.piece.start < least) {
        least = p.piece.end - p.piece.start;
        out[i] = p.index;
      }
      if (open.length - k > 32) break;
    }
  }
  return out;
}
