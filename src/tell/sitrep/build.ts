import {
  type Cited,
  type FindingKind,
  type FindingQuery,
  foldName,
  type Page,
  type ReportHead,
  type Store,
} from '#model';
import { changes } from '../answers/changes.ts';
import { withdrawnOf } from '../answers/cite.ts';
import { differences } from '../answers/differences.ts';
import { every } from '../answers/every.ts';
import { figures } from '../answers/figures.ts';
import { positions } from '../answers/positions.ts';
import { chooseEvents, chooseStatements } from './choose.ts';
import { numberCites } from './cites.ts';
import { type Block, counted, day, type Glue, glue, type Line, type Section, type Sitrep } from './line.ts';
import { noticeLines } from './notices.ts';
import {
  changeLines,
  differenceBlocks,
  eventBlocks,
  figureTable,
  plannedLines,
  positionLines,
  proposalLines,
  statementLines,
} from './sections.ts';
import { openReports } from './shelf-of-reports.ts';
import { type Evidence, type Fault, faultsOf } from './verify.ts';

/** Findings of a kind looked at, at most. */
const MOST = 5000;

/** How many lines each section has at most, so that the whole stays on two pages or so. */
const LINES = {
  events: 20,
  statements: 12,
  changes: 10,
  positions: 8,
  proposals: 4,
  differences: 8,
  planned: 8,
} as const;

export interface SitrepCall {
  /** First and last day of publication, ISO; both ends included. */
  readonly since: string;
  readonly until?: string | undefined;
  readonly asOf?: string | undefined;
  /** Day that embargoes go by where neither `until` nor `asOf` is given. */
  readonly today?: string | undefined;
  readonly title?: string | undefined;
  readonly party?: string | undefined;
  /** Findings less sure than this are left out. */
  readonly atLeast?: number | undefined;
}

/** A sitrep in which something stands that its sources do not say. */
export class UnfoundedSitrep extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(
      `the sitrep was not written: ${faults.map((f) => `${f.fault} (in the line '${f.line.slice(0, 120)}')`).join('; ')}`,
    );
    this.faults = faults;
  }
}

/**
 * The situation report of some days, for one to two pages. Copy that was taken back is left out, with a notice; so is
 * what is under embargo. The same archive and the same call give the same sitrep.
 *
 * @throws UnfoundedSitrep where a name, a number or a quotation of it stands in no span that its line cites
 */
