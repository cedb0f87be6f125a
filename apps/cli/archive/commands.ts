import { type Command, InvalidArgumentError, Option } from 'commander';
import type { FindingQuery } from '#model';
import { SURE } from '#tell';
import { lookOf } from '../terminal.ts';
import type { AnswerName } from './answer-command.ts';
import { DEFAULT_ARCHIVE } from './archive.ts';

/** What the commands of an archive share with the rest of the command line. */
export interface Surroundings {
  readonly folder: () => string;
  readonly begin: (work: Promise<number>) => void;
  readonly aMoment: (value: string) => string;
  readonly aCount: (value: string) => number;
  readonly inputsOr: (inputs: readonly string[], command: Command) => readonly string[];
}

const archive = () => new Option('--archive <file>', 'the archive').default(DEFAULT_ARCHIVE);

/** Adds the commands that keep an archive and answer from it. */
export function archiveCommands(program: Command, around: Surroundings): void {
  program
    .command('ingest')
    .description('read reports and keep their records in an archive')
    .argument('[inputs...]', 'files, folders and standard input, as for read')
    .addOption(archive())
    .addOption(
      new Option('--input <form>', 'how standard input and the files named are to be read').choices(['text', 'jsonl']),
    )
    .option('--published <date>', 'day or instant of publication, for reports that tell none', around.aMoment)
    .option('--jobs <n>', 'worker threads to spread reports over', around.aCount, 1)
    .addHelpText(
      'after',
      '\nA report that is in already changes nothing. Copies of one wire become one origin; corrections and kills are\nlinked to what they revise.\n\nExamples:\n  rapporteur ingest wire/\n  rapporteur ingest --archive gaza.db --jobs 2 2024-05.jsonl',
    )
    .action(
      (
        inputs: string[],
        given: { archive: string; input?: 'text' | 'jsonl'; published?: string; jobs: number },
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
  answer(program, around, 'timeline', 'what happened, by the day it happened')
    .addOption(typeOption('an event type: COERCE, CONSULT …'))
    .addOption(new Option('--status <status>', 'occurred, ongoing, planned, hypothetical or denied'));
  answer(program, around, 'said', 'who said what')
    .addOption(typeOption('a manner: assert, deny, warn …'))
    .addOption(new Option('--standing <kind>', 'named, institution, anonymous, document or unknown'));
  answer(program, around, 'positions', 'where each party stands, matter by matter, and the shifts').addOption(
    typeOption('a stance: for, against, demands …'),
  );
  answer(program, around, 'proposals', 'texts on the table: by whom, who accepted, who rejected, their terms');
  answer(program, around, 'figures', 'figures by measure, place and source, over time; never summed').addOption(
    typeOption('a measure: killed, displaced …'),
  );
  answer(program, around, 'differences', 'where accounts differ: figures that cannot both be true, denials; no winner');
  answer(program, around, 'changes', 'what is new, changed or taken back since a day: give --since');
  answer(program, around, 'who', 'who somebody is: roles, affiliation, where mentioned', '<name...>');
  answer(
    program,
    around,
    'search',
    'full text over reports: words, "phrases", beginnings*, OR, -without',
    '<words...>',
  );
  program
    .command('status')
    .description('what an archive holds')
    .addOption(archive())
    .action((given: { archive: string }) =>
      around.begin(
        import('./upkeep-commands.ts').then((m) =>
          m.statusCommand({ archive: given.archive, folder: around.folder() }),
        ),
      ),
    );
  program
    .command('backup')
    .description('copy an archive while it is in use')
    .argument('<file>', 'a file that does not exist yet')
    .addOption(archive())
    .action((target: string, given: { archive: string }) =>
      around.begin(
        import('./upkeep-commands.ts').then((m) =>
          m.backupCommand({ archive: given.archive, folder: around.folder() }, target),
        ),
      ),
    );
  program
    .command('remove')
    .description('purge reports: their text, their index and all that came of them')
    .argument('<reports...>', 'report ids')
    .addOption(archive())
    .action((ids: string[], given: { archive: string }) =>
      around.begin(
        import('./upkeep-commands.ts').then((m) =>
          m.removeCommand({ archive: given.archive, folder: around.folder() }, ids),
        ),
      ),
    );
}

const typeOption = (what: string): Option => new Option('--type <type>', `only one kind: ${what}`);

interface Given {
  readonly archive: string;
  readonly format: 'text' | 'json' | 'jsonl';
  readonly since?: string;
  readonly until?: string;
  readonly asOf?: string;
  readonly party?: string;
  readonly rollUp?: boolean;
  readonly about?: string;
  readonly type?: string;
  readonly status?: string;
  readonly standing?: string;
  readonly report?: string;
  readonly versions: 'standing' | 'all';
  readonly sure: boolean;
  readonly limit: number;
}

function answer(
  program: Command,
  around: Surroundings,
  name: AnswerName,
  description: string,
  words?: string,
): Command {
  const command = program.command(name).description(description);
  if (words) command.argument(words);
  command
    .addOption(archive())
    .addOption(
      new Option('--format <form>', 'text to read, a JSON array, or one row a line')
        .choices(['text', 'json', 'jsonl'])
        .default('text'),
    )
    .option('--since <day>', 'reports published on or after this day', aDay)
    .option('--until <day>', 'reports published on or before this day', aDay)
    .option('--as-of <day>', 'what was so on a day: later reports, corrections and kills do not count', aDay)
    .option('--limit <n>', 'rows at most, 1 to 1000', aLimit, 100);
  if (!words) {
    command
      .option('--party <name>', 'only what this party does, says or undergoes')
      .option('--roll-up', 'with --party: also those who belong to it', false)
      .option('--about <words>', 'only what has these words in its sentence')
      .option('--report <id>', 'only from this report')
      .addOption(
        new Option('--versions <which>', 'leave out what a later version replaced, or show every version')
          .choices(['standing', 'all'])
          .default('standing'),
      )
      .option('--sure', `leave out what is unsure: findings with a margin below ${SURE}`, false);
  }
  return command.action((...args: unknown[]) => {
    const [said, given] = words ? [(args[0] as string[]).join(' '), args[1] as Given] : ['', args[0] as Given];
    if (name === 'changes' && !given.since) command.error('error: changes since when? give --since 2024-05-08');
    const query: FindingQuery = {
      since: given.since,
      until: given.until,
      asOf: given.asOf,
      party: given.party,
      rollUp: given.rollUp,
      about: given.about,
      type: given.type,
      status: given.status,
      standing: given.standing,
      report: given.report,
      versions: given.versions,
      atLeast: given.sure ? SURE : undefined,
      limit: given.limit,
    };
    const call = {
      answer: name,
      words: said,
      query,
      archive: given.archive,
      folder: around.folder(),
      format: given.format,
      look: lookOf(process.stdout),
    };
    around.begin(import('./answer-command.ts').then(({ answerCommand }) => answerCommand(call)));
  });
}

function aDay(value: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value)))
    throw new InvalidArgumentError('Give a day: 2024-05-08.');
  return value;
}

function aLimit(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1 || n > 1000) throw new InvalidArgumentError('Give a whole number from 1 to 1000.');
  return n;
}
