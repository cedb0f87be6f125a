import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadResources } from '#load';
import type { ReportRecord, Store } from '#model';
import { readReport } from '#pipeline';
import { readJsonLines } from '#read';
import { openSqliteStore } from '#record';
import { changes, differences, figures, positions, proposals, said, timeline, who } from '#tell';
import { madeReports } from './made-reports.ts';

/**
 * How fast an archive takes reports in and answers: `npm run bench:archive`. 20,000 reports are read and put in, then
 * every answer is asked many times; `-- --large` goes on to 200,000, the rest being the same records under other names
 * and days. Prints a table and writes bench/out/archive.json.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'bench', 'out');
const countFlag = process.argv.indexOf('--reports');
const REPORTS = countFlag > 0 ? Number(process.argv[countFlag + 1]) : 20_000;
const LARGE = process.argv.includes('--large');
const BATCH = 64;
const ASKED = 40;
const AT = '2026-01-01T00:00:00Z';

const seconds = (since: number): number => (performance.now() - since) / 1000;

async function* records(): AsyncGenerator<ReportRecord> {
  const resources = loadResources();
  async function* lines() {
    for (const report of madeReports(REPORTS)) yield Buffer.from(`${JSON.stringify(report)}\n`);
  }
  for await (const input of readJsonLines(lines(), { file: 'made' })) {
    if ('error' in input) throw new Error(input.error.message);
    yield readReport(input, resources);
  }
}

async function fill(store: Store, sample: ReportRecord[]): Promise<Record<string, number>> {
  let putting = 0;
  let findings = 0;
  let batch: ReportRecord[] = [];
  const put = async () => {
    const began = performance.now();
    await store.put(batch, AT);
    putting += seconds(began);
    batch = [];
  };
  const began = performance.now();
  let n = 0;
  for await (const record of records()) {
    findings +=
      record.statements.length +
      record.events.length +
      record.figures.length +
      record.positions.length +
      record.proposals.length;
    batch.push(record);
    if (n++ < 2000) sample.push(record);
    if (batch.length >= BATCH) await put();
  }
  if (batch.length) await put();
  const all = seconds(began);
  return {
    'reports put in': n,
    'findings put in': findings,
    'reading and keeping, seconds': round(all),
    'reports a second': Math.round(n / all),
    'keeping, share of the time in %': round((100 * putting) / all),
    'keeping, ms a report': round((1000 * putting) / n),
  };
}

const round = (x: number): number => Math.round(x * 100) / 100;

/** Each answer as a reader asks it, with arguments that vary from one asking to the next. */
function questions(sample: readonly ReportRecord[]): Record<string, (store: Store, i: number) => Promise<unknown>> {
  const nth = (i: number) => sample[(i * 37) % sample.length] as ReportRecord;
  const name = (i: number) => nth(i).entities[i % Math.max(1, nth(i).entities.length)]?.name ?? 'council';
  const day = (i: number) => new Date(Date.UTC(2023, 0, 10 + ((i * 17) % 680))).toISOString().slice(0, 10);
  const week = (i: number) => ({
    since: day(i),
    until: new Date(Date.parse(day(i)) + 6 * 86_400_000).toISOString().slice(0, 10),
  });
  return {
    timeline: (s, i) => timeline(s, i % 2 ? week(i) : {}),
    'timeline of a party': (s, i) => timeline(s, { party: name(i), rollUp: true }),
    said: (s, i) => said(s, i % 2 ? week(i) : { about: 'corridor' }),
    positions: (s, i) => positions(s, i % 2 ? week(i) : {}),
    proposals: (s, i) => proposals(s, i % 2 ? week(i) : {}),
    figures: (s, i) => figures(s, i % 2 ? week(i) : { type: 'killed' }),
    differences: (s, i) => differences(s, i % 2 ? week(i) : {}),
    changes: (s, i) => changes(s, day(i), { asOf: day(i + 1) > day(i) ? day(i + 1) : undefined }),
    'changes since the last day': (s) => changes(s, '2024-11-28', {}),
    who: (s, i) => who(s, name(i), {}),
    'search, two words': (s, i) => s.search(`${name(i).split(' ')[0]} corridor OR harbour`, {}),
    'search, a common word': (s, i) => s.search(i % 2 ? 'talks' : 'people', {}),
    'search in findings': (s, i) => s.search(`${name(i).split(' ')[0]}`, { kind: 'event' }),
  };
}

