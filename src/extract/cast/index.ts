export { findCast } from './find-cast.ts';
export { type CastLexicon, openCast } from './lexicon.ts';
export { phraseIndices, type PhraseName, phraseName } from './phrase-name.ts';
