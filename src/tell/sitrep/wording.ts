import type { Cited, ReportRecord, Span } from '#model';
import { folded, standsIn } from '../stands-in.ts';
import { cite, coded, type From, glue, type Line, type Segment, words } from './line.ts';
import { proseOf, type Reports, sentenceOf } from './shelf-of-reports.ts';

/** Characters of one line's own words, at most; what is longer is cut between two words. */
const LONGEST = 320;
const PRONOUN = /^(?:it|he|she|they|its|his|her|their)$/i;

/** Whether a span is a pronoun and says nothing by itself. */
export const isPronoun = (record: ReportRecord, span: Span | null): boolean =>
  span !== null && PRONOUN.test(record.report.text.slice(span.start, span.end));

/** The citation of a row: its sentence. */
export const fromOf = (row: Cited): From => ({ report: row.report.id, span: row.sentence, item: row.item.id });

/** A stretch of a report as it stands, cut where it is too long. */
export function stretch(record: ReportRecord, span: Span, item: string | null): Segment[] {
  const { text, id } = record.report;
  const whole = text.slice(span.start, span.end);
  if (whole.length <= LONGEST) return [words(folded(whole), { report: id, span, item })];
  const end = span.start + whole.slice(0, LONGEST).replace(/\s+\S*$/, '').length;
  return [
    words(folded(text.slice(span.start, end)), { report: id, span: { start: span.start, end }, item }),
    glue(' …'),
  ];
}

/** A whole sentence, its dateline left out. */
export const sentenceWords = (record: ReportRecord, sentence: Span, item: string | null): Segment[] =>
  stretch(record, proseOf(record, sentence), item);

interface Named {
  readonly name: string | null;
  readonly entity: string | null;
  readonly span: Span | null;
}

/**
 * Whom a name, a pronoun or a short form means, in words of the report: the full name from the sentence itself, or else
 * from a sentence of the report that bears it, cited too; where the full name stands nowhere, what the sentence writes.
 * Null where neither is written.
 */
export async function nameWords(row: Cited, party: Named, reports: Reports): Promise<Line | null> {
  const record = await reports.record(row.report.id);
  const { text, id } = record.report;
  if (party.name !== null) {
    if (standsIn(party.name, text.slice(row.sentence.start, row.sentence.end)))
      return [words(party.name, fromOf(row), true)];
    const entity = record.entities.find((e) => e.id === party.entity);
    for (const mention of entity?.mentions ?? []) {
      const span = sentenceOf(record, mention);
      if (!standsIn(party.name, text.slice(span.start, span.end))) continue;
      const from: From = { report: id, span, item: null };
      return [words(party.name, from, true), glue(' '), cite(from)];
    }
  }
  const { span } = party;
  if (!span || span.start < row.sentence.start || span.end > row.sentence.end) return null;
  return [words(folded(text.slice(span.start, span.end)), { ...fromOf(row), span }, true)];
}

/**
 * Whom the pronoun means that a sentence opens with, in words of the report, with the sentence that names it cited;
 * empty where the sentence opens otherwise, or the name stands in it anyway.
 */
export async function openingName(row: Cited, reports: Reports): Promise<Segment[]> {
  const record = await reports.record(row.report.id);
  const { text } = record.report;
  const { start } = proseOf(record, row.sentence);
  if (!PRONOUN.test(/^\S+/.exec(text.slice(start, start + 20))?.[0] ?? '')) return [];
  const entity = record.entities.find((e) => e.kind !== 'unnamed' && e.mentions.some((m) => m.start === start));
  if (!entity || standsIn(entity.name, row.words)) return [];
  const name = await nameWords(row, { name: entity.name, entity: entity.id, span: null }, reports);
  return name ? [...name, glue(': ')] : [];
}

/** A term of the record's lists in small letters: 'at_least' is 'at least'. */
export const term = (value: string): Segment => coded(value.toLowerCase().replace(/_/g, ' '));
