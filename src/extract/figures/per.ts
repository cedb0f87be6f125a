import type { Figure, Span } from '#model';
import type { Candidate } from './candidate.ts';

const NEW: ReadonlySet<string> = new Set(['more', 'another', 'additional', 'further', 'new']);
const CHANGE: ReadonlySet<string> = new Set(
  'rise rose risen fall fell fallen increase increased decrease decreased drop dropped grow grew climb climbed decline declined jump jumped cut reduce reduced rising gain gained'.split(
    ' ',
  ),
);
const TIMES: ReadonlySet<string> = new Set(['day', 'week', 'month', 'year', 'hour', 'night', 'minute']);

/** What kind of count it is, by the words beside it; null where none tell. */
export function perOf(c: Candidate): { per: NonNullable<Figure['per']>; span: Span } | null {
  const { tokens } = c.sentence;
  const at = (i: number) => tokens[i]?.form.toLowerCase() ?? '';
  const span = (first: number, last: number): Span => ({
    start: (tokens[first] as Span).start,
    end: (tokens[last - 1] as Span).end,
  });
  if (NEW.has(at(c.last)) || NEW.has(at(c.first - 1))) {
    const i = NEW.has(at(c.last)) ? c.last : c.first - 1;
    // 'more' before a number is the bound's.
    if (!(i < c.first && at(i) === 'more')) return { per: 'new', span: span(i, i + 1) };
  }
  for (let i = c.last; i < Math.min(tokens.length, c.last + 5); i++) {
    if ((at(i) === 'per' || at(i) === 'every' || at(i) === 'each' || at(i) === 'a') && TIMES.has(at(i + 1)))
      return { per: 'rate', span: span(i, i + 2) };
    if (at(i) === 'daily') return { per: 'rate', span: span(i, i + 1) };
  }
  for (let i = Math.max(0, c.first - 4); i < c.first; i++) {
    if (at(i) === 'total' || at(i) === 'toll' || at(i) === 'totalling' || at(i) === 'totaling')
      return { per: 'total', span: span(i, i + 1) };
    if (CHANGE.has(at(i)) && (at(c.first - 1) === 'by' || c.unit === 'percent'))
      return { per: 'change', span: span(i, i + 1) };
  }
  if (at(c.first) === 'a' && at(c.first + 1) === 'total') return { per: 'total', span: span(c.first, c.first + 2) };
  if (at(c.last) === 'in' && at(c.last + 1) === 'total') return { per: 'total', span: span(c.last, c.last + 2) };
  return null;
}
