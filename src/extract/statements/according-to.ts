import { dependents, headOf, relation, type Sentence, type Span, subtree, type Token } from '#model';
import { describedNoun } from '../clauses/clause.ts';
import type { Candidate, Ground } from './candidate.ts';
import { spansOf, trimPieces } from './content.ts';
import { phraseHead } from './phrase.ts';
import { sourceSpan } from './source.ts';
import { INSIDE } from './trust.ts';

/** Credits by phrase: 'according to X', 'in X’s words', 'per X'. */
export function accordingTo(ground: Ground, sentence: Sentence): Candidate[] {
  const out: Candidate[] = [];
  for (const token of sentence.tokens) {
    const lower = token.form.toLowerCase();
    const phrase =
      lower === 'according'
        ? accordingPhrase(sentence, token)
        : lower === 'in'
          ? wordsPhrase(sentence, token)
          : lower === 'per'
            ? perPhrase(sentence, token)
            : null;
    if (!phrase) continue;
    const content = trimPieces(ground, saidBeside(ground, sentence, phrase));
    if (!content.length) continue;
    out.push({
      at: { sentence: sentence.index, token: token.index },
      cue: phrase.cue,
      source: { sentence: sentence.index, token: phrase.source.index },
      via: null,
      content,
      manner: 'assert',
      rule: 'according-to',
      margin: phrase.weight * (ground.quotes.holding(token.start) ? INSIDE : 1),
      speech: true,
      hearer: null,
    });
  }
  return out;
}

interface Phrase {
  readonly cue: Span;
  readonly source: Token;
  /** First and last token of the whole phrase. */
  readonly first: number;
  readonly last: number;
  readonly weight: number;
}

function phraseEnd(sentence: Sentence, source: Token): number {
  const { end } = sourceSpan(sentence, source.index);
  let last = source.index;
  while (last + 1 < sentence.tokens.length && (sentence.tokens[last + 1] as Token).end <= end) last++;
  return last;
}

function accordingPhrase(sentence: Sentence, token: Token): Phrase | null {
  const to = sentence.tokens[token.index + 1];
  if (to?.form.toLowerCase() !== 'to') return null;
  const source = phraseHead(sentence, token.index + 2) ?? phraseHead(sentence, token.index + 3);
  if (!source || source.xpos.startsWith('W')) return null;
  // 'according to a statement by the mayor': it is the mayor's word.
  const by = WRITTEN.has(source.lemma.toLowerCase())
    ? dependents(sentence, source.index, 'nmod', 'obl').find(
        (t) =>
          t.upos === 'PROPN' &&
          dependents(sentence, t.index, 'case').some((k) => k.lemma === 'by' || k.lemma === 'from'),
      )
    : undefined;
  if (by)
    return {
      cue: { start: token.start, end: to.end },
      source: by,
      first: token.index,
      last: phraseEnd(sentence, by),
      weight: 0.97,
    };
  return {
    cue: { start: token.start, end: to.end },
    source,
    first: token.index,
    last: phraseEnd(sentence, source),
    weight: 0.97,
  };
}

const WRITTEN = new Set(['tweet', 'statement', 'post', 'letter', 'email', 'message', 'memo', 'speech']);
const WORDS = new Set(['word', 'view', 'opinion', 'account', 'telling', 'estimation']);

/** 'in the minister’s words', 'in his view'. */
function wordsPhrase(sentence: Sentence, token: Token): Phrase | null {
  const noun = sentence.tokens
    .slice(token.index + 1, token.index + 7)
    .find((t) => WORDS.has(t.lemma.toLowerCase()) && t.upos === 'NOUN');
  if (!noun) return null;
  const owner = dependents(sentence, noun.index, 'nmod').find(
    (t) => t.deprel === 'nmod:poss' || dependents(sentence, t.index, 'case').some((k) => k.lemma === 'of'),
  );
  if (!owner) return null;
  return {
    cue: { start: noun.start, end: noun.end },
    source: owner,
    first: token.index,
    last: Math.max(noun.index, owner.index),
    weight: 0.6,
  };
}

