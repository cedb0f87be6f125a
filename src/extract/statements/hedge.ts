import { headOf, relation, type Sentence, type Span, subtree, type Token } from '#model';
import type { Candidate, Ground } from './candidate.ts';
import { spansOf, trimPieces } from './content.ts';
import { type Cue, cuesFor } from './cues.ts';
import { INSIDE } from './trust.ts';

/** Credits to nobody: 'reportedly', 'allegedly', 'the alleged plot'. */
export function hedges(ground: Ground, sentence: Sentence): Candidate[] {
  const out: Candidate[] = [];
  const add = (token: Token, cue: Cue, pieces: Span[], rule: string, weight: number): void => {
    const content = trimPieces(ground, pieces);
    if (!content.length) return;
    out.push({
      at: { sentence: sentence.index, token: token.index },
      cue: { start: token.start, end: token.end },
      source: null,
      via: null,
      content,
      manner: cue.manner,
      rule,
      margin: weight * (ground.quotes.holding(token.start) ? INSIDE : 1),
      speech: false,
      hearer: null,
    });
  };
  for (const token of sentence.tokens) {
    const lemma = token.lemma.toLowerCase();
    if (token.upos === 'ADV' || lemma.endsWith('edly')) {
      for (const cue of cuesFor(ground.lexicon, 'adverb', lemma))
        add(token, cue, hedgedClause(sentence, token), 'hedge', cue.frames.get('clause') ?? 0);
    } else if (token.upos === 'ADJ' || token.xpos === 'VBN') {
      const weight = cuesFor(ground.lexicon, 'adjective', token.form.toLowerCase()).find((c) => c.frames.has('noun'));
      const noun = relation(token) === 'amod' ? headOf(sentence, token) : null;
      if (weight && noun) {
        const alleged = subtree(sentence, noun.index, (t) => relation(t) === 'conj' || relation(t) === 'acl').filter(
          (i) => i > token.index,
        );
        add(
          token,
          weight,
          spansOf(sentence, throughPhrases(sentence, alleged)),
          'alleged',
          weight.frames.get('noun') ?? 0,
        );
      }
    }
  }
  return out;
}

/** A noun phrase with the prepositional phrases that run on from it, wherever the tree has hung them. */
function throughPhrases(sentence: Sentence, indices: readonly number[]): number[] {
  const out = [...indices];
  let last = out[out.length - 1];
  if (last === undefined || sentence.tokens[last + 1]?.upos !== 'ADP') return out;
  for (let i = last + 1; i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    if (
      t.upos === 'PUNCT' ||
      t.upos === 'VERB' ||
      t.upos === 'AUX' ||
      t.upos === 'CCONJ' ||
      t.upos === 'SCONJ' ||
      t.xpos.startsWith('W')
    )
      break;
    last = i;
    out.push(i);
  }
  return out;
}

/**
 * The clause that an adverb hedges, the adverb left out. In a main clause all of it, from where its
 * coordination began; in a clause within another as far as the tree goes; after a comma what follows.
 */
function hedgedClause(sentence: Sentence, adverb: Token): Span[] {
  const { tokens } = sentence;
  const head = headOf(sentence, adverb);
  if (!head) return [];
  const previous = tokens[adverb.index - 1];
  const main = isMainClause(sentence, head);
  const next = tokens[adverb.index + 1];
  // ', reportedly held by rebels': the participle's clause alone.
  if (previous?.form === ',' && next && (next.xpos === 'VBN' || next.xpos === 'VBG'))
    return spansOf(
      sentence,
      subtree(sentence, next.index).filter((i) => i > adverb.index),
    );
  if (main || adverb.index === 0) {
    let first = 0;
    for (let i = adverb.index - 1; i > 0; i--) {
      const t = tokens[i] as Token;
      if (t.upos === 'CCONJ' && tokens[i - 1]?.form === ',') {
        first = i + 1;
        break;
      }
    }
    let last = tokens.length - 1;
    for (let i = adverb.index + 1; i < tokens.length; i++) {
      const t = tokens[i] as Token;
      if (
        t.form === ',' &&
        (tokens[i + 1]?.form === 'but' || (tokens[i + 1]?.upos === 'CCONJ' && hasSubjectAfter(sentence, i + 2)))
      ) {
        last = i - 1;
        break;
      }
    }
    return splitAt(
      sentence,
      Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((i) => i !== adverb.index),
      adverb.index,
    );
  }
  const indices = subtree(
    sentence,
    head.index,
    (t) => t.index === adverb.index || relation(t) === 'parataxis' || relation(t) === 'appos',
  );
  return splitAt(sentence, previous?.form === ',' ? indices.filter((i) => i > adverb.index) : indices, adverb.index);
}

const hasSubjectAfter = (sentence: Sentence, from: number): boolean => {
  const t = sentence.tokens[from];
  return t !== undefined && (t.xpos === 'DT' || t.xpos.startsWith('PRP') || t.xpos.startsWith('NNP'));
};

/** True where a word belongs to the sentence's main predicate. */
function isMainClause(sentence: Sentence, word: Token): boolean {
  for (let at: Token | null = word, n = 0; at && n < 5; at = headOf(sentence, at), n++) {
    if (at.head < 0) return true;
    if (at.upos === 'VERB' && relation(at) !== 'conj' && relation(at) !== 'parataxis') return false;
    if (relation(at) === 'acl' || relation(at) === 'advcl' || relation(at) === 'ccomp') return false;
  }
  return false;
}

/** Spans that do not run over the adverb. */
const splitAt = (sentence: Sentence, indices: readonly number[], at: number): Span[] => [
  ...spansOf(
    sentence,
    indices.filter((i) => i < at),
  ),
  ...spansOf(
    sentence,
    indices.filter((i) => i > at),
  ),
];
