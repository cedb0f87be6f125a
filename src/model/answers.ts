import { z } from 'zod';
import { EventType, Manner, SpanSchema, Stance, Standing, Status } from './record.ts';

/**
 * What the answers of a story hold. Every row cites report, item and span; rows come in a total order that each
 * answer documents.
 */

/** What a kill, a withholding or an embargo took back; null where the report stands. */
const withdrawn = z
  .strictObject({
    as: z.enum(['kill', 'withhold', 'embargo']),
    by: z.string().describe('Report id'),
    on: z.string().nullable(),
  })
  .nullable()
  .describe('Set where a later notice took the report back: shown struck through, left out of sitreps and exports');

export const CiteSchema = z
  .strictObject({
    report: z.string().describe('Report id'),
    key: z.string().nullable().describe("The input's own name for the report"),
    title: z.string().nullable(),
    agency: z.string().nullable(),
    published: z.string().nullable(),
    kind: z.enum(['statement', 'event', 'figure', 'position', 'proposal', 'entity', 'report']),
    item: z.string().nullable().describe("Item id in the report's record; null for the report itself"),
    span: SpanSchema.nullable(),
    words: z.string().describe('The sentence that the item came from, as it stands'),
    withdrawn,
  })
  .describe('Where a row comes from: report, item, exact words');
export type Cite = z.infer<typeof CiteSchema>;

export const TimelineRowSchema = z.strictObject({
  day: z
    .string()
    .nullable()
    .describe('First day; the day of the report where the text tells none; null where neither is known'),
  to: z.string().nullable().describe('Last day'),
  dated: z.enum(['stated', 'implied', 'published']).describe('How the day is known'),
  status: Status,
  type: EventType,
  actors: z.array(z.string()),
  trigger: z.string(),
  recipients: z.array(z.string()),
  place: z.string().nullable(),
  saidBy: z.string().nullable().describe("On whose word; null on the report's own; 'unknown' where it only hedges"),
  condition: z.string().nullable(),
  withdrawn,
  cite: CiteSchema,
});
export type TimelineRow = z.infer<typeof TimelineRowSchema>;

export const SaidRowSchema = z.strictObject({
  day: z.string().nullable(),
  source: z.string().nullable(),
  standing: Standing,
  described: z.string().nullable(),
  count: z.number().nullable(),
  via: z.string().nullable(),
  manner: Manner,
  content: z.string(),
  quoted: z.array(z.string()),
  venue: z.string().nullable(),
  audience: z.string().nullable(),
  withdrawn,
  cite: CiteSchema,
});
export type SaidRow = z.infer<typeof SaidRowSchema>;

export const PositionRowSchema = z.strictObject({
  party: z.string(),
  matter: z.string().describe('The matter in the fullest words that any of its positions has'),
  stance: Stance.describe('The latest'),
  since: z.string().nullable().describe('Day of the first position of this run of the same stance'),
  shifts: z.array(z.strictObject({ day: z.string().nullable(), from: Stance, to: Stance, cite: CiteSchema })),
  because: z.string().nullable(),
  unless: z.string().nullable(),
  said: z
    .array(z.strictObject({ day: z.string().nullable(), stance: Stance, on: z.string(), cite: CiteSchema }))
    .describe('Oldest first'),
});
export type PositionRow = z.infer<typeof PositionRowSchema>;

export const ProposalRowSchema = z.strictObject({
  day: z.string().nullable(),
  name: z.string(),
  by: z.string().nullable(),
  version: z.string().nullable(),
  phases: z.number().nullable(),
  approvedBy: z.array(z.string()),
  rejectedBy: z.array(z.string()),
  terms: z.array(z.string()),
  withdrawn,
  cite: CiteSchema,
});
export type ProposalRow = z.infer<typeof ProposalRowSchema>;

export const FigureSeriesSchema = z
  .strictObject({
    measure: z.string().nullable(),
    unit: z.string(),
    place: z.string().nullable(),
    source: z.string().nullable().describe("Whose figure it is; null for the report's own"),
    points: z.array(
      z.strictObject({
        day: z.string().nullable(),
        value: z.number(),
        to: z.number().nullable(),
        bound: z.enum(['exact', 'at_least', 'at_most', 'about', 'range']),
        written: z.string(),
        counts: z.string(),
        per: z.string().nullable(),
        cite: CiteSchema,
      }),
    ),
  })
  .describe("One source's figures for one measure in one place, oldest first. Never summed");
