import type { Evidence, ReportRecord } from './record.ts';
import type { Span } from './span.ts';

/** Letters and digits alone, lower case: what two spellings of the same words share. */
const letters = (s: string): string => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Free-text fields, by kind of finding: each must be words of the report, or be marked as the lexicon's. */
const COPIED = {
  statements: ['source.name', 'source.described', 'source.via.name', 'source.via.described', 'venue', 'audience'],
  events: ['saidBy.name', 'place.name'],
  figures: ['unit', 'counts', 'measure', 'saidBy.name', 'place.name'],
  positions: ['actor.name', 'on', 'because', 'unless'],
  proposals: ['name', 'by.name', 'version'],
} as const;
/** Fields whose value is one of a closed list: their evidence is the words that decided. */
const DECIDED = {
  statements: ['manner', 'source.standing'],
  events: ['type', 'status', 'mode', 'cameo'],
  figures: ['bound', 'per'],
  positions: ['stance'],
  proposals: [],
} as const;

function read(item: unknown, path: string): unknown {
  let value = item;
  for (const key of path.split('.')) {
    if (value === null || value === undefined) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return value ?? null;
}

/**
 * Lists the string fields of a record that stand on nothing: a non-null field with
 * neither a span of its own nor evidence, or whose words are not those that its
 * evidence points at. An empty list is the record's first promise kept.
 *
 * @returns one line a gap: kind, id, field, what is wrong
 */
export function evidenceGaps(record: ReportRecord): string[] {
  const gaps: string[] = [];
  const text = record.report.text;
  const words = (spans: readonly Span[]) => letters(spans.map((s) => text.slice(s.start, s.end)).join(' '));
  const check = (
    where: string,
    evidence: Evidence,
    path: string,
    value: unknown,
    own: Span | null | undefined,
    copied: boolean,
  ) => {
    if (value === null || value === undefined) return;
    const given = evidence[path] ?? (own ? [own] : undefined);
    if (given === undefined) {
      gaps.push(`${where} ${path}: ${JSON.stringify(value)} has no evidence`);
      return;
    }
    if (given === 'lexicon') return;
    for (const s of given) {
      if (!(s.start >= 0 && s.start < s.end && s.end <= text.length))
        gaps.push(`${where} ${path}: span ${s.start}..${s.end} outside the text`);
    }
    if (
      copied &&
      typeof value === 'string' &&
      letters(value) !== words(given) &&
      !words(given).includes(letters(value))
    ) {
      gaps.push(`${where} ${path}: ${JSON.stringify(value)} is not in ${JSON.stringify(words(given))}`);
    }
  };
  for (const kind of ['statements', 'events', 'figures', 'positions', 'proposals'] as const) {
    for (const item of record[kind]) {
      const where = `${kind} ${item.id}`;
      for (const path of COPIED[kind]) {
        const cut = path.lastIndexOf('.');
        const own = cut < 0 ? null : (read(item, `${path.slice(0, cut)}.span`) as Span | null);
        check(where, item.evidence, path, read(item, path), own, true);
      }
      for (const path of DECIDED[kind]) check(where, item.evidence, path, read(item, path), null, false);
      if (kind === 'events' || kind === 'proposals') {
        for (const list of kind === 'events' ? ['actors', 'recipients'] : ['approvedBy', 'rejectedBy']) {
          (read(item, list) as { name: string; span: Span | null }[]).forEach((party, i) => {
            check(where, item.evidence, `${list}.${i}.name`, party.name, party.span, true);
          });
        }
      }
    }
  }
  for (const entity of record.entities) {
    check(`entity ${entity.id}`, entity.evidence, 'name', entity.name, entity.mentions[0], true);
    check(`entity ${entity.id}`, entity.evidence, 'kind', entity.kind, entity.mentions[0], false);
    check(`entity ${entity.id}`, entity.evidence, 'affiliation', entity.affiliation, null, false);
    entity.roles.forEach((role, i) => {
      check(`entity ${entity.id}`, entity.evidence, `roles.${i}.title`, role.title, role.span, true);
      check(`entity ${entity.id}`, entity.evidence, `roles.${i}.of`, role.of, role.span, true);
    });
  }
  return gaps;
}
