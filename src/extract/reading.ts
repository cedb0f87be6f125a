import type { DateRange, Entity, Parsed, Place, Span, TimeExpression } from '#model';

/** A time expression with its place in the parse and the clock and grain that an event takes over. */
export interface FoundTime extends TimeExpression {
  readonly sentence: number;
  /** Token indices, half-open. */
  readonly first: number;
  readonly last: number;
  readonly grain: DateRange['grain'];
  readonly fromTime: string | null;
  readonly toTime: string | null;
}

/** A place name with its place in the parse. */
export interface FoundPlace extends Place {
  readonly span: Span;
  readonly sentence: number;
  /** Token indices of the name, half-open. */
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly geonames: string | null;
}

/** Whom a phrase refers to, and the words of the report that say so. */
export interface Who {
  /** Entity id. */
  readonly entity: string;
  /** The entity's full name. */
  readonly name: string;
  /** Where the name stands, or 'lexicon' where it is the program's ('Israeli forces' → Israel). */
  readonly evidence: readonly Span[] | 'lexicon';
}

/** Everyone and everything that the report names, and who each phrase is. */
export interface Cast {
  readonly entities: readonly Entity[];
  /**
   * Whom the noun phrase, name or pronoun that a token heads (or stands in, for a name) refers to;
   * null where it is nobody known. What is coordinated with it is left out.
   */
  who(sentence: number, token: number): Who | null;
  /** As `who`, with all that is coordinated with the token: 'Turkey and Libya' is their joint party, with members. */
  together(sentence: number, token: number): Who | null;
  /** As `who`, rolled up to the state or group that acts: Israeli forces, tanks or troops → Israel; Hamas fighters → Hamas. */
  partyOf(sentence: number, token: number): Who | null;
  /** As `partyOf`, one by one: 'the two sides' → each of the two; coordination is left to the caller. Empty where nobody is known. */
  partiesOf(sentence: number, token: number): Who[];
  /** @throws RangeError where there is no such entity */
  entity(id: string): Entity;
}

/** What is known of a report before statements and events are looked for. */
export interface Reading {
  readonly parsed: Parsed;
  /** ISO day that relative dates count from; null where none can be known. */
  readonly referenceDay: string | null;
  readonly times: readonly FoundTime[];
  readonly places: readonly FoundPlace[];
  readonly cast: Cast;
}
