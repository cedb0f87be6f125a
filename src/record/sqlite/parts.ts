import { originsPart } from './origins.ts';
import type { Part } from './part.ts';

/** In this order at every report: each may look at what those before it wrote. */
export const PARTS: readonly Part[] = [originsPart];
