import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportsAtHand } from '../../bench/reports-at-hand.ts';
import { type Answer, rapporteur } from '../cli/call.ts';

let folder = '';
let plain: Answer;
const ARGS = ['read', '--format', 'jsonl', 'reports.jsonl'];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bytes-'));
  const lines = reportsAtHand().map(
    ({ name, bytes }) =>
      `${JSON.stringify({ id: name, text: Buffer.from(bytes).toString('utf8'), published: '2024-05-08T22:30:00Z' })}\n`,
  );
  writeFileSync(join(folder, 'reports.jsonl'), lines.join(''));
  plain = await rapporteur(ARGS, { from: folder, env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the same reports give the same bytes', () => {
  test('there is something to compare', () => {
    expect([plain.code, plain.err]).toEqual([0, '']);
    expect(plain.out.length).toBeGreaterThan(10_000);
  });

  test('in another time zone and locale', async () => {
    const { out } = await rapporteur(ARGS, {
      from: folder,
      env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    });
    expect(out === plain.out).toBe(true);
  });

  test('with two workers', async () => {
    const { out } = await rapporteur([...ARGS, '--jobs', '2'], { from: folder });
    expect(out === plain.out).toBe(true);
  });

  // The oldest Node that is supported; .ci/run installs it and says where.
  test.skipIf(!process.env.RAPPORTEUR_OLDEST_NODE)('under the oldest Node that is supported', async () => {
    const { out } = await rapporteur(ARGS, { from: folder, node: process.env.RAPPORTEUR_OLDEST_NODE as string });
    expect(out === plain.out).toBe(true);
  });
});
