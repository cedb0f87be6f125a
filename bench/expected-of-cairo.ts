import type { ReportRecord, Span, Statement } from '#model';

/** Something that the record of one report must hold, and whether it does. */
export interface Expectation {
  readonly what: string;
  readonly met: boolean;
}

/**
 * What a desk would want from ../shared/gold/cairo-talks.txt, read with `--published 2024-05-08`:
 * who said what and when, the crossing seized, the talks, the journey planned, the proposal with
 * its phases, the displaced, and one distance told in two units.
 */
export function expectedOfCairo(record: ReportRecord): Expectation[] {
  const { text } = record.report;
  const words = (span: Span | null | undefined): string => (span ? text.slice(span.start, span.end) : '');
  const source = ({ source: s }: Statement): string => `${s.name ?? ''} | ${words(s.span)}`;
  const said = (who: string | RegExp, cue: string, more: (s: Statement) => boolean = () => true): boolean =>
    record.statements.some((s) => source(s).match(who) !== null && words(s.cue).startsWith(cue) && more(s));
  const has = (names: readonly { name: string }[], wanted: string): boolean =>
    names.some((p) => p.name.includes(wanted));
  const onThe = (day: string) => (s: Statement) => s.saidOn?.from === day;
  const event = (test: (e: ReportRecord['events'][number]) => boolean): boolean => record.events.some(test);
  const proposals = record.proposals;
  return [
    { what: 'Israel declared, on 2024-05-06', met: said('Israel', 'declared', onThe('2024-05-06')) },
    { what: 'Kirby said', met: said('Kirby', 'said') },
    { what: 'Kirby declined', met: said('Kirby', 'declined', (s) => s.manner === 'decline') },
    {
      what: 'two Egyptian sources, unnamed, counted',
      met: said('Egyptian', 'said', (s) => s.source.standing === 'anonymous' && s.source.count === 2),
    },
    {
      what: "the source familiar with Burns's travel, unnamed, described",
      met: record.statements.some(
        (s) => s.source.standing === 'anonymous' && (s.source.described ?? '').includes('travel'),
      ),
    },
    {
      what: 'Hamdan warned reporters in Beirut, on 2024-05-07',
      met: said(
        'Hamdan',
        'warned',
        (s) => s.venue === 'Beirut' && (s.audience ?? '').includes('reporters') && s.saidOn?.from === '2024-05-07',
      ),
    },
    { what: 'the military said', met: said(/military/i, 'said') },
    {
      what: 'the military told',
      met: said(/military|Israel/, 'told') || record.statements.some((s) => words(s.cue) === 'told'),
    },
    {
      what: 'the footage, a document',
      met: record.statements.some((s) => s.source.standing === 'document' && source(s).includes('footage')),
    },
    {
      what: 'the crossing seized by Israel on 2024-05-07 (COERCE)',
      met: event(
        (e) =>
          e.type === 'COERCE' &&
          words(e.trigger).startsWith('seized') &&
          has(e.actors, 'Israel') &&
          e.when?.from === '2024-05-07',
      ),
    },
    {
      what: 'talks of five parties in Cairo (CONSULT)',
      met: event(
        (e) => e.type === 'CONSULT' && e.actors.length + e.recipients.length >= 5 && e.place?.name === 'Cairo',
      ),
    },
    {
      what: "Burns's travel, planned (CONSULT)",
      met: event((e) => e.type === 'CONSULT' && e.status === 'planned' && has(e.actors, 'Burns')),
    },
    {
      what: 'Hamas accepted the proposal',
      met:
        event((e) => e.type === 'AGREE' && has(e.actors, 'Hamas')) || proposals.some((p) => has(p.approvedBy, 'Hamas')),
    },
    {
      what: 'Israel rejected the proposal',
      met:
        event((e) => e.type === 'REJECT' && has(e.actors, 'Israel')) ||
        proposals.some((p) => has(p.rejectedBy, 'Israel')),
    },
    { what: 'the proposal with its three phases', met: proposals.some((p) => p.phases === 3) },
    {
      what: 'more than a million displaced',
      met: record.figures.some((f) => f.value === 1_000_000 && f.bound === 'at_least' && f.measure === 'displaced'),
    },
    {
      what: 'some 20 km, one figure with its conversion',
      met:
        record.figures.filter((f) => f.value === 20 && f.converted.length === 1).length === 1 &&
        !record.figures.some((f) => f.unit.startsWith('mile')),
    },
  ];
}
