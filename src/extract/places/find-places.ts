import type { Parsed, Place, Sentence, Token } from '#model';
import type { FoundPlace } from '../reading.ts';
import { chooseCandidate, type Demands, largest, liesIn, type Whereabouts } from './choose.ts';
import { distanceBefore } from './distance.ts';
import type { Candidate, Gazetteer } from './gazetteer.ts';
import type { Point } from './geometry.ts';
import { Folder, findMatches, isCapitalized, type Match } from './matches.ts';
import { indexNames, isLoud, type Surroundings, weighSurroundings } from './surroundings.ts';

/** A match with what is known of it while the report is read. */
interface Candidacy {
  readonly match: Match;
  readonly sentence: Sentence;
  readonly surroundings: Surroundings;
  demands: Demands;
  chosen: Candidate | null;
  accepted: boolean;
}

/** Weight of a town that needs no more than neutral surroundings to be believed: about 60,000 people. */
const SELF_EVIDENT = 16;

/**
 * Every place name of a report with its point, in order of the text; none overlaps another. `entity` is
 * null. Where a name may mean several places, the one that fits the report best is taken: by its size, the
 * countries and divisions spoken of, what follows it ('Paris, Texas') and what lies near.
 */
export function findPlaces(parsed: Parsed, gazetteer: Gazetteer): FoundPlace[] {
  const folder = new Folder();
  const nameAt = indexNames(parsed);
  const surnames = surnamesOf(parsed, folder);
  const readings: Candidacy[] = [];
  for (const sentence of parsed.sentences) {
    if (sentence.kind === 'byline') continue;
    const loud = isLoud(sentence) && sentence.kind !== 'dateline';
    let previous: Match | null = null;
    for (const match of findMatches(sentence, gazetteer, folder)) {
      const afterPlace = previous !== null && followsPlace(sentence, previous.last, match.first);
      if (match.abbreviation && !afterPlace) continue;
      const surroundings = weighSurroundings(match, sentence, gazetteer, folder, nameAt, afterPlace, surnames, loud);
      if (!surroundings.barred) previous = match;
      readings.push({ match, sentence, surroundings, demands: NO_DEMANDS, chosen: null, accepted: false });
    }
  }
  const kept = readings.filter((r) => !r.surroundings.barred);
  const first = whereaboutsOf(parsed, kept, gazetteer, []);
  for (const [i, reading] of kept.entries()) {
    reading.demands = demandsOf(kept, i, first.perSentence);
    decide(reading, first.where);
  }
  const second = whereaboutsOf(parsed, kept, gazetteer, anchorsOf(kept));
  settleSenses(kept);
  for (const reading of kept) decide(reading, second.where);
  believeRepeated(kept);
  const found = kept.filter((r) => r.accepted).map(toPlace);
  const unknown = unknownPlaces(parsed, found);
  return unknown.length ? [...found, ...unknown].sort((a, b) => a.span.start - b.span.start) : found;
}

const NO_DEMANDS: Demands = {
  within: [],
  division: false,
  town: false,
  whole: null,
  sense: null,
  sentenceCountries: new Set(),
};

/** Names that no table has and that the words beside them make places ('in Hollin Green, Ohio', 'the village of Hollin'): they keep no point. */
function unknownPlaces(parsed: Parsed, found: readonly FoundPlace[]): FoundPlace[] {
  const out: FoundPlace[] = [];
  const taken = new Set<string>();
  for (const { sentence, first, last } of found) for (let i = first; i < last; i++) taken.add(`${sentence}:${i}`);
  for (const name of parsed.names) {
    if (name.kind !== 'place' && name.kind !== 'other') continue;
    const tokens = parsed.sentences[name.sentence]?.tokens;
    if (!tokens) continue;
    const before = tokens[name.first - 1]?.form.toLowerCase() ?? '';
    const what = tokens[name.first - 2]?.form.toLowerCase() ?? '';
    const inPlace =
      tokens[name.last]?.form === ',' &&
      (taken.has(`${name.sentence}:${name.last + 1}`) || taken.has(`${name.sentence}:${name.last + 2}`));
    const settled =
      before === 'of' &&
      (what === 'village' || what === 'town' || what === 'city' || what === 'district' || what === 'hamlet');
    if (!settled && !(inPlace && (before === 'in' || before === 'at' || before === 'near' || before === 'outside')))
      continue;
    let free = true;
    for (let i = name.first; i < name.last; i++) if (taken.has(`${name.sentence}:${i}`)) free = false;
    if (!free) continue;
    out.push({
      name: nameOf(tokens, name.first, name.last),
      entity: null,
      latitude: null,
      longitude: null,
      country: null,
      precision: 'unknown',
      distanceKm: null,
      span: name.span,
      sentence: name.sentence,
      first: name.first,
      last: name.last,
      head: name.head,
      geonames: null,
    });
  }
  return out;
}

