import { withoutControls } from './words.ts';

/** What a spreadsheet may take for a formula: one of these signs first, white space before it or not. */
const FORMULA = /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/**
 * A text cell that no spreadsheet runs: an apostrophe is put before what begins like a formula.
 *
 * @param raw  leave the words as they stand: for readers that are no spreadsheets
 */
export function textCell(words: string, raw: boolean): string {
  const clean = withoutControls(words);
  return !raw && FORMULA.test(clean) ? `'${clean}` : clean;
}

/** A cell of a tab-separated table: tabs and line breaks become one space. */
export const tabCell = (words: string, raw: boolean): string =>
  textCell(words.replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' '), raw);
