import type { JoinReason } from '#model';
import { initialsOf, isCommonName, type Mark } from './mark.ts';
import { compareNames, type NameRelation, personName } from './person-name.ts';
import type { Counts, Signs } from './signs.ts';

/** Whether a mark may belong to an identity: `score` of JOIN and more says so. */
export interface Verdict {
  readonly score: number;
  readonly reason: JoinReason;
  readonly evidence: readonly string[];
}

export const JOIN = 2;
const APART: Verdict = { score: -10, reason: 'same-name', evidence: [] };
const IDS_ALONE = 10;

/**
 * Weighs what a report tells of an entity against what an identity's reports tell.
 *
 * @param taught  a user taught that this name leads to this identity: no further sign is wanted, one against still counts
 */
export function judge(mark: Mark, signs: Signs, taught = false): Verdict {
  const shared = mark.ids.filter((id) => Object.hasOwn(signs.ids, id));
  if (shared.length) return { score: IDS_ALONE, reason: 'same-id', evidence: shared.map((id) => `id ${id}`) };
  if (otherId(mark, signs)) return APART;
  if (mark.class === 'person') return judgePerson(mark, signs, taught);
  return judgeThing(mark, signs, taught);
}

/** Both bear an id of one list, and not the same one. */
function otherId(mark: Mark, signs: Signs): boolean {
  const lists = new Set(Object.keys(signs.ids).map((id) => id.split(':')[0]));
  return mark.ids.some((id) => lists.has(id.split(':')[0]));
}

const BASE: Readonly<Record<NameRelation, number>> = { same: 3, fuller: 2.5, variant: 1, surname: 0, other: -10 };
const REASONS: Readonly<Record<NameRelation, JoinReason>> = {
  same: 'same-name',
  fuller: 'fuller-name',
  variant: 'other-spelling',
  surname: 'surname-and-role',
  other: 'same-name',
};

function judgePerson(mark: Mark, signs: Signs, taught: boolean): Verdict {
  const relation = relationTo(mark, signs);
  const known = Object.hasOwn(signs.names, mark.folded);
  if (relation === null) return APART;
  // A user who merges 'the Kell family's doctor' with a name knows better than the names.
  if (relation === 'other' && !taught) return APART;
  const { signs: sum, evidence, against } = personSigns(mark, signs, relation === 'surname');
  const base = taught ? 3 : BASE[relation];
  const reason = taught && relation !== 'same' ? 'alias' : REASONS[relation];
  const name = `name ${known ? (signs.names[mark.folded]?.[0] ?? mark.name) : mark.name}`;
  return { score: base + sum - against, reason, evidence: [name, ...evidence] };
}

/** The best relation to any name that the identity bears; null where a full name speaks against it. */
function relationTo(mark: Mark, signs: Signs): NameRelation | null {
  const own = personName(mark.name);
  if (!own) return null;
  const order: NameRelation[] = ['same', 'fuller', 'variant', 'surname', 'other'];
  let best: NameRelation = 'other';
  let conflict = false;
  for (const name of Object.keys(signs.names)) {
    const other = personName(name);
    if (!other) continue;
    const relation = compareNames(own, other);
    if (relation === 'other' && own.first && other.first) conflict = true;
    if (order.indexOf(relation) < order.indexOf(best)) best = relation;
  }
  return conflict && best === 'surname' ? null : best;
}

/** Titles that many in one body hold at once: they tell little without the body. */
const MANY_HOLD = new Set(
  (
    'spokesman spokeswoman spokesperson official officer doctor professor lawyer analyst resident witness activist ' +
    'journalist reporter soldier policeman member student teacher nurse worker expert researcher author writer actor ' +
    'actress singer mother father son daughter brother sister wife husband neighbour neighbor colleague friend leader ' +
    'adviser advisor aide director manager owner representative candidate lawmaker senator deputy mp judge player'
  ).split(' '),
);

