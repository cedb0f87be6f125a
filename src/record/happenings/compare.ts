import { type DifferenceKind, exclude } from '#model';
import type { Account, DeedAccount, FigureAccount } from './account.ts';
import { contentOf, ONCE, wordsOf } from './words.ts';

/** How two accounts stand to each other: `same` tell one event; a kind of difference where they cannot both be true. */
export type Verdict = DifferenceKind | 'same' | null;

/** A denial may come days after what it denies. */
const DENIED_WITHIN = 5;
/** Reports further apart tell of other days, where neither says which. */
const NEAR = 1;
/** Days told for one deed lie no further apart. */
const DAYS_TOLD = 4;

export function compare(a: Account, b: Account): Verdict {
  if (a.figure && b.figure) return figuresDiffer(a, a.figure, b, b.figure) ? 'figure' : null;
  if (!a.deed || !b.deed) return null;
  if (a.deed.denied !== b.deed.denied)
    return (a.deed.denied ? denies(a, a.deed, b, b.deed) : denies(b, b.deed, a, a.deed)) ? 'denial' : null;
  return a.deed.denied ? null : deedsCompared(a, a.deed, b, b.deed);
}

const shares = <T>(a: readonly T[], b: readonly T[]): boolean => a.some((x) => b.includes(x));
const equal = (a: readonly unknown[], b: readonly unknown[]): boolean => a.join('|') === b.join('|');

function figuresDiffer(a: Account, x: FigureAccount, b: Account, y: FigureAccount): boolean {
  if (x.measure !== y.measure || x.unit !== y.unit || x.per !== y.per || !exclude(x, y)) return false;
  if (!equal(x.groups, y.groups) || !equal(x.scopes, y.scopes)) return false;
  if (x.incidents.length && y.incidents.length && !shares(x.incidents, y.incidents)) return false;
  if (a.sites.length && b.sites.length && !shares(a.sites, b.sites) && x.measure !== '') return false;
  if (!sameDays(a, b) || samePlace(a, b) === false || oneSource(a, b)) return false;
  if (samePlace(a, b) === null && !alike(a.words, b.words, 3)) return false;
  if (x.measure && x.measure !== 'money') return true;
  return (
    alike(x.counted.length ? x.counted : a.words, y.counted.length ? y.counted : b.words, 1) &&
    alike(a.words, b.words, 3)
  );
}

const alike = (a: readonly string[], b: readonly string[], least: number): boolean => {
  const both = a.filter((w) => b.includes(w)).length;
  return both >= least && both / Math.max(1, Math.min(a.length, b.length)) >= 0.4;
};

function sameDays(a: Account, b: Account): boolean {
  if (a.from !== null && b.from !== null) return a.from === b.from && a.to === b.to;
  const apart = (to: number | null, day: number | null) =>
    to === null || day === null ? Number.POSITIVE_INFINITY : Math.abs(to - day);
  if (a.from !== null) return apart(a.to, b.published) <= NEAR;
  if (b.from !== null) return apart(b.to, a.published) <= NEAR;
  return apart(a.published, b.published) <= NEAR;
}

const onePlace = (p: string, q: string): boolean => p === q || p.startsWith(`${q} `) || q.startsWith(`${p} `);

/** Null where neither tells a place. */
function samePlace(a: Account, b: Account): boolean | null {
  const [p, q] = [a.places[0], b.places[0]];
  if (p && q)
    return (
      onePlace(p, q) ||
      (a.places.length === b.places.length && a.places.every((x) => b.places.some((y) => onePlace(x, y))))
    );
  if (!p && !q) return a.scene.length && b.scene.length ? (shares(a.scene, b.scene) ? true : null) : null;
  const [place, other] = p ? [p, b] : [q as string, a];
  return [...other.names, ...other.scene].some((n) => onePlace(n, place));
}

const GENERIC: ReadonlySet<string> = new Set(
  'official spokesman spokeswoman spokesperson resident witness source doctor medic report statement unknown police army military ministry government office state local senior two three several some people authority health minister chief head'.split(
    ' ',
  ),
);
const stems = (name: string): string[] =>
  contentOf(name.replace(/\b(?:spokes\w+|statement|officials?)\b/gi, ' ')).map((w) => w.slice(0, 5));

