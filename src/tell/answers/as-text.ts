import type {
  ChangeRow,
  Cite,
  DifferenceRow,
  FigureSeries,
  Hit,
  PositionRow,
  ProposalRow,
  SaidRow,
  TimelineRow,
  VersionRow,
  WhoRow,
} from '#model';
import { type Look, oneLine, padded, type Style } from '../look.ts';
import { openPage, type Page } from '../page.ts';
import { standingPart } from '../stands-in.ts';
import { withdrawnOf } from './cite.ts';

/** Column at which what is told starts, after the day. */
const INDENT = 12;

const NO_DAY = 'no day';
const list = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');

/** Where a row comes from, short enough to be read past: the desk, the day, what to click through to. */
const where = (cite: Cite): string =>
  `(${[cite.agency ?? cite.key ?? cite.title ?? '', cite.published?.slice(0, 10) ?? ''].filter((w) => w).join(', ')}; ${cite.report}${cite.item ? `#${cite.item}` : ''})`;

/** The sentence and the report it stands in, in one breath. */
const cited = (page: Page, cite: Cite): void =>
  struck(page, INDENT + 2, `“${oneLine(cite.words)}”`, cite, 'dim', where(cite));

/** Words of a row, struck through where its report was taken back: with ~~ ~~ where there is no colour. */
function struck(
  page: Page,
  indent: number,
  words: string,
  { withdrawn }: Pick<Cite, 'withdrawn'>,
  style: Style = 'plain',
  after = '',
): void {
  const line = withdrawn && !page.look.colour ? `~~${oneLine(words)}~~` : words;
  page.words(indent, after ? `${line} ${after}` : line, withdrawn ? 'struck' : style);
}

/** A day in the margin, then what is told of it; struck through where it was taken back. */
function told(page: Page, day: string, words: string, style: Style = 'plain', cite?: Pick<Cite, 'withdrawn'>): void {
  if (cite?.withdrawn) {
    const { as, on } = cite.withdrawn;
    page.row(
      [[padded(day, INDENT), 'accent']],
      `${as === 'embargo' ? 'under embargo' : `taken back (${as}${on ? ` on ${on}` : ''})`}:`,
      'warn',
    );
    struck(page, INDENT, words, cite, style);
  } else page.row([[padded(day, INDENT), 'accent']], words, style);
}

