import type { Quote, Selection, Span } from '#model';

/** Characters kept on each side of quoted words: enough to tell one place from another. */
const AROUND = 40;

export const quoteOf = (text: string, span: Span): Quote => ({
  span,
  words: text.slice(span.start, span.end),
  before: text.slice(Math.max(0, span.start - AROUND), span.start),
  after: text.slice(span.end, span.end + AROUND),
});

/** Curly and straight marks, and any white space, are one where words are looked for; no offset moves. */
export const plain = (s: string): string =>
  s
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[–—‑]/g, '-')
    .replace(/\s/g, ' ');

/** Where words stand, in order; the words as they are written first, and only where they are not, with marks and spaces made plain. */
export function placesOf(text: string, words: string): Span[] {
  if (words.trim() === '') return [];
  const exact = occurrences(text, words);
  return exact.length ? exact : occurrences(plain(text), plain(words));
}

function occurrences(text: string, words: string): Span[] {
  const out: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    out.push({ start: at, end: at + words.length });
  return out;
}

/**
 * The span of words as a person points at them.
 *
 * @throws RangeError where they do not stand in the report, or stand more than once and nothing tells which is meant
 */
export function spanOf(text: string, selection: Selection): Span {
  if ('start' in selection) {
    const { start, end } = selection;
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length))
      throw new RangeError(`span ${start}..${end} lies outside the report's text of ${text.length}`);
    return { start, end };
  }
  const { words, in: longer } = selection;
  if (longer !== undefined) {
    const outer = onlyPlace(text, longer, 'give a longer piece');
    const inner = onlyPlace(text.slice(outer.start, outer.end), words, `give a longer piece than '${words}'`);
    return { start: outer.start + inner.start, end: outer.start + inner.end };
  }
  return onlyPlace(text, words, 'add --in with a longer piece of the report that holds the place meant');
}

function onlyPlace(text: string, words: string, remedy: string): Span {
  const places = placesOf(text, words);
  const only = places[0];
  if (!only)
    throw new RangeError(`'${words}' does not stand in the report: copy the words as they stand, capitals included`);
  if (places.length > 1) throw new RangeError(`'${words}' stands ${places.length} times in the report: ${remedy}`);
  return only;
}

/** The place of words nearest to another; null where they stand nowhere. Ties go to the earlier. */
export function nearestPlace(text: string, words: string, to: Span): Span | null {
  let best: Span | null = null;
  for (const place of placesOf(text, words)) if (!best || gap(place, to) < gap(best, to)) best = place;
  return best;
}

const gap = (a: Span, b: Span): number => Math.max(0, a.start - b.end, b.start - a.end);

/**
 * Where quoted words stand now: where they stood, if they still do; else the place of the same words whose
 * surroundings are most alike, and of those the nearest.
 *
 * @returns null where the words are gone
 */
export function relocated(text: string, quote: Quote): Span | null {
  const { span, words, before, after } = quote;
  if (text.slice(span.start, span.end) === words) {
    const same = quoteOf(text, span);
    if (same.before === before && same.after === after) return span;
  }
  let best: { place: Span; alike: number; far: number } | null = null;
  for (const place of occurrences(text, words)) {
    const alike =
      sharedEnd(text.slice(Math.max(0, place.start - AROUND), place.start), before) +
      sharedStart(text.slice(place.end, place.end + AROUND), after);
    const far = Math.abs(place.start - span.start);
    if (!best || alike > best.alike || (alike === best.alike && far < best.far)) best = { place, alike, far };
  }
  return best?.place ?? null;
}

function sharedEnd(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}

function sharedStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}
