import type { WatchState } from '#model';
import { type Format, readReports } from '#read';
import { type Answer, ask, type Page } from './ask.ts';
import { readFolder } from './folder.ts';
import { openHosts } from './hosts.ts';
import { readingOf } from './reading.ts';
import { type Robots, readRobots } from './robots.ts';
import type { FoundReport, Next, Round, Watch } from './round.ts';
import type { WatchedSource } from './source-list.ts';
import { backOff, feedPeriod, jitter } from './wishes.ts';

export interface WatchOutcome {
  readonly reports: number;
  /** Sources whose last round failed. */
  readonly failed: number;
}

/** Questions on their way in all. */
const AT_ONCE = 8;
/** Tries of an article's page before its summary is kept instead. */
const TRIES = 3;
/** Failures in a row from which a source is left alone by the next run, too. */
const KNOWN_BAD = 3;
/** The longest wait that a timer takes; longer ones are slept in pieces. */
const LONGEST_SLEEP = 86_400_000;

/** Watches sources, each in its own time: one that fails or is slow stops none of the others. */
export async function watch(call: Watch): Promise<WatchOutcome> {
  let reports = 0;
  // Nobody waits for the breath after the last question.
  const ended = new AbortController();
  const over = AbortSignal.any([call.signal, ended.signal]);
  const sleep = (ms: number): Promise<void> => slept(ms, over);
  const round: Round = {
    ...call,
    sleep,
    hosts: openHosts(call.breathMs ?? 1000, AT_ONCE, sleep),
    robots: new Map(),
    keep: async (found, source) => {
      const isNew = await keep(call, found, source);
      if (isNew) reports++;
      return isNew;
    },
  };
  const ends = await Promise.all(call.sources.map((source) => watchOne(round, source)));
  ended.abort();
  return { reports, failed: ends.filter((well) => !well).length };
}

/** @returns whether its last look went well */
async function watchOne(round: Round, source: WatchedSource): Promise<boolean> {
  let failures = 0;
  for (let looks = 1; ; looks++) {
    let next: Next;
    try {
      next = source.kind === 'folder' ? await readFolder(round, source) : await askAddress(round, source);
      failures = next.well ? 0 : failures + 1;
    } catch (error) {
      failures++;
      round.onNotice(source, error instanceof Error ? error.message : String(error));
      next = { well: false, seconds: backOff(failures, source.every) };
    }
    if (round.once || next.seconds === null || round.signal.aborted) return next.well;
    const seconds = Math.max(next.seconds, source.every);
    await round.sleep((seconds + jitter(source.source, looks, seconds)) * 1000);
    if (round.signal.aborted) return next.well;
  }
}

async function keep(call: Watch, found: FoundReport, source: WatchedSource): Promise<boolean> {
  const { store } = call;
  if (await store.has(found.report.id)) return false;
  const record = call.read(found);
  const [outcome] = await store.put([record], new Date(call.now()).toISOString());
  if (found.original) await store.originals.keep([{ report: record.report.id, original: found.original }]);
  if (outcome === 'added') call.onReport(record, source);
  return outcome === 'added';
}

const NEVER_ASKED = { movedTo: null, etag: null, lastModified: null, failures: 0, notBefore: null, goneAt: null };

async function askAddress(round: Round, source: WatchedSource): Promise<Next> {
  const { store, onNotice } = round;
  const state: WatchState = (await store.watching.state(source.source)) ?? {
    source: source.source,
    ...NEVER_ASKED,
    askedAt: '',
  };
  if (state.goneAt !== null) {
    onNotice(source, `is gone for good since ${state.goneAt.slice(0, 10)} and is asked no more: take it off the list`);
    return { well: true, seconds: null };
  }
  const early = state.notBefore === null ? 0 : (Date.parse(state.notBefore) - round.now()) / 1000;
  if (early > 0) {
    if (round.once) onNotice(source, `is not asked before ${state.notBefore}, as it wishes`);
    return { well: true, seconds: early };
  }
  const url = state.movedTo ?? source.source;
  const answer = await round.hosts.turn(url, () => asked(round, url, state));
  if (round.signal.aborted) return { well: true, seconds: null };
  const at = new Date(round.now()).toISOString();
  const later = (seconds: number): string => new Date(round.now() + seconds * 1000).toISOString();
  if (answer.kind === 'gone') {
    onNotice(source, `${answer.message}; it is asked no more`);
    await store.watching.note({ ...state, goneAt: at, askedAt: at });
    return { well: true, seconds: null };
  }
  if (answer.kind === 'later' || answer.kind === 'failed') {
    const failures = state.failures + 1;
    const own = backOff(failures, source.every);
    const seconds = answer.kind === 'later' ? (answer.seconds ?? own) : own;
    const held = answer.kind === 'later' || failures >= KNOWN_BAD;
    onNotice(source, `${answer.message}; asked again in ${inWords(Math.max(seconds, source.every))}`);
    await store.watching.note({ ...state, failures, notBefore: held ? later(seconds) : null, askedAt: at });
    return { well: false, seconds };
  }
  if (answer.movedTo !== null && answer.movedTo !== url)
    onNotice(source, `has moved for good to ${answer.movedTo}: put that into the list`);
  const movedTo = answer.movedTo ?? state.movedTo;
  const wish = (more: number | null): string | null => {
    const seconds = Math.max(answer.maxAge ?? 0, more ?? 0);
    return seconds > 0 ? later(seconds) : null;
  };
  if (answer.kind === 'unchanged') {
    await store.watching.note({ ...state, movedTo, failures: 0, notBefore: wish(null), askedAt: at });
    return { well: true, seconds: answer.maxAge ?? 0 };
  }
  const { whole, well } = await readAnswer(round, source, answer);
  if (round.signal.aborted && !whole) return { well, seconds: null };
  const period = feedPeriod(answer.bytes);
  await store.watching.note({
    source: source.source,
    movedTo,
    // What is still to be had is asked for in full again.
    etag: whole ? answer.etag : null,
    lastModified: whole ? answer.lastModified : null,
    failures: 0,
    notBefore: whole ? wish(period) : null,
    goneAt: null,
    askedAt: at,
  });
  return { well, seconds: whole ? Math.max(answer.maxAge ?? 0, period ?? 0) : 0 };
}