const WALKS: readonly (readonly string[])[] = [
  'president minister mayor governor senator congressman congresswoman lawmaker mp deputy ambassador diplomat chancellor premier councillor envoy secretary spokesman spokeswoman spokesperson commissioner candidate nominee politician king queen prince princess sheikh emir general colonel commander admiral captain lieutenant major brigadier sergeant chief judge prosecutor',
  'striker goalkeeper midfielder defender coach footballer player forward golfer boxer swimmer sprinter cyclist batsman bowler winger athlete',
  'actor actress singer novelist painter composer filmmaker musician poet rapper comedian sculptor',
  'surgeon nurse doctor physician paramedic midwife pharmacist epidemiologist',
  'baker farmer fisherman plumber carpenter shopkeeper grocer driver waiter barber mechanic butcher tailor',
  'bishop archbishop cardinal priest pastor imam rabbi vicar nun monk',
  'professor historian physicist economist biologist chemist geologist astronomer sociologist researcher scientist lecturer teacher',
].map((line) => line.split(' '));

const wordsOf = (titles: readonly string[]): string[] => titles.flatMap((t) => t.split(' '));
const walksOf = (titles: readonly string[]): number[] => {
  const words = new Set(wordsOf(titles));
  return WALKS.flatMap((walk, i) => (walk.some((w) => words.has(w)) ? [i] : []));
};
const headOf = (title: string): string =>
  title
    .replace(/ (?:of|for|in|at|to) .*$/, '')
    .split(' ')
    .at(-1) ?? '';
const has = (counts: Counts) => Object.keys(counts).length > 0;

function personSigns(mark: Mark, signs: Signs, bare: boolean): { signs: number; evidence: string[]; against: number } {
  const evidence: string[] = [];
  let sum = 0;
  let against = 0;
  const bodies = mark.bodies.filter((b) => Object.hasOwn(signs.bodies, b.name));
  const ownBodies = bodies.filter((b) => b.kind !== 'state');
  const sameCountry = mark.country !== null && Object.hasOwn(signs.countries, mark.country);
  const otherCountry = mark.country !== null && has(signs.countries) && !sameCountry;
  const otherBody = !ownBodies.length && mark.bodies.some((b) => rival(b, signs));
  if (otherCountry) against += 2.5;
  if (otherBody) against += 2;
  if (ownBodies.length) {
    sum += 2;
    evidence.push(...ownBodies.map((b) => `body ${b.name}`));
  } else if (sameCountry) {
    sum += 1;
    evidence.push(`country ${mark.country}`);
  }
  const titles = Object.keys(signs.titles);
  const exact = mark.titles.filter((t) => Object.hasOwn(signs.titles, t));
  const heads = new Set(titles.map(headOf));
  const shared = exact.length ? exact : mark.titles.filter((t) => heads.has(headOf(t)));
  if (shared.length && !otherBody && !otherCountry) {
    const common = shared.every((t) => MANY_HOLD.has(headOf(t)));
    sum += (exact.length ? 2 : 1) * (common ? 0.5 : 1);
    evidence.push(...shared.map((t) => `title ${t}`));
  } else if (mark.titles.length && titles.length && !shared.length) {
    const [own, theirs] = [walksOf(mark.titles), walksOf(titles)];
    const apart = own.length > 0 && theirs.length > 0 && !own.some((w) => theirs.includes(w));
    if (apart && !ownBodies.length) against += 2;
    else if (bare) against += 1;
    else if (!ownBodies.length) against += 0.5;
  }
  const told = mark.context.filter((c) => Object.hasOwn(signs.context, c));
  if (!against && told.length) {
    // All reports of one story name the same few: that helps a name that agrees, and proves little for a bare surname.
    sum += Math.min(told.length * 0.5, bare ? 1 : 1.5);
    evidence.push(`with ${told.slice(0, 3).join(', ')}`);
  }
  return { signs: sum, evidence, against };
}

/** True where the identity belongs to another body of the same sort: one is in one ministry, army or firm, but also in a party and a state. */
function rival(body: { readonly name: string; readonly kind: string }, signs: Signs): boolean {
  if (body.kind === 'state' || body.kind === 'body') return false;
  return Object.keys(signs.bodies).some((name) => {
    const kind = signs.kinds[name];
    if (kind === undefined || kind === 'state' || kind === 'body' || within(name, body.name)) return false;
    return (kind === 'party') === (body.kind === 'party');
  });
}

