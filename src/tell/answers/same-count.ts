import type { Figure } from '#model';
import { countedWords, matterWords, shareOfSmaller } from './matter.ts';

/** Two counts of one thing in one measure seldom grow further apart than this from one report to the next. */
const FACTOR = 3;

/**
 * Whether two figures of one series count one thing, so that the later is a new state of the earlier. A running total
 * ('since October 7') is none of a single event's counts, whatever words both are told in.
 */
export function sameCount(a: Figure, b: Figure): boolean {
  if (a.unit !== b.unit || (a.per ?? 'total') !== (b.per ?? 'total')) return false;
  const [x, y] = [things(a), things(b)];
  if (x.size && y.size && shareOfSmaller(x, y) < 0.5) return false;
  const [runs, other] = [isRunning(a), isRunning(b)];
  if (runs && other) return a.when?.from === b.when?.from;
  // Where the days tell nothing the size does.
  return a.value <= b.value * FACTOR && b.value <= a.value * FACTOR;
}

/** Words beside a count that say when it was made or how it moved, and not of what. */
const BESIDE = matterWords(
  'since until reached reaches reach rose rises risen rise stood stands stand stays grew grown fell falls according put said says told day week month year enclave there death toll dead ' +
    'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
);

/** What is counted, without the measure, the place and the days. */
function things({ counts, measure, place }: Figure): ReadonlySet<string> {
  const known = new Set([...matterWords(measure ?? ''), ...matterWords(place?.name ?? '')]);
  return new Set([...countedWords(counts)].filter((w) => !BESIDE.has(w) && !known.has(w) && !/^\d+$/.test(w)));
}

const isRunning = ({ when }: Figure): boolean => when !== null && when.from !== when.to;
