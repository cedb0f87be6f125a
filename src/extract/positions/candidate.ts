import type { Evidence, Party, Span, Stance } from '#model';

/** A position that a rule proposes, before `decide` has chosen among those that stand on the same words. */
export interface PositionCandidate {
  readonly actor: Party;
  /** Where the actor's name stands. */
  readonly named: Evidence[string];
  /** The words that say what the matter is, in order of the text. */
  readonly on: readonly Span[];
  readonly stance: Stance;
  /** The words that take the stand. */
  readonly anchor: Span;
  readonly because: Span | null;
  readonly unless: Span | null;
  readonly statement: string | null;
  readonly event: string | null;
  readonly rule: string;
  readonly margin: number;
}
