import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Decision, FINDING_KINDS, type FindingKind, type Store, type Verdict } from '#model';
import { write } from '../output.ts';
import { complain } from '../terminal.ts';
import { DEFAULT_ARCHIVE, withArchive } from './archive.ts';
import { goldWritten, writeGold } from './gold-folder.ts';
import type { Surroundings } from './surroundings.ts';

interface Given {
  readonly archive: string;
  readonly author?: string;
  readonly reason?: string;
  readonly set?: Record<string, string>;
  readonly words?: string;
  readonly in?: string;
  readonly report?: string;
  readonly kind?: FindingKind;
  readonly limit: number;
  readonly partial?: boolean;
}

const collected = (one: string, all: Record<string, string> = {}): Record<string, string> => {
  const cut = one.indexOf('=');
  if (cut < 1) throw new InvalidArgumentError('Give field=value: type=CONSULT.');
  return { ...all, [one.slice(0, cut)]: one.slice(cut + 1) };
};

const target = (given: string): { report: string; item: string } => {
  const cut = given.indexOf('#');
  if (cut < 1) throw new RangeError(`'${given}' names no finding: give REPORT#ITEM, as 'rapporteur review' shows it`);
  return { report: given.slice(0, cut), item: given.slice(cut + 1) };
};

const number = (value: string): number => {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`'${value}' is no decision's number`);
  return n;
};

