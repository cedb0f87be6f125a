import type { EntityKind } from '#model';
import { type CountryCodes, codesOf } from './actors.ts';
import type { Exported, ExportSource } from './exported.ts';
import { CITATION, type EventColumn, tabSeparated } from './tab-separated.ts';
import { daysOf, itemId, namesOf, onOneLine, wordOf } from './words.ts';

type Kind = readonly [disorder: string, type: string, subType: string];

const VIOLENCE = 'Political violence';
const DEMONSTRATIONS = 'Demonstrations';
const STRATEGIC = 'Strategic developments';
const REMOTE = 'Explosions/Remote violence';
const CIVILIANS = 'Violence against civilians';

const ATTACK: Kind = [VIOLENCE, CIVILIANS, 'Attack'];
const CLASH: Kind = [VIOLENCE, 'Battles', 'Armed clash'];
const UNCLEAR: Kind = [VIOLENCE, 'Violence (kind not told)', ''];
const strategic = (subType: string): Kind => [STRATEGIC, STRATEGIC, subType];

/** Kinds that the type and mode alone decide. What is not here, and no assault, has no place in the table. */
const BY_MODE: Readonly<Record<string, Kind>> = {
  'ASSAULT aerial': [VIOLENCE, REMOTE, 'Air/drone strike'],
  'ASSAULT drone': [VIOLENCE, REMOTE, 'Air/drone strike'],
  'ASSAULT heavy-weapons': [VIOLENCE, REMOTE, 'Shelling/artillery/missile attack'],
  'ASSAULT explosives': [VIOLENCE, REMOTE, 'Remote explosive/landmine/IED'],
  'ASSAULT suicide-attack': [VIOLENCE, REMOTE, 'Suicide bomb'],
  'ASSAULT sexual': [VIOLENCE, CIVILIANS, 'Sexual violence'],
  'ASSAULT abduct': [VIOLENCE, CIVILIANS, 'Abduction/forced disappearance'],
  'ASSAULT destroy': strategic('Looting/property destruction'),
  'ASSAULT crowd-control': [DEMONSTRATIONS, 'Protests', 'Protest with intervention'],
  'PROTEST demo': [DEMONSTRATIONS, 'Protests', 'Peaceful protest'],
  'PROTEST riot': [DEMONSTRATIONS, 'Riots', 'Violent demonstration'],
  'PROTEST vandalize': [DEMONSTRATIONS, 'Riots', 'Violent demonstration'],
  'COERCE arrest': strategic('Arrests'),
  'RETREAT ceasefire': strategic('Agreement'),
  'RETREAT withdraw': strategic('Change to group/activity'),
  'RETREAT disarm': strategic('Change to group/activity'),
  'MOBILIZE troops': strategic('Change to group/activity'),
  'MOBILIZE weapons': strategic('Change to group/activity'),
  'MOBILIZE militia': strategic('Change to group/activity'),
};
const ARMED: readonly (EntityKind | null)[] = ['armed-group', 'government', 'state'];
const UNARMED: readonly (EntityKind | null)[] = ['population', 'person', 'media', 'party', 'unnamed'];

/** The disorder type, event type and sub-event type nearest to an event; null where it has no place among them. */
export function acledKind(row: Exported<'event'>, countries: CountryCodes): Kind | null {
  const { type, mode, recipients, actors } = row.item;
  const decided = BY_MODE[`${type} ${mode}`];
  if (decided) return decided;
  if (type === 'PROTEST' && mode === null) return BY_MODE['PROTEST demo'] ?? null;
  if (type !== 'ASSAULT') return null;
  const against = recipients.map((p) => codesOf(row, p, countries).kind);
  if (against.some((k) => UNARMED.includes(k))) return ATTACK;
  if (against.some((k) => ARMED.includes(k)) && actors.length) return CLASH;
  return UNCLEAR;
}

/** ACLED's precision of time: 1 the day, 2 the week, 3 the month or more. */
function timePrecision(row: Exported<'event'>): number {
  const { when } = row.item;
  if (!when) return 2;
  if (when.from === when.to) return 1;
  return when.grain === 'week' || when.grain === 'day' ? 2 : 3;
}

/** ACLED's precision of place: 1 the town, 2 near it, 3 the region or more. */
function placePrecision({ item: { place } }: Exported<'event'>): number | null {
  if (!place || place.latitude === null) return null;
  return { exact: 1, city: 1, near: 2, region: 3, country: 3, unknown: 3 }[place.precision];
}

const joined = (names: readonly string[]): string => names.map((n) => onOneLine(n).replaceAll(';', ',')).join('; ');

/**
 * Disorder events in columns named after ACLED's, by a mapping of this program's own: derived, not coded by anyone.
 * No fatalities: figures are never put together with events that they may not belong to.
 */
export function acled(source: ExportSource, countries: CountryCodes, raw: boolean): AsyncGenerator<string> {
  const kind = (row: Exported<'event'>, i: 0 | 1 | 2) => acledKind(row, countries)?.[i] ?? null;
  const columns: readonly EventColumn[] = [
    ['event_id', itemId],
    ['event_date', (r) => daysOf(r).from],
    ['year', (r) => daysOf(r).from?.slice(0, 4) ?? null],
    ['time_precision', timePrecision],
    ['disorder_type', (r) => kind(r, 0)],
    ['event_type', (r) => kind(r, 1)],
    ['sub_event_type', (r) => kind(r, 2)],
    ['actor1', (r) => r.item.actors[0]?.name ?? null],
    ['assoc_actor_1', (r) => joined(namesOf(r.item.actors.slice(1)))],
    ['actor2', (r) => r.item.recipients[0]?.name ?? null],
    ['assoc_actor_2', (r) => joined(namesOf(r.item.recipients.slice(1)))],
    ['civilian_targeting', (r) => (kind(r, 1) === CIVILIANS ? 'Civilian targeting' : '')],
    ['iso3', (r) => (r.item.place?.country && countries.get(r.item.place.country)) || ''],
    ['location', (r) => r.item.place?.name ?? null],
    ['latitude', (r) => r.item.place?.latitude ?? null],
    ['longitude', (r) => r.item.place?.longitude ?? null],
    ['geo_precision', placePrecision],
    ['source', (r) => r.report.agency ?? r.report.publisher],
    ['notes', (r) => r.words],
    ['status', (r) => r.item.status],
    ['said_by', (r) => wordOf(r.item.saidBy)],
    ['margin', (r) => r.item.margin],
    ['derived', () => 'derived by rule'],
    ...CITATION,
  ];
  return tabSeparated(source, columns, raw, (r) => acledKind(r, countries) !== null);
}
