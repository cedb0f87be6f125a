import { Manner, type Row, type Shelf } from '#model';

/** How a cue takes its content: named frames, or the preposition that leads the content in. */
export type Frame = string;

/** A word, or word and particle, that credits something to a source. */
export interface Cue {
  readonly lemma: string;
  /** Particle, preposition or adverb that belongs to the cue: 'for' of 'call for'; null where there is none. */
  readonly particle: string | null;
  readonly manner: Manner;
  /** Frame to how readily the word credits in it, 0..1. */
  readonly frames: ReadonlyMap<Frame, number>;
  /** True where the object before a clause is who was told, and no part of the content. */
  readonly hearer: boolean;
}

export type PartOfCue = 'verb' | 'noun' | 'adverb' | 'adjective';
export type SourceKind = 'anonymous' | 'institution' | 'document';

export interface StatementLexicon {
  /** By part of speech and lemma; cues with a particle come first. */
  readonly cues: ReadonlyMap<PartOfCue, ReadonlyMap<string, readonly Cue[]>>;
  /** What kind of source a common noun names. */
  readonly nouns: ReadonlyMap<string, SourceKind>;
}

const cell = (row: Row, column: string): string => (row[column] ?? '').trim();

function readFrames(cellText: string): Map<Frame, number> {
  const frames = new Map<Frame, number>();
  for (const part of cellText.split(' ').filter(Boolean)) {
    const [name, weight] = part.split('=');
    const tenths = Number(weight);
    if (!name || !Number.isFinite(tenths)) throw new TypeError(`cues: frame '${part}' is not NAME=N`);
    if (tenths > 0) frames.set(name, tenths / 10);
  }
  return frames;
}

/** Cues of a table of rows `pos, manner, hearer, frames, words`. @throws TypeError on a frame that is not NAME=N */
export function cuesFromTable(rows: readonly Row[]): Map<PartOfCue, Map<string, Cue[]>> {
  const out = new Map<PartOfCue, Map<string, Cue[]>>();
  for (const row of rows) {
    const pos = cell(row, 'pos') as PartOfCue;
    const frames = readFrames(cell(row, 'frames'));
    const manner = Manner.parse(cell(row, 'manner'));
    const ofPos = out.get(pos) ?? new Map<string, Cue[]>();
    out.set(pos, ofPos);
    for (const word of cell(row, 'words').split(' ').filter(Boolean)) {
      const [lemma = '', particle = null] = word.split('+');
      const cue: Cue = { lemma, particle, manner, frames, hearer: cell(row, 'hearer') === '1' };
      const known = ofPos.get(lemma) ?? [];
      ofPos.set(lemma, particle ? [cue, ...known] : [...known, cue]);
    }
  }
  return out;
}

/** Kinds of source by noun, of a table of rows `standing, words`. */
export function sourceNounsFromTable(rows: readonly Row[]): Map<string, SourceKind> {
  const out = new Map<string, SourceKind>();
  for (const row of rows) {
    for (const word of cell(row, 'words').split(' ').filter(Boolean)) {
      if (!out.has(word)) out.set(word, cell(row, 'standing') as SourceKind);
    }
  }
  return out;
}

/** Reads the tables cues and source-nouns. */
export const openStatements = (shelf: Shelf): StatementLexicon => ({
  cues: cuesFromTable(shelf.table('cues')),
  nouns: sourceNounsFromTable(shelf.table('source-nouns')),
});

export const cuesFor = (lexicon: StatementLexicon, pos: PartOfCue, lemma: string): readonly Cue[] =>
  lexicon.cues.get(pos)?.get(lemma) ?? [];
