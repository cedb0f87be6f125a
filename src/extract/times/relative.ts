import type { Draft, Meaning, RelativeMeaning, TimeType } from './meaning.ts';
import { MONTHS, PARTS, readCount, SEASONS, shortNumber, UNITS, unitOf, WEEKDAYS, type Words } from './words.ts';

const hit = (first: number, next: number, meaning: Meaning, type: TimeType = 'DATE'): Draft => ({
  first,
  next,
  type,
  meaning,
});

/** Step and where it counts from, by the word that tells it. */
const STEPS: ReadonlyMap<string, readonly [-1 | 0 | 1, 'report' | 'story']> = new Map([
  ['last', [-1, 'report']],
  ['past', [-1, 'report']],
  ['this', [0, 'report']],
  ['current', [0, 'report']],
  ['next', [1, 'report']],
  ['coming', [1, 'report']],
  ['upcoming', [1, 'report']],
  ['that', [0, 'story']],
  ['same', [0, 'story']],
  ['previous', [-1, 'story']],
  ['preceding', [-1, 'story']],
  ['following', [1, 'story']],
  ['subsequent', [1, 'story']],
  ['ensuing', [1, 'story']],
]);
/** Words after which 'the next year' or 'the past month' is a length of time. */
const OVER: ReadonlySet<string> = new Set(['over', 'during', 'within', 'in', 'for', 'throughout', 'of']);
const DAY_NAMES: ReadonlyMap<string, readonly [number, string]> = new Map([
  ['today', [0, '']],
  ['tonight', [0, 'NI']],
  ['yesterday', [-1, '']],
  ['tomorrow', [1, '']],
]);

/** today · yesterday morning · tonight · the day before yesterday. */
function readDayName(words: Words, i: number): Draft | null {
  const { lower, tokens } = words;
  const word = lower[i] as string;
  if (word === 'the' && lower[i + 1] === 'day' && (lower[i + 2] === 'before' || lower[i + 2] === 'after')) {
    const back = lower[i + 2] === 'before';
    if (lower[i + 3] === (back ? 'yesterday' : 'tomorrow')) {
      return hit(i, i + 4, { kind: 'shift', count: 2, unit: 'D', sign: back ? -1 : 1, from: 'report' });
    }
  }
  const name = DAY_NAMES.get(word);
  if (!name) return null;
  // 'USA Today', 'Russia Today', 'the Tonight Show'.
  if (i > 0 && tokens[i]?.form !== word && (tokens[i - 1]?.upos === 'PROPN' || tokens[i + 1]?.upos === 'PROPN'))
    return null;
  const part = PARTS.get(lower[i + 1] ?? '');
  const own = name[1] === 'NI' ? 'NI' : undefined;
  return hit(
    i,
    part ? i + 2 : i + 1,
    {
      kind: 'shift',
      count: Math.abs(name[0]),
      unit: 'D',
      sign: name[0] < 0 ? -1 : 1,
      from: 'report',
      ...((part ?? own) && { part: part ?? own }),
    } as Meaning,
    part || own ? 'TIME' : 'DATE',
  );
}

/** What 'last', 'this', 'that same' … may stand before, at a word. */
function readKind(
  words: Words,
  i: number,
  step: -1 | 0 | 1,
): { of: RelativeMeaning['of']; next: number; type: TimeType } | null {
  const { lower, tokens } = words;
  const word = lower[i];
  if (word === undefined) return null;
  const unit = UNITS.get(word);
  if (unit && unit !== 'S' && unit !== 'MI' && unit !== 'H') {
    if (lower[i + 1] === '-' && unit !== 'WE') return null;
    return { of: { unit }, next: i + 1, type: 'DATE' };
  }
  const weekday = WEEKDAYS.get(word);
  if (weekday && tokens[i]?.form !== word) return { of: { weekday }, next: i + 1, type: 'DATE' };
  const season = SEASONS.get(word);
  if (season && (word !== 'fall' || tokens[i]?.upos !== 'VERB')) return { of: { season }, next: i + 1, type: 'DATE' };
  const month = MONTHS.get(word);
  if (month && tokens[i]?.form !== word) {
    const day = shortNumber(lower[i + 1]);
    return day && day <= 31
      ? { of: { month, day }, next: i + 2, type: 'DATE' }
      : { of: { month }, next: i + 1, type: 'DATE' };
  }
  const part = PARTS.get(word);
  return part && word !== 'overnight' && !(step > 0 && word === 'daytime')
    ? { of: { part }, next: i + 1, type: 'TIME' }
    : null;
}