export async function sitrep(store: Store, call: SitrepCall): Promise<Sitrep> {
  const window = { since: call.since, until: call.until, asOf: call.asOf, today: call.today };
  let cut = false;
  const all = async <T>(page: (after: string | undefined) => Promise<Page<T>>): Promise<T[]> => {
    const { rows, cut: more } = await every(page, MOST);
    cut ||= more;
    return rows;
  };
  const heads = await all((after) => store.reports({ ...window, limit: 1000, after }));
  const last = [call.asOf, call.until].filter((d) => d !== undefined).sort()[0];
  // What came before these days and was taken back or corrected in them is told as well.
  const revised = await all((after) =>
    store.reports({
      until: last,
      today: call.today,
      superseded: { since: call.since, until: last },
      limit: 1000,
      after,
    }),
  );
  const told = [...new Map([...heads, ...revised].map((h) => [h.id, h])).values()];
  const reports = openReports(store, new Map(told.map((h) => [h.id, h])));
  const gone = told.filter((h) => withdrawnOf(h));
  const notices = new Set(gone.flatMap((h) => (h.superseded && h.superseded.by !== h.id ? [h.superseded.by] : [])));
  const kept = (head: ReportHead) => !withdrawnOf(head) && !notices.has(head.id);
  const query: FindingQuery = { ...window, party: call.party, atLeast: call.atLeast, order: 'published' };
  const read = async <K extends FindingKind>(kind: K): Promise<Cited<K>[]> =>
    (await all((after) => store.findings(kind, { ...query, limit: 1000, after }))).filter((r) => kept(r.report));
  const events = await read('event');
  const statements = await read('statement');
  const chosenEvents = chooseEvents(events, call.since, LINES.events);
  const changed = (await changes(store, call.since, query)).rows;
  // A party is no party to a figure, so figures and differences are those of the whole story.
  const whole: FindingQuery = { ...window, atLeast: call.atLeast };
  const section = (heading: Glue, blocks: readonly Block[]): Section[] => (blocks.length ? [{ heading, blocks }] : []);
  const lines = (of: readonly Line[]): Block[] => of.map((line) => ({ kind: 'line', line }));
  const standing = heads.filter(kept);
  const lastDay = last ?? standing.at(-1)?.day ?? call.since;
  const drafted: Section[] = [
    ...section('In numbers', lines(numbers(standing, gone))),
    ...section(
      'What changed',
      lines(await changeLines(changed, chosenEvents.slice(0, 5), reports, LINES.changes, kept)),
    ),
    ...section('Events by day', await eventBlocks(chosenEvents, reports)),
    ...section('Who said what', lines(await statementLines(chooseStatements(statements, LINES.statements), reports))),
    ...section(
      'Positions and shifts',
      lines(await positionLines((await positions(store, query)).rows, call.since, reports, LINES.positions, kept)),
    ),
    ...section('Proposals', lines(await proposalLines(await read('proposal'), reports, LINES.proposals))),
    ...section('Figures by source', await figureTable((await figures(store, whole)).rows, call.since, reports, kept)),
    ...section(
      'Where accounts differ',
      await differenceBlocks((await differences(store, whole)).rows, reports, LINES.differences, kept),
    ),
    ...section('What is planned next', lines(await plannedLines(events, lastDay, reports, LINES.planned))),
    ...section('Corrections and copy taken back', lines(await noticeLines(told, reports))),
  ];
  const done = numberCites({ ...headOf(call, cut), sections: drafted }, reports);
  return founded(done, reports);
}

/** The sitrep itself. @throws UnfoundedSitrep where something of it stands in no span that its line cites */
export function founded(made: Sitrep, evidence: Evidence): Sitrep {
  const faults = faultsOf(made, evidence);
  if (faults.length) throw new UnfoundedSitrep(faults);
  return made;
}

function headOf(call: SitrepCall, cut: boolean): Pick<Sitrep, 'title' | 'head'> {
  const last = call.asOf ?? call.until;
  return {
    title: call.title ? [{ kind: 'given', words: call.title }] : [glue('Situation report')],
    head: [
      [
        glue('Reports published from'),
        glue(' '),
        day(call.since),
        glue(' '),
        glue('to'),
        glue(' '),
        last ? day(last) : glue('the last day kept'),
        glue('.'),
      ],
      [glue('As told by the reports, each line with its source; the program takes no side and checks no claim.')],
      ...(cut ? [[glue('More was published in these days than was looked at: give fewer days.')]] : []),
    ],
  };
}

/** How much the sitrep stands on: reports, and origins rather than outlets. */
function numbers(standing: readonly ReportHead[], gone: readonly ReportHead[]): Line[] {
  const unique = (of: readonly (string | null)[]) => [...new Set(of.filter((o) => o !== null))];
  const line: Line = [
    counted(unique(standing.map((h) => h.id)), 'report', 'reports'),
    glue(', '),
    counted(unique(standing.map((h) => h.origin)), 'origin', 'origins (copies of one text count once)'),
    glue(', '),
    counted(
      unique(standing.map((h) => ((h.publisher ?? h.agency) ? foldName(h.publisher ?? h.agency ?? '') : null))),
      'outlet',
      'outlets',
    ),
    glue(', '),
    counted(unique(standing.map((h) => h.day)), 'day with reports', 'days with reports'),
    glue('.'),
  ];
  return gone.length
    ? [
        line,
        [
          counted(
            gone.map((h) => h.id),
            'report taken back and left out',
            'reports taken back and left out',
          ),
          glue('.'),
        ],
      ]
    : [line];
}
