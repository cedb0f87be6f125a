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
export function shareOccasions(
  ground: Ground,
  candidates: readonly Candidate[],
  sources: readonly FoundSource[],
  told: readonly Circumstances[],
): Circumstances[] {
  const out = [...told];
  const { sentences } = ground.reading.parsed;
  const key = (i: number): string | null => {
    const c = candidates[i] as Candidate;
    const s = sources[i] as FoundSource;
    if (s.source.name === null || SAID_BY_NOBODY.test(c.rule) || ground.quotes.holding(c.cue.start)) return null;
    return `${sentences[c.at.sentence]?.paragraph}:${s.source.entity ?? s.source.name}`;
  };
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
