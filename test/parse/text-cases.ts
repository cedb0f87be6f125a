import { readFileSync } from 'node:fs';
import { loadResources, type Resources } from '#load';
import type { Parsed, Report } from '#model';
import { parse } from '#parse';

/** A text and the lines that say what must be found in it. */
export interface TextCase {
  readonly title: string;
  readonly text: string;
  readonly wanted: readonly string[];
}

/**
 * Cases of a file under `test/cases`: a line '# title', the text, a line '==>', the lines wanted; an empty line ends one.
 *
 * @throws Error where a block has no arrow or nothing after it
 */
export function textCases(file: string): TextCase[] {
  const raw = readFileSync(new URL(`../cases/${file}`, import.meta.url), 'utf8');
  const blocks = raw.split(/\n\n+/).filter((b) => b.split('\n').some((l) => l && !l.startsWith('#')));
  return blocks.map((block) => {
    const lines = block.split('\n').filter(Boolean);
    const cut = lines.indexOf('==>');
    if (cut < 0 || cut === lines.length - 1) throw new Error(`${file}: nothing wanted of ${block.slice(0, 60)}`);
    return {
      title: (lines.find((l) => l.startsWith('# ')) ?? '').slice(2),
      text: lines
        .slice(0, cut)
        .filter((l) => !l.startsWith('#'))
        .join('\n'),
      wanted: lines.slice(cut + 1),
    };
  });
}

let resources: Resources | null = null;

export const sharedResources = (): Resources => {
  resources ??= loadResources();
  return resources;
};

/** A text parsed as a report with nothing else known of it. */
export function parsed(text: string): Parsed {
  const report: Report = {
    id: 'r',
    textHash: '',
    key: null,
    title: null,
    titleSpan: null,
    agency: null,
    publisher: null,
    byline: [],
    dateline: null,
    published: null,
    referenceDay: null,
    url: null,
    language: 'en',
    revision: null,
    text,
  };
  return parse(report, sharedResources().parse);
}
