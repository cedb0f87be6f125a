import { two } from './calendar.ts';
import { shortNumber } from './words.ts';

/** A clock time as words. */
export interface Clock {
  /** HH:MM. */
  readonly clock: string;
  readonly zone: string | null;
  readonly next: number;
}

/** Hours from Greenwich of the zones that wires write; null where the name alone does not settle it. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['gmt', 'Z'],
  ['utc', 'Z'],
  ['z', 'Z'],
  ['bst', '+01'],
  ['cet', '+01'],
  ['cest', '+02'],
  ['eet', '+02'],
  ['eest', '+03'],
  ['est', '-05'],
  ['edt', '-04'],
  ['et', ''],
  ['cst', '-06'],
  ['cdt', '-05'],
  ['mst', '-07'],
  ['pst', '-08'],
  ['pdt', '-07'],
  ['ist', ''],
  ['jst', '+09'],
  ['msk', '+03'],
]);
const HALF_DAY: ReadonlyMap<string, 'am' | 'pm'> = new Map([
  ['a.m.', 'am'],
  ['p.m.', 'pm'],
  ['a.m', 'am'],
  ['p.m', 'pm'],
  ['am', 'am'],
  ['pm', 'pm'],
]);

function readZone(lower: readonly string[], i: number): { zone: string | null; next: number } {
  const bracket = lower[i] === '(' ? i + 1 : i;
  const zone = ZONES.get(lower[bracket] ?? '');
  if (zone !== undefined && bracket === i) return { zone: zone || null, next: i + 1 };
  if (lower[i] === 'local' && lower[i + 1] === 'time') return { zone: null, next: i + 2 };
  return { zone: null, next: i };
}

/** Hours and minutes of '9:34', '05:30', '21.15' (with `point`); null for anything else. */
function readColon(word: string, point: boolean): { hour: number; minute: number } | null {
  const at = word.indexOf(':') >= 0 ? word.indexOf(':') : point ? word.indexOf('.') : -1;
  if (at < 1) return null;
  const hour = shortNumber(word.slice(0, at));
  const rest = word.slice(at + 1);
  const minute = shortNumber(rest.slice(0, 2));
  if (hour === null || minute === null || rest.length < 2 || hour > 24 || minute > 59) return null;
  return rest.length === 2 || rest[2] === ':' ? { hour, minute } : null;
}

const onClock = (hour: number, minute: number, half: 'am' | 'pm' | undefined): string =>
  `${two(half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour)}:${two(minute)}`;

/** Reads 3 p.m. · 9:34 am EST · 05:30 hrs · 0900 GMT · 5 o'clock · noon · midnight. */
export function readClock(lower: readonly string[], i: number): Clock | null {
  const word = lower[i];
  if (word === undefined) return null;
  if (word === 'noon' || word === 'midday') return { clock: '12:00', zone: null, next: i + 1 };
  if (word === 'midnight') return { clock: '24:00', zone: null, next: i + 1 };
  const first = word.charCodeAt(0);
  if (first < 48 || first > 57) return null;
  // Written together: 5pm, 9:30am.
  const tail = word.slice(-2);
  const glued = tail === 'am' || tail === 'pm' ? word.slice(0, -2) : null;
  const half = glued !== null ? (tail as 'am' | 'pm') : HALF_DAY.get(lower[i + 1] ?? '');
  const body = glued ?? word;
  const after = glued !== null || !half ? i + 1 : i + 2;
  const colon = readColon(body, half !== undefined);
  if (colon) {
    let at = after;
    const hours = lower[at];
    if (hours === 'hours' || hours === 'hrs' || hours === 'hr' || hours === 'h' || hours === "o'clock") at++;
    const { zone, next } = readZone(lower, at);
    return { clock: onClock(colon.hour, colon.minute, half), zone, next };
  }
  const hour = shortNumber(body);
  if (hour !== null && half && hour >= 1 && hour <= 12) {
    const { zone, next } = readZone(lower, after);
    return { clock: onClock(hour, 0, half), zone, next };
  }
  if (hour !== null && hour <= 12 && (lower[i + 1] === "o'clock" || lower[i + 1] === 'o’clock')) {
    return { clock: onClock(hour, 0, undefined), zone: null, next: i + 2 };
  }
  if (word.length === 4 && shortNumber(word.slice(0, 2)) !== null && shortNumber(word.slice(2)) !== null) {
    const [h, m] = [Number(word.slice(0, 2)), Number(word.slice(2))];
    const zone = ZONES.get(lower[i + 1] ?? '');
    const military = lower[i + 1] === 'hours' || lower[i + 1] === 'hrs';
    if (h <= 24 && m < 60 && (zone !== undefined || military)) {
      const at = military ? readZone(lower, i + 2) : { zone: zone || null, next: i + 2 };
      return { clock: `${two(h)}:${two(m)}`, zone: at.zone, next: at.next };
    }
  }
  return null;
}
