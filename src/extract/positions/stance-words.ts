import type { Shelf, Stance } from '#model';

/** A word by which a speaker takes a stand. */
export interface StanceWord {
  readonly stance: Stance;
  /** Where the matter stands: the subject of the predicate, its object, or its complement ('opposed to …', 'ready to …'). */
  readonly of: 'subject' | 'object' | 'complement';
}
export type StanceLexicon = ReadonlyMap<string, StanceWord>;

/** @throws Error where a row names no known stance or place */
export function openStances(shelf: Shelf): StanceLexicon {
  const out = new Map<string, StanceWord>();
  for (const row of shelf.table('stance')) {
    const { word = '', stance, of } = row;
    if (
      (stance !== 'for' && stance !== 'against' && stance !== 'undecided') ||
      (of !== 'subject' && of !== 'object' && of !== 'complement')
    ) {
      throw new Error(`lexicon/stance.tsv: ${word} has stance ${stance} of ${of}`);
    }
    out.set(word, { stance, of });
  }
  return out;
}

export const opposite = (stance: Stance): Stance =>
  stance === 'for' ? 'against' : stance === 'against' ? 'for' : stance;
