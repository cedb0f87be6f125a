import { dependents, relation, type Sentence, type Span, type Token, tokenAt } from '#model';
import { type Candidate, isNoun, spanOfTokens } from './candidate.ts';
import { countedNoun, countsOf, measureOf } from './counted.ts';
import type { FigureLexicon } from './lexicon.ts';
import { isDash } from './number.ts';
import type { Quantity } from './quantity.ts';

/** Adjectives and participles that stand for people: 'seven dead', '20 injured'. */
const AS_PEOPLE: ReadonlySet<string> = new Set(
  'dead wounded injured missing killed hurt arrested detained homeless displaced'.split(' '),
);
/** Nouns that one figure of speech counts and no analyst would. */
const IDLE: ReadonlySet<string> = new Set(
  'way time thing kind sort reason point example occasion term day step hand part side round century world fold'.split(
    ' ',
  ),
);
const PLURAL_ONLY: ReadonlySet<string> = new Set([
  'people',
  'personnel',
  'police',
  'troops',
  'staff',
  'aircraft',
  'cattle',
]);

const plural = (noun: string): string => {
  if (noun.endsWith('y') && !'aeiou'.includes(noun[noun.length - 2] ?? '')) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
};

interface Unit {
  readonly name: string;
  readonly evidence: Span[] | 'lexicon';
  readonly kind: 'people' | 'measure' | 'thing';
  readonly measure: string | null;
}

/** The unit that a noun stands for. */
export function unitOfNoun(token: Token, lexicon: FigureLexicon): Unit {
  const form = token.form.toLowerCase();
  const lemma = token.lemma.toLowerCase();
  const known = lexicon.units.get(form) ?? lexicon.units.get(lemma);
  if (known)
    return {
      name: known.name,
      evidence: known.name === form ? [span(token)] : 'lexicon',
      kind: 'measure',
      measure: known.kind,
    };
  if (lexicon.people.has(lemma) || lexicon.people.has(form))
    return { name: 'people', evidence: form === 'people' ? [span(token)] : 'lexicon', kind: 'people', measure: null };
  const isPlural = token.xpos === 'NNS' || token.xpos === 'NNPS' || PLURAL_ONLY.has(form);
  return isPlural
    ? { name: form, evidence: [span(token)], kind: 'thing', measure: null }
    : { name: plural(form), evidence: 'lexicon', kind: 'thing', measure: null };
}
const span = (t: Token): Span => ({ start: t.start, end: t.end });

const bounding = (sentence: Sentence, q: Quantity): Span | null =>
  q.boundWords ? spanOfTokens(sentence, q.boundWords[0], q.boundWords[1]) : null;

interface Made {
  readonly anchor: number;
  readonly last: number;
  readonly unit: string;
  readonly unitEvidence: Candidate['unitEvidence'];
  readonly measure: string | null;
  readonly rule: string;
  readonly margin: number;
}

function make(sentence: Sentence, q: Quantity, lexicon: FigureLexicon, made: Made): Candidate {
  const outside = (i: number): boolean => i >= q.first && i < made.last;
  return {
    sentence,
    first: q.first,
    value: q.value,
    to: q.to,
    bound: q.bound,
    boundWords: bounding(sentence, q),
    counts: countsOf(sentence, made.anchor, lexicon, outside),
    ...made,
  };
}

/** The word above a quantity that stands outside it; its own last word where it is the root. */
function above(sentence: Sentence, q: Quantity, last: number): number {
  for (let i = last - 1; i >= q.core; i--) {
    const { head } = tokenAt(sentence, i);
    if (head >= 0 && (head < q.first || head >= last)) return head;
  }
  // The quantity is the root: the nearest noun or verb says what it is of.
  const near = (i: number): boolean => ['NOUN', 'PROPN', 'VERB'].includes(sentence.tokens[i]?.upos ?? '');
  for (let i = q.first - 1; i >= 0; i--) if (near(i)) return i;
  for (let i = last; i < sentence.tokens.length; i++) if (near(i)) return i;
  return last - 1;
}

/** The noun behind 'of' right after a word, as the tree has it, else as the words stand. */
function nounAfterOf(sentence: Sentence, lower: readonly string[], at: number): number | null {
  return lower[at] === 'of' ? countedNoun(sentence, lower, at + 1) : null;
}

/** The noun that a sum or percentage stands before ('$5 million loan', '20% rise') or is 'in' or 'for'. */
function behindSum(sentence: Sentence, lower: readonly string[], at: number): number | null {
  if (lower[at] === 'in' || lower[at] === 'for') return countedNoun(sentence, lower, at + 1);
  const next = sentence.tokens[at];
  return next && (next.upos === 'NOUN' || next.upos === 'ADJ') ? countedNoun(sentence, lower, at) : null;
}

