import type { Notice, Span } from '#model';
import type { Part } from './paragraphs.ts';

const fold = (words: string): string => words.replaceAll(/\s+/g, ' ').trim().toLowerCase();

/**
 * Joins a headline and paragraphs that came apart into one text: the headline, a blank line,
 * the paragraphs with blank lines between. A first paragraph that says the headline again is left out.
 */
export function joinArticle(
  title: string | null,
  paragraphs: readonly string[],
): { text: string; titleSpan: Span | null } {
  const body =
    title !== null && paragraphs.length > 0 && fold(paragraphs[0] as string) === fold(title)
      ? paragraphs.slice(1)
      : paragraphs;
  const text = (title === null ? body : [title, ...body]).join('\n\n');
  return { text, titleSpan: title === null || title.length === 0 ? null : { start: 0, end: title.length } };
}

/** Puts a dateline that came apart before the first paragraph, unless it stands there. */
export function withDateline(dateline: string | null, paragraphs: readonly string[]): string[] {
  if (dateline === null) return [...paragraphs];
  const [first, ...rest] = paragraphs;
  if (first === undefined) return [dateline];
  if (fold(first).startsWith(fold(dateline).replace(/[-–— ]+$/, ''))) return [...paragraphs];
  return [/[-–—]$/.test(dateline) ? `${dateline} ${first}` : `${dateline} - ${first}`, ...rest];
}

/** What parts of a page did not come into the text; null where all did. */
export function leftOutNotice(parts: ReadonlyMap<Part, number>): Notice | null {
  const told = [...parts].filter(([, count]) => count > 0);
  if (told.length === 0) return null;
  const sum = told.reduce((total, [, count]) => total + count, 0);
  const list = told.map(([part, count]) => `${part === 'text' ? 'other text' : part} (${wordCount(count)})`).join(', ');
  return {
    code: 'page-parts-left-out',
    message: `${wordCount(sum)} of the page ${sum === 1 ? 'is' : 'are'} not part of the text: ${list}. Open the page itself to see them.`,
    span: null,
  };
}

const wordCount = (count: number): string => `${count} ${count === 1 ? 'word' : 'words'}`;

/** ISO 8601 in its basic form, as NITF writes it (20240508T101500Z), in the extended one; other dates as they are. */
export function extendedDate(written: string | null): string | null {
  if (written === null) return null;
  const basic = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(?:[.,]\d{1,6})?(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    written.trim(),
  );
  if (!basic) return written.trim();
  const day = `${basic[1]}-${basic[2]}-${basic[3]}`;
  return basic[4] === undefined ? day : `${day}T${basic[4]}:${basic[5]}:${basic[6] ?? '00'}${basic[7] ?? ''}`;
}
