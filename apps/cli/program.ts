import { availableParallelism } from 'node:os';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { FORMATS, type Format as InputFormat, readMoment } from '#read';
import { version } from './about.ts';
import { archiveCommands } from './archive/commands.ts';
import { nearest } from './nearest.ts';
import { endWithReader } from './output.ts';
import type { ParseCall } from './parse-command.ts';
import type { ReadCall } from './read-command.ts';
import { complain, lookOf } from './terminal.ts';

const MOST_JOBS = 64;

/**
 * Runs the command line.
 *
 * @param args  without the program's own name
 * @returns the exit code: 0 where all was read, 1 where an input could not be, 2 for a wrong call
 */
export async function run(args: readonly string[]): Promise<number> {
  endWithReader(process.stdout);
  let work: Promise<number> = Promise.resolve(0);
  const program = commands((started) => {
    work = started;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return await work;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    complain(error instanceof Error ? error.message : String(error));
    if (process.env.RAPPORTEUR_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return 1;
  }
}

/** npm runs scripts in the package's folder; names are meant where the caller stood. */
const callersFolder = (): string => process.env.INIT_CWD ?? process.cwd();

function commands(begin: (work: Promise<number>) => void): Command {
  const program = new Command('rapporteur')
    .description(
      'Reads news reports and keeps the record: who did what to whom, who said what,\nwhere the parties stand, which figures are claimed by whom; every line with the words it came from.',
    )
    .version(version(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({ helpWidth: Math.min(process.stdout.columns || 100, 100) })
    .configureOutput({ outputError: (text, out) => out(text.replace(/^error: /, 'rapporteur: ')) })
    .showSuggestionAfterError(true)
    .exitOverride()
    .allowExcessArguments(true)
    .argument('[command]')
    .addHelpText('after', EXAMPLES)
    .action((name: string | undefined) => {
      if (name === undefined) return program.help({ error: true });
      const meant = nearest(
        name,
        program.commands.map((c) => c.name()),
      );
      const remedy = meant ? `did you mean 'rapporteur ${meant}'?` : `to read a report: rapporteur read ${name}`;
      program.error(`error: there is no command '${name}'; ${remedy}`);
    });
  readOptions(program.command('read'), begin);
  parseOptions(program.command('parse'), begin);
  archiveCommands(program, { folder: callersFolder, begin, aMoment, aCount, inputsOr });
  // The bare argument is there for the message above alone.
  program.usage('COMMAND [options]');
  return program;
}

const EXAMPLES = `
Examples:
  rapporteur read dispatch.txt                       the record of a report, to be read
  rapporteur read --format jsonl wire/ > wire.jsonl   a folder, one record a line
  rapporteur help read                                all that 'read' can do`;

function readOptions(command: Command, begin: (work: Promise<number>) => void): void {
  command
    .description('read reports and print their records')
    .argument('[inputs...]', "files, folders, addresses (https://…), '-' for standard input")
    .addOption(
      new Option('--format <form>', 'text to read, a JSON array, or one JSON record a line')
        .choices(['text', 'json', 'jsonl'])
        .default('text'),
    )
    .addOption(
      new Option(
        '--input <form>',
        'how inputs are to be read; without it as their endings tell, else their first bytes, else as text',
      ).choices(FORMATS),
    )
    .option('--published <date>', 'day or instant of publication, for reports that tell none: 2024-05-08', aMoment)
    .option('--jobs <n>', 'worker threads to spread reports over', aCount, 1)
    .option('--sure', 'leave out what is unsure: findings with a margin below 0.5', false)
    .option('--explain', 'show for each statement and event its rule, its margin and the tree of its sentence', false)
    .addHelpText(
      'after',
      `
Read are: text and Markdown (one report each), JSON Lines and CSV (one a line or row), HTML pages, RSS, Atom
and JSON feeds, NewsML-G2, NITF, ninjs, WARC; each also in gzip.
A JSON line is {"text": …} with any of id, published, title, agency, publisher, url, language.
Records go to standard output and all else to standard error. Exit code: 0, 1 where an input could
not be read (the others are printed all the same), 2 for a wrong call.

Examples:
  rapporteur read dispatch.txt
  rapporteur read --published 2024-05-08 --sure dispatch.txt
  rapporteur read --explain dispatch.txt | less
  rapporteur read --format jsonl --jobs 4 wire/ archive.jsonl > records.jsonl
  curl -s https://example.org/feed.jsonl | rapporteur read --input jsonl --format json -`,
    )
    .action(
      (
        inputs: string[],
        given: {
          format: 'text' | 'json' | 'jsonl';
          input?: InputFormat;
          published?: string;
          jobs: number;
          sure: boolean;
          explain: boolean;
        },
      ) => {
        if (given.explain && given.format !== 'text') {
          command.error(
            `error: --explain draws trees to be read: it goes with --format text (a record in ${given.format} holds its rules and margins already)`,
          );
        }
        const call: ReadCall = {
          names: inputsOr(inputs, command),
          folder: callersFolder(),
          input: given.input ?? null,
          published: given.published ?? null,
          jobs: given.jobs,
          options: { format: given.format, sure: given.sure, explain: given.explain, look: lookOf(process.stdout) },
        };
        // Loaded when it is wanted: a wrong call or a question for help is answered at once.
        begin(import('./read-command.ts').then(({ readCommand }) => readCommand(call)));
      },
    );
}

function parseOptions(command: Command, begin: (work: Promise<number>) => void): void {
  command
    .description('print the sentences, words, tags and trees of reports')
    .argument('[inputs...]', 'files, folders and standard input, as for read')
    .addOption(new Option('--format <form>', 'form of the output').choices(['conllu']).default('conllu'))
    .addOption(new Option('--input <form>', 'how inputs are to be read, whatever they look like').choices(FORMATS))
    .option(
      '--tokens <file>',
      'parse the sentences and words of a CoNLL-U file as they stand; its tags and trees are not looked at',
    )
    .addHelpText(
      'after',
      `
Examples:
  rapporteur parse dispatch.txt
  rapporteur parse --format conllu docs.jsonl > docs.conllu
  rapporteur parse --tokens gold.conllu > parsed.conllu`,
    )
    .action((inputs: string[], given: { input?: InputFormat; tokens?: string }) => {
      if (given.tokens !== undefined && inputs.length)
        command.error('error: --tokens takes the words from its own file: give no inputs beside it');
      const call: ParseCall = {
        names: given.tokens === undefined ? inputsOr(inputs, command) : [],
        tokens: given.tokens ?? null,
        folder: callersFolder(),
        input: given.input ?? null,
      };
      begin(import('./parse-command.ts').then(({ parseCommand }) => parseCommand(call)));
    });
}

/** Without any input named, what is piped in is read; at a terminal nothing is, and the help says what to give. */
function inputsOr(inputs: readonly string[], command: Command): readonly string[] {
  if (inputs.length) return inputs;
  if (process.stdin.isTTY)
    command.error(`error: no input given: rapporteur ${command.name()} FILE, a folder, or - for standard input`);
  return ['-'];
}

function aMoment(value: string): string {
  const moment = readMoment(value);
  if (moment === null) throw new InvalidArgumentError('Give a day (2024-05-08) or an instant (2024-05-08T06:00:00Z).');
  return moment.iso;
}

function aCount(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1 || n > MOST_JOBS)
    throw new InvalidArgumentError(
      `Give a whole number from 1 to ${MOST_JOBS}; this machine runs ${availableParallelism()} at once.`,
    );
  return n;
}
