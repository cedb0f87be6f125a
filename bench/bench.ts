import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extract } from '#extract';
import { loadResources } from '#load';
import { parse } from '#parse';
import { type ReadInput, readReport } from '#pipeline';
import { readText } from '#read';
import { tellRecord } from '#tell';
import { reportsAtHand } from './reports-at-hand.ts';

/** How fast and how large: `npm run bench`. Prints a table and writes bench/out/bench.json. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'bench', 'out');
const MANY = 10_000;
/** Each stage is run this often over all reports; the fastest run counts, for the others were disturbed. */
const RUNS = 5;
const LOOK = { width: 100, colour: false };

/** Processor seconds of some work, of all threads that it keeps busy: what other processes do to the clock does not count. */
const seconds = (work: () => void): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < RUNS; i++) {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, user + system);
  }
  return best / 1e6;
};

/** Tokens a processor second of each stage and of the whole. */
function speeds(): Record<string, number> {
  const files = reportsAtHand();
  const resources = loadResources();
  const results = files.map((f) => readText(f.bytes, { key: f.name }));
  const inputs = results.filter((r): r is ReadInput => 'report' in r);
  const parsed = inputs.map((i) => parse(i.report, resources.parse));
  const records = inputs.map((i) => readReport(i, resources));
  const tokens = parsed.reduce((n, p) => n + p.sentences.reduce((m, s) => m + s.tokens.length, 0), 0);
  const rate = (work: () => void) => Math.round(tokens / seconds(work));
  return {
    reports: inputs.length,
    tokens,
    'read, tokens a second': rate(() => files.forEach((f) => readText(f.bytes, { key: f.name }))),
    'parse, tokens a second': rate(() => inputs.forEach((i) => parse(i.report, resources.parse))),
    'extract, tokens a second': rate(() => parsed.forEach((p) => extract(p, resources.extract))),
    'tell as JSON, tokens a second': rate(() => records.forEach((r) => JSON.stringify(r))),
    'tell as text, tokens a second': rate(() => records.forEach((r) => tellRecord(r, LOOK))),
    'whole record to JSON, tokens a second': rate(() =>
      files.forEach((f) => {
        const result = readText(f.bytes, { key: f.name });
        if ('report' in result) JSON.stringify(readReport(result, resources));
      }),
    ),
  };
}

interface Run {
  readonly seconds: number;
  /** Most memory that the process held, all its threads together. */
  readonly megabytes: number;
}

/** Runs the program with its output thrown away. */
async function call(args: readonly string[]): Promise<Run> {
  const hook = `import { writeSync } from 'node:fs';
    import { isMainThread } from 'node:worker_threads';
    if (isMainThread) process.on('exit', () => writeSync(2, '\\npeak ' + process.resourceUsage().maxRSS));`;
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      `data:text/javascript,${encodeURIComponent(hook)}`,
      join(ROOT, 'apps/cli/rapporteur.js'),
      ...args,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk;
  });
  const [code] = (await once(child, 'close')) as [number];
  const took = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`rapporteur ${args.join(' ')}: exit ${code}\n${err}`);
  return { seconds: took, megabytes: Number(/peak (\d+)/.exec(err)?.[1]) / 1024 };
}

/** Ten thousand reports: those at hand over and over, each with a sentence of its own so that no two are the same. */
async function writeMany(file: string): Promise<void> {
  const files = reportsAtHand();
  const out = createWriteStream(file);
  for (let i = 0; i < MANY; i++) {
    const result = readText((files[i % files.length] as (typeof files)[number]).bytes);
    if (!('report' in result)) continue;
    const { text, published, title } = result.report;
    const line = `${JSON.stringify({ id: `report-${i}`, published, title, text: `${text}\n\nThis is copy number ${i}, ${i * 7} words in all.\n` })}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const first = reportsAtHand()[0];
  if (!first) throw new Error('no reports at hand to measure on');
  let start = Number.POSITIVE_INFINITY;
  for (let i = 0; i < RUNS; i++)
    start = Math.min(start, (await call(['read', '--format', 'jsonl', first.path])).seconds);
  const stages = speeds();
  const many = join(OUT, 'many.jsonl');
  await writeMany(many);
  const spread = await call(['read', '--format', 'jsonl', '--jobs', '2', many]);
  const results: Record<string, number> = {
    ...stages,
    'start to first record, seconds': Number(start.toFixed(2)),
    [`${MANY} reports with --jobs 2, reports a second`]: Math.round(MANY / spread.seconds),
    [`${MANY} reports with --jobs 2, peak memory in MB`]: Math.round(spread.megabytes),
  };
  for (const [what, figure] of Object.entries(results))
    process.stdout.write(`${what.padEnd(52)}${String(figure).padStart(10)}\n`);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  writeFileSync(
    join(OUT, 'bench.json'),
    `${JSON.stringify({ version, node: process.version, ...results }, null, 2)}\n`,
  );
}

await main();
