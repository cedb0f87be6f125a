import makeCalendar, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Exported, ExportSource } from './exported.ts';
import { headlineOf, itemId, onOneLine, withoutControls, wordOf } from './words.ts';

const PRODUCT = '//rapporteur//rapporteur//EN';
const DAY_MS = 86_400_000;
/** Longer than this is no date in a diary: 'next year' is left out. */
const MOST_DAYS = 31;

/**
 * Events of a known day as a calendar (RFC 5545), all day: a clock time is told in the description, since the zone of
 * it is not. Stamps are the reports' own, so that the same archive gives the same bytes.
 */
export async function* iCalendar(source: ExportSource): AsyncGenerator<string> {
  const [head, foot] = makeCalendar({ prodId: PRODUCT }).toString().split('END:VCALENDAR');
  yield `${head}`;
  for await (const row of source.rows('event')) yield entryOf(row);
  yield `END:VCALENDAR${foot}\r\n`;
}

const instantOf = (iso: string | null): Date => {
  const at = new Date(iso ?? '1970-01-01');
  return Number.isNaN(at.getTime()) ? new Date('1970-01-01') : at;
};

/** An event's lines; empty where its days are not known, or too many. */
function entryOf(row: Exported<'event'>): string {
  const { item, report } = row;
  if (!item.when) return '';
  const start = new Date(item.when.from);
  const end = new Date(item.when.to);
  const days = (end.getTime() - start.getTime()) / DAY_MS + 1;
  if (!(days >= 1 && days <= MOST_DAYS)) return '';
  const by = wordOf(item.saidBy);
  const calendar = makeCalendar({ prodId: PRODUCT });
  calendar.createEvent({
    id: `${itemId(row)}@rapporteur`,
    stamp: instantOf(report.published ?? report.day),
    start,
    // The end of an all-day event is the day after it.
    end: new Date(end.getTime() + DAY_MS),
    allDay: true,
    summary: clean(headlineOf(row)),
    description: clean(
      [
        onOneLine(row.words),
        item.when.fromTime ? `Clock time as told: ${item.when.fromTime}` : '',
        by ? `On the word of ${onOneLine(by)}` : '',
        `${report.agency ?? report.publisher ?? 'Report'} ${report.published ?? ''}: ${report.title ?? report.key ?? report.id}`,
        `Report ${report.id}, origin ${report.origin}, item ${item.id}, characters ${item.span.start} to ${item.span.end}`,
      ]
        .filter((l) => l)
        .join('\n'),
    ),
    ...(item.place ? { location: clean(onOneLine(item.place.name)) } : {}),
    ...(report.url && /^https?:\/\/\S+$/.test(report.url) ? { url: report.url } : {}),
    categories: [{ name: item.type }],
    status: item.status === 'denied' ? ICalEventStatus.CANCELLED : ICalEventStatus.TENTATIVE,
    transparency: ICalEventTransparency.TRANSPARENT,
    x: [
      ['X-RAPPORTEUR-STATUS', item.status],
      ['X-RAPPORTEUR-GRAIN', item.when.grain],
    ],
  });
  const text = calendar.toString();
  return text.slice(text.indexOf('BEGIN:VEVENT'), text.lastIndexOf('END:VCALENDAR'));
}

const clean = (words: string): string => withoutControls(words).replace(/\r\n?/g, '\n');
