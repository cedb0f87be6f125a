import { relation, type Sentence, type Token } from '#model';
import { isDash } from './number.ts';
import type { Quantity } from './quantity.ts';

/** Nouns whose number is a name: Article 50, Resolution 2334. */
const NUMBERED: ReadonlySet<string> = new Set(
  'resolution article section flight room route highway number no no. nos. chapter page phase stage channel bus train unit gate terminal line level category type version model boeing airbus apollo falcon mark psalm verse rule title act chapter part step group grade class day week year area pier platform post posts camp point operation interstate district ward division battalion brigade regiment squadron apartment appendix annex protocol clause paragraph item exhibit group covid g m'.split(
    ' ',
  ),
);
const HALVES: ReadonlySet<string> = new Set(['first', 'second', 'latter', 'last', 'other', 'better']);
const AGED: ReadonlySet<string> = new Set(['aged', 'age', 'ages']);

/** True where the number is a name's, a list's, an age or a score, and counts nothing. */
export function countsNothing(
  sentence: Sentence,
  lower: readonly string[],
  q: Quantity,
  named: (i: number) => boolean,
): boolean {
  const { tokens } = sentence;
  const token = tokens[q.core] as Token;
  const before = tokens[q.core - 1];
  const after = tokens[q.next];
  const word = lower[q.core] as string;
  if (q.kind !== 'percent' && q.kind !== 'money') {
    if (named(q.core)) return true;
    // Boeing 737, Article 50: the number stands behind the name that it belongs to.
    const pastBefore = lower[q.core - 1] ?? '';
    if (
      q.boundWords === null &&
      before &&
      (NUMBERED.has(pastBefore) || NUMBERED.has(before.lemma.toLowerCase())) &&
      token.deprel !== 'obj'
    )
      return true;
    if (
      q.boundWords === null &&
      before?.upos === 'PROPN' &&
      token.head < q.core &&
      ['nummod', 'flat', 'compound', 'appos', 'nmod', 'dep'].includes(relation(token)) &&
      !(after && (after.upos === 'NOUN' || after.upos === 'ADJ'))
    )
      return true;
    // M-16, G-7, F-35
    if (
      isDash(before?.form) &&
      before?.start === tokens[q.core - 2]?.end &&
      before?.end === token.start &&
      (tokens[q.core - 2]?.upos === 'PROPN' || tokens[q.core - 2]?.upos === 'NOUN')
    )
      return true;
    // 'posts 542 and 543': the second number of such a pair.
    const head = token.head >= 0 ? tokens[token.head] : undefined;
    if (
      relation(token) === 'conj' &&
      head?.upos === 'NUM' &&
      q.boundWords === null &&
      !(after?.upos === 'NOUN' || after?.upos === 'ADJ') &&
      NUMBERED.has(tokens[head.index - 1]?.lemma.toLowerCase() ?? '')
    )
      return true;
    if (before?.form === '#' || before?.form === 'No.') return true;
  }
  // 'six per 100,000', 'the first half of the year', '0000'
  if (
    lower[q.first - 1] === 'per' ||
    (q.kind === 'share' && HALVES.has(lower[q.first - 1] ?? '')) ||
    (word.length > 1 && q.value === 0 && word[0] === '0')
  )
    return true;
  // John Roe, 34, said
  if (
    q.kind === 'number' &&
    before?.form === ',' &&
    tokens[q.core - 2]?.upos === 'PROPN' &&
    (!after || after.form === ',' || after.form === '.' || after.form === ')') &&
    q.value < 120
  )
    return true;
  if (before?.form === '(' && after?.form === ')' && q.value < 120) return true;
  if (
    AGED.has(lower[q.first - 1] ?? '') ||
    AGED.has(lower[q.core - 1] ?? '') ||
    (lower[q.core - 1] === 'of' && AGED.has(lower[q.core - 2] ?? ''))
  )
    return true;
  if (lower[q.next] === 'years' && (lower[q.next + 1] === 'old' || lower[q.next + 1] === 'of'))
    return lower[q.next + 1] === 'old' || lower[q.next + 2] === 'age';
  // List numbers and years alone at the head of a line.
  if (q.core === 0 && (after?.form === '.' || after?.form === ')') && q.bound === 'exact') return true;
  if (word === 'one' && isOnePronoun(sentence, lower, q)) return true;
  return false;
}

/** 'one of the', 'no one', 'the one who', 'one day', 'one another'. */
function isOnePronoun(sentence: Sentence, lower: readonly string[], q: Quantity): boolean {
  const { tokens } = sentence;
  const token = tokens[q.core] as Token;
  if (q.next > q.core + 1) return false;
  const before = lower[q.core - 1] ?? '';
  const after = lower[q.next] ?? '';
  if (q.boundWords !== null) return after === 'of' && before !== 'least';
  if (token.upos !== 'NUM' || ['no', 'any', 'every', 'each', 'some', 'this', 'that', 'which'].includes(before))
    return true;
  return (
    [
      'of',
      'another',
      'day',
      'side',
      'thing',
      'way',
      'hand',
      'time',
      'point',
      'who',
      'that',
      'such',
      'reason',
      'side',
      'in',
      'or',
      'to',
      'party',
      'example',
    ].includes(after) || token.deprel !== 'nummod'
  );
}
