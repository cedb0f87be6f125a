import {
  dayNumber,
  dayOf,
  easterOf,
  isoDay,
  isoMonth,
  isoWeek,
  isoYear,
  monthLength,
  two,
  weekdayOf,
} from './calendar.ts';
import type {
  CalendarMeaning,
  FeastMeaning,
  Meaning,
  PartOfDay,
  RelativeMeaning,
  Season,
  ShiftMeaning,
  Unit,
} from './meaning.ts';
import type { Tense } from './tense.ts';
import { type Moment, momentDay } from './timeline.ts';

/** What an expression is read against. */
export interface Setting {
  /** Day number of the report; null where unknown. */
  readonly reference: number | null;
  /** True where the text tells a history with dates of its own and is not read against the report's day. */
  readonly narrative: boolean;
  /** The time last told. */
  readonly story: Moment | null;
  /** The day last told. */
  readonly storyDay: Moment | null;
  /** A year told earlier in the same sentence. */
  readonly sentenceYear: number | null;
  readonly tense: Tense;
}

const SEASON_START: Readonly<Record<Season, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };
const X_DAY = 'XXXX-XX-XX';
const withPart = (day: string, part: PartOfDay | undefined): string => (part ? `${day}T${part}` : day);
const era = (m: { bc: boolean }): string => (m.bc ? 'BC' : '');

/** The year that a month or day without one belongs to. */
function yearFor(month: number, day: number | null, setting: Setting): { year: number; bc: boolean } | null {
  const { reference, narrative, story, tense } = setting;
  if (narrative && story) {
    // A story goes on: after November comes the January of the next year.
    const ahead = story.month !== null && story.month - month >= 9 && !story.bc ? 1 : 0;
    return { year: story.year + ahead, bc: story.bc };
  }
  if (setting.sentenceYear !== null) return { year: setting.sentenceYear, bc: false };
  if (reference === null) return null;
  const now = dayOf(reference);
  if (day !== null) {
    // A day is the nearest one: last December's in January, next January's in December.
    const at = dayNumber(now.year, month, Math.min(day, monthLength(now.year, month)));
    const distance = at - reference;
    const farAhead = tense === 'past' ? 120 : 240;
    const farBack = tense === 'future' ? 120 : 300;
    return { year: now.year + (distance > farAhead ? -1 : distance < -farBack ? 1 : 0), bc: false };
  }
  if (tense === 'past') return { year: month > now.month ? now.year - 1 : now.year, bc: false };
  if (tense === 'future') return { year: month < now.month ? now.year + 1 : now.year, bc: false };
  const gap = month - now.month;
  return { year: now.year + (gap > 6 ? -1 : gap < -6 ? 1 : 0), bc: false };
}

/** A weekday's day by tense: back to the nearest, today included; or forward. */
function weekdayNear(reference: number, weekday: number, tense: Tense): number {
  const back = (weekdayOf(reference) - weekday + 7) % 7;
  if (back === 0) return reference;
  return tense === 'future'
    ? reference + 7 - back
    : tense === 'present' && back > 3
      ? reference + 7 - back
      : reference - back;
}

function clockPart(m: CalendarMeaning): string {
  if (m.clock) return `T${m.clock}${m.zone ?? ''}`;
  return m.part ? `T${m.part}` : '';
}

function resolveCalendar(m: CalendarMeaning, setting: Setting): string {
  const { reference, story, storyDay, narrative, tense } = setting;
  const tail = clockPart(m);
  if (m.year !== undefined) {
    const year = `${m.bc ? 'BC' : ''}${isoYear(m.year)}`;
    if (m.season) return `${year}-${m.season}`;
    if (m.piece) return `${year}-${m.piece}`;
    if (m.month === undefined) return year;
    return m.day === undefined ? `${year}-${two(m.month)}` : `${year}-${two(m.month)}-${two(m.day)}${tail}`;
  }
  if (m.month !== undefined) {
    const year = yearFor(m.month, m.day ?? null, setting);
    const y = year ? `${era(year)}${isoYear(year.year)}` : 'XXXX';
    return m.day === undefined ? `${y}-${two(m.month)}` : `${y}-${two(m.month)}-${two(m.day)}${tail}`;
  }
  if (m.season) {
    if (narrative && story) return `${era(story)}${isoYear(story.year)}-${m.season}`;
    const start = SEASON_START[m.season];
    const year =
      setting.sentenceYear !== null
        ? { year: setting.sentenceYear }
        : yearFor(start, null, { ...setting, sentenceYear: null });
    return year ? `${isoYear(year.year)}-${m.season}` : `XXXX-${m.season}`;
  }
  if (m.piece) return resolvePiece(m.piece, setting);
  if (m.weekday !== undefined) {
    const base = narrative ? (momentDay(storyDay) ?? reference) : reference;
    return base === null
      ? `XXXX-WXX-${m.weekday}${tail}`
      : `${isoDay(weekdayNear(base, m.weekday, narrative ? 'future' : tense))}${tail}`;
  }
  if (m.day !== undefined) {
    const month = narrative && story?.month ? story : reference !== null ? { ...dayOf(reference), bc: false } : null;
    if (!month?.month) return `XXXX-XX-${two(m.day)}${tail}`;
    return `${era(month)}${isoMonth(month.year, month.month)}-${two(m.day)}${tail}`;
  }
  // A clock time alone is on the day last told in its sentence or, in a report, on the report's day.
  const day = momentDay(storyDay) ?? reference;
  return `${day === null ? X_DAY : isoDay(day)}${tail}`;
}

