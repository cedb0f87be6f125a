import type { Entity, ReportRecord } from '#model';
import { madeRecord } from './made-record.ts';

/** An entity of a made report: its name stands in the report's text once, in a sentence of its own. */
export interface Cast {
  readonly name: string;
  readonly kind?: Entity['kind'];
  readonly roles?: readonly { readonly title: string; readonly of?: string }[];
  /** Name of another of the cast. */
  readonly of?: string;
  readonly ids?: Entity['ids'];
  /** Further ways in which the text names it. */
  readonly also?: readonly string[];
  readonly members?: readonly string[];
}

/** A record of a report that names a cast and tells nothing else. */
export function castRecord(key: string, published: string | null, cast: readonly Cast[]): ReportRecord {
  let text = `Dispatch ${key} opens.`;
  const spans = cast.map(({ name, also = [] }) =>
    [name, ...also].map((words) => {
      const start = text.length + ' Seen there was '.length;
      text += ` Seen there was ${words} again.`;
      return { start, end: start + words.length };
    }),
  );
  const id = (name: string) => `e${cast.findIndex((c) => c.name === name) + 1}`;
  const record = madeRecord({ key, published, text });
  return {
    ...record,
    entities: cast.map(
      (c, i): Entity => ({
        id: `e${i + 1}`,
        name: c.name,
        kind: c.kind ?? 'person',
        roles: (c.roles ?? []).map(({ title, of }) => ({
          title,
          of: of ?? null,
          span: spans[i]?.[0] ?? { start: 0, end: 1 },
        })),
        affiliation: c.of ? id(c.of) : null,
        members: [...(c.members ?? [])].map(id),
        mentions: spans[i] ?? [],
        ids: c.ids ?? {},
        evidence: {},
      }),
    ),
  };
}
