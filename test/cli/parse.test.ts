import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rapporteur } from './call.ts';

let folder = '';
const GOLD = `# sent_id = 1
# text = We can't stay.
1\tWe\t_\t_\t_\t_\t4\t_\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\t_\t_\t_\t_\t4\t_\t_\t_
3\tn't\t_\t_\t_\t_\t4\t_\t_\t_
4\tstay\t_\t_\t_\t_\t0\t_\t_\tSpaceAfter=No
5\t.\t_\t_\t_\t_\t4\t_\t_\t_

`;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'calls-'));
  writeFileSync(join(folder, 'gold.conllu'), GOLD);
  writeFileSync(join(folder, 'docs.jsonl'), `${JSON.stringify({ id: 'd1', text: 'The ferry sailed. It rained.' })}\n`);
  writeFileSync(join(folder, 'broken.conllu'), '1\tWe\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rows = (out: string) =>
  out
    .split('\n')
    .filter((l) => /^\d+\t/.test(l))
    .map((l) => l.split('\t'));

test('reports come out as CoNLL-U, a document each', async () => {
  const { code, out, err } = await rapporteur(['parse', '--format', 'conllu', 'docs.jsonl'], { from: folder });
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^# newdoc id = d1\n/);
  expect(rows(out).map((r) => r[1])).toEqual(['The', 'ferry', 'sailed', '.', 'It', 'rained', '.']);
  expect(rows(out)[2]).toMatchObject({ 2: 'sail', 3: 'VERB', 6: '0', 7: 'root' });
});

test('--tokens keeps words and comments and gives tags and trees', async () => {
  const { code, out } = await rapporteur(['parse', '--tokens', 'gold.conllu'], { from: folder });
  expect(code).toBe(0);
  expect(out.split('\n').slice(0, 2)).toEqual(['# sent_id = 1', "# text = We can't stay."]);
  expect(out).toContain("\n2-3\tcan't\t");
  expect(rows(out).map((r) => r[1])).toEqual(['We', 'ca', "n't", 'stay', '.']);
  expect(rows(out)[3]?.[3]).toBe('VERB');
});

test('a broken CoNLL-U file is told with its line', async () => {
  const { code, out, err } = await rapporteur(['parse', '--tokens', 'broken.conllu'], { from: folder });
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/broken\.conllu: line 1: /);
});
