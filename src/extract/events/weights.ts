import { EventType } from '#model';

/** What a candidate can be: a type, or no event. */
export const OUTCOMES: readonly string[] = [...EventType.options, 'NONE'];
export const NONE = OUTCOMES.length - 1;

/** Weights of a linear model over named features; a score is the sum of the rows of the features that hold. */
export interface Weights {
  readonly rows: ReadonlyMap<string, Float32Array>;
  /** Added to the score of no event: above 0 for fewer events, below for more. */
  readonly threshold: number;
}

/**
 * Reads `models/events.tsv`: comments with '#', a line 'threshold<TAB>x', then one line a feature:
 * its name and, for each outcome that has a weight, 'place:hundredths'.
 */
export function readWeights(bytes: Uint8Array): Weights {
  const rows = new Map<string, Float32Array>();
  let threshold = 0;
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const cells = line.split('\t');
    const name = cells[0] as string;
    if (name === 'threshold') {
      threshold = Number(cells[1]);
      continue;
    }
    const row = new Float32Array(OUTCOMES.length);
    for (const one of cells.slice(1)) {
      const colon = one.indexOf(':');
      row[Number(one.slice(0, colon))] = Number(one.slice(colon + 1)) / 100;
    }
    rows.set(name, row);
  }
  return { rows, threshold };
}

/** Probabilities of the outcomes, in the order of OUTCOMES. */
export function probabilities(weights: Weights, features: readonly string[]): Float32Array {
  const out = new Float32Array(OUTCOMES.length);
  for (const feature of features) {
    const row = weights.rows.get(feature);
    if (row) for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + (row[i] as number);
  }
  out[NONE] = (out[NONE] as number) + weights.threshold;
  let max = Number.NEGATIVE_INFINITY;
  for (const v of out) if (v > max) max = v;
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.exp((out[i] as number) - max);
    sum += out[i] as number;
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) / sum;
  return out;
}
