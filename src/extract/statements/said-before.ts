import { dependents, relation, type Span, type Token } from '#model';
import { isDash, isQuoteMark, isStop, stretch } from './content.ts';
import { type Clause, type Found, SPEECH } from './credit-clause.ts';
import { cuesFor } from './cues.ts';
import { OCCASION_LEADS } from './extent.ts';
import { hearerOf, looksLikeHearer } from './hearer.ts';
import { startsOwnCredit } from './next-credit.ts';
import { phraseHead } from './phrase.ts';
import { creditStart } from './speaker.ts';
import { firstAt, hasPredicate, isComma, isFiniteTag, isNominalTag, isRelative, isSeam } from './tags.ts';
import { isFiniteVerb } from './verb-form.ts';

/**
 * What was said where it stands before the credit, or on both sides of it:
 * '…, X said.' and '…, X said, …'. Null where the credit opens what was said.
 */
export function beside(given: Clause): Found | null {
  const { sentence, verb, cue } = given;
  const weight = cue.frames.get('quote') ?? 0;
  if (weight < SPEECH || !isFiniteVerb(sentence, verb)) return null;
  if (
    relation(verb) === 'advcl' &&
    dependents(sentence, verb.index, 'mark').some((t) => t.lemma !== 'as' && t.index >= given.first)
  )
    return null;
  let c =
    isSeam(sentence.tokens[given.first - 1]) || given.first === 0 || given.last > verb.index
      ? given
      : { ...given, first: creditStart(given.ground, sentence, verb.index) };
  const stop = endOfCredit(c, isAfterQuote(c));
  if (stop === null) return null;
  if (sentence.tokens[c.first]?.xpos.startsWith('W')) return null;
  const as = sentence.tokens[c.first - 1]?.form === 'as';
  if (as) c = { ...c, first: c.first - 1 };
  if (c.first > 0 && !isSeam(sentence.tokens[c.first - 1]) && !as) return null;
  const left = leftContent(c, stop);
  if (!left) return null;
  const goesOn = rightOfSeam(c, stop);
  const resumed = goesOn[0];
  if (!left.quoted) {
    // 'Asked why, X said, "…"': what was said is the quotation alone.
    if (resumed && c.ground.quotes.opening(resumed.start, resumed.start)) return null;
    if (!left.whole && !resumed) return null;
    const aside = sentence.tokens.slice(c.last + 1, stop);
    if (!left.whole && (aside.length > 8 || aside.some((t) => t.xpos === 'TO' || t.upos === 'VERB'))) return null;
  }
  // What the cue has for an object was not said before it.
  if (
    !left.quoted &&
    dependents(sentence, verb.index, 'obj', 'xcomp', 'ccomp').some(
      (t) => t.index > verb.index && t.index < stop && t !== c.subject && t.index > c.last && !looksLikeHearer(c, t),
    )
  )
    return null;
  return {
    content: [left.span, ...goesOn],
    weight: left.quoted ? 0.97 : Math.min(weight, cue.frames.get('that') ?? weight) * 0.95,
    rule: left.quoted ? 'quote-before' : 'clause-before',
    hearer: hearerOf(c),
    subject: c.subject && c.subject.index < c.first ? phraseHead(sentence, as ? c.first + 1 : c.first) : c.subject,
  };
}

const isAfterQuote = (c: Clause): boolean => {
  const first = c.sentence.tokens[c.first] as Token;
  return (
    c.first > 0 &&
    isSeam(c.sentence.tokens[c.first - 1]) &&
    c.ground.quotes.closing(Math.max(0, first.start - 4), first.start) !== null
  );
};

/** Index of the token that ends the credit: punctuation or the sentence's end; null where a clause follows at once. */
function endOfCredit(c: Clause, afterQuote: boolean): number | null {
  const { sentence } = c;
  for (let i = c.last + 1; i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    if (
      t.upos === 'PUNCT' &&
      (t.form === ',' || t.form === ':' || t.form === ';' || isStop(t.form) || isQuoteMark(t.form) || isDash(t.form))
    )
      return i;
    // '"…," she said after the vote was lost': words on the occasion.
    if (afterQuote && OCCASION_LEADS.has(t.form.toLowerCase())) return i;
    if (t.form.toLowerCase() === 'that') return null;
    if (isFiniteTag(t) && t.upos !== 'NOUN' && !isRelative(sentence, t)) return null;
  }
  return sentence.tokens.length;
}

