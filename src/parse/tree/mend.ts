import type { Token } from '#model';

/** A token whose place in the tree may still change. */
type Draft = { -readonly [K in keyof Token]: Token[K] };

const JOINED = new Set(['conj', 'parataxis', 'ccomp', 'xcomp', 'advcl', 'dep']);
const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD']);

/**
 * Mends the garden path that a left-to-right parser walks into: in 'a proposal approved by the council was refused' it takes
 * 'approved' for the verb of the clause and has nowhere to put 'was refused'. A participle with a subject, no auxiliary, and
 * a finite predicate behind it that nothing joins on and that has no subject of its own, describes that subject: the
 * predicate takes its place.
 *
 * Changes the tokens handed in.
 */
export function mendReducedRelatives(tokens: Draft[]): void {
  const below: Draft[][] = tokens.map(() => []);
  for (const token of tokens) if (token.head >= 0) below[token.head]?.push(token);
  for (const verb of tokens) {
    if (verb.xpos !== 'VBN' && verb.xpos !== 'VBD') continue;
    const own = below[verb.index] as Draft[];
    if (own.some((t) => t.deprel.startsWith('aux') || t.deprel === 'cop' || t.deprel === 'obj')) continue;
    if (verb.xpos === 'VBD' && !own.some((t) => t.deprel === 'obl:agent')) continue;
    const subject = own.find((t) => t.deprel.startsWith('nsubj') && t.index < verb.index && t.upos !== 'PRON');
    // The stranded predicate hangs on the participle, or on what the participle hangs on.
    const beside = verb.head >= 0 && verb.head < verb.index ? (below[verb.head] as Draft[]) : [];
    const predicate =
      subject &&
      [...own, ...beside].find((t) => t.index > verb.index && JOINED.has(t.deprel) && isLoosePredicate(t, below));
    if (subject && predicate) turn(verb, subject, predicate, own);
  }
}

/** A finite predicate with no subject, no conjunction, no mark and no comma before it. */
function isLoosePredicate(token: Draft, below: readonly Draft[][]): boolean {
  const own = below[token.index] as Draft[];
  const finite =
    (FINITE.has(token.xpos) && token.xpos !== 'MD') ||
    own.some((t) => (t.deprel.startsWith('aux') || t.deprel === 'cop') && FINITE.has(t.xpos));
  return (
    finite &&
    !own.some(
      (t) =>
        t.index < token.index &&
        (t.deprel.startsWith('nsubj') ||
          t.deprel === 'cc' ||
          t.deprel === 'mark' ||
          t.deprel === 'punct' ||
          t.deprel === 'expl'),
    )
  );
}

function turn(verb: Draft, subject: Draft, predicate: Draft, own: readonly Draft[]): void {
  predicate.head = verb.head;
  predicate.deprel = verb.deprel;
  for (const other of own) {
    if (other === predicate || other === subject) continue;
    // What stands before the subject or behind the predicate belongs to the clause, and not to the participle.
    if (other.index < subject.index || other.index > predicate.index) other.head = predicate.index;
  }
  subject.head = predicate.index;
  verb.head = subject.index;
  verb.deprel = 'acl';
}
