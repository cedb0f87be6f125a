import { capitalAt, DIGIT, kindOf, LETTER } from '../tokens/characters.ts';
import type { TokenSpans } from '../tokens/tokenize.ts';

const MOST_HEADING = 25;
const MOST_BYLINE = 16;
const BYLINE_WORDS = new Set(['and', 'in', ',', '&', 'By', 'BY', 'by', '.', ';', '-', '/', 'with', 'for', 'of', 'the']);

/** True where a paragraph credits its writers: 'By Ana Ruiz and Omar Haddad', '(Reporting by …; editing by …)'. */
export function isByline(text: string, { starts, ends }: TokenSpans): boolean {
  const form = (i: number): string => text.slice(starts[i], ends[i]);
  const n = starts.length;
  const first = form(0) === '(' || form(0) === '[' ? 1 : 0;
  const lead = form(first).toLowerCase();
  const second = first + 1 < n ? form(first + 1).toLowerCase() : '';
  const third = first + 2 < n ? form(first + 2).toLowerCase() : '';
  if (/^(?:reporting|editing|writing|compiled|edited|written|reported)$/.test(lead) && second === 'by') return true;
  if (lead === 'additional' && second === 'reporting' && third === 'by') return true;
  if (lead !== 'by' || n > MOST_BYLINE || n < 2) return false;
  for (let i = first + 1; i < n; i++) {
    const at = starts[i] as number;
    if (kindOf(text.charCodeAt(at)) === DIGIT) return false;
    if (kindOf(text.charCodeAt(at)) === LETTER && !capitalAt(text, at) && !BYLINE_WORDS.has(form(i))) return false;
  }
  return form(n - 1) !== '.';
}

/** True where a paragraph of one sentence is a title or crosshead: short, with no final stop, and something follows it. */
export function isHeading(text: string, { starts, ends }: TokenSpans, isLast: boolean): boolean {
  const n = starts.length;
  if (isLast || n > MOST_HEADING) return false;
  const last = text.charAt((ends[n - 1] as number) - 1);
  return (
    !'.!?\u2026:;,"\u201d)'.includes(last) || (last === ')' && n > 1 && capitalAt(text, starts[0] as number) && n < 12)
  );
}
