import { type Command, InvalidArgumentError, Option } from 'commander';
import { FORMATS, type Format } from '#read';
import { readDuration } from '../../gather/duration.ts';
import { DEFAULT_ARCHIVE } from './archive.ts';
import type { Surroundings } from './surroundings.ts';

const archive = () => new Option('--archive <file>', 'the archive').default(DEFAULT_ARCHIVE);

/** Adds the commands that bring reports into an archive. */
export function gatherCommands(program: Command, around: Surroundings): void {
  program
    .command('ingest')
    .description('read reports and keep their records in an archive')
    .argument('[inputs...]', 'files, folders, addresses (https://…) and standard input, as for read')
    .addOption(archive())
    .addOption(new Option('--input <form>', 'how inputs are to be read, whatever they look like').choices(FORMATS))
    .option('--published <date>', 'day or instant of publication, for reports that tell none', around.aMoment)
    .option('--jobs <n>', 'worker threads to spread reports over', around.aCount, 1)
    .addHelpText(
      'after',
      `
A report that is in already changes nothing. Copies of one wire become one origin; corrections and kills are
linked to what they revise. The original of a page, a feed's item, NewsML-G2, NITF or ninjs is kept beside
the report: rapporteur original REPORT. Addresses on your own network are asked like any other.

Examples:
  rapporteur ingest wire/
  rapporteur ingest https://example.org/feed.xml
  rapporteur ingest --archive harbour.db --jobs 2 2024-05.jsonl pages.warc.gz`,
    )
    .action(
      (
        inputs: string[],
        given: { archive: string; input?: Format; published?: string; jobs: number },
        command: Command,
      ) => {
        const call = {
          names: around.inputsOr(inputs, command),
          folder: around.folder(),
          input: given.input ?? null,
          published: given.published ?? null,
          jobs: given.jobs,
          archive: given.archive,
        };
        around.begin(import('./ingest-command.ts').then(({ ingestCommand }) => ingestCommand(call)));
      },
    );
  program
    .command('watch')
    .description('watch feeds, pages and folders, and keep each new report as it comes')
    .argument('[sources...]', 'addresses of feeds or pages, and folders')
    .addOption(archive())
    .option('--sources <file>', 'a list of sources of your own, in YAML')
    .option(
      '--every <time>',
      'time between two looks at the sources named: 10m, 2h (an address: a minute or more)',
      aDuration,
    )
    .option('--follow', 'read the pages of articles of which a feed gives only a summary', false)
    .option('--once', 'one round, then end', false)
    .addHelpText(
      'after',
      `
Each new report is a line on standard output: when it came in, its id, by whom, its title. Servers are asked
politely: only for what has changed, one question at a time, no sooner than they wish. Without --every an
address is asked every 15 minutes and a folder looked at every 10 seconds. Ctrl-C ends after the report in hand.

Examples:
  rapporteur watch https://example.org/feed.xml incoming/
  rapporteur watch --sources sources.yaml --archive harbour.db
  rapporteur watch --sources sources.yaml --once         from cron`,
    )
    .action(
      (
        names: string[],
        given: { archive: string; sources?: string; every?: number; follow: boolean; once: boolean },
        command: Command,
      ) => {
        if (names.length === 0 && given.sources === undefined)
          command.error('error: watch what? give addresses, folders or --sources FILE.yaml');
        if (given.every !== undefined && given.every < 60 && names.some((n) => /^https?:/i.test(n)))
          command.error('error: --every must be a minute or more for an address');
        const call = {
          names,
          list: given.sources ?? null,
          every: given.every ?? null,
          follow: given.follow,
          once: given.once,
          folder: around.folder(),
          archive: given.archive,
        };
        around.begin(import('./watch-command.ts').then(({ watchCommand }) => watchCommand(call)));
      },
    );
  program
    .command('original')
    .description('write out what a report was read from: the page, the item of the feed, the document')
    .argument('<report>', 'report id')
    .addOption(archive())
    .option('--output <file>', 'a file that does not exist yet; without it standard output')
    .action((report: string, given: { archive: string; output?: string }) => {
      const call = { report, output: given.output ?? null, folder: around.folder(), archive: given.archive };
      around.begin(import('./original-command.ts').then(({ originalCommand }) => originalCommand(call)));
    });
}

function aDuration(value: string): number {
  const seconds = readDuration(value);
  if (seconds === null || seconds === 0) throw new InvalidArgumentError('Give a time: 90s, 10m, 2h, 1d.');
  return seconds;
}
