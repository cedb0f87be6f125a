import type { Parsed, Shelf } from '#model';
import type { Cast, FoundPlace } from '../reading.ts';

export type CastLexicon = object;
export const openCast = (_shelf: Shelf): CastLexicon => ({});
export const findCast = (_parsed: Parsed, _places: readonly FoundPlace[], _lexicon: CastLexicon): Cast => ({
  entities: [],
  who: () => null,
  together: () => null,
  partyOf: () => null,
  partiesOf: () => [],
  entity: (id) => { throw new RangeError(`no entity ${id}`); },
});
