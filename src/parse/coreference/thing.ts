import type { Gender } from '../names/index.ts';

/**
 * Something that the text speaks of, as it is known so far: what its names, nouns and pronouns
 * have told. Grows while the text is read from left to right.
 */
export interface Thing {
  readonly index: number;
  kind: 'person' | 'body' | 'place' | 'people' | 'other';
  gender: Gender;
  number: 'one' | 'many' | 'either';
  /** The lexicon's id, where it knows the name. */
  known: string | null;
  /** ISO code of the state that it belongs to, or is; empty where none is known. */
  state: string;
  /** Words of its names, the longest first seen. */
  names: string[];
  /** Common nouns said of it: 'president', 'prime minister', 'militant group'. */
  readonly nouns: Set<string>;
  /** Modifiers of its first common noun, that a later noun must not contradict. */
  modifiers: ReadonlySet<string>;
  readonly mentions: number[];
  /** Members, of things named together: 'Turkey and Libya'. */
  readonly members: readonly Thing[];
  lastSentence: number;
}

/** Where a thing was spoken of lately, for the choice of an antecedent. */
export interface Trace {
  readonly thing: Thing;
  readonly sentence: number;
  readonly head: number;
  /** How much the grammatical place speaks for it: a subject most. */
  readonly weight: number;
  /** Inside quotation marks. */
  readonly quoted: boolean;
}
