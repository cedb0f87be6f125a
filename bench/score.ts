import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportRecord } from '#model';
import { expectedOfCairo } from './expected-of-cairo.ts';
import { SCORERS, type Score, type Scorer, scoresOf } from './scorers.ts';

/**
 * How right the reading is: `npm run score`, `npm run score -- gold polnear`, `npm run score -- gold --errors`.
 * Runs the scorers of ../shared/score on their dev data and writes bench/out/score.json.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'bench', 'out');
const SHARED = join(ROOT, '..', 'shared');
const NEGATIVE = join(ROOT, 'test', 'cases', 'negative', 'no-event.txt');
const ALL = [...SCORERS.map((s) => s.name), 'cairo', 'stories', 'false-alarms'];

const node = (args: readonly string[]): string =>
  execFileSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Runs the program with its standard output in a file. */
function program(args: readonly string[], output: string): void {
  execFileSync(process.execPath, [join(ROOT, 'apps', 'cli', 'rapporteur.js'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', openSync(output, 'w'), 'inherit'],
  });
}

function run(scorer: Scorer, errors: boolean): Score[] {
  const script = join(SHARED, 'score', scorer.script);
  const gold = join(SHARED, scorer.gold);
  const documents = join(OUT, `${scorer.name}.docs.jsonl`);
  const output = join(OUT, `${scorer.name}.${scorer.call.startsWith('parse') ? 'conllu' : 'jsonl'}`);
  if (scorer.call === 'read' || scorer.call === 'parse') writeFileSync(documents, node([script, 'docs', gold]));
  if (scorer.call === 'read') program(['read', '--format', 'jsonl', '--jobs', '2', documents], output);
  else if (scorer.call === 'parse') program(['parse', '--format', 'conllu', documents], output);
  else if (scorer.call === 'parse-tokens') program(['parse', '--tokens', gold], output);
  else crossValidate(gold, output);
  const flags = scorer.call === 'parse-tokens' ? ['--tokens'] : [];
  if (errors) process.stdout.write(`${node([script, 'score', gold, output, ...flags, '--errors'])}\n`);
  return scoresOf(
    scorer,
    JSON.parse(node([script, 'score', gold, output, ...flags, '--json'])) as Record<string, unknown>,
  );
}

/** The events of the readings in a folder, each report's chosen by weights that were trained without it. */
function crossValidate(gold: string, output: string): void {
  const quiet = ['gum', 'ewt'].flatMap((bank) => ['--quiet', join(SHARED, 'corpora', 'ud', bank, 'train.conllu')]);
  node([join(ROOT, 'training', 'events.ts'), gold, ...quiet, '--cv', output]);
}

/** The share of expectations of one well-known report that are met. */
function cairo(errors: boolean): Score[] {
  const output = join(OUT, 'cairo.jsonl');
  program(['read', '--format', 'jsonl', '--published', '2024-05-08', join(SHARED, 'gold', 'cairo-talks.txt')], output);
  const expected = expectedOfCairo(JSON.parse(readFileSync(output, 'utf8')) as ReportRecord);
  if (errors) for (const { what, met } of expected) process.stdout.write(`${met ? 'met    ' : 'not met'}  ${what}\n`);
  const met = expected.filter((e) => e.met).length;
  return [
    {
      measure: `expectations met, of ${expected.length}`,
      precision: null,
      recall: null,
      f: (100 * met) / expected.length,
      floor: { f: 100 },
    },
  ];
}

/** Of sentences that hold no political event, how many in 100 yield one. */
function falseAlarms(errors: boolean): Score[] {
  const sentences = readFileSync(NEGATIVE, 'utf8')
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l !== '' && !l.startsWith('#'));
  const documents = join(OUT, 'negative.docs.jsonl');
  const output = join(OUT, 'negative.jsonl');
  writeFileSync(
    documents,
    sentences.map((text, i) => `${JSON.stringify({ id: String(i), text, published: '2024-05-08' })}\n`).join(''),
  );
  program(['read', '--format', 'jsonl', documents], output);
  const records = readFileSync(output, 'utf8')
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l) as ReportRecord);
  const alarms = records.filter((r) => r.events.some((e) => e.type !== 'OTHER'));
  if (errors)
    for (const { report, events } of alarms)
      process.stdout.write(
        `${events.map((e) => `${e.type} ${report.text.slice(e.trigger.start, e.trigger.end)} (${e.rule})`).join(', ')}: ${report.text}\n`,
      );
  return [
    {
      measure: `yield an event, of ${sentences.length}`,
      precision: null,
      recall: null,
      f: (100 * alarms.length) / sentences.length,
      floor: { below: 15 },
    },
  ];
}

