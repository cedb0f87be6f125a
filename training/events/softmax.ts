import { OUTCOMES, type Weights } from '../../src/extract/events/weights.ts';

export interface Example {
  readonly features: readonly string[];
  /** Place in OUTCOMES. */
  readonly outcome: number;
  readonly weight: number;
}

export interface Options {
  readonly epochs: number;
  readonly rate: number;
  /** Strength of the pull of every weight towards 0. */
  readonly l2: number;
  /** Features that fewer examples have are left out. */
  readonly least: number;
  readonly seed: number;
}

export const DEFAULTS: Options = { epochs: 30, rate: 0.05, l2: 0.1, least: 2, seed: 7 };

/** A multinomial logistic regression by AdaGrad; the same examples and options give the same weights. */
export function trainSoftmax(examples: readonly Example[], options: Options = DEFAULTS): Weights {
  const counts = new Map<string, number>();
  for (const e of examples) for (const f of new Set(e.features)) counts.set(f, (counts.get(f) ?? 0) + 1);
  const kept = [...counts.keys()].filter((f) => (counts.get(f) ?? 0) >= options.least).sort();
  const place = new Map(kept.map((f, i) => [f, i]));
  const n = OUTCOMES.length;
  const w = new Float64Array(kept.length * n);
  const g = new Float64Array(kept.length * n).fill(1e-6);
  const rows = examples.map((e) => ({
    on: [...new Set(e.features)].flatMap((f) => place.get(f) ?? []),
    outcome: e.outcome,
    weight: e.weight,
  }));
  const order = rows.map((_, i) => i);
  let random = options.seed;
  const next = () => {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    return random / 2 ** 32;
  };
  const p = new Float64Array(n);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const at of order) {
      const row = rows[at] as (typeof rows)[number];
      p.fill(0);
      for (const f of row.on) for (let k = 0; k < n; k++) p[k] = (p[k] as number) + (w[f * n + k] as number);
      const max = Math.max(...p);
      let sum = 0;
      for (let k = 0; k < n; k++) {
        p[k] = Math.exp((p[k] as number) - max);
        sum += p[k] as number;
      }
      for (let k = 0; k < n; k++) p[k] = ((p[k] as number) / sum - (k === row.outcome ? 1 : 0)) * row.weight;
      for (const f of row.on) {
        for (let k = 0; k < n; k++) {
          const i = f * n + k;
          const d = (p[k] as number) + options.l2 * (w[i] as number);
          g[i] = (g[i] as number) + d * d;
          w[i] = (w[i] as number) - (options.rate * d) / Math.sqrt(g[i] as number);
        }
      }
    }
  }
  const out = new Map<string, Float32Array>();
  kept.forEach((f, i) => {
    const row = new Float32Array(n);
    // Hundredths: what the file holds is what is measured.
    for (let k = 0; k < n; k++) row[k] = Math.round((w[i * n + k] as number) * 100) / 100;
    if (row.some((v) => Math.abs(v) >= 0.03)) out.set(f, row);
  });
  return { rows: out, threshold: 0 };
}

/** The text of a weights file, as `readWeights` reads it. */
export function writeWeights(weights: Weights, head: readonly string[]): string {
  const lines = [...head.map((h) => `# ${h}`), `threshold\t${weights.threshold}`];
  for (const [name, row] of [...weights.rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cells = [...row].flatMap((v, k) => (Math.abs(v) >= 0.03 ? [`${k}:${Math.round(v * 100)}`] : []));
    lines.push([name, ...cells].join('\t'));
  }
  return `${lines.join('\n')}\n`;
}
