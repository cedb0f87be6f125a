import { type DateRange, dependent, overlaps, type Span } from '#model';
import type { Candidate, Ground } from './candidate.ts';
import type { Circumstances } from './circumstances.ts';
import type { FoundSource } from './source.ts';

/** Rules whose statements are no part of a speech. */
const SAID_BY_NOBODY = /^(noun|hedge|alleged|document|passive$)/;

/**
 * A day or venue told once for a speech holds for all that is said in it: later statements of the
 * same source in the paragraph take it over, and earlier ones too where the sentence tells of the
 * occasion itself ('Speaking on Tuesday, …').
 */
export function shareOccasions(ground: Ground, candidates: readonly Candidate[], sources: readonly FoundSource[], told: readonly Circumstances[]): Circumstances[] {
  const out = [...told];
  const { sentences } = ground.reading.parsed;
  const key = (i: number): string | null => {
    const c = candidates[i] as Candidate;
    const s = sources[i] as FoundSource;
    if (s.source.name === null || SAID_BY_NOBODY.test(c.rule) || ground.quotes.holding(c.cue.start)) return null;
    return `${sentences[c.at.sentence]?.paragraph}:${s.source.entity ?? s.source.name}`;
  };
  // 'The envoy spoke in the capital on Monday. She said …': the day of what the speaker did just before.
  const doings = doingsByParagraph(ground, candidates);
  for (const i of candidates.keys()) {
    const own = out[i] as Circumstances;
    const entity = sources[i]?.source.entity;
    const at = (candidates[i] as Candidate).at.sentence;
    if (own.saidOn || !entity || key(i) === null) continue;
    const before = doings.get(`${sentences[at]?.paragraph}:${entity}`)?.findLast((d) => d.sentence < at && at - d.sentence <= 2);
    if (before) out[i] = { ...own, saidOn: before.saidOn };
  }
  const carry = (order: readonly number[], onlyOccasion: boolean): void => {
    const latest = new Map<string, Circumstances>();
    for (const i of order) {
      const k = key(i);
      if (k === null) continue;
      const own = out[i] as Circumstances;
      const known = latest.get(k);
      if (known) {
        out[i] = {
          ...own,
          saidOn: own.saidOn ?? (known.saidOn && { ...known.saidOn, standing: 'implied' }),
          venue: own.venue ?? known.venue,
        };
      }
      const now = out[i] as Circumstances;
      if ((now.saidOn || now.venue) && (!onlyOccasion || own.occasion)) latest.set(k, now);
    }
  };
  const forward = candidates.map((_, i) => i);
  carry(forward, false);
  carry([...forward].reverse(), true);
  return out;
}

interface Doing {
  readonly sentence: number;
  readonly saidOn: DateRange;
}

/** Sentences whose main subject is someone known and whose main clause tells a day, by paragraph and entity. */
function doingsByParagraph(ground: Ground, candidates: readonly Candidate[]): Map<string, Doing[]> {
  const { sentences } = ground.reading.parsed;
  const content = new Map<number, Span[]>();
  for (const c of candidates) content.set(c.at.sentence, [...(content.get(c.at.sentence) ?? []), ...c.content]);
  const out = new Map<string, Doing[]>();
  for (const [index, times] of ground.times) {
    const sentence = sentences[index];
    if (!sentence) continue;
    const time = times.find((t) => t.from !== null && t.to !== null && t.grain === 'day' && !(content.get(index) ?? []).some((p) => overlaps(p, t.span)));
    const subject = dependent(sentence, sentence.root, 'nsubj');
    const who = time && subject ? ground.reading.cast.who(index, subject.index) : null;
    if (!time || !who || time.from === null || time.to === null) continue;
    const k = `${sentence.paragraph}:${who.entity}`;
    const doing: Doing = { sentence: index, saidOn: { from: time.from, to: time.to, fromTime: null, toTime: null, grain: time.grain, span: time.span, standing: 'implied' } };
    const known = out.get(k);
    if (known) known.push(doing);
    else out.set(k, [doing]);
  }
  return out;
}
