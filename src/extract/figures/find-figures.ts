import type { Evidence, Figure, Sentence, Span, Statement } from '#model';
import { placeOf } from '../places/index.ts';
import type { FoundTime, Reading } from '../reading.ts';
import { onWhoseWord } from '../statements/on-whose-word.ts';
import { whenOf } from '../times/when-of.ts';
import { type Candidate, spanOfTokens } from './candidate.ts';
import { countOfThings, unitOfNoun } from './counts-of-things.ts';
import { durationFigure } from './durations.ts';
import type { FigureLexicon } from './lexicon.ts';
import { noneFigure } from './none.ts';
import { countsNothing } from './not-a-figure.ts';
import { perOf } from './per.ts';
import { type Quantity, readQuantity } from './quantity.ts';

/** A figure and the conversions that stand in brackets behind it. */
interface Drawn {
  readonly candidate: Candidate;
  readonly converted: Figure['converted'];
}

/** Names whose tokens hold a number that counts nothing: Apollo 11, G7. */
function namedIn(reading: Reading): ReadonlySet<string> {
  const out = new Set<string>();
  for (const name of reading.parsed.names) {
    // A number word alone that opens a sentence is no name.
    if (name.kind === 'nationality' || name.last - name.first < 2) continue;
    for (let i = name.first; i < name.last; i++) out.add(`${name.sentence}:${i}`);
  }
  return out;
}

/** Tokens of a sentence that tell a day, a clock time or what recurs; lengths of time apart. */
function splitTimes(times: readonly FoundTime[]): { blocked: Set<number>; lengths: Map<number, FoundTime> } {
  const blocked = new Set<number>();
  const lengths = new Map<number, FoundTime>();
  for (const time of times) {
    if (time.type === 'DURATION') lengths.set(time.first, time);
    else for (let i = time.first; i < time.last; i++) blocked.add(i);
  }
  return { blocked, lengths };
}

/** The sum or measure in brackets right behind a figure: '20 km (12 miles)', '$5 million (£4m)'; and where it ends. */
function conversionAt(
  sentence: Sentence,
  lower: readonly string[],
  from: number,
  lexicon: FigureLexicon,
): { found: Figure['converted'][number]; next: number } | null {
  if (lower[from] !== '(') return null;
  const q = readQuantity(lower, from + 1);
  if (!q) return null;
  const unitToken = sentence.tokens[q.next];
  const money = q.currency ? lexicon.units.get(q.currency)?.name : undefined;
  if (money)
    return lower[q.next] === ')'
      ? { found: { value: q.value, unit: money, span: spanOfTokens(sentence, q.first, q.next) }, next: q.next + 1 }
      : null;
  if (!unitToken) return null;
  const unit = unitOfNoun(unitToken, lexicon);
  if (unit.kind !== 'measure') return null;
  // 'km/h' in pieces.
  const speed = lower[q.next + 1] === '/' && lower[q.next + 2] === 'h';
  const end = speed ? q.next + 3 : q.next + 1;
  if (lower[end] !== ')') return null;
  return {
    found: { value: q.value, unit: speed ? `${unit.name}/h` : unit.name, span: spanOfTokens(sentence, q.first, end) },
    next: end + 1,
  };
}

/** True for a word that no quantity starts with: most words, told by a glance. */
function cannotStart(word: string): boolean {
  const c = word.charCodeAt(0);
  return !(c >= 48 && c <= 57) && c < 128 && c >= 97 && c <= 122 && !STARTS.has(word);
}
const STARTS: ReadonlySet<string> = new Set(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety a an half quarter hundred thousand million tens dozens scores hundreds thousands millions billions trillions several many between no not in upwards well just more greater longer at over above exceeding exceeded exceeds exceed surpassed topped as less fewer up under below within close estimated nearly almost about around some roughly approximately circa approx us$ c$ a$ usd eur gbp nobody none'.split(
    ' ',
  ),
);
/** twenty-five and the like, written in one token. */
const startsWithTens = (word: string): boolean =>
  word.includes('-') && /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-/.test(word);

