import type { ReportHead, Span } from '#model';

/**
 * A situation report as data. A line is a list of segments, and each says where its words come from: a span of a report,
 * a field of a report's head, the program's own closed lists, or a count. Nothing else can be written into one.
 */

/** A stretch of a report, and the finding for whose sake it is cited. */
export interface From {
  readonly report: string;
  readonly span: Span;
  readonly item: string | null;
}

export type Segment =
  /** Words that stand in a span of a report, white space folded. */
  | { readonly kind: 'words'; readonly words: string; readonly from: From; readonly strong?: boolean }
  /** A field of a report's head. */
  | { readonly kind: 'head'; readonly report: string; readonly field: 'agency' | 'publisher' | 'title' }
  /** Words of the program's own, from a closed list. */
  | { readonly kind: 'glue'; readonly glue: Glue }
  /** A term of the record's closed lists: a stance, a measure, a standing. Small letters alone. */
  | { readonly kind: 'coded'; readonly coded: string }
  /** A calendar day that was computed. */
  | { readonly kind: 'day'; readonly day: string }
  /** How many of something there are; the things are told, so that they can be counted again. */
  | { readonly kind: 'counted'; readonly of: readonly string[]; readonly what: Glue }
  /** A report's id and, where told, one of its findings. */
  | { readonly kind: 'reference'; readonly report: string; readonly item: string | null }
  /** The number of a citation. */
  | { readonly kind: 'cite'; readonly from: From }
  /** What the person who asked wrote: the title alone. */
  | { readonly kind: 'given'; readonly words: string };

export type Line = readonly Segment[];

export type Block =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'subheading'; readonly line: Line }
  | { readonly kind: 'table'; readonly head: readonly Glue[]; readonly rows: readonly (readonly Line[])[] };

export interface Section {
  readonly heading: Glue;
  readonly blocks: readonly Block[];
}

/** A citation by its number: the report, the sentence and the findings that stand on it. */
export interface NumberedCite {
  readonly n: number;
  readonly report: ReportHead;
  readonly sentence: Span;
  readonly items: readonly string[];
}

export interface Sitrep {
  readonly title: Line;
  readonly head: readonly Line[];
  readonly sections: readonly Section[];
  readonly cites: readonly NumberedCite[];
  /** Reports that a line names by a field of their head. */
  readonly named: readonly ReportHead[];
}

/** All words that the program writes into a sitrep by itself. No digit, no name and no quotation mark is among them. */
export const GLUE = [
  // title and head
  'Situation report',
  'Reports published from',
  'to',
  'the first day kept',
  'the last day kept',
  'As told by the reports, each line with its source; the program takes no side and checks no claim.',
  'More was published in these days than was looked at: give fewer days.',
  // headings
  'In numbers',
  'What changed',
  'Events by day',
  'Who said what',
  'Positions and shifts',
  'Proposals',
  'Figures by source',
  'Where accounts differ',
  'What is planned next',
  'Corrections and copy taken back',
  'Sources',
  // what is counted
  'report',
  'reports',
  'origin',
  'origins (copies of one text count once)',
  'outlet',
  'outlets',
  'day with reports',
  'days with reports',
  'report taken back and left out',
  'reports taken back and left out',
  'report under embargo and left out',
  'reports under embargo and left out',
  'Figures differ:',
  'Told and denied:',
  'Told differently:',
  'account',
  'accounts',
  'line more in the archive',
  'lines more in the archive',
  'event',
  'events',
  'statement',
  'statements',
  'figure',
  'figures',
  // inside lines
  'Taken back:',
  'Corrected:',
  'Changed:',
  'Shift:',
  'New:',
  'was',
  'now',
  'added:',
  'taken out:',
  'on',
  'by',
  'in',
  'via',
  'about',
  'published',
  'the report’s own word',
  'no one named',
  'a report of',
  'What it said is left out here.',
  'accepted by',
  'rejected by',
  'terms',
  'no day told',
  'the accounts differ',
  'denied',
  'on the word of',
  'and',
  'sentence',
  'What',
  'Source',
  'Day',
  'Figure',
  'Before',
  'Nothing in these days.',
  // punctuation
  ' ',
  ', ',
  ': ',
  '; ',
  ' – ',
  ' · ',
  ' (',
  ')',
  ' …',
  ' … ',
  '…',
  '.',
  '→',
] as const;
export type Glue = (typeof GLUE)[number];

export const glue = (words: Glue): Segment => ({ kind: 'glue', glue: words });
export const words = (text: string, from: From, strong = false): Segment => ({
  kind: 'words',
  words: text,
  from,
  ...(strong ? { strong } : {}),
});
export const cite = (from: From): Segment => ({ kind: 'cite', from });
export const coded = (term: string): Segment => ({ kind: 'coded', coded: term });
export const day = (iso: string): Segment => ({ kind: 'day', day: iso });

/** '14 reports': the number is that of the things told. */
export const counted = (of: readonly string[], one: Glue, many: Glue): Segment => ({
  kind: 'counted',
  of,
  what: of.length === 1 ? one : many,
});
