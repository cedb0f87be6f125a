/** One line of the table of scores: in percent, null where the measure has none. */
export interface Score {
  readonly measure: string;
  readonly precision: number | null;
  readonly recall: number | null;
  /** F1, or the one figure that the measure has: an accuracy, a share. */
  readonly f: number | null;
  /** What it must reach; a share of false alarms must stay below it. */
  readonly floor?: Floor | undefined;
}
export interface Floor {
  readonly precision?: number;
  readonly f?: number;
  readonly below?: number;
}

/** A scorer of ../shared/score and the data it is run on. */
export interface Scorer {
  readonly name: string;
  readonly script: string;
  /** Below the folder of shared data. */
  readonly gold: string;
  /** How the program is called between the scorer's two calls: on its documents, or on the gold words themselves; or the events of readings by weights that have not seen them. */
  readonly call: 'read' | 'parse' | 'parse-tokens' | 'events-cross-validated';
  /** What of the scorer's JSON goes into the table, and its floor; 'key' or 'key.part'. */
  readonly rows: readonly (readonly [key: string, floor?: Floor])[];
}

export const SCORERS: readonly Scorer[] = [
  {
    name: 'gold',
    script: 'gold.mjs',
    gold: 'gold',
    call: 'read',
    rows: [
      ['statement'],
      ['statement, whole', { f: 60, precision: 70 }],
      ['statement: who'],
      ['statement: standing'],
      ['statement: manner'],
      ['figure', { f: 70 }],
      ['figure: value', { f: 85 }],
      ['figure: bound'],
      ['position'],
      ['position: stance'],
    ],
  },
  {
    // The weights that ship were trained on these readings: only cross-validation tells how right they are.
    name: 'gold-events',
    script: 'gold.mjs',
    gold: 'gold',
    call: 'events-cross-validated',
    rows: [
      ['event'],
      ['event, typed', { f: 40, precision: 50 }],
      ['event, whole'],
      ['event: status'],
      ['event: actors F1'],
      ['event: when'],
      ['event: place'],
      ['event: said by'],
    ],
  },
  {
    name: 'polnear',
    script: 'polnear.mjs',
    gold: 'corpora/attribution/polnear/dev',
    call: 'read',
    rows: [['all: cue'], ['all: whole relation', { f: 45, precision: 60 }]],
  },
  {
    name: 'times',
    script: 'times.mjs',
    gold: 'corpora/time/wikiwars',
    call: 'read',
    rows: [['relaxed'], ['strict'], ['value', { f: 45 }]],
  },
  {
    name: 'places',
    script: 'places.mjs',
    gold: 'corpora/places/geovirus.xml',
    call: 'read',
    rows: [['found'], ['right', { f: 50 }], ['accuracyOfPlaced']],
  },
  {
    name: 'plover',
    script: 'plover.mjs',
    gold: 'corpora/events/plv-train.tsv',
    call: 'read',
    rows: [['accuracy'], ['macroF1'], ['quadAccuracy'], ['silent']],
  },
  {
    name: 'ewt',
    script: 'ud.mjs',
    gold: 'corpora/ud/ewt/dev.conllu',
    call: 'parse-tokens',
    rows: [['xpos'], ['upos'], ['lemma'], ['uas'], ['las', { f: 80 }], ['verb subject + object']],
  },
  {
    name: 'gum',
    script: 'ud.mjs',
    gold: 'corpora/ud/gum/dev.conllu',
    call: 'parse-tokens',
    rows: [['xpos'], ['upos'], ['lemma'], ['uas'], ['las', { f: 80.5 }], ['verb subject + object']],
  },
  {
    name: 'news-raw',
    script: 'ud.mjs',
    gold: 'corpora/ud/gum/news.conllu',
    call: 'parse',
    rows: [['sentences', { f: 93 }], ['words'], ['upos'], ['las']],
  },
];

/** The rows of a scorer's JSON that go into the table. */
export function scoresOf(scorer: Scorer, result: Record<string, unknown>): Score[] {
  return scorer.rows.map(([key, floor]) => {
    const value = result[key];
    if (typeof value === 'number') return { measure: key, precision: null, recall: null, f: 100 * value, floor };
    const { p, r, f } = (value ?? {}) as { p?: number; r?: number; f?: number };
    const percent = (x: number | undefined) => (x === undefined ? null : 100 * x);
    return { measure: key, precision: percent(p), recall: percent(r), f: percent(f), floor };
  });
}
