import {
  type ChangeRow,
  type Cite,
  type Cited,
  type DifferenceRow,
  type FigureSeries,
  foldName,
  type PositionRow,
  type ReportHead,
} from '#model';
import { daysApart } from '../answers/days-apart.ts';
import { matterWords } from '../answers/matter.ts';
import { sameCount } from '../answers/same-count.ts';
import { folded, standingPart, standsIn } from '../stands-in.ts';
import { type Chosen, dayTold } from './choose.ts';
import { citedOnce, fromCite } from './cites.ts';
import { type Block, cite, counted, day, type From, type Glue, glue, type Line, type Segment, words } from './line.ts';
import { proseOf, type Reports } from './shelf-of-reports.ts';
import { fromOf, isPronoun, nameWords, openingName, sentenceWords, stretch, term } from './wording.ts';

type Kept = (head: ReportHead) => boolean;

/** Plans told longer ago than this, for no known day, are no longer what comes next. */
const PLANS = 3;

/** An event as its sentence tells it, with whom a pronoun means, on whose word where the sentence does not say, and who else tells it. */
async function eventLine({ row, also }: Pick<Chosen<'event'>, 'row' | 'also'>, reports: Reports): Promise<Line> {
  const record = await reports.record(row.report.id);
  for (const { report } of also) await reports.record(report.id);
  const { item } = row;
  const speaker = record.statements.find((s) => s.id === item.saidBy?.statement)?.source;
  // A credit that the sentence holds needs no second telling.
  const outside = speaker?.span && (speaker.span.end <= row.sentence.start || speaker.span.start >= row.sentence.end);
  const whose = speaker && outside ? await nameWords(row, speaker, reports) : null;
  return citedOnce([
    ...(await openingName(row, reports)),
    ...sentenceWords(record, row.sentence, item.id),
    ...(whose ? [glue(' – '), glue('on the word of'), glue(' '), ...whose] : []),
    glue(' '),
    cite(fromOf(row)),
    ...also.slice(0, 3).map((a) => cite(fromOf(a))),
  ]);
}

export async function eventBlocks(chosen: readonly Chosen<'event'>[], reports: Reports): Promise<Block[]> {
  const out: Block[] = [];
  const days = [...new Set(chosen.map((c) => c.day))].sort();
  for (const of of days) {
    out.push({ kind: 'subheading', line: [day(of)] });
    for (const event of chosen.filter((c) => c.day === of))
      out.push({ kind: 'line', line: await eventLine(event, reports) });
  }
  return out;
}

/** Who said what: the source, what kind it is, what was said and in which manner. */
export async function statementLines(chosen: readonly Chosen<'statement'>[], reports: Reports): Promise<Line[]> {
  const out: Line[] = [];
  const byDay = [...chosen].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const { row, day: on, also } of byDay) {
    const record = await reports.record(row.report.id);
    for (const { report } of also) await reports.record(report.id);
    const { source, content, manner } = row.item;
    // An unnamed source is told in the words that the report has for it.
    const unnamed =
      source.standing === 'anonymous' && !isPronoun(record, source.span) ? { ...source, name: null } : source;
    const who = await nameWords(row, unnamed, reports);
    if (!who) continue;
    const inside = content.filter((c) => c.start >= row.sentence.start && c.end <= row.sentence.end);
    if (!inside.length) continue;
    const pieces = inside.flatMap((c, i): Segment[] => [
      ...(i ? [glue(' … ')] : []),
      ...stretch(record, trimmed(record.report.text, c), row.item.id),
    ]);
    const kind = source.standing === 'anonymous' ? 'unnamed' : source.standing;
    out.push(
      citedOnce([
        ...(on ? [day(on), glue(', ')] : []),
        ...who,
        glue(' ('),
        term(kind),
        ...(manner === 'assert' || manner === 'other' ? [] : [glue(', '), term(manner)]),
        glue(')'),
        glue(': '),
        ...pieces,
        glue(' '),
        cite(fromOf(row)),
        ...also.slice(0, 3).map((a) => cite(fromOf(a))),
      ]),
    );
  }
  return out;
}

/** A span without the comma, space or dash at its ends; quotation marks stay. */
function trimmed(text: string, span: { start: number; end: number }): { start: number; end: number } {
  let { start, end } = span;
  while (start < end - 1 && /[\s,;:–—-]/.test(text[start] as string)) start++;
  while (end > start + 1 && /[\s,;:–—-]/.test(text[end - 1] as string)) end--;
  return { start, end };
}

