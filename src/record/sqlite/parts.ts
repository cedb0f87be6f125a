import { embargoPart } from './embargo.ts';
import { happeningsPart } from './happenings.ts';
import { identitiesPart } from './identities.ts';
import { originalsPart } from './originals.ts';
import { originsPart } from './origins.ts';
import type { Part } from './part.ts';
import { reviewsPart } from './reviews.ts';
import { seriesPart } from './series.ts';
import { storiesPart } from './stories.ts';

/** In this order at every report: each may look at what those before it wrote. */
export const PARTS: readonly Part[] = [
  seriesPart,
  embargoPart,
  originsPart,
  identitiesPart,
  originalsPart,
  happeningsPart,
  storiesPart,
  reviewsPart,
];
