import type { DateRange, Sentence, Token } from '#model';
import type { FoundTime, Reading } from '../reading.ts';

/** Relations that start a clause of its own: a time inside does not date what is outside. */
const CLAUSAL: ReadonlySet<string> = new Set(['root', 'ccomp', 'advcl', 'acl', 'xcomp', 'parataxis', 'csubj']);
/** Prepositions that tell when something did not yet, or no longer, happen. */
const ELSEWHEN: ReadonlySet<string> = new Set(['before', 'after', 'until', 'till', 'pending', 'ahead']);
const DATING: ReadonlySet<string> = new Set([
  'obl',
  'nmod',
  'advmod',
  'compound',
  'amod',
  'nummod',
  'dep',
  'flat',
  'appos',
  'conj',
  'dislocated',
  'root',
  'obj',
  'nsubj',
]);

const universal = (t: Token): string => {
  const colon = t.deprel.indexOf(':');
  return colon < 0 ? t.deprel : t.deprel.slice(0, colon);
};
const isClauseHead = (t: Token, sentence: Sentence): boolean => {
  const relation = universal(t);
  if (CLAUSAL.has(relation)) return true;
  return (
    relation === 'conj' &&
    (t.upos === 'VERB' || isClauseHead(sentence.tokens[t.head] as Token, sentence)) &&
    t.upos === 'VERB'
  );
};

/** A dated expression and the words above it, up to the head of its clause. */
interface Attached {
  readonly time: FoundTime;
  readonly head: Token;
  /** Indices from the word that it hangs on to the head of the clause. */
  readonly path: readonly number[];
}

/** Head of the clause that a token stands in; the token itself where it is one. */
function clauseHead(sentence: Sentence, index: number): number {
  let at = index;
  for (let n = 0; n <= sentence.tokens.length; n++) {
    const token = sentence.tokens[at] as Token;
    if (token.head < 0 || isClauseHead(token, sentence)) return at;
    at = token.head;
  }
  return at;
}

function attach(sentence: Sentence, time: FoundTime): Attached | null {
  let head = sentence.tokens[time.first] as Token;
  for (let i = time.first; i < time.last; i++) {
    const token = sentence.tokens[i] as Token;
    if ((token.head < time.first || token.head >= time.last) && token.upos !== 'PUNCT') {
      head = token;
      if (token.upos !== 'DET') break;
    }
  }
  if (!DATING.has(universal(head))) return null;
  const path: number[] = [];
  let at = head.head;
  for (let n = 0; at >= 0 && n <= sentence.tokens.length; n++) {
    path.push(at);
    const token = sentence.tokens[at] as Token;
    if (isClauseHead(token, sentence)) break;
    at = token.head;
  }
  // A time that heads its own clause: 'Tuesday: talks in Cairo'.
  return { time, head, path: path.length ? path : [head.index] };
}

const caseOf = (sentence: Sentence, { time, head }: Attached): string | null => {
  const before = sentence.tokens[time.first - 1]?.form.toLowerCase() ?? '';
  if (ELSEWHEN.has(before) || before === 'since' || before === 'from' || before === 'between') return before;
  const marker = (sentence.dependents[head.index] ?? [])
    .map((i) => sentence.tokens[i] as Token)
    .find((t) => t.deprel === 'case' && t.index < head.index);
  return marker ? marker.form.toLowerCase() : null;
};

const cache = new WeakMap<readonly FoundTime[], ReadonlyMap<number, readonly FoundTime[]>>();
/** The expressions of each sentence that name days of the calendar. */
function datedBySentence(times: readonly FoundTime[]): ReadonlyMap<number, readonly FoundTime[]> {
  const known = cache.get(times);
  if (known) return known;
  const out = new Map<number, FoundTime[]>();
  for (const time of times) {
    if (time.from === null || (time.type !== 'DATE' && time.type !== 'TIME')) continue;
    const list = out.get(time.sentence);
    if (list) list.push(time);
    else out.set(time.sentence, [time]);
  }
  cache.set(times, out);
  return out;
}

