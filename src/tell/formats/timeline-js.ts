import type { Exported, ExportSource } from './exported.ts';
import { citedReport } from './json-lines.ts';
import { daysOf, headlineOf, itemId, onOneLine, wordOf } from './words.ts';

/** Events of a known day as TimelineJS3 reads them. Its texts are HTML: words of reports are escaped. */
export async function* timelineJs(source: ExportSource): AsyncGenerator<string> {
  yield '{"events":[';
  let first = true;
  for await (const row of source.rows('event')) {
    const slide = slideOf(row);
    if (!slide) continue;
    yield `${first ? '' : ','}\n${JSON.stringify(slide)}`;
    first = false;
  }
  yield '\n]}\n';
}

function slideOf(row: Exported<'event'>): object | null {
  const { item, report } = row;
  const { from, to, dated } = daysOf(row);
  if (from === null || to === null) return null;
  const start = dateOf(from, item.when?.fromTime ?? null);
  const end = to === from ? null : dateOf(to, item.when?.toTime ?? null);
  if (!start) return null;
  const by = wordOf(item.saidBy);
  const source = [report.agency ?? report.publisher, report.published?.slice(0, 10)].filter((w) => w).join(', ');
  return {
    unique_id: itemId(row),
    start_date: start,
    ...(end ? { end_date: end } : {}),
    group: item.type,
    text: {
      headline: escaped(headlineOf(row)),
      text: [
        `<p>${escaped(onOneLine(row.words))}</p>`,
        `<p>${escaped(
          [
            item.status === 'occurred' ? '' : item.status,
            by ? `on the word of ${onOneLine(by)}` : '',
            dated === 'published' ? 'day of the report' : '',
          ]
            .filter((w) => w)
            .join(' · '),
        )}</p>`,
        `<p>${escaped([report.title, source].filter((w) => w).join(' – '))}</p>`,
      ]
        .filter((p) => p !== '<p></p>')
        .join(''),
    },
    // Not TimelineJS's own: it passes them by.
    citation: {
      report: citedReport(row),
      item: item.id,
      start: item.span.start,
      end: item.span.end,
      sentence: row.words,
      status: item.status,
      dated,
    },
  };
}

function dateOf(day: string, time: string | null): Record<string, number> | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || !Number.isInteger(year)) return null;
  const [hour, minute] = time ? time.split(':').map(Number) : [];
  return {
    year,
    ...(month ? { month } : {}),
    ...(date ? { day: date } : {}),
    ...(hour === undefined || Number.isNaN(hour) ? {} : { hour }),
    ...(minute === undefined || Number.isNaN(minute) ? {} : { minute }),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (words: string): string => words.replace(/[&<>"']/g, (c) => ENTITIES[c] as string);
