import { type Parsed, relation, type Sentence, type Span, subtree, type Token } from '#model';

/** A participle of these after a noun is a verb that the parse has missed: 'two sources said'. */
const SAYS = new Set(['say', 'tell', 'add', 'warn']);
/** Days and months, that a parse may take for part of a phrase. */
export const TIME_WORDS =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|yesterday|today|tomorrow)$/i;

/** The words of a noun phrase, and where they stand. */
interface PhraseName {
  readonly name: string;
  /** In order; their words joined by blanks are the name. */
  readonly spans: readonly Span[];
}

/** Participle clauses of more words than this are left out of a phrase's name. */
const SHORT_CLAUSE = 7;

/**
 * What a phrase may be called when nobody known is meant by it: its words without a leading article,
 * without relative clauses, appositions, brackets and what is coordinated with it.
 *
 * @param parsed    or anything else that holds the sentences and the text
 * @param sentence  index of the sentence
 * @param token     index of the phrase's head
 * @param clauses   whether a short participle clause belongs to it: 'a plan approved by the council'
 */
export function phraseName(
  parsed: Pick<Parsed, 'sentences' | 'text'>,
  sentence: number,
  token: number,
  clauses = true,
): PhraseName {
  const s = parsed.sentences[sentence] as Sentence;
  const indices = phraseIndices(s, token, clauses);
  let first = indices[0] as number;
  const last = indices[indices.length - 1] as number;
  while (first < token && isLeading(s.tokens[first] as Token)) first++;
  const span: Span = { start: (s.tokens[first] as Token).start, end: (s.tokens[last] as Token).end };
  return { name: parsed.text.slice(span.start, span.end).replace(/\s+/g, ' '), spans: [span] };
}

/** Token indices of a noun phrase as `phraseName` takes it, its determiner included: one stretch round the head. */
function phraseIndices(sentence: Sentence, head: number, clauses = true): number[] {
  const leaveOut = (t: Token): boolean => {
    const rel = relation(t);
    if (
      t.deprel === 'acl:relcl' ||
      [
        'conj',
        'cc',
        'appos',
        'parataxis',
        'advcl',
        'nsubj',
        'csubj',
        'cop',
        'aux',
        'mark',
        'discourse',
        'vocative',
        'list',
        'dep',
        'expl',
        'orphan',
      ].includes(rel)
    ) {
      // What is coordinated inside the phrase's own modifiers stays: 'an army of soldiers and spies'.
      return !((rel === 'conj' || rel === 'cc') && t.head !== head);
    }
    if (rel === 'acl')
      return !clauses || t.xpos === 'VBD' || SAYS.has(t.lemma) || subtree(sentence, t.index).length > SHORT_CLAUSE;
    // 'Israeli forces on Tuesday': the day is when, not who.
    if (TIME_WORDS.test(t.lemma)) return t.index > head;
    if (
      t.head === head &&
      (rel === 'case' ||
        rel === 'advmod' ||
        rel === 'punct' ||
        rel === 'obl' ||
        t.deprel === 'nmod:tmod' ||
        t.deprel === 'nmod:unmarked' ||
        rel === 'obj' ||
        rel === 'ccomp' ||
        rel === 'xcomp')
    )
      return rel !== 'punct' || !(t.form === '-' || (t.form === '–' && t.index < head));
    return false;
  };
  const indices = subtree(sentence, head, leaveOut);
  const at = indices.indexOf(head);
  let first = at;
  let last = at;
  const gap = (a: number, b: number): boolean =>
    b - a <= 1 || (b - a === 2 && /^[-‑'’"“”.]/.test(sentence.tokens[a + 1]?.form ?? ''));
  while (first > 0 && gap(indices[first - 1] as number, indices[first] as number)) first--;
  while (last + 1 < indices.length && gap(indices[last] as number, indices[last + 1] as number)) last++;
  const run = indices.slice(first, last + 1);
  // What follows a comma is said beside the phrase.
  const comma = run.findIndex(
    (i) => i > head && sentence.tokens[i]?.form === ',' && !/^\p{Lu}/u.test(sentence.tokens[i - 1]?.form ?? ''),
  );
  if (comma > 0) run.length = comma;
  while (run.length > 1 && relation(sentence.tokens[run[run.length - 1] as number] as Token) === 'punct') run.pop();
  while (run.length > 1 && relation(sentence.tokens[run[0] as number] as Token) === 'punct') run.shift();
  return run;
}

function isLeading(t: Token): boolean {
  if (/^(according|what|which|whose|only|even|also|just)$/i.test(t.form)) return true;
  if (relation(t) === 'det' || t.upos === 'DET')
    return ['the', 'a', 'an', 'this', 'that', 'these', 'those', 'some', 'any', 'all', 'each', 'every', 'such'].includes(
      t.lemma.toLowerCase(),
    );
  return (
    t.upos === 'PUNCT' ||
    t.upos === 'ADP' ||
    t.upos === 'CCONJ' ||
    t.upos === 'SCONJ' ||
    (t.upos === 'VERB' && t.xpos === 'VBD') ||
    (t.upos === 'PRON' && t.deprel !== 'nmod:poss')
  );
}
