/**
 * The name that a mistyped one most likely stands for: at most a third of its letters differ.
 *
 * @returns null where none is near enough
 */
export function nearest(given: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const name of names) {
    const n = distance(given.toLowerCase(), name.toLowerCase());
    if (n < least) {
      least = n;
      best = name;
    }
  }
  return best;
}

/** Letters to change, add or leave out, and neighbours to swap (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let n = Math.min((row[j - 1] ?? 0) + 1, (above[j] ?? 0) + 1, (above[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) n = Math.min(n, (before[j - 2] ?? 0) + 1);
      row.push(n);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
