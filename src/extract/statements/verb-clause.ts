import type { Sentence, Span, Token } from '#model';
import { negationOf } from '../clauses/clause.ts';
import type { At, Candidate, Ground } from './candidate.ts';
import { trimPieces } from './content.ts';
import { type Clause, SPEECH } from './credit-clause.ts';
import { type Cue, cuesFor } from './cues.ts';
import { after } from './said-after.ts';
import { beside } from './said-before.ts';
import { coreOf, invertedSubject, sourceOf } from './speaker.ts';
import { isFiniteTag } from './tags.ts';
import { trust } from './trust.ts';
import { isActiveVerb } from './verb-form.ts';

/** Every credit given by an active verb: 'X said …', '"…," said X', '…, X saying …'. */
export function verbClauses(ground: Ground, sentence: Sentence): Candidate[] {
  const out: Candidate[] = [];
  for (const verb of sentence.tokens) {
    const cues = cuesFor(ground.lexicon, 'verb', verb.lemma.toLowerCase());
    if (!cues.length || !isActiveVerb(sentence, verb)) continue;
    for (const cue of cues) {
      if (cue.particle && !particleOf(sentence, verb, cue.particle)) continue;
      const candidate = credit(ground, sentence, verb, cue);
      if (candidate) {
        out.push(candidate);
        break;
      }
    }
  }
  return out;
}

/** The particle, adverb or preposition that makes a cue of two words, where it follows the verb closely. */
export function particleOf(sentence: Sentence, verb: Token, particle: string): Token | null {
  for (let i = verb.index + 1; i <= verb.index + 4 && i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.lemma.toLowerCase() === particle) return t;
    if (t.upos === 'PUNCT' || isFiniteTag(t)) return null;
  }
  return null;
}

export function credit(ground: Ground, sentence: Sentence, verb: Token, cue: Cue): Candidate | null {
  const inverted = invertedSubject(ground, sentence, verb, cue);
  // 'Asked about the bridge, she smiled': nobody is named as asking.
  const unnamed = verb.index === 0 && (verb.xpos === 'VBN' || verb.xpos === 'VBD');
  const subject = unnamed ? null : (inverted ?? sourceOf(ground, sentence, verb));
  const core = coreOf(sentence, verb, subject, inverted !== null);
  const clause: Clause = { ground, sentence, verb, cue, subject, ...core };
  const found = beside(clause) ?? after(clause);
  if (!found) return null;
  const content = trimPieces(ground, found.content);
  if (!content.length) return null;
  const weight = found.weight * trust(clause, found);
  const source = found.subject === undefined ? subject : found.subject;
  const particle = cue.particle ? particleOf(sentence, verb, cue.particle) : null;
  const at: At = { sentence: sentence.index, token: verb.index };
  return {
    at,
    cue: cueSpan(sentence, verb, particle),
    source: source ? { sentence: sentence.index, token: source.index } : null,
    via: null,
    content,
    manner:
      cue.manner === 'assert' && cue.frames.has('oinf') && found.rule === 'verb-infinitive' ? 'order' : cue.manner,
    rule: found.rule,
    margin: weight,
    speech: (cue.frames.get('quote') ?? 0) >= SPEECH,
    hearer: found.hearer ? { sentence: sentence.index, token: found.hearer.index } : null,
  };
}

/** The verb with its particle; a negation before it belongs to the cue ('did not say'). */
function cueSpan(sentence: Sentence, verb: Token, particle: Token | null): Span {
  const negation = negationOf(sentence, verb.index);
  const end = particle && particle.index === verb.index + 1 ? particle.end : verb.end;
  if (!negation || negation.index > verb.index || verb.index - negation.index > 2) return { start: verb.start, end };
  const before = sentence.tokens[negation.index - 1];
  return { start: before?.upos === 'AUX' ? before.start : negation.start, end };
}