export type FigureSeries = z.infer<typeof FigureSeriesSchema>;

export const WhoRowSchema = z.strictObject({
  identity: z.string().nullable().describe('Id to merge and split by; null for an unnamed source'),
  name: z.string(),
  kind: z.string(),
  names: z.array(z.string()).describe('Every name that reports give, most often told first'),
  roles: z.array(z.strictObject({ title: z.string(), of: z.string().nullable(), day: z.string().nullable() })),
  affiliations: z.array(z.string()),
  reports: z.number(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  why: z
    .array(
      z.strictObject({
        report: z.string(),
        entity: z.string(),
        name: z.string(),
        reason: z.string(),
        evidence: z.array(z.string()),
      }),
    )
    .nullable()
    .describe('Why each mention is held to be of the identity, in order of the mentions; null where not asked'),
  cites: z.array(CiteSchema).describe('First mention in each report, oldest first'),
});
export type WhoRow = z.infer<typeof WhoRowSchema>;

const told = z.strictObject({
  day: z.string().nullable(),
  words: z.string().describe('What was so, in short'),
  cite: CiteSchema,
});
export const ChangeRowSchema = z
  .strictObject({
    change: z.enum(['new', 'changed', 'withdrawn']),
    kind: z.enum(['event', 'statement', 'figure', 'position', 'proposal', 'report']),
    about: z.string().describe('Whom or what it is about'),
    before: told.nullable(),
    after: told.nullable(),
  })
  .describe('One change: what was so before, and what is so now');
export type ChangeRow = z.infer<typeof ChangeRowSchema>;

export const HappeningRowSchema = z
  .strictObject({
    id: z.string(),
    type: EventType.describe('Of the first mention'),
    days: z.array(z.string()).describe('Days told, ISO; several where accounts vary'),
    places: z.array(z.string()),
    actors: z.array(z.string()),
    what: z.string().describe('The event in the words of its first mention'),
    origins: z.number().describe('Independent origins that tell it; copies of one wire count once'),
    reports: z.number(),
    versions: z
      .array(
        z.strictObject({
          source: z.string().nullable().describe("On whose word; null for the report's own"),
          day: z.string().nullable().describe('Day told; of the report where none is'),
          place: z.string().nullable(),
          actors: z.array(z.string()),
          status: Status,
          cite: CiteSchema,
        }),
      )
      .min(1)
      .describe("Each report's version, by the day of the report, then of ingest"),
  })
  .describe('One event, as all the reports tell it');
export type HappeningRow = z.infer<typeof HappeningRowSchema>;

export const DifferenceRowSchema = z
  .strictObject({
    kind: z.enum(['figure', 'denial', 'actor', 'day', 'place']),
    about: z.string().describe('What the accounts differ on'),
    sides: z
      .array(
        z.strictObject({
          source: z.string().nullable().describe("On whose word; null for the report's own"),
          day: z.string().nullable(),
          words: z.string(),
          cite: CiteSchema,
        }),
      )
      .min(2)
      .describe('Side by side, in order of the day, then of the report; no side is preferred'),
  })
  .describe('Accounts that cannot both be true of the same thing, place and time');
export type DifferenceRow = z.infer<typeof DifferenceRowSchema>;

export const VersionRowSchema = z
  .strictObject({
    version: z.int().positive().describe('1 for the first'),
    as: z.enum(['first', 'update', 'correction', 'kill', 'withhold', 'embargo']),
    label: z.string().nullable().describe("As the report writes it: 'UPDATE 2', 'CORRECTED'"),
    day: z.string().nullable(),
    stands: z.boolean().describe('False where a later version replaced it or took it back'),
    withdrawn: z.boolean().describe('True where a later notice took it back'),
    cite: CiteSchema,
    changes: z
      .array(
        z.strictObject({
          change: z.enum(['added', 'removed', 'changed']),
          before: CiteSchema.nullable().describe('The sentence in the version before; null where it is new'),
          after: CiteSchema.nullable().describe('The sentence in this version; null where it was taken out'),
          marks: z
            .array(z.strictObject({ in: z.enum(['both', 'before', 'after']), words: z.string() }))
            .describe('A changed sentence word by word'),
        }),
      )
      .describe('From the version before, in order of the text; a sentence that only moved is no change'),
  })
  .describe('A version of a report, and what changed to it');
export type VersionRow = z.infer<typeof VersionRowSchema>;
