import { FINDING_KINDS, type FindingKind, type Status } from '#model';
import { acled } from './acled.ts';
import type { CountryCodes } from './actors.ts';
import { cameo } from './cameo.ts';
import { csv } from './csv.ts';
import type { ExportSource } from './exported.ts';
import { followTheMoney } from './follow-the-money.ts';
import { geoJson } from './geojson.ts';
import { iCalendar } from './icalendar.ts';
import { jsonLd } from './json-ld.ts';
import { jsonLines } from './json-lines.ts';
import { parquet } from './parquet.ts';
import { plover } from './plover.ts';
import { timelineJs } from './timeline-js.ts';

export const EXPORT_FORMATS = [
  'jsonl',
  'csv',
  'parquet',
  'geojson',
  'ical',
  'timelinejs',
  'plover',
  'cameo',
  'acled',
  'jsonld',
  'ftm',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Kinds of findings that a format can hold. */
export const KINDS_OF: Readonly<Record<ExportFormat, readonly FindingKind[]>> = {
  jsonl: FINDING_KINDS,
  csv: FINDING_KINDS,
  parquet: FINDING_KINDS,
  geojson: ['event', 'figure'],
  ical: ['event'],
  timelinejs: ['event'],
  plover: ['event'],
  cameo: ['event'],
  acled: ['event'],
  jsonld: ['statement'],
  ftm: ['event'],
};

/** Statuses of events that a format takes where none is asked for; all where it names none. */
export const STATUSES_OF: Partial<Record<ExportFormat, readonly Status[]>> = {
  ical: ['planned'],
  plover: ['occurred', 'ongoing'],
  cameo: ['occurred', 'ongoing'],
  acled: ['occurred', 'ongoing'],
};

export interface ExportOptions {
  /** Those of the format; CSV and Parquet hold the first alone. */
  readonly kinds: readonly FindingKind[];
  readonly hxl: boolean;
  readonly raw: boolean;
  readonly countries: CountryCodes;
}

/** Findings in a format of others, written as they are read: text, or bytes for Parquet. */
export function exportAs(
  format: ExportFormat,
  source: ExportSource,
  { kinds, hxl, raw, countries }: ExportOptions,
): AsyncGenerator<string | Uint8Array> {
  const kind = kinds[0] ?? 'event';
  switch (format) {
    case 'jsonl':
      return jsonLines(source, kinds);
    case 'csv':
      return csv(source, kind, { hxl, raw });
    case 'parquet':
      return parquet(source, kind);
    case 'geojson':
      return geoJson(source, kinds);
    case 'ical':
      return iCalendar(source);
    case 'timelinejs':
      return timelineJs(source);
    case 'plover':
      return plover(source, countries, raw);
    case 'cameo':
      return cameo(source, countries, raw);
    case 'acled':
      return acled(source, countries, raw);
    case 'jsonld':
      return jsonLd(source);
    case 'ftm':
      return followTheMoney(source);
  }
}
