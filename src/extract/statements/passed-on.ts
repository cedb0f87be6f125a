import { dependents, headOf, type Token } from '#model';
import type { Candidate, Ground } from './candidate.ts';
import { sentenceAt } from './candidate.ts';

const CITING = new Set(['cite', 'quote']);

/**
 * 'AFP, citing two officials, said …': the officials are credited with what AFP passes on.
 * A participle of citing whose object is someone takes the content of the credit it stands by.
 */
export function passOn(ground: Ground, candidates: readonly Candidate[]): Candidate[] {
  const bySentence = new Map<number, Candidate[]>();
  for (const c of candidates) {
    const known = bySentence.get(c.at.sentence);
    if (known) known.push(c);
    else bySentence.set(c.at.sentence, [c]);
  }
  return candidates.map((c) => {
    const sentence = sentenceAt(ground, c.at.sentence);
    const cue = sentence.tokens[c.at.token] as Token;
    if (!CITING.has(cue.lemma.toLowerCase()) || cue.xpos !== 'VBG') return c;
    const cited = dependents(sentence, cue.index, 'obj')[0];
    if (!cited || !isSomeone(ground, c.at.sentence, cited)) return c;
    const head = headOf(sentence, cue);
    const host = bySentence
      .get(c.at.sentence)
      ?.find(
        (h) =>
          h !== c &&
          h.speech &&
          (h.at.token === head?.index ||
            h.source?.token === head?.index ||
            (h.source && c.source && h.source.token === c.source.token)),
      );
    if (!host) return c;
    return {
      ...c,
      source: { sentence: c.at.sentence, token: cited.index },
      via: host.source,
      content: host.content,
      rule: 'passed-on',
      margin: Math.max(c.margin, host.margin * 0.9),
    };
  });
}

const isSomeone = (ground: Ground, sentence: number, t: Token): boolean =>
  t.upos === 'PROPN' ||
  t.xpos === 'PRP' ||
  ground.lexicon.nouns.has(t.lemma.toLowerCase()) ||
  ground.reading.cast.who(sentence, t.index) !== null;
