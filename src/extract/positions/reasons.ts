import { dependents, type Sentence, type Span, spanOf, subtree, type Token, tokensIn } from '#model';

const REASON = new Set(['because', 'due', 'over']);
const CONDITION = new Set(['if', 'unless', 'until', 'without', 'provided', 'once']);

const clauseSpan = (sentence: Sentence, head: number): Span =>
  spanOf(
    sentence,
    subtree(sentence, head).filter(
      (i, n, all) => !(sentence.tokens[i]?.upos === 'PUNCT' && (n === 0 || n === all.length - 1)),
    ),
  );

const markOf = (sentence: Sentence, head: number): Token | null =>
  dependents(sentence, head, 'mark', 'case', 'advmod')[0] ?? null;

/** The clause or phrase that gives the reason for a predicate: 'because terms had been softened'. The joining word is left out. */
export function reasonOf(sentence: Sentence, index: number): Span | null {
  for (const clause of dependents(sentence, index, 'advcl')) {
    const mark = markOf(sentence, clause.index);
    if (mark?.lemma.toLowerCase() === 'because') return afterMark(sentence, clause.index, mark);
  }
  for (const phrase of dependents(sentence, index, 'obl')) {
    const mark = markOf(sentence, phrase.index);
    if (mark && REASON.has(mark.lemma.toLowerCase())) return afterMark(sentence, phrase.index, mark);
  }
  return null;
}

function afterMark(sentence: Sentence, head: number, mark: Token): Span {
  const whole = clauseSpan(sentence, head);
  const next = sentence.tokens.find((t) => t.index > mark.index && t.deprel !== 'fixed' && t.start < whole.end);
  return next && next.start > whole.start ? { start: next.start, end: whole.end } : whole;
}

/** The clause or phrase on which a predicate depends: 'if the assault went on', 'without a promise of …'. */
export function conditionOf(sentence: Sentence, index: number): Span | null {
  for (const clause of dependents(sentence, index, 'advcl', 'obl', 'nmod')) {
    const mark = markOf(sentence, clause.index);
    if (mark && CONDITION.has(mark.lemma.toLowerCase())) return clauseSpan(sentence, clause.index);
  }
  return null;
}

const CONDITIONAL = new Set(['if', 'unless', 'until']);

/**
 * The condition inside a stretch of words, by its order alone: from 'if', 'unless' or 'until' to the next comma, or to the
 * end. A clause before its main clause is what a tree most often gets wrong.
 */
export function conditionWithin(sentence: Sentence, piece: Span): { condition: Span; rest: Span } | null {
  const tokens = tokensIn(sentence, piece);
  const at = tokens.findIndex((t) => CONDITIONAL.has(t.lemma.toLowerCase()) && t.upos !== 'NOUN');
  const mark = tokens[at];
  if (!mark) return null;
  const comma = tokens.slice(at + 1).find((t) => t.form === ',');
  const end = Math.min(comma?.start ?? piece.end, piece.end);
  const before = tokens.slice(0, at).some((t) => t.upos === 'VERB' || t.upos === 'AUX');
  const rest = before ? { start: piece.start, end: mark.start } : comma ? { start: comma.end, end: piece.end } : null;
  return rest && rest.start < rest.end && mark.start < end ? { condition: { start: mark.start, end }, rest } : null;
}
