import { type Entity, foldName, type ReportRecord, type Span } from '#model';
import { personKeys, personName, personQuestions } from './person-name.ts';

/** What identities are compared within: a person is never a place. */
export type IdentityClass = 'person' | 'state' | 'body' | 'place' | 'population';

const CLASSES: Readonly<Record<Entity['kind'], IdentityClass | null>> = {
  person: 'person',
  state: 'state',
  government: 'body',
  'armed-group': 'body',
  organization: 'body',
  party: 'body',
  media: 'body',
  facility: 'place',
  place: 'place',
  population: 'population',
  unnamed: null,
};

/** What a report tells of one of its entities, as identities are matched by it. All names folded. */
export interface Mark {
  readonly entity: string;
  readonly kind: Entity['kind'];
  readonly class: IdentityClass;
  readonly name: string;
  readonly folded: string;
  /** Other names of it that the report itself gives: acronyms. */
  readonly others: readonly string[];
  /** 'geonames:1234'. */
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly bodies: readonly { readonly name: string; readonly kind: string }[];
  /** State that it belongs to; null where not told. */
  readonly country: string | null;
  /** Others that its report names. */
  readonly context: readonly string[];
}

const CONTEXT = 8;
const POSSESSIVE = /^(?:his|her|its|their|our|my|your|this|that|these|those|both|some|many|other|each) /;
/** Words of bodies that every country or town has one of: such a name alone tells no body from another. */
const COMMON = new Set(
  (
    'a an the of for and s ministry department office agency police force forces army navy air military guard government ' +
    'parliament congress senate house cabinet council court supreme high constitutional assembly legislature national ' +
    'federal state city local central public health foreign interior defence defense finance justice education ' +
    'transport labour labor agriculture energy environment affairs ministers minister party parties opposition ' +
    'coalition administration authorities authority commission committee board bank hospital university school union ' +
    'company press media newspaper television radio news agency legislative lower upper chamber representatives ' +
    'commons lords civil defence emergency services service fire intelligence security election electoral red crescent ' +
    'association federation club team group organization organisation institute center centre embassy mission ' +
    'prosecutor prosecutors general attorney district municipal regional provincial coast border airport port church ' +
    'mosque cathedral town village river street park north south east west northern southern eastern western market ' +
    'leadership majority minority militia rebels fighters militants troops'
  ).split(' '),
);

/** True for a name made of common words alone: 'health ministry', 'supreme court'. */
export const isCommonName = (folded: string): boolean => folded.split(' ').every((w) => COMMON.has(w));

