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
import { decodeModel, leadFeatures } from '../src/parse/parse-model.ts';
import type { ConlluSentence } from '../src/parse/conllu.ts';
import { Tagger } from '../src/parse/tags/tagger.ts';
import { textBytes, writeSections } from '../src/parse/weights-file.ts';
import { modelCard } from './card.ts';
import { learnLemmas } from './lemma-training.ts';
import { countLabelChoice, countLabels, trainParser, universalTags } from './parser-training.ts';
import { quantise } from './perceptron.ts';
import { Random } from './random.ts';
import { line, score } from './scores.ts';
import { countCandidates, countTags, jackknife, TAG_BITS, trainTagger } from './tagger-training.ts';
import { readTreebanks } from './treebank.ts';
import { wordClasses } from './word-list.ts';

const SEED = 20240508;
const TAG_EPOCHS = 8;
const PARSE_EPOCHS = 6;
const ORDERS = 4;
const ACTION_BITS = 22;
const LABEL_BITS = 22;

const here = new URL('..', import.meta.url).pathname;
const { values } = parseArgs({ options: { data: { type: 'string' } } });
const folder = values.data ?? process.env['RAPPORTEUR_UD'] ?? `${here}../shared/corpora/ud`;
const started = performance.now();
const log = (text: string) => console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);

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
const settings = { epochs: PARSE_EPOCHS, actionBits: ACTION_BITS, labelBits: LABEL_BITS, explore: 0.9, actionMargin: 30, labelMargin: 30 };
// The weights of parsers trained in different orders are added up: steadier than any of them, and no slower.
const actionSum = new Float32Array(2 ** ACTION_BITS + 3);
const relationSum = new Float32Array(2 ** LABEL_BITS + labels.length);
for (let k = 1; k <= ORDERS; k++) {
  const trained = trainParser(banks.train, tagger, tagged, labels, lists, settings, random, () => {});
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
writeFileSync(`${here}models/english-ud.md`, modelCard({ seed: SEED, sentences: banks.train.length, bytes: bytes.byteLength, ewt, gum }));

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
  const start: Calibration = { bias: 0, action: 1, label: 1, actionScale: actions.scale, labelScale: relations.scale };
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

/** Logistic regression of 'head and relation are right' on the leads of the dev arcs. */
function fitCalibration(start: Calibration, packed: Uint8Array, sentences: readonly ConlluSentence[]): Calibration {
  const { tagger, parser, labels } = decodeModel(packed);
  const rows: [number, number, number][] = [];
  const given = new Uint8Array(1024);
  for (const s of sentences) {
    const words = s.words.map((w) => tagger.lexeme(w.form));
    tagger.tag(words, given);
    const arcs = parser.parse(words, given);
    s.words.forEach((w, i) => {
      const head = w.head < 0 ? words.length : w.head;
      const right = arcs.heads[i] === head && (labels[arcs.labels[i] as number] as string).split(':')[0] === w.deprel.split(':')[0];
      rows.push([...leadFeatures(start, arcs.actionLead[i] as number, arcs.labelLead[i] as number), right ? 1 : 0]);
    });
  }
  let bias = 0;
  let action = 0;
  let label = 0;
  for (let step = 0; step < 400; step++) {
    let gb = 0;
    let ga = 0;
    let gl = 0;
    for (const [a, l, y] of rows) {
      const error = y - 1 / (1 + Math.exp(-(bias + action * a + label * l)));
      gb += error;
      ga += error * a;
      gl += error * l;
    }
    const rate = 0.5 / rows.length;
    bias += rate * gb;
    action += rate * ga;
    label += rate * gl;
  }
  const round = (x: number) => Math.round(x * 1e4) / 1e4;
  return { ...start, bias: round(bias), action: round(action), label: round(label) };
}
