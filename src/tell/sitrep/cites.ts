import type { Block, From, Line, NumberedCite, Segment, Sitrep } from './line.ts';
import { type Reports, sentenceOf } from './shelf-of-reports.ts';

/** The key of a citation: a report's sentence, whatever findings stand on it. */
export const citeKey = ({ report, span }: From): string => `${report}:${span.start}-${span.end}`;

/** Numbers the citations in the order in which they are met: one number a sentence. */
export function numberCites(draft: Omit<Sitrep, 'cites' | 'named'>, reports: Reports): Sitrep {
  const known = new Map<string, { from: From; items: string[] }>();
  for (const { blocks } of draft.sections)
    for (const line of blocks.flatMap(linesIn))
      for (const segment of line) {
        if (segment.kind !== 'cite') continue;
        const { from } = segment;
        const entry = known.get(citeKey(from)) ?? { from, items: [] };
        if (from.item && !entry.items.includes(from.item)) entry.items.push(from.item);
        known.set(citeKey(from), entry);
      }
  const cites = [...known.values()].map(({ from, items }, i): NumberedCite => {
    const report = reports.head(from.report);
    if (!report) throw new Error(`report ${from.report} is cited and is not at hand`);
    return { n: i + 1, report, sentence: from.span, items };
  });
  const named = draft.sections
    .flatMap((s) => s.blocks.flatMap(linesIn))
    .flatMap((line) => line.flatMap((s) => (s.kind === 'head' ? (reports.head(s.report) ?? []) : [])));
  return { ...draft, cites, named };
}

export const linesIn = (block: Block): readonly Line[] =>
  block.kind === 'table' ? block.rows.flatMap((cells) => [...cells]) : [block.line];

/** A line with the same citation told once. */
export function citedOnce(line: Line): Line {
  const seen = new Set<string>();
  return line.filter((s: Segment) => {
    if (s.kind !== 'cite') return true;
    const key = citeKey(s.from);
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}

/** The citation of a finding's sentence in a record that is at hand. */
export async function fromCite(
  cite: { readonly report: string; readonly span: { start: number; end: number } | null; readonly item: string | null },
  reports: Reports,
): Promise<From | null> {
  if (!cite.span) return null;
  const record = await reports.record(cite.report);
  return { report: cite.report, span: sentenceOf(record, cite.span), item: cite.item };
}
