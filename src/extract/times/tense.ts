import type { Sentence, Token } from '#model';

export type Tense = 'past' | 'present' | 'future';

const AHEAD: ReadonlySet<string> = new Set(
  'expect schedule plan due set slate anticipate propose intend aim prepare vow pledge hope ready poise likely expected scheduled planned upcoming'.split(
    ' ',
  ),
);
const SAYING: ReadonlySet<string> = new Set(
  'say tell report announce add warn state claim declare call urge write'.split(' '),
);
const FUTURE_MODALS: ReadonlySet<string> = new Set([
  'will',
  'would',
  'shall',
  'may',
  'might',
  'could',
  'can',
  'should',
  'must',
  "'ll",
  '’ll',
  "'d",
  '’d',
  'wo',
  'ca',
]);

const isVerb = (t: Token): boolean => t.upos === 'VERB' || t.upos === 'AUX';
/** A word that tells the time of a clause: a verb, or 'due' and 'set' as predicates. */
const tells = (t: Token): boolean => isVerb(t) || AHEAD.has(t.lemma) || AHEAD.has(t.form);

/** What the auxiliaries and form of a verb say of its time. */
function tenseOf(sentence: Sentence, verb: Token): Tense {
  const lemma = verb.lemma.toLowerCase();
  if (AHEAD.has(lemma) || AHEAD.has(verb.form.toLowerCase())) return 'future';
  let past = verb.xpos === 'VBD';
  let present = verb.xpos === 'VBZ' || verb.xpos === 'VBP';
  let to = false;
  for (const i of sentence.dependents[verb.index] ?? []) {
    const child = sentence.tokens[i] as Token;
    const word = child.form.toLowerCase();
    if (child.deprel.startsWith('aux') || child.deprel === 'cop') {
      if (FUTURE_MODALS.has(word)) {
        // 'would have met', 'may have met' look back.
        const have = (sentence.dependents[verb.index] ?? []).some(
          (k) => sentence.tokens[k]?.form.toLowerCase() === 'have',
        );
        return have && verb.xpos === 'VBN' ? 'past' : 'future';
      }
      if (child.xpos === 'VBD' || word === 'has' || word === 'have' || word === 'had' || word === 'been') past = true;
      else if (child.xpos === 'VBZ' || child.xpos === 'VBP') present = true;
    }
    if (child.xpos === 'TO' && child.index < verb.index) to = true;
  }
  if (past) return 'past';
  if (to) return 'future';
  if (verb.xpos === 'VBN') return present ? 'present' : 'past';
  if (verb.xpos === 'VBG') return present ? 'future' : 'past';
  if (present || verb.xpos === 'VB') return SAYING.has(lemma) ? 'past' : 'present';
  return 'past';
}

/**
 * The tense of the clause that a token stands in. Reports and headlines look back where
 * nothing says otherwise.
 */
export function tenseAt(sentence: Sentence, index: number): Tense {
  // 'Since' looks back, whatever the tense of its clause: 'the toll since October 7 stands at …'.
  if (sentence.tokens[index - 1]?.form.toLowerCase() === 'since') return 'past';
  let at = index;
  for (let steps = 0; steps <= sentence.tokens.length; steps++) {
    const token = sentence.tokens[at];
    if (!token) break;
    if (tells(token)) {
      const tense = tenseOf(sentence, token);
      return sentence.kind === 'heading' && tense === 'present' ? 'past' : tense;
    }
    if (token.head < 0) {
      const copula = (sentence.dependents[at] ?? [])
        .map((i) => sentence.tokens[i] as Token)
        .find((t) => t.deprel === 'cop' || t.deprel.startsWith('aux'));
      return copula ? tenseOf(sentence, copula) : 'past';
    }
    at = token.head;
  }
  return 'past';
}