/** Changes first, then what is new: figures and positions told differently, and the weightiest events. */
export async function changeLines(
  rows: readonly ChangeRow[],
  fresh: readonly Chosen<'event'>[],
  reports: Reports,
  most: number,
  kept: Kept,
): Promise<Line[]> {
  const out: Line[] = [];
  // Of one source's figures that changed several times the last stands for all.
  const last = new Map(rows.filter((r) => r.change === 'changed').map((r) => [`${r.kind}|${r.about}`, r]));
  for (const row of last.values()) {
    if (out.length >= most - fresh.length || (row.kind !== 'figure' && row.kind !== 'position')) continue;
    const line = await changeLine(row, reports, kept);
    if (line) out.push(line);
  }
  for (const event of fresh) out.push([glue('New:'), glue(' '), ...(await eventLine(event, reports))]);
  return out;
}

async function changeLine(row: ChangeRow, reports: Reports, kept: Kept): Promise<Line | null> {
  const { before, after } = row;
  if (!before || !after) return null;
  const [was, now] = [await fromCite(before.cite, reports), await fromCite(after.cite, reports)];
  if (!was || !now || !isKept(was, reports, kept) || !isKept(now, reports, kept)) return null;
  const told = async (from: From, at: Cite): Promise<Segment[]> => {
    const record = await reports.record(from.report);
    return row.kind === 'figure' && at.span
      ? stretch(record, at.span, at.item)
      : sentenceWords(record, from.span, at.item);
  };
  const start: Segment = glue(row.kind === 'position' ? 'Shift:' : 'Changed:');
  if (row.kind === 'position')
    return [
      start,
      glue(' '),
      ...(await told(was, before.cite)),
      glue(' '),
      cite(was),
      glue(' '),
      glue('→'),
      glue(' '),
      ...(await told(now, after.cite)),
      glue(' '),
      cite(now),
    ];
  return [
    start,
    glue(' '),
    ...(await told(now, after.cite)),
    ...(after.day ? [glue(' ('), day(after.day), glue(')')] : []),
    glue(', '),
    glue('was'),
    glue(' '),
    ...(await told(was, before.cite)),
    ...(before.day ? [glue(' ('), day(before.day), glue(')')] : []),
    glue(': '),
    ...sentenceWords(await reports.record(now.report), now.span, after.cite.item),
    glue(' '),
    cite(now),
    cite(was),
  ];
}

const isKept = (from: From, reports: Reports, kept: Kept): boolean => {
  const head = reports.head(from.report);
  return head !== undefined && kept(head);
};

/** Where the parties stand by what was said in these days, shifts first; a stand on 'that' or 'it' says nothing by itself. */
export async function positionLines(
  rows: readonly PositionRow[],
  since: string,
  reports: Reports,
  most: number,
  kept: Kept,
): Promise<Line[]> {
  const told = rows
    .map((row) => ({ row, last: row.said.at(-1), shifts: row.shifts.filter((s) => (s.day ?? '') >= since) }))
    .filter(({ last, row }) => last && (last.day ?? '') >= since && matterWords(row.matter).size >= 2)
    .sort((a, b) => b.shifts.length - a.shifts.length || b.row.said.length - a.row.said.length);
  const out: Line[] = [];
  const seen = new Set<string>();
  for (const { row, last } of told) {
    if (out.length >= most || !last) continue;
    const from = await fromCite(last.cite, reports);
    const key = from && `${from.report}:${from.span.start}`;
    if (!from || !key || seen.has(key) || !isKept(from, reports, kept)) continue;
    seen.add(key);
    const record = await reports.record(from.report);
    const position = record.positions.find((p) => p.id === last.cite.item);
    if (!position) continue;
    const stand: Cited<'position'> = {
      report: reports.head(from.report) as ReportHead,
      kind: 'position',
      item: position,
      sentence: from.span,
      words: record.report.text.slice(from.span.start, from.span.end),
    };
    const who = await nameWords(stand, position.actor, reports);
    if (!who) continue;
    const shift = row.shifts.at(-1);
    const earlier = shift && row.said.findLast((s) => s.stance === shift.from);
    const before = earlier && earlier.stance !== row.stance ? await fromCite(earlier.cite, reports) : null;
    out.push(
      citedOnce([
        ...who,
        glue(' – '),
        ...(before && isKept(before, reports, kept) && earlier
          ? [
              term(earlier.stance),
              ...(earlier.day ? [glue(' ('), day(earlier.day), glue(')')] : []),
              glue(' '),
              cite(before),
              glue(' '),
              glue('→'),
              glue(' '),
            ]
          : []),
        term(row.stance),
        ...(last.day ? [glue(' ('), day(last.day), glue(')')] : []),
        glue(': '),
        ...sentenceWords(record, from.span, last.cite.item),
        glue(' '),
        cite(from),
      ]),
    );
  }
  return out;
}

