import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const pages = ['.', 'docs', 'docs/decisions', 'examples/cairo-talks', 'models']
  .filter((folder) => existsSync(join(ROOT, folder)))
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((n) => n.endsWith('.md'))
      .map((n) => join(ROOT, folder, n)),
  );

/** The anchors of a page's headings, as they are made on the forges: small letters, hyphens for spaces. */
const anchors = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s+/g, '-'),
  );

/** What a page points at in the checkout and is not there. */
function broken(page: string): string[] {
  const text = readFileSync(page, 'utf8').replace(/```[\s\S]*?```/g, '');
  const wrong: string[] = [];
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [file = '', anchor] = target.split('#');
    const path = file === '' ? page : join(dirname(page), file);
    if (!existsSync(path)) wrong.push(`${target}: no such file`);
    else if (anchor && !anchors(path).includes(anchor)) wrong.push(`${target}: no such heading`);
  }
  return wrong;
}

describe('the pages', () => {
  test('there are some', () => expect(pages.length).toBeGreaterThan(3));

  test.each(pages.map((p) => relative(ROOT, p)))('%s leads nowhere that is not there', (page) => {
    expect(broken(join(ROOT, page))).toEqual([]);
  });

  test('the npm scripts that they name are in package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test('the paths under src, apps and the other folders that they name are there', () => {
    const gone = pages.flatMap((page) =>
      [
        ...readFileSync(page, 'utf8').matchAll(
          /`((?:src|apps|lexicon|models|training|bench|scripts|test|docs|examples)\/[\w./-]*)`/g,
        ),
      ]
        .map(([, path = '']) => path)
        .filter((path) => !existsSync(join(ROOT, path)))
        .map((path) => `${relative(ROOT, page)}: ${path}`),
    );
    expect(gone).toEqual([]);
  });
});
