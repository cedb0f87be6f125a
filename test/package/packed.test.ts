import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportRecord } from '#model';

const ROOT = join(import.meta.dirname, '../..');
/** What of the checkout goes into a copy of it: packing rewrites package.json for a moment, and other tests read it. */
const COPIED = [
  'apps',
  'src',
  'scripts',
  'lexicon',
  'models',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'LICENSE',
  'NOTICE',
  'README.md',
  'CHANGELOG.md',
];
const DISPATCH =
  'PORT VALE, May 8 (Harbour Wire) – The ferry company said on Wednesday it would reopen its northern line.\n';

let folder = '';
let copy = '';
let home = '';

/** npm as it stands on the machine, with this Node first. */
const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...args], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(process.execPath, '..')}${delimiter}${process.env.PATH}`,
      INIT_CWD: '',
      npm_config_omit: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packed-'));
  copy = join(folder, 'checkout');
  home = join(folder, 'elsewhere');
  mkdirSync(copy);
  mkdirSync(home);
  for (const name of COPIED)
    if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    symlinkSync(join(ROOT, 'node_modules', name), join(copy, 'node_modules', name));
  const before = readFileSync(join(copy, 'package.json'), 'utf8');
  const [packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], copy)) as [{ filename: string }];
  expect(readFileSync(join(copy, 'package.json'), 'utf8')).toBe(before);
  writeFileSync(join(home, 'package.json'), '{"name": "elsewhere", "private": true, "type": "module"}\n');
  npm(['install', join(folder, packed.filename)], home);
  writeFileSync(join(home, 'dispatch.txt'), DISPATCH);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const installed = (...path: string[]): string => join(home, 'node_modules', 'rapporteur', ...path);

describe('the package, installed in an empty folder', () => {
  test('holds built JavaScript with its types, data and licences, and no source, tests or tools', () => {
    expect(readdirSync(installed()).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'dist',
      'lexicon',
      'models',
      'package.json',
    ]);
    const files = readdirSync(installed('dist'), { recursive: true }) as string[];
    expect(files.filter((f) => f.endsWith('.ts') && !f.endsWith('.d.ts'))).toEqual([]);
    expect(files).toContain(join('src', 'index.d.ts'));
    const manifest = JSON.parse(readFileSync(installed('package.json'), 'utf8')) as Record<string, unknown>;
    expect(Object.keys(manifest)).not.toEqual(
      expect.arrayContaining(['devDependencies', 'optionalDependencies', 'scripts']),
    );
    expect(JSON.stringify(manifest)).not.toMatch(/\/src\/[^"]*(?<!\.d)\.ts"/);
  });

  test('npx rapporteur read reads a report, with worker threads too', () => {
    const call = (...args: string[]): ReportRecord =>
      JSON.parse(
        npm(
          [
            'exec',
            '--offline',
            '--',
            'rapporteur',
            'read',
            '--format',
            'jsonl',
            '--published',
            '2024-05-08',
            ...args,
            'dispatch.txt',
          ],
          home,
        ),
      ) as ReportRecord;
    const record = call();
    expect(record.report).toMatchObject({ key: 'dispatch.txt', text: DISPATCH, agency: 'Harbour Wire' });
    expect(record.statements.length).toBeGreaterThan(0);
    expect(call('--jobs', '2')).toEqual(record);
  });

  test('the library is imported by its name, with types that a strict compiler takes', () => {
    writeFileSync(
      join(home, 'use.ts'),
      `import { loadResources, readReport, readText, type ReportRecord } from 'rapporteur';
const result = readText('The council met on Tuesday, the mayor said.', { published: '2024-05-08' });
if ('error' in result) throw new Error(result.error.message);
const record: ReportRecord = readReport(result, loadResources());
console.log(record.schema);
`,
    );
    execFileSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/typescript/bin/tsc'),
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2024',
        '--skipLibCheck',
        'false',
        '--lib',
        'es2024,dom',
        '--outDir',
        'out',
        'use.ts',
      ],
      { cwd: home, stdio: 'pipe' },
    );
    expect(execFileSync(process.execPath, ['out/use.js'], { cwd: home, encoding: 'utf8' })).toBe(
      'rapporteur/report@1\n',
    );
  });
});
