import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report, Span } from '#model';

/** One event of a hand-made reading, its words found in the report. */
export interface ReadEvent {
  readonly type: string;
  readonly status: string;
  /** The trigger first, then further mentions of the same event. */
  readonly at: readonly Span[];
}

export interface HandReading {
  readonly name: string;
  readonly report: Report;
  readonly events: readonly ReadEvent[];
}

interface Pointer {
  readonly text: string;
  readonly in?: string;
}

/** Hand-read reports of a folder: NAME.json is the reading, NAME.txt the report with a head of `KEY: value` lines. */
export function handReadings(folder: string): HandReading[] {
  const names = readdirSync(folder)
    .filter((f) => f.endsWith('.json'))
    .sort();
  return names.map((file) => {
    const reading = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      file: string;
      published: string;
      events: { type: string; status: string; trigger: Pointer; also?: Pointer[] }[];
    };
    const raw = readFileSync(join(folder, reading.file), 'utf8');
    const head = raw.match(/^(?:[A-Z]+: .*\n)+\n/);
    const text = head ? raw.slice(head[0].length) : raw;
    const at = (p: Pointer): Span => {
      const start = p.in ? text.indexOf(p.in) + p.in.indexOf(p.text) : text.indexOf(p.text);
      return { start, end: start + p.text.length };
    };
    const name = file.replace(/\.json$/, '');
    return {
      name,
      report: reportOf(name, text, reading.published),
      events: reading.events.map((e) => ({
        type: e.type,
        status: e.status,
        at: [e.trigger, ...(e.also ?? [])].map(at),
      })),
    };
  });
}

/** A report of nothing but a text and its day. */
export const reportOf = (name: string, text: string, published: string): Report => ({
  id: name,
  textHash: '',
  key: name,
  title: null,
  titleSpan: null,
  agency: null,
  publisher: null,
  byline: [],
  dateline: null,
  published,
  referenceDay: { day: published, by: 'given' },
  url: null,
  language: 'en',
  revision: null,
  text,
});