/** 85%, a third, $5 million: what they are of, or the verb that they measure. */
function shareOrMoney(sentence: Sentence, lower: readonly string[], q: Quantity, lexicon: FigureLexicon): Candidate {
  const of = nounAfterOf(sentence, lower, q.next);
  const following = of ?? (q.kind === 'money' || q.kind === 'percent' ? behindSum(sentence, lower, q.next) : null);
  const anchor = following ?? above(sentence, q, q.next);
  const currency = q.currency ? lexicon.units.get(q.currency) : undefined;
  const percent = spanOfTokens(sentence, q.next - 1, q.next);
  const unit = q.kind === 'money' ? (currency?.name ?? 'money') : q.kind === 'percent' ? 'percent' : 'share';
  const evidence = q.kind === 'percent' && lower[q.next - 1] === 'percent' ? [percent] : 'lexicon';
  const measure = q.kind === 'money' ? 'money' : (measureOf(sentence, anchor, lexicon)?.name ?? 'share');
  return make(sentence, q, lexicon, {
    anchor,
    last: q.next,
    unit,
    unitEvidence: evidence,
    measure,
    rule: q.kind === 'money' ? 'sum-of-money' : 'share',
    margin: 0.8,
  });
}

/** Numbers with no noun behind them: 'killed twelve', 'seven dead', 'injured three others'. */
function standingAlone(
  sentence: Sentence,
  lower: readonly string[],
  q: Quantity,
  lexicon: FigureLexicon,
): Candidate | null {
  const number = tokenAt(sentence, q.next - 1);
  const after = lower[q.next] ?? '';
  const asPeople = AS_PEOPLE.has(after);
  const head = above(sentence, q, q.next);
  const governor = tokenAt(sentence, head);
  const anchor = asPeople ? q.next : head;
  const measured =
    measureOf(sentence, anchor, lexicon) ??
    (isNoun(governor) || governor.upos === 'VERB' ? measureFrom(governor, lexicon) : null) ??
    tallied(sentence, governor, lexicon) ??
    talliedBefore(sentence, lower, q.first, lexicon);
  if (q.value === 1 && q.bound === 'exact' && !asPeople) return null;
  const harm = measured !== null && !['troops', 'votes', 'protesters', 'seats', 'destroyed'].includes(measured.name);
  const form = tokenAt(sentence, q.core).form;
  const large =
    q.value >= 10 &&
    (q.boundWords !== null || q.kind === 'vague' || (q.value >= 1000 && (form.includes(',') || q.next > q.core + 1)));
  if (!asPeople && !harm && !large) return null;
  if (!asPeople && !harm && number.deprel === 'nummod' && q.boundWords === null) return null;
  return make(sentence, q, lexicon, {
    anchor,
    last: q.next,
    unit: 'people',
    unitEvidence: 'lexicon',
    measure: measured?.name ?? null,
    rule: 'number-alone',
    margin: harm || asPeople ? 0.7 : 0.35,
  });
}

/** What a tally that a number is set to counts: 'the toll stood at 41', 'the number of people killed reached 30'. */
function tallied(sentence: Sentence, verb: Token, lexicon: FigureLexicon): { name: string; token: number } | null {
  if (verb.upos !== 'VERB' && verb.upos !== 'AUX') return null;
  if (!REACHES.has(verb.lemma.toLowerCase())) return null;
  for (const tally of dependents(sentence, verb.index, 'nsubj', 'obj')) {
    const own = measureOf(sentence, tally.index, lexicon);
    if (own) return own;
    if (!TALLIES.has(tally.lemma.toLowerCase())) continue;
    for (const of of dependents(sentence, tally.index, 'nmod')) {
      const counted = measureOf(sentence, of.index, lexicon);
      if (counted) return counted;
    }
  }
  return null;
}
/** The same by where the words stand, for sentences whose tree goes astray: 'the death toll … stood at' right before the number. */
function talliedBefore(
  sentence: Sentence,
  lower: readonly string[],
  first: number,
  lexicon: FigureLexicon,
): { name: string; token: number } | null {
  let verb = first - 1;
  while (verb >= 0 && verb >= first - 3 && (BETWEEN.has(lower[verb] ?? '') || sentence.tokens[verb]?.upos === 'ADV'))
    verb--;
  const token = sentence.tokens[verb];
  if (!token || !REACHES.has(token.lemma.toLowerCase()) || token.lemma.toLowerCase() === 'be') return null;
  for (let i = 0; i < verb; i++) {
    if (!TALLIES.has(lower[i] ?? '')) continue;
    for (let k = i; k < Math.min(verb, i + 5); k++) {
      const counted = measureFrom(tokenAt(sentence, k), lexicon);
      if (counted) return counted;
    }
  }
  return null;
}
const BETWEEN: ReadonlySet<string> = new Set('at to by about around nearly almost least most over'.split(' '));
const REACHES: ReadonlySet<string> = new Set(
  'reach stand rise climb grow put set hit pass exceed top surpass fall drop remain total increase jump give be'.split(
    ' ',
  ),
);
const TALLIES: ReadonlySet<string> = new Set('number total count tally figure toll'.split(' '));

