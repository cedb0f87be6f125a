import type { Span } from '#model';

/** Characters shown on each side of a first mention, at most. */
const AROUND = 80;

/** A span with the words beside it, within its own line; no word is cut. */
export function around(text: string, { start, end }: Span): string {
  const line = { start: text.lastIndexOf('\n', start - 1) + 1, end: text.indexOf('\n', end) };
  if (line.end < 0) line.end = text.length;
  let from = Math.max(line.start, start - AROUND);
  while (from > line.start && from < start && !/\s/.test(text.charAt(from - 1))) from++;
  let to = Math.min(line.end, end + AROUND);
  while (to < line.end && to > end && !/\s/.test(text.charAt(to))) to--;
  return text.slice(from, to).trim();
}
