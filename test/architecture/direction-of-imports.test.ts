import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const rules = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as IFlattenedRuleSet & {
  options: ICruiseOptions;
};
const trees: string[] = [];
afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true });
});

/** Names of the rules that a tree of files breaks, under the project's own configuration. */
async function broken(files: Readonly<Record<string, string>>): Promise<string[]> {
  const tree = mkdtempSync(join(tmpdir(), 'direction-'));
  trees.push(tree);
  const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { imports: object };
  const own = {
    'package.json': JSON.stringify({ type: 'module', imports }),
    'tsconfig.json': readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'),
  };
  const doors = Object.fromEntries(
    ['model', 'read', 'parse', 'extract', 'tell'].map((stage) => [
      `src/${stage}/index.ts`,
      `export const ${stage} = 1;\n`,
    ]),
  );
  for (const [path, text] of Object.entries({ ...own, ...doors, ...files })) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const { options, forbidden } = rules;
  const result = await cruise(
    ['src', 'apps'].filter((f) => f === 'src' || Object.keys(files).some((p) => p.startsWith('apps/'))),
    {
      ...options,
      tsConfig: { fileName: join(tree, 'tsconfig.json') },
      baseDir: tree,
      validate: true,
      ruleSet: { forbidden: forbidden ?? [] },
    },
  );
  return [...new Set((result.output as ICruiseResult).summary.violations.map((v) => v.rule.name))].sort();
}

describe('the direction of imports', () => {
  test('a tree that keeps the rules breaks none', async () => {
    expect(
      await broken({
        'src/extract/index.ts':
          "import { model } from '#model';\nimport { part } from './part.ts';\nexport const extract = model + part;\n",
        'src/extract/part.ts': "import { model } from '#model';\nexport const part = model;\n",
        'src/read/hash.ts': "import { createHash } from 'node:crypto';\nexport const hash = createHash;\n",
        'src/load.ts': "import { readFileSync } from 'node:fs';\nexport const load = readFileSync;\n",
        'src/pipeline.ts':
          "import { extract } from '#extract';\nimport { parse } from '#parse';\nexport const pipeline = extract + parse;\n",
        'apps/cli/main.ts':
          "import { readFileSync } from 'node:fs';\nimport { pipeline } from '#pipeline';\nexport const main = [readFileSync, pipeline];\n",
      }),
    ).toEqual([]);
  });

  test.each<[string, Record<string, string>]>([
    ['stage-alone', { 'src/extract/part.ts': "import { parse } from '#parse';\nexport const part = parse;\n" }],
    [
      'stage-alone',
      {
        'src/tell/part.ts': "import type { extract } from '../extract/index.ts';\nexport type Part = typeof extract;\n",
      },
    ],
    [
      'stage-alone',
      {
        'src/load.ts': 'export const load = 1;\n',
        'src/parse/part.ts': "import { load } from '#load';\nexport const part = load;\n",
      },
    ],
    ['model-leaf', { 'src/model/part.ts': "import { read } from '#read';\nexport const part = read;\n" }],
    ['model-leaf', { 'src/model/part.ts': "import { join } from 'node:path';\nexport const part = join;\n" }],
    [
      'pure-core',
      { 'src/extract/part.ts': "import { readFileSync } from 'node:fs';\nexport const part = readFileSync;\n" },
    ],
    ['pure-core', { 'src/parse/part.ts': "import { get } from 'http';\nexport const part = get;\n" }],
    [
      'pure-core',
      { 'src/tell/part.ts': "import { execFile } from 'node:child_process';\nexport const part = execFile;\n" },
    ],
    ['pure-core', { 'src/tell/part.ts': "import { hostname } from 'node:os';\nexport const part = hostname;\n" }],
    [
      'pure-core',
      { 'src/read/part.ts': "import { readFile } from 'node:fs/promises';\nexport const part = readFile;\n" },
    ],
    [
      'pure-core',
      { 'src/extract/part.ts': "import { randomBytes } from 'node:crypto';\nexport const part = randomBytes;\n" },
    ],
    [
      'pure-core',
      { 'src/pipeline.ts': "import { readFileSync } from 'node:fs';\nexport const pipeline = readFileSync;\n" },
    ],
    [
      'one-door',
      {
        'src/parse/part.ts': 'export const part = 1;\n',
        'src/pipeline.ts': "import { part } from './parse/part.ts';\nexport const pipeline = part;\n",
      },
    ],
    [
      'one-door',
      {
        'src/tell/part.ts': 'export const part = 1;\n',
        'apps/cli/main.ts': "import { part } from '../../src/tell/part.ts';\nexport const main = part;\n",
      },
    ],
    [
      'no-circular',
      {
        'src/tell/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
        'src/tell/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
      },
    ],
    ['no-unresolvable', { 'src/tell/part.ts': "import { gone } from './gone.ts';\nexport const part = gone;\n" }],
  ])('%s fails on %o', async (rule, files) => {
    expect(await broken(files)).toContain(rule);
  });
});