/** What stands before the credit, back to where it began: the sentence, or the quotation that runs into it. */
function leftContent(c: Clause, stop: number): { span: Span; quoted: boolean; whole: boolean } | null {
  const { sentence, ground } = c;
  const first = sentence.tokens[c.first] as Token;
  const limit = ground.quotes.holding(first.start);
  const closing = ground.quotes.closing(Math.max(0, first.start - 6), first.start);
  if (closing && c.first > 0 && (!limit || limit.span.start >= closing.span.end)) {
    if (closing.span.start <= sentence.start + 1) return { span: closing.span, quoted: true, whole: true };
    const lead = clauseStart(c, limit?.inner.start ?? 0);
    // 'He paused, then: "…," he said': a colon before the quotation parts it from what the report tells itself.
    const between = ground.text.slice(Math.max(lead, closing.span.start - 2), closing.span.start);
    if (/[:.?!]/.test(between)) return { span: closing.span, quoted: true, whole: true };
    // 'With the bridge gone, "…," she said' says both; 'He paused, "…," she said' the quotation alone.
    if (
      between.includes(',') &&
      hasPredicate(
        sentence,
        sentence.tokens.findIndex((t) => t.start >= lead),
        firstAt(sentence, closing.span.start),
      )
    )
      return { span: closing.span, quoted: true, whole: true };
    return { span: { start: lead, end: closing.span.end }, quoted: true, whole: true };
  }
  if (c.first === 0) {
    // '"Have they gone?" she asked': the mark ended the sentence before.
    const earlier = ground.quotes.closing(Math.max(0, first.start - 3), first.start);
    return earlier && stop - c.last < 8 && '?!,'.includes(ground.text[earlier.inner.end - 1] ?? '.')
      ? { span: earlier.span, quoted: true, whole: true }
      : null;
  }
  if (!isSeam(sentence.tokens[c.first - 1]) && sentence.tokens[c.first]?.form !== 'as') return null;
  const start = clauseStart(c, limit?.inner.start ?? 0);
  const firstToken = sentence.tokens.findIndex((t) => t.start >= start);
  if (firstToken < 0) return null;
  return {
    span: { start, end: (sentence.tokens[c.first - 1] as Token).end },
    quoted: false,
    whole: hasPredicate(sentence, firstToken, c.first),
  };
}

const clauseStart = (c: Clause, least: number): number =>
  Math.max(c.sentence.start, least, (c.sentence.tokens[0] as Token).start);

/** What goes on after a credit in the middle. */
function rightOfSeam(c: Clause, stop: number): Span[] {
  const { sentence, ground } = c;
  const tokens = sentence.tokens;
  const at = tokens[stop];
  if (!at) return [];
  const next = isComma(at) || at.form === ':' || isDash(at.form) ? tokens[stop + 1] : at;
  if (next && isQuoteMark(next.form)) {
    const quote = ground.quotes.opening(next.start, next.start);
    return quote ? [quote.span] : [];
  }
  if (!next || !isComma(at) || next === at) return [];
  const afterNext = tokens[stop + 2];
  if (next.upos === 'CCONJ' && afterNext && isQuoteMark(afterNext.form)) {
    const quote = ground.quotes.opening(afterNext.start, afterNext.start);
    return quote ? [{ start: next.start, end: quote.span.end }] : [];
  }
  // A participle, a relative or a coordinated clause is the report's own, or another credit.
  if (
    (next.xpos === 'VBG' && (cuesFor(ground.lexicon, 'verb', next.lemma.toLowerCase()).length > 0 || stop < 12)) ||
    next.xpos.startsWith('W') ||
    next.upos === 'CCONJ' ||
    !isComma(tokens[c.first - 1])
  )
    return [];
  if (c.last > c.verb.index && isNominalTag(next)) return [];
  let last = tokens.length - 1;
  for (let i = stop + 2; i < tokens.length; i++) {
    if (startsOwnCredit(c, i)) {
      last = i - 2;
      break;
    }
  }
  const short = next.upos === 'ADP' && !hasPredicate(sentence, stop + 1, last + 1);
  return last > stop + 1 && !short ? [stretch(sentence, stop + 1, last)] : [];
}
