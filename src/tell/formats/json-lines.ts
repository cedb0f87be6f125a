import type { FindingKind } from '#model';
import type { Exported, ExportSource } from './exported.ts';

/** The report that a row cites. When it came in is not told: the same reports give the same lines. */
export const citedReport = ({ report }: Exported): Record<string, string | null> => ({
  id: report.id,
  origin: report.origin,
  key: report.key,
  title: report.title,
  agency: report.agency,
  publisher: report.publisher,
  url: report.url,
  published: report.published,
  day: report.day,
  language: report.language,
});

/** One finding a line: its kind, the item as it stands in its record, its report, and the sentence that it came from. */
export async function* jsonLines(source: ExportSource, kinds: readonly FindingKind[]): AsyncGenerator<string> {
  for (const kind of kinds)
    for await (const row of source.rows(kind))
      yield `${JSON.stringify({
        kind,
        report: citedReport(row),
        item: row.item,
        sentence: { ...row.sentence, words: row.words },
      })}\n`;
}
