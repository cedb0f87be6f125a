import type { Entity, EntityKind } from '#model';
import type { Exported, ExportSource } from './exported.ts';
import { headlineOf, itemId, onOneLine, wordsAt } from './words.ts';

const SCHEMAS: Partial<Record<EntityKind, string>> = {
  person: 'Person',
  state: 'PublicBody',
  government: 'PublicBody',
  'armed-group': 'Organization',
  organization: 'Organization',
  party: 'Organization',
  media: 'Organization',
};

type Properties = Readonly<Record<string, readonly string[]>>;
const proxy = (id: string, schema: string, properties: Properties, more: object = {}): string =>
  `${JSON.stringify({
    id,
    schema,
    properties: Object.fromEntries(Object.entries(properties).filter(([, v]) => v.length)),
    ...more,
  })}\n`;
const some = (value: string | null | undefined): string[] => (value ? [value] : []);

/** Known people and bodies have one id in all reports; the others one id a report: nobody is merged by name alone. */
const entityId = (report: string, { id, ids }: Entity): string => ids.wikidata ?? `rapporteur-${report}-${id}`;

/**
 * Events with their reports, parties and mentions as FollowTheMoney entities, one a line. One way: nothing reads them
 * back. `citation` beside an entity's properties is FollowTheMoney's own place for what it does not know.
 */
export async function* followTheMoney(source: ExportSource): AsyncGenerator<string> {
  let report: string | null = null;
  let told = new Set<string>();
  const known = new Set<string>();
  for await (const row of source.rows('event')) {
    if (row.report.id !== report) {
      report = row.report.id;
      told = new Set();
      yield article(row);
    }
    const parties = [...row.item.actors, ...row.item.recipients].flatMap(({ entity }) => {
      const found = row.record.entities.find((e) => e.id === entity);
      return found && SCHEMAS[found.kind] ? [found] : [];
    });
    for (const entity of parties) {
      if (told.has(entity.id)) continue;
      told.add(entity.id);
      if (!entity.ids.wikidata || !known.has(entity.ids.wikidata)) yield thing(row, entity);
      if (entity.ids.wikidata) known.add(entity.ids.wikidata);
      yield mention(row, entity);
    }
    const { item } = row;
    yield proxy(
      `rapporteur-${itemId(row).replace('#', '-')}`,
      'Event',
      {
        name: [headlineOf(row)],
        summary: [`${item.type}, ${item.status}`],
        description: [onOneLine(row.words)],
        startDate: some(item.when?.from),
        endDate: some(item.when?.to),
        location: some(item.place?.name),
        country: some(item.place?.country?.toLowerCase()),
        involved: [...new Set(parties.map((e) => entityId(row.report.id, e)))],
        proof: [articleId(row)],
        recordId: [itemId(row)],
        sourceUrl: some(row.report.url),
      },
      { citation: citation(row, item.id, item.span, row.words) },
    );
  }
}

const articleId = ({ report }: Exported): string => `rapporteur-${report.id}`;
const citation = (row: Exported, item: string, span: { start: number; end: number }, sentence: string) => ({
  report: row.report.id,
  item,
  origin: row.report.origin,
  start: span.start,
  end: span.end,
  sentence,
});

const article = (row: Exported): string =>
  proxy(articleId(row), 'Article', {
    title: some(row.report.title ?? row.report.key),
    publisher: some(row.report.publisher ?? row.report.agency),
    publishedAt: some(row.report.published),
    sourceUrl: some(row.report.url),
  });

const thing = (row: Exported, entity: Entity): string =>
  proxy(entityId(row.report.id, entity), SCHEMAS[entity.kind] as string, {
    name: [onOneLine(entity.name)],
    country: some(entity.ids.iso3166?.toLowerCase()),
    wikidataId: some(entity.ids.wikidata),
    ...(entity.kind === 'person' ? { position: entity.roles.map((r) => onOneLine(r.title)) } : {}),
    proof: [articleId(row)],
  });

/** The first words by which a report calls somebody. */
function mention(row: Exported, entity: Entity): string {
  const span = entity.mentions[0] ?? row.item.span;
  const sentence = row.record.sentences.find((s) => s.start <= span.start && span.end <= s.end) ?? span;
  return proxy(
    `rapporteur-${row.report.id}-${entity.id}-mention`,
    'Mention',
    {
      document: [articleId(row)],
      resolved: [entityId(row.report.id, entity)],
      name: [onOneLine(entity.name)],
      detectedSchema: [SCHEMAS[entity.kind] as string],
    },
    { citation: citation(row, entity.id, span, wordsAt(row, sentence)) },
  );
}