/** A body's or place's name without what reports add or leave out. */
export const plainName = (name: string): string =>
  foldName(name)
    .replace(/'s?(?= |$)/g, '')
    .replace(/^(?:the|a|an) /, '')
    .replace(/\b(?:[a-z] ){1,}[a-z]\b/g, (letters) => letters.replaceAll(' ', ''));

const isAcronym = (words: string): boolean => /^\p{Lu}(?:\.?[\p{Lu}\d]){1,9}\.?$/u.test(words);

/** Letters that an acronym of a name would have; empty for short names. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((w) => /^\p{Lu}/u.test(w));
  return words.length >= 3 ? foldName(words.map((w) => w.charAt(0)).join('')) : '';
}

/** The marks of a record's entities, bodies before people; unnamed sources and joint parties have none. */
export function marksOf(record: ReportRecord): Mark[] {
  const byId = new Map(record.entities.map((e) => [e.id, e]));
  const byName = new Map<string, Entity>();
  for (const e of record.entities) if (e.kind !== 'unnamed') byName.set(plainName(e.name), e);
  const names = namedContext(record.entities);
  const marks: Mark[] = [];
  for (const e of record.entities) {
    const mark = markOf(e, record, byId, byName, names);
    if (mark) marks.push(mark);
  }
  const rank = (m: Mark) => (m.class === 'person' ? 1 : 0);
  return marks.sort((a, b) => rank(a) - rank(b));
}

function namedContext(entities: readonly Entity[]): string[] {
  const told = entities
    .filter((e) => e.kind !== 'unnamed' && e.kind !== 'population' && e.kind !== 'state' && !e.members.length)
    .map((e) => ({ name: plainName(e.name), n: e.mentions.length }))
    .filter(({ name }) => name && !isCommonName(name))
    .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
  return [...new Set(told)].slice(0, CONTEXT + 1);
}

function markOf(
  e: Entity,
  record: ReportRecord,
  byId: ReadonlyMap<string, Entity>,
  byName: ReadonlyMap<string, Entity>,
  names: readonly string[],
): Mark | null {
  const kind = CLASSES[e.kind];
  if (!kind || e.members.length) return null;
  const folded = kind === 'person' ? foldName(e.name) : plainName(e.name);
  if (!folded || folded.length > 120 || POSSESSIVE.test(`${folded} `)) return null;
  if (kind === 'population' && !hasProperName(e, record)) return null;
  if (kind !== 'person' && kind !== 'population' && !/\p{Lu}/u.test(e.name) && !e.affiliation) return null;
  const above = bodiesAbove(e, byId, byName);
  return {
    entity: e.id,
    kind: e.kind,
    class: kind,
    name: e.name.replace(/\s+/g, ' '),
    folded,
    others: kind === 'body' ? acronymsIn(e, record) : [],
    ids: idsOf(e, kind),
    titles: [...new Set(e.roles.map((r) => titleOf(r.title, r.of)).filter((t) => t))].slice(0, 6),
    bodies: above.bodies.slice(0, 6),
    country: above.country ?? placeCountry(e, kind, record),
    context: wantsContext(kind, e.name, folded) ? names.filter((n) => n !== folded).slice(0, CONTEXT) : [],
  };
}

/** Only a name that tells little by itself is weighed with its company. */
const wantsContext = (kind: IdentityClass, name: string, folded: string): boolean =>
  kind === 'person' || (kind === 'body' && (isCommonName(folded) || isAcronym(name) || initialsOf(name) !== ''));

/** A title without the body that it names: that is compared on its own. */
function titleOf(title: string, of: string | null): string {
  const folded = plainName(title);
  const body = of ? plainName(of) : '';
  return (body ? ` ${folded} `.replace(` ${body} `, ' ') : folded)
    .replace(/'s?(?= |$)/g, '')
    .trim()
    .replace(/ (?:of|for|in|at)(?: the)?$/, '')
    .trim();
}

const stateName = (e: Entity): string => (e.ids.iso3166 ? `iso ${e.ids.iso3166.toLowerCase()}` : plainName(e.name));

function bodiesAbove(e: Entity, byId: ReadonlyMap<string, Entity>, byName: ReadonlyMap<string, Entity>) {
  const bodies: { name: string; kind: string }[] = [];
  let country: string | null = null;
  const add = (start: Entity | undefined) => {
    for (let at = start, steps = 0; at && steps < 6; steps++) {
      if (at.kind === 'state') country ??= stateName(at);
      const name = at.kind === 'state' ? stateName(at) : plainName(at.name);
      if (name && !bodies.some((b) => b.name === name)) bodies.push({ name, kind: at.kind });
      at = at.affiliation ? byId.get(at.affiliation) : undefined;
    }
  };
  add(e.affiliation ? byId.get(e.affiliation) : undefined);
  for (const { of } of e.roles) {
    if (!of) continue;
    const known = byName.get(plainName(of));
    if (known && known.id !== e.id) add(known);
    else if (!known && !bodies.some((b) => b.name === plainName(of)))
      bodies.push({ name: plainName(of), kind: 'body' });
  }
  return { bodies, country: country as string | null };
}

function placeCountry(e: Entity, kind: IdentityClass, record: ReportRecord): string | null {
  if (kind !== 'place') return null;
  const code = record.places.find((p) => p.entity === e.id && p.country)?.country;
  return code ? `iso ${code.toLowerCase()}` : null;
}

function idsOf(e: Entity, kind: IdentityClass): string[] {
  const { iso3166, wikidata, geonames, cameo } = e.ids;
  return [
    wikidata && `wikidata:${wikidata}`,
    geonames && `geonames:${geonames}`,
    // A body or person of a country is not the country.
    kind === 'state' && iso3166 && `iso3166:${iso3166}`,
    // Longer codes name one actor; the short ones stand for any of a kind.
    cameo && cameo.length >= 6 && kind === 'body' && `cameo:${cameo}`,
  ].filter((id): id is string => typeof id === 'string' && id !== '');
}

function acronymsIn(e: Entity, { report }: ReportRecord): string[] {
  const found = new Set<string>();
  for (const { start, end } of e.mentions.slice(0, 40)) {
    if (end - start > 20) continue;
    const words = report.text.slice(start, end).replace(/^the /i, '');
    if (isAcronym(words)) found.add(plainName(words));
  }
  found.delete(plainName(e.name));
  return [...found].sort();
}

/** True where a population is told by a proper name, and not only by a capital that opens a sentence. */
function hasProperName(e: Entity, record: ReportRecord): boolean {
  const proper = (span: Span): boolean => {
    const words = record.report.text.slice(span.start, span.end).replace(/^(?:the|some|many|both) /i, '');
    if (/\s\p{Lu}/u.test(words)) return true;
    return /^\p{Lu}/u.test(words) && !record.sentences.some((s) => s.start === span.start);
  };
  return /\p{Lu}/u.test(e.name) && e.mentions.some(proper);
}

/** What a mark is filed under. */
export function keysOf(mark: Pick<Mark, 'class' | 'name' | 'folded' | 'others' | 'ids'>): string[] {
  return [...new Set([...mark.ids, ...namesAsKeys(mark, personKeys)])];
}

/** What a mark's identity may be filed under. */
export function questionsOf(mark: Mark): string[] {
  const keys = new Set([...mark.ids, ...namesAsKeys(mark, personQuestions)]);
  if (mark.class === 'body') {
    if (/^\p{L}{2,9}$/u.test(mark.folded)) keys.add(`a:${mark.folded}`);
    const initials = initialsOf(mark.name);
    if (initials) keys.add(`b:${initials}`);
  }
  return [...keys];
}

function namesAsKeys(mark: Pick<Mark, 'class' | 'name' | 'folded' | 'others'>, keys: typeof personKeys): string[] {
  const own = [`${mark.class}:${mark.folded}`];
  if (mark.class === 'person') {
    const name = personName(mark.name);
    return name ? [...own, ...keys(name)] : own;
  }
  if (mark.class !== 'body') return own;
  const initials = initialsOf(mark.name);
  return [
    ...own,
    ...mark.others.map((o) => `body:${o}`),
    ...(initials ? [`a:${initials}`] : []),
    ...(isAcronym(mark.name) ? [`b:${mark.folded}`] : []),
  ];
}