/** Texts on the table, one line a name: of several reports the one that tells most. */
export async function proposalLines(
  rows: readonly Cited<'proposal'>[],
  reports: Reports,
  most: number,
): Promise<Line[]> {
  const byName = new Map<string, Cited<'proposal'>>();
  const fullness = ({ item }: Cited<'proposal'>) =>
    item.approvedBy.length + item.rejectedBy.length + item.terms.length + (item.by ? 1 : 0) + (item.phases ? 1 : 0);
  for (const row of rows) {
    const key = [...matterWords(row.item.name)].join(' ');
    const known = byName.get(key);
    if (!known || fullness(row) >= fullness(known)) byName.set(key, row);
  }
  const fullest = [...byName.values()].filter((r) => fullness(r) > 0).sort((a, b) => fullness(b) - fullness(a));
  const out: Line[] = [];
  for (const row of fullest.slice(0, most)) {
    const record = await reports.record(row.report.id);
    const { item } = row;
    const parties = async (
      label: 'accepted by' | 'rejected by' | 'by',
      of: typeof item.approvedBy,
    ): Promise<Segment[]> => {
      const names = (await Promise.all(of.map((p) => nameWords(row, p, reports)))).filter((n) => n !== null);
      return names.length
        ? [glue('; '), glue(label), glue(' '), ...names.flatMap((n, i) => (i ? [glue(', '), ...n] : n))]
        : [];
    };
    const name = await nameWords(row, { name: item.name, entity: null, span: item.span }, reports);
    if (!name) continue;
    out.push(
      citedOnce([
        ...name,
        ...(row.report.day ? [glue(' ('), day(row.report.day), glue(')')] : []),
        ...(await parties('by', item.by ? [item.by] : [])),
        ...(await parties('accepted by', item.approvedBy)),
        ...(await parties('rejected by', item.rejectedBy)),
        glue(': '),
        ...sentenceWords(record, row.sentence, item.id),
        glue(' '),
        cite(fromOf(row)),
      ]),
    );
  }
  return out;
}

/** Rows of the table of figures, at most. */
const MOST_FIGURES = 16;
/** Measures of a thing and not of what happened. */
const NO_MEASURE: ReadonlySet<string> = new Set(['distance', 'duration', 'share', 'votes', 'age', 'money']);

/**
 * The latest figure of each source for each measure and place, and the one before it; a bound stands as the report
 * writes it. Figures of long before the days asked for are background.
 */
