import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSourceList, SourceListError } from '../../apps/gather/source-list.ts';

const read = (yaml: string) => readSourceList(yaml, 'sources.yaml', '/desk/sources.yaml');
const faults = (yaml: string): string[] => {
  try {
    read(yaml);
  } catch (error) {
    if (error instanceof SourceListError) return error.message.split('\n');
    throw error;
  }
  return [];
};

describe('a list of sources', () => {
  test('is read with what holds for all of them, and folders beside it', () => {
    const list = read(
      `every: 20m\nsources:\n  - name: Harbour Wire\n    url: https://example.org/feed.xml\n    every: 10m\n    follow: true\n    zone: '+02:00'\n  - path: incoming\n`,
    );
    expect(list).toMatchObject([
      {
        source: 'https://example.org/feed.xml',
        name: 'Harbour Wire',
        kind: null,
        every: 600,
        follow: true,
        zone: '+02:00',
      },
      {
        source: '/desk/incoming',
        name: 'incoming',
        kind: 'folder',
        path: '/desk/incoming',
        every: 1200,
        follow: false,
      },
    ]);
  });

  test('may be a bare list', () => {
    expect(read('- url: https://example.org/a\n- path: b\n').map((s) => [s.kind, s.every])).toEqual([
      [null, 900],
      ['folder', 10],
    ]);
  });

  test.each([
    ['sources:\n  - url: https://example.org/a\n    evry: 10m\n', "sources.yaml:3: there is no setting 'evry'"],
    [
      'sources:\n  - url: https://example.org/a\n    every: often\n',
      "sources.yaml:3: every must be a time such as '10m'",
    ],
    ['sources:\n  - url: https://example.org/a\n    every: 10\n', "sources.yaml:3: every must be a time such as '10m'"],
    ['sources:\n  - url: https://example.org/a\n    every: 5s\n', 'sources.yaml:2: every must be a minute or more'],
    ['sources:\n  - name: a\n\n  - url: example.org\n', 'sources.yaml:4: url must be an address'],
    ['sources:\n  - name: a\n', 'sources.yaml:2: a source needs either url or path'],
    ['sources:\n  - path: a\n    kind: web\n', 'sources.yaml:3: kind must be feed, page or folder'],
    ['sources:\n  - path: a\n    follow: true\n', 'sources.yaml:2: follow and the kinds feed and page go with url'],
    [
      'sources:\n  - url: https://example.org/a\n  - url: https://example.org/a\n',
      'sources.yaml:3: the same source stands on line 2',
    ],
    ['sources:\n  - url: https://example.org/a\n    zone: Paris\n', 'sources.yaml:3: zone must be an offset'],
    ['sources:\n  - url: "https://example.org/a\n', 'sources.yaml:'],
    ['sources: []\n', 'sources.yaml:1: sources must name at least one'],
    ['sources:\n  - https://example.org/a\n', 'sources.yaml:2: a source'],
    ['feeds:\n  - url: https://example.org/a\n', "there is no setting 'feeds'"],
    ['', 'sources.yaml:1: sources must be a list'],
  ])('with a fault tells its line: %j', (yaml, told) => {
    expect(faults(yaml).join('\n')).toContain(told);
  });

  test('tells all its faults at once', () => {
    expect(faults('sources:\n  - url: https://example.org/a\n    every: x\n    follow: maybe\n')).toHaveLength(2);
  });

  test('that blows up by its aliases is refused', () => {
    const bomb = Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1},`.repeat(10) : 'x'}]`).join(
      '\n',
    );
    expect(faults(bomb).length).toBeGreaterThan(0);
  });

  test('of any words is a list or a fault', () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom(
          'sources:',
          '\n  - ',
          'url: ',
          'path: a',
          'https://example.org',
          '&a ',
          '*a',
          ': ',
          '- ',
          '"',
          '{',
        ),
        fc.string({ maxLength: 5 }),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(words, (parts) => void faults(parts.join(''))),
      { numRuns: 500 },
    );
  });

  test('of the examples is one', () => {
    const path = join(import.meta.dirname, '../../examples/sources.yaml');
    const list = readSourceList(readFileSync(path, 'utf8'), 'sources.yaml', path);
    expect(list.length).toBeGreaterThan(2);
    for (const { source, path: folder } of list) expect(folder !== null || source.includes('example.org')).toBe(true);
  });
});
