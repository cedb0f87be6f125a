import { type Command, Option } from 'commander';
import type { ReportHead, Store, Story, StoryDecision } from '#model';
import { write } from '../output.ts';
import { complain } from '../terminal.ts';
import { DEFAULT_ARCHIVE, withArchive } from './archive.ts';
import { aDay, aLimit } from './option-values.ts';
import type { Surroundings } from './surroundings.ts';

interface Given {
  readonly archive: string;
  readonly format: 'text' | 'json' | 'jsonl';
  readonly limit: number;
  readonly since?: string;
  readonly until?: string;
  readonly followed: boolean;
  readonly least: number;
}
interface Deciding {
  readonly archive: string;
  readonly author: string;
  readonly reason?: string;
}

const archive = () => new Option('--archive <file>', 'the archive').default(DEFAULT_ARCHIVE);

const answering = (command: Command): Command =>
  command
    .addOption(archive())
    .addOption(
      new Option('--format <form>', 'text to read, a JSON array, or one row a line')
        .choices(['text', 'json', 'jsonl'])
        .default('text'),
    )
    .option('--since <day>', 'with a report published on or after this day', aDay)
    .option('--until <day>', 'with a report published on or before this day', aDay)
    .option('--limit <n>', 'rows at most, 1 to 1000', aLimit, 100);

const deciding = (command: Command): Command =>
  command
    .addOption(archive())
    .option('--author <name>', 'who decides', process.env.USER ?? 'unknown')
    .option('--reason <words>', 'why');

const now = ({ author, reason }: Deciding): StoryDecision => ({
  author,
  reason: reason ?? null,
  at: new Date().toISOString(),
});

/** Adds the commands that show the stories of an archive and decide what belongs to which. */
export function storiesCommands(program: Command, around: Surroundings): void {
  const withStore = (given: { readonly archive: string }, work: (store: Store) => Promise<number>) =>
    around.begin(withArchive(given.archive, around.folder(), false, work));
  const decide = (
    name: string,
    description: string,
    words: readonly (readonly [string, string])[],
    act: (store: Store, words: readonly string[], decision: StoryDecision) => Promise<string>,
  ) => {
    const command = deciding(program.command(name).description(description));
    for (const [word, what] of words) command.argument(word, what);
    command.action((...args: unknown[]) => {
      const given = args[words.length] as Deciding;
      const said = args.slice(0, words.length).flat() as string[];
      withStore(given, async (store) => {
        complain(await act(store, said, now(given)));
        return 0;
      });
    });
  };
  answering(program.command('stories').description('the stories that reports were gathered into, latest first'))
    .option('--followed', 'only those that are followed', false)
    .option('--least <n>', 'only those of at least so many reports', aLimit, 2)
    .action((given: Given) =>
      withStore(given, async (store) => {
        const { since, until, limit } = given;
        const { rows, next } = await store.stories.list({
          since,
          until,
          limit,
          followed: given.followed || undefined,
          atLeast: given.followed ? undefined : given.least,
        });
        await show(given.format, rows, tellStory);
        if (!rows.length) complain(`no story of ${given.least} reports or more; --least 1 shows every report's`);
        else if (next) complain(`the first ${rows.length} are shown; --limit shows more`);
        return 0;
      }),
    );
  answering(program.command('story').description('a story and its reports').argument('<story>', 'story id')).action(
    (id: string, given: Given) =>
      withStore(given, async (store) => {
        const story = await store.stories.story(id);
        if (!story) throw new Error(`there is no story ${id}; 'rapporteur stories' shows the ids`);
        const { since, until, limit } = given;
        const { rows, next } = await store.stories.reports(id, { since, until, limit });
        if (given.format === 'text') await write(process.stdout, `${tellStory(story)}\n`);
        await show(given.format, rows, tellReport);
        if (next) complain(`the first ${rows.length} reports are shown; --limit shows more`);
        return 0;
      }),
  );
  decide(
    'story-name',
    'give a story a name of your own; without one, the name made of its reports comes back',
    [
      ['<story>', 'story id'],
      ['[name...]', 'the name'],
    ],
    async (store, [id, ...name], decision) => {
      await store.stories.nameStory(id as string, name.join(' ') || null, decision);
      return `${id} is called ${(await store.stories.story(id as string))?.name}`;
    },
  );
  decide(
    'story-merge',
    'make one story of two, for good',
    [
      ['<into>', 'story id that stays'],
      ['<from>', 'story id whose reports come over'],
    ],
    async (store, [into, from], decision) => {
      await store.stories.mergeStories(into as string, from as string, decision);
      return `${from} is part of ${into}, which has ${(await store.stories.story(into as string))?.reports} reports now`;
    },
  );
  decide(
    'story-split',
    'take reports out of a story into one of their own, for good; copies and versions go along',
    [
      ['<story>', 'story id'],
      ['<reports...>', 'report ids'],
    ],
    async (store, [id, ...reports], decision) => {
      const made = await store.stories.splitStory(id as string, reports, decision);
      return `${made} has ${(await store.stories.story(made))?.reports} reports`;
    },
  );
  decide(
    'story-move',
    'move a report to another story, for good; copies and versions go along',
    [
      ['<report>', 'report id'],
      ['<story>', 'story id'],
    ],
    async (store, [report, to], decision) => {
      await store.stories.moveReport(report as string, to as string, decision);
      return `${report} is of ${to}`;
    },
  );
  decide('follow', 'follow a story', [['<story>', 'story id']], async (store, [id], decision) => {
    await store.stories.follow(id as string, decision);
    return `${id} is followed; 'rapporteur stories --followed' shows it`;
  });
  decide('unfollow', 'follow a story no more', [['<story>', 'story id']], async (store, [id], decision) => {
    await store.stories.unfollow(id as string, decision);
    return `${id} is not followed`;
  });
}

async function show<T extends object>(
  format: Given['format'],
  rows: readonly T[],
  tell: (row: T) => string,
): Promise<void> {
  if (format === 'json') await write(process.stdout, `${JSON.stringify(rows, null, 2)}\n`);
  else for (const row of rows) await write(process.stdout, `${format === 'jsonl' ? JSON.stringify(row) : tell(row)}\n`);
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

function tellStory({ id, name, first, last, reports, origins, followed }: Story): string {
  const days = first === null ? 'day unknown' : first === last ? first : `${first} to ${last}`;
  return `${name}\n  ${id}  ${days}  ${count(reports, 'report')} of ${count(origins, 'origin')}${followed ? '  followed' : ''}`;
}

const tellReport = ({ id, day, title, agency, publisher, superseded }: ReportHead): string =>
  `${day ?? 'day unknown'}  ${id}  ${title ?? '(no headline)'}${agency || publisher ? `, ${agency ?? publisher}` : ''}${superseded ? ` [${superseded.as}]` : ''}`;