function asked(round: Round, url: string, state: Pick<WatchState, 'etag' | 'lastModified'>): Promise<Answer> {
  return ask({
    url,
    agent: round.agent,
    etag: state.etag,
    lastModified: state.lastModified,
    signal: round.signal,
    now: round.now(),
    ...(round.bounds ? { bounds: round.bounds } : {}),
  });
}

/** @returns `whole`: whether all that it holds was dealt with; `well`: whether it could be read */
async function readAnswer(round: Round, source: WatchedSource, page: Page): Promise<{ whole: boolean; well: boolean }> {
  let whole = true;
  let well = true;
  const format: Format | null = source.kind === 'page' ? 'html' : null;
  for await (const result of readReports([page.bytes], format, readingOf(source, page))) {
    if (round.signal.aborted) return { whole: false, well };
    if ('error' in result) {
      round.onNotice(source, result.error.message);
      well = false;
    } else if (source.follow && isSummary(result)) whole = (await follow(round, source, result)) && whole;
    else await round.keep(result, source);
    // Others have their turn between two reports.
    await new Promise((next) => setImmediate(next));
  }
  return { whole, well };
}

const isSummary = ({ notices }: FoundReport): boolean => notices.some((n) => n.code === 'summary-only');

/**
 * Reads the page that an item of a feed leads to, once; where that cannot be, its summary is kept.
 *
 * @returns whether the item is dealt with
 */
async function follow(round: Round, source: WatchedSource, summary: FoundReport): Promise<boolean> {
  const { watching } = round.store;
  const { url, key, published, publisher } = summary.report;
  const item = key ?? url ?? summary.report.id;
  const known = (await watching.seen(source.source, [item])).get(item);
  if (known?.failures === 0) return true;
  const done = () => watching.see(source.source, [{ item, mark: '', failures: 0 }]);
  const settleForSummary = async (why: string): Promise<boolean> => {
    const notice = { code: 'page-not-read', message: `The page of the report was not read: ${why}.`, span: null };
    await round.keep({ ...summary, notices: [...summary.notices, notice] }, source);
    await done();
    return true;
  };
  if (url === null || !/^https?:/i.test(url)) return settleForSummary('the feed gives no address for it');
  const robots = await robotsOf(round, url);
  if (robots !== null && !robots.allows(url))
    return settleForSummary('its server asks programs not to read it (robots.txt)');
  const answer: Answer =
    robots === null
      ? { kind: 'failed', final: false, message: 'its server did not say what programs may read' }
      : await round.hosts.turn(url, () => asked(round, url, { etag: null, lastModified: null }));
  if (round.signal.aborted) return false;
  let why = 'the server sent no page';
  if (answer.kind === 'page') {
    const reading = { ...readingOf({ ...source, kind: 'page' }, answer), key: item, published, publisher };
    for await (const result of readReports([answer.bytes], 'html', reading)) {
      if ('error' in result) why = result.error.message.replace(/\.$/, '');
      else {
        await round.keep(result, source);
        await done();
        return true;
      }
    }
    return settleForSummary(why);
  }
  if (answer.kind === 'gone') return settleForSummary(answer.message);
  if (answer.kind === 'failed') why = answer.message;
  if (answer.kind === 'later') why = answer.message;
  const failures = (known?.failures ?? 0) + 1;
  if ((answer.kind === 'failed' && answer.final) || failures >= TRIES) return settleForSummary(why);
  round.onNotice(source, `${url}: ${why}; tried again in the next round`);
  await watching.see(source.source, [{ item, mark: '', failures }]);
  return false;
}

/** What a server lets programs read, asked for once a run; null where it did not say for now. */
function robotsOf(round: Round, url: string): Promise<Robots | null> {
  const { origin } = new URL(url);
  const known = round.robots.get(origin);
  if (known) return known;
  const address = `${origin}/robots.txt`;
  const found = round.hosts
    .turn(url, () => asked(round, address, { etag: null, lastModified: null }))
    .then((answer) => {
      if (answer.kind === 'page') return readRobots(new TextDecoder().decode(answer.bytes), 'rapporteur');
      if ((answer.kind === 'failed' && answer.final) || answer.kind === 'gone') return readRobots('', 'rapporteur');
      round.robots.delete(origin);
      return null;
    });
  round.robots.set(origin, found);
  return found;
}

function inWords(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** Waits; ends early where the signal fires. */
function slept(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(ms, LONGEST_SLEEP));
    signal.addEventListener('abort', end);
  });
}
