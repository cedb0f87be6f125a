import { describe, expect, it } from 'vitest';
import { loadResources } from '#load';
import { bCubed } from '../../../bench/b-cubed.ts';
import {
  byDay,
  exampleReports,
  gathered,
  generatedReports,
  type Labelled,
  newsReports,
  type StoryScores,
  storyScores,
} from '../../../bench/stories.ts';
import { seeded } from '../../contract/dispatches.ts';

/** Points of F1 that gathering must gain over leaving all apart and over throwing all together. */
const GAIN = 0.15;
const resources = loadResources();
const example = exampleReports(resources);
const generated = generatedReports(resources, 1);
const news = newsReports(resources);

function beatsBoth({ stories, apart, together }: StoryScores): void {
  expect(stories.f - apart.f).toBeGreaterThan(GAIN);
  expect(stories.f - together.f).toBeGreaterThan(GAIN);
}

function shuffled(reports: readonly Labelled[], seed: number): Labelled[] {
  const draw = seeded(seed);
  return reports
    .map((report) => ({ report, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map((r) => r.report);
}

describe('B-cubed', () => {
  it('is 1 for the right groups under other names', () => {
    expect(bCubed(['a', 'a', 'b'], ['x', 'x', 'y'])).toEqual({ precision: 1, recall: 1, f: 1 });
  });
  it('takes precision from what is thrown together and recall from what is left apart', () => {
    expect(bCubed(['a', 'a', 'b', 'b'], ['x', 'x', 'x', 'x'])).toMatchObject({ precision: 0.5, recall: 1 });
    expect(bCubed(['a', 'a', 'b', 'b'], ['1', '2', '3', '4'])).toMatchObject({ precision: 1, recall: 0.5 });
  });
});

// Some hundreds of reports go into an archive each time.
describe('stories', { timeout: 120_000 }, () => {
  it('are well gathered from the example and eight crises that share their parties', async () => {
    const scores = await storyScores(byDay([...example, ...generated]));
    beatsBoth(scores);
    expect(scores.stories.f).toBeGreaterThan(0.9);
  });

  it('are one for the shipped example, in order of its files as of its days', async () => {
    expect(new Set(await gathered(example)).size).toBe(1);
    expect(new Set(await gathered(byDay(example))).size).toBe(1);
  });

  it('change little where reports come in another order', async () => {
    for (const seed of [1, 2]) {
      const { stories } = await storyScores(shuffled([...example, ...generated], seed));
      expect(stories.f).toBeGreaterThan(0.85);
    }
  });

  it.skipIf(news === null)(
    news === null
      ? 'are well gathered from the labelled news (skipped: ../shared/corpora/news is not beside the checkout)'
      : 'are well gathered from the labelled news, the example and the crises together',
    async () => beatsBoth(await storyScores(byDay([...example, ...generated, ...(news ?? [])]))),
  );
});