/** One name's words stand in the other: 'health ministry' and 'oster health ministry'. */
function within(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const words = new Set(long.split(' '));
  return short.split(' ').every((w) => words.has(w));
}

function judgeThing(mark: Mark, signs: Signs, taught: boolean): Verdict {
  const sameCountry = mark.country !== null && Object.hasOwn(signs.countries, mark.country);
  const otherCountry = mark.country !== null && has(signs.countries) && !sameCountry;
  const body = mark.bodies.find((b) => Object.hasOwn(signs.bodies, b.name));
  const told = mark.context.filter((c) => Object.hasOwn(signs.context, c));
  const evidence = [
    ...(body ? [`body ${body.name}`] : sameCountry ? [`country ${mark.country}`] : []),
    ...(told.length ? [`with ${told.slice(0, 3).join(', ')}`] : []),
  ];
  const against = (otherCountry ? 3 : 0) + (!body && mark.bodies.length && has(signs.bodies) && !sameCountry ? 0.5 : 0);
  const names = new Set([mark.folded, ...mark.others]);
  const written = Object.hasOwn(signs.names, mark.folded);
  if (written) {
    // Every country has a health ministry: a common name wants a country, a body or company that agrees.
    const common = isCommonName(mark.folded) && !taught;
    const base = common ? (body || sameCountry ? 3 : 0) + Math.min(told.length * 0.5, 1.5) : 3;
    return { score: base - against, reason: 'same-name', evidence: [`name ${mark.name}`, ...evidence] };
  }
  if (taught) return { score: 3 - against, reason: 'alias', evidence: [`name ${mark.name}`, ...evidence] };
  if (mark.class !== 'body') return APART;
  const acronym =
    Object.keys(signs.others).find((o) => names.has(o)) ?? mark.others.find((o) => Object.hasOwn(signs.names, o));
  if (acronym) return { score: 3 - against, reason: 'acronym', evidence: [`acronym ${acronym}`, ...evidence] };
  const initials = initialsOf(mark.name);
  const letters =
    initials && Object.hasOwn(signs.names, initials)
      ? initials
      : Object.values(signs.names).some(([name]) => initialsOf(name) === mark.folded)
        ? mark.folded
        : null;
  if (!letters) return APART;
  // Letters alone may be anyone's: something else has to agree.
  const sum = (body || sameCountry ? 2 : 0) + Math.min(told.length * 0.5, 1.5);
  return { score: 0.5 + sum - against, reason: 'acronym', evidence: [`initials ${letters}`, ...evidence] };
}

export interface Candidate<T> {
  readonly of: T;
  readonly signs: Signs;
  readonly taught: boolean;
  /** Made by a user who took it out of another of its name: it is joined on a sign, not on the name alone. */
  readonly apart: boolean;
}

/** How far the best has to lead the next: two people of one name are told apart by a sign, or not at all. */
const LEAD = 0.5;

/**
 * The identity that a mark belongs to; null where none, or where two are as likely.
 *
 * @param candidates  in order of their making: of two that are one and the same but for what was merged, the first is taken
 */
export function choose<T>(
  mark: Mark,
  candidates: readonly Candidate<T>[],
  same: (a: T, b: T) => boolean,
): { of: T; verdict: Verdict } | null {
  let best: { of: T; verdict: Verdict } | null = null;
  let next: { of: T; verdict: Verdict } | null = null;
  for (const c of candidates) {
    const judged = judge(mark, c.signs, c.taught);
    const verdict = c.apart ? { ...judged, score: judged.score - 1 } : judged;
    if (verdict.score < JOIN) continue;
    const now = { of: c.of, verdict };
    if (!best) best = now;
    else if (verdict.score > best.verdict.score) {
      if (!same(best.of, c.of)) next = best;
      best = now;
    } else if (!same(best.of, c.of) && (!next || verdict.score > next.verdict.score)) next = now;
  }
  return best && (!next || best.verdict.score - next.verdict.score >= LEAD) ? best : null;
}
