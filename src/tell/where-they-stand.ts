import type { Party, Position, Proposal, ReportRecord } from '#model';
import { oneLine, padded, widest } from './look.ts';
import type { Page } from './page.ts';
import type { Telling } from './telling.ts';

/** Where each party stands, party by party in the order in which they come up. */
export function tellPositions(page: Page, record: ReportRecord, telling: Telling): void {
  if (!record.positions.length) return;
  page.heading('WHERE THE PARTIES STAND');
  const width = widest(record.positions.map((p) => p.stance));
  const byActor = new Map<string, Position[]>();
  for (const position of record.positions) {
    const name = oneLine(position.actor.name);
    const group = byActor.get(name);
    if (group) group.push(position);
    else byActor.set(name, [position]);
  }
  for (const [actor, positions] of byActor) {
    page.line(0, [[actor, 'bold']]);
    for (const { span, stance, on, because, unless } of positions) {
      page.row(
        [telling.reference(span.start), [`${padded(stance, width)}  `, stance === 'against' ? 'warn' : 'plain']],
        on,
      );
      const indent = telling.indent + width + 2;
      if (because) page.words(indent, `because: ${oneLine(because)}`);
      if (unless) page.words(indent, `unless: ${oneLine(unless)}`);
      page.line(indent, telling.excerpt(span, page.look.width - indent));
    }
  }
}

/** The texts on the table: whose they are, who took and who refused them, and what they would do. */
export function tellProposals(page: Page, record: ReportRecord, telling: Telling): void {
  if (!record.proposals.length) return;
  page.heading('ON THE TABLE');
  for (const proposal of record.proposals) {
    page.row([telling.reference(proposal.span.start)], proposal.name, 'bold');
    const facts = factsOf(proposal);
    if (facts) page.words(telling.indent + 2, facts);
    for (const term of proposal.terms)
      page.words(telling.indent + 2, `– ${oneLine(record.report.text.slice(term.start, term.end))}`);
  }
}

const names = (list: readonly Party[]): string => list.map((p) => oneLine(p.name)).join(', ');

function factsOf({ by, approvedBy, rejectedBy, phases, version }: Proposal): string {
  return [
    version && oneLine(version),
    by && `by ${oneLine(by.name)}`,
    phases && `${phases} phases`,
    approvedBy.length ? `accepted by ${names(approvedBy)}` : null,
    rejectedBy.length ? `rejected by ${names(rejectedBy)}` : null,
  ]
    .filter((f) => f)
    .join(' · ');
}
