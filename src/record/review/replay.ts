import {
  type Anchor,
  type Decision,
  type FindingKind,
  type FindingOf,
  type Orphan,
  overlaps,
  type ReportRecord,
  type Reviewed,
  type Span,
} from '#model';
import { addedId, addedItem } from './added.ts';
import { foundAt, gist, type Item, sameFinding } from './anchor.ts';
import { withFields } from './fields.ts';
import { relocated } from './quote.ts';

/** How a finding stood from an instant on: `item` is null where it was left out. */
export interface Version {
  /** ISO instant; empty for the beginning. */
  readonly from: string;
  readonly item: Item | null;
  readonly reviewed: Reviewed | null;
}

/** A finding that decisions touched, with all that it ever stood as, oldest first. */
export interface Chain {
  readonly kind: FindingKind;
  /** As the program read it; null where a person added it. */
  readonly read: Item | null;
  /** The decision that added it. */
  readonly added: number | null;
  readonly versions: readonly Version[];
}

export interface Replayed {
  readonly chains: readonly Chain[];
  readonly orphans: readonly Omit<Orphan, 'remedy'>[];
}

interface Cell {
  readonly kind: FindingKind;
  readonly read: Item | null;
  readonly added: number | null;
  item: Item | null;
  reviewed: Reviewed | null;
  /** The last decision that took effect on it. */
  last: number;
}

interface State {
  readonly cells: Map<string, Cell>;
  readonly trouble: Map<number, { why: Orphan['why']; key: string | null }>;
}

const KINDS = ['statement', 'event', 'figure', 'position', 'proposal'] as const;

function asRead(record: ReportRecord): State {
  const cells = new Map<string, Cell>();
  for (const kind of KINDS)
    for (const item of record[`${kind}s`] as readonly Item[])
      cells.set(`${kind} ${item.id}`, { kind, read: item, added: null, item, reviewed: null, last: 0 });
  return { cells, trouble: new Map() };
}

/** Decisions taken back, of those given. */
const undone = (decisions: readonly Decision[]): Set<number> =>
  new Set(decisions.filter((d) => d.action === 'undo').map((d) => d.of as number));

/** Decisions in the order in which they count: by time, then as entered; none is taken back before it is made. */
function inOrder(journal: readonly Decision[]): Decision[] {
  const madeAt = new Map(journal.map((d) => [d.id, d.at]));
  const at = (d: Decision): string => {
    const target = d.of === null ? undefined : madeAt.get(d.of);
    return target !== undefined && target > d.at ? target : d.at;
  };
  return journal.map((d) => ({ ...d, at: at(d) })).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id));
}

/**
 * Lets decisions take effect on a record as read, in order of time: what every touched finding stood as from when on,
 * and which decisions hold to nothing.
 */
export function replay(record: ReportRecord, journal: readonly Decision[]): Replayed {
  const decisions = inOrder(journal);
  const chains = new Map<string, { cell: Cell; versions: Version[] }>();
  let state = asRead(record);
  decisions.forEach((decision, i) => {
    if (decision.action === 'undo' || decision.action === 'attach') state = upTo(record, decisions.slice(0, i + 1));
    else apply(record, state, decision, decision.anchor);
    const before = chains;
    const keys = new Set([...before.keys(), ...state.cells.keys()]);
    for (const key of keys) {
      const cell = state.cells.get(key);
      const chain = before.get(key);
      const now = { from: decision.at, item: cell?.item ?? null, reviewed: cell?.reviewed ?? null };
      const last = chain?.versions.at(-1) ?? { from: '', item: cell?.read ?? null, reviewed: null };
      if (last.item === now.item && last.reviewed === now.reviewed) continue;
      if (chain && JSON.stringify([last.item, last.reviewed]) === JSON.stringify([now.item, now.reviewed])) continue;
      if (chain) chain.versions.push(now);
      else if (cell) before.set(key, { cell, versions: [last, now] });
    }
  });
  const end = upTo(record, decisions);
  const byId = new Map(journal.map((d) => [d.id, d]));
  return {
    chains: [...chains.values()].map(({ cell, versions }) => ({
      kind: cell.kind,
      read: cell.read,
      added: cell.added,
      versions: ended(versions),
    })),
    orphans: [...end.trouble]
      .filter(([id, { key }]) => key === null || (end.cells.get(key)?.last ?? 0) < id)
      .sort(([a], [b]) => a - b)
      .map(([id, { why }]) => ({ decision: byId.get(id) as Decision, why })),
  };
}

/** Of versions that begin at one instant the last alone counts. */
const ended = (versions: readonly Version[]): Version[] =>
  versions.filter((v, i) => versions[i + 1] === undefined || versions[i + 1]?.from !== v.from);

function upTo(record: ReportRecord, decisions: readonly Decision[]): State {
  const state = asRead(record);
  const gone = undone(decisions);
  const moved = new Map(
    decisions.filter((d) => d.action === 'attach' && !gone.has(d.id)).map((d) => [d.of as number, d.anchor]),
  );
  for (const decision of decisions)
    if (!gone.has(decision.id)) apply(record, state, decision, moved.get(decision.id) ?? decision.anchor);
  return state;
}

/** The cell that an anchor holds to now. */
function held(record: ReportRecord, state: State, anchor: Anchor, seen: Item | null): [string, Cell] | null {
  if (anchor.added !== null) {
    const key = `added ${anchor.added}`;
    const cell = state.cells.get(key);
    return cell ? [key, cell] : null;
  }
  const at = relocated(record.report.text, anchor);
  if (!at) return null;
  const of = (pick: (cell: Cell) => Item | null) =>
    [...state.cells].flatMap(([key, cell]) => {
      const item = cell.kind === anchor.kind && cell.added === null ? pick(cell) : null;
      return item ? [{ key, cell, item }] : [];
    });
  const found =
    foundAt(
      of((c) => c.read),
      anchor.kind,
      at,
      seen,
    ) ??
    foundAt(
      of((c) => c.item),
      anchor.kind,
      at,
      seen,
    );
  return found ? [found.key, found.cell] : null;
}

