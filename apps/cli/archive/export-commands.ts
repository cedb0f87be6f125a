import { type Command, Option } from 'commander';
import { FINDING_KINDS, type FindingKind, Status } from '#model';
import { EXPORT_FORMATS, type ExportFormat, KINDS_OF, STATUSES_OF, SURE } from '#tell';
import { DEFAULT_ARCHIVE } from './archive.ts';
import { aDay } from './option-values.ts';
import type { Surroundings } from './surroundings.ts';

interface Given {
  readonly format: ExportFormat | 'archive' | 'gold';
  readonly archive: string;
  readonly output: string;
  readonly kind?: FindingKind;
  readonly status?: Status | 'all';
  readonly since?: string;
  readonly until?: string;
  readonly asOf?: string;
  readonly party?: string;
  readonly rollUp: boolean;
  readonly type?: string;
  readonly about?: string;
  readonly report?: string;
  readonly sure: boolean;
  readonly origins: boolean;
  readonly hxl: boolean;
  readonly raw: boolean;
}

const archive = () => new Option('--archive <file>', 'the archive').default(DEFAULT_ARCHIVE);

/** Adds the commands that take findings away, and whole archives out and in. */
export function exportCommands(program: Command, around: Surroundings): void {
  const command = program.command('export');
  command
    .description('take findings away in the formats of others, or a whole archive as a folder')
    .addOption(
      new Option('--format <form>', 'what to write')
        .choices([...EXPORT_FORMATS, 'gold', 'archive'])
        .makeOptionMandatory(),
    )
    .addOption(archive())
    .option('--output <file>', "a file, a folder, or '-' for standard output", '-')
    .addOption(new Option('--kind <kind>', 'only one kind of findings').choices([...FINDING_KINDS]))
    .addOption(new Option('--status <status>', 'only events of a status').choices([...Status.options, 'all']))
    .option('--since <day>', 'reports published on or after this day', aDay)
    .option('--until <day>', 'reports published on or before this day', aDay)
    .option('--as-of <day>', 'what was so on a day', aDay)
    .option('--party <name>', 'only what this party does, says or undergoes')
    .option('--roll-up', 'with --party: also those who belong to it', false)
    .option('--type <type>', 'only one type, manner, stance or measure')
    .option('--about <words>', 'only what has these words in its sentence')
    .option('--report <id>', 'only from this report')
    .option('--sure', `leave out what is unsure: findings with a margin below ${SURE}`, false)
    .option('--origins', 'of copies of one text, only the first', false)
    .option('--hxl', 'csv: a row of HXL hashtags under the header', false)
    .option('--raw', 'csv and tables: cells as they stand, also those that a spreadsheet would run as formulas', false)
    .addHelpText(
      'after',
      '\nReports that were killed, withheld or embargoed are left out of every format but archive.\n\nExamples:\n  rapporteur export --format csv --kind figure --output figures.csv\n  rapporteur export --format ical --output planned.ics\n  rapporteur export --format archive --output copy/\n  rapporteur import copy/ --archive new.db',
    )
    .action((given: Given) => {
      const { format } = given;
      if ((format === 'archive' || format === 'gold') && given.output === '-')
        command.error('error: an archive goes into a folder: give --output FOLDER');
      if (format !== 'archive' && format !== 'gold' && given.kind && !KINDS_OF[format].includes(given.kind))
        command.error(`error: ${format} holds ${KINDS_OF[format].join(' and ')}s, not ${given.kind}s`);
      const status = given.status;
      const statuses =
        status === 'all'
          ? undefined
          : status
            ? [status]
            : format === 'archive' || format === 'gold'
              ? undefined
              : STATUSES_OF[format];
      const call = {
        format,
        kind: given.kind ?? null,
        output: given.output,
        hxl: given.hxl,
        raw: given.raw,
        archive: given.archive,
        folder: around.folder(),
        query: {
          since: given.since,
          until: given.until,
          asOf: given.asOf,
          party: given.party,
          rollUp: given.rollUp,
          type: given.type,
          about: given.about,
          report: given.report,
          atLeast: given.sure ? SURE : undefined,
          origins: given.origins,
          statuses,
        },
      };
      around.begin(import('./export-command.ts').then(({ exportCommand }) => exportCommand(call)));
    });
  program
    .command('import')
    .description('make a new archive out of a folder that export wrote')
    .argument('<folder>', 'written by export --format archive')
    .addOption(archive())
    .action((from: string, given: { archive: string }) =>
      around.begin(
        import('./export-command.ts').then(({ importCommand }) =>
          importCommand({ from, archive: given.archive, folder: around.folder() }),
        ),
      ),
    );
}
