import type { Figure, ReportRecord } from '#model';
import { shortRange } from './days.ts';
import { oneLine, padded, widest } from './look.ts';
import { amount } from './numbers.ts';
import type { Page } from './page.ts';
import { onWhoseWord } from './sources.ts';
import type { Telling } from './telling.ts';

/** Amounts stand in a column of their own, up to this width. */
const MOST_AMOUNT = 32;

/** The figures in the order of the text: how many, of what, on whose word, and the words themselves. */
export function tellFigures(page: Page, record: ReportRecord, telling: Telling): void {
  if (!record.figures.length) return;
  page.heading('FIGURES');
  const amounts = record.figures.map((f) => withConversions(f));
  const width = Math.min(MOST_AMOUNT, widest(amounts));
  record.figures.forEach((figure, i) => {
    page.row(
      [telling.reference(figure.span.start), [`${padded(amounts[i] as string, width)}  `, 'bold']],
      [oneLine(figure.counts), particulars(figure, record, telling)].filter((w) => w).join(' · '),
    );
    page.line(telling.indent + 2, telling.excerpt(figure.span, page.look.width - telling.indent - 2));
  });
}

function withConversions(figure: Figure): string {
  const others = figure.converted.map((c) => amount({ ...c, to: null, bound: 'exact' }));
  return amount(figure) + (others.length ? ` (${others.join(', ')})` : '');
}

function particulars(
  { measure, counts, place, when, saidBy, per }: Figure,
  record: ReportRecord,
  telling: Telling,
): string {
  const by = onWhoseWord(saidBy, record, telling.statements);
  return [
    measure && !counts.includes(measure) ? measure : null,
    per && per !== 'total' ? per : null,
    place && oneLine(place.name),
    when && shortRange(when),
    by && (by === 'reportedly' ? by : `says ${by}`),
  ]
    .filter((p) => p)
    .join(' · ');
}
