import type { Lexeme } from '../tags/lexeme.ts';
import { MOST_WORDS, ParserState } from './parser-state.ts';
import { ACTION_FEATURES, actionFeatures, LABEL_FEATURES, labelFeatures, type ParserWords } from './tree-features.ts';

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

/** Score difference that stands for 'there was no other way'. */
export const FORCED = 1e6;

export interface ParserWeights {
  /** Relations by number, the most frequent first; 'root' is among them. */
  readonly labels: readonly string[];
  readonly actions: Int8Array | Float32Array;
  readonly actionMask: number;
  readonly relations: Int8Array | Float32Array;
  readonly relationMask: number;
  /** Which relations have been seen between two tags; see `LabelChoice`. */
  readonly choice: LabelChoice;
  /** Universal part of each joint tag, by number; the root's is the last. */
  readonly universal: Uint8Array;
  /** 1 for each joint tag that is of punctuation. */
  readonly punctuation: Uint8Array;
}

/**
 * Relations seen between a dependent's joint tag and a head's universal tag, on each side:
 * `of(dependentTag, headUniversal, side)`; where none was seen, all.
 */
export class LabelChoice {
  readonly #lists: readonly Uint8Array[];
  readonly #universals: number;
  constructor(lists: readonly Uint8Array[], universals: number) {
    this.#lists = lists;
    this.#universals = universals;
  }
  of(dependentTag: number, headUniversal: number, side: number): Uint8Array {
    return this.#lists[(dependentTag * this.#universals + headUniversal) * 2 + side] as Uint8Array;
  }
}

/** What the parser says of a sentence; arrays are the parser's own and change with the next one. */
export interface ArcsFound {
  /** Head of each word; the number of words for the root. */
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
  /** Score of the arc's action over the next best that was allowed. */
  readonly actionLead: Float32Array;
  /** Score of the arc's relation over the next best. */
  readonly labelLead: Float32Array;
}

/** Greedy arc-hybrid parser in two steps: which action, and for an arc which relation. */
export class Parser implements ArcsFound {
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
  readonly actionLead = new Float32Array(MOST_WORDS + 2);
  readonly labelLead = new Float32Array(MOST_WORDS + 2);
  readonly #weights: ParserWeights;
  readonly #state: ParserState;
  readonly #root: number;
  readonly #mark: number;
  readonly #words = parserWords();
  readonly #actionFeatures = new Int32Array(ACTION_FEATURES);
  readonly #labelFeatures = new Int32Array(LABEL_FEATURES);

  constructor(weights: ParserWeights) {
    this.#weights = weights;
    this.#state = new ParserState(weights.labels);
    this.heads = this.#state.heads;
    this.labels = this.#state.labels;
    this.#root = weights.labels.indexOf('root');
    this.#mark = weights.labels.indexOf('punct');
  }