/** 'the first quarter' without a year: the last one gone by, or the next to come. */
function resolvePiece(piece: string, { reference, tense, sentenceYear }: Setting): string {
  if (sentenceYear !== null) return `${isoYear(sentenceYear)}-${piece}`;
  if (reference === null) return `XXXX-${piece}`;
  const { year, month } = dayOf(reference);
  const long = piece.startsWith('Q') ? 3 : 6;
  const n = Number(piece.slice(1));
  const started = (n - 1) * long + 1 <= month;
  const over = n * long < month;
  if (tense === 'future') return `${isoYear(over ? year + 1 : year)}-${piece}`;
  return `${isoYear(started ? year : year - 1)}-${piece}`;
}

const addMonths = (year: number, month: number, n: number): { year: number; month: number } => {
  const index = year * 12 + month - 1 + n;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
};

/** A moment moved by whole units and written at the grain of the unit; a coarser moment leaves X. */
function moved(at: Moment, n: number, unit: Unit, part: PartOfDay | undefined): string {
  const sign = at.bc ? -1 : 1;
  const year = `${era(at)}${isoYear(at.year)}`;
  const day = momentDay(at);
  switch (unit) {
    case 'Y':
      return `${era(at)}${isoYear(Math.max(0, at.year + sign * Math.round(n)))}`;
    case 'DE':
      return `${era(at)}${String(Math.floor((at.year + sign * n * 10) / 10)).padStart(3, '0')}`;
    case 'CE':
      return `${era(at)}${two(Math.floor((at.year + sign * n * 100) / 100))}`;
    case 'M': {
      if (at.month === null) return `${year}-XX`;
      const to = addMonths(at.year, at.month, Math.round(n));
      return `${era(at)}${isoMonth(to.year, to.month)}`;
    }
    case 'Q': {
      if (at.month === null) return `${year}-QX`;
      const to = addMonths(at.year, at.month, 3 * Math.round(n));
      return `${isoYear(to.year)}-Q${Math.ceil(to.month / 3)}`;
    }
    case 'FN':
    case 'W':
      if (day === null) return `${year}-WXX`;
      return isoWeek(day + Math.round((unit === 'FN' ? 14 : 7) * n));
    case 'WE':
      return day === null ? `${year}-WXX-WE` : `${isoWeek(day + 7 * Math.round(n))}-WE`;
    case 'D': {
      if (day !== null) return withPart(isoDay(day + Math.round(n)), part);
      return withPart(at.month === null ? `${year}-XX-XX` : `${era(at)}${isoMonth(at.year, at.month)}-XX`, part);
    }
    default:
      return day === null ? `${year}-XX-XXTXX` : `${isoDay(day)}TXX`;
  }
}

const reportMoment = (reference: number): Moment => ({ ...dayOf(reference), bc: false });
const UNKNOWN: Partial<Record<Unit, string>> = {
  Y: 'XXXX',
  M: 'XXXX-XX',
  W: 'XXXX-WXX',
  WE: 'XXXX-WXX-WE',
  Q: 'XXXX-QX',
  DE: 'XXX',
  CE: 'XX',
};

/** The moment that an expression counts from. */
function baseOf(
  from: 'report' | 'story',
  unit: Unit,
  { reference, narrative, story, storyDay }: Setting,
): Moment | null {
  const report = reference === null ? null : reportMoment(reference);
  if (from === 'report') return report ?? (narrative ? story : null);
  if (narrative) return story ?? report;
  const fine = unit === 'D' || unit === 'H' || unit === 'MI' || unit === 'S';
  return (fine ? storyDay : story) ?? report;
}