/** last week · this Friday · the next morning · that same year · the following day · next March. */
function readStep(words: Words, i: number): Draft | null {
  const { lower } = words;
  let at = i;
  const the = lower[at] === 'the' || lower[at] === 'its' || lower[at] === 'their';
  if (the) at++;
  if (lower[at] === 'very') at++;
  if (
    (lower[at] === 'that' || lower[at] === 'this') &&
    (lower[at + 1] === 'same' || lower[at + 1] === 'past' || lower[at + 1] === 'coming')
  )
    at++;
  const step = STEPS.get(lower[at] ?? '');
  if (!step) return null;
  if ((lower[at] === 'same' || lower[at] === 'past' || lower[at] === 'preceding') && at === i) return null;
  if (lower[at] === 'that' && the) return null;
  const kind = readKind(words, at + 1, step[0]);
  if (!kind) return null;
  const ofUnit = 'unit' in kind.of ? kind.of.unit : null;
  const word = lower[at] as string;
  if (word === 'current' && !ofUnit) return null;
  // 'over the past year' and 'over the next week' are lengths of time; 'the last week of May' is one as well.
  if (ofUnit && the && (word === 'past' || word === 'last') && ofUnit !== 'D') return null;
  if (ofUnit && the && (word === 'next' || word === 'coming') && OVER.has(lower[i - 1] ?? '') && ofUnit !== 'D')
    return null;
  if (ofUnit === 'D' && (word === 'last' || word === 'past' || word === 'coming' || word === 'current')) return null;
  if (ofUnit === 'Q' && word === 'that') return null;
  if (word === 'that' && 'month' in kind.of) return null;
  const from = the && word === 'next' ? 'story' : step[1];
  let next = kind.next;
  const part = kind.type === 'DATE' ? PARTS.get(lower[next] ?? '') : undefined;
  if (part) next++;
  return hit(
    i,
    next,
    { kind: 'relative', step: step[0], of: kind.of, from, ...(part && { part }) },
    part ? 'TIME' : kind.type,
  );
}

/** the day before · the night after · the week following: only where nothing follows that it could be before. */
function readAfterwards(words: Words, i: number): Draft | null {
  const { lower, tokens } = words;
  if (lower[i] !== 'the') return null;
  const word = lower[i + 1] ?? '';
  const unit = UNITS.get(word);
  const part = PARTS.get(word);
  if (!unit && !part) return null;
  const side = lower[i + 2];
  const sign = side === 'before' || side === 'previous' ? -1 : side === 'after' || side === 'following' ? 1 : 0;
  if (!sign) return null;
  const after = tokens[i + 3];
  if (after && after.upos !== 'PUNCT' && after.upos !== 'CCONJ') return null;
  return part
    ? hit(i, i + 3, { kind: 'relative', step: sign, of: { part }, from: 'story' }, 'TIME')
    : hit(i, i + 3, { kind: 'shift', count: 1, unit: unit as NonNullable<typeof unit>, sign, from: 'story' });
}

/** two days ago · a year earlier · several weeks later · ten years from now. */
export function readShift(words: Words, first: number, i: number): Draft | null {
  const { lower, tokens } = words;
  const count = readCount(lower, i);
  const bare = count ? null : unitOf(lower[i]);
  const at = count ? count.next : i;
  const unit = unitOf(lower[at]);
  if (!unit || (bare && UNITS.has(lower[at] as string))) return null;
  let next = at + 1;
  const word = lower[next];
  let sign: 1 | -1;
  let from: 'report' | 'story' = 'story';
  if (word === 'ago') [sign, from] = [-1, 'report'];
  else if (word === 'hence') [sign, from] = [1, 'report'];
  else if (word === 'from' && lower[next + 1] === 'now') {
    [sign, from] = [1, 'report'];
    next++;
  } else if (word === 'earlier' || word === 'previously') sign = -1;
  else if (word === 'later' || word === 'afterward' || word === 'afterwards' || word === 'thereafter') sign = 1;
  else if (word === 'before' || word === 'after') {
    const after = tokens[next + 1];
    if (after && after.upos !== 'PUNCT') return null;
    sign = word === 'before' ? -1 : 1;
  } else return null;
  return hit(first, next + 1, { kind: 'shift', count: count ? count.value : null, unit, sign, from });
}

/** A day told from the report's own, or from the day last told, at exactly this word. */
export function readRelative(words: Words, i: number): Draft | null {
  return readDayName(words, i) ?? readStep(words, i) ?? readAfterwards(words, i);
}
