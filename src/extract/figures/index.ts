import type { Figure, Shelf, Statement } from '#model';
import type { Reading } from '../reading.ts';

export type FigureLexicon = object;
export const openFigures = (_shelf: Shelf): FigureLexicon => ({});
export const findFigures = (_reading: Reading, _statements: readonly Statement[], _lexicon: FigureLexicon): Figure[] => [];
