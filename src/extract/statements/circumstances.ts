import { type DateRange, dependent, dependents, headOf, overlaps, type Sentence, type Span, type Token } from '#model';
import type { Candidate, Ground } from './candidate.ts';
import { sentenceAt } from './candidate.ts';
import { sourceSpan } from './source.ts';

/** When, where and to whom something was said, as far as its own sentence tells. */
export interface Circumstances {
  readonly saidOn: DateRange | null;
  readonly venue: { readonly name: string; readonly evidence: readonly Span[] | 'lexicon' } | null;
  readonly audience: Span | null;
  /** True where the sentence tells of one occasion ('speaking on Tuesday') that other words of the speaker may share. */
  readonly occasion: boolean;
}

const DAY_OR_FINER = new Set(['minute', 'hour', 'day']);
const SPEAKING = new Set(['speak', 'talk', 'address', 'write', 'tweet', 'brief', 'testify', 'appear']);
const OUTLETS = new Set([
  'interview',
  'remark',
  'statement',
  'tweet',
  'conference',
  'briefing',
  'speech',
  'address',
  'rally',
  'letter',
  'post',
  'video',
  'column',
  'press',
]);
const PLACE_LEADS = new Set(['in', 'at', 'on', 'from', 'outside']);

/** Reads what hangs on the cue, or on a participle of speaking beside it, outside what was said. */
export function circumstancesOf(ground: Ground, c: Candidate): Circumstances {
  const sentence = sentenceAt(ground, c.at.sentence);
  const outside = (span: Span): boolean => !c.content.some((piece) => overlaps(piece, span));
  const isNoun = sentence.tokens[c.at.token]?.upos === 'NOUN';
  let saidOn: DateRange | null = null;
  let occasion = false;
  for (const time of ground.times.get(c.at.sentence) ?? []) {
    if (time.from === null || time.to === null || !DAY_OR_FINER.has(time.grain) || !outside(time.span)) continue;
    const link = linkTo(sentence, time.first, time.last, c, ground);
    if (!link || (isNoun && link.steps > 1)) continue;
    saidOn = {
      from: time.from,
      to: time.to,
      fromTime: time.fromTime,
      toTime: time.toTime,
      grain: time.grain,
      span: time.span,
      standing: 'stated',
    };
    occasion ||= link.speaking;
    if (link.speaking) break;
  }
  const venue = isNoun ? null : venueOf(ground, sentence, c, outside);
  const audience = c.hearer
    ? spanIfOutside(sentenceAt(ground, c.hearer.sentence), c.hearer.token, outside)
    : audienceOf(sentence, c, outside);
  return { saidOn, venue: venue?.venue ?? null, audience, occasion: occasion || (venue?.speaking ?? false) };
}

const spanIfOutside = (sentence: Sentence, token: number, outside: (span: Span) => boolean): Span | null => {
  const span = hearerSpan(sentence, token);
  return outside(span) ? span : null;
};

/** The hearers without where they were told: 'reporters' of 'reporters in Vienna'. */
const hearerSpan = (sentence: Sentence, token: number): Span => {
  const { start } = sourceSpan(sentence, token);
  const head = sentence.tokens[token] as Token;
  const flat = dependents(sentence, token, 'flat').at(-1);
  return { start: Math.min(start, head.start), end: Math.max(head.end, flat?.end ?? 0) };
};

/** How a phrase outside the content hangs on the cue: directly, on a participle of speaking, or on the source; null where it does not. */
function linkTo(
  sentence: Sentence,
  first: number,
  last: number,
  c: Candidate,
  ground: Ground,
): { speaking: boolean; steps: number } | null {
  let head: Token | null = null;
  for (let i = first; i < last; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.head < first || t.head >= last) head = t;
  }
  let speaking = false;
  for (let steps = 0; head && steps < 6; steps++) {
    if (head.index === c.at.token) return { speaking, steps };
    if (c.source && head.index === c.source.token && c.source.sentence === sentence.index && steps === 1)
      return { speaking, steps };
    if (SPEAKING.has(head.lemma.toLowerCase()) && head.upos === 'VERB') speaking = true;
    else if (steps > 1 && head.upos === 'VERB') return null;
    if (c.content.some((piece) => overlaps(piece, head as Token))) break;
    head = headOf(sentence, head);
  }
  // In the cue's own clause, whatever the tree says: no other verb stands between.
  if (last <= c.at.token && !hasOther(sentence, last, c.at.token) && !isInSource(sentence, first, c))
    return { speaking: false, steps: 1 };
  const content = c.content[0];
  if (
    content &&
    first > c.at.token &&
    (sentence.tokens[first] as Token).start < content.start &&
    !hasOther(sentence, c.at.token + 1, first)
  )
    return { speaking: false, steps: 1 };
  // Beside the cue with no punctuation between.
  if (first > c.at.token && first - c.at.token <= 3 && !hasPunctuation(sentence, c.at.token + 1, first))
    return { speaking: false, steps: 1 };
  if (last <= c.at.token && c.at.token - last <= 2 && !hasPunctuation(sentence, last, c.at.token) && ground)
    return { speaking: false, steps: 1 };
  return null;
}

const hasOther = (sentence: Sentence, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.xpos === 'VBD' || t.xpos === 'VBZ' || t.xpos === 'VBP' || t.form === ';')
      return t.upos !== 'AUX' || to - i > 3;
  }
  return false;
};

