import type { FindingQuery, SearchOptions, Store } from '#model';
import {
  changes,
  differences,
  figures,
  type Look,
  positions,
  proposals,
  said,
  tellChanges,
  tellDifferences,
  tellFigureSeries,
  tellHits,
  tellPositionRows,
  tellProposalRows,
  tellSaid,
  tellTimeline,
  tellWho,
  timeline,
  who,
} from '#tell';
import { write } from '../output.ts';
import { complain } from '../terminal.ts';
import { withArchive } from './archive.ts';

/** An answer: its rows, and whether there are more than it shows. */
interface Answer {
  readonly rows: readonly object[];
  readonly more: boolean;
  readonly text: (look: Look) => string;
}

export const ANSWERS = [
  'timeline',
  'said',
  'positions',
  'proposals',
  'figures',
  'differences',
  'changes',
  'who',
  'search',
] as const;
export type AnswerName = (typeof ANSWERS)[number];

export interface AnswerCall {
  readonly answer: AnswerName;
  /** The name asked for, or the words looked for; empty for the other answers. */
  readonly words: string;
  readonly query: FindingQuery & SearchOptions;
  /** Of `who`: also why each mention is held to be of an identity. */
  readonly why: boolean;
  readonly archive: string;
  readonly folder: string;
  readonly format: 'text' | 'json' | 'jsonl';
  readonly look: Look;
}

/** An answer from an archive to standard output. @returns the exit code */
export async function answerCommand(call: AnswerCall): Promise<number> {
  const answer = await withArchive(call.archive, call.folder, false, (store) => ask(store, call));
  if (call.format === 'text') await write(process.stdout, answer.text(call.look));
  else if (call.format === 'jsonl')
    for (const row of answer.rows) await write(process.stdout, `${JSON.stringify(row)}\n`);
  else await write(process.stdout, `${JSON.stringify(answer.rows, null, 2)}\n`);
  if (!answer.rows.length) complain('nothing found');
  else if (answer.more)
    complain(`the first ${answer.rows.length} are shown; --limit shows more, --since, --until and the filters fewer`);
  return 0;
}

async function ask(store: Store, { answer, words, query, why }: AnswerCall): Promise<Answer> {
  switch (answer) {
    case 'timeline': {
      const { rows, next } = await timeline(store, query);
      return { rows, more: next !== null, text: (look) => tellTimeline(rows, look) };
    }
    case 'said': {
      const { rows, next } = await said(store, query);
      return { rows, more: next !== null, text: (look) => tellSaid(rows, look) };
    }
    case 'positions': {
      const { rows, cut } = await positions(store, query);
      return { rows, more: cut, text: (look) => tellPositionRows(rows, look) };
    }
    case 'proposals': {
      const { rows, next } = await proposals(store, query);
      return { rows, more: next !== null, text: (look) => tellProposalRows(rows, look) };
    }
    case 'figures': {
      const { rows, cut } = await figures(store, query);
      return { rows, more: cut, text: (look) => tellFigureSeries(rows, look) };
    }
    case 'differences': {
      const { rows, cut } = await differences(store, query);
      return { rows, more: cut, text: (look) => tellDifferences(rows, look) };
    }
    case 'changes': {
      const { rows, cut } = await changes(store, query.since ?? '', query);
      return { rows, more: cut, text: (look) => tellChanges(rows, look) };
    }
    case 'who': {
      const { rows, cut } = await who(store, words, query, why);
      return { rows, more: cut, text: (look) => tellWho(rows, look) };
    }
    case 'search': {
      const { rows, next } = await store.search(words, query);
      return { rows, more: next !== null, text: (look) => tellHits(rows, look) };
    }
  }
}
