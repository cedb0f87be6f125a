import { dependents, relation, type Sentence, type Span, type Token } from '#model';
import { nounPhrase, wholePhrase } from '../clauses/clause.ts';
import type { Reading } from '../reading.ts';

/** A noun phrase that names a text on the table. */
export interface TextMention {
  readonly sentence: Sentence;
  readonly noun: Token;
  /** From its determiner to its last modifier; relative clauses left out. */
  readonly phrase: Span;
  /** True where a span is about this text, and not a clause that merely names it. */
  readonly isMatterOf: (span: Span) => boolean;
}
/** All mentions of one text, in order. */
export interface TextOnTable {
  readonly mentions: readonly TextMention[];
}

/** Nouns that name a text on the table by themselves. */
const ALONE = new Set(['proposal', 'draft', 'roadmap', 'blueprint', 'counterproposal', 'counter-proposal']);
/** Nouns that do so only where a word beside them says what kind of text they are. */
const QUALIFIED = new Set([
  'plan',
  'deal',
  'offer',
  'text',
  'resolution',
  'framework',
  'initiative',
  'agreement',
  'accord',
  'pact',
  'treaty',
  'formula',
  'package',
  'document',
]);
const QUALIFIER = new Set([
  'peace',
  'ceasefire',
  'cease-fire',
  'truce',
  'armistice',
  'withdrawal',
  'draft',
  'proposed',
  'phase',
  'phased',
  'point',
  'stage',
  'step',
  'revised',
  'amended',
  'latest',
  'new',
  'compromise',
  'mediation',
  'partition',
  'transition',
  'disarmament',
  'power-sharing',
  'exchange',
  'swap',
  'hostage',
  'prisoner',
  'nuclear',
  'settlement',
]);

const isText = (sentence: Sentence, token: Token): boolean => {
  if (token.upos !== 'NOUN' && token.upos !== 'PROPN') return false;
  // 'proposal talks', 'plan B': the noun must head its phrase.
  if (relation(token) === 'compound' || relation(token) === 'flat') return false;
  // 'No agreement': there is none.
  if (dependents(sentence, token.index, 'det').some((d) => d.lemma.toLowerCase() === 'no')) return false;
  const lemma = token.lemma.toLowerCase();
  if (ALONE.has(lemma)) return true;
  return QUALIFIED.has(lemma) && modifiers(sentence, token).some((m) => QUALIFIER.has(m.lemma.toLowerCase()));
};

/** Words that describe a noun, and those that describe them in turn ('three-phase'). */
export const modifiers = (sentence: Sentence, noun: Token): Token[] =>
  dependents(sentence, noun.index, 'amod', 'compound', 'nummod', 'nmod')
    .filter((t) => t.index < noun.index)
    .flatMap((t) => [t, ...dependents(sentence, t.index, 'compound', 'nummod', 'amod', 'advmod')]);

const DEFINITE = new Set(['the', 'this', 'that', 'its', 'their', 'his', 'her']);

/** Gathers the mentions: an indefinite one begins a new text; a definite one goes on with the last that its words do not contradict. */
export function findTexts(reading: Reading): TextOnTable[] {
  const texts: TextMention[][] = [];
  for (const sentence of reading.parsed.sentences) {
    if (sentence.kind !== 'text' && sentence.kind !== 'heading') continue;
    for (const noun of sentence.tokens) {
      if (!isText(sentence, noun)) continue;
      const whole = wholePhrase(sentence, noun.index);
      const mention: TextMention = {
        sentence,
        noun,
        phrase: nounPhrase(sentence, noun.index),
        isMatterOf: (span) => span.start >= whole.start - 1 && span.end <= whole.end + 1,
      };
      const known = isDefinite(mention) ? texts.findLast((t) => agrees(t, mention)) : undefined;
      if (known) known.push(mention);
      else texts.push([mention]);
    }
  }
  return texts.map((mentions) => ({ mentions }));
}

const isDefinite = ({ sentence, noun }: TextMention): boolean =>
  dependents(sentence, noun.index, 'det', 'nmod:poss').some(
    (d) => DEFINITE.has(d.lemma.toLowerCase()) || DEFINITE.has(d.form.toLowerCase()),
  );

const described = ({ sentence, noun }: TextMention): Set<string> =>
  new Set(
    modifiers(sentence, noun)
      .filter((m) => m.upos !== 'PRON')
      .map((m) => m.lemma.toLowerCase()),
  );

/** A later mention goes on with a text of the same noun, or of the bare word 'text', where it brings no number or version of its own. */
function agrees(text: readonly TextMention[], mention: TextMention): boolean {
  const own = described(mention);
  const before = new Set(text.flatMap((m) => [...described(m)]));
  const brings = [...own].filter((w) => !before.has(w));
  const noun = mention.noun.lemma.toLowerCase();
  return (
    (noun === 'text' || noun === 'document' || text.some((m) => m.noun.lemma.toLowerCase() === noun)) &&
    (brings.length === 0 || (noun === 'text' && brings.every((w) => w === 'new' || w === 'latest')))
  );
}
