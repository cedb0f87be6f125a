import type { ReportRecord, SaidBy } from '#model';

/** From this margin on a finding counts as sure. Margins are comparable within one kind; a finding without one is not sure. */
export const SURE = 0.5;

/**
 * A record without the findings whose margin is below `SURE`. What stays and pointed at one of
 * them keeps the name it stands on and loses the pointer.
 */
export function leaveOutUnsure(record: ReportRecord): ReportRecord {
  const sure = <T extends { readonly margin: number | null }>(findings: readonly T[]): T[] =>
    findings.filter((f) => (f.margin ?? 0) >= SURE);
  const statements = sure(record.statements);
  const events = sure(record.events);
  const kept = new Set([...statements, ...events].map((f) => f.id));
  const pointer = (id: string | null): string | null => (id !== null && kept.has(id) ? id : null);
  const saidBy = (by: SaidBy | null): SaidBy | null => by && { ...by, statement: pointer(by.statement) };
  return {
    ...record,
    statements: statements.map((s) => ({ ...s, within: pointer(s.within) })),
    events: events.map((e) => ({ ...e, saidBy: saidBy(e.saidBy) })),
    figures: sure(record.figures).map((f) => ({ ...f, saidBy: saidBy(f.saidBy) })),
    positions: sure(record.positions).map((p) => ({ ...p, statement: pointer(p.statement), event: pointer(p.event) })),
    proposals: sure(record.proposals),
  };
}
