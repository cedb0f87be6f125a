import type { Span } from '#model';
import { openingLines } from './lines.ts';

const fold = (words: string): string =>
  words
    .replaceAll(/[\s ]+/g, ' ')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .trim()
    .toLowerCase();

/** Without the marks of a Markdown heading or of emphasis around the whole line. */
function unmarked(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end);
  const heading = /^#{1,3} +/.exec(words);
  if (heading) return { start: span.start + heading[0].length, end: span.end };
  const strong = /^\*\*(?=[^*])/.test(words) && words.endsWith('**') && words.length > 6;
  return strong ? { start: span.start + 2, end: span.end - 2 } : span;
}

/** A slug or a line that holds nothing but a mark of revision stands above the headline. */
const isSlug = (words: string): boolean =>
  /^(?:[A-Z]{2}-{1,2}[A-Z]|\(?\d{1,2}(?:st|nd|rd|th) (?:ld|lead)\b)/i.test(words) ||
  /^[A-Z][A-Z\d -]{2,24}[:!]?$/.test(words);

/** Where a title given apart from the text stands in the text, if it does. */
export function findTitle(text: string, title: string): Span | null {
  const wanted = fold(title);
  if (wanted === '') return null;
  for (const line of openingLines(text, 6)) {
    if (line.end - line.start > 400) break;
    const span = unmarked(text, line);
    if (span.end > span.start && fold(text.slice(span.start, span.end)) === wanted)
      return { start: span.start, end: span.end };
  }
  return null;
}

/**
 * Finds a headline in the text itself: a first line of two to thirty words that does not
 * end as a sentence does, with more text below it and a break, or the lines that open a report, between.
 *
 * @param body      UTF-16 offset where the prose starts
 * @param dateline  the words of the dateline, which are no headline
 */
export function findHeadline(text: string, body: number, dateline: Span | null): Span | null {
  const lines = openingLines(text, 4);
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (
      (line.start >= body && i > 0) ||
      (dateline !== null && dateline.start >= line.start && dateline.start < line.end)
    )
      return null;
    const words = text.slice(line.start, line.end);
    if (isSlug(words) && i < 2 && !words.startsWith('#')) continue;
    const span = unmarked(text, line);
    const title = text.slice(span.start, span.end);
    const count = title.split(/\s+/).length;
    if (next === undefined || title.length > 220 || count < 2 || count > 30) return null;
    if (!/^["'“‘(]*[\p{Lu}\p{N}\p{Lo}]/u.test(title) || /^by /i.test(title) || /^[(*•-]/.test(title)) return null;
    if (/[.:;,…—–-]["'”’)]?$/.test(title) && !/\b(?:[A-Z]\.){2,}$/.test(title)) return null;
    const between = text.slice(line.end, next.start);
    const apart = between.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n').length > 2;
    const opens =
      (dateline !== null && dateline.start === next.start) || /^by /i.test(text.slice(next.start, next.start + 3));
    return apart || opens || words.startsWith('#') ? { start: span.start, end: span.end } : null;
  }
  return null;
}
