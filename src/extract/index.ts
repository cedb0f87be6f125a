import type { Parsed, ReportRecord, Shelf } from '#model';
import { type CastLexicon, findCast, openCast } from './cast/index.ts';
import { type EventLexicon, findEvents, openEvents } from './events/index.ts';
import { type FigureLexicon, findFigures, openFigures } from './figures/index.ts';
import { findPlaces, type Gazetteer, openGazetteer } from './places/index.ts';
import { plainPlace } from './places/plain-place.ts';
import { findPositions, openStances, type StanceLexicon } from './positions/index.ts';
import { findProposals } from './proposals/index.ts';
import type { Reading } from './reading.ts';
import { findStatements, openStatements, type StatementLexicon } from './statements/index.ts';
import { findTimes, plainTime } from './times/index.ts';

export interface ExtractResources {
  readonly gazetteer: Gazetteer;
  readonly cast: CastLexicon;
  readonly figures: FigureLexicon;
  readonly statements: StatementLexicon;
  readonly events: EventLexicon;
  readonly stances: StanceLexicon;
}

export const openExtract = (shelf: Shelf): ExtractResources => ({
  gazetteer: openGazetteer(shelf),
  cast: openCast(shelf),
  figures: openFigures(shelf),
  statements: openStatements(shelf),
  events: openEvents(shelf),
  stances: openStances(shelf),
});

/** Takes from a parsed report what its record holds. The order is the order of need: each part may use those above it. */
export function extract(parsed: Parsed, resources: ExtractResources): ReportRecord {
  const referenceDay = parsed.report.referenceDay?.day ?? null;
  const times = findTimes(parsed, referenceDay);
  const places = findPlaces(parsed, resources.gazetteer);
  const cast = findCast(parsed, places, resources.cast);
  const reading: Reading = { parsed, referenceDay, times, places, cast };
  const statements = findStatements(reading, resources.statements);
  const events = findEvents(reading, statements, resources.events);
  const figures = findFigures(reading, statements, resources.figures);
  const positions = findPositions(reading, statements, events, resources.stances);
  const proposals = findProposals(reading, positions);
  return {
    schema: 'rapporteur/report@1',
    report: parsed.report,
    sentences: parsed.sentences.map(({ start, end }) => ({ start, end })),
    entities: [...cast.entities],
    statements,
    events,
    figures,
    positions,
    proposals,
    times: times.map(plainTime),
    places: places.map(plainPlace),
    notices: [],
  };
}
