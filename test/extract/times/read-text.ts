import { readFileSync } from 'node:fs';
import { openShelf } from '#load';
import type { Parsed, Report } from '#model';
import { openParse, parse } from '#parse';

const resources = openParse(openShelf());

/** A parse of bare text: no dateline, no title. */
export const parseText = (text: string): Parsed =>
  parse({ text, dateline: null, titleSpan: null } as unknown as Report, resources);

/** Blocks of a case file: '# title', lines of text, and after '==>' what is expected. */
export function readCases(file: string): { title: string; text: string; expected: string[] }[] {
  return readFileSync(new URL(`../../cases/extract/${file}`, import.meta.url), 'utf8')
    .split(/\n\n+/)
    .map((block) => block.split('\n').filter((line) => line !== ''))
    .filter((lines) => lines.some((line) => !line.startsWith('#')))
    .map((lines) => {
      const body = lines.slice(1);
      const cut = body.indexOf('==>');
      return {
        title: (lines[0] as string).slice(2),
        text: (cut < 0 ? body : body.slice(0, cut)).join('\n'),
        expected: cut < 0 ? [] : body.slice(cut + 1),
      };
    });
}
