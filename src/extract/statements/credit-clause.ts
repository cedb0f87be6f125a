import type { Sentence, Span, Token } from '#model';
import type { Ground } from './candidate.ts';
import type { Cue } from './cues.ts';

/** Verbs that credit words spoken or written may stand before or after what was said. */
export const SPEECH = 0.7;

export interface Clause {
  readonly ground: Ground;
  readonly sentence: Sentence;
  readonly verb: Token;
  readonly cue: Cue;
  readonly subject: Token | null;
  /** First token of the credit: subject, auxiliaries and verb. */
  readonly first: number;
  /** Last token of the credit's core. */
  readonly last: number;
}

export interface Found {
  /** The source, where the place of the content shows it to be another than the tree's subject. */
  readonly subject?: Token | null;
  readonly content: Span[];
  readonly weight: number;
  readonly rule: string;
  readonly hearer: Token | null;
}
