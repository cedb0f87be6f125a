import { readFileSync } from 'node:fs';

/** The lines of a case file that are neither empty nor comments, `\n` in them made line breaks. */
export function caseLines(name: string): string[] {
  const raw = readFileSync(new URL(`../cases/read/${name}`, import.meta.url), 'utf8');
  return raw
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.replaceAll('\\n', '\n'));
}

/** Pairs of a text and what is expected of it, the latter behind an arrow. */
export function casePairs(name: string): [text: string, expected: string][] {
  const lines = caseLines(name);
  const out: [string, string][] = [];
  for (let i = 0; i < lines.length; i += 2) {
    const [text, expected] = [lines[i] as string, lines[i + 1] ?? ''];
    if (!expected.startsWith('==>')) throw new Error(`${name}: no '==>' after ${text.slice(0, 60)}`);
    out.push([text, expected.slice(3).trim()]);
  }
  return out;
}
