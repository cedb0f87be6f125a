import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openSqliteStore } from '#record';
import { madeRecord } from '../contract/made-record.ts';

const writer = fileURLToPath(new URL('put-forever.ts', import.meta.url));

/** Runs the writer until it has acknowledged `count` reports, then kills it without warning. @returns how many it had acknowledged */
function killedAfter(file: string, count: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
      if (out.split('\n').length > count) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => resolve(out.split('\n').filter((l) => l !== '').length));
  });
}

it('loses nothing that was acknowledged when the process is killed, and goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-'));
  const file = join(folder, 'archive.db');
  try {
    const acknowledged = await killedAfter(file, 25);
    expect(acknowledged).toBeGreaterThanOrEqual(25);
    const store = await openSqliteStore(file);
    const { reports, findings } = await store.tally();
    expect(reports).toBeGreaterThanOrEqual(acknowledged);
    expect(findings.event).toBe(reports);
    expect(
      await store.put(
        [madeRecord({ published: '2024-05-08', text: 'Envoys left.', actor: 'Envoys', trigger: 'left' })],
        '2024-05-09T06:00:00Z',
      ),
    ).toEqual(['added']);
    await store.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('waits for another writer of the same archive', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-'));
  const file = join(folder, 'archive.db');
  try {
    const [a, b] = [await openSqliteStore(file), await openSqliteStore(file)];
    const made = (i: number) => madeRecord({ key: `${i}`, published: '2024-05-07', text: `Round ${i}.` });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? a : b).put([made(i)], '2024-05-09T06:00:00Z')),
    );
    expect(outcomes.flat()).toEqual(Array.from({ length: 20 }, () => 'added'));
    expect((await a.tally()).reports).toBe(20);
    await a.close();
    await b.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
