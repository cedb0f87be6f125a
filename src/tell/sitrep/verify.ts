import type { ReportHead } from '#model';
import { joins, standsIn } from '../stands-in.ts';
import { type Block, GLUE, type Line, type Segment, type Sitrep } from './line.ts';
import { plainWords } from './plain.ts';

/** What is wrong with a line, and the line as it reads. */
export interface Fault {
  readonly line: string;
  readonly fault: string;
}

/** The reports that a sitrep may draw on: their heads and texts. */
export interface Evidence {
  readonly head: (report: string) => ReportHead | undefined;
  readonly text: (report: string) => string | undefined;
}

const OWN = new Set<string>(GLUE);

/**
 * Checks a finished sitrep against the reports, trusting nothing of how it was built: words must stand in the span that
 * they name, at the borders of words and numbers, and that span must be cited in the same line; names, numbers and
 * quotations can come from nowhere else, since what is the program's own is a closed list without any.
 *
 * @returns the faults; empty where every name, number and quotation stands in its cited span
 */
export function faultsOf(sitrep: Sitrep, evidence: Evidence): Fault[] {
  const faults: Fault[] = [];
  const check = (line: Line, mayBeGiven: boolean, mustCite: boolean) => {
    const tell = (fault: string) => faults.push({ line: plainWords(line), fault });
    for (const segment of line) {
      const fault = faultOf(segment, evidence, mayBeGiven);
      if (fault) tell(fault);
    }
    // Two segments without a space between them would make a word or a number that stands nowhere.
    line.forEach((segment, i) => {
      const next = line[i + 1];
      if (next && joins(plainWords([segment]), plainWords([next])))
        tell(`'${plainWords([segment])}' runs into '${plainWords([next])}'`);
    });
    if (mustCite) for (const fault of uncited(line)) tell(fault);
  };
  check(sitrep.title, true, false);
  for (const line of sitrep.head) check(line, false, true);
  for (const { heading, blocks } of sitrep.sections) {
    check([{ kind: 'glue', glue: heading }], false, false);
    for (const block of blocks) for (const line of linesOf(block)) check(line, false, true);
  }
  for (const { n, report, sentence } of sitrep.cites) {
    const text = evidence.text(report.id);
    if (text === undefined || sentence.start < 0 || sentence.end > text.length || sentence.start >= sentence.end)
      faults.push({ line: `[${n}]`, fault: `citation ${n} points at nothing` });
  }
  return faults;
}

/** A block's lines; the cells of a table's row are one line, since they share their citations. */
function linesOf(block: Block): readonly Line[] {
  if (block.kind !== 'table') return [block.line];
  return [
    ...block.head.map((h): Line => [{ kind: 'glue', glue: h }]),
    ...block.rows.map((cells): Line => cells.flatMap((c) => [...c, { kind: 'glue', glue: ' ' } satisfies Segment])),
  ];
}

function faultOf(segment: Segment, evidence: Evidence, mayBeGiven: boolean): string | null {
  switch (segment.kind) {
    case 'words': {
      const { report, span } = segment.from;
      const text = evidence.text(report);
      if (text === undefined) return `report ${report} is not at hand`;
      if (!(span.start >= 0 && span.start < span.end && span.end <= text.length))
        return `span ${span.start}..${span.end} lies outside report ${report}`;
      return standsIn(segment.words, text.slice(span.start, span.end))
        ? null
        : `'${segment.words}' does not stand in its cited span of ${report}`;
    }
    case 'head':
      return evidence.head(segment.report)?.[segment.field] ? null : `report ${segment.report} has no ${segment.field}`;
    case 'glue':
      return OWN.has(segment.glue) ? null : `'${segment.glue}' is none of the program's own words`;
    case 'coded':
      return /^[a-z][a-z '-]*$/.test(segment.coded) ? null : `'${segment.coded}' is no term of the record's lists`;
    case 'day':
      return /^\d{4}-\d\d-\d\d$/.test(segment.day) ? null : `'${segment.day}' is no day`;
    case 'counted':
      if (!OWN.has(segment.what)) return `'${segment.what}' is none of the program's own words`;
      return new Set(segment.of).size === segment.of.length ? null : `something is counted twice among ${segment.what}`;
    case 'reference':
      return evidence.head(segment.report) ? null : `report ${segment.report} is not at hand`;
    case 'cite':
      return evidence.text(segment.from.report) === undefined ? `report ${segment.from.report} is not at hand` : null;
    case 'given':
      return mayBeGiven ? null : `'${segment.words}' was given by the caller and stands outside the title`;
  }
}

/** Spans that words were taken from and that no citation of the line covers. */
function uncited(line: Line): string[] {
  const cites = line.flatMap((s) => (s.kind === 'cite' ? [s.from] : []));
  return line.flatMap((s) => {
    if (s.kind !== 'words') return [];
    const { report, span } = s.from;
    return cites.some((c) => c.report === report && c.span.start <= span.start && span.end <= c.span.end)
      ? []
      : [`'${s.words}' is not cited in its line`];
  });
}
