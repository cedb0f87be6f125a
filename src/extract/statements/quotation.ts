import type { Span } from '#model';
import type { Candidate, Ground } from './candidate.ts';

/** A quotation shorter than this (in code units) is a word or two that the report borrows, no speech. */
const SPEECH_LENGTH = 16;
/** Part of a paragraph that must stand in quotation marks for it to go on the speech of the one before. */
const MOSTLY = 0.85;

/**
 * Gives quotations that no credit of their own stands by to the speaker whose speech they go on:
 * 'X said. "Second sentence."', and paragraphs that are nothing but quotation after a credit.
 *
 * @param candidates  in order of the text
 * @returns the candidates, some with more content
 */
export function continueSpeech(ground: Ground, candidates: readonly Candidate[]): Candidate[] {
  const { parsed } = ground.reading;
  const speakers = candidates.filter((c) => c.speech && c.source && !ground.quotes.holding(c.cue.start));
  const claimed = new Set<number>();
  for (const c of candidates) {
    if (ground.quotes.holding(c.cue.start)) continue;
    for (const piece of c.content) for (const q of ground.quotes.touching(piece)) claimed.add(q.span.start);
  }
  const sentenceStarts = new Map(parsed.sentences.map((s) => [s.start, s.paragraph]));
  const added = new Map<Candidate, Span[]>();
  let next = 0;
  let last: Candidate | null = null;
  let lastParagraph = -1;
  for (const q of ground.quotes.outer) {
    while (next < speakers.length && (speakers[next] as Candidate).cue.start < q.span.start) {
      last = speakers[next] as Candidate;
      lastParagraph = parsed.sentences[last.at.sentence]?.paragraph ?? -1;
      next++;
    }
    if (claimed.has(q.span.start)) {
      continue;
    }
    if (!last || q.inner.end - q.inner.start < SPEECH_LENGTH) continue;
    const paragraph = sentenceStarts.get(q.span.start);
    if (paragraph === undefined) continue;
    const whole = parsed.paragraphs[paragraph] as Span;
    const goesOn =
      paragraph === lastParagraph || (paragraph === lastParagraph + 1 && quotedShare(ground, whole) >= MOSTLY);
    if (!goesOn || !hasQuoted(ground, last, added)) continue;
    const known = added.get(last);
    if (known) known.push(q.inner);
    else added.set(last, [q.inner]);
    lastParagraph = paragraph;
  }
  return candidates.map((c) => {
    const more = added.get(c);
    return more ? { ...c, content: [...c.content, ...more].sort((a, b) => a.start - b.start) } : c;
  });
}

const quotedShare = (ground: Ground, paragraph: Span): number => {
  let quoted = 0;
  for (const q of ground.quotes.touching(paragraph))
    quoted += Math.min(q.span.end, paragraph.end) - Math.max(q.span.start, paragraph.start);
  return quoted / Math.max(1, paragraph.end - paragraph.start);
};

/** True where the speaker's words so far are quoted in part, or the credit ends with a colon. */
const hasQuoted = (ground: Ground, c: Candidate, added: ReadonlyMap<Candidate, Span[]>): boolean =>
  added.has(c) ||
  c.content.some((piece) => ground.quotes.touching(piece).length > 0) ||
  c.rule === 'verb-clause' ||
  c.rule === 'clause-before' ||
  c.rule === 'according-to';
