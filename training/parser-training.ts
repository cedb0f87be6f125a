import type { ConlluSentence } from '../src/parse/conllu.ts';
import type { Lexeme } from '../src/parse/tags/lexeme.ts';
import type { Tagger } from '../src/parse/tags/tagger.ts';
import { LabelChoice, LEFT, parserWords, RIGHT, SHIFT, setWords } from '../src/parse/tree/parser.ts';
import { MOST_WORDS, ParserState } from '../src/parse/tree/parser-state.ts';
import { ACTION_FEATURES, actionFeatures, LABEL_FEATURES, labelFeatures } from '../src/parse/tree/tree-features.ts';
import { actionCosts, projectivise } from './oracle.ts';
import { Perceptron } from './perceptron.ts';
import type { Random } from './random.ts';

export interface ParserSettings {
  readonly epochs: number;
  readonly actionBits: number;
  readonly labelBits: number;
  /** Chance of following the parser's own action where it is wrong, from the second epoch. */
  readonly explore: number;
  /** An update is made where the right choice does not lead by so much. */
  readonly actionMargin: number;
  readonly labelMargin: number;
}

export function countLabels(sentences: readonly ConlluSentence[]): string[] {
  const counts = new Map<string, number>();
  for (const s of sentences) for (const w of s.words) counts.set(w.deprel, (counts.get(w.deprel) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([label]) => label);
}

/** Numbers of the universal parts of joint tags; one more for the root. */
export function universalTags(tags: readonly string[]): { universal: Uint8Array; count: number } {
  const names = [...new Set(tags.map((t) => t.slice(t.indexOf('|') + 1)))].sort();
  const universal = Uint8Array.from([...tags.map((t) => names.indexOf(t.slice(t.indexOf('|') + 1))), names.length]);
  return { universal, count: names.length + 1 };
}

/** Relations seen between tags, as lists for `LabelChoice`. */
export function countLabelChoice(
  sentences: readonly ConlluSentence[],
  tagged: ReadonlyMap<ConlluSentence, Uint8Array>,
  tags: readonly string[],
  labels: readonly string[],
): Uint8Array[] {
  const { universal, count } = universalTags(tags);
  const root = labels.indexOf('root');
  const numbers = new Map(labels.map((l, i) => [l, i]));
  const seen: Map<number, number>[] = Array.from({ length: tags.length * count * 2 }, () => new Map());
  for (const s of sentences) {
    const given = tagged.get(s) as Uint8Array;
    s.words.forEach((w, i) => {
      if (w.head < 0) return;
      const at =
        ((given[i] as number) * count + (universal[given[w.head] as number] as number)) * 2 + (w.head < i ? 1 : 0);
      const label = numbers.get(w.deprel) as number;
      seen[at]?.set(label, (seen[at]?.get(label) ?? 0) + 1);
    });
  }
  const all = Uint8Array.from(labels.map((_, i) => i).filter((i) => i !== root));
  return seen.map((counts) => {
    let total = 0;
    for (const c of counts.values()) total += c;
    if (total < 10) return all;
    const list = [...counts].filter(([, c]) => c >= 2 || total < 50).map(([l]) => l);
    return list.length ? Uint8Array.from(list.sort((a, b) => a - b)) : all;
  });
}

export interface TrainedParser {
  readonly actions: Perceptron;
  readonly relations: Perceptron;
}

/** Trains the action and relation weights with a dynamic oracle. `each` is called after every epoch. */
export function trainParser(
  sentences: readonly ConlluSentence[],
  tagger: Tagger,
  tagged: ReadonlyMap<ConlluSentence, Uint8Array>,
  labels: readonly string[],
  choiceLists: readonly Uint8Array[],
  settings: ParserSettings,
  random: Random,
  each: (epoch: number, trained: TrainedParser) => void,
): TrainedParser {
  const { universal, count } = universalTags(tagger.candidates.tags);
  const choice = new LabelChoice(choiceLists, count);
  const actions = new Perceptron(settings.actionBits, 3);
  const relations = new Perceptron(settings.labelBits, labels.length);
  const numbers = new Map(labels.map((l, i) => [l, i]));
  const root = labels.indexOf('root');
  const state = new ParserState(labels);
  const words = parserWords();
  const features = new Int32Array(ACTION_FEATURES);
  const arcFeatures = new Int32Array(LABEL_FEATURES);
  const costs = new Int32Array(3);
  const scores = new Float64Array(3);
  const examples = sentences
    .filter((s) => s.words.length < MOST_WORDS)
    .map((s) => {
      const n = s.words.length;
      return {
        lexemes: s.words.map((w) => tagger.lexeme(w.form)) as Lexeme[],
        tags: tagged.get(s) as Uint8Array,
        heads: projectivise(Int32Array.from(s.words, (w) => (w.head < 0 ? n : w.head))),
        labels: Uint8Array.from(s.words, (w) => numbers.get(w.deprel) as number),
      };
    });
  const w = actions.weights;
  const r = relations.weights;

  /** Relation for an arc, learning from it where the arc is gold. */
  const relate = (head: number, dependent: number, ex: (typeof examples)[number]): number => {
    const n = ex.lexemes.length;
    if (head === n) return root;
    const side = head < dependent ? 1 : 0;
    const choices = choice.of(ex.tags[dependent] as number, universal[ex.tags[head] as number] as number, side);
    const gold = ex.heads[dependent] === head ? (ex.labels[dependent] as number) : -1;
    if (choices.length === 1) return choices[0] as number;
    labelFeatures(state, words, head, dependent, relations.mask, arcFeatures);
    let best = -1e9;
    let label = 0;
    let rival = -1;
    let rivalScore = -1e9;
    let goldScore = -1e9;
    for (let c = 0; c < choices.length; c++) {
      const l = choices[c] as number;
      let score = 0;
      for (let f = 0; f < LABEL_FEATURES; f++) score += r[(arcFeatures[f] as number) + l] as number;
      if (score > best) {
        best = score;
        label = l;
      }
      if (l === gold) goldScore = score;
      else if (score > rivalScore) {
        rivalScore = score;
        rival = l;
      }
    }
    if (gold >= 0) {
      relations.tick();
      if (rival >= 0 && goldScore > -1e9 && goldScore < rivalScore + settings.labelMargin) {
        relations.update(arcFeatures, LABEL_FEATURES, gold, rival);
      }
    }
    return label;
  };

  for (let epoch = 1; epoch <= settings.epochs; epoch++) {
    random.shuffle(examples);
    for (const ex of examples) {
      state.reset(ex.lexemes.length);
      setWords(words, ex.lexemes, ex.tags, universal.length - 1);
      while (!state.done) {
        actionCosts(state, ex.heads, costs);
        const allowed = +((costs[0] as number) >= 0) + +((costs[1] as number) >= 0) + +((costs[2] as number) >= 0);
        let take: number;
        if (allowed === 1) take = (costs[0] as number) >= 0 ? SHIFT : (costs[1] as number) >= 0 ? LEFT : RIGHT;
        else {
          actionFeatures(state, words, actions.mask, features);
          scores.fill(0);
          for (let f = 0; f < ACTION_FEATURES; f++) {
            const at = features[f] as number;
            scores[0] = (scores[0] as number) + (w[at] as number);
            scores[1] = (scores[1] as number) + (w[at + 1] as number);
            scores[2] = (scores[2] as number) + (w[at + 2] as number);
          }
          let least = 1e9;
          for (let a = 0; a < 3; a++) if ((costs[a] as number) >= 0) least = Math.min(least, costs[a] as number);
          let best = -1;
          let right = -1;
          for (let a = 0; a < 3; a++) {
            if ((costs[a] as number) < 0) continue;
            if (best < 0 || (scores[a] as number) > (scores[best] as number)) best = a;
            if (costs[a] === least && (right < 0 || (scores[a] as number) > (scores[right] as number))) right = a;
          }
          let wrong = -1;
          for (let a = 0; a < 3; a++) {
            if ((costs[a] as number) <= least) continue;
            if (wrong < 0 || (scores[a] as number) > (scores[wrong] as number)) wrong = a;
          }
          actions.tick();
          take = best;
          if (wrong >= 0 && (scores[right] as number) < (scores[wrong] as number) + settings.actionMargin) {
            actions.update(features, ACTION_FEATURES, right, wrong);
          }
          if (costs[best] !== least && (epoch === 1 || random.next() >= settings.explore)) take = right;
        }
        if (take === SHIFT) state.shift();
        else if (take === LEFT) state.arcLeft(relate(state.next, state.top(0), ex));
        else state.arcRight(relate(state.top(1), state.top(0), ex));
      }
    }
    each(epoch, { actions, relations });
  }
  return { actions, relations };
}
