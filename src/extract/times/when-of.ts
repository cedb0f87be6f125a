import type { DateRange } from '#model';
import type { Reading } from '../reading.ts';
export function whenOf(_r: Reading, _s: number, _t: number): DateRange | null { return null; }