/** True where nothing but commas, 'and', 'or' and articles stands between two names. */
function followsPlace(sentence: Sentence, from: number, to: number): boolean {
  if (to - from > 3 || to === from) return false;
  let separated = false;
  for (let i = from; i < to; i++) {
    const form = (sentence.tokens[i] as Token).form.toLowerCase();
    if (form === ',' || form === 'and' || form === 'or' || form === '/' || form === '(' || form === '-')
      separated = true;
    else if (form !== 'the' && form !== 'in' && form !== ')' && form !== 'nearby' && form !== "'s" && form !== '’s')
      return false;
  }
  return separated;
}

/** Folded last words of the persons that a report names in full. */
function surnamesOf(parsed: Parsed, folder: Folder): Set<string> {
  const out = new Set<string>();
  for (const name of parsed.names) {
    if (name.kind !== 'person' || name.last - name.first < 2 || name.margin < 0.5) continue;
    const token = parsed.sentences[name.sentence]?.tokens[name.last - 1];
    if (token) out.add(folder.fold(token.form));
  }
  return out;
}

const isCountry = (c: Candidate): boolean => c.kind === 'country' || c.kind === 'territory';

/** Counts the countries and divisions that a report speaks of, by name and by nationality. */
function whereaboutsOf(
  parsed: Parsed,
  readings: readonly Candidacy[],
  gazetteer: Gazetteer,
  anchors: readonly Point[],
): { where: Whereabouts; perSentence: Map<number, Set<string>> } {
  const countries = new Map<string, number>();
  const divisions = new Set<string>();
  const perSentence = new Map<number, Set<string>>();
  const add = (iso: string, weight: number, sentence: number): void => {
    if (iso === '') return;
    countries.set(iso, (countries.get(iso) ?? 0) + weight);
    let at = perSentence.get(sentence);
    if (!at) {
      at = new Set();
      perSentence.set(sentence, at);
    }
    at.add(iso);
  };
  for (const { match, chosen, accepted } of readings) {
    const certain = accepted && chosen ? chosen : onlyOne(match.candidates);
    if (!certain) continue;
    if (isCountry(certain)) add(certain.country, 2, match.sentence);
    else if (certain.own || accepted) add(certain.country, certain.weight > 19 ? 1 : 0.5, match.sentence);
    if (certain.division !== '' && (certain.kind === 'state' || certain.kind === 'division'))
      divisions.add(certain.division);
  }
  for (const sentence of parsed.sentences) {
    const { tokens } = sentence;
    for (let i = 0; i < tokens.length; i++) {
      const { form } = tokens[i] as Token;
      if (!isCapitalized(form)) continue;
      const next = tokens[i + 1]?.form ?? '';
      const country =
        gazetteer.countries.byAdjective.get(`${form} ${next}`) ?? gazetteer.countries.byAdjective.get(form);
      if (country) add(country.iso, 1, sentence.index);
    }
  }
  const divisionsOf = new Map<string, number>();
  for (const d of divisions) divisionsOf.set(d.slice(0, 2), (divisionsOf.get(d.slice(0, 2)) ?? 0) + 1);
  return {
    where: { countries, divisions, anchors, nearest: new Map(), most: largest(countries), divisionsOf },
    perSentence,
  };
}

/** The one place that a name can reasonably mean; null where two of like weight compete. */
function onlyOne(candidates: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  let second = Number.NEGATIVE_INFINITY;
  for (const c of candidates) {
    if (!best || c.weight > best.weight) {
      if (best) second = best.weight;
      best = c;
    } else if (c.weight > second) second = c.weight;
  }
  return best && best.weight - second >= 5 ? best : null;
}

const STATES = new Set(['state', 'division', 'nation']);

