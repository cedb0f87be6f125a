import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  /** The folder that the caller stands in. */
  readonly from?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Record<string, string>;
  /** The Node to run it with. */
  readonly node?: string;
}

/** Calls the program as the `rapporteur` script does. */
export function rapporteur(
  args: readonly string[],
  { from = ROOT, input = '', env = {}, node = process.execPath }: Surroundings = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      node,
      ['--disable-warning=ExperimentalWarning', join(ROOT, 'apps/cli/rapporteur.js'), ...args],
      {
        cwd: ROOT,
        env: { ...process.env, INIT_CWD: from, ...env },
      },
    );
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    );
    child.stdin.end(input);
  });
}
