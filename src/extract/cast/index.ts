export { findCast } from './find-cast.ts';
export { type CastLexicon, openCast } from './lexicon.ts';
