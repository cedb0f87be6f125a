import type { Evidence, Span, Statement } from '#model';
import type { Reading } from '../reading.ts';
import { accordingTo } from './according-to.ts';
import { adjectiveCues } from './adjective-cue.ts';
import { type Candidate, type Ground, groundOf, sentenceAt } from './candidate.ts';
import { type Circumstances, circumstancesOf } from './circumstances.ts';
import { openStatements, type StatementLexicon } from './cues.ts';
import { decide, nesting } from './decide.ts';
import { asDecline } from './decline.ts';
import { hedges } from './hedge.ts';
import { labels } from './label.ts';
import { mannerOf } from './manner.ts';
import { nounCues } from './noun-cue.ts';
import { shareOccasions } from './occasion.ts';
import { passOn } from './passed-on.ts';
import { passives } from './passive.ts';
import { continueSpeech } from './quotation.ts';
import { type FoundSource, findSource } from './source.ts';
import { verbClauses } from './verb-clause.ts';

export { openStatements, type StatementLexicon };

/** The rules that propose, in order; where two propose the same cue the surer one stays. */
const RULES = [verbClauses, passives, accordingTo, nounCues, adjectiveCues, hedges, labels];

/**
 * Every place where a report credits words, a belief, a demand, a refusal to speak or what
 * a document shows to a source; in order of the text.
 */
export function findStatements(reading: Reading, lexicon: StatementLexicon): Statement[] {
  const ground = groundOf(reading, lexicon);
  const proposed: Candidate[] = [];
  for (const sentence of reading.parsed.sentences) {
    if (sentence.kind === 'dateline' || sentence.kind === 'byline') continue;
    for (const rule of RULES) proposed.push(...rule(ground, sentence));
  }
  const chosen = continueSpeech(
    ground,
    decide(
      passOn(
        ground,
        proposed.map((c) => asDecline(ground, c)),
      ),
    ),
  );
  const within = nesting(chosen);
  const sources = chosen.map((c) => findSource(ground, c.source, c.via, c.cue));
  const told = shareOccasions(
    ground,
    chosen,
    sources,
    chosen.map((c) => circumstancesOf(ground, c)),
  );
  return chosen.map((c, i) =>
    statement(ground, c, i, sources[i] as FoundSource, told[i] as Circumstances, within[i] as number),
  );
}

function statement(
  ground: Ground,
  c: Candidate,
  index: number,
  found: FoundSource,
  told: Circumstances,
  outer: number,
): Statement {
  const manner = mannerOf(ground, c);
  const { source } = found;
  const evidence: Evidence = { manner: [c.cue], 'source.standing': [source.span ?? c.cue] };
  addSourceEvidence(evidence, 'source', found);
  if (found.via) addSourceEvidence(evidence, 'source.via', found.via);
  if (told.venue) evidence.venue = told.venue.evidence === 'lexicon' ? 'lexicon' : [...told.venue.evidence];
  if (told.audience) evidence.audience = [told.audience];
  const sentence = sentenceAt(ground, c.at.sentence);
  return {
    id: `s${index + 1}`,
    span: {
      start: Math.min(sentence.start, ...c.content.map((p) => p.start)),
      end: Math.max(sentence.end, ...c.content.map((p) => p.end)),
    },
    margin: Math.round(c.margin * 1000) / 1000,
    rule: c.rule,
    evidence,
    source,
    cue: c.cue,
    content: [...c.content],
    quoted: quotedWithin(ground, c),
    manner,
    saidOn: told.saidOn,
    venue: told.venue?.name ?? null,
    audience: told.audience && ground.text.slice(told.audience.start, told.audience.end),
    within: outer < 0 ? null : `s${outer + 1}`,
  };
}

function addSourceEvidence(evidence: Evidence, path: string, found: FoundSource): void {
  const { source, nameEvidence, describedEvidence } = found;
  if (source.name !== null && nameEvidence)
    evidence[`${path}.name`] = nameEvidence === 'lexicon' ? 'lexicon' : [...nameEvidence];
  if (source.described !== null && describedEvidence) evidence[`${path}.described`] = [...describedEvidence];
}

/** The verbatim parts of what was said; for words cited from inside a quotation, all of them. */
function quotedWithin(ground: Ground, c: Candidate): Span[] {
  const out: Span[] = [];
  for (const piece of c.content) {
    for (const q of ground.quotes.touching(piece)) {
      const start = Math.max(piece.start, q.inner.start);
      const end = Math.min(piece.end, q.inner.end);
      if (start < end && /[\p{L}\p{N}]/u.test(ground.text.slice(start, end))) out.push({ start, end });
    }
  }
  return out;
}