function resolveShift(m: ShiftMeaning, setting: Setting): string {
  if (m.count === null) return m.sign < 0 ? 'PAST_REF' : 'FUTURE_REF';
  const base = baseOf(m.from, m.unit, setting);
  if (!base) return withPart(UNKNOWN[m.unit] ?? X_DAY, m.part);
  // Half a year ago is six months ago.
  const half = m.count % 1 !== 0;
  const [count, unit]: [number, Unit] =
    half && m.unit === 'Y'
      ? [m.count * 12, 'M']
      : half && m.unit === 'DE'
        ? [m.count * 10, 'Y']
        : half && m.unit === 'CE'
          ? [m.count * 100, 'Y']
          : [m.count, m.unit];
  return moved(base, m.sign * count, unit, m.part);
}

function resolveWeekday(weekday: number, m: RelativeMeaning, setting: Setting): string {
  const base = m.from === 'story' ? (momentDay(setting.storyDay) ?? setting.reference) : setting.reference;
  if (base === null) return withPart(`XXXX-WXX-${weekday}`, m.part);
  const back = (weekdayOf(base) - weekday + 7) % 7;
  if (m.step < 0) return withPart(isoDay(base - (back || 7)), m.part);
  if (m.step > 0) return withPart(isoDay(base + (7 - back)), m.part);
  return withPart(isoDay(weekdayNear(base, weekday, setting.tense === 'past' ? 'past' : 'future')), m.part);
}

function resolveMonth(month: number, day: number | undefined, m: RelativeMeaning, setting: Setting): string {
  const base = baseOf(m.from, 'M', setting);
  const tail = day === undefined ? '' : `-${two(day)}`;
  if (!base) return `XXXX-${two(month)}${tail}`;
  const now = base.month ?? 1;
  const before =
    day !== undefined && base.day !== null ? month < now || (month === now && day < base.day) : month < now;
  const after = day !== undefined && base.day !== null ? month > now || (month === now && day > base.day) : month > now;
  const year =
    m.step < 0 ? (before ? base.year : base.year - 1) : m.step > 0 ? (after ? base.year : base.year + 1) : base.year;
  return `${era(base)}${isoMonth(year, month)}${tail}`;
}

function resolveSeason(season: Season, m: RelativeMeaning, setting: Setting): string {
  const base = baseOf(m.from, 'M', setting);
  if (!base) return `XXXX-${season}`;
  const now = base.month ?? 1;
  const start = SEASON_START[season];
  const year = season === 'WI' && now <= 2 ? base.year - 1 : base.year;
  const over = season === 'WI' ? now > 2 && now < 12 : now > start + 2;
  const begun = now >= start || (season === 'WI' && now <= 2);
  if (m.step < 0)
    return `${isoYear(season === 'WI' ? (over ? base.year - 1 : year - 1) : over ? base.year : base.year - 1)}-${season}`;
  if (m.step > 0) return `${isoYear(begun ? year + 1 : year)}-${season}`;
  return `${era(base)}${isoYear(year)}-${season}`;
}

function resolveRelative(m: RelativeMeaning, setting: Setting): string {
  const { of } = m;
  if ('weekday' in of) return resolveWeekday(of.weekday, m, setting);
  if ('month' in of) return resolveMonth(of.month, of.day, m, setting);
  if ('season' in of) return resolveSeason(of.season, m, setting);
  if ('part' in of) {
    const base = baseOf(setting.narrative && m.step >= 0 ? 'story' : m.from, 'D', setting);
    return base ? moved(base, m.step, 'D', of.part) : `${X_DAY}T${of.part}`;
  }
  // In a history 'this day' is the one just told.
  const base = baseOf(setting.narrative && m.step === 0 && of.unit === 'D' ? 'story' : m.from, of.unit, setting);
  if (!base) return withPart(UNKNOWN[of.unit] ?? X_DAY, m.part);
  return moved(base, m.step, of.unit, m.part);
}

function resolveFeast(m: FeastMeaning, setting: Setting): string {
  const month = m.name === 'thanksgiving' ? 11 : 4;
  const year = m.year ?? yearFor(month, 15, setting)?.year;
  if (year === undefined) return `XXXX-${two(month)}`;
  if (m.name === 'thanksgiving') {
    const first = dayNumber(year, 11, 1);
    return isoDay(first + ((4 - weekdayOf(first) + 7) % 7) + 21);
  }
  return isoDay(easterOf(year) + (m.name === 'good-friday' ? -2 : m.name === 'easter-monday' ? 1 : 0));
}

/** The TIMEX3 value of an expression in its setting. */
export function resolve(meaning: Meaning, setting: Setting): string {
  switch (meaning.kind) {
    case 'plain':
      return meaning.value;
    case 'calendar':
      return resolveCalendar(meaning, setting);
    case 'shift':
      return resolveShift(meaning, setting);
    case 'relative':
      return resolveRelative(meaning, setting);
    case 'feast':
      return resolveFeast(meaning, setting);
  }
}