/** A time as the day or days that something took place on; 'since' reaches to the report's day, 'from … to' to its end. */
function rangeOf(
  reading: Reading,
  sentence: Sentence,
  attached: Attached,
  all: readonly FoundTime[],
): DateRange | null {
  const { time } = attached;
  if (time.from === null || time.to === null) return null;
  const marker = caseOf(sentence, attached);
  if (marker && ELSEWHEN.has(marker)) return null;
  const day = (to: string, end: number, toTime: string | null): DateRange => ({
    from: time.from as string,
    to,
    fromTime: time.fromTime,
    toTime,
    grain: time.grain,
    span: { start: time.span.start, end },
    standing: 'stated',
  });
  if (marker === 'since') {
    const to = reading.referenceDay !== null && reading.referenceDay > time.from ? reading.referenceDay : time.to;
    return day(to, time.span.end, null);
  }
  if (marker === 'from' || marker === 'between') {
    const second = all.find((t) => t.first > time.last && t.first <= time.last + 2);
    const joint = second && sentence.tokens[time.last]?.form.toLowerCase();
    if (
      second?.to &&
      joint &&
      ['to', 'and', 'until', 'till', '-', '–', 'through'].includes(joint) &&
      second.to >= time.from
    ) {
      return day(second.to, second.span.end, second.toTime);
    }
    if (marker === 'from' && reading.referenceDay !== null && reading.referenceDay < time.from)
      return day(time.to, time.span.end, time.toTime);
  }
  // A clock time told beside its day gives the hour: 'on Tuesday at 9 a.m.'.
  const clock = all.find(
    (t) =>
      t !== time &&
      t.from === time.from &&
      t.fromTime !== null &&
      time.fromTime === null &&
      t.to === time.to &&
      Math.abs(t.first - time.last) < 8,
  );
  if (clock && attached.path.includes(attach(sentence, clock)?.path[0] ?? -1)) {
    return {
      ...day(time.to, Math.max(time.span.end, clock.span.end), clock.toTime),
      fromTime: clock.fromTime,
      grain: clock.grain,
      span: { start: Math.min(time.span.start, clock.span.start), end: Math.max(time.span.end, clock.span.end) },
    };
  }
  return day(time.to, time.span.end, time.toTime);
}

/** The nearest time that hangs on a word or on what depends on it within its clause; lower ranks are nearer. */
function ownTime(sentence: Sentence, index: number, attached: readonly Attached[]): Attached[] {
  return attached
    .map((a) => ({ a, rank: a.path.indexOf(index) }))
    .filter(({ rank }) => rank >= 0 && rank <= 3)
    .sort(
      (x, y) =>
        x.rank - y.rank ||
        Number(y.a.time.type === 'DATE') - Number(x.a.time.type === 'DATE') ||
        x.a.time.first - y.a.time.first,
    )
    .map(({ a }) => a)
    .filter((a) => !crossesEvent(sentence, a, index));
}
/** True where a noun stands between that is itself dated by its own clause: 'condemned the attack that …' never gets here. */
const crossesEvent = (sentence: Sentence, a: Attached, index: number): boolean =>
  a.path.slice(0, a.path.indexOf(index)).some((i) => sentence.tokens[i]?.upos === 'VERB');

/**
 * The day or days on which what a token names took place: the time expression that hangs
 * on it, on its clause, or on the clause that it completes. Lengths of time and what
 * recurs date nothing.
 *
 * @param sentence  index into `reading.parsed.sentences`
 * @param token     index of the trigger in that sentence
 * @returns null where the sentence does not tell it
 * @throws RangeError where there is no such sentence or token
 */
export function whenOf(reading: Reading, sentence: number, token: number): DateRange | null {
  const where = reading.parsed.sentences[sentence];
  if (!where?.tokens[token]) throw new RangeError(`no token ${token} in sentence ${sentence}`);
  const all = datedBySentence(reading.times).get(sentence);
  if (!all) return null;
  const attached = all.map((time) => attach(where, time)).filter((a) => a !== null);
  const first = (list: readonly Attached[]): DateRange | null => {
    for (const a of list) {
      const range = rangeOf(reading, where, a, all);
      if (range) return range;
    }
    return null;
  };
  const own = first(ownTime(where, token, attached));
  if (own) return own;
  let clause = clauseHead(where, token);
  if (clause !== token) {
    // A noun: what its verb is dated by.
    const shared = first(
      attached.filter((a) => a.path[0] === clause || (a.path.includes(clause) && a.path.length === 2)),
    );
    if (shared) return shared;
  }
  for (let step = 0; step < 3; step++) {
    const head = where.tokens[clause] as Token;
    const relation = universal(head);
    const above = head.head < 0 ? null : (where.tokens[head.head] as Token);
    // 'Speaking on Tuesday, she warned': whichever of the two the tree hangs on the other.
    const beside = relation === 'advcl' && (head.xpos === 'VBG' || above?.xpos === 'VBG');
    if (!above || !(relation === 'xcomp' || relation === 'conj' || beside)) break;
    clause = clauseHead(where, above.index);
    const shared = first(attached.filter((a) => a.path[0] === clause && (relation !== 'conj' || a.time.first < token)));
    if (shared) return shared;
  }
  const down = (where.dependents[token] ?? [])
    .map((i) => where.tokens[i] as Token)
    .filter((t) => universal(t) === 'advcl' && t.xpos === 'VBG');
  return first(down.flatMap((t) => ownTime(where, t.index, attached)));
}