function demandsOf(
  readings: readonly Candidacy[],
  at: number,
  perSentence: ReadonlyMap<number, ReadonlySet<string>>,
): Demands {
  const { match, sentence, surroundings } = readings[at] as Candidacy;
  const next = readings[at + 1];
  const previous = readings[at - 1];
  const within: Candidate[] = [];
  let whole: Candidate | null = null;
  let listed = false;
  const office = sentence.tokens[surroundings.last]?.form.toLowerCase() ?? '';
  if (office === 'governor' || office === 'state' || office === 'legislature' || office === 'gov.' || office === 'sen.')
    listed = match.candidates.some((c) => STATES.has(c.kind));
  if (next && next.match.sentence === match.sentence) {
    const between = betweenForms(sentence, surroundings.last, next.match.first);
    if (
      between === ',' ||
      between === '(' ||
      between === 'in' ||
      between === ', in' ||
      between === 'in the' ||
      between === ', the' ||
      between === '' ||
      between === 'of' ||
      between === 'located in'
    ) {
      within.push(...next.match.candidates.filter((c) => !c.loose));
      // 'Marion, in Crittenden County, Arkansas': the last counts for the first too.
      const last = readings[at + 2];
      if (
        last &&
        last.match.sentence === match.sentence &&
        betweenForms(sentence, next.surroundings.last, last.match.first) === ','
      )
        within.push(...last.match.candidates);
    }
    if (between === ',') whole = wholeOf(next.match);
    if (between === ',' || between === 'and' || between === 'or' || between === ', and')
      listed ||= allStates(next.match, match);
  }
  if (previous && previous.match.sentence === match.sentence) {
    const between = betweenForms(sentence, previous.surroundings.last, match.first);
    if (between === "'s" || between === '’s') within.push(...previous.match.candidates);
    if (between === ',' || between === 'and' || between === 'or' || between === ', and') {
      listed ||= allStates(previous.match, match);
      // 'Olympia, Washington': the second is the whole of the first, so a town of its name is not meant.
      if (
        between === ',' &&
        match.candidates.some(
          (whole) => STATES.has(whole.kind) && previous.match.candidates.some((c) => liesIn(c, whole) && c.weight >= 9),
        )
      )
        listed = true;
    }
  }
  return {
    within,
    division: surroundings.division || listed,
    town: surroundings.town,
    whole,
    sense: null,
    sentenceCountries: perSentence.get(match.sentence) ?? new Set(),
  };
}

/** The state or country that a name can only be; null for any other. */
function wholeOf(match: Match): Candidate | null {
  const only = onlyOne(match.candidates);
  if (match.candidates.filter((c) => c.kind === 'state' || isCountry(c)).length > 1) return null;
  return only?.own && (only.kind === 'state' || isCountry(only)) ? only : null;
}

const TOWNS = new Set(['city', 'town', 'seat', 'capital', 'quarter', 'district2']);

/** True where a town is said to lie where the town of that name does not: it is one that the tables lack. */
const isElsewhere = (chosen: Candidate, { whole }: Demands): boolean =>
  whole !== null &&
  TOWNS.has(chosen.kind) &&
  (whole.kind === 'state' ? chosen.country !== whole.country || chosen.weight < 18 : chosen.weight < 18) &&
  !liesIn(chosen, whole);

/** True where a neighbour in a list is nothing but a state and this name is a state's too, of one country. */
function allStates(neighbour: Match, match: Match): boolean {
  const heaviest = onlyOne(neighbour.candidates);
  return (
    heaviest !== null &&
    heaviest.kind === 'state' &&
    match.candidates.some((c) => c.kind === 'state' && c.country === heaviest.country)
  );
}

function betweenForms(sentence: Sentence, from: number, to: number): string | null {
  if (to < from || to - from > 3) return null;
  const forms: string[] = [];
  for (let i = from; i < to; i++) forms.push((sentence.tokens[i] as Token).form);
  return forms.join(' ');
}

/** Chooses a reading's place and whether it is one at all. */
function decide(reading: Candidacy, where: Whereabouts): void {
  const choice = chooseCandidate(reading.match.candidates, where, reading.demands);
  reading.chosen = choice?.chosen ?? null;
  reading.accepted = choice !== null && beliefIn(reading, choice.chosen, where) > 0;
}

/** Where one mention of a name says which place it is ('Paris, Texas'), the others mean that one too. */
function settleSenses(readings: readonly Candidacy[]): void {
  const senses = new Map<string, Candidate>();
  for (const { match, demands, chosen, accepted } of readings) {
    if (
      accepted &&
      chosen &&
      demands.within.some((whole) => whole.own && liesIn(chosen, whole)) &&
      !senses.has(match.key)
    )
      senses.set(match.key, chosen);
  }
  for (const reading of readings) {
    const sense = senses.get(reading.match.key);
    if (!sense) continue;
    // Each lookup makes its candidates anew: the same place is the one at the same point.
    const same = reading.match.candidates.find(
      (c) => c.latitude === sense.latitude && c.longitude === sense.longitude && c.kind === sense.kind,
    );
    if (same) reading.demands = { ...reading.demands, sense: same };
  }
}

