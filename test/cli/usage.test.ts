import { describe, expect, test } from 'vitest';
import { rapporteur } from './call.ts';

describe('a wrong call', () => {
  test.each([
    [['read', '--fromat', 'json', 'x.txt'], '--format'],
    [['read', '--format', 'xml', 'x.txt'], 'Allowed choices are text, json, jsonl'],
    [['read', '--jobs', '0', 'x.txt'], 'a whole number from 1 to 64'],
    [['read', '--jobs', 'many', 'x.txt'], 'a whole number from 1 to 64'],
    [['read', '--published', 'yesterday', 'x.txt'], '2024-05-08'],
    [['read', '--explain', '--format', 'json', 'x.txt'], '--format text'],
    [['parse', '--tokens', 'x.conllu', 'y.txt'], 'give no inputs beside it'],
    [['raed', 'x.txt'], "did you mean 'rapporteur read'?"],
    [['x.txt'], 'rapporteur read x.txt'],
  ])('%j: exit 2, nothing on standard output, and the remedy', async (args, remedy) => {
    const { code, out, err } = await rapporteur(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^rapporteur: /);
    expect(err).toContain(remedy);
  });

  test('no command: the help, as an error', async () => {
    const { code, out, err } = await rapporteur([]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: rapporteur');
  });
});

test.each([[['--help']], [['read', '--help']], [['parse', '--help']], [['help', 'read']]])(
  '%j: the help goes to standard output',
  async (args) => {
    const { code, out, err } = await rapporteur(args);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Examples:');
  },
);

test('--version prints the version of package.json', async () => {
  const { code, out } = await rapporteur(['--version']);
  expect(code).toBe(0);
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