function standing({ precision, f, floor }: Score): string {
  if (!floor) return '';
  const below = (have: number | null, want: number | undefined) => want !== undefined && (have ?? 0) < want;
  const wanted = [
    floor.f === undefined ? null : `>= ${floor.f}`,
    floor.precision === undefined ? null : `P >= ${floor.precision}`,
    floor.below === undefined ? null : `<= ${floor.below}`,
  ]
    .filter((w) => w)
    .join(', ');
  const missed =
    below(f, floor.f) || below(precision, floor.precision) || (floor.below !== undefined && (f ?? 100) > floor.below);
  return `${missed ? 'MISSED' : 'met   '}  ${wanted}`;
}

function table(all: Readonly<Record<string, Score[]>>): string {
  const number = (n: number | null) => (n === null ? '' : n.toFixed(1)).padStart(6);
  const lines = [
    `${'scorer'.padEnd(13)}${'measure'.padEnd(26)}${'P'.padStart(6)}${'R'.padStart(7)}${'F'.padStart(7)}   floor`,
  ];
  for (const [name, scores] of Object.entries(all)) {
    scores.forEach((s, i) => {
      lines.push(
        `${(i === 0 ? name : '').padEnd(13)}${s.measure.padEnd(26)}${number(s.precision)} ${number(s.recall)} ${number(s.f)}   ${standing(s)}`.trimEnd(),
      );
    });
  }
  return `${lines.join('\n')}\n`;
}

function main(args: readonly string[]): number {
  const errors = args.includes('--errors');
  const unknown = args.filter((a) => a !== '--errors' && !ALL.includes(a));
  if (unknown.length) {
    process.stderr.write(`score: no scorer '${unknown.join("', '")}'; there are ${ALL.join(', ')}, and --errors\n`);
    return 2;
  }
  const chosen = args.filter((a) => a !== '--errors');
  const wanted = (name: string) => chosen.length === 0 || chosen.includes(name);
  mkdirSync(OUT, { recursive: true });
  const scores: Record<string, Score[]> = {};
  let failed = 0;
  const take = (name: string, score: () => Score[]) => {
    try {
      scores[name] = score();
    } catch (error) {
      failed++;
      process.stderr.write(
        `score: ${name} could not be run: ${error instanceof Error ? error.message.split('\n')[0] : error}\n`,
      );
    }
  };
  if (existsSync(join(SHARED, 'score'))) {
    for (const scorer of SCORERS) if (wanted(scorer.name)) take(scorer.name, () => run(scorer, errors));
    if (wanted('cairo')) take('cairo', () => cairo(errors));
  } else
    process.stdout.write(
      'The scorers and their data are not here: they are looked for in ../shared, beside the checkout. Nothing of them was scored.\n',
    );
  if (wanted('stories')) take('stories', () => JSON.parse(node([join(ROOT, 'bench', 'score-stories.ts')])) as Score[]);
  if (wanted('false-alarms')) take('false-alarms', () => falseAlarms(errors));
  process.stdout.write(table(scores));
  const file = join(OUT, 'score.json');
  const before = chosen.length && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  writeFileSync(file, `${JSON.stringify({ ...before, ...scores }, null, 2)}\n`);
  return failed ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
