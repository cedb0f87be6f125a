import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadResources } from '#load';
import type { ReportRecord } from '#model';
import { readReport } from '#pipeline';
import { readText } from '#read';
import { tellRecord } from '#tell';
import { lookOf } from '../apps/cli/terminal.ts';

/** `npm start`: reads the dispatches of examples/cairo-talks, lists them, shows the record of one, and ends. */

const FOLDER = fileURLToPath(new URL('../examples/cairo-talks/', import.meta.url));
const SHOWN = '2024-05-08-cairo-talks-update-1.txt';

const look = lookOf(process.stdout);
const resources = loadResources();
const records: ReportRecord[] = [];
for (const name of readdirSync(FOLDER)
  .filter((n) => n.endsWith('.txt'))
  .sort()) {
  const result = readText(readFileSync(FOLDER + name), { key: name });
  if ('report' in result) records.push(readReport(result, resources));
}

const tall = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
const count = (n: number): string => String(n).padStart(8);
const headline = Math.max(20, look.width - 14 - 15 - 4 * 8);
const lines = [
  `${records.length} dispatches of examples/cairo-talks, by two invented agencies, each read into its record:`,
  '',
  `  ${tall('day', 12)}${tall('agency', 15)}${tall('headline', headline)}${['said', 'events', 'figures', 'stands'].map((w) => w.padStart(8)).join('')}`,
  ...records.map(({ report, statements, events, figures, positions }) =>
    [
      '  ',
      tall(report.referenceDay?.day ?? '', 12),
      tall(report.agency ?? '', 15),
      tall(report.title ?? report.key ?? '', headline - 1),
      ' ',
      ...[statements, events, figures, positions].map((l) => count(l.length)),
    ].join(''),
  ),
];
const shown = records.find((r) => r.report.key === SHOWN) ?? records[0];
process.stdout.write(`${lines.join('\n')}\n\n${'─'.repeat(look.width)}\n`);
if (shown) process.stdout.write(`${tellRecord(shown, look)}${'─'.repeat(look.width)}\n`);

const here = relative(process.cwd(), FOLDER) || FOLDER;
process.stdout.write(`
Read on:
  npm run -s rapporteur -- read ${here}/2024-05-07-rafah-crossing.txt            another record
  npm run -s rapporteur -- read --explain ${here}/${SHOWN}   rules, margins, trees
  npm run -s rapporteur -- read --format json ${here}                           all of them, as JSON
  npm run -s rapporteur -- help read                                              all that read can do
`);
