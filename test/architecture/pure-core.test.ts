import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** What makes a result depend on the machine, the day or the place, and needs no import to do so. */
const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/\bMath\.random\b/, 'randomness'],
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\./, 'the clock'],
  [/\btoLocale[A-Z]\w*\(|\.localeCompare\(|\bIntl\./, 'the locale'],
  [
    /\.get(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)\(|\bnew Date\(\s*\d+\s*,|\bDate\.parse\b/,
    'the local time zone',
  ],
  [/\bprocess\.|\bfetch\(|\bglobalThis\./, 'the machine'],
];

/** The impure words of some source, comments left out. */
function impurities(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return IMPURE.filter(([pattern]) => pattern.test(code)).map(([, what]) => what);
}

const stages = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .filter((file) => file !== 'src/load.ts' && !file.startsWith('src/record/'));

describe('nothing under src but load.ts looks at the machine', () => {
  test('the words looked for are found', () => {
    expect(impurities('const a = Math.random();')).toEqual(['randomness']);
    expect(impurities('const a = new Date();')).toEqual(['the clock']);
    expect(impurities("const a = 'I'.toLocaleLowerCase();")).toEqual(['the locale']);
    expect(impurities('const a = new Date(2024, 4, 8).getDay();')).toEqual(['the local time zone']);
    expect(impurities('const a = process.env.TZ;')).toEqual(['the machine']);
    expect(impurities('const a = new Date(Date.UTC(2024, 4, 8)).getUTCDay();')).toEqual([]);
  });

  test.each(stages)('%s', (file) => {
    expect(impurities(readFileSync(join(ROOT, file), 'utf8'))).toEqual([]);
  });
});