const line = (d: Decision): string =>
  `${d.id}  ${d.at}  ${d.author}  ${d.action}${d.of ? ` ${d.of}` : ''}  ${d.report}${d.anchor ? `#${d.anchor.item} “${d.anchor.words}”` : ''}${Object.entries(
    d.set,
  )
    .map(([k, v]) => ` ${k}=${v}`)
    .join('')}${d.reason ? `  (${d.reason})` : ''}\n`;

/** Adds the commands by which people decide on findings. */
export function reviewCommands(program: Command, around: Surroundings): void {
  const review = program
    .command('review')
    .description('decide on findings; without more: what nobody has decided on, the least sure first')
    .option('--report <id>', 'only of this report')
    .addOption(new Option('--kind <kind>', 'only of this kind').choices([...FINDING_KINDS]))
    .option('--limit <n>', 'rows at most', around.aCount, 20);
  const run = (given: Given, work: (store: Store) => Promise<number>) =>
    around.begin(withArchive(given.archive, around.folder(), false, work));
  const common = (command: Command) => command.option('--archive <file>', 'the archive', DEFAULT_ARCHIVE);
  const signed = (command: Command) =>
    common(command)
      .option('--author <name>', 'who decides; RAPPORTEUR_AUTHOR or the login name where not given')
      .option('--reason <words>', 'why');
  const by = (given: Given) => ({
    author: given.author ?? process.env.RAPPORTEUR_AUTHOR ?? process.env.USER ?? '',
    at: new Date().toISOString(),
    reason: given.reason ?? null,
  });
  const decide = (given: Given, verdicts: readonly Verdict[]) =>
    run(given, async (store) => {
      for (const made of await store.reviews.decide(verdicts, by(given))) await write(process.stdout, line(made));
      return 0;
    });
  const all = (_: unknown, command: Command) => command.optsWithGlobals<Given>();
  common(review).action((_given: Given, command: Command) => {
    const given = all(null, command);
    run(given, async (store) => {
      const { rows, next } = await store.reviews.queue({ report: given.report, kind: given.kind, limit: given.limit });
      for (const { report, kind, item, words } of rows)
        await write(
          process.stdout,
          `${report.id}#${item.id}  ${kind}  ${item.margin?.toFixed(2) ?? '?'}  ${'type' in item ? `${item.type} ` : ''}“${words.trim().replace(/\s+/g, ' ')}”\n`,
        );
      complain(
        rows.length ? `${rows.length} shown${next ? '; --limit shows more' : ''}` : 'nothing is left to decide on',
      );
      return 0;
    });
  });
  for (const action of ['accept', 'reject'] as const)
    signed(review.command(`${action} <items...>`).description(`${action} findings: REPORT#ITEM…`)).action(
      (items: string[], _: Given, c: Command) =>
        decide(
          all(null, c),
          items.map((i) => ({ action, ...target(i) })),
        ),
    );
  signed(review.command('correct <item>').description('give a finding new values: REPORT#ITEM --set type=CONSULT'))
    .option('--set <field=value>', 'a field and its value; may be given again', collected)
    .action((item: string, _: Given, c: Command) => {
      const given = all(null, c);
      decide(given, [{ action: 'correct', ...target(item), set: given.set ?? {} }]);
    });
  signed(review.command('add <report> <kind>').description(`add what was missed: ${FINDING_KINDS.join(', ')}`))
    .requiredOption('--words <words>', 'the words it stands on, as they stand in the report')
    .option('--in <words>', 'a longer piece, where the words stand more than once')
    .option('--set <field=value>', 'a field and its value; may be given again', collected)
    .action((report: string, kind: string, _: Given, c: Command) => {
      const given = all(null, c);
      if (!FINDING_KINDS.includes(kind as FindingKind))
        c.error(`error: no kind '${kind}': ${FINDING_KINDS.join(', ')}`);
      const at = { words: given.words ?? '', in: given.in };
      decide(given, [{ action: 'add', report, kind: kind as FindingKind, at, set: given.set }]);
    });
  signed(
    review.command('merge <item> <others...>').description('findings of one report that are the same: the first stays'),
  ).action((item: string, others: string[], _: Given, c: Command) =>
    decide(all(null, c), [
      { action: 'merge', ...target(item), others: others.map((o) => (o.includes('#') ? target(o).item : o)) },
    ]),
  );
  signed(review.command('split <item>').description('a second finding like this one, at other words'))
    .requiredOption('--words <words>', 'where the second stands')
    .option('--in <words>', 'a longer piece, where the words stand more than once')
    .option('--set <field=value>', 'what differs in the second', collected)
    .action((item: string, _: Given, c: Command) => {
      const given = all(null, c);
      decide(given, [
        { action: 'split', ...target(item), at: { words: given.words ?? '', in: given.in }, set: given.set },
      ]);
    });
  signed(review.command('attach <decision> <item>').description('let an orphaned decision hold for a finding')).action(
    (d: string, item: string, _: Given, c: Command) =>
      decide(all(null, c), [
        { action: 'attach', decision: number(d), item: item.includes('#') ? target(item).item : item },
      ]),
  );
  signed(review.command('undo <decision>').description('take a decision back')).action(
    (d: string, _: Given, c: Command) => {
      const given = all(null, c);
      run(given, async (store) => {
        await write(process.stdout, line(await store.reviews.undo(number(d), by(given))));
        return 0;
      });
    },
  );
  common(review.command('journal').description('all decisions, in order')).action((_: Given, c: Command) => {
    const given = all(null, c);
    run(given, async (store) => {
      let after: string | undefined;
      do {
        const page = await store.reviews.journal({ report: given.report, after });
        for (const d of page.rows) await write(process.stdout, line(d));
        after = page.next ?? undefined;
      } while (after);
      return 0;
    });
  });
  common(review.command('orphans').description('decisions that hold to nothing, and what can be done')).action(
    (_: Given, c: Command) =>
      run(all(null, c), async (store) => {
        const { rows } = await store.reviews.orphans({ limit: 1000 });
        for (const o of rows) await write(process.stdout, `${line(o.decision)}    ${o.remedy}\n`);
        if (!rows.length) complain('every decision holds');
        return 0;
      }),
  );
  common(review.command('forget <report>').description('strike all decisions on a report out of the journal')).action(
    (report: string, _: Given, c: Command) =>
      run(all(null, c), async (store) => {
        complain(`${await store.reviews.forget(report)} decisions struck out`);
        return 0;
      }),
  );
  common(
    review.command('export-gold <folder>').description('reviewed reports as hand-read ones, to measure the program on'),
  )
    .option('--partial', 'also reports with findings that nobody has decided on', false)
    .action((folder: string, _: Given, c: Command) => {
      const given = all(null, c);
      run(given, async (store) => {
        complain(goldWritten(await writeGold(store, resolve(around.folder(), folder), given.partial ?? false)));
        return 0;
      });
    });
}
