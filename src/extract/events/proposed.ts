import type { Event, SaidBy, Span, Statement } from '#model';
import type { Candidate } from './candidate.ts';
import type { Meaning } from './lexicon.ts';
import type { Parties } from './parties.ts';
import type { FoundStatus } from './status.ts';

/** A candidate with all that the rules read off it: what the decision is made on. */
export interface Proposed {
  readonly candidate: Candidate;
  /** The lexicon's meaning, or that of a rule of the sentence ('must' → REQUEST); null where neither has one. */
  readonly meaning: Meaning | null;
  readonly status: FoundStatus;
  readonly parties: Parties;
  readonly saidBy: SaidBy | null;
  /** Words on which `saidBy.name` stands; null where it has none. */
  readonly saidByWords: readonly Span[] | 'lexicon' | null;
  /** The statement whose content holds the trigger. */
  readonly within: Statement | null;
  /** The statement whose cue the trigger is. */
  readonly cueOf: Statement | null;
}

/** What was decided of a candidate. */
export interface Decided {
  readonly proposed: Proposed;
  readonly type: Event['type'];
  /** Probability of the type, or the rules' own guess of it. */
  readonly margin: number;
}
