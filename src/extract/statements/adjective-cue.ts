import { dependent, dependents, relation, type Sentence, type Span, subtree, type Token } from '#model';
import { ownSubject } from '../clauses/clause.ts';
import type { Candidate, Ground } from './candidate.ts';
import { spansOf, trimPieces } from './content.ts';
import { cuesFor } from './cues.ts';
import { INSIDE } from './trust.ts';

/** Credits by a predicate adjective: 'she is confident that …', 'residents are worried about …'. */
export function adjectiveCues(ground: Ground, sentence: Sentence): Candidate[] {
  const out: Candidate[] = [];
  for (const word of sentence.tokens) {
    if (word.upos !== 'ADJ' && word.xpos !== 'VBN') continue;
    const cue = cuesFor(ground.lexicon, 'adjective', word.form.toLowerCase()).find((c) => !c.frames.has('noun'));
    if (!cue || !dependent(sentence, word.index, 'cop', 'aux')) continue;
    const subject = ownSubject(sentence, word.index);
    const said = subject && contentOf(sentence, word, cue.frames);
    const content = said ? trimPieces(ground, said.pieces) : [];
    if (!subject || !said || !content.length || subject.form.toLowerCase() === 'it') continue;
    out.push({
      at: { sentence: sentence.index, token: word.index },
      cue: { start: word.start, end: word.end },
      source: { sentence: sentence.index, token: subject.index },
      via: null,
      content,
      manner: cue.manner,
      rule: 'adjective',
      margin: said.weight * (ground.quotes.holding(word.start) ? INSIDE : 1),
      speech: false,
      hearer: null,
    });
  }
  return out;
}

function contentOf(
  sentence: Sentence,
  word: Token,
  frames: ReadonlyMap<string, number>,
): { pieces: Span[]; weight: number } | null {
  for (const t of dependents(sentence, word.index, 'ccomp', 'advcl', 'obl')) {
    if (t.index < word.index) continue;
    const lead = dependents(sentence, t.index, 'mark', 'case')
      .find((k) => k.index < t.index)
      ?.lemma.toLowerCase();
    const weight = relation(t) === 'ccomp' && lead !== 'to' ? frames.get('that') : lead ? frames.get(lead) : undefined;
    if (!weight) continue;
    const from = lead && relation(t) !== 'ccomp' ? subtree(sentence, t.index).slice(1) : subtree(sentence, t.index);
    return {
      pieces: spansOf(
        sentence,
        from.filter((i) => i > word.index),
      ),
      weight,
    };
  }
  return null;
}