async function ask(
  store: Store,
  sample: readonly ReportRecord[],
  only?: readonly string[],
): Promise<Record<string, number>> {
  const out: Record<string, number> = {};
  for (const [what, question] of Object.entries(questions(sample))) {
    if (only && !only.some((o) => what.startsWith(o))) continue;
    const times: number[] = [];
    for (let i = 0; i < ASKED; i++) {
      const began = performance.now();
      await question(store, i);
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    out[`${what}, p95 ms`] = round(times[Math.floor(ASKED * 0.95) - 1] as number);
  }
  return out;
}

/** The same records under other names and days, spans and all: letters of made names move round, days move by weeks. */
function shifted(record: ReportRecord, round: number): ReportRecord {
  const turn = (word: string): string =>
    word.replace(/[a-z]/g, (c) => {
      const ring = 'aeiou'.includes(c) ? 'aeiou' : 'bcdfghjklmnpqrstvwxyz';
      return ring[(ring.indexOf(c) + round) % ring.length] as string;
    });
  const names = new Set(
    record.report.text.match(
      /\b[A-Z][a-z]+(?:mark|bay|ford|stan|ville|grad|port|dale|na|ra|ko|vik|nia|ov|ani|esco|son|ides|mann|ak|ur|elli|ez)\b/g,
    ),
  );
  let json = JSON.stringify(record);
  for (const name of names) json = json.replaceAll(name, turn(name));
  json = json.replace(/\b202[3-5]-\d\d-\d\d\b/g, (d) =>
    new Date(Date.parse(d) + round * 7 * 86_400_000).toISOString().slice(0, 10),
  );
  const moved = JSON.parse(json) as ReportRecord;
  const hash = createHash('sha256').update(`${round}|${record.report.id}`).digest('hex');
  return {
    ...moved,
    report: { ...moved.report, id: hash.slice(0, 16), textHash: hash, key: `${moved.report.key}-${round}` },
  };
}

async function grow(store: Store): Promise<void> {
  let batch: ReportRecord[] = [];
  for await (const record of records()) {
    for (let round = 1; round < 10; round++) batch.push(shifted(record, round));
    if (batch.length >= 250) {
      await store.put(batch, AT);
      batch = [];
    }
  }
  if (batch.length) await store.put(batch, AT);
}

async function opening(file: string): Promise<number> {
  const began = performance.now();
  const store = await openSqliteStore(file);
  await store.reports({ limit: 1 });
  const took = performance.now() - began;
  await store.close();
  return round(took);
}

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const file = join(OUT, 'archive.db');
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
  const sample: ReportRecord[] = [];
  let store = await openSqliteStore(file);
  const filled = await fill(store, sample);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  await store.close();
  const opened = await opening(file);
  store = await openSqliteStore(file);
  const answers = await ask(store, sample);
  const results: Record<string, number> = {
    ...filled,
    'opening, ms': opened,
    ...answers,
    'peak memory of reading and keeping, MB': peak,
    'archive, MB': Math.round(statSync(file).size / 1e6),
  };
  if (LARGE) {
    await grow(store);
    const large = await ask(store, sample, ['timeline', 'search', 'said']);
    results['reports in the large archive'] = (await store.tally()).reports;
    for (const [what, figure] of Object.entries(large)) results[`large: ${what}`] = figure;
    results['large: archive, MB'] = Math.round(statSync(file).size / 1e6);
  }
  await store.close();
  for (const [what, figure] of Object.entries(results))
    process.stdout.write(`${what.padEnd(52)}${String(figure).padStart(12)}\n`);
  writeFileSync(join(OUT, 'archive.json'), `${JSON.stringify({ node: process.version, ...results }, null, 2)}\n`);
}

await main();
