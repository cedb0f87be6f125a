import type { Event, Party, ReportRecord } from '#model';
import { shortRange } from './days.ts';
import { oneLine, padded, widest } from './look.ts';
import type { Page } from './page.ts';
import { onWhoseWord } from './sources.ts';
import type { Telling } from './telling.ts';

/** The events in order of time; those whose day is not told at the end, in the order of the text. */
export function tellEvents(page: Page, record: ReportRecord, telling: Telling): void {
  if (!record.events.length) return;
  page.heading('WHAT HAPPENED');
  const events = [...record.events].sort((a, b) => compare(dayOf(a), dayOf(b)) || a.span.start - b.span.start);
  const types = widest(events.map((e) => e.type));
  const statuses = widest(events.map((e) => e.status));
  let day: string | null = null;
  for (const event of events) {
    const when = event.when ? shortRange(event.when) : 'day not told';
    if (when !== day) {
      if (day !== null) page.blank();
      page.line(0, [[when, 'bold']]);
      day = when;
    }
    page.row(
      [
        telling.reference(event.trigger.start),
        [`${padded(event.type, types)}  `, 'plain'],
        [`${padded(event.status, statuses)}  `, event.status === 'occurred' ? 'plain' : 'warn'],
      ],
      [parties(event), placeOf(event)].filter((w) => w).join(' · ') || '–',
      'bold',
    );
    const indent = telling.indent + types + 2;
    page.line(indent, telling.excerpt(event.trigger, page.look.width - indent));
    const more = particulars(event, record, telling);
    if (more) page.words(indent, more, 'dim');
    telling.explain(page, event, event.trigger);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Years, months and days in order, whatever the length of the range; nothing known comes last. */
const dayOf = ({ when }: Event): string => (when ? `${when.from}/${when.to}` : '~');

function parties({ actors, recipients }: Event): string {
  const from = names(actors);
  const to = names(recipients);
  return to ? `${from || '?'} → ${to}` : from;
}

/** Each name once: a party may stand in the words twice, by name and by a word for it. */
const names = (list: readonly Party[]): string => [...new Set(list.map((p) => oneLine(p.name)))].join(', ');

/** The place, where it does not stand among the parties already. */
function placeOf({ place, actors, recipients }: Event): string | null {
  const name = place && oneLine(place.name);
  return [...actors, ...recipients].some((p) => p.name === name) ? null : name;
}

function particulars(event: Event, record: ReportRecord, telling: Telling): string {
  const { text } = record.report;
  const by = onWhoseWord(event.saidBy, record, telling.statements);
  return [
    by && (by === 'reportedly' ? by : `on the word of ${by}`),
    event.condition && oneLine(text.slice(event.condition.start, event.condition.end)),
    event.cause && oneLine(text.slice(event.cause.start, event.cause.end)),
  ]
    .filter((p) => p)
    .join(' · ');
}
