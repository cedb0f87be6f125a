import { foldName } from '#model';

const EMPTY = new Set(
  'the a an of to in on at for from by with and or that this these those its his her their our it they he she we would will should could can may might must be is are was were been being has have had not no any some all more than as into over under about which who whose what if'.split(
    ' ',
  ),
);

/** Words that say that something is counted, and not what. */
const COUNTING = new Set([
  'people',
  'person',
  'number',
  'total',
  'toll',
  'tally',
  'figure',
  'resident',
  'civilian',
  'other',
  'more',
  'some',
  'about',
  'nearly',
  'least',
]);

/** What a figure counts, without the words that every count has. */
export const countedWords = (counts: string): ReadonlySet<string> =>
  new Set([...matterWords(counts)].filter((w) => !COUNTING.has(w)));

/** The words that carry a matter: folded, function words left out, endings of number and tense cut. */
export const matterWords = (on: string): ReadonlySet<string> =>
  new Set(
    foldName(on)
      .split(' ')
      .filter((w) => w && !EMPTY.has(w))
      .map((w) => (w.length > 4 ? w.replace(/(?:'s|ies|es|s|ing|ed)$/, '') : w)),
  );

/** How much of the smaller of two sets of words is in the larger, 0..1; 0 where one is empty. */
export function shareOfSmaller(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const word of small) if (large.has(word)) both++;
  return small.size ? both / small.size : 0;
}

/** True where two matters are one: they share three fifths of the words of the shorter. A matter of one word is one only with another of few. */
export function sameMatter(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const least = Math.min(a.size, b.size);
  const share = shareOfSmaller(a, b);
  return least === 1 ? share === 1 && Math.max(a.size, b.size) <= 3 : share >= 0.6 && share * least >= 2;
}
