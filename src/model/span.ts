/**
 * A stretch of a report's text: half-open, in UTF-16 code units, so that
 * `report.text.slice(start, end)` is the evidence itself.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** @throws RangeError where the span does not lie inside a text of `length` code units */
export function assertSpan(span: Span, length: number): void {
  if (!(span.start >= 0 && span.start < span.end && span.end <= length)) {
    throw new RangeError(`span ${span.start}..${span.end} outside text of ${length}`);
  }
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
