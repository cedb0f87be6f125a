import type { Span } from '#model';
import { isAgency } from './agencies.ts';
import type { WrittenDay } from './calendar.ts';
import { DatelineReader, isCaps, PIECES, type PlaceName } from './dateline-words.ts';
import type { Line } from './lines.ts';
import { isKnownCity, isKnownRegion } from './zones.ts';

/** What a line opens with, before it is judged to be a dateline or not. */
export interface Opening {
  /** All of it but the dash. */
  readonly span: Span;
  readonly places: readonly PlaceName[];
  /** What follows the first place and is no second one: 'Gaza Strip'. */
  readonly region: string | null;
  readonly day: WrittenDay | null;
  readonly agency: string | null;
  /** What stands after it: a dash between spaces, one without, a colon, the end of the line or running text. */
  readonly after: 'dash' | 'glued' | 'colon' | 'end' | 'text';
  /** Where what follows starts. */
  readonly rest: number;
}

interface Part {
  readonly end: number;
}
type ReadDay = NonNullable<ReturnType<DatelineReader['day']>>;
type ReadAgency = Part & { readonly name: string };

/** A region in square brackets: 'New Delhi [India]'. */
function readBracketed(r: DatelineReader): (Part & { name: string }) | null {
  const mark = r.at;
  if (r.is('[')) {
    r.at++;
    const name = r.name();
    const shut = r.piece();
    if (name !== null && shut?.text === ']') {
      r.at++;
      return { name: name.text, end: shut.end };
    }
  }
  r.at = mark;
  return null;
}

/** An agency without brackets, known by its name and the dash behind it: 'SPA --'. */
function readBareAgency(r: DatelineReader): ReadAgency | null {
  const word = r.piece();
  if (word?.kind !== 'word' || r.piece(1)?.kind !== 'dash' || !isCaps(word.text) || !isAgency(word.text)) return null;
  r.at++;
  return { name: word.text, end: word.end };
}

/** Whether another place can follow the mark that stands here; a slash may also open an agency: '/TASS/'. */
function joinsPlaces(r: DatelineReader): boolean {
  const mark = r.piece()?.text;
  const next = r.piece(1)?.text ?? '';
  if (mark === '/') return !(r.piece(2)?.text === '/' && isAgency(next));
  return mark === ',' || mark === '&' || mark === 'AND' || (mark === 'and' && isCaps(next));
}

/** Places with what joins them, up to a date, an agency or a dash. */
function readPlaces(r: DatelineReader): {
  places: PlaceName[];
  region: string | null;
  day: ReadDay | null;
  agency: ReadAgency | null;
  end: number;
} {
  const places: PlaceName[] = [];
  let region: string | null = null;
  let end = 0;
  for (;;) {
    const before = r.at;
    const day = r.day();
    if (day !== null) return { places, region, day, agency: null, end: day.end };
    const agency = readBareAgency(r);
    if (agency !== null) return { places, region, day: null, agency, end: agency.end };
    const name = r.name();
    const first = places[0];
    const afterComma = first !== undefined && r.pieces[before - 1]?.text === ',';
    const isRegion = name !== null && afterComma && (!name.caps || isKnownRegion(name.text));
    // 'CAIRO, Egyptian officials said' goes on as a sentence once capitals end.
    if (name === null || (!isRegion && first?.caps === true && !name.caps)) {
      r.at = before;
      return { places, region, day: null, agency: null, end };
    }
    if (isRegion) region ??= name.text;
    else places.push(name);
    end = name.end;
    const bracketed = readBracketed(r);
    if (bracketed !== null) {
      region ??= bracketed.name;
      end = bracketed.end;
    }
    if (joinsPlaces(r)) {
      r.at++;
      continue;
    }
    // 'JERUSALEM – May 8, 2024 –' and 'KYIV. May 8'
    const mark = r.at;
    if (r.piece()?.kind === 'dash') r.at++;
    else if (!name.text.endsWith('.')) return { places, region, day: null, agency: null, end };
    const behind = r.day();
    if (behind === null) r.at = mark;
    return { places, region, day: behind, agency: null, end: behind?.end ?? end };
  }
}

/** A date behind the agency counts where a dash closes it: 'CAIRO (Harbour Wire), May 8 –'. */
function readDayBehindAgency(r: DatelineReader): ReadDay | null {
  const mark = r.at;
  if (r.is(',') || r.piece()?.kind === 'dash') r.at++;
  const day = r.day();
  if (day !== null && r.piece()?.kind === 'dash') return day;
  r.at = mark;
  return null;
}

/** An agency in brackets, or bare, behind a comma or point at most. */
function readAgency(r: DatelineReader): ReadAgency | null {
  const mark = r.at;
  if (r.is(',') || r.is('.')) r.at++;
  const agency = r.agency() ?? readBareAgency(r);
  if (agency === null) r.at = mark;
  return agency;
}

/** What stands behind an opening, and where the words after it start. */
function readAfter(r: DatelineReader, lineEnd: number, agency: boolean): Pick<Opening, 'after' | 'rest'> {
  const next = r.piece();
  if (next === undefined) return { after: r.pieces.length < PIECES ? 'end' : 'text', rest: lineEnd };
  if (next.kind === 'dash') {
    const before = r.text[next.start - 1] ?? ' ';
    const open = before.trim() === '' || before === ')';
    const glued = next.text === '-' && r.text[next.end]?.trim() !== '';
    return { after: open && !glued ? 'dash' : 'glued', rest: next.end };
  }
  if (next.text === ':') return { after: 'colon', rest: next.end };
  return { after: 'text', rest: next.text === '.' && agency ? next.end : next.start };
}

/** Whether a dash stands here and then a city in capitals: '(Reuters) - CAIRO'. */
const cityBehindDash = (r: DatelineReader): boolean => {
  const word = r.piece(1);
  return r.piece()?.kind === 'dash' && word?.kind === 'word' && isCaps(word.text) && isKnownCity(word.text);
};

/** Reads what can be a dateline at the start of a line; null where nothing can. */
export function readOpening(text: string, line: Pick<Line, 'start' | 'end'>): Opening | null {
  const r = new DatelineReader(text, line.start, line.end);
  const start = r.piece()?.start;
  if (start === undefined) return null;
  const leading = r.agency() ?? readBareAgency(r);
  if (leading !== null && cityBehindDash(r)) r.at++;
  const more = leading === null || isCaps(r.piece()?.text ?? '');
  const found = more ? readPlaces(r) : { places: [], region: null, day: null, agency: null, end: 0 };
  const lastMark = r.pieces[r.at - 1]?.text;
  const agency = leading ?? found.agency ?? readAgency(r);
  const late = found.day === null && agency !== null && found.places.length > 0 ? readDayBehindAgency(r) : null;
  const day = found.day ?? late;
  const end = Math.max(leading?.end ?? 0, found.end, agency?.end ?? 0, late?.end ?? 0);
  // A comma left over belongs to a sentence: 'LONDON, the capital, …'
  if (end <= start || (lastMark === ',' && day === null && agency === null)) return null;
  return {
    span: { start, end },
    places: found.places,
    region: found.region,
    day: day?.day ?? null,
    agency: agency?.name ?? null,
    ...readAfter(r, line.end, agency !== null),
  };
}
