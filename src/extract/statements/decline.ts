import type { Token } from '#model';
import { negationOf } from '../clauses/clause.ts';
import type { Candidate, Ground } from './candidate.ts';
import { sentenceAt } from './candidate.ts';

/** Verbs of speaking: who refuses them refuses to speak. */
const SPEAKING = new Set([
  'comment',
  'say',
  'specify',
  'elaborate',
  'discuss',
  'disclose',
  'identify',
  'name',
  'confirm',
  'answer',
  'respond',
  'reply',
  'speculate',
  'explain',
  'provide',
  'give',
  'detail',
  'speak',
  'talk',
  'reveal',
  'tell',
  'describe',
  'clarify',
  'mention',
  'address',
  'announce',
  'release',
  'be',
]);
const REFUSING = new Set(['decline', 'refuse']);
/** Verbs that, denied, are a refusal to speak and no statement of their own. */
const SILENT = new Set([
  'say',
  'mention',
  'specify',
  'name',
  'identify',
  'announce',
  'explain',
  'elaborate',
  'disclose',
  'reveal',
  'comment',
  'respond',
  'reply',
  'admit',
  'acknowledge',
  'address',
  'confirm',
  'clarify',
  'detail',
  'tell',
  'describe',
  'state',
  'report',
]);

/** Turns a refusal to speak into a statement of manner `decline`: 'declined to comment', 'did not say who'. */
export function asDecline(ground: Ground, candidate: Candidate): Candidate {
  const sentence = sentenceAt(ground, candidate.at.sentence);
  const word = sentence.tokens[candidate.at.token] as Token;
  const lemma = word.lemma.toLowerCase();
  if (REFUSING.has(lemma) && word.upos === 'VERB') {
    const first = sentence.tokens.find((t) => t.start >= (candidate.content[0]?.start ?? 0));
    const act = first?.form.toLowerCase() === 'to' ? sentence.tokens[first.index + 1] : undefined;
    return act && SPEAKING.has(act.lemma.toLowerCase())
      ? { ...candidate, manner: 'decline', margin: Math.max(candidate.margin, 0.85) }
      : candidate;
  }
  if (SILENT.has(lemma) && word.upos === 'VERB' && negationOf(sentence, word.index))
    return { ...candidate, manner: 'decline', margin: Math.max(candidate.margin, 0.6) };
  return candidate;
}
