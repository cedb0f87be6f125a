import { type Command, Option } from 'commander';
import type { Decided } from '#model';
import { write } from '../output.ts';
import { complain } from '../terminal.ts';
import { DEFAULT_ARCHIVE, withArchive } from './archive.ts';
import type { Surroundings } from './surroundings.ts';

interface Given {
  readonly archive: string;
  readonly author: string;
  readonly reason: string;
  readonly format: 'text' | 'jsonl';
}

const archive = () => new Option('--archive <file>', 'the archive').default(DEFAULT_ARCHIVE);
const deciding = (command: Command): Command =>
  command
    .addOption(archive())
    .requiredOption('--author <name>', 'who decides')
    .requiredOption('--reason <words>', 'why');
const now = ({ author, reason }: Given): Decided => ({ author, reason, at: new Date().toISOString() });

/** Adds the commands by which a user says who is who. */
export function identityCommands(program: Command, around: Surroundings): void {
  deciding(
    program
      .command('merge')
      .description('two people, bodies or places are one: the names of the second lead to the first from now on')
      .argument('<keep>', 'identity, as who shows it')
      .argument('<other>', 'identity that is the same'),
  ).action((keep: string, other: string, given: Given) =>
    around.begin(
      withArchive(given.archive, around.folder(), false, async (store) => {
        const made = await store.identities.merge(keep, other, now(given));
        complain(`${other} is part of ${made.identity} now (${made.id}); 'rapporteur apart ${made.id}' takes it back`);
        return 0;
      }),
    ),
  );
  deciding(
    program
      .command('split')
      .description('mentions that are somebody else: they get an identity of their own')
      .argument('<identity>', 'identity that they are held to be of')
      .argument('<mentions...>', 'report and entity, as who shows them: 3f2a…#e4'),
  ).action((identity: string, mentions: string[], given: Given) => {
    const members = mentions.map((m) => {
      const [report, entity] = m.split('#');
      return { report: report ?? '', entity: entity ?? '' };
    });
    around.begin(
      withArchive(given.archive, around.folder(), false, async (store) => {
        const made = await store.identities.split(identity, members, now(given));
        complain(`${mentions.length} taken out of ${made.identity} into ${made.other} (${made.id})`);
        return 0;
      }),
    );
  });
  deciding(
    program
      .command('apart')
      .description('take a merge or split back: what was before is so again')
      .argument('<decision>', 'as merge, split and aliases show it: d3'),
  ).action((decision: string, given: Given) =>
    around.begin(
      withArchive(given.archive, around.folder(), false, async (store) => {
        const { kind, identity, other } = await store.identities.undo(decision, now(given));
        complain(`${decision} is undone: the ${kind} of ${identity} and ${other}`);
        return 0;
      }),
    ),
  );
  program
    .command('aliases')
    .description('names that merges taught, and every merge and split with who made it and why')
    .addOption(archive())
    .addOption(
      new Option('--format <form>', 'text to read, or one row a line').choices(['text', 'jsonl']).default('text'),
    )
    .action((given: Given) =>
      around.begin(
        withArchive(given.archive, around.folder(), false, async (store) => {
          const { rows: aliases } = await store.identities.aliases({ limit: 1000 });
          const { rows: decisions } = await store.identities.decisions({ limit: 1000 });
          const lines =
            given.format === 'jsonl'
              ? [...aliases, ...decisions].map((r) => JSON.stringify(r))
              : [
                  ...aliases.map((a) => `${a.name} → ${a.of} (${a.identity}; ${a.decision})`),
                  ...decisions.map(
                    (d) =>
                      `${d.id}  ${d.kind} ${d.identity} ${d.other}, ${d.author}, ${d.at}: ${d.reason}` +
                      (d.undone ? ` – undone by ${d.undone.author}, ${d.undone.at}: ${d.undone.reason}` : ''),
                  ),
                ];
          await write(process.stdout, lines.map((l) => `${l}\n`).join(''));
          if (!lines.length) complain('no merges and no splits');
          return 0;
        }),
      ),
    );
}
