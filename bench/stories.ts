import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Resources } from '#load';
import type { ReportRecord } from '#model';
import { readReport } from '#pipeline';
import { readText } from '#read';
import { openSqliteStore } from '#record';
import { crisisDispatches } from '../test/record/stories/crises.ts';
import { type BCubed, bCubed } from './b-cubed.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXAMPLE = join(ROOT, 'examples', 'cairo-talks');
const NEWS = join(ROOT, '..', 'shared', 'corpora', 'news');
const LABELS = join(ROOT, 'test', 'cases', 'stories', 'news-labels.tsv');

/** A report and the story that a person said it belongs to. */
export interface Labelled {
  readonly story: string;
  readonly record: ReportRecord;
}

/** The shipped example: one story. */
export const exampleReports = (resources: Resources): Labelled[] =>
  textFiles(EXAMPLE).map((file) => ({ story: 'cairo-talks', record: read(resources, EXAMPLE, file) }));

/** Dispatches of eight invented crises that share their parties, and ten that belong to none. */
export const generatedReports = (resources: Resources, seed: number): Labelled[] =>
  crisisDispatches(seed).map(({ key, story, title, published, text }) => {
    const bytes = Buffer.from(`TITLE: ${title}\nDATE: ${published}\n\n${text}`);
    return { story, record: readBytes(resources, bytes, key) };
  });

/** The news reports beside the checkout that are labelled; null where they are not there. */
export function newsReports(resources: Resources): Labelled[] | null {
  if (!existsSync(NEWS)) return null;
  const labels = new Map(
    readFileSync(LABELS, 'utf8')
      .split('\n')
      .filter((l) => l !== '' && !l.startsWith('#'))
      .map((l) => l.split('\t') as [string, string]),
  );
  return textFiles(NEWS).flatMap((file) => {
    const story = labels.get(file);
    return story === undefined ? [] : [{ story, record: read(resources, NEWS, file) }];
  });
}

const textFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((f) => f.endsWith('.txt'))
    .sort((a, b) => (a < b ? -1 : 1));

const read = (resources: Resources, folder: string, file: string): ReportRecord =>
  readBytes(resources, readFileSync(join(folder, file)), file);

function readBytes(resources: Resources, bytes: Uint8Array, key: string): ReportRecord {
  const result = readText(bytes, { key });
  if (!('report' in result)) throw new Error(`${key} could not be read`);
  return readReport(result, resources);
}

export const byDay = (reports: readonly Labelled[]): Labelled[] =>
  [...reports].sort((a, b) => ((a.record.report.published ?? '') < (b.record.report.published ?? '') ? -1 : 1));

/** Puts reports into a new archive in the order given. @returns the story that each was gathered into */
export async function gathered(reports: readonly Labelled[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-stories-'));
  const store = await openSqliteStore(join(folder, 'archive.db'));
  try {
    await store.put(
      reports.map((r) => r.record),
      '2024-06-01T00:00:00Z',
    );
    const stories: string[] = [];
    for (const { record } of reports) stories.push((await store.stories.storyOf(record.report.id))?.id ?? '');
    return stories;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface StoryScores {
  readonly stories: BCubed;
  /** Each report a story of its own; all reports one story. */
  readonly apart: BCubed;
  readonly together: BCubed;
}

export async function storyScores(reports: readonly Labelled[]): Promise<StoryScores> {
  const labelled = reports.map((r) => r.story);
  return {
    stories: bCubed(labelled, await gathered(reports)),
    apart: bCubed(
      labelled,
      labelled.map((_, i) => `${i}`),
    ),
    together: bCubed(
      labelled,
      labelled.map(() => 'one'),
    ),
  };
}
