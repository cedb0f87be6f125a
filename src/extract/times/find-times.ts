import type { Parsed, Token } from '#model';
import type { FoundTime } from '../reading.ts';
import { dayOf, readIsoDay } from './calendar.ts';
import { calendarSpan } from './calendar-span.ts';
import type { Draft } from './meaning.ts';
import { readRangeEnd, readRangeStart, readTime } from './recognise.ts';
import { resolve, type Setting } from './resolve.ts';
import { tenseAt } from './tense.ts';
import { type Moment, momentOf } from './timeline.ts';
import { MONTHS, WEEKDAYS, type Words, wordsOf } from './words.ts';

interface Placed {
  readonly words: Words;
  readonly drafts: readonly Draft[];
}

/** Tokens that belong to a name of a person, body or work with other words: 'Theresa May', 'the Sunday Times'. */
function namedTokens(parsed: Parsed): ReadonlySet<Token> {
  const out = new Set<Token>();
  for (const name of parsed.names) {
    if (!['person', 'organization', 'work'].includes(name.kind) || name.last - name.first < 2) continue;
    const tokens = parsed.sentences[name.sentence]?.tokens.slice(name.first, name.last) ?? [];
    if (tokens.every((t) => isTimeWord(t))) continue;
    for (const token of tokens) out.add(token);
  }
  return out;
}
const isTimeWord = (t: Token): boolean => {
  const word = t.form.toLowerCase();
  const c = word.charCodeAt(0);
  return MONTHS.has(word) || WEEKDAYS.has(word) || (c >= 48 && c <= 57) || t.upos === 'PUNCT';
};

/** The expressions of a sentence, left to right; none overlaps another. */
function recognise(words: Words, named: ReadonlySet<Token>): Draft[] {
  const drafts: Draft[] = [];
  for (let i = 0; i < words.tokens.length; ) {
    const start = readRangeStart(words, i);
    const draft = start ?? readTime(words, i);
    if (!draft || (named.has(words.tokens[i] as Token) && !isNumberWord(words.tokens[i] as Token))) {
      i++;
      continue;
    }
    drafts.push(draft);
    i = draft.next;
    const end = start ? null : readRangeEnd(words, draft);
    if (end) {
      drafts.push(end);
      i = end.next;
    }
  }
  return drafts;
}
const isNumberWord = (t: Token): boolean => {
  const c = t.form.charCodeAt(0);
  return c >= 48 && c <= 57;
};

/**
 * True where a text tells a history: years of the past stand in it, and next to no
 * weekday, 'yesterday' or 'last week'. Its dates without a year follow the one told before.
 */
function isNarrative(placed: readonly Placed[], reference: number | null): boolean {
  let old = 0;
  let near = 0;
  const now = reference === null ? null : dayOf(reference).year;
  for (const { drafts } of placed) {
    for (const { meaning } of drafts) {
      if (meaning.kind === 'calendar' && meaning.year !== undefined) {
        if (now === null || meaning.bc || Math.abs(meaning.year - now) > 1) old++;
        else near++;
      } else if (meaning.kind === 'calendar' && meaning.weekday !== undefined) near += 2;
      else if (meaning.kind === 'shift' && meaning.from === 'report') near += 2;
      else if (meaning.kind === 'relative' && meaning.from === 'report' && meaning.step !== 0) near++;
    }
  }
  return now === null ? old > 0 : old >= 4 && old > 2 * near;
}

/** The year that stands in a draft as digits; null where none does. */
const yearIn = (draft: Draft): number | null =>
  draft.meaning.kind === 'calendar' && draft.meaning.year !== undefined && !draft.meaning.bc
    ? draft.meaning.year
    : null;

/**
 * Finds every time expression and works out its value.
 *
 * @param parsed        sentences with tokens and trees; trees decide tense alone
 * @param referenceDay  ISO day of the report, or null: values then keep XXXX where they hang on it
 * @returns in order of the text; spans never overlap
 * @see TimeML 1.2.1, TIMEX3
 */
export function findTimes(parsed: Parsed, referenceDay: string | null): FoundTime[] {
  const named = namedTokens(parsed);
  const placed = parsed.sentences.map((sentence): Placed => {
    const words = wordsOf(sentence);
    return { words, drafts: recognise(words, named) };
  });
  const reference = referenceDay === null ? null : readIsoDay(referenceDay);
  const narrative = isNarrative(placed, reference);
  const out: FoundTime[] = [];
  let story: Moment | null = null;
  let storyDay: Moment | null = null;
  for (const { words, drafts } of placed) {
    let sentenceYear: number | null = null;
    const { sentence } = words;
    drafts.forEach((draft, k) => {
      const setting: Setting = {
        reference,
        narrative,
        story,
        storyDay: clockAlone(draft) && !narrative ? sameSentenceDay(out, sentence.index) : storyDay,
        sentenceYear,
        tense: tenseAt(sentence, draft.first),
      };
      const value = resolveWithDay(draft, drafts.slice(k + 1, k + 4), setting);
      const first = words.tokens[draft.first] as Token;
      const last = words.tokens[draft.next - 1] as Token;
      const span = calendarSpan(value);
      out.push({
        span: { start: first.start, end: last.end },
        type: draft.type,
        value,
        from: span?.from ?? null,
        to: span?.to ?? null,
        sentence: sentence.index,
        first: draft.first,
        last: draft.next,
        grain: span?.grain ?? 'day',
        fromTime: span?.fromTime ?? null,
        toTime: span?.toTime ?? null,
      });
      if (draft.type === 'DURATION' || draft.type === 'SET') return;
      const moment = momentOf(value);
      if (!moment || (narrative && !tellsOn(draft, moment, story))) return;
      story = moment;
      if (moment.day !== null) storyDay = moment;
      sentenceYear = yearIn(draft) ?? sentenceYear;
    });
  }
  return out;
}

/** False for what stands outside the story told: 'today', and a bare year long after it. */
function tellsOn({ meaning }: Draft, moment: Moment, story: Moment | null): boolean {
  if ((meaning.kind === 'shift' || meaning.kind === 'relative') && meaning.from === 'report') return false;
  return !(story && !story.bc && moment.month === null && moment.year - story.year > 25);
}

const clockAlone = (draft: Draft): boolean =>
  draft.meaning.kind === 'calendar' &&
  draft.meaning.clock !== undefined &&
  draft.meaning.day === undefined &&
  draft.meaning.weekday === undefined;

/** The day last told in this very sentence. */
function sameSentenceDay(out: readonly FoundTime[], sentence: number): Moment | null {
  for (let i = out.length - 1; i >= 0; i--) {
    const time = out[i] as FoundTime;
    if (time.sentence !== sentence) return null;
    const moment = momentOf(time.value);
    if (moment?.day != null) return moment;
  }
  return null;
}

/** The value; a clock time takes its day from the date close behind it: '9 a.m. local time (0600 GMT) on Tuesday'. */
function resolveWithDay(draft: Draft, following: readonly Draft[], setting: Setting): string {
  if (!clockAlone(draft)) return resolve(draft.meaning, setting);
  let at = draft.next;
  for (const next of following) {
    if (next.first - at > 3) break;
    at = next.next;
    if (clockAlone(next)) continue;
    const day = next.type === 'DATE' ? momentOf(resolve(next.meaning, setting)) : null;
    return resolve(draft.meaning, day?.day != null ? { ...setting, storyDay: day } : setting);
  }
  return resolve(draft.meaning, setting);
}
