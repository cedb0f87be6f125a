import { foldName } from './findings.ts';
import type { Event, Figure, Position, Proposal, Statement } from './record.ts';

/** A source as its figures are gathered: 'Gaza’s health ministry' and 'the Gaza health ministry' are one; empty for the report's own word. */
export const sourceKey = (name: string | null): string =>
  foldName(name ?? '')
    .replace(/'s?(?= |$)/g, '')
    .replace(/^(?:the|a|an) /, '');

/** Fields of a key are held apart by what stands in no name. */
const APART = '\u0001';

/** Figures of one key are one series: one source's count of one measure in one place and unit. Keys sort as the answers do, figures of no measure last. */
export const figureSeries = ({ measure, place, saidBy, unit }: Figure): string =>
  [measure ?? '\uffff', foldName(place?.name ?? ''), saidBy ? sourceKey(saidBy.name ?? 'unknown') : '', unit].join(
    APART,
  );

/** Positions of one key are one party's. */
export const positionSeries = ({ actor }: Position): string => foldName(actor.name);

const parties = (list: Event['actors']): string =>
  list
    .map((a) => foldName(a.name))
    .sort()
    .join('+');

/** Events of one key tell the same thing again. @param day  of the report, ISO */
export const eventMatter = (event: Event, day: string): string =>
  [
    'event',
    event.type,
    event.status,
    parties(event.actors),
    parties(event.recipients),
    event.when?.from ?? (event.actors.length ? '' : day),
  ].join('|');

/** @param content  what was said, as it stands */
export const statementMatter = (statement: Statement, content: string): string =>
  ['statement', foldName(statement.source.name ?? ''), foldName(content)].join('|');

export const proposalMatter = (proposal: Proposal): string =>
  ['proposal', foldName(proposal.name), foldName(proposal.by?.name ?? ''), proposal.phases ?? ''].join('|');
