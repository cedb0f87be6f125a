/** How well things were gathered: B-cubed precision, recall and F1, all 0..1. */
export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

/**
 * Compares two ways of gathering the same things: for each thing, what share of those gathered with it belong with it,
 * and what share of those that belong with it were gathered.
 *
 * @param labelled  the right group of each thing
 * @param gathered  the group that it was given, in the same order
 */
export function bCubed(labelled: readonly string[], gathered: readonly string[]): BCubed {
  const [right, given, both] = [
    count(labelled),
    count(gathered),
    count(labelled.map((l, i) => `${l}\n${gathered[i]}`)),
  ];
  let precision = 0;
  let recall = 0;
  for (const [i, label] of labelled.entries()) {
    const group = gathered[i] as string;
    const shared = both.get(`${label}\n${group}`) as number;
    precision += shared / (given.get(group) as number) / labelled.length;
    recall += shared / (right.get(label) as number) / labelled.length;
  }
  return { precision, recall, f: (2 * precision * recall) / (precision + recall || 1) };
}

function count(groups: readonly string[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const g of groups) sizes.set(g, (sizes.get(g) ?? 0) + 1);
  return sizes;
}
