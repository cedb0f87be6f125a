import { z } from 'zod';

/**
 * The record of a report: one schema for types, checks and the JSON Schema in docs/.
 * Three rules stand over it: every finding points at exact words; nothing is asserted
 * in the program's own voice; the same report gives the same record, bit for bit.
 */

const text = (d: string) => z.string().describe(d);
const maybe = <T extends z.ZodType>(t: T, d: string) => t.nullable().describe(d);

export const SpanSchema = z
  .strictObject({
    start: z.int().nonnegative().describe('First UTF-16 code unit of report.text'),
    end: z.int().positive().describe('One past the last UTF-16 code unit'),
  })
  .describe('Half-open stretch of report.text, in UTF-16 code units; report.text.slice(start, end) is the evidence');

export const EvidenceSchema = z
  .record(z.string(), z.union([z.array(SpanSchema).min(1), z.literal('lexicon')]))
  .describe(
    "Where the words of a field stand that has no span of its own: field path ('source.name', 'actors.0.name') to spans, or 'lexicon' where the value comes from the program's own lists and not from the report",
  );
export type Evidence = z.infer<typeof EvidenceSchema>;

const found = {
  id: text('Unique in the record: s1 (statement), v1 (event), f1 (figure), p1 (position), r1 (proposal)'),
  span: SpanSchema.describe('The words that the finding stands on'),
  margin: maybe(z.number().min(0).max(1), 'How sure, 0..1, comparable within one kind; null where unknown'),
  rule: text('Which rule or model decided'),
  evidence: EvidenceSchema,
};

export const DateRangeSchema = z
  .strictObject({
    from: text('First day, ISO 8601 (2024-05-07)'),
    to: text('Last day, included'),
    fromTime: maybe(z.string(), 'Clock time of the start, HH:MM, where told'),
    toTime: maybe(z.string(), 'Clock time of the end, HH:MM, where told'),
    grain: z.enum(['minute', 'hour', 'day', 'week', 'month', 'season', 'quarter', 'year']),
    span: maybe(SpanSchema, 'The time expression; null where the time is implied'),
    standing: z
      .enum(['stated', 'implied'])
      .describe("implied: carried over from the sentence or speech around, or the report's own day"),
  })
  .describe('Days as ISO dates, both ends included');
export type DateRange = z.infer<typeof DateRangeSchema>;

export const PlaceSchema = z.strictObject({
  name: text('As the report writes it'),
  entity: maybe(z.string(), 'Entity id, where the place is one of the record'),
  latitude: maybe(z.number().min(-90).max(90), 'Degrees north, WGS 84; from the lexicon'),
  longitude: maybe(z.number().min(-180).max(180), 'Degrees east, WGS 84; from the lexicon'),
  country: maybe(z.string(), 'ISO 3166-1 alpha-2; from the lexicon'),
  precision: z.enum(['exact', 'near', 'city', 'region', 'country', 'unknown']),
  distanceKm: maybe(z.number().nonnegative(), "Kilometres from the point, for 'some 20 km from Rafah'"),
  span: maybe(SpanSchema, 'Where it stands'),
});
export type Place = z.infer<typeof PlaceSchema>;

export const NoticeSchema = z.strictObject({
  code: text('Stable kebab-case code'),
  message: text('What the reader should know, and what to do about it'),
  span: maybe(SpanSchema, 'The words concerned'),
});
export type Notice = z.infer<typeof NoticeSchema>;

export const RevisionSchema = z.strictObject({
  kind: z.enum(['update', 'correction', 'kill', 'withhold', 'embargo']),
  label: maybe(z.string(), "As written: 'UPDATE 2', '1st Ld-Writethru', 'CORRECTS'"),
  of: maybe(z.string(), 'Key or URL of the report revised, where told'),
});

