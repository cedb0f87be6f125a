import { type Command, InvalidArgumentError, Option } from 'commander';
import { SURE } from '#tell';
import { lookOf } from '../terminal.ts';
import { DEFAULT_ARCHIVE } from './archive.ts';
import { aDay } from './option-values.ts';
import type { Surroundings } from './surroundings.ts';

const archive = () => new Option('--archive <file>', 'the archive').default(DEFAULT_ARCHIVE);

interface Given {
  readonly archive: string;
  readonly since: string;
  readonly until?: string;
  readonly asOf?: string;
  readonly title?: string;
  readonly party?: string;
  readonly output?: string;
  readonly sure: boolean;
}

/** Adds the situation report, and the versions of a report. */
export function sitrepCommands(program: Command, around: Surroundings): void {
  program
    .command('sitrep')
    .description('a situation report of some days, every line with its source: Markdown, or a Word file')
    .addOption(archive())
    .requiredOption('--since <day>', 'reports published on or after this day', aDay)
    .option('--until <day>', 'reports published on or before this day', aDay)
    .option('--as-of <day>', 'as it was on a day: later reports, corrections and kills do not count', aDay)
    .option('--title <words>', 'the headline')
    .option('--party <name>', 'only what this party does, says or undergoes; figures and differences stay whole')
    .option('--output <file>', 'a file ending in .docx or .md', anOutput)
    .option('--sure', `leave out what is unsure: findings with a margin below ${SURE}`, false)
    .addHelpText(
      'after',
      '\nEvery name, number and quotation stands in the sentence that its line cites, or nothing is written. Copy that was\nkilled, withheld or is under embargo is left out.\n\nExamples:\n  rapporteur sitrep --since 2024-05-08 > sitrep.md\n  rapporteur sitrep --since 2024-05-08 --until 2024-05-15 --title "Week 19" --output sitrep.docx',
    )
    .action((given: Given) => {
      const call = {
        archive: given.archive,
        folder: around.folder(),
        output: given.output ?? null,
        since: given.since,
        until: given.until,
        asOf: given.asOf,
        today: new Date().toISOString().slice(0, 10),
        title: given.title,
        party: given.party,
        atLeast: given.sure ? SURE : undefined,
      };
      around.begin(import('./sitrep-command.ts').then((m) => m.sitrepCommand(call)));
    });
  program
    .command('versions')
    .description('the versions of a report, and what changed from each to the next, sentence by sentence')
    .argument('<report>', 'the id of any of its versions')
    .addOption(archive())
    .addOption(
      new Option('--format <form>', 'text to read, a JSON array, or one row a line')
        .choices(['text', 'json', 'jsonl'])
        .default('text'),
    )
    .action((report: string, given: { archive: string; format: 'text' | 'json' | 'jsonl' }) => {
      const call = { ...given, folder: around.folder(), report, look: lookOf(process.stdout) };
      around.begin(import('./sitrep-command.ts').then((m) => m.versionsCommand(call)));
    });
}

function anOutput(value: string): string {
  if (!/\.(?:docx|md)$/i.test(value)) throw new InvalidArgumentError('Give a file that ends in .docx or .md.');
  return value;
}
