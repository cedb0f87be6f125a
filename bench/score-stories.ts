import { loadResources } from '#load';
import type { Score } from './scorers.ts';
import { byDay, exampleReports, generatedReports, type Labelled, newsReports, storyScores } from './stories.ts';

/** How well reports are gathered into stories, by B-cubed: prints the scores as JSON for score.ts. */

const SEED = 1;
const GAIN = 15;

async function scoresOf(what: string, reports: readonly Labelled[]): Promise<Score[]> {
  const { stories, apart, together } = await storyScores(byDay(reports));
  const row = (measure: string, s: typeof stories, floor?: Score['floor']): Score => ({
    measure,
    precision: 100 * s.precision,
    recall: 100 * s.recall,
    f: 100 * s.f,
    floor,
  });
  return [
    row(`${what}, ${reports.length}`, stories, { f: Number((GAIN + 100 * Math.max(apart.f, together.f)).toFixed(1)) }),
    row('  all apart', apart),
    row('  all together', together),
  ];
}

const resources = loadResources();
const [example, generated, news] = [
  exampleReports(resources),
  generatedReports(resources, SEED),
  newsReports(resources),
];
const rows = await scoresOf('example, crises', [...example, ...generated]);
if (news) {
  rows.push(...(await scoresOf('with the news', [...example, ...generated, ...news])));
  const { stories, apart } = await storyScores(byDay(news));
  rows.push(
    {
      measure: `news alone, ${news.length}`,
      precision: 100 * stories.precision,
      recall: 100 * stories.recall,
      f: 100 * stories.f,
    },
    { measure: '  all apart', precision: 100 * apart.precision, recall: 100 * apart.recall, f: 100 * apart.f },
  );
} else process.stderr.write('score: the labelled news are not beside the checkout: stories were scored without them\n');
process.stdout.write(JSON.stringify(rows));
