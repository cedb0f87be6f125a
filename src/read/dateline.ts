import type { Report, Span } from '#model';
import { isAgency } from './agencies.ts';
import { settleYear, type WrittenDay } from './calendar.ts';
import { type Opening, readOpening } from './dateline-opening.ts';
import { DatelineReader, isTitled, type PlaceName } from './dateline-words.ts';
import { type Line, openingLines } from './lines.ts';
import { isKnownCity, isKnownRegion } from './zones.ts';

/**
 * Datelines: 'CAIRO/DOHA, May 8 (Harbour Wire) –', 'GENEVA (AP) —', 'KYIV, Ukraine —',
 * 'Cairo, 8 May (MENA) -', 'MOSCOW, May 8. /TASS/.', and a line that holds only a date.
 *
 * Wire style sets places in capitals, agencies in brackets and a dash after all of it. Any
 * one of the three can be missing, and each is common in running text, so a line is a
 * dateline only where enough of them come together (`isDateline`).
 */

/** Words in capitals that open a line before a dash or colon and are no place. */
const LABELS = new Set(
  (
    'UPDATE UPDATED UPDATES BREAKING URGENT ALERT FLASH SNAP BULLETIN ADVISORY EXCLUSIVE ANALYSIS EXPLAINER FACTBOX TIMELINE OPINION COLUMN COMMENTARY EDITORIAL REVIEW PREVIEW ' +
    'INTERVIEW PROFILE FEATURE INSIGHT FOCUS WATCH LIVE VIDEO PHOTOS LISTEN READ CORRECTION CORRECTED CORRECTS CLARIFICATION REFILE RPT REPEAT WRAPUP WRAP RECASTS LEAD KILL KILLED ' +
    'WITHHOLD WITHDRAWN HOLD EMBARGO EMBARGOED NEWS NOTE NOTES EDITOR EDITORS QUESTION ANSWER HOST SOURCE SOURCES TITLE DATE BY ABOUT MORE ALSO LATEST BACKGROUND SUMMARY HIGHLIGHTS ' +
    'NATO UNICEF UNRWA UNESCO OPEC ASEAN HAMAS HEZBOLLAH FATAH ISIS'
  ).split(' '),
);

/** Whether some of the words that follow are in small letters, as a sentence's are and a headline's in capitals are not. */
function runsOn(text: string, from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + 60); i++) {
    const c = text[i] as string;
    if (c !== c.toUpperCase()) return true;
  }
  return false;
}

/** Whether an agency is a known one, one that the input names, or a list of known ones. */
const isNamedAgency = (name: string, given: ReadonlySet<string>): boolean =>
  isAgency(name) || given.has(name.toLowerCase()) || name.split(/[,/]/).every((part) => isAgency(part.trim()));

/** Whether what follows starts as a sentence does. */
const startsSentence = (text: string, from: number): boolean => isTitled(text.slice(from, from + 3).trimStart());

/** With neither date nor agency the place must be known, or in capitals, long and set off by a dash between spaces. */
function standsOnPlaces(text: string, o: Opening, first: PlaceName): boolean {
  const around = o.region !== null && isKnownRegion(o.region);
  const dash = o.after === 'dash' || o.after === 'glued';
  if (!first.caps) return o.after === 'dash' && isKnownCity(first.text) && around && startsSentence(text, o.rest);
  if (o.after === 'colon') return isKnownCity(first.text);
  if (isKnownCity(first.text) || around) return dash;
  const letters = first.text.replace(/\P{L}/gu, '').length;
  return o.after === 'dash' && letters >= 5 && first.text.length <= 40 && o.places.length <= 4;
}

/** Whether enough of places in capitals, date, agency and dash come together. */
function isDateline(text: string, line: Pick<Line, 'end'>, o: Opening, agencies: ReadonlySet<string>): boolean {
  const known = o.agency !== null && isNamedAgency(o.agency, agencies);
  const dash = o.after === 'dash' || o.after === 'glued';
  const first = o.places[0];
  if (first === undefined) {
    const alone = o.day === null && text[o.span.start] === '(';
    return known && (o.after === 'dash' || alone) && startsSentence(text, o.rest);
  }
  if (first.caps && LABELS.has(first.text.split(/[ -]/)[0] ?? '')) return false;
  if (o.agency !== null) {
    if (dash) return first.caps || known || o.day !== null;
    if (o.after === 'colon') return first.caps || known;
    return known && (o.day !== null || (first.caps && o.after !== 'end'));
  }
  if (o.day !== null) {
    const city = isKnownCity(first.text);
    const around = o.region !== null && isKnownRegion(o.region);
    if (dash) return first.caps || city;
    if (o.after === 'end') return (first.caps || city || around) && o.day.year !== null;
    return o.after === 'colon' && first.caps && (city || around);
  }
  return runsOn(text, o.rest, line.end) && standsOnPlaces(text, o, first);
}

