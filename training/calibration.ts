import type { ConlluSentence } from '../src/parse/conllu.ts';
import { type Calibration, decodeModel, leadFeatures } from '../src/parse/parse-model.ts';
import { FORCED } from '../src/parse/tree/parser.ts';

/** Logistic regression of 'head and relation are right' on the leads of the dev arcs. */
export function fitCalibration(
  start: Calibration,
  packed: Uint8Array,
  sentences: readonly ConlluSentence[],
): Calibration {
  const { tagger, parser, labels } = decodeModel(packed);
  let forced = 0;
  let forcedRight = 0;
  const rows: [number, number, number][] = [];
  const given = new Uint8Array(1024);
  for (const s of sentences) {
    const words = s.words.map((w) => tagger.lexeme(w.form));
    tagger.tag(words, given);
    const arcs = parser.parse(words, given);
    s.words.forEach((w, i) => {
      const head = w.head < 0 ? words.length : w.head;
      const right =
        arcs.heads[i] === head && (labels[arcs.labels[i] as number] as string).split(':')[0] === w.deprel.split(':')[0];
      if ((arcs.actionLead[i] as number) >= FORCED) {
        forced++;
        if (right) forcedRight++;
        return;
      }
      rows.push([...leadFeatures(start, arcs.actionLead[i] as number, arcs.labelLead[i] as number), right ? 1 : 0]);
    });
  }
  // Newton's method on three numbers; it settles in a few steps.
  let weights: [number, number, number] = [0, 0, 0];
  for (let step = 0; step < 25; step++) {
    const g = [0, 0, 0];
    const h = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (const [a, l, y] of rows) {
      const x = [1, a, l];
      const p = 1 / (1 + Math.exp(-(weights[0] + weights[1] * a + weights[2] * l)));
      for (let i = 0; i < 3; i++) {
        g[i] = (g[i] as number) + (y - p) * (x[i] as number);
        for (let j = 0; j < 3; j++)
          h[i * 3 + j] = (h[i * 3 + j] as number) + p * (1 - p) * (x[i] as number) * (x[j] as number);
      }
    }
    const d = solve3(h, g);
    weights = [weights[0] + d[0], weights[1] + d[1], weights[2] + d[2]];
  }
  const [bias, action, label] = weights;
  const round = (x: number) => Math.round(x * 1e4) / 1e4;
  return {
    ...start,
    bias: round(bias),
    action: round(action),
    label: round(label),
    forced: Math.round((1000 * forcedRight) / forced) / 1000,
  };
}

/** Solution of a 3 by 3 system by Cramer's rule. */
function solve3(m: readonly number[], v: readonly number[]): [number, number, number] {
  const at = (i: number) => m[i] as number;
  const det = (c: (i: number) => number) =>
    c(0) * (c(4) * c(8) - c(5) * c(7)) - c(1) * (c(3) * c(8) - c(5) * c(6)) + c(2) * (c(3) * c(7) - c(4) * c(6));
  const whole = det(at);
  const column = (k: number) => det((i) => (i % 3 === k ? (v[Math.floor(i / 3)] as number) : at(i))) / whole;
  return [column(0), column(1), column(2)];
}