export async function figureTable(
  series: readonly FigureSeries[],
  since: string,
  reports: Reports,
  kept: Kept,
): Promise<Block[]> {
  const rows: Line[][] = [];
  for (const { measure, unit, points, source } of series) {
    const what = measure ?? (unit === 'people' ? unit : null);
    if (!what || NO_MEASURE.has(what) || rows.length >= MOST_FIGURES) continue;
    const cited: { from: From; point: FigureSeries['points'][number] }[] = [];
    for (const point of points) {
      const from = await fromCite(point.cite, reports);
      if (from && isKept(from, reports, kept)) cited.push({ from, point });
    }
    const last = cited.at(-1);
    if (!last || (last.point.day ?? '') < since) continue;
    const record = await reports.record(last.from.report);
    const figure = record.figures.find((f) => f.id === last.point.cite.item);
    if (!figure) continue;
    let before: (typeof cited)[number] | undefined;
    for (const earlier of cited) {
      const old = (await reports.record(earlier.from.report)).figures.find((f) => f.id === earlier.point.cite.item);
      if (old && earlier.point.day !== last.point.day && sameCount(old, figure)) before = earlier;
    }
    const row: Cited<'figure'> = {
      report: reports.head(last.from.report) as ReportHead,
      kind: 'figure',
      item: figure,
      sentence: last.from.span,
      words: record.report.text.slice(last.from.span.start, last.from.span.end),
    };
    const speaker = record.statements.find((s) => s.id === figure.saidBy?.statement)?.source;
    const whose = speaker ?? (source ? { name: source, entity: null, span: null } : null);
    const name = whose ? await nameWords(row, whose, reports) : null;
    const counts = standingPart(last.point.counts, row.words);
    // Without a measure only the words say what is counted.
    if (!measure && matterWords(counts).size < 2) continue;
    const place = figure.place?.name ?? '';
    const number = async ({ from, point }: (typeof cited)[number]): Promise<Line> => [
      ...stretch(await reports.record(from.report), point.cite.span ?? from.span, point.cite.item),
      ...(point.day ? [glue(' ('), day(point.day), glue(')')] : []),
      glue(' '),
      cite(from),
    ];
    rows.push([
      [
        term(what),
        ...(counts && counts !== what ? [glue(': '), words(counts, last.from)] : []),
        ...(place && !counts.includes(place) && standsIn(place, row.words)
          ? [glue(', '), words(place, last.from)]
          : []),
      ],
      name ?? [glue(source ? 'no one named' : 'the report’s own word')],
      await number(last),
      before ? await number(before) : [],
    ]);
  }
  return rows.length ? [{ kind: 'table', head: ['What', 'Source', 'Figure', 'Before'], rows }] : [];
}

/** Figures, and denials by somebody who is named; other differences stand in the answer of their own, where each can be looked at. */
const plainlyDiffers = ({ kind, sides }: DifferenceRow): boolean =>
  kind === 'figure' || (kind === 'denial' && sides.some((s) => s.source !== null && s.words.startsWith('denied')));

/** Accounts side by side, in order of the day: none is preferred. */
export async function differenceBlocks(
  rows: readonly DifferenceRow[],
  reports: Reports,
  most: number,
  kept: Kept,
): Promise<Block[]> {
  const out: Block[] = [];
  const shown = new Set<string>();
  for (const { kind, sides } of rows.filter(plainlyDiffers).slice(0, most)) {
    const lines: Line[] = [];
    const seen = new Set<string>();
    for (const side of sides) {
      const from = await fromCite(side.cite, reports);
      if (!from || !isKept(from, reports, kept)) continue;
      const record = await reports.record(from.report);
      const prose = proseOf(record, from.span);
      const key = foldName(record.report.text.slice(prose.start, prose.end));
      if (seen.has(key)) continue;
      seen.add(key);
      lines.push([
        ...(side.day ? [day(side.day), glue(': ')] : []),
        ...stretch(record, prose, side.cite.item),
        glue(' '),
        cite(from),
      ]);
    }
    const pair = [...seen].join('|');
    if (lines.length < 2 || shown.has(pair)) continue;
    shown.add(pair);
    const differs: Glue =
      kind === 'denial' ? 'Told and denied:' : kind === 'figure' ? 'Figures differ:' : 'Told differently:';
    out.push({
      kind: 'subheading',
      line: [
        glue(differs),
        glue(' '),
        counted(
          lines.map((_, i) => `${i}`),
          'account',
          'accounts',
        ),
      ],
    });
    for (const line of lines) out.push({ kind: 'line', line });
  }
  return out;
}

/** What is planned for later than the last day; a plan for no known day counts while it is new. */
export async function plannedLines(
  events: readonly Cited<'event'>[],
  last: string,
  reports: Reports,
  most: number,
): Promise<Line[]> {
  const planned = events
    .filter((r) => r.item.status === 'planned')
    .filter((r) =>
      r.item.when?.standing === 'stated' ? r.item.when.to > last : daysApart(r.report.day, last) <= PLANS,
    )
    .map((row) => ({ row, on: row.item.when?.standing === 'stated' ? dayTold(row) : null }))
    .sort((a, b) => ((a.on ?? '9999') < (b.on ?? '9999') ? -1 : (a.on ?? '9999') > (b.on ?? '9999') ? 1 : 0));
  const out: Line[] = [];
  const seen = new Set<string>();
  for (const { row, on } of planned) {
    const key = folded(row.words);
    if (out.length >= most || seen.has(key)) continue;
    seen.add(key);
    out.push([on ? day(on) : glue('no day told'), glue(': '), ...(await eventLine({ row, also: [] }, reports))]);
  }
  return out;
}
