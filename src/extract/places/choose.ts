import type { Candidate } from './gazetteer.ts';
import { kilometres, type Point } from './geometry.ts';

/** What a report has told of where it plays, by the time one of its names is placed. */
export interface Whereabouts {
  /** How much each country (ISO) is spoken of. */
  readonly countries: ReadonlyMap<string, number>;
  /** First divisions named. */
  readonly divisions: ReadonlySet<string>;
  /** Points of places that can be only one. */
  readonly anchors: readonly Point[];
  /** Kilometres from a candidate to the nearest anchor, as they are asked for. */
  readonly nearest: Map<Candidate, number>;
  /** The largest of `countries`. */
  readonly most: number;
  /** How many of `divisions` each country has. */
  readonly divisionsOf: ReadonlyMap<string, number>;
}

/** What the words beside one name ask of the place. */
export interface Demands {
  /** A place that stands right after it and a comma, or after 'in': 'Paris, Texas'. */
  readonly within: readonly Candidate[];
  /** A division word follows it, or its neighbours in a list are states. */
  readonly division: boolean;
  readonly town: boolean;
  /** The state or country that a comma after the name puts it in: 'Springfield, Ohio'; null where none does. */
  readonly whole: Candidate | null;
  /** The place that the name means elsewhere in the report, where its words there settle it. */
  readonly sense: Candidate | null;
  /** Countries named in the same sentence. */
  readonly sentenceCountries: ReadonlySet<string>;
}

const DIVISIONS = new Set(['state', 'county', 'division', 'district2', 'region', 'nation', 'district']);

/** True where one place lies in another, as far as codes tell. */
export function liesIn(place: Candidate, whole: Candidate): boolean {
  if (whole === place) return false;
  if (whole.kind === 'country' || whole.kind === 'territory')
    return place.country === whole.country && place.kind !== 'country';
  if (whole.kind === 'continent' || whole.kind === 'bloc') return false;
  if (whole.division !== '' && (whole.kind === 'state' || whole.kind === 'division' || whole.kind === 'nation'))
    return place.division === whole.division && place.kind !== whole.kind;
  return (
    place.country === whole.country &&
    place.weight < whole.weight &&
    kilometres(place, whole) < (whole.kind === 'region' || whole.kind === 'state' ? 400 : 150)
  );
}

/** What a candidate gains by lying in what the words beside it name: most for a country, a state or a region. */
function withinBonus(candidate: Candidate, within: readonly Candidate[]): number {
  let bonus = 0;
  for (const whole of within) {
    if (!liesIn(candidate, whole)) continue;
    if (whole.own && whole.kind !== 'city') return 14;
    if (whole.kind === 'division') bonus = Math.max(bonus, 8);
    else if (whole.division === candidate.division && whole.weight > 9) bonus = Math.max(bonus, 4);
  }
  return bonus;
}

/** How well a candidate fits, in the unit of its weight. */
export function fitOf(candidate: Candidate, where: Whereabouts, demands: Demands): number {
  let fit = candidate.weight;
  fit += withinBonus(candidate, demands.within);
  if (demands.sense === candidate) fit += 12;
  if (candidate.kind === 'state' && candidate.own) {
    // Among states of one country a name is the state's: 'Texas, Georgia and Ohio'.
    const siblings =
      (where.divisionsOf.get(candidate.country) ?? 0) - (where.divisions.has(candidate.division) ? 1 : 0);
    if (siblings > 0) fit += 3 + Math.min(4, siblings);
  }
  const share = where.countries.get(candidate.country) ?? 0;
  if (share > 0) fit += 3 + 3 * Math.min(1, share / Math.max(1, where.most));
  if (demands.sentenceCountries.has(candidate.country)) fit += 1.5;
  if (candidate.division !== '' && where.divisions.has(candidate.division) && candidate.kind !== 'state') fit += 3;
  const isDivision = DIVISIONS.has(candidate.kind);
  if (demands.division) fit += isDivision ? 7 : 0;
  if (demands.town && !isDivision && candidate.kind !== 'country') fit += 8;
  if (where.anchors.length && candidate.kind !== 'country') {
    const nearest = nearestAnchor(candidate, where);
    if (nearest < 100) fit += 3;
    else if (nearest < 300) fit += 2;
    else if (nearest < 800) fit += 1;
  }
  return fit;
}

function nearestAnchor(candidate: Candidate, { anchors, nearest }: Whereabouts): number {
  let least = nearest.get(candidate);
  if (least === undefined) {
    least = Number.POSITIVE_INFINITY;
    for (const anchor of anchors) least = Math.min(least, kilometres(anchor, candidate));
    nearest.set(candidate, least);
  }
  return least;
}

export function largest(counts: ReadonlyMap<string, number>): number {
  let most = 0;
  for (const n of counts.values()) if (n > most) most = n;
  return most;
}

/** The candidate that fits best and by how much it leads the next that lies elsewhere. */
export function chooseCandidate(
  candidates: readonly Candidate[],
  where: Whereabouts,
  demands: Demands,
): { chosen: Candidate; lead: number } | null {
  let chosen: Candidate | null = null;
  let best = Number.NEGATIVE_INFINITY;
  // 'Washington' and 'New York' are the towns where nothing speaks for the states.
  const town = candidates.some((c) => c.own && c.kind === 'city');
  const fits = candidates.map((c) => fitOf(c, where, demands) - (town && c.kind === 'state' ? 4 : 0));
  candidates.forEach((c, i) => {
    if ((fits[i] as number) > best) {
      best = fits[i] as number;
      chosen = c;
    }
  });
  if (!chosen) return null;
  let second = Number.NEGATIVE_INFINITY;
  candidates.forEach((c, i) => {
    if (c !== chosen && kilometres(c, chosen as Candidate) > 100) second = Math.max(second, fits[i] as number);
  });
  return { chosen, lead: best - second };
}
