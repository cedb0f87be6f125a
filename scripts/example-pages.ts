import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is asked of the example story, and the page that it gives. */
export const PAGES: readonly { readonly file: string; readonly args: readonly string[] }[] = [
  { file: 'timeline.txt', args: ['timeline', '--since', '2024-05-27', '--sure'] },
  { file: 'positions.txt', args: ['positions', '--sure'] },
  { file: 'figures.txt', args: ['figures', '--sure'] },
  { file: 'differences.txt', args: ['differences'] },
  { file: 'changes.txt', args: ['changes', '--since', '2024-05-08', '--sure'] },
  { file: 'sitrep.md', args: ['sitrep', '--since', '2024-05-08'] },
];

const ROOT = join(import.meta.dirname, '..');

/** Every page as the program prints it now, by its file name: the example is read into an archive of its own first. */
export function examplePages(): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const archive = join(folder, 'example.db');
    rapporteur(['ingest', 'examples/cairo-talks', '--archive', archive]);
    return new Map(PAGES.map(({ file, args }) => [file, rapporteur([...args, '--archive', archive])]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rapporteur = (args: readonly string[]): string =>
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'apps/cli/rapporteur.js', ...args], {
    cwd: ROOT,
    env: { ...process.env, INIT_CWD: ROOT, NO_COLOR: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
  });

if (process.argv[1] === import.meta.filename) {
  for (const [file, page] of examplePages()) {
    const path = join(ROOT, 'docs/example', file);
    let before = '';
    try {
      before = readFileSync(path, 'utf8');
    } catch {
      // A page that is not there yet.
    }
    writeFileSync(path, page);
    process.stdout.write(`${file}: ${before === page ? 'as before' : 'written'}\n`);
  }
}