/** True where a time belongs to the source's own phrase: 'the man who fled on Monday said'. */
const isInSource = (sentence: Sentence, time: number, c: Candidate): boolean => {
  if (!c.source || c.source.sentence !== sentence.index) return false;
  for (let at: Token | null = sentence.tokens[time] ?? null, n = 0; at && n < 6; at = headOf(sentence, at), n++) {
    if (at.index === c.source.token) return n > 1;
    if (at.index === c.at.token) return false;
  }
  return false;
};

const hasPunctuation = (sentence: Sentence, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (sentence.tokens[i]?.upos === 'PUNCT') return true;
  return false;
};

const MEDIA = /^(Twitter|Facebook|Telegram|Instagram|YouTube|television|TV|radio)$/;

type Venue = { venue: NonNullable<Circumstances['venue']>; speaking: boolean };

function venueOf(ground: Ground, sentence: Sentence, c: Candidate, outside: (span: Span) => boolean): Venue | null {
  const cue = sentence.tokens[c.at.token] as Token;
  if (cue.lemma.toLowerCase() === 'tweet') return { venue: { name: 'Twitter', evidence: 'lexicon' }, speaking: false };
  for (const name of ground.names.get(sentence.index) ?? []) {
    if (
      !outside(name.span) ||
      (c.source &&
        overlaps(name.span, {
          start: (sentence.tokens[c.source.token] as Token).start,
          end: (sentence.tokens[c.source.token] as Token).end,
        }))
    )
      continue;
    const head = sentence.tokens[name.head] as Token;
    const lead = dependents(sentence, head.index, 'case')[0]?.lemma.toLowerCase();
    const direct = headOf(sentence, head);
    // 'to reporters in Vienna': the place of the speaking, whatever it hangs on.
    const speaking = direct && direct.upos === 'NOUN' ? headOf(sentence, direct) : null;
    const governor =
      speaking && SPEAKING.has(speaking.lemma.toLowerCase()) && speaking.xpos === 'VBG' ? speaking : direct;
    if (!governor) continue;
    const told = c.hearer?.token === head.index && c.hearer.sentence === sentence.index;
    if (told && isOutlet(ground, sentence, name.head))
      return {
        venue: { name: ground.text.slice(name.span.start, name.span.end), evidence: [name.span] },
        speaking: false,
      };
    const onOutlet = OUTLETS.has(governor.lemma.toLowerCase()) && headOf(sentence, governor)?.index === c.at.token;
    const onSpeaking =
      SPEAKING.has(governor.lemma.toLowerCase()) &&
      governor.index !== c.at.token &&
      governor.xpos === 'VBG' &&
      within(sentence, governor.index, c);
    if (governor.index !== c.at.token && !onOutlet && !onSpeaking) continue;
    if (name.kind === 'place' && lead && PLACE_LEADS.has(lead))
      return {
        venue: { name: ground.text.slice(name.span.start, name.span.end), evidence: [name.span] },
        speaking: onSpeaking,
      };
    if (
      (lead === 'on' || lead === 'via') &&
      /^(Twitter|Facebook|Telegram|Instagram|YouTube|Truth Social)$/.test(
        ground.text.slice(name.span.start, name.span.end),
      )
    ) {
      return {
        venue: { name: ground.text.slice(name.span.start, name.span.end), evidence: [name.span] },
        speaking: onSpeaking,
      };
    }
    if (onSpeaking && lead === 'to' && name.kind === 'organization')
      return {
        venue: { name: ground.text.slice(name.span.start, name.span.end), evidence: [name.span] },
        speaking: true,
      };
    if (onOutlet && (lead === 'with' || lead === 'to') && name.kind === 'organization')
      return {
        venue: { name: ground.text.slice(name.span.start, name.span.end), evidence: [name.span] },
        speaking: false,
      };
  }
  for (const t of sentence.tokens) {
    const before = sentence.tokens[t.index - 1];
    const led = before && (before.form === 'via' || before.form === 'on' || before.xpos === 'JJ');
    if (MEDIA.test(t.form) && led && outside(t) && Math.abs(t.index - c.at.token) <= 12)
      return { venue: { name: t.form, evidence: [{ start: t.start, end: t.end }] }, speaking: false };
  }
  const tweet = dependents(sentence, c.at.token, 'obl').find((t) => t.lemma.toLowerCase() === 'tweet' && outside(t));
  return tweet ? { venue: { name: 'Twitter', evidence: 'lexicon' }, speaking: false } : null;
}

const within = (sentence: Sentence, token: number, c: Candidate): boolean => {
  const head = headOf(sentence, sentence.tokens[token] as Token);
  return head !== null && (head.index === c.at.token || head.index === c.source?.token);
};

const isOutlet = (ground: Ground, sentence: Sentence, token: number): boolean => {
  const who = ground.reading.cast.who(sentence.index, token);
  return who !== null && ground.reading.cast.entity(who.entity).kind === 'media';
};

/** 'speaking to reporters': whom a participle of speaking names. */
function audienceOf(sentence: Sentence, c: Candidate, outside: (span: Span) => boolean): Span | null {
  for (const anchor of [c.at.token, c.source?.sentence === c.at.sentence ? c.source.token : -1]) {
    if (anchor < 0) continue;
    for (const t of dependents(sentence, anchor)) {
      if (!SPEAKING.has(t.lemma.toLowerCase()) || t.xpos !== 'VBG') continue;
      const hearer =
        dependents(sentence, t.index, 'obl').find((o) => dependent(sentence, o.index, 'case')?.lemma === 'to') ??
        dependent(sentence, t.index, 'obj');
      if (hearer && outside(hearer)) return hearerSpan(sentence, hearer.index);
    }
  }
  return null;
}
