import { isAgency } from './agencies.ts';
import { isWeekday } from './calendar.ts';
import { openingLines } from './lines.ts';

const SMALL = new Set([
  'de',
  'da',
  'dos',
  'del',
  'van',
  'von',
  'der',
  'den',
  'bin',
  'ibn',
  'al',
  'el',
  'la',
  'le',
  'di',
  'du',
  'ter',
  'y',
]);
/** Words that stand in bylines beside names: what follows a comma with one of them is an office. */
const OFFICES =
  /\b(?:correspondent|reporter|writer|editor|staff|bureau|desk|columnist|contributor|special|news|wire|press|agency|service|media|times|post)\b/i;

/** Whether words are a person's name: two to five words, each with a capital save the small ones inside. */
function isPersonName(words: string): boolean {
  const parts = words.split(' ');
  if (parts.length < 2 || parts.length > 5 || words.length > 60) return false;
  if (isAgency(words) || OFFICES.test(words) || isWeekday(parts[0] as string)) return false;
  return parts.every(
    (part, i) => (i > 0 && SMALL.has(part)) || /^(?:al-|el-|d['’]|l['’])?\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(part),
  );
}

/** The names in what follows 'By' or 'Reporting by': 'JANE ROE and J. DOE in Cairo, Harbour Wire'. */
function namesIn(words: string): string[] {
  const out: string[] = [];
  for (const chunk of words.split(/,|;|&|\||\/| and | AND | with /)) {
    const name = (chunk.split(/ in | for | at | — | – | - /)[0] as string)
      .trim()
      .replace(/^(?:and|AND) /, '')
      .replace(/(\p{Ll})\.$/u, '$1');
    if (isPersonName(name)) out.push(name);
  }
  return out;
}

/** 'Reporting by A, B and C; Editing by D': the names before the semicolon. */
const CREDIT = /^[([]?(?:additional |writing and )?reporting by /i;

/**
 * Finds who wrote a report: a line 'By Jane Roe and J. Doe' before the prose, or the
 * closing '(Reporting by Jane Roe; Editing by J. Doe)'.
 *
 * @param body  UTF-16 offset where the prose starts
 * @returns the names as written, in order, each once
 */
export function findByline(text: string, body: number): string[] {
  const names: string[] = [];
  for (const line of openingLines(text, 10)) {
    if (line.start >= body) break;
    if (line.end - line.start > 160) continue;
    const words = text.slice(line.start, line.end).replace(/^[*_]+|[*_]+$/g, '');
    const by = /^(?:by|written by)[: ] ?(?=\p{Lu})/iu.exec(words);
    if (by) names.push(...namesIn(words.slice(by[0].length)));
  }
  const tail = text.slice(Math.max(0, text.length - 1500));
  for (const line of tail.split(/\r\n|\n|\r/).slice(-8)) {
    const words = line.trim();
    const credit = CREDIT.exec(words);
    if (credit) names.push(...namesIn(words.slice(credit[0].length, 400).split(/[;)\]]/)[0] as string));
  }
  return [...new Set(names)];
}

/** The authors that a head block or feed names in one field. */
export const readAuthors = (field: string): string[] => {
  const words = field
    .trim()
    .replace(/^by[: ]\s*/i, '')
    .slice(0, 400);
  const names = namesIn(words);
  return names.length > 0 || words === '' ? [...new Set(names)] : [words];
};
