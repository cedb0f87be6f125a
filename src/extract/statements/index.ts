import type { Shelf, Statement } from '#model';
import type { Reading } from '../reading.ts';

export type StatementLexicon = object;
export const openStatements = (_shelf: Shelf): StatementLexicon => ({});
export const findStatements = (_reading: Reading, _lexicon: StatementLexicon): Statement[] => [];