/** Whether two accounts stand on one word: of the same source, or of one desk where neither credits anybody. */
const oneSource = (a: Account, b: Account): boolean =>
  a.source === null && b.source === null
    ? a.desk !== null && a.desk === b.desk
    : sameSource(a.source, b.source) || (a.published !== b.published && mayBeOne(a.source, b.source));

/** 'Officials' of the next day may be the 'hospital officials' of the day before. */
function mayBeOne(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const [x, y] = [wordsOf(a), wordsOf(b)];
  const [small, large] = x.length <= y.length ? [x, y] : [y, x];
  return small.length > 0 && small.every((w) => large.includes(w));
}

/** One source's other figure is a change. */
export function sameSource(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const key = (s: string) =>
    wordsOf(s)
      .filter((w) => !['the', 'a', 'an', 's', 'of'].includes(w))
      .sort()
      .join(' ');
  if (key(a) === key(b)) return true;
  const [x, y] = [stems(a), stems(b)];
  if (!x.length || !y.length) return false;
  const [small, large] = x.length <= y.length ? [x, y] : [y, x];
  const specific = small.filter((w) => ![...GENERIC].some((g) => g.slice(0, 5) === w));
  return small.every((w) => large.includes(w)) && specific.length > 0;
}

const STATE: ReadonlySet<string> = new Set(
  'army military government police navy soldier guard state ministry garrison gendarme'.split(' '),
);
const REBEL: ReadonlySet<string> = new Set(
  'rebel insurgent militant militia guerrilla separatist front movement fighter partisan'.split(' '),
);
const NOBODY: ReadonlySet<string> = new Set(
  'gunman gunmen attacker assailant bomber men man unknown unidentified someone force troop masked armed driver people fighter soldier mob crowd them they he she it who'.split(
    ' ',
  ),
);

/** True where two names cannot be one party; false where they may be. */
export function incompatible(a: string, b: string): boolean {
  const [x, y] = [contentOf(a), contentOf(b)];
  const side = (w: readonly string[]) => (w.some((s) => STATE.has(s)) ? 1 : w.some((s) => REBEL.has(s)) ? 2 : 0);
  const own = (w: readonly string[]) => w.filter((s) => !STATE.has(s) && !REBEL.has(s) && !NOBODY.has(s));
  const [p, q] = [own(x), own(y)];
  const common = p.some((s) => q.some((t) => s.slice(0, 5) === t.slice(0, 5)));
  const [s, t] = [side(x), side(y)];
  if (common) return s !== 0 && t !== 0 && s !== t;
  if (x.some((w) => y.includes(w)) && (!p.length || !q.length)) return false;
  if (s && t && s !== t) return true;
  const vague = (w: readonly string[]) => w.every((v) => NOBODY.has(v));
  if (vague(x) || vague(y)) return false;
  if (p.length && q.length) return true;
  return !(s === t || !s || !t) || (p.length > 0 !== q.length > 0 && (s === 0) !== (t === 0) && s + t === 1);
}

function denies(denial: Account, d: DeedAccount, told: Account, t: DeedAccount): boolean {
  if (!t.deeds.some((x) => d.deeds.includes(x) || (ASSAULTS.has(x) && d.deeds.some((y) => ASSAULTS.has(y)))))
    return false;
  if (oneSource(denial, told) && !t.actors.some((x) => sameSource(x, told.source))) return false;
  const gap = Math.min(
    ...[
      [denial.from ?? denial.published, told.from ?? told.published],
      [denial.published, told.published],
    ].map(([p, q]) => Math.abs((p ?? 1e9) - (q ?? -1e9))),
  );
  if (gap > DENIED_WITHIN) return false;
  if (denial.from !== null && told.from !== null && denial.from !== told.from) return false;
  if (denial.places[0] && told.places[0] && samePlace(denial, told) === false) return false;
  if (denial.sites.length && told.sites.length && !shares(denial.sites, told.sites)) return false;
  const doer =
    t.actors.length && d.actors.length ? t.actors.some((x) => d.actors.some((y) => !incompatible(x, y))) : true;
  if (!doer) return false;
  const what =
    shares(d.objects, t.objects) ||
    shares(denial.sites, told.sites) ||
    shares(d.objects, told.words) ||
    shares(t.objects, denial.words);
  const where = samePlace(denial, told) === true;
  return what || (where && !(d.objects.length && t.objects.length));
}
const ASSAULTS: ReadonlySet<string> = new Set(['attack', 'blast', 'kill', 'destroy', 'fire']);

