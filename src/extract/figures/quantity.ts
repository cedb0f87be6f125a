import { type Bound, readBound, readBoundAfter } from './bound.ts';
import { exact, isDash, type NumberWords, readNumber, SCALES } from './number.ts';

/** A quantity as words: how many, with its bounds, before it is known of what. */
export interface Quantity {
  readonly first: number;
  /** The word that the number proper starts with: bounds and currency signs lie before it. */
  readonly core: number;
  readonly next: number;
  readonly value: number;
  readonly to: number | null;
  readonly bound: Bound;
  /** Tokens of the bounding words; null where there are none and the number itself decides. */
  readonly boundWords: readonly [number, number] | null;
  readonly kind: 'number' | 'vague' | 'percent' | 'money' | 'share' | 'none';
  /** The currency sign, for money. */
  readonly currency: string | null;
}

interface Core {
  readonly next: number;
  readonly value: number;
  readonly to: number | null;
  readonly bound: Bound | null;
  readonly kind: Quantity['kind'];
  readonly currency: string | null;
}

const CURRENCY: ReadonlySet<string> = new Set(['$', 'us$', '£', '€', '¥', '₪', '₹', 'c$', 'a$', 'usd', 'eur', 'gbp']);
/** Plurals that stand for at least two of themselves; a score is twenty, a dozen twelve. */
const VAGUE: ReadonlyMap<string, number> = new Map([
  ['tens', 10],
  ['dozens', 12],
  ['scores', 20],
  ['hundreds', 100],
  ['thousands', 1e3],
  ['millions', 1e6],
  ['billions', 1e9],
  ['trillions', 1e12],
]);
const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
  ['fifth', 5],
  ['fifths', 5],
  ['sixth', 6],
  ['eighth', 8],
  ['tenth', 10],
  ['tenths', 10],
]);

const plain = (next: number, value: number, more: Partial<Core> = {}): Core => ({
  next,
  value,
  to: null,
  bound: null,
  kind: 'number',
  currency: null,
  ...more,
});

/** dozens · hundreds of thousands · several thousand · a few hundred · a couple of · two dozen. */
function readVague(lower: readonly string[], i: number): Core | null {
  const word = lower[i] as string;
  const several = word === 'several' || word === 'many' || (word === 'a' && lower[i + 1] === 'few');
  const at = several ? (word === 'a' ? i + 2 : i + 1) : i;
  const plural = VAGUE.get(lower[at] ?? '');
  if (plural !== undefined && word !== 'many') {
    let value = 2 * plural;
    let next = at + 1;
    while (lower[next] === 'of') {
      const scale = VAGUE.get(lower[next + 1] ?? '');
      if (scale === undefined || scale < 100) break;
      value *= scale;
      next += 2;
    }
    return plain(next, plural === 10 && next === at + 1 ? -1 : value, { bound: 'at_least', kind: 'vague' });
  }
  if (several) {
    const scale = lower[at] === 'dozen' ? 12 : SCALES.get(lower[at] ?? '');
    return scale === undefined ? null : plain(at + 1, 2 * scale, { bound: 'at_least', kind: 'vague' });
  }
  if (word === 'a' && lower[i + 1] === 'couple')
    return plain(lower[i + 2] === 'of' ? i + 3 : i + 2, 2, { kind: 'vague' });
  if (word === 'a' && lower[i + 1] === 'dozen') return plain(i + 2, 12);
  if (word === 'half' && (lower[i + 1] === 'a' || lower[i + 1] === '-') && lower[i + 2] === 'dozen')
    return plain(i + 3, 6);
  return null;
}

/** two-thirds · a quarter of · one third · 1/3 · half of: their unit is the share. */
function readShare(lower: readonly string[], i: number): Core | null {
  const word = lower[i] as string;
  const slash = word.indexOf('/');
  if (slash > 0 && word.length <= 5) {
    const [over, under] = [Number(word.slice(0, slash)), Number(word.slice(slash + 1))];
    if (
      Number.isInteger(over) &&
      Number.isInteger(under) &&
      over > 0 &&
      under > over &&
      under <= 100 &&
      word !== '9/11'
    )
      return plain(i + 1, round4(over / under), { kind: 'share' });
    return null;
  }
  if (
    word === 'half' &&
    (lower[i + 1] === 'of' || lower[i + 1] === 'the' || lower[i + 1] === 'its' || lower[i + 1] === 'their')
  )
    return plain(i + 1, 0.5, { kind: 'share' });
  const article = word === 'a' || word === 'an' || word === 'one';
  const over = article ? { value: 1, next: i + 1 } : readNumber(lower, i);
  if (!over || over.value > 9) return null;
  const at = isDash(lower[over.next]) ? over.next + 1 : over.next;
  const under = PARTS.get(lower[at] ?? '');
  if (under === undefined || lower[at] === 'half') return null;
  const plural = (lower[at] as string).endsWith('s');
  if (plural !== over.value > 1) return null;
  if (!plural && at === over.next && !['of', 'the', 'its', 'their'].includes(lower[at + 1] ?? '')) return null;
  return plain(at + 1, round4(over.value / under), { kind: 'share' });
}
const round4 = (x: number): number => Math.round(x * 1e4) / 1e4;

