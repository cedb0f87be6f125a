import { mix1, mix2, mix3 } from '../hash.ts';
import type { ParserState } from './parser-state.ts';

export const ACTION_FEATURES = 98;
export const LABEL_FEATURES = 40;

/** The words of a sentence as the parser sees them; places n (root) and n+1 (no word) included. */
export interface ParserWords {
  /** Hash of the folded form. */
  readonly word: Int32Array;
  /** Number of the joint fine and universal tag. */
  readonly tag: Int32Array;
  readonly suffix: Int32Array;
  readonly shape: Int32Array;
}

const near = (d: number): number => (d > 10 ? 7 : d > 5 ? 6 : d);
const few = (n: number): number => Math.min(n, 3);

/**
 * Writes the hashes of the features of a configuration into `out`, masked to places in the table
 * of weights. After Zhang and Nivre 2011, with the three words from the top of the stack that the
 * arc-hybrid system chooses between.
 */
export function actionFeatures(state: ParserState, { word, tag }: ParserWords, mask: number, out: Int32Array): void {
  const s0 = state.top(0);
  const s1 = state.top(1);
  const s2 = state.top(2);
  const b0 = state.front(0);
  const b1 = state.front(1);
  const b2 = state.front(2);
  const { left1, left2, right1, right2, labels, leftSet, rightSet } = state;
  const none = state.n + 1;
  const s0w = word[s0] as number;
  const s0t = tag[s0] as number;
  const s1w = word[s1] as number;
  const s1t = tag[s1] as number;
  const s2w = word[s2] as number;
  const s2t = tag[s2] as number;
  const b0w = word[b0] as number;
  const b0t = tag[b0] as number;
  const b1w = word[b1] as number;
  const b1t = tag[b1] as number;
  const b2w = word[b2] as number;
  const b2t = tag[b2] as number;
  const s0l = left1[s0] as number;
  const s0r = right1[s0] as number;
  const s0l2 = left2[s0] as number;
  const s0r2 = right2[s0] as number;
  const s1l = left1[s1] as number;
  const s1r = right1[s1] as number;
  const s1r2 = right2[s1] as number;
  const b0l = left1[b0] as number;
  const b0l2 = left2[b0] as number;
  const s0lt = tag[s0l] as number;
  const s0rt = tag[s0r] as number;
  const s1lt = tag[s1l] as number;
  const s1rt = tag[s1r] as number;
  const b0lt = tag[b0l] as number;
  const s0rl = labels[s0r] as number;
  const s0ll = labels[s0l] as number;
  const s1rl = labels[s1r] as number;
  const s1ll = labels[s1l] as number;
  const b0ll = labels[b0l] as number;
  const dist0 = s0 < none ? near(b0 - s0) : 0;
  const dist1 = s1 < none ? near(s0 - s1) : 0;
  const s0vl = few(state.leftCount[s0] as number);
  const s0vr = few(state.rightCount[s0] as number);
  const s1vr = few(state.rightCount[s1] as number);
  const s1vl = few(state.leftCount[s1] as number);
  const b0vl = few(state.leftCount[b0] as number);
  const s0sl = leftSet[s0] as number;
  const s0sr = rightSet[s0] as number;
  const s1sl = leftSet[s1] as number;
  const s1sr = rightSet[s1] as number;
  const b0sl = leftSet[b0] as number;
  let i = 0;
  // Single words.
  out[i++] = mix2(101, s0w, s0t) & mask;
  out[i++] = mix1(102, s0w) & mask;
  out[i++] = mix1(103, s0t) & mask;
  out[i++] = mix2(104, s1w, s1t) & mask;
  out[i++] = mix1(105, s1w) & mask;
  out[i++] = mix1(106, s1t) & mask;
  out[i++] = mix2(107, b0w, b0t) & mask;
  out[i++] = mix1(108, b0w) & mask;
  out[i++] = mix1(109, b0t) & mask;
  out[i++] = mix2(110, b1w, b1t) & mask;
  out[i++] = mix1(111, b1w) & mask;
  out[i++] = mix1(112, b1t) & mask;
  out[i++] = mix2(113, b2w, b2t) & mask;
  out[i++] = mix1(114, b2t) & mask;
  out[i++] = mix2(115, s2w, s2t) & mask;
  out[i++] = mix1(116, s2t) & mask;
  // Pairs.
  const s0b0 = mix2(117, s0w, b0w);
  out[i++] = s0b0 & mask;
  out[i++] = mix3(118, s0w, s0t, b0t) & mask;
  out[i++] = mix3(119, s0t, b0w, b0t) & mask;
  out[i++] = mix2(120, s0b0, s0t * 131 + b0t) & mask;
  out[i++] = mix2(121, s0t, b0t) & mask;
  out[i++] = mix2(122, b0t, b1t) & mask;
  out[i++] = mix2(123, s0w, b0t) & mask;
  out[i++] = mix2(124, s0t, b0w) & mask;
  const s1s0 = mix2(125, s1w, s0w);
  out[i++] = s1s0 & mask;
  out[i++] = mix3(126, s1w, s1t, s0t) & mask;
  out[i++] = mix3(127, s1t, s0w, s0t) & mask;
  out[i++] = mix2(128, s1s0, s1t * 131 + s0t) & mask;
  out[i++] = mix2(129, s1t, s0t) & mask;
  out[i++] = mix2(130, s1w, b0w) & mask;
  out[i++] = mix2(131, s1t, b0t) & mask;
  out[i++] = mix2(132, s1w, b0t) & mask;
  out[i++] = mix2(133, s1t, b0w) & mask;
  out[i++] = mix2(134, s0w, b1w) & mask;
  out[i++] = mix2(135, s0w, b1t) & mask;
  // Triples.
  const tags = s0t * 131 + b0t;
  out[i++] = mix3(136, b0t, b1t, b2t) & mask;
  out[i++] = mix2(137, tags, b1t) & mask;
  out[i++] = mix2(138, tags, s1t) & mask;
  out[i++] = mix3(139, s2t, s1t, s0t) & mask;
  out[i++] = mix3(140, tags, s1t, b1t) & mask;
  out[i++] = mix2(141, tags, s0lt) & mask;
  out[i++] = mix2(142, tags, s0rt) & mask;
  out[i++] = mix2(143, tags, b0lt) & mask;
  const stackTags = s1t * 131 + s0t;
  out[i++] = mix2(144, stackTags, s1rt) & mask;
  out[i++] = mix2(145, stackTags, s1lt) & mask;
  out[i++] = mix2(146, stackTags, s0lt) & mask;
  out[i++] = mix2(147, stackTags, s0rt) & mask;
  out[i++] = mix3(148, stackTags, s2t, b0t) & mask;
  out[i++] = mix3(149, s1w, s0t, b0t) & mask;
  out[i++] = mix3(150, s1t, s0w, b0t) & mask;
  out[i++] = mix3(151, s1t, s0t, b0w) & mask;
  out[i++] = mix3(152, s0t, b0w, b1t) & mask;
  out[i++] = mix3(153, s0w, b0t, b1t) & mask;
  // Distance and number of dependents.
  out[i++] = mix2(154, s0w, dist0) & mask;
  out[i++] = mix3(155, s0t, b0t, dist0) & mask;
  out[i++] = mix2(156, b0w, dist0) & mask;
  out[i++] = mix2(157, s0b0, dist0) & mask;
  out[i++] = mix3(158, s1t, s0t, dist1) & mask;
  out[i++] = mix2(159, s1s0, dist1) & mask;
  out[i++] = mix2(160, s0w, s0vr * 8 + s0vl) & mask;
  out[i++] = mix2(161, s0t, s0vr * 8 + s0vl) & mask;
  out[i++] = mix2(162, s1w, s1vr * 8 + s1vl) & mask;
  out[i++] = mix2(163, s1t, s1vr * 8 + s1vl) & mask;
  out[i++] = mix2(164, b0w, b0vl) & mask;
  out[i++] = mix2(165, b0t, b0vl) & mask;
  // Dependents so far.
  out[i++] = mix3(166, word[s0l] as number, s0ll, s0t) & mask;
  out[i++] = mix3(167, word[s0r] as number, s0rl, s0t) & mask;
  out[i++] = mix3(168, word[b0l] as number, b0ll, b0t) & mask;
  out[i++] = mix3(169, word[s1r] as number, s1rl, s1t) & mask;
  out[i++] = mix3(170, tags, s0ll * 64 + s0rl, b0ll) & mask;
  out[i++] = mix3(171, stackTags, s1ll * 64 + s1rl, s0ll * 64 + s0rl) & mask;
  out[i++] = mix3(172, s0t, tag[s0l2] as number, s0lt) & mask;
  out[i++] = mix3(173, s0t, tag[s0r2] as number, s0rt) & mask;
  out[i++] = mix3(174, b0t, tag[b0l2] as number, b0lt) & mask;
  out[i++] = mix3(175, s1t, tag[s1r2] as number, s1rt) & mask;
  // Which relations the words have already.
  out[i++] = mix3(176, s0t, s0sl, s0sr) & mask;
  out[i++] = mix3(177, s1t, s1sl, s1sr) & mask;
  out[i++] = mix2(178, b0t, b0sl) & mask;
  out[i++] = mix3(179, s0w, s0sl, s0sr) & mask;
  out[i++] = mix3(180, s1w, s1sl, s1sr) & mask;
  out[i++] = mix2(181, b0w, b0sl) & mask;
  out[i++] = mix3(182, b0t, s0t, (s0sr ^ Math.imul(b0sl, 31)) | 0) & mask;
  // The word that marks a phrase (its preposition, mostly) with the words that it may hang on.
  const b0lw = word[b0l] as number;
  const s0lw = word[s0l] as number;
  out[i++] = mix2(183, s0w, b0lw) & mask;
  out[i++] = mix3(184, s0t, b0lw, b0t) & mask;
  out[i++] = mix2(185, s1w, b0lw) & mask;
  out[i++] = mix3(186, s1t, s0t, b0lw) & mask;
  out[i++] = mix2(187, s1w, s0lw) & mask;
  out[i++] = mix3(188, s1t, s0lw, s0t) & mask;
  out[i++] = mix3(189, s1t, s0lw, s0w) & mask;
  out[i++] = mix2(190, s2w, s0lw) & mask;
  out[i++] = mix3(191, s2t, s1t, s0lw) & mask;
  out[i++] = mix3(192, s0lw, b0t, s0t) & mask;
  // Whether a verb has its subject and object.
  const { core } = state;
  const s0has = s0sl & core;
  const b0has = b0sl & core;
  const s1has = (s1sl | s1sr) & core;
  out[i++] = mix3(193, tags, s0has, b0has) & mask;
  out[i++] = mix3(194, stackTags, s1has, (s0sl | s0sr) & core) & mask;
  out[i++] = mix3(195, stackTags, b0t, s1has) & mask;
  out[i++] = mix3(196, s0w, b0t, (s0sl | s0sr) & core) & mask;
  out[i++] = mix3(197, tags, (s0sl | s0sr) & core, tag[state.front(1)] as number) & mask;
  out[i++] = mix3(198, tags, b1t, tag[state.front(3)] as number) & mask;
}

