/**
 * Trains the weights by which events are chosen, on hand-read reports, and measures them by
 * cross-validation over reports.
 *
 *   node training/events.ts GOLD [--quiet TREEBANK.conllu]… [--cv records.jsonl] [--out models/events.tsv] [--threshold=x]
 *
 * GOLD is a folder of readings (NAME.json with NAME.txt). Readings of HELD_OUT never train.
 * --quiet adds the texts of a treebank's unpolitical genres, in which nothing is an event.
 * --cv writes a record for every report, its events chosen by weights that have not seen it.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadResources, openShelf } from '#load';
import { parse } from '#parse';
import { findEvents } from '../src/extract/events/index.ts';
import { openEvents } from '../src/extract/events/lexicon.ts';
import { beforeEvents, examplesOf, type ReadReport } from './events/corpus.ts';
import { quietTexts } from './events/quiet.ts';
import { handReadings } from './events/readings.ts';
import { DEFAULTS, trainSoftmax, writeWeights } from './events/softmax.ts';

/** Reports that only measure. */
const HELD_OUT = new Set(['cairo-talks']);
const FOLDS = 10;
/** What a candidate of an unpolitical text counts for: there are many of them. */
const QUIET_WEIGHT = 0.25;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quiet: { type: 'string', multiple: true, default: [] },
    cv: { type: 'string' },
    out: { type: 'string' },
    threshold: { type: 'string', default: '-0.8' },
  },
});
const [folder] = positionals;
if (!folder)
  throw new Error(
    'usage: node training/events.ts GOLD [--quiet TREEBANK.conllu]… [--cv records.jsonl] [--out models/events.tsv] [--threshold=x]',
  );
const threshold = Number(values.threshold);
const resources = loadResources();
const lexicon = { ...openEvents(openShelf()), weights: null };
const reports: ReadReport[] = handReadings(folder).map((hand) =>
  beforeEvents(hand, parse(hand.report, resources.parse), resources.extract),
);
const examples = reports.map((r) => (HELD_OUT.has(r.hand.name) ? [] : examplesOf(r, lexicon)));

const quiet = values.quiet
  .flatMap(quietTexts)
  .flatMap((hand) => examplesOf(beforeEvents(hand, parse(hand.report, resources.parse), resources.extract), lexicon))
  .map((e) => ({ ...e, weight: QUIET_WEIGHT }));

if (values.cv) {
  const lines: string[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = {
      ...trainSoftmax([...examples.flatMap((e, i) => (i % FOLDS === fold ? [] : e)), ...quiet], DEFAULTS),
      threshold,
    };
    reports.forEach(({ hand, reading, statements }, i) => {
      if (i % FOLDS !== fold) return;
      const events = findEvents(reading, statements, { ...lexicon, weights });
      lines.push(
        JSON.stringify({
          report: hand.report,
          statements,
          events,
          figures: [],
          positions: [],
          proposals: [],
          entities: [],
        }),
      );
    });
  }
  writeFileSync(values.cv, `${lines.join('\n')}\n`);
}
if (values.out) {
  const weights = { ...trainSoftmax([...examples.flat(), ...quiet], DEFAULTS), threshold };
  writeFileSync(
    values.out,
    writeWeights(weights, ['Which words of a report are events, and of what type. See events.md beside it.']),
  );
  process.stderr.write(
    `${weights.rows.size} features from ${examples.flat().length} candidates of readings and ${quiet.length} of other texts\n`,
  );
}
