import { columns, type Look, oneLine, paint, type Style, wrap } from './look.ts';

/** Words with their style. */
export type Piece = readonly [words: string, style: Style];

/** Columns of the margin in which the paragraphs' numbers stand. */
export const GUTTER = 6;

/** Words in a narrower column would be broken too often. */
const NARROW = 24;

/** The text form as it is written, line by line. */
export interface Page {
  readonly look: Look;
  /** A heading, with an empty line above it and, unless `tight`, one below. */
  heading(words: string): void;
  blank(): void;
  /** One line of pieces, cut where the page ends. */
  line(indent: number, pieces: readonly Piece[]): void;
  /** Words over as many lines as they need. */
  words(indent: number, words: string, style?: Style): void;
  /** Lines as they are. */
  verbatim(indent: number, lines: readonly string[]): void;
  /**
   * Cells at the start of a line, then words over as many lines as they need, each at the column where the
   * cells end; below the cells where the page is too narrow for that.
   */
  row(cells: readonly Piece[], words: string, style?: Style): void;
  text(): string;
}

export function openPage(look: Look): Page {
  const lines: string[] = [];
  const spaces = (n: number) => ' '.repeat(n);
  return {
    look,
    heading(words) {
      lines.push('', paint(words, 'bold', look), '');
    },
    blank() {
      lines.push('');
    },
    line(indent, pieces) {
      let room = look.width - indent;
      let out = '';
      for (const [words, style] of pieces) {
        const kept = cutTo(words, room);
        out += paint(kept, style, look);
        room -= columns(kept);
        if (room <= 0) break;
      }
      lines.push((spaces(indent) + out).trimEnd());
    },
    words(indent, words, style = 'plain') {
      for (const part of wrap(oneLine(words), look.width - indent))
        lines.push(spaces(indent) + paint(part, style, look));
    },
    verbatim(indent, given) {
      for (const line of given) lines.push(spaces(indent) + line);
    },
    row(cells, words, style = 'plain') {
      const indent = cells.reduce((n, [cell]) => n + columns(cell), 0);
      const parts = wrap(oneLine(words), look.width - indent);
      if (look.width - indent < NARROW && parts.length > 1) {
        this.line(0, cells);
        this.words(GUTTER + 2, words, style);
      } else {
        this.line(0, [...cells, [parts[0] ?? '', style]]);
        for (const part of parts.slice(1)) lines.push(spaces(indent) + paint(part, style, look));
      }
    },
    text: () => `${lines.join('\n')}\n`,
  };
}

/** The start of some words that fits into a number of columns, with a sign where it was cut. */
function cutTo(words: string, room: number): string {
  if (columns(words) <= room) return words;
  let out = '';
  let used = 0;
  for (const character of words) {
    const n = columns(character);
    if (used + n > room - 1) break;
    out += character;
    used += n;
  }
  return `${out.trimEnd()}…`;
}
