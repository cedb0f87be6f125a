import type { ExtractResources } from '#extract';
import { overlaps, type Parsed, type Statement } from '#model';
import { findCast } from '../../src/extract/cast/index.ts';
import { featuresInOrder } from '../../src/extract/events/decide.ts';
import { proposeEvents } from '../../src/extract/events/index.ts';
import type { EventLexicon } from '../../src/extract/events/lexicon.ts';
import { NONE, OUTCOMES } from '../../src/extract/events/weights.ts';
import { findPlaces } from '../../src/extract/places/index.ts';
import type { Reading } from '../../src/extract/reading.ts';
import { findStatements } from '../../src/extract/statements/index.ts';
import { findTimes } from '../../src/extract/times/index.ts';
import type { HandReading } from './readings.ts';
import type { Example } from './softmax.ts';

/** A hand-read report with what is known of it before events are looked for. */
export interface ReadReport {
  readonly hand: HandReading;
  readonly reading: Reading;
  readonly statements: readonly Statement[];
}

/** The stages before events, as `extract` runs them. */
export function beforeEvents(hand: HandReading, parsed: Parsed, resources: ExtractResources): ReadReport {
  const referenceDay = parsed.report.referenceDay?.day ?? null;
  const times = findTimes(parsed, referenceDay);
  const places = findPlaces(parsed, resources.gazetteer);
  const reading = { parsed, referenceDay, times, places, cast: findCast(parsed, places, resources.cast) };
  return { hand, reading, statements: findStatements(reading, resources.statements) };
}

/** Every candidate of a report as an example: of the reading's type where it overlaps one of its triggers, else none. */
export function examplesOf({ hand, reading, statements }: ReadReport, lexicon: EventLexicon): Example[] {
  const proposed = proposeEvents(reading, statements, lexicon);
  const features = featuresInOrder(reading, proposed);
  const seen = new Set<unknown>();
  return proposed.map((p, i) => {
    const event = hand.events.find((e) => e.at.some((s) => overlaps(s, p.candidate.trigger)));
    const weight = event && seen.has(event) ? AGAIN : 1;
    if (event) seen.add(event);
    return { features: features[i] ?? [], outcome: event ? OUTCOMES.indexOf(event.type) : NONE, weight };
  });
}

/** What a further mention of an event counts for: found twice, an event is one too many. */
const AGAIN = 0.3;