export const ReportSchema = z.strictObject({
  id: text('sha-256 over publisher, url or key, published and text; first 16 hex digits'),
  textHash: text('sha-256 of the text alone, hex; copies join on it'),
  key: maybe(z.string(), "What the input called it: a file's path, a JSON line's id, a feed item's guid"),
  title: maybe(z.string(), 'Headline'),
  titleSpan: maybe(SpanSchema, 'Where the headline stands in text, if it does'),
  agency: maybe(z.string(), "The dateline's or the feed's: Reuters, AP"),
  publisher: maybe(z.string(), 'Who put it out, as the input says'),
  byline: z.array(z.string()).describe('Names of the authors'),
  dateline: maybe(
    z.strictObject({
      span: SpanSchema.describe('The dateline, its dash left out'),
      places: z.array(z.string()).describe('As written, in order'),
      date: maybe(z.string(), 'ISO date; XXXX-05-08 where no year can be known'),
      agency: maybe(z.string(), 'As written in the dateline'),
    }),
    'The dateline, where the text has one',
  ),
  published: maybe(z.string(), 'ISO 8601 date or instant'),
  referenceDay: maybe(
    z.strictObject({
      day: text('ISO date that relative dates count from'),
      by: z.enum(['dateline', 'publisher', 'utc', 'given']).describe('What settled it'),
    }),
    'Null where no day can be known',
  ),
  url: maybe(z.string(), 'Where it was published'),
  language: text('BCP 47'),
  revision: maybe(RevisionSchema, 'Null for a first version'),
  text: text(
    'Verbatim; all spans count from its start. Not trimmed, line endings as they came; a head block is not part of it',
  ),
});
export type Report = z.infer<typeof ReportSchema>;

export const EntityKind = z.enum([
  'person',
  'state',
  'government',
  'armed-group',
  'organization',
  'party',
  'media',
  'place',
  'facility',
  'population',
  'unnamed',
]);
export type EntityKind = z.infer<typeof EntityKind>;

export const EntitySchema = z.strictObject({
  id: text('Unique in the record: e1, e2 …'),
  name: text("The fullest name the report gives, or the lexicon's"),
  kind: EntityKind,
  roles: z.array(
    z.strictObject({
      title: text('As written: White House spokesperson'),
      of: maybe(z.string(), 'The body or state that the title belongs to'),
      span: SpanSchema,
    }),
  ),
  affiliation: maybe(z.string(), 'Id of the entity that it belongs to or speaks for; answers can roll up by it'),
  members: z.array(z.string()).describe("Entity ids of a joint party: 'Turkey and Libya'"),
  mentions: z.array(SpanSchema).describe('Pronouns included, in order of the text'),
  ids: z.strictObject({
    iso3166: z.string().optional(),
    wikidata: z.string().optional(),
    cameo: z.string().optional(),
    geonames: z.string().optional(),
  }),
  evidence: EvidenceSchema,
});
export type Entity = z.infer<typeof EntitySchema>;

export const Standing = z.enum(['named', 'institution', 'anonymous', 'document', 'unknown']);
export type Standing = z.infer<typeof Standing>;

const sourceFields = {
  span: maybe(SpanSchema, 'The phrase credited, as it stands; null where none is written'),
  name: maybe(z.string(), 'Whom it is: pronouns and short forms resolved'),
  entity: maybe(z.string(), 'Entity id'),
  members: z.array(z.string()).describe('Entity ids, where several speak as one'),
  standing: Standing,
  described: maybe(z.string(), "Of an unnamed source: 'familiar with his travel', 'Egyptian'"),
  count: maybe(z.int().positive(), "'two Egyptian sources' → 2"),
};
export type Source = {
  span: z.infer<typeof SpanSchema> | null;
  name: string | null;
  entity: string | null;
  members: string[];
  standing: Standing;
  described: string | null;
  count: number | null;
  via: Source | null;
};
export const SourceSchema: z.ZodType<Source> = z
  .lazy(() =>
    z.strictObject({
      ...sourceFields,
      via: SourceSchema.nullable().describe("'AFP, citing two officials': the source is the officials, via AFP"),
    }),
  )
  .meta({ id: 'Source' });

export const Manner = z.enum([
  'assert',
  'deny',
  'warn',
  'demand',
  'promise',
  'accuse',
  'propose',
  'reject',
  'accept',
  'believe',
  'decline',
  'order',
  'ask',
  'praise',
  'other',
]);
export type Manner = z.infer<typeof Manner>;

