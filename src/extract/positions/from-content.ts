import {
  dependent,
  dependents,
  type Sentence,
  type Span,
  type Stance,
  type Statement,
  sentenceAt,
  spanOf,
  subtree,
  type Token,
  tokensIn,
} from '#model';
import { actorOf, negationOf, nounPhrase, subjectOf, undergoerOf, wholePhrase } from '../clauses/clause.ts';
import type { Reading } from '../reading.ts';
import type { PositionCandidate } from './candidate.ts';
import { speakersOf } from './from-statements.ts';
import { conditionOf, reasonOf } from './reasons.ts';
import { opposite, type StanceLexicon } from './stance-words.ts';

const DUTY = new Set(['should', 'must', 'ought']);

interface Stand {
  readonly stance: Stance;
  readonly anchor: Span;
  readonly on: Span;
  readonly at: Token;
  readonly rule: string;
  readonly margin: number;
}

/** Positions that a speaker takes inside what is said: 'the plan was unacceptable', 'the government should resign'. */
export function positionsOfContent(
  reading: Reading,
  statements: readonly Statement[],
  lexicon: StanceLexicon,
): PositionCandidate[] {
  const out: PositionCandidate[] = [];
  for (const statement of statements) {
    // A denial's content is another's claim, an order's is the act ordered: neither is the speaker's own stand.
    if (statement.manner === 'deny' || statement.manner === 'order' || statement.manner === 'decline') continue;
    const speakers = speakersOf(reading, statement);
    if (!speakers.length) continue;
    for (const piece of statement.content) {
      for (let at = piece.start; at < piece.end; ) {
        const sentence = sentenceAt(reading.parsed, at);
        if (!sentence) break;
        for (const stand of standsIn(sentence, tokensIn(sentence, piece), lexicon)) {
          if (isNested(statements, statement, stand.anchor)) continue;
          for (const { party, named } of speakers) {
            out.push({
              actor: party,
              named,
              on: [stand.on],
              stance: stand.stance,
              anchor: stand.anchor,
              because: reasonOf(sentence, stand.at.index),
              unless: conditionOf(sentence, stand.at.index),
              statement: statement.id,
              event: null,
              rule: stand.rule,
              margin: stand.margin * (statement.margin ?? 0.5) ** 0.5,
            });
          }
        }
        at = sentence.end + 1;
      }
    }
  }
  return out;
}

/** True where another statement lies inside this one and holds the words: they are then its speaker's. */
const isNested = (statements: readonly Statement[], outer: Statement, span: Span): boolean =>
  statements.some((s) => s.within === outer.id && s.content.some((c) => c.start <= span.start && span.end <= c.end));

function standsIn(sentence: Sentence, tokens: readonly Token[], lexicon: StanceLexicon): Stand[] {
  const out: Stand[] = [];
  for (const token of tokens) {
    const word = lexicon.get(token.lemma.toLowerCase());
    const stand = word
      ? evaluation(sentence, token, word.stance, word.of)
      : DUTY.has(token.lemma.toLowerCase()) && token.upos === 'AUX'
        ? duty(sentence, token)
        : null;
    if (stand) out.push(stand);
  }
  return out;
}

function evaluation(
  sentence: Sentence,
  token: Token,
  stance: Stance,
  of: 'subject' | 'object' | 'complement',
): Stand | null {
  const matter =
    of === 'subject' ? judged(sentence, token) : of === 'object' ? acted(sentence, token) : complement(sentence, token);
  if (!matter) return null;
  const negated = negationOf(sentence, token.index);
  return {
    stance: negated ? opposite(stance) : stance,
    anchor: { start: token.start, end: token.end },
    on: matter,
    at: token,
    rule: `evaluation/${of}`,
    margin: of === 'subject' ? 0.6 : 0.5,
  };
}

/** What a predicate adjective or noun is said of. */
function judged(sentence: Sentence, token: Token): Span | null {
  if (token.upos !== 'ADJ' && token.upos !== 'NOUN') return null;
  const subject = dependent(sentence, token.index, 'nsubj', 'csubj');
  if (subject && (dependent(sentence, token.index, 'cop') || token.deprel === 'xcomp'))
    return subject.upos === 'PRON' ? spanOf(sentence, [subject.index]) : wholePhrase(sentence, subject.index);
  const head = token.head < 0 ? null : sentence.tokens[token.head];
  if (token.deprel === 'xcomp' && head) {
    const object = dependent(sentence, head.index, 'obj') ?? subjectOf(sentence, head.index);
    return object ? nounPhrase(sentence, object.index) : null;
  }
  return null;
}

const acted = (sentence: Sentence, token: Token): Span | null => {
  // 'Considered him a risk' judges; it does not weigh.
  if (token.upos !== 'VERB' || dependent(sentence, token.index, 'xcomp')) return null;
  const object = undergoerOf(sentence, token.index);
  const actor = actorOf(sentence, token.index);
  // 'we support …': the speaker's own stand only where the speaker is the subject.
  if (!object || !actor || actor.upos !== 'PRON' || !/^(i|we|he|she|it|they)$/i.test(actor.form)) return null;
  return wholePhrase(sentence, object.index);
};

function complement(sentence: Sentence, token: Token): Span | null {
  const phrase = dependents(sentence, token.index, 'obl', 'nmod', 'xcomp', 'ccomp', 'advcl').find(
    (t) => t.index > token.index,
  );
  return phrase ? spanOf(sentence, subtree(sentence, phrase.index)) : null;
}

/** 'X should do Y': a demand, at the act demanded. */
function duty(sentence: Sentence, modal: Token): Stand | null {
  const predicate = modal.head < 0 ? null : sentence.tokens[modal.head];
  // 'As well as it should': the duty stands behind its predicate and demands nothing.
  if (!predicate || modal.index > predicate.index) return null;
  const subject = subjectOf(sentence, predicate.index);
  const clause = subtree(sentence, predicate.index, (t) =>
    ['advcl', 'parataxis', 'punct', 'conj', 'cc'].includes(t.deprel),
  );
  return {
    stance: negationOf(sentence, predicate.index) ? 'against' : 'demands',
    anchor: { start: modal.start, end: Math.max(modal.end, predicate.end) },
    on: subject ? spanOf(sentence, clause) : spanOf(sentence, [predicate.index]),
    at: predicate,
    rule: 'duty',
    margin: 0.6,
  };
}
