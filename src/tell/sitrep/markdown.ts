import { folded } from '../stands-in.ts';
import { citeKey } from './cites.ts';
import type { Block, Line, NumberedCite, Sitrep } from './line.ts';
import { plainOf } from './plain.ts';

/** Signs that Markdown would read as its own. */
const escaped = (words: string): string => words.replace(/[\\`*_[\]<>|#~]/g, (c) => `\\${c}`);

/** The numbers of a sitrep's citations, and the heads that its lines name. */
export interface Numbering {
  readonly number: (key: string) => number;
  readonly heads: ReadonlyMap<string, NumberedCite['report']>;
}

export function numberingOf(sitrep: Sitrep, heads: Iterable<NumberedCite['report']> = []): Numbering {
  const numbers = new Map(
    sitrep.cites.map((c) => [citeKey({ report: c.report.id, span: c.sentence, item: null }), c.n]),
  );
  return {
    number: (key) => numbers.get(key) ?? 0,
    heads: new Map([...heads, ...sitrep.cites.map((c) => c.report)].map((h) => [h.id, h])),
  };
}

/** A sitrep as Markdown (CommonMark with tables). @param heads  of reports that notices name and nothing cites */
export function sitrepMarkdown(sitrep: Sitrep): string {
  const numbering = numberingOf(sitrep, sitrep.named);
  const inline = (line: Line): string =>
    line
      .map((s) => {
        if (s.kind === 'cite') return `[${numbering.number(citeKey(s.from))}]`;
        if (s.kind === 'head') return escaped(folded(numbering.heads.get(s.report)?.[s.field] ?? ''));
        if (s.kind === 'words' && s.strong) return `**${escaped(plainOf(s))}**`;
        return escaped(plainOf(s));
      })
      .join('');
  const block = (b: Block): string => {
    if (b.kind === 'subheading') return `\n**${inline(b.line)}**\n`;
    if (b.kind === 'line') return `- ${inline(b.line)}`;
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    return [row(b.head), row(b.head.map(() => '---')), ...b.rows.map((cells) => row(cells.map(inline)))].join('\n');
  };
  const parts = [`# ${inline(sitrep.title)}`, '', ...sitrep.head.map((line) => inline(line))];
  for (const { heading, blocks } of sitrep.sections) parts.push('', `## ${heading}`, '', ...blocks.map(block));
  parts.push(
    '',
    '## Sources',
    '',
    ...sourceLines(sitrep).map(([head, ...cites]) => `- ${escaped(head as string)}: ${cites.join('; ')}`),
  );
  return `${parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** One line a report: its head, then its numbered citations with the findings that stand on them. */
export function sourceLines({ cites }: Sitrep): string[][] {
  const byReport = new Map<string, string[]>();
  for (const { n, report, items, sentence } of cites) {
    const head = [report.agency ?? report.publisher, report.day, report.title ?? report.key, report.id]
      .filter((p) => p)
      .map((p) => folded(p as string))
      .join(', ');
    const list = byReport.get(head) ?? [];
    list.push(`[${n}] ${items.length ? items.join(' ') : 'sentence'} at ${sentence.start}–${sentence.end}`);
    byReport.set(head, list);
  }
  return [...byReport].map(([head, list]) => [head, ...list]);
}
