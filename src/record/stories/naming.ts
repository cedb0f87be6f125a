import type { Label } from './terms.ts';

/** What a story's name is made of: a report's headline, day and names. */
export interface Titled {
  readonly report: string;
  readonly title: string | null;
  readonly labels: readonly Label[];
}

const NAMES = 2;

/**
 * A name for a story: the names that its reports make most of, and the headline of the report that makes most of them.
 *
 * @param reports  earliest first
 * @returns the name and the id of the report whose headline it is; an empty name where no report has a headline or names
 */
export function nameOf(reports: readonly Titled[]): { readonly name: string; readonly after: string | null } {
  const sums = new Map<string, number>();
  for (const { labels } of reports) for (const { name, much } of labels) sums.set(name, (sums.get(name) ?? 0) + much);
  const weight = (r: Titled) => r.labels.reduce((sum, l) => sum + (sums.get(l.name) ?? 0), 0);
  let best: { report: Titled; weight: number } | null = null;
  for (const report of reports) {
    if (!report.title) continue;
    const w = weight(report);
    if (!best || w > best.weight) best = { report, weight: w };
  }
  const title = best?.report.title ?? null;
  const names = [...sums]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, NAMES)
    .map(([name]) => name)
    .filter((name) => !title?.includes(name));
  return {
    name: [names.join(', '), title ?? ''].filter((part) => part !== '').join(': '),
    after: best?.report.report ?? null,
  };
}