/** A name that is plainly a place once is one wherever it stands, unless its words there say otherwise. */
function believeRepeated(readings: readonly Candidacy[]): void {
  const plain = new Set<string>();
  for (const { match, accepted, surroundings } of readings) if (accepted && surroundings.located) plain.add(match.key);
  for (const reading of readings) {
    if (!reading.accepted && reading.chosen && plain.has(reading.match.key) && reading.surroundings.score >= -1)
      reading.accepted = true;
  }
}

/** Above 0 where the name is read as the chosen place. */
function beliefIn({ match, surroundings, demands }: Candidacy, chosen: Candidate, where: Whereabouts): number {
  let belief = surroundings.score;
  belief += chosen.own
    ? isCountry(chosen)
      ? 1.6
      : 1.3
    : Math.max(-1.6, Math.min(1.2, (chosen.weight - SELF_EVIDENT) / 3));
  if (!chosen.own) {
    if (demands.within.some((whole) => liesIn(chosen, whole)) || isElsewhere(chosen, demands)) belief += 2;
    if (where.countries.has(chosen.country)) belief += 0.7;
    else belief -= 0.8;
    if (match.last - match.first > 1) belief += 0.5;
    if (chosen.loose) belief -= 1;
    belief -= 0.4;
  }
  return belief;
}

/** Points of places that were accepted and are not whole countries. */
function anchorsOf(readings: readonly Candidacy[]): Point[] {
  const out: Point[] = [];
  for (const { accepted, chosen, match } of readings) {
    if (
      accepted &&
      chosen &&
      !isCountry(chosen) &&
      chosen.kind !== 'continent' &&
      chosen.kind !== 'sea' &&
      onlyOne(match.candidates) === chosen
    )
      out.push(chosen);
    if (out.length >= 60) break;
  }
  return out;
}

const PRECISION: Readonly<Record<string, Place['precision']>> = {
  country: 'country',
  territory: 'country',
  town: 'city',
  capital: 'city',
  seat: 'city',
  city: 'city',
  quarter: 'city',
  crossing: 'exact',
  camp: 'exact',
  facility: 'exact',
  pass: 'exact',
};
const NEAR = new Set(['near', 'outside', 'around', 'off']);

function toPlace({ match, sentence, surroundings, chosen, demands }: Candidacy): FoundPlace {
  const place = chosen as Candidate;
  const { tokens } = sentence;
  const { first } = match;
  const { last } = surroundings;
  const span = { start: (tokens[first] as Token).start, end: (tokens[last - 1] as Token).end };
  const distanceKm = distanceBefore(sentence, first);
  const { whole } = demands;
  if (whole && isElsewhere(place, demands)) {
    return {
      name: nameOf(tokens, first, last),
      entity: null,
      latitude: null,
      longitude: null,
      country: whole.country === '' ? null : whole.country,
      precision: 'unknown',
      distanceKm,
      span,
      sentence: match.sentence,
      first,
      last,
      head: headOf(tokens, first, last),
      geonames: null,
    };
  }
  const precision = PRECISION[place.kind] ?? 'region';
  const near =
    distanceKm !== null ||
    ((precision === 'city' || precision === 'exact') && NEAR.has((tokens[first - 1]?.form ?? '').toLowerCase()));
  return {
    name: nameOf(tokens, first, last),
    entity: null,
    latitude: round(place.latitude),
    longitude: round(place.longitude),
    country: place.country === '' ? null : place.country,
    precision: near ? 'near' : precision,
    distanceKm,
    span,
    sentence: match.sentence,
    first,
    last,
    head: headOf(tokens, first, last),
    geonames: place.geonames,
  };
}

const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

/** The words of a name, one space where the text has any white space. */
function nameOf(tokens: readonly Token[], first: number, last: number): string {
  let out = '';
  for (let i = first; i < last; i++) {
    const token = tokens[i] as Token;
    if (i > first && token.start > (tokens[i - 1] as Token).end) out += ' ';
    out += token.form;
  }
  return out;
}

/** The token of a name that hangs on a word outside it. */
function headOf(tokens: readonly Token[], first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const head = (tokens[i] as Token).head;
    if (head < first || head >= last) return i;
  }
  return last - 1;
}
