import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { examplePages, PAGES } from '../../scripts/example-pages.ts';

const DOCS = join(import.meta.dirname, '../../docs/example');

describe('the pages of the example story', () => {
  let pages: Map<string, string>;
  beforeAll(() => {
    pages = examplePages();
  }, 120_000);

  it.each(PAGES.map((p) => p.file))('%s is what the program prints', (file) => {
    expect(pages.get(file)).toBe(readFileSync(join(DOCS, file), 'utf8'));
  });

  it('cite reports of the example, and say what is in them', () => {
    const sitrep = pages.get('sitrep.md') ?? '';
    expect(sitrep).toMatch(/\[\d+\]/);
    expect(sitrep).toContain('## Sources');
  });
});
