import type { Sentence } from '#model';
import type { Clause } from './credit-clause.ts';
import { isComma, isFiniteTag, opensNounPhrase } from './tags.ts';

/** Past adverbs, times and the occasion that stand between a credit and its clause: 'said on Monday the road was shut'. */
export function pastAsides(c: Clause, start: number): number {
  const { sentence, ground } = c;
  let i = start;
  for (let n = 0; n < 4; n++) {
    const t = sentence.tokens[i];
    const next = sentence.tokens[i + 1];
    if (!t || !next) return start;
    const time = (ground.times.get(sentence.index) ?? []).find(
      (e) => e.first === i || (t.upos === 'ADP' && e.first === i + 1),
    );
    if (time && time.last < sentence.tokens.length) {
      i = time.last;
      continue;
    }
    if (t.upos === 'ADV' && t.form.endsWith('ly') && opensNounPhrase(next)) {
      i++;
      continue;
    }
    const occasion = t.upos === 'ADP' ? occasionAfter(sentence, i) : null;
    if (occasion === null) break;
    i = occasion + 1;
  }
  const at = sentence.tokens[i];
  if (at && isComma(at)) i++;
  return i < sentence.tokens.length ? i : start;
}

/** 'at a press conference', 'in a statement': the last word of such a phrase. */
export function occasionAfter(sentence: Sentence, from: number): number | null {
  for (let i = from + 1; i < from + 6; i++) {
    const t = sentence.tokens[i];
    if (!t || t.upos === 'PUNCT' || isFiniteTag(t)) return null;
    if (OCCASIONS.has(t.lemma.toLowerCase())) return i;
  }
  return null;
}

const OCCASIONS = new Set([
  'conference',
  'statement',
  'interview',
  'briefing',
  'speech',
  'tweet',
  'rally',
  'address',
  'letter',
  'television',
  'twitter',
  'facebook',
  'telegram',
  'email',
  'e-mail',
  'release',
  'post',
  'memo',
  'report',
  'broadcast',
]);