/** Writes the hashes of the features of an arc from `head` to `dependent` in a configuration. */
export function labelFeatures(
  state: ParserState,
  { word, tag, suffix, shape }: ParserWords,
  head: number,
  dependent: number,
  mask: number,
  out: Int32Array,
): void {
  const { left1, right1, labels, leftSet, rightSet, n } = state;
  const hw = word[head] as number;
  const ht = tag[head] as number;
  const dw = word[dependent] as number;
  const dt = tag[dependent] as number;
  const side = head < dependent ? 1 : 0;
  const distance = near(head < dependent ? dependent - head : head - dependent) * 2 + side;
  const dl = left1[dependent] as number;
  const dr = right1[dependent] as number;
  const hl = left1[head] as number;
  const hr = right1[head] as number;
  const before = dependent > 0 ? dependent - 1 : n + 1;
  const after = dependent + 1 <= n ? dependent + 1 : n + 1;
  const headBefore = head > 0 ? head - 1 : n + 1;
  const headAfter = head + 1 <= n ? head + 1 : n + 1;
  const tags = (ht * 131 + dt) * 2 + side;
  const dset = (leftSet[dependent] as number) ^ Math.imul(rightSet[dependent] as number, 31);
  const hset = side ? (rightSet[head] as number) : (leftSet[head] as number);
  const hset2 = side ? (leftSet[head] as number) : (rightSet[head] as number);
  const below = state.top(side ? 2 : 1);
  let i = 0;
  out[i++] = mix2(201, hw, side) & mask;
  out[i++] = mix2(202, dw, side) & mask;
  out[i++] = mix1(203, tags) & mask;
  out[i++] = mix3(204, hw, dw, side) & mask;
  out[i++] = mix3(205, hw, dt, side) & mask;
  out[i++] = mix3(206, ht, dw, side) & mask;
  out[i++] = mix2(207, tags, distance) & mask;
  out[i++] = mix3(208, dw, dt, distance) & mask;
  out[i++] = mix3(209, tags, tag[before] as number, tag[after] as number) & mask;
  out[i++] = mix3(210, tags, tag[headBefore] as number, tag[headAfter] as number) & mask;
  out[i++] = mix2(211, tags, word[before] as number) & mask;
  out[i++] = mix2(212, tags, word[after] as number) & mask;
  out[i++] = mix2(213, tags, word[headBefore] as number) & mask;
  out[i++] = mix2(214, tags, word[headAfter] as number) & mask;
  out[i++] = mix2(215, tags, word[dl] as number) & mask;
  out[i++] = mix2(216, tags, word[dr] as number) & mask;
  out[i++] = mix3(217, dt, dset, side) & mask;
  out[i++] = mix2(218, tags, dset) & mask;
  out[i++] = mix3(219, hw, hset, side) & mask;
  out[i++] = mix2(220, tags, hset) & mask;
  out[i++] = mix3(221, tags, hset, hset2) & mask;
  out[i++] = mix3(222, dw, hset, side) & mask;
  out[i++] = mix3(223, tags, tag[hl] as number, labels[hl] as number) & mask;
  out[i++] = mix3(224, tags, tag[hr] as number, labels[hr] as number) & mask;
  out[i++] = mix3(225, tags, tag[dl] as number, labels[dl] as number) & mask;
  out[i++] = mix3(226, tags, tag[dr] as number, labels[dr] as number) & mask;
  out[i++] = mix3(227, dw, word[dl] as number, ht) & mask;
  out[i++] = mix3(228, hw, word[dl] as number, dt) & mask;
  out[i++] = mix3(229, suffix[dependent] as number, dt, ht) & mask;
  out[i++] = mix3(230, suffix[head] as number, ht, dt) & mask;
  out[i++] = mix3(231, shape[dependent] as number, shape[head] as number, tags) & mask;
  out[i++] = mix3(232, hw, dset, side) & mask;
  out[i++] = mix2(233, tags, tag[below] as number) & mask;
  out[i++] = mix3(234, tags, tag[state.front(0)] as number, tag[state.front(1)] as number) & mask;
  out[i++] = mix3(235, hw, dw, dset) & mask;
  out[i++] = mix3(236, hw, hset2, dt) & mask;
  out[i++] = mix2(237, dw, word[after] as number) & mask;
  out[i++] = mix2(238, dw, word[before] as number) & mask;
  out[i++] = mix3(239, hw, word[dl] as number, word[dr] as number) & mask;
  out[i++] = mix3(240, dw, hset, ht) & mask;
}
