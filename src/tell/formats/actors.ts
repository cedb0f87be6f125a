import type { Entity, EntityKind, Party } from '#model';
import type { Exported } from './exported.ts';
import { entityOf } from './words.ts';

/** ISO 3166-1 alpha-3 by alpha-2: CAMEO writes countries with three letters. */
export type CountryCodes = ReadonlyMap<string, string>;

/** Reads the codes out of the rows of lexicon/countries.tsv. */
export const readCountryCodes = (rows: readonly Readonly<Record<string, string>>[]): CountryCodes =>
  new Map(rows.flatMap(({ iso2, iso3 }) => (iso2 && iso3 ? [[iso2, iso3] as const] : [])));

/** CAMEO's role codes, where the kind of an entity decides one. */
const ROLES: Partial<Record<EntityKind, string>> = {
  government: 'GOV',
  'armed-group': 'UAF',
  party: 'PTY',
  media: 'MED',
  population: 'CVL',
};

export interface ActorCodes {
  /** Country and role in one, as CAMEO joins them: ISRGOV. Empty where neither is known. */
  readonly code: string;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  readonly role: string;
  readonly kind: EntityKind | null;
}

const NONE: ActorCodes = { code: '', country: '', role: '', kind: null };
/** Steps taken up from a person to a ministry to a state. */
const MOST_STEPS = 8;

/** The codes of a party: its own where the lexicon gives it one, else the country and role of what it belongs to. */
export function codesOf(row: Exported, party: Party | undefined, countries: CountryCodes): ActorCodes {
  const entity = party ? entityOf(row, party.entity) : null;
  if (!entity) return NONE;
  let country = '';
  let role = '';
  const seen = new Set<string>();
  for (let at: Entity | null = entity; at && !seen.has(at.id) && seen.size < MOST_STEPS; ) {
    if (at === entity && at.ids.cameo)
      return { code: at.ids.cameo, country: at.ids.cameo.slice(0, 3), role: '', kind: at.kind };
    seen.add(at.id);
    role ||= ROLES[at.kind] ?? '';
    country ||= (at.ids.iso3166 && countries.get(at.ids.iso3166)) || '';
    at = entityOf(row, at.affiliation);
  }
  return { code: `${country}${role}`, country, role, kind: entity.kind };
}
