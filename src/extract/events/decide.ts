import type { Event, Sentence } from '#model';
import type { Reading } from '../reading.ts';
import { actorsIn, featuresOf, politicsOf } from './features.ts';
import { hasKnown } from './parties.ts';
import type { Decided, Proposed } from './proposed.ts';
import { stemOf } from './stem.ts';
import { NONE, OUTCOMES, probabilities, type Weights } from './weights.ts';

/** Verbs of bare reporting: a statement, and no event. */
const REPORTING = new Set(
  'say report add note state remark comment explain tell write tweet announce declare claim believe think know mention describe quote cite recall'.split(
    ' ',
  ),
);

/** Which of the proposed events stand, and of what type: by weights where there are any, else by the rules alone. */
export function decide(reading: Reading, all: readonly Proposed[], weights: Weights | null): Decided[] {
  if (!weights) return all.flatMap((proposed) => byRules(proposed) ?? []);
  const features = featuresInOrder(reading, all);
  return all.flatMap((proposed, i) =>
    isRefusalToSpeak(proposed) || isBareReport(proposed) ? [] : (byWeights(proposed, features[i] ?? [], weights) ?? []),
  );
}

/** For each candidate of a report, in order of the text, the features that hold of it. */
export function featuresInOrder(reading: Reading, all: readonly Proposed[]): string[][] {
  const stems = new Set<string>();
  const types = new Set<string>();
  const politics = politicsOf(reading);
  let sentence: Sentence | null = null;
  let actors = 0;
  return all.map((proposed) => {
    if (proposed.candidate.sentence !== sentence) {
      sentence = proposed.candidate.sentence;
      actors = actorsIn(reading, sentence);
    }
    const features = featuresOf(reading, proposed, { stems, types, politics, actors });
    stems.add(stemOf(lemmaOf(proposed)));
    if (proposed.meaning) types.add(proposed.meaning.type);
    return features;
  });
}

/** 'declined to comment' is a statement of its own kind, and no event. */
const isRefusalToSpeak = (p: Proposed): boolean => p.cueOf?.manner === 'decline' && p.meaning?.type === 'REJECT';

/** 'said', 'declared that': the statement is all there is. */
const isBareReport = (p: Proposed): boolean =>
  p.cueOf !== null && REPORTING.has(lemmaOf(p)) && (p.meaning === null || p.meaning.type === 'OTHER');

export const lemmaOf = (p: Proposed): string => p.candidate.word;

function byWeights(proposed: Proposed, features: readonly string[], weights: Weights): Decided | null {
  const p = probabilities(weights, features);
  const none = p[NONE] as number;
  if (none >= 0.5) return null;
  let best = 0;
  for (let i = 1; i < NONE; i++) if ((p[i] as number) > (p[best] as number)) best = i;
  const { meaning } = proposed;
  // The lexicon's type stands; only a weak word's gives way, where the weights are sure of another.
  const yields = !meaning || (meaning.weak && (p[best] as number) / (1 - none) > WEAK_YIELDS);
  return { proposed, type: yields ? (OUTCOMES[best] as Event['type']) : meaning.type, margin: 1 - none };
}

/** How sure the weights must be of a type, given that there is an event, to set a weak word's aside. */
const WEAK_YIELDS = 0.7;

/** Without weights: words that name events of themselves, and weaker ones where someone known takes part. */
function byRules(proposed: Proposed): Decided | null {
  const { meaning, candidate, parties } = proposed;
  if (!meaning || isRefusalToSpeak(proposed)) return null;
  const token = candidate.sentence.tokens[candidate.index];
  if (!token || REPORTING.has(lemmaOf(proposed))) return null;
  const modifier = token.deprel === 'compound' || token.deprel === 'amod';
  const known = hasKnown(parties.actors);
  if (modifier && !known) return null;
  if (meaning.weak && !known) return null;
  const anyone = parties.actors.length + parties.recipients.length > 0;
  if (!anyone && candidate.pos !== 'verb') return null;
  return { proposed, type: meaning.type, margin: meaning.weak ? 0.5 : known ? 0.8 : 0.6 };
}
