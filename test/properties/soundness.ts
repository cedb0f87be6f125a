import { evidenceGaps, type Parsed, type ReportRecord, ReportRecordSchema } from '#model';

/** Every `{start, end}` anywhere in a value, with the path to it. */
function spansIn(value: unknown, path: string, found: [string, number, number][]): void {
  if (value === null || typeof value !== 'object') return;
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (typeof start === 'number' && typeof end === 'number') found.push([path, start, end]);
  for (const [key, part] of Object.entries(value)) spansIn(part, `${path}.${key}`, found);
}

/**
 * What is wrong with a record, whatever the report: not to the schema, spans out of bounds, fields
 * that stand on nothing, ids that lead nowhere or stand twice. Empty where it is sound.
 */
export function unsound(record: ReportRecord): string[] {
  const wrong: string[] = [];
  const valid = ReportRecordSchema.safeParse(record);
  if (!valid.success) wrong.push(...valid.error.issues.map((i) => `schema: ${i.path.join('.')}: ${i.message}`));
  const length = record.report.text.length;
  const spans: [string, number, number][] = [];
  spansIn(record, 'record', spans);
  for (const [path, start, end] of spans) {
    if (!(start >= 0 && start < end && end <= length))
      wrong.push(`${path}: span ${start}..${end} in a text of ${length}`);
  }
  wrong.push(...evidenceGaps(record));
  const all = [
    ...record.entities,
    ...record.statements,
    ...record.events,
    ...record.figures,
    ...record.positions,
    ...record.proposals,
  ];
  const ids = new Set(all.map((f) => f.id));
  if (ids.size < all.length) wrong.push('two findings have one id');
  const leads = (from: string, to: string | null | undefined) => {
    if (to != null && !ids.has(to)) wrong.push(`${from} leads to ${to}, which is not there`);
  };
  for (const e of record.entities) for (const id of [e.affiliation, ...e.members]) leads(e.id, id);
  for (const s of record.statements) for (const id of [s.within, s.source.entity, ...s.source.members]) leads(s.id, id);
  for (const v of record.events)
    for (const id of [v.saidBy?.statement, v.place?.entity, ...[...v.actors, ...v.recipients].map((p) => p.entity)])
      leads(v.id, id);
  for (const f of record.figures) for (const id of [f.saidBy?.statement, f.place?.entity]) leads(f.id, id);
  for (const p of record.positions) for (const id of [p.statement, p.event, p.actor.entity]) leads(p.id, id);
  for (const r of record.proposals)
    for (const id of [r.by, ...r.approvedBy, ...r.rejectedBy].map((p) => p?.entity)) leads(r.id, id);
  return wrong;
}

/** What is wrong with a parse: tokens that do not tile the text but for white space, or trees that are none. */
export function untiled({ text, sentences }: Parsed): string[] {
  const wrong: string[] = [];
  let at = 0;
  for (const sentence of sentences) {
    if (sentence.start !== sentence.tokens[0]?.start || sentence.end !== sentence.tokens.at(-1)?.end)
      wrong.push(`sentence ${sentence.index} does not end where its tokens do`);
    for (const token of sentence.tokens) {
      if (token.start < at || token.end <= token.start) wrong.push(`token ${token.form} at ${token.start} overlaps`);
      if (text.slice(at, token.start).trim() !== '')
        wrong.push(`${JSON.stringify(text.slice(at, token.start))} at ${at} is in no token`);
      if (text.slice(token.start, token.end) !== token.form)
        wrong.push(`token ${token.form} at ${token.start} is not what stands there`);
      at = token.end;
    }
    const roots = sentence.tokens.filter((t) => t.head < 0);
    if (roots.length !== 1 || roots[0]?.index !== sentence.root)
      wrong.push(`sentence ${sentence.index} has ${roots.length} roots`);
  }
  if (text.slice(at).trim() !== '') wrong.push(`${JSON.stringify(text.slice(at, at + 40))} at the end is in no token`);
  return wrong;
}