function perPhrase(sentence: Sentence, token: Token): Phrase | null {
  const previous = sentence.tokens[token.index - 1];
  if (previous && previous.form !== ',') return null;
  const source = phraseHead(sentence, token.index + 1);
  if (source?.upos !== 'PROPN') return null;
  return {
    cue: { start: token.start, end: token.end },
    source,
    first: token.index,
    last: phraseEnd(sentence, source),
    weight: 0.6,
  };
}

/** The clause that a phrase of credit stands by, the phrase itself left out; the quotation beside it where there is one. */
function saidBeside(ground: Ground, sentence: Sentence, phrase: Phrase): Span[] {
  const { tokens } = sentence;
  const first = tokens[phrase.first] as Token;
  const closing = ground.quotes.closing(Math.max(0, first.start - 5), first.start);
  if (closing && closing.span.start <= sentence.start + 1 && closing.inner.end - closing.inner.start > 20)
    return [closing.span];
  const governor = governingClause(sentence, phrase);
  const wordBefore = tokens.slice(0, phrase.first).findLast((t) => t.upos !== 'PUNCT' && t.upos !== 'CCONJ');
  if (!wordBefore) {
    // At the head of the sentence: all that follows.
    const from = phrase.last + 1;
    return spansOf(sentence, range(from, tokens.length));
  }
  const after = tokens.slice(phrase.last + 1).find((t) => t.upos !== 'PUNCT');
  // At its end: all before, unless a credit of its own opens the sentence's last part.
  if (
    !after &&
    (tokens[phrase.first - 1]?.form === ',' ||
      !range(0, phrase.first).some((i) => tokens[i]?.upos === 'CCONJ' && tokens[i - 1]?.form === ','))
  )
    return spansOf(sentence, range(0, phrase.first));
  // After a few opening words, between commas: 'As a result, according to X, the road was shut.'
  if (tokens[phrase.first - 1]?.form === ',' && tokens[phrase.last + 1]?.form === ',' && phrase.first <= 8)
    return [...spansOf(sentence, range(0, phrase.first)), ...spansOf(sentence, range(phrase.last + 2, tokens.length))];
  if (governor !== null) {
    const described = describedNoun(sentence, governor);
    const all = subtree(sentence, governor, (t) => t.index === phrase.source.index || t.index === phrase.first);
    const kept = all.filter((i) => i < phrase.first || i > phrase.last);
    // 'the camp where, according to X, …' says the clause alone, without the word that joins it.
    if (kept.length >= 3)
      return spansOf(
        sentence,
        described ? kept.filter((i) => !tokens[i]?.xpos.startsWith('W') || i > (kept[0] as number)) : kept,
      );
  }
  // Between the commas round it, or back to the sentence's start.
  return spansOf(sentence, [...range(0, phrase.first), ...range(phrase.last + 1, tokens.length)]);
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** The predicate that the phrase hangs on; of a noun that it was hung on by mistake, that noun's predicate. */
function governingClause(sentence: Sentence, phrase: Phrase): number | null {
  let at: Token | null = headOf(sentence, phrase.source);
  if (at && at.index >= phrase.first && at.index <= phrase.last) at = headOf(sentence, at);
  for (let n = 0; at && n < sentence.tokens.length; n++) {
    const rel = relation(at);
    if (
      rel === 'root' ||
      rel === 'ccomp' ||
      rel === 'parataxis' ||
      (rel === 'conj' && (at.upos === 'VERB' || dependents(sentence, at.index, 'nsubj', 'cop').length > 0)) ||
      at.deprel === 'acl:relcl' ||
      rel === 'advcl'
    )
      return at.index;
    at = headOf(sentence, at);
  }
  return null;
}
