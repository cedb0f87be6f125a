import { createHash } from 'node:crypto';
import type { Event, Figure, ReportRecord, Statement } from '#model';

/** A statement and an event and a figure of a made report, by the words that they stand on. */
export interface MadeReport {
  readonly text: string;
  readonly published: string | null;
  readonly key?: string;
  readonly title?: string;
  readonly speaker?: string;
  readonly actor?: string;
  /** What the actor belongs to. */
  readonly body?: string;
  readonly trigger?: string;
  readonly type?: Event['type'];
  readonly day?: string;
  readonly cue?: string;
  readonly figure?: { words: string; value: number };
  readonly margin?: number;
}

const hash = (s: string): string => createHash('sha256').update(s).digest('hex');

/** A record made by hand: one sentence a full stop, the findings that are asked for. */
export function madeRecord(made: MadeReport): ReportRecord {
  const { text } = made;
  const span = (words: string) => {
    const start = text.indexOf(words);
    if (start < 0) throw new RangeError(`'${words}' is not in '${text}'`);
    return { start, end: start + words.length };
  };
  const sentences = [...text.matchAll(/[^.]+\.?/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  const found = (id: string, words: string) => ({
    id,
    span: span(words),
    margin: made.margin ?? 0.9,
    rule: 'made',
    evidence: {},
  });
  const names = [made.speaker, made.actor, made.body].filter((n) => n !== undefined);
  const id = (name: string | undefined) => (name === undefined ? null : `e${names.indexOf(name) + 1}`);
  const statements: Statement[] =
    made.cue && made.speaker
      ? [
          {
            ...found('s1', made.cue),
            source: {
              span: span(made.speaker),
              name: made.speaker,
              entity: id(made.speaker),
              members: [],
              standing: 'named',
              described: null,
              count: null,
              via: null,
            },
            cue: span(made.cue),
            content: [{ start: span(made.cue).end, end: text.length }],
            quoted: [],
            manner: 'assert',
            saidOn: null,
            venue: null,
            audience: null,
            within: null,
          },
        ]
      : [];
  const events: Event[] = made.trigger
    ? [
        {
          ...found('v1', made.trigger),
          type: made.type ?? 'COERCE',
          mode: null,
          contexts: [],
          cameo: null,
          status: 'occurred',
          trigger: span(made.trigger),
          also: [],
          actors: made.actor ? [{ name: made.actor, entity: id(made.actor), span: span(made.actor) }] : [],
          recipients: [],
          when: made.day
            ? {
                from: made.day,
                to: made.day,
                fromTime: null,
                toTime: null,
                grain: 'day',
                span: null,
                standing: 'implied',
              }
            : null,
          place: null,
          saidBy: null,
          condition: null,
          cause: null,
        },
      ]
    : [];
  const figures: Figure[] = made.figure
    ? [
        {
          ...found('f1', made.figure.words),
          value: made.figure.value,
          to: null,
          bound: 'exact',
          unit: 'people',
          converted: [],
          counts: 'people',
          measure: 'killed',
          per: null,
          place: null,
          when: null,
          saidBy: null,
        },
      ]
    : [];
  return {
    schema: 'rapporteur/report@1',
    report: {
      id: hash(`${made.key}|${made.published}|${text}`).slice(0, 16),
      textHash: hash(text),
      key: made.key ?? null,
      title: made.title ?? null,
      titleSpan: null,
      agency: null,
      publisher: 'Harbour Wire',
      byline: [],
      dateline: null,
      published: made.published,
      referenceDay: made.published ? { day: made.published.slice(0, 10), by: 'given' } : null,
      url: null,
      language: 'en',
      revision: null,
      text,
    },
    sentences,
    entities: names.map((name) => ({
      id: id(name) as string,
      name,
      kind: 'organization',
      roles: [],
      affiliation: name === made.actor && made.body ? id(made.body) : null,
      members: [],
      mentions: [span(name)],
      ids: {},
      evidence: {},
    })),
    statements,
    events,
    figures,
    positions: [],
    proposals: [],
    times: [],
    places: [],
    notices: [],
  };
}