function apply(record: ReportRecord, state: State, decision: Decision, anchor: Anchor | null): void {
  if (decision.action === 'undo' || decision.action === 'attach' || !anchor) return;
  const { id, author, at, action, seen } = decision;
  const fail = (why: Orphan['why'], key: string | null = null) => state.trouble.set(id, { why, key });
  const mark = (as: Reviewed['as']): Reviewed => ({ as, author, at });
  try {
    if (action === 'add') {
      add(record, state, decision, anchor, mark('added'), fail);
      return;
    }
    const target = held(record, state, anchor, seen);
    if (!target) {
      fail('no-finding');
      return;
    }
    const [key, cell] = target;
    const now = cell.item ?? cell.read;
    if (!now) {
      fail('no-finding');
      return;
    }
    const text = record.report.text;
    switch (action) {
      case 'accept':
        if (seen && gist(cell.kind, seen) !== gist(cell.kind, now)) {
          fail('read-differently', key);
          return;
        }
        cell.item = { ...now, margin: 1 };
        cell.reviewed = mark(cell.reviewed?.as ?? 'accepted');
        break;
      case 'reject':
        cell.item = null;
        cell.reviewed = null;
        break;
      case 'correct':
        cell.item = withFields(record, cell.kind, now, decision.set, relocated(text, anchor) ?? now.span);
        cell.reviewed = mark(cell.reviewed?.as === 'added' ? 'added' : 'corrected');
        break;
      case 'merge': {
        const others = decision.others
          .map((other) => held(record, state, other, null))
          .filter((other) => other !== null && other[0] !== key && other[1].item !== null) as [string, Cell][];
        if (!others.length) {
          fail('no-finding');
          return;
        }
        cell.item = merged(
          cell.kind,
          now,
          others.map(([, other]) => other.item as Item),
        );
        cell.reviewed = mark('corrected');
        for (const [, other] of others) {
          other.item = null;
          other.reviewed = null;
          other.last = id;
        }
        break;
      }
      case 'split': {
        const second = decision.others[0];
        const place = second && relocated(text, second);
        if (!place) {
          fail('no-finding');
          return;
        }
        const [first, other] = split(record, cell.kind, now, addedId(cell.kind, id), place, decision.set);
        cell.item = first;
        cell.reviewed = mark(cell.reviewed?.as === 'added' ? 'added' : 'corrected');
        state.cells.set(`added ${id}`, {
          kind: cell.kind,
          read: null,
          added: id,
          item: other,
          reviewed: mark('added'),
          last: id,
        });
        break;
      }
    }
    cell.last = id;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    fail('cannot-apply');
  }
}

/** A finding that was missed. Where a later reading finds it too, the person's stands in its place. */
function add(
  record: ReportRecord,
  state: State,
  { id, set, others }: Decision,
  anchor: Anchor,
  reviewed: Reviewed,
  fail: (why: Orphan['why']) => void,
): void {
  const at = relocated(record.report.text, anchor);
  if (!at) {
    fail('no-finding');
    return;
  }
  const { kind } = anchor;
  const item = addedItem(record, kind, addedId(kind, id), at, set);
  // What stood beside it when it was added is something else.
  const beside = new Set(others.map((other) => held(record, state, other, null)?.[0]));
  for (const [key, cell] of state.cells) {
    if (cell.kind !== kind || !cell.read || cell.last || beside.has(key)) continue;
    if (sameFinding(kind, item, cell.read)) cell.item = null;
  }
  state.cells.set(`added ${id}`, { kind, read: null, added: id, item, reviewed, last: id });
}

const apart = (spans: readonly Span[]): Span[] => {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (!last || !overlaps(last, span)) out.push({ ...span });
  }
  return out;
};

/** The first of some findings that are one, with the mentions and the words of the others. */
function merged(kind: FindingKind, first: Item, others: readonly Item[]): Item {
  const sure = { ...first, margin: 1, rule: 'review' };
  if (kind === 'event') {
    const events = others as readonly FindingOf['event'][];
    const event = sure as FindingOf['event'];
    const also = [...event.also, ...events.flatMap((e) => [e.trigger, ...e.also])];
    return { ...event, also: apart(also.filter((span) => !overlaps(span, event.trigger))) };
  }
  if (kind === 'statement') {
    const all = [sure, ...others] as readonly FindingOf['statement'][];
    return {
      ...(sure as FindingOf['statement']),
      content: apart(all.flatMap((s) => s.content)),
      quoted: apart(all.flatMap((s) => s.quoted)),
    };
  }
  return sure;
}

/** A finding as two: the first without the mention that the second stands on. */
function split(
  record: ReportRecord,
  kind: FindingKind,
  item: Item,
  id: string,
  at: Span,
  set: Decision['set'],
): readonly [Item, Item] {
  const sure = { ...item, margin: 1, rule: 'review' };
  const second = { ...sure, id, span: at };
  if (kind === 'event') {
    const event = sure as FindingOf['event'];
    const evidence = { ...event.evidence, type: [at], status: [at] };
    return [
      { ...event, also: event.also.filter((span) => !overlaps(span, at)) },
      withFields(record, kind, { ...(second as FindingOf['event']), trigger: at, also: [], evidence }, set, at),
    ];
  }
  if (kind === 'statement')
    return [sure, withFields(record, kind, { ...(second as FindingOf['statement']), cue: at }, set, at)];
  return [sure, withFields(record, kind, second, set, at)];
}
