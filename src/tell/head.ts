import type { ReportRecord, Span } from '#model';
import { dayInWords } from './days.ts';
import { oneLine } from './look.ts';
import type { Page } from './page.ts';

const BY: Readonly<Record<string, string>> = {
  dateline: "the dateline's local day",
  publisher: "the publisher's day",
  utc: 'the day in UTC',
  given: 'the day given',
};

/** What a report is: its headline, who put it out, where and when, and what it revises. */
export function tellHead(page: Page, record: ReportRecord): void {
  const { report } = record;
  page.words(0, report.title ?? report.key ?? '(no headline)', 'bold');
  const places = report.dateline?.places.map(oneLine).join('/');
  const day = report.dateline?.date ?? report.published;
  const facts = [
    report.agency ?? report.publisher,
    places,
    day && dayInWords(day),
    report.byline.length ? `by ${report.byline.map(oneLine).join(', ')}` : null,
    report.revision && `${report.revision.label ?? report.revision.kind} (${report.revision.kind})`,
    report.title && report.key,
  ].filter((fact) => fact);
  if (facts.length) page.words(0, facts.join(' · '), 'dim');
  if (report.referenceDay) {
    page.words(
      0,
      `Days are counted from ${dayInWords(report.referenceDay.day)}, ${BY[report.referenceDay.by] ?? report.referenceDay.by}.`,
      'dim',
    );
  }
}

/** The report's first sentence of its own: headline, dateline and byline left out. */
export function ledeOf(record: ReportRecord): Span | null {
  const { text, titleSpan, dateline } = record.report;
  const after = Math.max(dateline?.span.end ?? 0, titleSpan?.end ?? 0);
  let first: Span | null = null;
  for (const sentence of record.sentences.slice(0, 12)) {
    if (sentence.end <= after) continue;
    let start = Math.max(sentence.start, after);
    while (start < sentence.end && /[\s\-–—:;,.]/.test(text[start] as string)) start++;
    const lede = { start, end: sentence.end };
    if (start === sentence.end) continue;
    // A line without a final stop and with few words is a byline or a slug.
    if (/[.!?…]["'”’)\]]?$/.test(text.slice(start, sentence.end)) && sentence.end - start > 30) return lede;
    first ??= lede;
  }
  return first;
}
