import type { Report } from './record.ts';
import type { Span } from './span.ts';

/**
 * One syntactic word, after Universal Dependencies (English: don't → do + n't,
 * Israel’s → Israel + ’s, seven-month → seven + - + month).
 */
export interface Token {
  /** Place in `sentence.tokens`, from 0. */
  readonly index: number;
  /** UTF-16 offsets into `report.text`, half-open. */
  readonly start: number;
  readonly end: number;
  /** The characters as they stand: `text.slice(start, end)`. */
  readonly form: string;
  readonly lemma: string;
  /** Universal part of speech: NOUN, VERB, PROPN … */
  readonly upos: string;
  /** Penn Treebank tag: NNS, VBD … */
  readonly xpos: string;
  /** Index in the sentence of the word that this one depends on; -1 for the root. */
  readonly head: number;
  /** Universal relation with its subtype: nsubj, nsubj:pass, nmod:poss … */
  readonly deprel: string;
  /** How sure the arc is: score of the chosen action over the next, 0..1. */
  readonly margin: number;
}

/**
 * A sentence or what stands in its place. `heading` is a title or crosshead (no
 * final stop, a line of its own); `dateline` and `byline` are the wire's own head
 * matter. Words of every kind are parsed, but only `text` and `heading` tell of the world.
 */
export interface Sentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Index into `parsed.paragraphs`. */
  readonly paragraph: number;
  readonly kind: 'text' | 'heading' | 'dateline' | 'byline';
  readonly tokens: readonly Token[];
  /** For each token the indices of its dependents, left to right. */
  readonly dependents: readonly (readonly number[])[];
  /** Index of the root token. */
  readonly root: number;
}

/** A stretch between quotation marks. Runs over sentences and paragraphs where the marks do. */
export interface Quotation {
  /** With its marks. */
  readonly span: Span;
  /** Without its marks: the verbatim words. */
  readonly inner: Span;
  /** False where the closing mark never comes: the stretch then ends with its paragraph. */
  readonly closed: boolean;
}

/** A name, as the text writes it: capitalised words that name one thing. Never overlaps another name. */
export interface Name {
  readonly sentence: number;
  /** Token indices, half-open. Titles ('CIA Director') are not part of a person's name. */
  readonly first: number;
  readonly last: number;
  /** The token that the rest depends on. */
  readonly head: number;
  readonly span: Span;
  readonly kind: NameKind;
  /** 0..1, how sure the kind is. */
  readonly margin: number;
}
/** `nationality` is an adjective or noun of origin: Israeli, Palestinians. */
export type NameKind = 'person' | 'place' | 'organization' | 'nationality' | 'event' | 'work' | 'other';

/** A noun phrase, name or pronoun that refers to someone or something. */
export interface Mention {
  readonly sentence: number;
  /** Token indices of the whole phrase, half-open. */
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly span: Span;
  readonly form: 'name' | 'noun' | 'pronoun';
  /** Index into `parsed.chains`: mentions of one chain refer to the same thing. */
  readonly chain: number;
}

/** What the parser makes of a report: English, and no politics. Sentences tile the text but for white space. */
export interface Parsed {
  readonly report: Report;
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  readonly names: readonly Name[];
  readonly mentions: readonly Mention[];
  /** Each chain lists indices into `mentions`, in order of the text. */
  readonly chains: readonly (readonly number[])[];
}
