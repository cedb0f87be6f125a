import { dependents, relation, type Sentence, tokenAt } from '#model';
import type { FoundTime } from '../reading.ts';
import { readBound } from './bound.ts';
import { type Candidate, spanOfTokens } from './candidate.ts';
import { countsOf } from './counted.ts';
import type { FigureLexicon } from './lexicon.ts';

const UNITS: Readonly<Record<string, string>> = {
  Y: 'years',
  M: 'months',
  W: 'weeks',
  D: 'days',
  TH: 'hours',
  TM: 'minutes',
  TS: 'seconds',
  DE: 'decades',
  WE: 'weekends',
  CE: 'centuries',
};
/** Nouns of the young, whose weeks and months are an age. */
const YOUNG: ReadonlySet<string> = new Set('baby girl boy child son daughter infant toddler newborn twin'.split(' '));
/** Words before a bare plural that leave it vague: 'several weeks' is not logged. */
const VAGUE: ReadonlySet<string> = new Set(
  'several few many some recent past last next coming following previous first final these those early'.split(' '),
);

/** How long, and in what, by a TIMEX3 value; X counts as null. */
function lengthOf(value: string): { count: number | null; unit: string } | null {
  if (!value.startsWith('P')) return null;
  const clock = value[1] === 'T';
  const body = value.slice(clock ? 2 : 1);
  let end = 0;
  while (end < body.length && (body[end] === '.' || body[end] === 'X' || (body[end] as string) <= '9')) end++;
  const unit = UNITS[`${clock ? 'T' : ''}${body.slice(end)}`];
  const digits = body.slice(0, end);
  if (!unit || !digits) return null;
  return { count: digits === 'X' ? null : Number(digits), unit };
}

/** A length of time as a figure: seven-month, two weeks, weeks of protests. Null for an age and for 'several days'. */
export function durationFigure(
  sentence: Sentence,
  lower: readonly string[],
  time: FoundTime,
  lexicon: FigureLexicon,
): Candidate | null {
  const length = lengthOf(time.value);
  if (!length) return null;
  const words = lower.slice(time.first, time.last);
  const { tokens } = sentence;
  const last = tokenAt(sentence, time.last - 1);
  const old = words.includes('old') || words.includes('age');
  if (old) {
    const of = last.head >= 0 ? tokenAt(sentence, last.head) : null;
    const noun = tokens[time.last]?.upos === 'NOUN' ? tokens[time.last] : of;
    if (length.unit === 'years' || !noun || noun.upos !== 'NOUN' || YOUNG.has(noun.lemma)) return null;
  }
  let { count, unit } = length;
  let bound: Candidate['bound'] = 'exact';
  if (count === null) {
    // Bare plurals alone: 'weeks of protests', 'for decades'.
    if (words.some((w) => VAGUE.has(w)) || VAGUE.has(lower[time.first - 1] ?? '')) return null;
    [count, unit, bound] =
      unit === 'decades'
        ? [20, 'years', 'at_least']
        : unit === 'centuries'
          ? [200, 'years', 'at_least']
          : [2, unit, 'at_least'];
  } else if (
    words[0] === 'the' ||
    words[0] === 'first' ||
    words[0] === 'last' ||
    words[0] === 'next' ||
    words[0] === 'past'
  ) {
    if (count === 1) return null;
  }
  // A figure before its unit of time as a rate ('100 a day') is no length.
  const before = tokens[time.first - 1];
  if (
    (words[0] === 'a' || words[0] === 'an') &&
    (before?.upos === 'NOUN' || before?.upos === 'NUM' || before?.form === '%') &&
    count === 1
  )
    return null;
  let first = time.first;
  let boundWords: Candidate['boundWords'] = null;
  for (const at of [time.first, time.first - 1, time.first - 2]) {
    const read = at >= 0 ? readBound(lower, at) : null;
    if (!read || read.next <= time.first - 1 || (read.next < time.first && at < time.first)) continue;
    if (read.next > time.last) continue;
    if (lower[at] === 'over' && (words[0] === 'the' || words[0] === 'a')) continue;
    bound = read.bound;
    boundWords = spanOfTokens(sentence, at, read.next);
    first = Math.min(first, at);
    break;
  }
  const article = words[0] === 'a' || words[0] === 'an';
  if (article && !boundWords && words.length <= 2 && unit !== 'years') return null;
  const inside = (i: number): boolean => i >= first && i < time.last;
  const anchor = anchorOf(sentence, time, inside);
  const spelled = words.find((w) => w === unit);
  return {
    sentence,
    first,
    last: time.last,
    value: count,
    to: null,
    bound,
    boundWords,
    unit,
    unitEvidence: spelled
      ? [
          {
            start: tokenAt(sentence, time.first + words.indexOf(unit)).start,
            end: tokenAt(sentence, time.first + words.indexOf(unit)).end,
          },
        ]
      : 'lexicon',
    anchor,
    counts: countsOf(sentence, anchor, lexicon, inside),
    measure: 'duration',
    rule: 'length-of-time',
    margin: count === 1 && !boundWords ? 0.4 : length.count === null ? 0.45 : 0.6,
  };
}

/** The word that a length of time measures: the noun it modifies or stands before, else its verb. */
function anchorOf(sentence: Sentence, time: FoundTime, inside: (i: number) => boolean): number {
  for (let i = time.last - 1; i >= time.first; i--) {
    const token = tokenAt(sentence, i);
    if (token.head >= 0 && !inside(token.head)) {
      const of = dependents(sentence, i, 'nmod')[0];
      return of && !inside(of.index) && relation(of) === 'nmod' ? of.index : token.head;
    }
  }
  return time.last - 1;
}
