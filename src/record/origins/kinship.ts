import type { ReportRecord } from '#model';
import { containment, shingles, wordsOf } from './sketch.ts';

/** What is compared of a report already in the archive. */
export interface Earlier {
  readonly seq: number;
  readonly id: string;
  readonly key: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly agency: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly text: string;
  readonly revision: ReportRecord['report']['revision'];
}
export type Newcomer = Omit<Earlier, 'seq'>;

/**
 * How two reports are akin. `copy`: one wire text, in two outlets. `revision`: one report, and a later version of it.
 * `null`: neither, though they may tell of one event.
 */
export type Kinship = 'copy' | 'revision' | null;

/** Half of the shorter text in the longer is a copy: two desks that write of one event in their own words share a tenth, a shared quotation or two a fifth. */
const COPY = 0.5;
/** A correction or a lead may rewrite much; its mark and its agency say what it is. */
const REVISED = 0.2;
/** Share of the shorter headline's words that a kill notice must name. */
const NAMED = 0.6;

const share = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const small = a.size <= b.size ? a : b;
  const large = small === a ? b : a;
  let both = 0;
  for (const w of small) if (large.has(w)) both++;
  return small.size ? both / small.size : 0;
};

const titleWords = (report: Newcomer): Set<string> =>
  new Set(
    wordsOf(report.title ?? '').filter(
      (w) =>
        w.length > 3 &&
        !/^(?:update|kill|corrects?|corrected|correction|refile|withhold|embargo(?:ed)?|writethru|\d+(?:st|nd|rd|th)?)$/.test(
          w,
        ),
    ),
  );

const sameDesk = (a: Newcomer, b: Newcomer): boolean =>
  (a.agency !== null && a.agency === b.agency) ||
  (a.agency === null && b.agency === null && a.publisher !== null && a.publisher === b.publisher);

/** @param later  the one published later, or put in later where the days are the same */
export function kinshipOf(later: Newcomer, earlier: Newcomer): Kinship {
  if (
    later.revision?.of &&
    (later.revision.of === earlier.key || later.revision.of === earlier.url || later.revision.of === earlier.id)
  )
    return 'revision';
  if (later.url !== null && later.url === earlier.url) return 'revision';
  const alike = containment(shingles(wordsOf(later.text)), shingles(wordsOf(earlier.text)));
  if (later.revision && sameDesk(later, earlier)) {
    if (alike >= REVISED) return 'revision';
    const withdraws = later.revision.kind === 'kill' || later.revision.kind === 'withhold';
    const [a, b] = [titleWords(later), titleWords(earlier)];
    if (Math.min(a.size, b.size) >= 2 && share(a, b) >= (withdraws ? NAMED : 0.8)) return 'revision';
  }
  return alike >= COPY ? 'copy' : null;
}
