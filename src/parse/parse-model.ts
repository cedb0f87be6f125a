import type { LemmaExceptions } from './tags/lemmas.ts';
import { Tagger } from './tags/tagger.ts';
import { FORCED, LabelChoice, Parser } from './tree/parser.ts';
import { int8Section, int32Section, readSections, section, textSection } from './weights-file.ts';

/** How sure an arc is, as a logistic function of its leads; fitted on dev. */
export interface Calibration {
  readonly bias: number;
  readonly action: number;
  readonly label: number;
  /** Chance that an arc is right where no other action was allowed. */
  readonly forced: number;
  /** Steps of the whole-number weights that make one step of the score. */
  readonly actionScale: number;
  readonly labelScale: number;
}

/** The trained weights of tagger, lemmas and parser, ready to use. Holds scratch space: not for two threads at once. */
export interface ParseModel {
  readonly tagger: Tagger;
  readonly parser: Parser;
  /** Relations by number. */
  readonly labels: readonly string[];
  /** Fine and universal tags by the number of the joint tag. */
  readonly xpos: readonly string[];
  readonly upos: readonly string[];
  readonly lemmas: LemmaExceptions;
  readonly calibration: Calibration;
}

/** What the file says of itself; the rest of it is typed arrays and tables. */
export interface ModelHead {
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  readonly open: readonly number[];
  readonly openAll: readonly number[];
  readonly tagBits: number;
  readonly actionBits: number;
  readonly labelBits: number;
  readonly universal: readonly number[];
  readonly universals: number;
  /** Fine tags of each class of the word list, parted by spaces. */
  readonly classes: readonly string[];
  readonly calibration: Calibration;
}

/** Lists of bytes one after the other, each with its length before it. */
export function readLists(bytes: Uint8Array): Uint8Array[] {
  const lists: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at] as number;
    lists.push(bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return lists;
}

/**
 * The model that `training/` wrote. Weights are looked at where they lie in `bytes`, which must not change.
 *
 * @throws RangeError where the bytes are no model file
 */
export function decodeModel(bytes: Uint8Array): ParseModel {
  const sections = readSections(bytes);
  const head = JSON.parse(textSection(sections, 'head')) as ModelHead;
  const lists = readLists(section(sections, 'tag.lists'));
  const known = new Map<string, Uint8Array>();
  for (const [i, word] of textSection(sections, 'tag.words').split('\n').entries()) {
    const list = lists[i];
    if (list) known.set(word, list);
  }
  const lemmas = new Map<string, string>();
  for (const row of textSection(sections, 'lemmas').split('\n')) {
    const tab = row.indexOf('\t');
    if (tab > 0) lemmas.set(row.slice(0, tab), row.slice(tab + 1));
  }
  const { tags, labels } = head;
  return {
    tagger: new Tagger(
      {
        tags,
        known,
        open: Uint8Array.from(head.open),
        openAll: Uint8Array.from(head.openAll),
        list: {
          hashes: int32Section(sections, 'list.hashes'),
          classes: section(sections, 'list.classes'),
          tags: head.classes.map((c) => (c ? c.split(' ') : [])),
        },
      },
      { weights: int8Section(sections, 'tag.weights'), mask: 2 ** head.tagBits - 1 },
    ),
    parser: new Parser({
      labels,
      actions: int8Section(sections, 'tree.actions'),
      actionMask: 2 ** head.actionBits - 1,
      relations: int8Section(sections, 'tree.relations'),
      relationMask: 2 ** head.labelBits - 1,
      choice: new LabelChoice(readLists(section(sections, 'tree.choice')), head.universals),
      universal: Uint8Array.from(head.universal),
      punctuation: Uint8Array.from(tags, (t) => (t.endsWith('|PUNCT') ? 1 : 0)),
    }),
    labels,
    xpos: tags.map((t) => t.slice(0, t.indexOf('|'))),
    upos: tags.map((t) => t.slice(t.indexOf('|') + 1)),
    lemmas,
    calibration: head.calibration,
  };
}

/** Leads beyond this say no more. */
const MOST_LEAD = 2000;
const grown = (lead: number, scale: number): number => Math.log1p(Math.min(MOST_LEAD, Math.max(0, lead / scale)));

/** The two numbers that an arc's margin is worked out from. */
export const leadFeatures = (c: Calibration, actionLead: number, labelLead: number): [number, number] => [
  grown(actionLead, c.actionScale),
  grown(labelLead, c.labelScale),
];

/** Chance, 0..1 to three places, that head and relation of an arc are right. */
export function arcMargin(c: Calibration, actionLead: number, labelLead: number): number {
  if (actionLead >= FORCED) return c.forced;
  const [action, label] = leadFeatures(c, actionLead, labelLead);
  const p = 1 / (1 + Math.exp(-(c.bias + c.action * action + c.label * label)));
  return Math.round(p * 1000) / 1000;
}