function deedsCompared(a: Account, x: DeedAccount, b: Account, y: DeedAccount): Verdict {
  const deed = x.deeds[0] as string;
  const harmful = ASSAULTS.has(deed) && ASSAULTS.has(y.deeds[0] as string);
  if (!y.deeds.includes(deed) && !(harmful && deed !== 'kill' && y.deeds[0] !== 'kill')) return null;
  if (x.again !== y.again) return null;
  if (a.sites.length && b.sites.length && !shares(a.sites, b.sites)) return null;
  if (a.from !== null && b.from !== null ? Math.abs(a.from - b.from) > DAYS_TOLD : !sameDays(a, b)) return null;
  if (contradictingCounts(a.counts, b.counts)) return null;
  const meets = deed === 'meet' || deed === 'sign';
  const partiesA = [...x.actors, ...x.objects].join(' ');
  const partiesB = [...y.actors, ...y.objects].join(' ');
  const placeWords = new Set([...a.places, ...b.places].flatMap((p) => p.split(' ')));
  const [wordsA, wordsB] = meets ? [contentOf(partiesA), contentOf(partiesB)] : [x.objects, y.objects];
  const inBoth = wordsA.filter((w) => wordsB.includes(w) && !placeWords.has(w));
  const named = a.names.filter(
    (n) =>
      !placeWords.has(n.split(' ')[0] ?? '') &&
      b.names.some((m) => m === n || m.endsWith(` ${n}`) || n.endsWith(` ${m}`)),
  );
  const namedObject = named.filter((n) =>
    n.split(' ').some((w) => (x.objects.includes(w) || meets) && (y.objects.includes(w) || meets)),
  );
  const people = (x: Account, d: DeedAccount) =>
    x.names.flatMap((n) => n.split(' ')).filter((w) => d.objects.includes(w) && !placeWords.has(w));
  const [whom, others] = [people(a, x), people(b, y)];
  if (!meets && whom.length && others.length && !shares(whom, others)) return null;
  const sites = a.sites.filter((s) => b.sites.includes(s));
  const least = Math.min(x.objects.length, y.objects.length);
  const thing = namedObject.length > 0 || (inBoth.length > 0 && inBoth.length / Math.max(1, least) >= 0.5);
  const arrives = (deed === 'arrive' || deed === 'resign') && named.length > 0;
  if (!thing && !arrives) return null;
  const bothDays = a.from !== null && b.from !== null;
  const days = sameDays(a, b);
  const gap = bothDays ? Math.abs((a.from as number) - (b.from as number)) : 0;
  const places = a.places[0] && b.places[0] ? samePlace(a, b) === true : null;
  const actors = meets
    ? null
    : x.actors.length && y.actors.length
      ? x.actors.some((p) => y.actors.some((q) => !incompatible(p, q)))
      : null;
  if (days && places !== false && actors !== false) return 'same';
  if (actors === false) return days && places !== false ? 'actor' : null;
  const unique =
    namedObject.length > 0 || arrives || (sites.length > 0 && x.definite && y.definite) || (meets && inBoth.length > 1);
  if (!days) {
    const single = a.from === a.to && b.from === b.to;
    const once = ONCE.has(deed) && ONCE.has(y.deeds[0] as string);
    return bothDays &&
      single &&
      places !== false &&
      gap <= (once ? DAYS_TOLD : 2) &&
      unique &&
      (once || places === true)
      ? 'day'
      : null;
  }
  return (namedObject.length > 0 || arrives || (meets && inBoth.length > 1)) && places === false ? 'place' : null;
}

/** Counts of one measure that differ tell of two events, where all else may be one. */
const contradictingCounts = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((x) => b.some((y) => x !== y && x.split('|')[0] === y.split('|')[0]) && !b.includes(x));
