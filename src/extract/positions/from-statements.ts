import {
  type Evidence,
  type Party,
  type Sentence,
  type Span,
  type Stance,
  type Statement,
  sentenceAt,
  tokensIn,
  topmost,
} from '#model';
import type { Reading } from '../reading.ts';
import type { PositionCandidate } from './candidate.ts';
import { conditionOf, conditionWithin, reasonOf } from './reasons.ts';

interface Stand {
  readonly stance: Stance;
  readonly margin: number;
  /** Where it is taken, if not at the cue. */
  readonly anchor?: Span;
  readonly unless?: Span;
}

/** The stand that a manner of speaking takes on its content; manners that take none are left out. */
const BY_MANNER: Partial<Record<Statement['manner'], Stand>> = {
  demand: { stance: 'demands', margin: 0.8 },
  order: { stance: 'demands', margin: 0.7 },
  ask: { stance: 'demands', margin: 0.6 },
  reject: { stance: 'against', margin: 0.8 },
  deny: { stance: 'against', margin: 0.6 },
  accept: { stance: 'for', margin: 0.7 },
  praise: { stance: 'for', margin: 0.6 },
  accuse: { stance: 'against', margin: 0.6 },
  propose: { stance: 'offers', margin: 0.6 },
  promise: { stance: 'offers', margin: 0.5 },
};

/** Cues that only credit, whatever is said with them. */
const PLAIN = new Set([
  'say',
  'tell',
  'add',
  'state',
  'declare',
  'announce',
  'claim',
  'note',
  'comment',
  'write',
  'according',
  'report',
  'explain',
  'argue',
  'remark',
  'conclude',
  'post',
  'tweet',
  'find',
  'intend',
  'plan',
]);

/** 'Told them to go' is an order, whatever verb gives it. */
const isPlain = (lemma: string, manner: Statement['manner']): boolean =>
  PLAIN.has(lemma) && manner !== 'warn' && !(lemma === 'tell' && manner === 'order');

/** Who takes the stand: the source, or each member where several speak as one. Sources nobody can name take none. */
export function speakersOf(reading: Reading, statement: Statement): { party: Party; named: Evidence[string] }[] {
  const { source } = statement;
  if (source.standing === 'unknown' || source.standing === 'document' || source.name === null) return [];
  if (source.members.length) {
    return source.members.map((id) => {
      const entity = reading.cast.entity(id);
      const at = entity.mentions[0];
      return {
        party: { name: entity.name, entity: id, span: null },
        named: entity.evidence.name ?? (at ? [at] : 'lexicon'),
      };
    });
  }
  const named = statement.evidence['source.name'] ?? (source.span ? [source.span] : 'lexicon');
  return [{ party: { name: source.name, entity: source.entity, span: source.span }, named }];
}

/** Positions that the credit itself takes: demanded, rejected, approved … */
export function positionsOfCues(reading: Reading, statements: readonly Statement[]): PositionCandidate[] {
  const out: PositionCandidate[] = [];
  for (const statement of statements) {
    const sentence = sentenceAt(reading.parsed, statement.cue.start);
    if (!sentence) continue;
    const cue = topmost(tokensIn(sentence, statement.cue));
    if (!cue) continue;
    // 'said' takes no stand: what is said may, and is read for it.
    if (isPlain(cue.lemma.toLowerCase(), statement.manner)) continue;
    const base: Stand | null | undefined =
      statement.manner === 'warn' ? conditionalWarning(reading, statement) : BY_MANNER[statement.manner];
    if (!base) continue;
    const condition =
      statement.manner === 'reject' || statement.manner === 'accept' ? conditionInside(reading, statement) : null;
    for (const { party, named } of speakersOf(reading, statement)) {
      out.push({
        actor: party,
        named,
        on: statement.content,
        stance: condition ? 'conditional' : base.stance,
        anchor: base.anchor ?? withMatter(reading, statement),
        because: reasonOf(sentence, cue.index),
        unless: condition ?? base.unless ?? conditionOf(sentence, cue.index),
        statement: statement.id,
        event: null,
        rule: `manner/${statement.manner}`,
        margin: base.margin * (statement.margin ?? 0.5) ** 0.5,
      });
    }
  }
  return out;
}

/** 'to free more hostages without a promise': the content's own predicate carries the condition. */
function conditionInside(reading: Reading, statement: Statement): Span | null {
  const predicate = contentPredicate(reading, statement);
  return predicate ? conditionOf(predicate.sentence, predicate.index) : null;
}

function contentPredicate(reading: Reading, statement: Statement): { sentence: Sentence; index: number } | null {
  const piece = statement.content[0];
  const sentence = piece && sentenceAt(reading.parsed, piece.start);
  if (!piece || !sentence) return null;
  const top = topmost(tokensIn(sentence, piece));
  return top && { sentence, index: top.index };
}

/** A warning takes a stand only where it says on what it depends. */
function conditionalWarning(reading: Reading, statement: Statement): Stand | null {
  const piece = statement.content[0];
  const sentence = piece && sentenceAt(reading.parsed, piece.start);
  const found = piece && sentence ? conditionWithin(sentence, piece) : null;
  // What would follow is the content less its condition.
  return (
    found && {
      stance: 'conditional',
      margin: 0.7,
      anchor: trimmed(reading.parsed.text, found.rest),
      unless: found.condition,
    }
  );
}

/** A cue with the matter that follows it at once: 'demanded an explanation'. */
function withMatter(reading: Reading, { cue, content }: Statement): Span {
  const next = content[0];
  const between = next && next.start >= cue.end ? reading.parsed.text.slice(cue.end, next.start) : null;
  return next &&
    between !== null &&
    between.length <= MATTER_GAP &&
    next.end - cue.start <= MATTER_MOST &&
    !between.includes('\n')
    ? { start: cue.start, end: next.end }
    : cue;
}
/** Characters between a cue and its matter ('that', 'for the'), and of both together, at most. */
const MATTER_GAP = 12;
const MATTER_MOST = 120;

/** A span without the commas and white space at its ends. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end - 1 && /[\s,;:–—]/.test(text.charAt(start))) start++;
  while (end > start + 1 && /[\s,;:–—.]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
