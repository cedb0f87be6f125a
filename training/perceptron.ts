/**
 * Weights of an averaged perceptron over hashed features. A feature is a place in the table; its
 * weight for class c stands c places further, so rows overlap and a sparse row costs little.
 */
export class Perceptron {
  readonly weights: Float32Array;
  readonly mask: number;
  readonly #sums: Float64Array;
  #time = 1;

  /** 2^bits places, and room for `classes` more. */
  constructor(bits: number, classes: number) {
    const size = 2 ** bits + classes;
    this.mask = 2 ** bits - 1;
    this.weights = new Float32Array(size);
    this.#sums = new Float64Array(size);
  }

  tick(): void {
    this.#time++;
  }

  /** Raises the weights of class `good` and lowers those of class `bad`. */
  update(features: Int32Array, count: number, good: number, bad: number): void {
    const { weights } = this;
    const sums = this.#sums;
    const time = this.#time;
    for (let f = 0; f < count; f++) {
      const up = (features[f] as number) + good;
      const down = (features[f] as number) + bad;
      weights[up] = (weights[up] as number) + 1;
      sums[up] = (sums[up] as number) + time;
      weights[down] = (weights[down] as number) - 1;
      sums[down] = (sums[down] as number) - time;
    }
  }

  /** Weights averaged over all steps so far. */
  average(): Float32Array {
    const out = new Float32Array(this.weights.length);
    for (let i = 0; i < out.length; i++) out[i] = (this.weights[i] as number) - (this.#sums[i] as number) / this.#time;
    return out;
  }
}

/** Weights in whole numbers -127..127, so that `scale` steps are one; the few beyond are cut off. */
export function quantise(weights: Float32Array): { values: Int8Array; scale: number } {
  let used = 0;
  for (const w of weights) if (w !== 0) used++;
  const sizes = new Float32Array(used);
  let k = 0;
  for (const w of weights) if (w !== 0) sizes[k++] = Math.abs(w);
  sizes.sort();
  const top = sizes[Math.floor(used * 0.9999)] ?? 1;
  const scale = 127 / top;
  const values = new Int8Array(weights.length);
  for (let i = 0; i < weights.length; i++) {
    values[i] = Math.max(-127, Math.min(127, Math.round((weights[i] as number) * scale)));
  }
  return { values, scale };
}
