import { dependent, dependents, headOf, relation, type Sentence, type Span, subtree, type Token } from '#model';
import { actorOf, describedNoun, isInfinitive, isPassive, isPassiveParticiple, subjectOf } from '../clauses/clause.ts';
import type { Candidate, Ground } from './candidate.ts';
import { branch, spansOf, stretch, trimPieces } from './content.ts';
import { type Cue, cuesFor } from './cues.ts';
import { stakes } from './said-after.ts';
import { sourceSpan } from './source.ts';
import { INSIDE } from './trust.ts';
import { particleOf } from './verb-clause.ts';

const NO_AGENT = 0.6;

interface Said {
  readonly pieces: Span[];
  readonly weight: number;
  /** True where someone is told to do something. */
  readonly ordered?: boolean;
}

/**
 * Credits by a passive: 'a plan approved by X', 'the toll was put at nine by X', 'X was told to leave',
 * 'it was reported that', 'she is said to have left'. Without 'by' the source is unknown.
 */
export function passives(ground: Ground, sentence: Sentence): Candidate[] {
  const out: Candidate[] = [];
  for (const verb of sentence.tokens) {
    if (verb.xpos !== 'VBN' && verb.xpos !== 'VBD' && verb.upos !== 'VERB') continue;
    const passive = isPassive(sentence, verb.index);
    const participle = !passive && isPassiveParticiple(sentence, verb) && relation(verb) === 'acl';
    if ((!passive && !participle) || (participle && sentence.tokens[verb.index + 1]?.form === ',')) continue;
    for (const cue of cuesFor(ground.lexicon, 'verb', verb.lemma.toLowerCase())) {
      const particle = cue.particle ? particleOf(sentence, verb, cue.particle) : null;
      if (cue.particle && !particle) continue;
      const agent = actorOf(sentence, verb.index);
      const content =
        asReported(ground, sentence, verb, agent, cue) ?? contentOf(sentence, verb, agent, participle, cue);
      if (!content) continue;
      const pieces = trimPieces(ground, content.pieces);
      if (!pieces.length) continue;
      out.push({
        at: { sentence: sentence.index, token: verb.index },
        cue: { start: verb.start, end: particle && particle.index === verb.index + 1 ? particle.end : verb.end },
        source: agent ? { sentence: sentence.index, token: agent.index } : null,
        via: null,
        content: pieces,
        manner: content.ordered && cue.manner === 'assert' ? 'order' : cue.manner,
        rule: agent ? 'passive-by' : 'passive',
        margin: content.weight * (agent ? 1 : NO_AGENT) * (ground.quotes.holding(verb.start) ? INSIDE : 1),
        speech: false,
        hearer: null,
      });
      break;
    }
  }
  return out;
}

/** 'as reported by X', 'as quoted by X': what stands beside it, or the quotation before or after it. */
function asReported(ground: Ground, sentence: Sentence, verb: Token, agent: Token | null, cue: Cue): Said | null {
  const as = sentence.tokens[verb.index - 1];
  if (as?.form.toLowerCase() !== 'as' || !agent || (cue.frames.get('that') ?? 0) < 0.6) return null;
  const before = ground.quotes.closing(Math.max(0, as.start - 6), as.start);
  if (before) return { pieces: [before.span], weight: 0.8 };
  const { end } = sourceSpan(sentence, agent.index);
  const after = ground.quotes.opening(end, end + 6);
  if (after) return { pieces: [after.span], weight: 0.8 };
  const pieces = [
    ...(as.index > 1 ? [stretch(sentence, 0, as.index - 1)] : []),
    ...(end + 3 < sentence.end ? [{ start: end, end: sentence.end }] : []),
  ];
  return pieces.length ? { pieces, weight: 0.7 } : null;
}

function contentOf(sentence: Sentence, verb: Token, agent: Token | null, participle: boolean, cue: Cue): Said | null {
  const { frames } = cue;
  const cut = new Set<number>(agent ? [agent.index] : []);
  const right = dependents(sentence, verb.index).filter(
    (t) => t.index > verb.index && t.upos !== 'PUNCT' && !cut.has(t.index) && relation(t) !== 'conj',
  );
  const from = (t: Token): Span[] =>
    spansOf(
      sentence,
      branch(sentence, verb.index, cut).filter(
        (i) => i >= (subtree(sentence, t.index)[0] ?? t.index) && i > verb.index,
      ),
    );
  const headToken = participle
    ? (describedNoun(sentence, verb.index) ?? headOf(sentence, verb))
    : subjectOf(sentence, verb.index);
  const subject = subjectSpan(sentence, verb, participle);
  const clause = right.find((t) => relation(t) === 'ccomp' || (relation(t) === 'csubj' && t.index > verb.index));
  if (clause && frames.has('that')) return { pieces: from(clause), weight: frames.get('that') ?? 0 };
  const open = right.find((t) => relation(t) === 'xcomp');
  if (open) {
    const infinitive = isInfinitive(sentence, open.index);
    // 'was told to leave' tells what was said; 'is said to have left' tells it of the subject.
    if (infinitive && frames.has('oinf')) return { pieces: from(open), weight: frames.get('oinf') ?? 0, ordered: true };
    const weight = infinitive ? frames.get('that') : (frames.get('comp') ?? frames.get('as'));
    if (weight && subject) return { pieces: [subject, ...from(open)], weight: weight * 0.8 };
  }
  const as = right.find(
    (t) =>
      (relation(t) === 'obl' || relation(t) === 'advcl' || relation(t) === 'xcomp') &&
      dependents(sentence, t.index, 'case', 'mark').some((k) => k.lemma === 'as'),
  );
  if (as && subject && frames.has('as')) return { pieces: [subject, ...from(as)], weight: frames.get('as') ?? 0 };
  const object = frames.get('obj') ?? (agent ? frames.get('that') : undefined);
  if (!subject || !object) return null;
  const tail = right.filter(
    (t) =>
      relation(t) === 'obl' &&
      t.index > verb.index &&
      !dependents(sentence, t.index, 'case').some((k) => k.lemma === 'by'),
  );
  // 'the accused', 'people accused of theft': with nobody named this is hardly a credit.
  const weight = agent ? Math.min(1, object * stakes(cue, headToken ?? verb)) : object * 0.55;
  return {
    pieces: [
      subject,
      ...(participle || agent ? [] : tail.flatMap((t) => spansOf(sentence, subtree(sentence, t.index)))),
    ],
    weight,
  };
}

/** The subject's phrase; of a participle, the noun that it describes without the participle's clause. */
function subjectSpan(sentence: Sentence, verb: Token, participle: boolean): Span | null {
  const head = participle
    ? (describedNoun(sentence, verb.index) ?? headOf(sentence, verb))
    : (dependent(sentence, verb.index, 'nsubj:pass', 'nsubj', 'csubj') ?? subjectOf(sentence, verb.index));
  if (!head || head.upos === 'VERB') return null;
  const indices = subtree(
    sentence,
    head.index,
    (t) =>
      t.index === verb.index ||
      relation(t) === 'conj' ||
      relation(t) === 'parataxis' ||
      (relation(t) === 'acl' && t.index > verb.index) ||
      relation(t) === 'cop' ||
      relation(t) === 'nsubj',
  ).filter((i) => i < verb.index);
  return spansOf(sentence, indices)[0] ?? null;
}
