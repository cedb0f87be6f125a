import { type Command, Option } from 'commander';
import { FINDING_KINDS, type FindingKind, type FindingQuery, type SearchOptions } from '#model';
import { SURE } from '#tell';
import { lookOf } from '../terminal.ts';
import type { AnswerName } from './answer-command.ts';
import { DEFAULT_ARCHIVE } from './archive.ts';
import { exportCommands } from './export-commands.ts';
import { gatherCommands } from './gather-commands.ts';
import { happeningsCommands } from './happenings-commands.ts';
import { identityCommands } from './identity-commands.ts';
import { aDay, aLimit } from './option-values.ts';
import { reviewCommands } from './review-commands.ts';
import { sitrepCommands } from './sitrep-commands.ts';
import { storiesCommands } from './stories-commands.ts';
import type { Surroundings } from './surroundings.ts';

const archive = () => new Option('--archive <file>', 'the archive').default(DEFAULT_ARCHIVE);

/** Adds the commands that keep an archive and answer from it. */
export function archiveCommands(program: Command, around: Surroundings): void {
  gatherCommands(program, around);
  identityCommands(program, around);
  happeningsCommands(program, around);
  storiesCommands(program, around);
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
  answer(
    program,
    around,
    'differences',
    'where accounts differ: figures that cannot both be true, denials, other actors, days or places; no winner',
  );
  answer(program, around, 'changes', 'what is new, changed or taken back since a day: give --since');
  answer(program, around, 'who', 'who somebody is: roles, affiliation, where mentioned', '<name...>').option(
    '--why',
    'why each mention is held to be of the same one',
    false,
  );
  answer(
    program,
    around,
    'search',
    'full text over reports: words, "phrases", beginnings*, OR, -without',
    '<words...>',
  );
  reviewCommands(program, around);
  sitrepCommands(program, around);
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
  exportCommands(program, around);
}

const typeOption = (what: string): Option => new Option('--type <type>', `only one kind: ${what}`);

interface Given {
  readonly archive: string;
  readonly format: 'text' | 'json' | 'jsonl';
  readonly since?: string;
  readonly until?: string;
  readonly asOf?: string;
  readonly ingestedSince?: string;
  readonly kind?: FindingKind;
  readonly agency?: string;
  readonly party?: string;
  readonly rollUp?: boolean;
  readonly about?: string;
  readonly type?: string;
  readonly status?: string;
  readonly standing?: string;
  readonly report?: string;
  readonly story?: string;
  readonly versions: 'standing' | 'all';
  readonly sure: boolean;
  readonly limit: number;
  readonly why?: boolean;
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
    .option('--ingested-since <moment>', 'reports that came into the archive then or later', around.aMoment)
    .option('--limit <n>', 'rows at most, 1 to 1000', aLimit, 100);
  if (name === 'search')
    command
      .addOption(
        new Option('--kind <kind>', 'look in findings of a kind and not in whole reports').choices([...FINDING_KINDS]),
      )
      .addOption(typeOption('of findings: an event type, a manner, a stance, a measure'))
      .option('--party <name>', 'only where this party is named in a finding')
      .option('--agency <name>', 'only of this agency or publisher, as written');
  if (!words) {
    command
      .option('--party <name>', 'only what this party does, says or undergoes')
      .option('--roll-up', 'with --party: also those who belong to it', false)
      .option('--about <words>', 'only what has these words in its sentence')
      .option('--report <id>', 'only from this report')
      .option('--story <id>', 'only from the reports of this story')
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
    const query: FindingQuery & SearchOptions = {
      ingestedSince: given.ingestedSince,
      kind: given.kind,
      agency: given.agency,
      since: given.since,
      until: given.until,
      asOf: given.asOf,
      // Embargoes end with their day.
      today: new Date().toISOString().slice(0, 10),
      party: given.party,
      rollUp: given.rollUp,
      about: given.about,
      type: given.type,
      status: given.status,
      standing: given.standing,
      report: given.report,
      story: given.story,
      versions: given.versions,
      atLeast: given.sure ? SURE : undefined,
      limit: given.limit,
    };
    const call = {
      answer: name,
      words: said,
      why: given.why ?? false,
      query,
      archive: given.archive,
      folder: around.folder(),
      format: given.format,
      look: lookOf(process.stdout),
    };
    around.begin(import('./answer-command.ts').then(({ answerCommand }) => answerCommand(call)));
  });
}