/** Rows that stand on one sentence of one report, in order of the first. */
function bySentence<T extends { readonly cite: Cite }>(rows: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = `${row.cite.report}|${row.cite.words}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** By the day that it happened; what several reports tell of one day in the same words is one entry with all who tell it. */
export function tellTimeline(rows: readonly TimelineRow[], look: Look): string {
  const page = openPage(look);
  const days = [...new Set(rows.map((r) => r.day ?? NO_DAY))];
  for (const day of days) {
    page.heading(day);
    const entries = new Map<string, { first: TimelineRow; also: Cite[] }>();
    rows.forEach((row, i) => {
      if ((row.day ?? NO_DAY) !== day) return;
      const known = entries.get(eventKey(row, i));
      if (known) known.also.push(row.cite);
      else entries.set(eventKey(row, i), { first: row, also: [] });
    });
    const also = new Map([...entries.values()].map((e) => [e.first, e.also]));
    for (const group of bySentence([...also.keys()])) {
      const { cite } = group[0] as TimelineRow;
      told(page, '  –', `${oneLine(cite.words)} ${where(cite)}`, 'plain', cite);
      for (const row of group) tellEvent(page, row);
      const others = new Map(group.flatMap((r) => also.get(r) ?? []).map((c) => [c.report, c]));
      others.delete(cite.report);
      if (others.size) page.words(INDENT + 2, `also told: ${[...others.values()].map(where).join(' ')}`, 'dim');
    }
  }
  return page.text();
}

/** What makes two rows of one day one entry; a row that names nobody stays by itself. */
const eventKey = (row: TimelineRow, i: number): string =>
  row.actors.length + row.recipients.length === 0
    ? `${i}`
    : [row.type, row.status, row.saidBy, row.trigger, ...row.actors, '>', ...row.recipients, row.withdrawn?.by]
        .join('|')
        .toLowerCase();

function tellEvent(page: Page, row: TimelineRow): void {
  const who = [list(row.actors), row.trigger && `“${row.trigger}”`, list(row.recipients)].filter((w) => w).join(' ');
  const kind = row.status === 'occurred' ? row.type : `${row.type}, ${row.status}`;
  const more = [
    row.place ? `in ${row.place}` : '',
    row.saidBy === 'unknown' ? 'reportedly' : row.saidBy ? `says ${row.saidBy}` : '',
    row.condition ? `if: ${row.condition}` : '',
    row.to && row.to !== row.day ? `until ${row.to}` : '',
    row.dated === 'published' ? 'day of the report' : '',
  ].filter((w) => w);
  struck(page, INDENT + 2, [`${kind}: ${who}`, ...more].join(' · '), row, 'dim');
}

export function tellSaid(rows: readonly SaidRow[], look: Look): string {
  const page = openPage(look);
  for (const row of rows) {
    const kind =
      row.standing === 'anonymous'
        ? ['unnamed', row.count ? `${row.count}` : '', row.described ?? ''].filter((w) => w).join(', ')
        : row.standing;
    const particulars = [
      row.manner === 'assert' || row.manner === 'other' ? '' : row.manner,
      row.via ? `via ${row.via}` : '',
      row.venue ? `in ${row.venue}` : '',
      row.audience ? `to ${row.audience}` : '',
    ].filter((w) => w);
    told(
      page,
      row.day ?? NO_DAY,
      [`${row.source ?? 'no one named'} (${kind})`, ...particulars].join(' · '),
      'bold',
      row,
    );
    struck(page, INDENT + 2, row.content, row);
    cited(page, row.cite);
  }
  return page.text();
}

export function tellPositionRows(rows: readonly PositionRow[], look: Look): string {
  const page = openPage(look);
  let party: string | null = null;
  for (const row of rows) {
    if (row.party !== party) page.heading(row.party);
    party = row.party;
    const last = row.said.findLast((s) => !s.cite.withdrawn) ?? row.said.at(-1);
    told(page, last?.day ?? NO_DAY, `${row.stance.toUpperCase()}  ${oneLine(row.matter)}`, 'bold', last?.cite);
    if (row.because) page.words(INDENT + 2, `because: ${row.because}`);
    if (row.unless) page.words(INDENT + 2, `condition: ${row.unless}`);
    for (const shift of row.shifts)
      page.words(INDENT + 2, `shift on ${shift.day ?? NO_DAY}: ${shift.from} → ${shift.to}`, 'warn');
    if (row.said.length > 1)
      page.words(INDENT + 2, `told ${row.said.length} times since ${row.said[0]?.day ?? NO_DAY}`, 'dim');
    if (last) cited(page, last.cite);
    for (const gone of row.said.filter((s) => s.cite.withdrawn && s !== last))
      told(page, gone.day ?? NO_DAY, `${gone.stance.toUpperCase()}  ${oneLine(gone.on)}`, 'plain', gone.cite);
  }
  return page.text();
}

export function tellProposalRows(rows: readonly ProposalRow[], look: Look): string {
  const page = openPage(look);
  for (const row of rows) {
    told(
      page,
      row.day ?? NO_DAY,
      [row.name, row.by ? `by ${row.by}` : '', row.phases ? `${row.phases} phases` : ''].filter((w) => w).join(' · '),
      'bold',
      row,
    );
    if (row.approvedBy.length) page.words(INDENT + 2, `accepted by ${list(row.approvedBy)}`);
    if (row.rejectedBy.length) page.words(INDENT + 2, `rejected by ${list(row.rejectedBy)}`);
    for (const term of row.terms) page.words(INDENT + 2, `– ${term}`);
    cited(page, row.cite);
  }
  return page.text();
}

export function tellFigureSeries(rows: readonly FigureSeries[], look: Look): string {
  const page = openPage(look);
  for (const series of rows) {
    page.heading(
      [
        series.measure ?? series.unit,
        series.place ? `in ${series.place}` : '',
        `– ${series.source ?? 'the report’s own'}`,
      ]
        .filter((w) => w)
        .join(' '),
    );
    for (const point of series.points) {
      told(
        page,
        point.day ?? NO_DAY,
        [point.written, standingPart(point.counts, point.cite.words), point.per && `(${point.per})`]
          .filter((w) => w)
          .join('  '),
        'plain',
        point.cite,
      );
      cited(page, point.cite);
    }
  }
  return page.text();
}

export function tellWho(rows: readonly WhoRow[], look: Look): string {
  const page = openPage(look);
  for (const row of rows) {
    page.heading(`${row.name}  (${row.kind}${row.identity ? `, ${row.identity}` : ''})`);
    if (row.names.length > 1) page.words(INDENT, `also told of as ${list(row.names.filter((n) => n !== row.name))}`);
    for (const { title, of, day } of row.roles)
      told(page, day ?? NO_DAY, of && !title.includes(of) ? `${title}, ${of}` : title);
    if (row.affiliations.length) page.words(INDENT, `belongs to ${list(row.affiliations)}`);
    page.words(
      INDENT,
      `in ${row.reports} report${row.reports === 1 ? '' : 's'}, ${row.first ?? NO_DAY} to ${row.last ?? NO_DAY}`,
    );
    if (row.why) {
      for (const { report, entity, name, reason, evidence } of row.why)
        page.words(INDENT, `${report}#${entity} “${name}”: ${[reason, ...evidence].join('; ')}`);
      continue;
    }
    for (const cite of row.cites.slice(0, 5)) cited(page, cite);
    if (row.cites.length > 5) page.words(INDENT + 2, `… and ${row.cites.length - 5} more`, 'dim');
  }
  return page.text();
}

