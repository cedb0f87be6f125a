import { type Command, Option } from 'commander';
import { EventType, type HappeningQuery } from '#model';
import { happenings, type Look, tellHappenings } from '#tell';
import { write } from '../output.ts';
import { complain, lookOf } from '../terminal.ts';
import { DEFAULT_ARCHIVE, withArchive } from './archive.ts';
import { aDay, aLimit } from './option-values.ts';
import type { Surroundings } from './surroundings.ts';

interface Given {
  readonly archive: string;
  readonly format: 'text' | 'json' | 'jsonl';
  readonly since?: string;
  readonly until?: string;
  readonly asOf?: string;
  readonly party?: string;
  readonly type?: HappeningQuery['type'];
  readonly several: boolean;
  readonly limit: number;
}

/** Adds `happenings`: one row an event, as all the reports tell it. */
export function happeningsCommands(program: Command, around: Surroundings): void {
  program
    .command('happenings')
    .description('one row an event, with every report’s version of it; copies of one wire count as one origin')
    .addOption(new Option('--archive <file>', 'the archive').default(DEFAULT_ARCHIVE))
    .addOption(
      new Option('--format <form>', 'text to read, a JSON array, or one row a line')
        .choices(['text', 'json', 'jsonl'])
        .default('text'),
    )
    .option('--since <day>', 'reports published on or after this day', aDay)
    .option('--until <day>', 'reports published on or before this day', aDay)
    .option('--as-of <day>', 'what was so on a day: later reports, corrections and kills do not count', aDay)
    .option('--party <name>', 'only what this party does or undergoes')
    .addOption(new Option('--type <type>', 'only one kind of event').choices(EventType.options))
    .option('--several', 'only what reports of several origins tell', false)
    .option('--limit <n>', 'rows at most, 1 to 1000', aLimit, 100)
    .action((given: Given) => around.begin(tell(given, around.folder(), lookOf(process.stdout))));
}

async function tell({ archive, format, ...query }: Given, folder: string, look: Look): Promise<number> {
  const { rows, next } = await withArchive(archive, folder, false, (store) => happenings(store, query));
  if (format === 'text') await write(process.stdout, tellHappenings(rows, look));
  else if (format === 'jsonl') for (const row of rows) await write(process.stdout, `${JSON.stringify(row)}\n`);
  else await write(process.stdout, `${JSON.stringify(rows, null, 2)}\n`);
  if (!rows.length) complain('nothing found');
  else if (next !== null)
    complain(`the first ${rows.length} are shown; --limit shows more, --since, --until and the filters fewer`);
  return 0;
}