export const StatementSchema = z.strictObject({
  ...found,
  source: SourceSchema,
  cue: SpanSchema.describe('The words that credit: said, according to, insistence'),
  content: z
    .array(SpanSchema)
    .min(1)
    .describe('What was said, without cue and source; several pieces where the cue interrupts'),
  quoted: z.array(SpanSchema).describe('The verbatim pieces inside quotation marks, without the marks'),
  manner: Manner,
  saidOn: maybe(DateRangeSchema, 'When it was said, where the text tells'),
  venue: maybe(z.string(), 'Where it was said: Beirut'),
  audience: maybe(z.string(), 'To whom: reporters'),
  within: maybe(z.string(), 'Id of the statement that this one is nested in'),
});
export type Statement = z.infer<typeof StatementSchema>;

export const PartySchema = z.strictObject({
  name: text('Full name, pronouns and groups resolved'),
  entity: maybe(z.string(), 'Entity id'),
  span: maybe(SpanSchema, 'The words in the sentence; null where it is taken from elsewhere (then in evidence)'),
});
export type Party = z.infer<typeof PartySchema>;

export const SaidBySchema = z
  .strictObject({
    statement: maybe(z.string(), 'Statement id'),
    name: maybe(z.string(), "Whose word it stands on; null where the report only hedges: 'reportedly'"),
  })
  .describe('On whose word; null as a whole where the report says it itself');
export type SaidBy = z.infer<typeof SaidBySchema>;

export const EventType = z.enum([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
  'OTHER',
]);
export type EventType = z.infer<typeof EventType>;

export const Status = z.enum(['occurred', 'ongoing', 'planned', 'hypothetical', 'denied']);
export type Status = z.infer<typeof Status>;

/** PLOVER's modes, by the types that have any. */
export const MODES = {
  CONSULT: ['visit', 'third-party', 'multilateral', 'phone'],
  RETREAT: ['withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign'],
  REQUEST: ['assist', 'change', 'yield', 'meet'],
  REJECT: ['assist', 'change', 'yield', 'meet'],
  ACCUSE: ['disapprove', 'investigate', 'allege'],
  THREATEN: ['restrict', 'arrest', 'relations', 'expel', 'territory', 'violence'],
  PROTEST: ['demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize'],
  SANCTION: ['convict', 'expel', 'withdraw', 'discontinue'],
  MOBILIZE: ['troops', 'weapons', 'police', 'militia'],
  COERCE: [
    'seize',
    'restrict',
    'censor',
    'curfew',
    'martial-law',
    'arrest',
    'deport',
    'withhold',
    'misinformation',
    'cyber',
  ],
  ASSAULT: [
    'abduct',
    'beat',
    'torture',
    'sexual',
    'targeted',
    'destroy',
    'primitive',
    'firearms',
    'explosives',
    'suicide-attack',
    'aerial',
    'drone',
    'heavy-weapons',
    'crowd-control',
    'unconventional',
  ],
} as const satisfies Partial<Record<EventType, readonly string[]>>;
export const Mode = z.enum([...new Set(Object.values(MODES).flat())] as [string, ...string[]]);
export type Mode = (typeof MODES)[keyof typeof MODES][number];

export const Context = z.enum([
  'military',
  'intelligence',
  'executive',
  'legislative',
  'election',
  'political_institutions',
  'pro_democracy',
  'pro_autocracy',
  'economic',
  'legal',
  'reparations',
  'human_rights',
  'rights_freedoms',
  'repression',
  'human_security',
  'gender',
  'lgbt',
  'religion_ethnicity',
  'inequality',
  'diplomatic',
  'territory',
  'peacekeeping',
  'health',
  'asylum',
  'migration',
  'disasters',
  'natural_resource',
  'environment',
  'technology',
  'terrorism',
  'cbrn',
  'cyber',
  'misinformation',
  'crime',
  'corruption',
  'illegal_drugs',
  'trafficking',
]);
export type Context = z.infer<typeof Context>;

