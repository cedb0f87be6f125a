import type { Parsed, TimeExpression } from '#model';
import type { FoundTime } from '../reading.ts';

export const findTimes = (_parsed: Parsed, _referenceDay: string | null): FoundTime[] => [];
export const plainTime = ({ span, type, value, from, to }: FoundTime): TimeExpression => ({ span, type, value, from, to });
