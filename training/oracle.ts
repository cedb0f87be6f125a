import type { ParserState } from '../src/parse/tree/parser-state.ts';

/**
 * How many gold arcs each action makes impossible in a configuration of the arc-hybrid system
 * (Goldberg and Nivre 2013). `gold` holds the heads, the number of words for the root.
 * Written into `costs` as shift, left, right; -1 where the action is not allowed.
 */
export function actionCosts(state: ParserState, gold: Int32Array, costs: Int32Array): void {
  const { n, next, depth, stack } = state;
  const s0 = depth > 0 ? (stack[depth - 1] as number) : -1;
  const s1 = depth > 1 ? (stack[depth - 2] as number) : -1;
  costs[0] = -1;
  costs[1] = -1;
  costs[2] = -1;
  if (state.canShift) {
    let cost = 0;
    const head = gold[next] as number;
    for (let k = 0; k < depth; k++) {
      const word = stack[k] as number;
      if (k < depth - 1 && word === head) cost++;
      if (gold[word] === next) cost++;
    }
    costs[0] = cost;
  }
  if (depth === 0) return;
  const head = gold[s0] as number;
  let lost = 0;
  for (let k = next; k < n; k++) if (gold[k] === s0) lost++;
  if (state.canLeft) costs[1] = lost + (head === s1 || head > next ? 1 : 0);
  if (state.canRight) costs[2] = lost + (head >= next ? 1 : 0);
}

/** True where no two arcs cross. */
function firstCrossing(heads: Int32Array, n: number): number {
  for (let d = 0; d < n; d++) {
    const h = heads[d] as number;
    const low = Math.min(d, h);
    const high = Math.max(d, h);
    for (let k = low + 1; k < high; k++) {
      const other = heads[k] as number;
      if (other < low || other > high) {
        // Lift the shorter of the two arcs.
        return Math.abs(k - other) < high - low ? k : d;
      }
    }
  }
  return -1;
}

/** Heads with arcs lifted to their head's head until none cross; the root stands at place n. */
export function projectivise(heads: Int32Array): Int32Array {
  const n = heads.length;
  const out = heads.slice();
  for (let guard = 0; guard < n * 4; guard++) {
    const d = firstCrossing(out, n);
    if (d < 0) break;
    const head = out[d] as number;
    // A child of the root cannot be lifted; then the arc that crosses it must be.
    if (head === n) {
      for (let k = 0; k < n; k++) {
        const h = out[k] as number;
        if (h !== n && Math.min(k, h) < d && Math.max(k, h) > d) {
          out[k] = out[h] as number;
          break;
        }
      }
    } else out[d] = out[head] as number;
  }
  return out;
}