function draw(
  sentence: Sentence,
  times: readonly FoundTime[],
  named: (i: number) => boolean,
  lexicon: FigureLexicon,
): Drawn[] {
  const lower = sentence.tokens.map((t) => t.form.toLowerCase());
  const { blocked, lengths } = splitTimes(times);
  const out: Drawn[] = [];
  const isBlocked = (q: Quantity): boolean => {
    for (let k = q.core; k < q.next; k++) if (blocked.has(k) || lengths.has(k)) return true;
    return false;
  };
  for (let i = 0; i < lower.length; ) {
    const length = lengths.get(i);
    if (length) {
      const candidate = durationFigure(sentence, lower, length, lexicon);
      if (candidate) out.push({ candidate, converted: [] });
      i = length.last;
      continue;
    }
    const word = lower[i] as string;
    if (blocked.has(i) || (cannotStart(word) && !startsWithTens(word))) {
      i++;
      continue;
    }
    const none =
      word === 'no' || word === 'not' || word === 'nobody' || word === 'none'
        ? noneFigure(sentence, lower, i, lexicon)
        : null;
    const q = none ? null : readQuantity(lower, i);
    const candidate =
      none ??
      (q && !isBlocked(q) && !countsNothing(sentence, lower, q, named)
        ? countOfThings(sentence, lower, q, lexicon)
        : null);
    if (!candidate) {
      i = q && !isBlocked(q) && q.next > i ? q.next : i + 1;
      continue;
    }
    const conversion = conversionAt(sentence, lower, candidate.last, lexicon);
    out.push({ candidate, converted: conversion ? [conversion.found] : [] });
    i = conversion ? conversion.next : candidate.last;
  }
  return out;
}

/** Who a statement credits is counted there ('two officials said'), not here. */
function countedSources(statements: readonly Statement[]): readonly Span[] {
  return statements
    .filter((s) => s.source.standing === 'anonymous')
    .map((s) => s.source.span)
    .filter((s) => s !== null);
}

/** The figure as the record holds it. */
function written(
  reading: Reading,
  statements: readonly Statement[],
  byId: ReadonlyMap<string, Statement>,
  { candidate: c, converted }: Drawn,
  id: string,
): Figure {
  const span = spanOfTokens(c.sentence, c.first, c.last);
  const { text } = reading.parsed;
  const counts = c.counts
    .map((s) => text.slice(s.start, s.end))
    .join(' ')
    .replace(/\s+/g, ' ');
  const per = perOf(c);
  const saidBy = onWhoseWord(statements, span);
  const place = placeOf(reading, c.sentence.index, c.anchor);
  const when = whenOf(reading, c.sentence.index, c.anchor);
  const source = saidBy?.statement ? byId.get(saidBy.statement) : undefined;
  const evidence: Evidence = { unit: c.unitEvidence, counts: [...c.counts], bound: [c.boundWords ?? span] };
  if (c.measure !== null) evidence.measure = 'lexicon';
  if (per) evidence.per = [per.span];
  if (source?.source.name)
    evidence['saidBy.name'] = source.evidence['source.name'] ?? (source.source.span ? [source.source.span] : 'lexicon');
  return {
    id,
    span,
    margin: c.margin,
    rule: c.rule,
    evidence,
    value: c.value,
    to: c.to,
    bound: c.bound,
    unit: c.unit,
    converted,
    counts,
    measure: c.measure,
    per: per?.per ?? null,
    place,
    when,
    saidBy,
  };
}

/**
 * Finds the counts and measures of a report: how many, with bounds and unit, of what, and on whose word.
 *
 * Days, clock times, ages, ordinals and numbers in names are none.
 *
 * @returns in order of the text
 */
export function findFigures(reading: Reading, statements: readonly Statement[], lexicon: FigureLexicon): Figure[] {
  const named = namedIn(reading);
  const credited = countedSources(statements);
  const byId = new Map(statements.map((s) => [s.id, s]));
  const bySentence = new Map<number, FoundTime[]>();
  for (const time of reading.times) {
    const list = bySentence.get(time.sentence);
    if (list) list.push(time);
    else bySentence.set(time.sentence, [time]);
  }
  const out: Figure[] = [];
  for (const sentence of reading.parsed.sentences) {
    if (sentence.kind !== 'text' && sentence.kind !== 'heading') continue;
    const drawn = draw(
      sentence,
      bySentence.get(sentence.index) ?? [],
      (i) => named.has(`${sentence.index}:${i}`),
      lexicon,
    );
    for (const one of drawn) {
      const span = spanOfTokens(sentence, one.candidate.first, one.candidate.last);
      if (one.candidate.value < 10 && credited.some((s) => s.start <= span.start && span.end <= s.end)) continue;
      out.push(written(reading, statements, byId, one, `f${out.length + 1}`));
    }
  }
  return out;
}
