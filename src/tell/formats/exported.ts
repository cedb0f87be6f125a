import type { Cited, FindingKind, FindingQuery, ReportHead, ReportRecord, Status, Store } from '#model';

/** Which findings are taken away: the filters of the answers, without their paging. */
export interface ExportQuery extends Omit<FindingQuery, 'limit' | 'after' | 'order' | 'versions'> {
  /** Of copies of one text, only those of the first report that stands. */
  readonly origins?: boolean | undefined;
  /** Statuses of events that are taken; all where not told. */
  readonly statuses?: readonly Status[] | undefined;
}

/** A finding with its report's whole record: who its parties are stands there. */
export interface Exported<K extends FindingKind = FindingKind> extends Cited<K> {
  readonly record: ReportRecord;
}

/** What a writer of a format takes its rows from. */
export interface ExportSource {
  rows<K extends FindingKind>(kind: K): AsyncGenerator<Exported<K>>;
}

const ROWS_A_PAGE = 500;
/** Records held at once. Rows of one report come one after the other, so that few are enough. */
const RECORDS_HELD = 16;
const TAKEN_BACK: readonly string[] = ['kill', 'withhold', 'embargo'];

/**
 * Findings in the order in which they are taken away: day of the report, then order of ingest, then the record's own.
 * Left out are reports that were killed, withheld or embargoed, the notices that say so, and versions that a later
 * one replaced. Pages through the store: what is held does not grow with the archive.
 */
export function openExport(store: Store, { origins, statuses, ...query }: ExportQuery): ExportSource {
  const record = recordsOf(store);
  let firsts: Promise<ReadonlySet<string>> | null = null;
  return {
    async *rows<K extends FindingKind>(kind: K) {
      if (origins) firsts ??= firstOfEachOrigin(store, query);
      const kept = await firsts;
      let after: string | undefined;
      do {
        const page = await store.findings(kind, { ...query, order: 'published', limit: ROWS_A_PAGE, after });
        for (const row of page.rows) {
          if (kept && !kept.has(row.report.id)) continue;
          if (isTakenBack(row.report)) continue;
          if (statuses && 'status' in row.item && !statuses.includes(row.item.status)) continue;
          const whole = await record(row.report.id);
          if (!whole || TAKEN_BACK.includes(whole.report.revision?.kind ?? '')) continue;
          yield { ...row, record: whole };
        }
        after = page.next ?? undefined;
      } while (after !== undefined);
    },
  };
}

type Days = Pick<FindingQuery, 'since' | 'until' | 'asOf'>;

/** The last day that counts: what came later was not known. */
const lastDay = ({ until, asOf }: Days): string | null =>
  [until, asOf].filter((d) => d !== undefined).sort()[0] ?? null;

/** Whether a later version had replaced or taken back a report by the last day that counts. */
function isSuperseded({ superseded }: ReportHead, days: Days): boolean {
  const last = lastDay(days);
  return superseded !== null && (last === null || superseded.on === null || superseded.on <= last);
}

/** What was killed stays out of every export, of those as of an earlier day too: it is not to be spread again. */
const isTakenBack = ({ superseded }: ReportHead): boolean => superseded !== null && TAKEN_BACK.includes(superseded.as);

/** Of each origin the first report, by day and ingest, that stands and lies in the days asked for. */
async function firstOfEachOrigin(store: Store, days: Days): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const firsts = new Set<string>();
  const { since, until, asOf } = days;
  let after: string | undefined;
  do {
    const page = await store.reports({ since, until, asOf, limit: 1000, after });
    for (const report of page.rows) {
      if (isSuperseded(report, days) || isTakenBack(report) || seen.has(report.origin)) continue;
      seen.add(report.origin);
      firsts.add(report.id);
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return firsts;
}

function recordsOf(store: Store): (id: string) => Promise<ReportRecord | null> {
  const held = new Map<string, ReportRecord | null>();
  return async (id) => {
    const known = held.get(id);
    if (known !== undefined) return known;
    const record = await store.record(id);
    if (held.size >= RECORDS_HELD) held.delete(held.keys().next().value as string);
    held.set(id, record);
    return record;
  };
}
