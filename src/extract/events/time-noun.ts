import type { Token } from '#model';

const TIMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month year day morning evening night afternoon weekend hour january february march april may june july august september october november december'.split(
    ' ',
  ),
);

/** True of a noun or number that tells when, and so is no party. */
export const isTimeNoun = (t: Token): boolean => TIMES.has(t.lemma.toLowerCase()) || t.upos === 'NUM';