export const EventSchema = z.strictObject({
  ...found,
  type: EventType.describe('PLOVER 2021, and OTHER'),
  mode: maybe(Mode as z.ZodType<Mode>, "PLOVER's mode, one of those of the type"),
  contexts: z.array(Context),
  cameo: maybe(z.string(), 'Nearest CAMEO code'),
  status: Status,
  trigger: SpanSchema.describe('The word, or verb and particle, that names it best'),
  also: z.array(SpanSchema).describe('Further mentions of the same event in this report'),
  actors: z.array(PartySchema),
  recipients: z.array(PartySchema),
  when: maybe(DateRangeSchema, 'Null where the report does not tell'),
  place: maybe(PlaceSchema, 'The most exact named place'),
  saidBy: maybe(SaidBySchema, "Null where it stands on the report's own word"),
  condition: maybe(SpanSchema, "'if Israel's aggression continued'"),
  cause: maybe(SpanSchema, "'because terms had been softened'"),
});
export type Event = z.infer<typeof EventSchema>;

export const FigureSchema = z.strictObject({
  ...found,
  value: z.number().describe('In units; the lower end of a range'),
  to: maybe(z.number(), 'The upper end of a range'),
  bound: z.enum(['exact', 'at_least', 'at_most', 'about', 'range']),
  unit: text('people, km, USD, votes, days …'),
  converted: z
    .array(z.strictObject({ value: z.number(), unit: z.string(), span: SpanSchema }))
    .describe("'20 km (12 miles)' is one figure with one conversion"),
  counts: text('What is counted: displaced Palestinians sheltering in Rafah'),
  measure: maybe(
    z.string(),
    'killed, injured, displaced, arrested, detained, missing, troops, money, distance, duration, votes …',
  ),
  per: maybe(z.enum(['total', 'new', 'rate', 'change']), 'What kind of count it is, where told'),
  place: maybe(PlaceSchema, 'Where, if told'),
  when: maybe(DateRangeSchema, 'When, if told'),
  saidBy: maybe(SaidBySchema, "Null where it stands on the report's own word"),
});
export type Figure = z.infer<typeof FigureSchema>;

export const Stance = z.enum(['for', 'against', 'demands', 'offers', 'conditional', 'undecided']);
export type Stance = z.infer<typeof Stance>;

export const PositionSchema = z.strictObject({
  ...found,
  actor: PartySchema,
  on: text('The matter: the ceasefire proposal'),
  stance: Stance,
  because: maybe(z.string(), 'The reason given'),
  unless: maybe(z.string(), 'The condition set'),
  statement: maybe(z.string(), 'Statement id'),
  event: maybe(z.string(), 'Event id'),
});
export type Position = z.infer<typeof PositionSchema>;

export const ProposalSchema = z
  .strictObject({
    ...found,
    name: text('As the report calls it: the three-phase proposal'),
    by: maybe(PartySchema, 'Who made it'),
    approvedBy: z.array(PartySchema),
    rejectedBy: z.array(PartySchema),
    phases: maybe(z.int().positive(), 'How many phases it has'),
    terms: z.array(SpanSchema).describe('What it would do, as the report tells'),
    version: maybe(z.string(), "'revised', 'latest'"),
  })
  .describe('A text on the table');
export type Proposal = z.infer<typeof ProposalSchema>;

export const TimeExpressionSchema = z.strictObject({
  span: SpanSchema,
  type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
  value: text('As in TIMEX3: 2024-05-07, P7M, 2024-W19, PRESENT_REF'),
  from: maybe(z.string(), 'First day, ISO; null where no calendar days can be known'),
  to: maybe(z.string(), 'Last day, included'),
});
export type TimeExpression = z.infer<typeof TimeExpressionSchema>;

export const ReportRecordSchema = z.strictObject({
  schema: z.literal('rapporteur/report@1'),
  report: ReportSchema,
  sentences: z
    .array(SpanSchema)
    .describe('The sentences of the text, in order: the line that a finding came from is the one that holds its span'),
  entities: z.array(EntitySchema),
  statements: z.array(StatementSchema),
  events: z.array(EventSchema),
  figures: z.array(FigureSchema),
  positions: z.array(PositionSchema),
  proposals: z.array(ProposalSchema),
  times: z.array(TimeExpressionSchema).describe('Every time expression of the text, used by an event or not'),
  places: z.array(PlaceSchema).describe('Every place name of the text, with its point'),
  notices: z.array(NoticeSchema).describe('What the reader should know: language, date unknown, text doubtful'),
});
export type ReportRecord = z.infer<typeof ReportRecordSchema>;

/** The schema name that records carry. */
export const RECORD_SCHEMA = 'rapporteur/report@1';