/** A line that holds only a date: weekday, month, day and year, perhaps with a clock time; also where a sentence follows it on the same line. */
function readDateLine(text: string, line: Pick<Line, 'start' | 'end'>): { span: Span; day: WrittenDay } | null {
  const r = new DatelineReader(text, line.start, line.end);
  const first = r.piece();
  if (first === undefined) return null;
  if (/^(?:published|updated|posted|date|dated)$/i.test(first.text)) {
    r.at++;
    if (r.is(':')) r.at++;
    if (r.is('on')) r.at++;
  }
  const start = r.piece()?.start ?? first.start;
  const found = r.day();
  if (found === null) return null;
  const span = { start, end: found.end };
  let next = r.piece();
  if (next?.text === ',' || next?.text === '-' || next?.text === '.') next = r.pieces[++r.at];
  if (next === undefined) return found.day.year !== null || found.weekday ? { span, day: found.day } : null;
  if (found.day.year === null) return null;
  const rest = text.slice(next.start, Math.min(line.end, next.start + 24));
  if (line.end - next.start <= 24 && /^(?:at )?\d{1,2}[:.]\d\d/.test(rest)) return { span, day: found.day };
  return found.weekday &&
    next.kind === 'word' &&
    isTitled(next.text) &&
    r.is(next.text) &&
    r.pieces[r.at - 1]?.text !== ','
    ? { span, day: found.day }
    : null;
}

/** What the head of a text says about where and when it was written. */
export interface FoundDateline {
  readonly dateline: NonNullable<Report['dateline']> | null;
  /** The region that follows the first place: 'Gaza Strip'. */
  readonly region: string | null;
  /** Where the report's own prose starts: headline, byline and notes come before it. */
  readonly body: number;
}

export interface DatelineHints {
  /** ISO day near which a date without a year lies. */
  readonly near: string | null;
  /** The headline, which is no dateline whatever it looks like. */
  readonly title: string | null;
  /** Names of agencies that the input gives. */
  readonly agencies: readonly string[];
}

/** Whether a line is a paragraph of prose, so that no dateline follows it. */
const isProse = (text: string, line: Pick<Line, 'start' | 'end'>): boolean => {
  const length = line.end - line.start;
  return length > 240 || (length > 90 && /[.?!]["'”’)]?$/.test(text.slice(line.end - 2, line.end)));
};

/**
 * Finds the dateline of a report: the first in the lines before its prose ends the search.
 *
 * @returns the dateline, its span without dash and with the agency's brackets; a line that holds only
 *   a date becomes one without places and agency
 */
export function findDateline(text: string, hints: DatelineHints): FoundDateline {
  const agencies = new Set(hints.agencies.map((name) => name.toLowerCase()));
  const lines = openingLines(text, 14);
  let dateLine: { span: Span; day: WrittenDay } | null = null;
  let last: (typeof lines)[number] | undefined;
  let prose: number | null = null;
  for (const line of lines) {
    const isTitle = hints.title !== null && text.slice(line.start, line.end) === hints.title;
    if (!isTitle && dateLine === null) {
      dateLine = readDateLine(text, line);
      if (dateLine !== null && dateLine.span.end + 30 > line.end) continue;
      if (dateLine !== null) {
        last = line;
        break;
      }
    }
    last = line;
    const opening = isTitle ? null : readOpening(text, line);
    if (opening !== null && isDateline(text, line, opening, agencies)) {
      // A date line above tells the day where the dateline itself does not, and its year.
      const day = opening.day ?? dateLine?.day ?? null;
      const near = hints.near ?? (dateLine === null ? null : settleYear(dateLine.day, null));
      const date = day === null ? null : settleYear(day, near);
      const places = opening.places.map((p) => p.text);
      return {
        dateline: { span: opening.span, places, date, agency: opening.agency },
        region: opening.region,
        body: line.start,
      };
    }
    if (!isProse(text, line) || text[line.start] === '(') continue;
    // One short paragraph may be a headline that ends as a sentence does, or a summary.
    if (prose !== null || line.end - line.start > 300) {
      prose ??= line.start;
      break;
    }
    prose = line.start;
  }
  const shared = dateLine !== null && last !== undefined && dateLine.span.start >= last.start;
  return {
    dateline: withDate(dateLine, hints.near),
    region: null,
    body: prose ?? (shared ? (last?.start ?? 0) : (last?.next ?? 0)),
  };
}

const withDate = (
  found: { span: Span; day: WrittenDay } | null,
  near: string | null,
): NonNullable<Report['dateline']> | null =>
  found === null ? null : { span: found.span, places: [], date: settleYear(found.day, near), agency: null };
