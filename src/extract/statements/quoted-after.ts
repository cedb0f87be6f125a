import { headOf, relation, type Span, type Token } from '#model';
import { isDash, isQuoteMark, isStop } from './content.ts';
import type { Clause } from './credit-clause.ts';
import { isComma, isFiniteTag, isNominalTag } from './tags.ts';

/** Index of an opening mark that follows the credit, past ',' or ':' and short phrases of time or place. */
export function openingQuote(c: Clause): number | null {
  const { sentence } = c;
  for (let i = c.last + 1; i < sentence.tokens.length && i < c.last + 14; i++) {
    const t = sentence.tokens[i] as Token;
    if (isQuoteMark(t.form)) return i;
    if (isDash(t.form) && t.xpos !== 'HYPH') {
      // 'she commented — as the paper noted — "…"'
      const close = sentence.tokens.slice(i + 1, i + 16).find((d) => isDash(d.form) && d.xpos !== 'HYPH');
      const mark = sentence.tokens[(close ?? t).index + 1];
      return mark && isQuoteMark(mark.form) ? mark.index : null;
    }
    if (t.form === ':' || t.form === ',') {
      const next = sentence.tokens[i + 1];
      if (next && isQuoteMark(next.form)) return i + 1;
      if (t.form === ':') return null;
      return null;
    }
    // Words of the content itself begin before the mark: a mixed quotation, taken with its clause.
    if (
      isFiniteTag(t) ||
      t.upos === 'SCONJ' ||
      t.form === 'that' ||
      t.xpos === 'TO' ||
      (t.upos === 'ADJ' && relation(t) !== 'amod')
    )
      return null;
    if (
      isComma(sentence.tokens[i + 1]) &&
      sentence.tokens[i + 2] &&
      isQuoteMark((sentence.tokens[i + 2] as Token).form) &&
      isNominalTag(t)
    )
      return i + 2;
    const rel = relation(t);
    const head = headOf(sentence, t);
    if (
      head === c.verb &&
      (rel === 'obl' ||
        rel === 'advmod' ||
        rel === 'iobj' ||
        rel === 'obj' ||
        t.deprel === 'obl:tmod' ||
        t.deprel === 'obl:unmarked')
    )
      continue;
    if (
      rel === 'case' ||
      rel === 'det' ||
      rel === 'nummod' ||
      rel === 'compound' ||
      rel === 'flat' ||
      rel === 'nmod' ||
      rel === 'amod' ||
      t.upos === 'PROPN' ||
      t.upos === 'NOUN'
    )
      continue;
    return null;
  }
  return null;
}

/** A quotation after the credit, with what the clause adds to it: 'said "X" and "Y"'. */
export function withTail(c: Clause, quote: Span): Span[] {
  const { sentence, ground } = c;
  if (quote.end >= sentence.end - 1) return [quote];
  const next = sentence.tokens.find((t) => t.start >= quote.end);
  if (next && next.form === 'and') {
    const mark = sentence.tokens[next.index + 1];
    const second = mark && isQuoteMark(mark.form) ? ground.quotes.opening(mark.start, mark.start) : null;
    if (second) return [quote, second.span];
  }
  if (!next || next.upos === 'PUNCT' || next.upos === 'CCONJ' || next.upos === 'ADP' || next.upos === 'SCONJ')
    return [quote];
  // The sentence goes on without a break: a clause of which the quotation is the first part.
  const tail = sentence.tokens.slice(next.index).find((t) => t.form === ',' || isStop(t.form) || t.form === ';');
  const end = tail ? (sentence.tokens[tail.index - 1] as Token).end : sentence.end;
  return [{ start: quote.start, end }];
}

/** Carries a piece that opens a quotation on to the quotation's end, past the sentence. */
export function carryOn(c: Clause, piece: Span): Span[] {
  const { quotes } = c.ground;
  const quote = quotes.holding(piece.end - 1) ?? quotes.holding(Math.max(piece.start, piece.end - 2));
  if (!quote || quote.span.start < piece.start || quote.span.end <= piece.end || quotes.holding(c.verb.start))
    return [piece];
  return [{ start: piece.start, end: quote.span.end }];
}
