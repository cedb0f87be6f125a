import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadResources, readReport, readText } from '../../src/index.ts';

const ROOT = join(import.meta.dirname, '../..');

test("docs/library.md's first example does what it says", () => {
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs/library.md'), 'utf8')) ?? [];
  const body = code
    .replace(/^import .*$/gm, '')
    .replace(/console\.log\(/g, 'print(')
    .trim();
  expect(body).toContain('readReport');
  const printed: unknown[][] = [];
  new Function('loadResources', 'readReport', 'readText', 'print', body)(
    loadResources,
    readReport,
    readText,
    (...words: unknown[]) => printed.push(words),
  );
  expect(printed).toHaveLength(1);
  expect(printed[0]?.[1]).toBe('said');
});
