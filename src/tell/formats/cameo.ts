import { type CountryCodes, codesOf } from './actors.ts';
import type { Exported, ExportSource } from './exported.ts';
import { QUADS } from './plover.ts';
import { CITATION, type EventColumn, tabSeparated } from './tab-separated.ts';
import { daysOf, digits, itemId, wordOf } from './words.ts';

/**
 * GDELT's quarters by CAMEO root: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
 * GDELT counts 01 to 05 as the first, 06 to 08 as the second, 09 to 13 as the third and 14 to 20 as the fourth.
 */
export function quadOf(cameo: string): 1 | 2 | 3 | 4 | null {
  const root = Number(cameo.slice(0, 2));
  if (!(root >= 1 && root <= 20)) return null;
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

const actor = (n: 1 | 2, countries: CountryCodes): EventColumn[] => {
  const of = ({ item }: Exported<'event'>) => (n === 1 ? item.actors : item.recipients)[0];
  return [
    [`Actor${n}Code`, (r) => codesOf(r, of(r), countries).code],
    [`Actor${n}Name`, (r) => of(r)?.name ?? null],
    [`Actor${n}CountryCode`, (r) => codesOf(r, of(r), countries).country],
    [`Actor${n}Type1Code`, (r) => codesOf(r, of(r), countries).role],
  ];
};

/** Years with the part of the year gone by, as GDELT writes it. */
function fraction(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return (year + ((month - 1) * 30 + date) / 365).toFixed(4);
}

/**
 * Events that have a CAMEO code, in columns named after GDELT's, those of them that a record can fill. The first actor
 * and the first recipient stand for all. No Goldstein scale, no tone, no counts of mentions.
 */
export function cameo(source: ExportSource, countries: CountryCodes, raw: boolean): AsyncGenerator<string> {
  const columns: readonly EventColumn[] = [
    ['GlobalEventID', itemId],
    ['SQLDATE', (r) => day(r, digits)],
    ['MonthYear', (r) => day(r, (d) => digits(d).slice(0, 6))],
    ['Year', (r) => day(r, (d) => d.slice(0, 4))],
    ['FractionDate', (r) => day(r, fraction)],
    ...actor(1, countries),
    ...actor(2, countries),
    ['EventCode', (r) => r.item.cameo],
    ['EventBaseCode', (r) => r.item.cameo?.slice(0, 3) ?? null],
    ['EventRootCode', (r) => r.item.cameo?.slice(0, 2) ?? null],
    ['QuadClass', (r) => (r.item.cameo === null ? null : (quadOf(r.item.cameo) ?? QUADS[r.item.type]))],
    ['ActionGeo_FullName', (r) => r.item.place?.name ?? null],
    ['ActionGeo_CountryISO3', (r) => (r.item.place?.country && countries.get(r.item.place.country)) || ''],
    ['ActionGeo_Lat', (r) => r.item.place?.latitude ?? null],
    ['ActionGeo_Long', (r) => r.item.place?.longitude ?? null],
    ['ActionGeo_Precision', (r) => r.item.place?.precision ?? null],
    ['DATEADDED', (r) => (r.report.day === null ? null : digits(r.report.day))],
    ['SOURCEURL', (r) => r.report.url],
    ['Status', (r) => r.item.status],
    ['Dated', (r) => daysOf(r).dated],
    ['SaidBy', (r) => wordOf(r.item.saidBy)],
    ['Margin', (r) => r.item.margin],
    ['Source', (r) => r.report.agency ?? r.report.publisher],
    ...CITATION,
  ];
  return tabSeparated(source, columns, raw, (r) => r.item.cameo !== null);
}

const day = (row: Exported<'event'>, write: (day: string) => string): string | null => {
  const { from } = daysOf(row);
  return from === null ? null : write(from);
};
