import { dependent, relation, type Sentence, type Token } from '#model';
import { ownSubject } from '../clauses/clause.ts';
import type { Ground } from './candidate.ts';
import type { Clause } from './credit-clause.ts';
import { cuesFor } from './cues.ts';
import { kindByNoun } from './source.ts';
import { isComma, isFiniteTag, isNominalTag } from './tags.ts';

/** ', adding that', ', and said', ', citing': the report goes on to another credit. */
export function startsOwnCredit(c: Clause, i: number): boolean {
  const { sentence, ground } = c;
  const t = sentence.tokens[i] as Token;
  if (!isComma(sentence.tokens[i - 1]) && t.upos !== 'CCONJ') return false;
  if (ground.quotes.holding(t.start) && !ground.quotes.holding(c.verb.start)) return false;
  const next = sentence.tokens[i + 1];
  // ', which he said …' is a credit of its own.
  if (/^(which|who|whom|where)$/.test(t.form)) {
    const verb = sentence.tokens[i + 2];
    return (
      next !== undefined &&
      verb !== undefined &&
      isNominalTag(next) &&
      (cuesFor(ground.lexicon, 'verb', verb.lemma.toLowerCase())[0]?.frames.get('that') ?? 0) >= 0.9
    );
  }
  if ((t.upos === 'CCONJ' || t.form === 'while' || t.form === 'though') && next) {
    // ', but she said': subject and verb of another credit.
    for (let k = i + 1; k < i + 5; k++) {
      const verb = sentence.tokens[k];
      if (!verb || verb.upos === 'PUNCT') break;
      if (isFiniteTag(verb)) {
        const least = isComma(sentence.tokens[i - 1]) ? 0.8 : 1;
        const shown = kindByNoun(ground, sentence, k - 1) === 'document';
        if (
          !shown &&
          k > i + 1 &&
          (cuesFor(ground.lexicon, 'verb', verb.lemma.toLowerCase())[0]?.frames.get('that') ?? 0) >= least
        )
          return true;
        break;
      }
    }
  }
  // '… and warned that': in the credit's own tense.
  if (t.upos === 'CCONJ' && next && next.xpos === c.verb.xpos && isFiniteTag(next)) {
    const frames = cuesFor(ground.lexicon, 'verb', next.lemma.toLowerCase())[0]?.frames;
    if (
      frames &&
      ((frames.get('that') ?? 0) >= 0.8 || (frames.get('obj') ?? 0) >= 0.6 || (frames.get('oinf') ?? 0) >= 0.8)
    )
      return true;
  }
  if (!isComma(sentence.tokens[i - 1])) return false;
  if ((t.form === 'although' || t.form === 'though') && next) return true;
  const word =
    t.upos === 'ADV' && next?.xpos === 'VBG'
      ? next
      : t.upos === 'CCONJ' && next
        ? next.upos === 'ADV'
          ? (sentence.tokens[i + 2] ?? next)
          : next
        : t;
  const cue = cuesFor(ground.lexicon, 'verb', word.lemma.toLowerCase()).find(
    (k) => (k.frames.get('that') ?? 0) >= 0.7 || k.lemma === 'cite',
  );
  return cue !== undefined && (word.xpos === 'VBG' || (word !== t && word.xpos === c.verb.xpos && isFiniteTag(word)));
}

/** A dependent after the cue that is no part of what was said: a coordinated or added credit. */
export function isOwnClause(ground: Ground, sentence: Sentence, verb: Token, t: Token): boolean {
  const rel = relation(t);
  // With a subject of its own it goes on saying what was said, unless it is a credit itself.
  if (rel === 'conj' || rel === 'parataxis') {
    // '"null" and "breaks the law"': both are said.
    if (ground.quotes.holding(t.start) && !ground.quotes.holding(verb.start)) return false;
    const subject = ownSubject(sentence, t.index);
    const shown = subject !== null && kindByNoun(ground, sentence, subject.index) === 'document';
    const credits =
      !shown && (cuesFor(ground.lexicon, 'verb', t.lemma.toLowerCase())[0]?.frames.get('that') ?? 0) >= 0.8;
    return (
      credits ||
      (rel === 'conj' &&
        subject === null &&
        (isFiniteTag(t) || t.xpos === verb.xpos || dependent(sentence, t.index, 'aux') !== null))
    );
  }
  if (rel !== 'advcl' && rel !== 'acl') return false;
  return t.xpos === 'VBG' && isComma(sentence.tokens[t.index - 1]);
}
