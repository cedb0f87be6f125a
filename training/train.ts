/**
 * Makes models/english-ud.bin and its card from the treebanks, from scratch.
 *
 *   node training/train.ts [--data DIR]
 *
 * DIR holds ewt/{train,dev}.conllu and gum/{train,dev}.conllu; default: $RAPPORTEUR_UD, else
 * ../shared/corpora/ud beside the repository. Settings were chosen on dev; test parts are never read.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Calibration, ModelHead } from '../src/parse/parse-model.ts';
import { decodeModel } from '../src/parse/parse-model.ts';
import { Tagger } from '../src/parse/tags/tagger.ts';
import { textBytes, writeSections } from '../src/parse/weights-file.ts';
import { addCredits } from './added-credits.ts';
import { fitCalibration } from './calibration.ts';
import { modelCard } from './card.ts';
import { learnLemmas } from './lemma-training.ts';
import { countLabelChoice, countLabels, trainParser, universalTags } from './parser-training.ts';
import { quantise } from './perceptron.ts';
import { Random } from './random.ts';
import { line, score } from './scores.ts';
import { countCandidates, countTags, jackknife, TAG_BITS, trainTagger } from './tagger-training.ts';
import { readTreebanks } from './treebank.ts';
import { turnCredits } from './turned-credits.ts';
import { wordClasses } from './word-list.ts';

const SEED = 20240508;
const TAG_EPOCHS = 8;
const PARSE_EPOCHS = 6;
const ORDERS = 4;
const ACTION_BITS = 22;
const LABEL_BITS = 22;

const here = new URL('..', import.meta.url).pathname;
const { values } = parseArgs({ options: { data: { type: 'string' } } });
const folder = values.data ?? process.env.RAPPORTEUR_UD ?? `${here}../shared/corpora/ud`;
const started = performance.now();
const log = (text: string) =>
  console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);

const banks = readTreebanks(folder);
log(`${banks.train.length} sentences`);
const random = new Random(SEED);

const tags = countTags(banks.train);
const list = wordClasses();
const candidates = countCandidates(banks.train, tags, list);
const tagWeights = quantise(trainTagger(banks.train, candidates, TAG_EPOCHS, random).average());
const tagger = new Tagger(candidates, { weights: tagWeights.values, mask: 2 ** TAG_BITS - 1 });
log('tagger');
const tagged = jackknife(banks.train, tags, list, 5, TAG_EPOCHS - 2, random);
log('tags for the parser');

const labels = countLabels(banks.train);
const lists = countLabelChoice(banks.train, tagged, tags, labels);
const settings = {
  epochs: PARSE_EPOCHS,
  actionBits: ACTION_BITS,
  labelBits: LABEL_BITS,
  explore: 0.9,
  actionMargin: 30,
  labelMargin: 30,
};
const numbers = new Map(tags.map((tag, i) => [tag, i]));
const tagNumber = (joint: string) => numbers.get(joint) as number;
const turned = banks.train.flatMap((s) => turnCredits(s, tagged.get(s) as Uint8Array, tagNumber));
const added = addCredits(banks.train, tagged, tagNumber, 6, random);
for (const t of [...turned, ...added]) tagged.set(t.sentence, t.tags);
const sentences = [...banks.train, ...[...turned, ...added].map((t) => t.sentence)];
log(`${turned.length} sentences with their credit turned round, ${added.length} with one set behind`);

// The weights of parsers trained in different orders are added up: steadier than any of them, and no slower.
const actionSum = new Float32Array(2 ** ACTION_BITS + 3);
const relationSum = new Float32Array(2 ** LABEL_BITS + labels.length);
for (let k = 1; k <= ORDERS; k++) {
  const trained = trainParser(sentences, tagger, tagged, labels, lists, settings, random, () => {});
  addTo(actionSum, trained.actions.average());
  addTo(relationSum, trained.relations.average());
  log(`parser ${k} of ${ORDERS}`);
}

const lemmas = learnLemmas(banks.train);
const bytes = calibrated();
mkdirSync(`${here}models`, { recursive: true });
writeFileSync(`${here}models/english-ud.bin`, bytes);
const model = decodeModel(bytes);
const ewt = score(banks.ewtDev, model.tagger, model.parser, model.labels);
const gum = score(banks.gumDev, model.tagger, model.parser, model.labels);
log(`EWT dev ${line(ewt)}`);
log(`GUM dev ${line(gum)}`);
writeFileSync(
  `${here}models/english-ud.md`,
  modelCard({ seed: SEED, sentences: banks.train.length, bytes: bytes.byteLength, ewt, gum }),
);

/** The model file, its margins fitted on dev. */
function calibrated(): Uint8Array {
  const actions = quantise(actionSum);
  const relations = quantise(relationSum);
  const { universal, count } = universalTags(tags);
  const pack = (c: Calibration): Uint8Array => {
    const head: ModelHead = {
      tags,
      labels,
      open: [...candidates.open],
      openAll: [...candidates.openAll],
      tagBits: TAG_BITS,
      actionBits: ACTION_BITS,
      labelBits: LABEL_BITS,
      universal: [...universal],
      universals: count,
      classes: list.tags.map((t) => t.join(' ')),
      calibration: c,
    };
    const known = [...candidates.known].sort((a, b) => (a[0] < b[0] ? -1 : 1));
    return writeSections(
      new Map([
        ['head', textBytes(JSON.stringify(head))],
        ['tag.words', textBytes(known.map(([word]) => word).join('\n'))],
        ['tag.lists', packLists(known.map(([, list]) => list))],
        ['tag.weights', bytesOf(tagWeights.values)],
        ['list.hashes', bytesOf(list.hashes)],
        ['list.classes', list.classes],
        ['lemmas', textBytes([...lemmas].map((pair) => pair.join('\t')).join('\n'))],
        ['tree.choice', packLists(lists)],
        ['tree.actions', bytesOf(actions.values)],
        ['tree.relations', bytesOf(relations.values)],
      ]),
    );
  };
  const start: Calibration = {
    bias: 0,
    action: 1,
    label: 1,
    forced: 1,
    actionScale: actions.scale,
    labelScale: relations.scale,
  };
  return pack(fitCalibration(start, pack(start), [...banks.ewtDev, ...banks.gumDev]));
}

function addTo(sum: Float32Array, values: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (values[i] as number);
}

function bytesOf(values: Int8Array | Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function packLists(all: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(all.reduce((sum, list) => sum + 1 + list.length, 0));
  let at = 0;
  for (const list of all) {
    out[at++] = list.length;
    out.set(list, at);
    at += list.length;
  }
  return out;
}