  /** @throws RangeError where there are more than `MOST_WORDS` words */
  parse(words: readonly Lexeme[], tags: ArrayLike<number>): ArcsFound {
    const state = this.#state;
    const n = words.length;
    const { actions, actionMask, universal } = this.#weights;
    state.reset(n);
    setWords(this.#words, words, tags, universal.length - 1);
    const features = this.#actionFeatures;
    while (!state.done) {
      const canShift = state.canShift;
      const canLeft = state.canLeft;
      const canRight = state.canRight;
      let action = SHIFT;
      let lead = FORCED;
      if (!canLeft && !canRight) action = SHIFT;
      else if (!canShift && !canRight) action = LEFT;
      else if (!canShift && !canLeft) action = RIGHT;
      else {
        actionFeatures(state, this.#words, actionMask, features);
        let shift = 0;
        let left = 0;
        let right = 0;
        for (let f = 0; f < ACTION_FEATURES; f++) {
          const at = features[f] as number;
          shift += actions[at] as number;
          left += actions[at + 1] as number;
          right += actions[at + 2] as number;
        }
        if (!canShift) shift = -FORCED;
        if (!canLeft) left = -FORCED;
        if (!canRight) right = -FORCED;
        if (shift >= left && shift >= right) action = SHIFT;
        else if (left >= right) {
          action = LEFT;
          lead = left - Math.max(shift, right);
        } else {
          action = RIGHT;
          lead = right - Math.max(shift, left);
        }
      }
      if (action === SHIFT) {
        state.shift();
        continue;
      }
      const dependent = state.top(0);
      this.actionLead[dependent] = lead;
      if (action === LEFT) state.arcLeft(this.#relation(state.next, dependent, tags, n));
      else state.arcRight(this.#relation(state.top(1), dependent, tags, n));
    }
    this.#freeMarks(tags, n);
    return this;
  }

  /** Nothing hangs on punctuation: what does moves up to its head, or takes its place as the root. */
  #freeMarks(tags: ArrayLike<number>, n: number): void {
    const { heads, labels } = this;
    const { punctuation } = this.#weights;
    const isMark = (i: number): boolean => i < n && punctuation[tags[i] as number] === 1;
    let root = 0;
    while (root < n && heads[root] !== n) root++;
    if (isMark(root)) {
      let heir = 0;
      while (heir < n && (isMark(heir) || heads[heir] !== root)) heir++;
      if (heir < n) {
        heads[heir] = n;
        labels[heir] = this.#root;
        heads[root] = heir;
        labels[root] = this.#mark;
        for (let i = 0; i < n; i++) if (heads[i] === root) heads[i] = heir;
      }
    }
    for (let i = 0; i < n; i++) {
      let head = heads[i] as number;
      for (let guard = 0; guard < n && isMark(head) && (heads[head] as number) < n; guard++)
        head = heads[head] as number;
      heads[i] = head;
    }
  }

  #relation(head: number, dependent: number, tags: ArrayLike<number>, n: number): number {
    if (head === n) {
      this.labelLead[dependent] = FORCED;
      return this.#root;
    }
    const { relations, relationMask, choice, universal } = this.#weights;
    const side = head < dependent ? 1 : 0;
    const choices = choice.of(tags[dependent] as number, universal[tags[head] as number] as number, side);
    if (choices.length === 1) {
      this.labelLead[dependent] = FORCED;
      return choices[0] as number;
    }
    const features = this.#labelFeatures;
    labelFeatures(this.#state, this.#words, head, dependent, relationMask, features);
    let best = -FORCED;
    let second = -FORCED;
    let label = 0;
    for (let c = 0; c < choices.length; c++) {
      const l = choices[c] as number;
      let score = 0;
      for (let f = 0; f < LABEL_FEATURES; f++) score += relations[(features[f] as number) + l] as number;
      if (score > best) {
        second = best;
        best = score;
        label = l;
      } else if (score > second) second = score;
    }
    this.labelLead[dependent] = best - second;
    return label;
  }
}

export const parserWords = (): ParserWords => ({
  word: new Int32Array(MOST_WORDS + 2),
  tag: new Int32Array(MOST_WORDS + 2),
  suffix: new Int32Array(MOST_WORDS + 2),
  shape: new Int32Array(MOST_WORDS + 2),
});

/** Fills in a sentence's words and, after them, the root and 'no word'. */
export function setWords(out: ParserWords, words: readonly Lexeme[], tags: ArrayLike<number>, noTag: number): void {
  const n = words.length;
  for (let i = 0; i < n; i++) {
    const lexeme = words[i] as Lexeme;
    out.word[i] = lexeme.word;
    out.tag[i] = tags[i] as number;
    out.suffix[i] = lexeme.suffix3;
    out.shape[i] = lexeme.shape;
  }
  for (let k = 0; k < 2; k++) {
    out.word[n + k] = 7919 + k;
    out.tag[n + k] = noTag + k;
    out.suffix[n + k] = 7919 + k;
    out.shape[n + k] = 7919 + k;
  }
}
