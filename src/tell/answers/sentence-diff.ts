import { foldName, type Span } from '#model';

/** A sentence of a version: where it stands and its words. */
export interface VersionSentence {
  readonly span: Span;
  readonly words: string;
}

/** A stretch of a changed sentence: in both versions, in the earlier alone, in the later alone. */
export interface Mark {
  readonly in: 'both' | 'before' | 'after';
  readonly words: string;
}

export interface SentenceChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: VersionSentence | null;
  readonly after: VersionSentence | null;
  /** Word by word, for a changed sentence; empty for the others. */
  readonly marks: readonly Mark[];
}

/** Share of words that two sentences must have in common to be one that changed. */
const ALIKE = 0.5;
/** A word that stands in more sentences than this says nothing of which became which. */
const COMMON = 12;
/** Longer sentences are shown as changed without word marks: the alignment takes words times words. */
const MOST_WORDS = 400;

const tokens = (words: string): string[] => words.split(/\s+/).filter((w) => w !== '');
const comparable = (words: string): string => words.replace(/\s+/g, ' ').trim();

/**
 * What changed from one version to the next, sentence by sentence, in the order of the later version; what was taken out
 * stands where it stood. A sentence that only moved, or whose white space alone differs, is no change.
 *
 * Equal sentences are paired first, in order of occurrence; what is left is paired by rare words in common. Time grows
 * with the number of sentences, not with its square.
 */
export function diffSentences(before: readonly VersionSentence[], after: readonly VersionSentence[]): SentenceChange[] {
  const partner = new Map<number, number>();
  const kept = new Set<number>();
  const places = new Map<string, number[]>();
  before.forEach((s, i) => {
    const key = comparable(s.words);
    const list = places.get(key);
    if (list) list.push(i);
    else places.set(key, [i]);
  });
  const taken = new Map<string, number>();
  after.forEach((s, j) => {
    const key = comparable(s.words);
    const n = taken.get(key) ?? 0;
    const i = places.get(key)?.[n];
    if (i === undefined) return;
    taken.set(key, n + 1);
    partner.set(j, i);
    kept.add(i);
  });
  const changed = pairChanged(
    before.flatMap((s, i) => (kept.has(i) ? [] : [{ ...s, i }])),
    after.flatMap((s, j) => (partner.has(j) ? [] : [{ ...s, i: j }])),
  );
  const gone = new Set(changed.values());
  const removed = before.flatMap((s, i) => (kept.has(i) || gone.has(i) ? [] : [{ i, s }]));
  return inOrder(before, after, partner, changed, removed);
}

interface Placed extends VersionSentence {
  readonly i: number;
}

/** Sentences of the later version by the one of the earlier that they were made of. */
function pairChanged(before: readonly Placed[], after: readonly Placed[]): Map<number, number> {
  const wordsOf = (s: Placed) => new Set(foldName(s.words).split(' '));
  const old = before.map((s) => ({ s, words: wordsOf(s) }));
  const holders = new Map<string, number[]>();
  old.forEach(({ words }, at) => {
    for (const w of words) {
      const list = holders.get(w);
      if (list) list.push(at);
      else holders.set(w, [at]);
    }
  });
  const pairs = new Map<number, number>();
  const used = new Set<number>();
  for (const s of after) {
    const words = wordsOf(s);
    const shared = new Map<number, number>();
    for (const w of words) {
      const list = holders.get(w);
      if (list && list.length <= COMMON) for (const at of list) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    let best = -1;
    let most = 0;
    for (const at of shared.keys()) {
      if (used.has(at)) continue;
      const other = old[at]?.words as Set<string>;
      let both = 0;
      for (const w of words) if (other.has(w)) both++;
      const share = (2 * both) / (words.size + other.size);
      if (share >= ALIKE && share > most) [best, most] = [at, share];
    }
    if (best < 0) continue;
    used.add(best);
    pairs.set(s.i, (old[best] as { s: Placed }).s.i);
  }
  return pairs;
}

/** Changes by the later version's order; what was removed comes before the sentence that followed it. */
function inOrder(
  before: readonly VersionSentence[],
  after: readonly VersionSentence[],
  partner: ReadonlyMap<number, number>,
  changed: ReadonlyMap<number, number>,
  removed: readonly { i: number; s: VersionSentence }[],
): SentenceChange[] {
  const out: SentenceChange[] = [];
  let next = 0;
  const flush = (upTo: number) => {
    for (let r = removed[next]; r && r.i < upTo; r = removed[++next])
      out.push({ change: 'removed', before: r.s, after: null, marks: [] });
  };
  after.forEach((s, j) => {
    const was = partner.get(j) ?? changed.get(j);
    if (was !== undefined) flush(was);
    if (partner.has(j)) return;
    const old = was === undefined ? undefined : before[was];
    if (old) out.push({ change: 'changed', before: old, after: s, marks: markWords(old.words, s.words) });
    else out.push({ change: 'added', before: null, after: s, marks: [] });
  });
  flush(Number.POSITIVE_INFINITY);
  return out;
}

/** Two sentences word by word, by their longest common run of words; neighbouring words of one kind are one mark. */
export function markWords(before: string, after: string): Mark[] {
  const [a, b] = [tokens(before), tokens(after)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS)
    return [
      { in: 'before', words: a.join(' ') },
      { in: 'after', words: b.join(' ') },
    ];
  const width = b.length + 1;
  // best[i * width + j]: words in common of the rest of both, from i and j on.
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * width + j] =
        a[i] === b[j]
          ? (best[(i + 1) * width + j + 1] as number) + 1
          : Math.max(best[(i + 1) * width + j] as number, best[i * width + j + 1] as number);
  const marks: { in: Mark['in']; words: string[] }[] = [];
  const add = (kind: Mark['in'], word: string) => {
    const last = marks.at(-1);
    if (last?.in === kind) last.words.push(word);
    else marks.push({ in: kind, words: [word] });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('both', a[i++] as string);
      j++;
    } else if (
      i < a.length &&
      (j >= b.length || (best[(i + 1) * width + j] as number) >= (best[i * width + j + 1] as number))
    )
      add('before', a[i++] as string);
    else add('after', b[j++] as string);
  }
  return marks.map((m) => ({ in: m.in, words: m.words.join(' ') }));
}
