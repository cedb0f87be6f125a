import { type Context, type EventType, EventType as EventTypes, type Mode, type Row, type Shelf } from '#model';
import { type Condition, readConditions } from './frame.ts';
import { readWeights, type Weights } from './weights.ts';

export type PartOfSpeech = 'verb' | 'noun' | 'adj';
export type ContextName = (typeof Context)['options'][number];

/** What a word names when it names an event. */
export interface Meaning {
  readonly type: EventType;
  readonly mode: Mode | null;
  /** Nearest CAMEO code. */
  readonly cameo: string | null;
  readonly contexts: readonly ContextName[];
  /** True where the word often names no event at all, or one of another type. */
  readonly weak: boolean;
  /** True where the object only carries the event, and what it is aimed at stands after a preposition. */
  readonly carries: boolean;
  /** Which rule gives it: 'event-verb', 'event-noun', or the id of a frame. */
  readonly rule: string;
}

/** A meaning that a word has only where conditions hold. */
export interface Frame {
  readonly conditions: readonly Condition[];
  readonly meaning: Meaning;
}

export interface EventLexicon {
  /** By 'verb:seize'; a word with its particle is 'verb:call+for'. */
  readonly words: ReadonlyMap<string, Meaning>;
  /** Words that have a reading with a particle, with the particles. */
  readonly particles: ReadonlyMap<string, readonly string[]>;
  /** By 'verb:seize', in the order in which they are tried. */
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Trained weights of the decision; null where there are none, and the rules decide alone. */
  readonly weights: Weights | null;
}

const cell = (row: Row, column: string): string => (row[column] ?? '').trim();

function meaningOf(row: Row, rule: string): Meaning {
  const contexts = cell(row, 'contexts').split(' ').filter(Boolean) as ContextName[];
  return {
    type: EventTypes.parse(cell(row, 'type')),
    mode: (cell(row, 'mode') || null) as Mode | null,
    cameo: cell(row, 'cameo') || null,
    contexts,
    weak: cell(row, 'weak') === '1',
    carries: cell(row, 'carries') === '1',
    rule,
  };
}

/** Reads the tables event-triggers, event-frames and event-noun-classes, and the weights where the shelf has them. */
export function openEvents(shelf: Shelf): EventLexicon {
  const words = new Map<string, Meaning>();
  const particles = new Map<string, string[]>();
  for (const row of shelf.table('event-triggers')) {
    const pos = cell(row, 'pos');
    const meaning = meaningOf(row, `event-${pos}`);
    for (const word of cell(row, 'words').split(' ').filter(Boolean)) {
      const key = `${pos}:${word}`;
      if (words.has(key)) continue;
      words.set(key, meaning);
      const plus = word.indexOf('+');
      if (plus > 0) {
        const base = `${pos}:${word.slice(0, plus)}`;
        particles.set(base, [...(particles.get(base) ?? []), word.slice(plus + 1)]);
      }
    }
  }
  const classes = new Map<string, ReadonlySet<string>>();
  for (const row of shelf.table('event-noun-classes'))
    classes.set(cell(row, 'class'), new Set(cell(row, 'words').split(' ').filter(Boolean)));
  const frames = new Map<string, Frame[]>();
  for (const row of shelf.table('event-frames')) {
    const meaning = meaningOf(row, cell(row, 'id'));
    const conditions = readConditions(cell(row, 'if'), classes);
    for (const word of cell(row, 'words').split(' ').filter(Boolean)) {
      const key = `${cell(row, 'pos')}:${word}`;
      frames.set(key, [...(frames.get(key) ?? []), { conditions, meaning }]);
    }
  }
  return { words, particles, frames, classes, weights: weightsOf(shelf) };
}

function weightsOf(shelf: Shelf): Weights | null {
  let bytes: Uint8Array;
  try {
    bytes = shelf.bytes('models/events.tsv');
  } catch {
    return null;
  }
  return readWeights(bytes);
}
