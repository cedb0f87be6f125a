import type { TimeExpression } from '#model';
import type { FoundTime } from '../reading.ts';

export { findTimes } from './find-times.ts';
export { whenOf } from './when-of.ts';

/** What the record keeps of a time expression. */
export const plainTime = ({ span, type, value, from, to }: FoundTime): TimeExpression => ({
  span,
  type,
  value,
  from,
  to,
});
