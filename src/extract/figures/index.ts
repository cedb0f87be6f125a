export { findFigures } from './find-figures.ts';
export { type FigureLexicon, openFigures } from './lexicon.ts';
