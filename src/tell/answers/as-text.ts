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
  WhoRow,
} from '#model';
import { type Look, oneLine, padded, type Style } from '../look.ts';
import { openPage, type Page } from '../page.ts';

/** Column at which what is told starts, after the day. */
const INDENT = 12;

const NO_DAY = 'no day';
const list = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');

/** The sentence and the report it stands in, in one breath: what a reader clicks through to. */
function cited(page: Page, cite: Cite): void {
  const where = [cite.key ?? cite.title ?? cite.report, cite.published?.slice(0, 10) ?? ''].filter((w) => w).join(', ');
  page.words(
    INDENT + 2,
    `“${oneLine(cite.words)}” (${where}; ${cite.report}${cite.item ? `#${cite.item}` : ''})`,
    'dim',
  );
}

/** A day in the margin, then what is told of it. */
const told = (page: Page, day: string, words: string, style: Style = 'plain'): void =>
  page.row([[padded(day, INDENT), 'accent']], words, style);

/** What has been taken back is told as such before anything else. */
function takenBack(page: Page, withdrawn: { readonly as: string; readonly on: string | null } | null): void {
  if (withdrawn)
    page.words(INDENT, `taken back (${withdrawn.as}${withdrawn.on ? ` on ${withdrawn.on}` : ''}):`, 'warn');
}

export function tellTimeline(rows: readonly TimelineRow[], look: Look): string {
  const page = openPage(look);
  for (const row of rows) {
    const day = row.day ?? NO_DAY;
    const range = row.to && row.to !== row.day ? ` – ${row.to}` : '';
    const who = [list(row.actors), row.trigger && `“${row.trigger}”`, list(row.recipients)].filter((w) => w).join(' ');
    const more = [
      row.type,
      row.status,
      row.place ? `in ${row.place}` : '',
      row.saidBy ? `says ${row.saidBy}` : '',
      row.condition ?? '',
      row.dated === 'published' ? 'day of the report' : '',
    ].filter((w) => w);
    takenBack(page, row.withdrawn);
    told(page, day, `${who}${range}  · ${more.join(' · ')}`);
    cited(page, row.cite);
  }
  return page.text();
}

export function tellSaid(rows: readonly SaidRow[], look: Look): string {
  const page = openPage(look);
  for (const row of rows) {
    const kind =
      row.standing === 'anonymous'
        ? ['unnamed', row.count ? `${row.count}` : '', row.described ?? ''].filter((w) => w).join(', ')
        : row.standing;
    const where = [
      row.manner === 'assert' || row.manner === 'other' ? '' : row.manner,
      row.via ? `via ${row.via}` : '',
      row.venue ? `in ${row.venue}` : '',
      row.audience ? `to ${row.audience}` : '',
    ].filter((w) => w);
    takenBack(page, row.withdrawn);
    told(page, row.day ?? NO_DAY, [`${row.source ?? 'no one named'} (${kind})`, ...where].join(' · '));
    page.words(INDENT + 2, row.content);
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
    const last = row.said.at(-1);
    told(page, last?.day ?? NO_DAY, `${row.stance.toUpperCase()}  ${oneLine(row.matter)}`, 'bold');
    if (row.because) page.words(INDENT + 2, `because: ${row.because}`);
    if (row.unless) page.words(INDENT + 2, `condition: ${row.unless}`);
    for (const shift of row.shifts)
      page.words(INDENT + 2, `shift on ${shift.day ?? NO_DAY}: ${shift.from} → ${shift.to}`, 'warn');
    if (row.said.length > 1)
      page.words(INDENT + 2, `told ${row.said.length} times since ${row.said[0]?.day ?? NO_DAY}`, 'dim');
    if (last) cited(page, last.cite);
  }
  return page.text();
}

export function tellProposalRows(rows: readonly ProposalRow[], look: Look): string {
  const page = openPage(look);
  for (const row of rows) {
    takenBack(page, row.withdrawn);
    told(
      page,
      row.day ?? NO_DAY,
      [row.name, row.by ? `by ${row.by}` : '', row.phases ? `${row.phases} phases` : ''].filter((w) => w).join(' · '),
      'bold',
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
      told(page, point.day ?? NO_DAY, `${point.written}  ${point.counts}${point.per ? `  (${point.per})` : ''}`);
      cited(page, point.cite);
    }
  }
  return page.text();
}

export function tellWho(rows: readonly WhoRow[], look: Look): string {
  const page = openPage(look);
  for (const row of rows) {
    page.heading(`${row.name}  (${row.kind})`);
    for (const { title, of, day } of row.roles)
      told(page, day ?? NO_DAY, of && !title.includes(of) ? `${title}, ${of}` : title);
    if (row.affiliations.length) page.words(INDENT, `belongs to ${list(row.affiliations)}`);
    page.words(
      INDENT,
      `in ${row.reports} report${row.reports === 1 ? '' : 's'}, ${row.first ?? NO_DAY} to ${row.last ?? NO_DAY}`,
    );
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
    );
    page.verbatim(INDENT + 2, [snippet.replace(/\s+/g, ' ').trim().replaceAll('\u0002', on).replaceAll('\u0003', off)]);
    page.words(INDENT + 2, report.id, 'dim');
  }
  return page.text();
}

const CHANGES = { withdrawn: 'TAKEN BACK OR WITHDRAWN', changed: 'CHANGED', new: 'NEW' } as const;

export function tellChanges(rows: readonly ChangeRow[], look: Look): string {
  const page = openPage(look);
  let change: ChangeRow['change'] | null = null;
  let kind: ChangeRow['kind'] | null = null;
  for (const row of rows) {
    if (row.change !== change) page.heading(CHANGES[row.change]);
    if (row.kind !== kind || row.change !== change) page.line(0, [[`${row.kind}s`, 'accent']]);
    change = row.change;
    kind = row.kind;
    const { before, after } = row;
    told(page, after?.day ?? before?.day ?? NO_DAY, row.about, 'bold');
    if (before) page.words(INDENT + 2, `was, ${before.day ?? NO_DAY}: ${oneLine(before.words)}`);
    if (after)
      page.words(INDENT + 2, before ? `now, ${after.day ?? NO_DAY}: ${oneLine(after.words)}` : oneLine(after.words));
    const cite = after?.cite ?? before?.cite;
    if (cite && row.kind !== 'report') cited(page, cite);
  }
  return page.text();
}

export function tellDifferences(rows: readonly DifferenceRow[], look: Look): string {
  const page = openPage(look);
  for (const { kind, about, sides } of rows) {
    page.heading(`${kind === 'figure' ? 'Figures differ' : 'Denied'}: ${oneLine(about)}`);
    for (const side of sides) {
      told(page, side.day ?? NO_DAY, `${side.source ?? 'the report’s own word'}: ${oneLine(side.words)}`);
      cited(page, side.cite);
    }
  }
  return page.text();
}