export function tellHits(rows: readonly Hit[], look: Look): string {
  const page = openPage(look);
  const [on, off] = look.colour ? ['\u001b[1m', '\u001b[22m'] : ['*', '*'];
  for (const { report, kind, id, snippet } of rows) {
    told(
      page,
      report.day ?? NO_DAY,
      [
        report.agency ?? report.publisher ?? '',
        report.title ?? report.key ?? report.id,
        kind === 'report' ? '' : `${kind} ${id}`,
      ]
        .filter((w) => w)
        .join(' · '),
      'plain',
      { withdrawn: withdrawnOf(report) },
    );
    page.verbatim(INDENT + 2, [snippet.replace(/\s+/g, ' ').trim().replaceAll('\u0002', on).replaceAll('\u0003', off)]);
    page.words(INDENT + 2, report.id, 'dim');
  }
  return page.text();
}

const CHANGES = { withdrawn: 'TAKEN BACK OR WITHDRAWN', changed: 'CHANGED', new: 'NEW' } as const;

/** Changed and withdrawn one by one, before and after; what is new sentence by sentence, since one sentence may bring several findings. */
export function tellChanges(rows: readonly ChangeRow[], look: Look): string {
  const page = openPage(look);
  for (const change of ['withdrawn', 'changed'] as const) {
    const some = rows.filter((r) => r.change === change);
    if (some.length) page.heading(CHANGES[change]);
    for (const { kind, about, before, after } of some) {
      told(page, after?.day ?? before?.day ?? NO_DAY, kind === 'report' ? about : `${kind}: ${about}`, 'bold');
      if (before) {
        const gone = change === 'withdrawn' ? before.cite : { withdrawn: null };
        struck(
          page,
          INDENT + 2,
          `was, ${before.day ?? NO_DAY}: ${oneLine(before.words)}`,
          gone,
          'plain',
          where(before.cite),
        );
      }
      if (after) page.words(INDENT + 2, `now, ${after.day ?? NO_DAY}: ${oneLine(after.words)} ${where(after.cite)}`);
      if (after && kind !== 'report') page.words(INDENT + 2, `“${oneLine(after.cite.words)}”`, 'dim');
    }
  }
  tellNew(page, rows);
  return page.text();
}

function tellNew(page: Page, rows: readonly ChangeRow[]): void {
  const sentences = new Map<string, { cite: Cite; day: string; brings: string[] }>();
  for (const { change, kind, about, after } of rows) {
    if (change !== 'new' || !after) continue;
    const key = oneLine(after.cite.words);
    const day = after.cite.published?.slice(0, 10) ?? NO_DAY;
    const known = sentences.get(key) ?? { cite: after.cite, day, brings: [] };
    known.brings.push(kind === 'statement' || kind === 'position' ? `${kind} of ${about}` : kind);
    sentences.set(key, known);
  }
  if (sentences.size) page.heading(CHANGES.new);
  const ordered = [...sentences.values()].map((s, i) => ({ ...s, i }));
  ordered.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.i - b.i));
  for (const { cite, day, brings } of ordered) {
    told(page, day, `${oneLine(cite.words)} ${where(cite)}`, 'plain', cite);
    page.words(INDENT + 2, [...new Set(brings)].join(' · '), 'dim');
  }
}

const DIFFERING: Readonly<Record<DifferenceRow['kind'], string>> = {
  figure: 'Figures differ',
  denial: 'Denied',
  actor: 'Who did it differs',
  day: 'The day differs',
  place: 'The place differs',
};

export function tellDifferences(rows: readonly DifferenceRow[], look: Look): string {
  const page = openPage(look);
  for (const { kind, about, sides } of rows) {
    page.heading(`${DIFFERING[kind]}: ${oneLine(about)}`);
    for (const side of sides) {
      told(page, side.day ?? NO_DAY, `${side.source ?? 'the report’s own word'}: ${oneLine(side.words)}`);
      cited(page, side.cite);
    }
  }
  return page.text();
}

const VERSIONS = {
  first: 'first version',
  update: 'update',
  correction: 'correction',
  kill: 'kill: takes back what came before',
  withhold: 'withheld: takes back what came before',
  embargo: 'under embargo',
} as const;

/** The versions of a report; of a changed sentence what went is between [- -], what came between {+ +}. */
export function tellVersions(rows: readonly VersionRow[], look: Look): string {
  const page = openPage(look);
  for (const row of rows) {
    const fate = row.withdrawn ? ' · taken back' : row.stands ? ' · stands' : ' · replaced';
    page.heading(`${row.version}  ${row.cite.title ?? row.cite.key ?? row.cite.report}`);
    told(
      page,
      row.day ?? NO_DAY,
      `${VERSIONS[row.as]}${row.label ? ` (${row.label})` : ''}${fate} · ${row.cite.report}`,
    );
    if (row.version > 1 && !row.changes.length && row.as !== 'kill' && row.as !== 'withhold')
      page.words(INDENT + 2, 'no sentence changed', 'dim');
    for (const { change, before, after, marks } of row.changes) {
      const words =
        change === 'changed'
          ? marks
              .map((m) => (m.in === 'both' ? m.words : m.in === 'before' ? `[-${m.words}-]` : `{+${m.words}+}`))
              .join(' ')
          : ((after ?? before)?.words ?? '');
      page.row([[padded(` ${change}`, INDENT), 'accent']], words);
    }
  }
  return page.text();
}
