import { headOf, relation, type Sentence, subtree, type Token } from '#model';
import { occasionAfter } from './asides.ts';
import { isDash, isQuoteMark, isStop } from './content.ts';
import type { Clause } from './credit-clause.ts';
import { isOwnClause, startsOwnCredit } from './next-credit.ts';
import { hasPredicate, isComma, isFiniteTag, isRelative, lastWord } from './tags.ts';
import { isMain } from './verb-form.ts';

/**
 * Last token of what a credit leads in. The credit of a main clause carries to the sentence's end,
 * or to where another credit is joined on ('…, adding', '…, and she said'); one inside a clause to
 * that clause's end; one inside a quotation no further than the quotation.
 */
export function endOfSaid(c: Clause, right: readonly Token[], whole = false): number {
  const { sentence, verb, ground } = c;
  let end =
    isMain(sentence, verb) || (whole && !isRelative(sentence, verb))
      ? lastWord(sentence)
      : Math.max(...subtree(sentence, verb.index), verb.index);
  for (const t of right) {
    if (!isOwnClause(c.ground, sentence, verb, t)) continue;
    const first = subtree(sentence, t.index).find((i) => i > verb.index) ?? t.index;
    if (first > verb.index + 1 && first - 1 < end) end = first - 1;
  }
  for (let i = c.last + 2; i < end; i++) {
    if ((sentence.tokens[i] as Token).form === ';' && !ground.quotes.holding((sentence.tokens[i] as Token).start)) {
      end = i - 1;
      break;
    }
    if (startsOwnCredit(c, i)) {
      end = i - 1;
      break;
    }
  }
  const head = headOf(sentence, verb);
  if (head && head.index > verb.index && relation(verb) === 'advcl') {
    // A clause before its main clause ends at the comma before it.
    const from = Math.min(...subtree(sentence, head.index, (t) => t.index <= verb.index));
    for (let i = from - 1; i > verb.index; i--) if (isComma(sentence.tokens[i])) end = Math.min(end, i - 1);
  }
  const quote = ground.quotes.holding(verb.start);
  while (
    end > verb.index &&
    ((sentence.tokens[end] as Token).upos === 'PUNCT'
      ? !isQuoteMark((sentence.tokens[end] as Token).form)
      : quote !== null && (sentence.tokens[end] as Token).start >= quote.inner.end)
  )
    end--;
  if (quote && (sentence.tokens[end] as Token).end > quote.inner.end) end--;
  return end;
}

/**
 * Over a preposition that follows at once, and what it leads in: trees part 'accused him' from 'of theft'.
 * To the next comma or stop, or to the end of a quotation that opens before it.
 */
export function runOn(c: Clause, first: number, last: number): number {
  const { sentence, ground } = c;
  const next = sentence.tokens[last + 1];
  if (!next || last <= first - 1 || !RUN_ON.has(next.form) || ground.quotes.holding(c.verb.start)) return last;
  if (occasionAfter(sentence, last + 1) !== null) return last;
  let end = last;
  for (let i = last + 1; i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    const inside = ground.quotes.holding(t.start) !== null;
    if (
      !inside &&
      (isComma(t) ||
        isStop(t.form) ||
        t.form === ';' ||
        t.form === ':' ||
        (isDash(t.form) && t.xpos !== 'HYPH') ||
        OCCASION_LEADS.has(t.form))
    )
      break;
    if (!inside && (isFiniteTag(t) || t.xpos.startsWith('W') || startsOwnCredit(c, i))) return last;
    end = i;
  }
  return end;
}

const RUN_ON = new Set(['of', 'for', 'to', 'with', 'from', 'against', 'over', 'into', 'between']);

export const LED_BACK = new Set(['of', 'for', 'as']);

export const PHRASAL = new Set(['verb-object', 'verb-preposition', 'verb-as', 'verb-predicate', 'document-shows']);

/** Where a finite clause plainly ends: the first comma or stop after its verb. Mends trees that break a clause in two. */
export function clauseEnd(c: Clause, start: number, last: number): number {
  const { sentence } = c;
  let finite = false;
  // 'if it rains, the match is off': the condition's comma does not end it.
  let pending = sentence.tokens[start]?.upos === 'SCONJ' ? 1 : 0;
  for (let i = start; i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    if (isFiniteTag(t)) finite = true;
    if (i > start + 1 && startsOwnCredit(c, i)) return i - 1;
    if (isComma(t) && finite && pending > 0) {
      pending--;
      finite = false;
      continue;
    }
    if (t.upos === 'PUNCT' && t.xpos !== 'HYPH' && finite && !isQuoteMark(t.form)) return i - 1;
    // A quotation within the clause is part of it; one that the credit itself stands in ends it.
    if (isQuoteMark(t.form) && i > last && c.ground.quotes.holding(c.verb.start)) return i - 1;
  }
  return last;
}

export const OCCASION_LEADS = new Set([
  'during',
  'after',
  'before',
  'amid',
  'while',
  'when',
  'since',
  'despite',
  'because',
  'although',
  'though',
  'if',
  'until',
  'unless',
]);

/** Index before words that tell when or on what occasion the thing was said, and no longer what. */
export function beforeOccasion(c: Clause, from: number, end: number): number {
  const { sentence, ground } = c;
  for (let i = from + 1; i <= end; i++) {
    const t = sentence.tokens[i] as Token;
    if (isQuoteMark(t.form)) return end;
    if (OCCASION_LEADS.has(t.form.toLowerCase()) && (t.upos === 'SCONJ' || t.upos === 'ADP' || t.xpos === 'WRB'))
      return i - 1;
    if (t.upos === 'ADP' && occasionAfter(sentence, i) !== null) return i - 1;
    const time = (ground.times.get(sentence.index) ?? []).find(
      (e) => e.first === i || (t.upos === 'ADP' && e.first === i + 1),
    );
    if (time && time.last > end) return i - 1;
  }
  return end;
}

/** Index before a relative clause that a comma parts from the phrase it follows. */
export function beforeRelative(sentence: Sentence, start: number, end: number): number {
  for (let i = start + 1; i < end; i++) {
    const t = sentence.tokens[i] as Token;
    if (isQuoteMark(t.form)) return end;
    if (!isComma(sentence.tokens[i - 1])) continue;
    if (/^(which|who|whom|whose|where|when)$/.test(t.form)) return i - 2 > start ? i - 2 : end;
    if (/^(but|and|while|although|though|as|so)$/.test(t.form) && hasPredicate(sentence, i + 1, end + 1))
      return i - 2 > start ? i - 2 : end;
  }
  return end;
}