const measureFrom = (t: Token, lexicon: FigureLexicon): { name: string; token: number } | null => {
  const name = lexicon.measures.get(t.lemma.toLowerCase());
  return name ? { name, token: t.index } : null;
};

/**
 * What a quantity counts, as a figure; null where it counts nothing that would be logged
 * ('the two sides', 'one day').
 */
export function countOfThings(
  sentence: Sentence,
  lower: readonly string[],
  q: Quantity,
  lexicon: FigureLexicon,
): Candidate | null {
  if (q.kind === 'percent' || q.kind === 'money' || q.kind === 'share')
    return shareOrMoney(sentence, lower, q, lexicon);
  const { tokens } = sentence;
  // three-phase, 20-km, five-member
  if (
    isDash(lower[q.next]) &&
    tokens[q.next]?.start === tokens[q.next - 1]?.end &&
    isNoun(tokens[q.next + 1]) &&
    tokens[q.next]?.end === tokens[q.next + 1]?.start
  ) {
    const noun = tokenAt(sentence, q.next + 1);
    const unit = unitOfNoun(noun, lexicon);
    if (IDLE.has(noun.lemma)) return null;
    const anchor = Math.max(noun.head, noun.index);
    return make(sentence, q, lexicon, {
      anchor,
      last: q.next + 2,
      unit: unit.name,
      unitEvidence: unit.evidence,
      measure: unit.measure,
      rule: 'compound-count',
      margin: 0.5,
    });
  }
  let from = q.next;
  if (['more', 'other', 'additional', 'further', 'new'].includes(lower[from] ?? '')) from++;
  let of = false;
  if (lower[from] === 'of' || (lower[from] === 'out' && lower[from + 1] === 'of')) {
    of = true;
    from += lower[from] === 'of' ? 1 : 2;
  }
  // 'seven dead': the adjective is the noun.
  if (AS_PEOPLE.has(lower[q.next] ?? '') && !isNoun(tokens[q.next + 1]))
    return standingAlone(sentence, lower, q, lexicon);
  const next = tokens[from];
  if (!next || (!of && next.upos === 'DET') || next.upos === 'ADP' || (next.upos === 'PUNCT' && !isDash(next.form)))
    return standingAlone(sentence, lower, q, lexicon);
  const noun = countedNoun(sentence, lower, from);
  if (noun === null) return standingAlone(sentence, lower, q, lexicon);
  const token = tokenAt(sentence, noun);
  // 'one million dollar reward': a unit of measure before its noun.
  const inner = tokens.slice(from, noun).find((t) => isNoun(t) && lexicon.units.has(t.lemma.toLowerCase()));
  const unit = unitOfNoun(inner ?? token, lexicon);
  const lemma = token.lemma.toLowerCase();
  if (of && q.kind === 'number' && q.value < 2) return null;
  const definite = ['the', 'these', 'those', 'both', 'its', 'their', 'his', 'her', 'our'].includes(
    lower[q.first - 1] ?? '',
  );
  const small = q.value <= 12 && q.bound === 'exact' && q.kind === 'number' && q.to === null;
  if (small && (IDLE.has(lemma) || (lexicon.companions.has(lemma) && (definite || q.value <= 2)))) return null;
  if (small && q.value === 1 && unit.kind === 'thing' && token.xpos === 'NNP') return null;
  const last = inner ? inner.index + 1 : unit.kind === 'measure' ? noun + 1 : q.next;
  const measured = measureOf(sentence, noun, lexicon);
  const measure = unit.measure ?? measured?.name ?? null;
  // 'about 20 km from the border' counts the distance: the noun itself.
  const anchor = unit.kind === 'measure' && !inner ? measuredThing(sentence, noun) : noun;
  const margin = !small
    ? 0.9
    : measured
      ? 0.85
      : unit.kind === 'people'
        ? definite
          ? 0.5
          : 0.7
        : definite
          ? 0.35
          : q.value === 1
            ? 0.3
            : 0.5;
  return make(sentence, q, lexicon, {
    anchor,
    last,
    unit: unit.name,
    unitEvidence: unit.evidence,
    measure,
    rule: unit.kind === 'people' ? 'people-counted' : unit.kind === 'measure' ? 'measured' : 'things-counted',
    margin,
  });
}

/** What a measure is of: 'of' phrase, else what it hangs on. */
function measuredThing(sentence: Sentence, unit: number): number {
  const token = tokenAt(sentence, unit);
  const of = dependents(sentence, unit, 'nmod').find((t) => t.index > unit);
  if (of) return of.index;
  const head = token.head >= 0 ? tokenAt(sentence, token.head) : null;
  return head && relation(token) !== 'root' ? head.index : unit;
}
