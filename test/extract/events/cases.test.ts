import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '#extract';
import { loadResources } from '#load';
import { type Event, evidenceGaps, type Report, type ReportRecord } from '#model';
import { parse } from '#parse';

const resources = loadResources();
const cases = (name: string): string =>
  readFileSync(new URL(`../../cases/extract/${name}.txt`, import.meta.url), 'utf8');

function recordOf(text: string): ReportRecord {
  const report: Report = {
    id: 'r',
    textHash: '',
    key: null,
    title: null,
    titleSpan: null,
    agency: null,
    publisher: null,
    byline: [],
    dateline: null,
    published: '2031-03-05',
    referenceDay: { day: '2031-03-05', by: 'given' },
    url: null,
    language: 'en',
    revision: null,
    text,
  };
  return extract(parse(report, resources.parse), resources.extract);
}

interface Wanted {
  readonly type: string;
  readonly status: string;
  readonly trigger: string;
  readonly actors: string;
  readonly recipients: string;
}

function wantedOf(line: string): Wanted {
  const [left = '', right = '* -> *'] = line.split('|').map((s) => s.trim());
  const [type = '', status = '', trigger = ''] = left.split(' ');
  const [actors = '*', recipients = '*'] = right.split('->').map((s) => s.trim());
  return {
    type,
    status,
    trigger,
    actors: actors.split(';').map(bare).join('; '),
    recipients: recipients.split(';').map(bare).join('; '),
  };
}

const bare = (name: string): string => name.trim().replace(/^(?:the|a|an) /i, '');
const names = (list: Event['actors']): string => list.map((p) => bare(p.name)).join('; ') || '-';

describe('events of the text cases', () => {
  for (const block of cases('events')
    .split('\n\n')
    .filter((b) => b.split('\n').includes('==>'))) {
    const lines = block.split('\n').filter(Boolean);
    const title = (lines.find((l) => l.startsWith('#')) ?? '').slice(2);
    const cut = lines.indexOf('==>');
    const text = lines
      .slice(0, cut)
      .filter((l) => !l.startsWith('#'))
      .join('\n');
    it(title, () => {
      const record = recordOf(text);
      const found = record.events.map((e) => ({
        type: e.type as string,
        status: e.status as string,
        trigger: text.slice(e.trigger.start, e.trigger.end),
        actors: names(e.actors),
        recipients: names(e.recipients),
      }));
      for (const line of lines.slice(cut + 1)) {
        const wanted = wantedOf(line);
        const event = found.find((f) => f.trigger === wanted.trigger);
        expect(event, `${line} among ${JSON.stringify(found)}`).toBeDefined();
        for (const slot of ['type', 'status', 'actors', 'recipients'] as const) {
          if (event && wanted[slot] !== '*') expect(event[slot], line).toBe(wanted[slot]);
        }
      }
      expect(evidenceGaps(record)).toEqual([]);
    });
  }
});

describe('sentences with no event', () => {
  for (const line of cases('events-negative')
    .split('\n')
    .filter((l) => l && !l.startsWith('#'))) {
    it(line, () =>
      expect(recordOf(line).events.map((e) => `${e.type} ${line.slice(e.trigger.start, e.trigger.end)}`)).toEqual([]),
    );
  }
});
