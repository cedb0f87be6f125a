import { type Entity, type Parsed, type ReportRecord, type Span, type Statement, sentenceAt } from '#model';
import { columns, type Look, oneLine, padded } from './look.ts';
import { GUTTER, type Page, type Piece } from './page.ts';
import { numberParagraphs, sentenceAround } from './paragraphs.ts';
import { drawTree } from './tree-drawing.ts';

/** What all parts of the text form share: where findings stand, and what is told of how they were found. */
export interface Telling {
  /** Column at which what is told starts. */
  readonly indent: number;
  /** What findings point at, by id. */
  readonly statements: ReadonlyMap<string, Statement>;
  readonly entities: ReadonlyMap<string, Entity>;
  /** The paragraph that an offset stands in, as '¶4', filled to the column at which what is told starts. */
  reference(offset: number): Piece;
  /** The words of the sentence around a span, as many as fit into one line; the span itself bold, or between asterisks where there is no bold. */
  excerpt(span: Span, room: number): Piece[];
  /** Where reasons are wanted: the finding's rule and margin, and its sentence's tree. */
  explain(
    page: Page,
    found: { readonly id: string; readonly rule: string; readonly margin: number | null },
    anchor: Span,
  ): void;
}

/** @param parsed  the parse that trees are drawn from; null where no reasons are wanted */
export function openTelling(record: ReportRecord, look: Look, parsed: Parsed | null): Telling {
  const paragraphs = numberParagraphs(record);
  const drawn = new Map<number, string>();
  const { text } = record.report;
  return {
    indent: GUTTER,
    statements: new Map(record.statements.map((s) => [s.id, s])),
    entities: new Map(record.entities.map((e) => [e.id, e])),
    reference: (offset) => [padded(`¶${paragraphs.at(offset)} `, GUTTER), 'accent'],
    excerpt(span, room) {
      const around = sentenceAround(record, span.start);
      const words = fitStart(oneLine(text.slice(span.start, span.end)), room - 4);
      const mark = look.colour ? words : `*${words}*`;
      const before = oneLine(text.slice(around.start, span.start));
      const after = oneLine(text.slice(span.end, Math.max(span.end, around.end)));
      const spare = Math.max(0, room - columns(mark) - 2);
      const left = fitEnd(before, Math.max(Math.floor(spare * 0.4), spare - columns(after)));
      const spaceBefore = before === '' || !/\s/.test(text[span.start - 1] ?? '') ? '' : ' ';
      const spaceAfter = after === '' || !/\s/.test(text[span.end] ?? '') ? '' : ' ';
      const right = fitStart(after, spare - columns(left));
      return [
        [left + spaceBefore, 'dim'],
        [mark, 'bold'],
        [spaceAfter + right, 'dim'],
      ];
    },
    explain(page, { id, rule, margin }, anchor) {
      if (!parsed) return;
      const how = `${id}: rule ${rule}, margin ${margin === null ? 'unknown' : margin.toFixed(2)}`;
      const sentence = sentenceAt(parsed, anchor.start);
      const earlier = sentence && drawn.get(sentence.index);
      page.words(GUTTER + 2, earlier ? `${how}; tree at ${earlier}` : how, 'accent');
      if (!sentence || earlier) return;
      drawn.set(sentence.index, id);
      page.verbatim(GUTTER + 4, drawTree(sentence));
    },
  };
}

/** The start of some words that fits into a number of columns, to the end of a word. */
function fitStart(words: string, room: number): string {
  if (columns(words) <= room) return words;
  let out = '';
  for (const word of words.split(' ')) {
    const longer = out === '' ? word : `${out} ${word}`;
    if (columns(longer) > room - 2) break;
    out = longer;
  }
  return `${out} …`.trimStart();
}

/** The end of some words that fits into a number of columns, from the start of a word. */
function fitEnd(words: string, room: number): string {
  if (columns(words) <= room) return words;
  const parts = words.split(' ');
  let out = '';
  for (let i = parts.length - 1; i >= 0; i--) {
    const longer = out === '' ? (parts[i] as string) : `${parts[i]} ${out}`;
    if (columns(longer) > room - 2) break;
    out = longer;
  }
  return `… ${out}`.trimEnd();
}
