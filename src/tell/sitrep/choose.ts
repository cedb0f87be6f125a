import { type Cited, type Event, foldName, type Statement } from '#model';
import { daysApart } from '../answers/days-apart.ts';
import { matterWords, shareOfSmaller } from '../answers/matter.ts';

/** How much a desk wants to know of an act, before anything else is known of it. */
const EVENT_WEIGHT: Readonly<Record<Event['type'], number>> = {
  AGREE: 5,
  CONCEDE: 5,
  ASSAULT: 5,
  REJECT: 4,
  RETREAT: 4,
  COERCE: 4,
  MOBILIZE: 4,
  THREATEN: 3,
  SANCTION: 3,
  AID: 3,
  COOPERATE: 3,
  CONSULT: 2,
  REQUEST: 2,
  PROTEST: 2,
  ACCUSE: 2,
  SUPPORT: 2,
  OTHER: 1,
};
/** What is told to have begun longer ago than this, before the days asked for, is background. */
const BACKGROUND = 7;

/** A row with what it weighs, and the rows of other origins that tell the same. */
export interface Chosen<K extends 'event' | 'statement'> {
  readonly row: Cited<K>;
  readonly weight: number;
  readonly day: string;
  readonly also: readonly Cited<K>[];
}

/** The opening of a report holds what its desk thought most of. */
const opening = ({ sentence }: Cited): number => (sentence.start < 400 ? 2 : sentence.start < 1000 ? 1 : 0);

export const dayTold = ({ item, report }: Cited<'event'>): string => item.when?.from ?? report.day ?? '';

const same = (a: Cited, b: Cited): boolean => a.report.id === b.report.id && a.sentence.start === b.sentence.start;
const carried = new WeakMap<Cited, ReadonlySet<string>>();
/** The words that carry a sentence, found once a row. */
function wordsOf(row: Cited): ReadonlySet<string> {
  const words = carried.get(row) ?? matterWords(row.words);
  carried.set(row, words);
  return words;
}
const alike = (a: Cited, b: Cited): boolean => shareOfSmaller(wordsOf(a), wordsOf(b)) >= 0.7;

/**
 * The events worth a line, weightiest first; a sentence makes one line, and so do sentences of several reports that say
 * the same of one day.
 *
 * @param since  events that began long before it are background and left out
 */
export function chooseEvents(rows: readonly Cited<'event'>[], since: string, most: number): Chosen<'event'>[] {
  const weighed = rows
    .filter((r) => r.item.status === 'occurred' || r.item.status === 'ongoing')
    .filter((r) => dayTold(r) !== '' && (dayTold(r) >= since || daysApart(dayTold(r), since) <= BACKGROUND))
    .map((row) => ({ row, weight: eventWeight(row), day: dayTold(row) }));
  return gathered(weighed, most);
}

const eventWeight = (row: Cited<'event'>): number =>
  EVENT_WEIGHT[row.item.type] +
  opening(row) +
  (row.item.actors.length ? 1 : -2) +
  (row.item.recipients.length ? 0.5 : 0) +
  2 * (row.item.margin ?? 0);

/** What was said that is worth a line: at most three of one source. */
export function chooseStatements(rows: readonly Cited<'statement'>[], most: number): Chosen<'statement'>[] {
  const weighed = rows
    .filter((r) => r.item.source.name !== null || r.item.source.span !== null)
    .map((row) => ({ row, weight: statementWeight(row), day: row.item.saidOn?.from ?? row.report.day ?? '' }));
  const bySource = new Map<string, number>();
  return gathered(weighed, most * 4)
    .filter(({ row }) => {
      const key = foldName(row.item.source.name ?? row.item.source.described ?? '');
      bySource.set(key, (bySource.get(key) ?? 0) + 1);
      return (bySource.get(key) as number) <= 3;
    })
    .slice(0, most);
}

const STANDING_WEIGHT: Readonly<Record<Statement['source']['standing'], number>> = {
  named: 2,
  institution: 2,
  anonymous: 1.5,
  document: 1,
  unknown: -2,
};
const STRONG: ReadonlySet<Statement['manner']> = new Set([
  'deny',
  'accept',
  'reject',
  'warn',
  'demand',
  'promise',
  'propose',
  'accuse',
  'order',
]);
function statementWeight(row: Cited<'statement'>): number {
  const { item } = row;
  const length = item.content.reduce((n, c) => n + c.end - c.start, 0);
  return (
    STANDING_WEIGHT[item.source.standing] +
    (STRONG.has(item.manner) ? 2 : 0) +
    (item.quoted.length ? 1.5 : 0) +
    (item.within ? -2 : 0) +
    (length < 30 ? -4 : length > 300 ? -1 : 0) +
    opening(row) +
    2 * (item.margin ?? 0)
  );
}

/** Weightiest first, ties by order of report; what says the same on the same day stands with the weightiest of it. */
function gathered<K extends 'event' | 'statement'>(
  rows: readonly { row: Cited<K>; weight: number; day: string }[],
  most: number,
): Chosen<K>[] {
  const order = rows.map((r, i) => ({ ...r, i })).sort((a, b) => b.weight - a.weight || a.i - b.i);
  const out: { row: Cited<K>; weight: number; day: string; also: Cited<K>[] }[] = [];
  // Weights fall: what comes after several times what is wanted is in no line, whatever it says.
  for (const { row, weight, day } of order.slice(0, most * 6)) {
    const told = out.find(
      (o) => same(o.row, row) || (o.row.report.id !== row.report.id && o.day === day && alike(o.row, row)),
    );
    if (!told) out.push({ row, weight, day, also: [] });
    else if (!same(told.row, row) && !told.also.some((a) => same(a, row))) told.also.push(row);
  }
  return out
    .map((o) => ({ ...o, weight: o.weight + 1.5 * new Set(o.also.map((a) => a.report.origin)).size }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most);
}