/** '%' or 'percent' behind a number; where it ends. */
function pastPercent(lower: readonly string[], i: number): number | null {
  if (lower[i] === '%' || lower[i] === 'percent' || lower[i] === 'pct') return i + 1;
  if (lower[i] === 'per' && lower[i + 1] === 'cent') return i + 2;
  if (lower[i] === 'percentage' && (lower[i + 1] === 'points' || lower[i + 1] === 'point')) return i + 2;
  return null;
}

/** The upper end of a range behind its lower end: '–300', 'to 40 percent', 'and £3 million' after 'between'. */
function readUpper(
  lower: readonly string[],
  i: number,
  low: NumberWords,
  between: boolean,
): { low: number; high: NumberWords } | null {
  const joint = lower[i];
  if (!(isDash(joint) || joint === 'to' || (between && joint === 'and'))) return null;
  const sign = CURRENCY.has(lower[i + 1] ?? '') ? 1 : 0;
  const high = readNumber(lower, i + 1 + sign);
  if (!high || (isDash(joint) && !low.digits)) return null;
  let from = low.value;
  // '2 to 3 million': the scale is shared.
  if (from < 1000 && high.value >= 1000) {
    const scale = [1e12, 1e9, 1e6, 1e3].find(
      (s) =>
        high.value >= s &&
        high.value / s < 1000 &&
        lower.slice(i + 1, high.next).some((w) => SCALES.get(w) === s || w === 'm' || w === 'bn'),
    );
    if (scale) from = exact(from * scale);
  }
  return high.value > from ? { low: from, high } : null;
}

function readCore(lower: readonly string[], i: number, between: boolean): Core | null {
  const word = lower[i];
  if (word === undefined) return null;
  const sign = CURRENCY.has(word) ? 1 : 0;
  if (!sign) {
    const other = readShare(lower, i) ?? readVague(lower, i);
    if (other) return other.value < 0 ? null : other;
  }
  const low = readNumber(lower, i + sign);
  if (!low) return null;
  let value = low.value;
  let next = low.next;
  let to: number | null = null;
  const percentBefore = pastPercent(lower, next);
  const upper = readUpper(lower, percentBefore ?? next, low, between);
  if (upper) {
    value = upper.low;
    to = upper.high.value;
    next = upper.high.next;
  } else if (lower[next] === 'dozen') {
    value *= 12;
    next++;
  }
  const kind = sign ? 'money' : 'number';
  const percent = pastPercent(lower, next) ?? (upper ? null : percentBefore);
  if (percent !== null) return plain(percent, value, { to, bound: to === null ? null : 'range', kind: 'percent' });
  return plain(next, value, { to, bound: to === null ? null : 'range', kind, currency: sign ? word : null });
}

/**
 * Reads the quantity that starts at a word, bounds included: more than one million ·
 * 30 to 40 · at least $5m · hundreds of thousands · two-thirds · about 85%.
 *
 * @param lower  a sentence's words in lower case
 * @returns null where none starts there
 */
export function readQuantity(lower: readonly string[], i: number): Quantity | null {
  const between = lower[i] === 'between';
  const bounded = between ? null : readBound(lower, i);
  // 'took over about a third': the first of two bounding words is another's.
  if (bounded && lower[i] === 'over' && readBound(lower, bounded.next)) return null;
  let core = bounded ? bounded.next : between ? i + 1 : i;
  // 'more than a total of 40'
  if (lower[core] === 'a' && lower[core + 1] === 'total' && lower[core + 2] === 'of') core += 3;
  const second = bounded ? readBound(lower, core) : null;
  if (second) core = second.next;
  const read = readCore(lower, core, between);
  if (!read || (between && read.to === null)) return null;
  const after = readBoundAfter(lower, read.next);
  const bound = read.to !== null ? 'range' : (bounded?.bound ?? after?.bound ?? read.bound ?? 'exact');
  return {
    first: i,
    core,
    next: after ? after.next : read.next,
    value: read.value,
    to: read.to,
    bound,
    boundWords: bounded ? [i, bounded.next] : after ? [read.next, after.next] : null,
    kind: read.kind,
    currency: read.currency,
  };
}
