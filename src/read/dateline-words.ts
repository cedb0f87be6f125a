import { isAgency } from './agencies.ts';
import { isWeekday, monthOf, readDay, type WrittenDay } from './calendar.ts';

type Mark = 'word' | 'number' | 'dash' | 'mark';
interface Piece {
  readonly text: string;
  readonly kind: Mark;
  readonly start: number;
  readonly end: number;
}

/** A dateline is over within this many code units of its line. */
const REACH = 240;
export const PIECES = 48;

const isLetter = (c: string | undefined): boolean =>
  c !== undefined && c !== '' && (c.toLowerCase() !== c.toUpperCase() || /\p{L}|\p{M}/u.test(c));
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
const DASHES = '—–―‒−';

/** Words, numbers, dashes and marks of the start of a line; offsets count from the text's start. */
function piecesOf(text: string, from: number, to: number): Piece[] {
  const out: Piece[] = [];
  const end = Math.min(to, from + REACH);
  for (let i = from; i < end && out.length < PIECES; ) {
    const c = text[i] as string;
    let j = i + 1;
    let kind: Mark = 'mark';
    if (isLetter(c)) {
      kind = 'word';
      for (; j < end; j++) {
        const d = text[j] as string;
        const inside = (d === "'" || d === '’' || d === '-' || d === '.') && isLetter(text[j + 1]);
        if (!isLetter(d) && !isDigit(d) && !inside) break;
      }
      if (text[j] === '.' && j < end) j++;
    } else if (isDigit(c)) {
      kind = 'number';
      for (; j < end; j++) {
        const d = text[j] as string;
        if (!isLetter(d) && !isDigit(d) && !((d === '-' || d === '/' || d === ':') && isDigit(text[j + 1]))) break;
      }
    } else if (DASHES.includes(c)) {
      kind = 'dash';
    } else if (c === '-') {
      kind = 'dash';
      while (text[j] === '-' && j < end) j++;
    } else if (c.trim() === '') {
      i = j;
      continue;
    }
    out.push({ text: text.slice(i, j), kind, start: i, end: j });
    i = j;
  }
  return out;
}

export const isCaps = (word: string): boolean => word === word.toUpperCase() && isLetter(word[0]);
export const isTitled = (word: string): boolean => word[0] === word[0]?.toUpperCase() && isLetter(word[0]);
/** Small words inside place names: 'Rio de Janeiro', 'Deir al-Balah'. */
const LINKS = new Set(['de', 'da', 'do', 'of', 'del', 'la', 'le', 'el', 'al', 'sur', 'am', 'di', 'the']);

export interface PlaceName {
  readonly text: string;
  readonly caps: boolean;
  readonly start: number;
  readonly end: number;
}

/** Reads the pieces of a dateline one after another; each method moves past what it reads. */
export class DatelineReader {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly words: readonly string[];
  at = 0;
  constructor(text: string, from: number, to: number) {
    this.text = text;
    this.pieces = piecesOf(text, from, to);
    this.words = this.pieces.map((p) => p.text);
  }
  piece(ahead = 0): Piece | undefined {
    return this.pieces[this.at + ahead];
  }
  is(text: string): boolean {
    return this.pieces[this.at]?.text === text;
  }

  /** A name of one to six words, in capitals throughout or each with a capital; moves past it. */
  name(): PlaceName | null {
    const first = this.piece();
    if (first?.kind !== 'word' || !isTitled(first.text)) return null;
    const caps = isCaps(first.text) && first.text.length > 1;
    let last = first;
    let i = this.at + 1;
    for (; i < this.pieces.length && i < this.at + 6; i++) {
      const p = this.pieces[i] as Piece;
      if (p.kind !== 'word' || (caps ? p.text === 'AND' : p.text === 'and')) break;
      if (this.dayAt(i)) break;
      if (
        caps
          ? !isCaps(p.text)
          : !isTitled(p.text) && !LINKS.has(p.text) && !/^(?:al|el|ad|an|as|ash|at|az)[-’']/.test(p.text)
      )
        break;
      // A full stop ends a name, save after a short form: 'ST. LOUIS', 'N.Y.'
      if (last.text.endsWith('.') && last.text.length > 4 && !last.text.slice(0, -1).includes('.')) break;
      last = p;
    }
    this.at = i;
    return { text: this.text.slice(first.start, last.end), caps, start: first.start, end: last.end };
  }

  private dayAt(i: number): boolean {
    const word = this.words[i] ?? '';
    return (monthOf(word) !== null || isWeekday(word)) && readDay(this.words, i) !== null;
  }

  day(): { day: WrittenDay; weekday: boolean; end: number } | null {
    const found = readDay(this.words, this.at);
    if (found === null) return null;
    const end = (this.pieces[found.next - 1] as Piece).end;
    this.at = found.next;
    return { day: found.day, weekday: found.weekday, end };
  }

  /** An agency in brackets or between slashes; moves past it. */
  agency(): { name: string; end: number } | null {
    const open = this.piece();
    if (open === undefined || (open.text !== '(' && open.text !== '/')) return null;
    const shut = open.text === '(' ? ')' : '/';
    for (let i = this.at + 1; i < this.pieces.length && i <= this.at + 10; i++) {
      const p = this.pieces[i] as Piece;
      if (p.text !== shut) continue;
      const inner = this.pieces.slice(this.at + 1, i);
      const first = inner[0];
      if (first?.kind !== 'word') return null;
      const name = this.text.slice(first.start, (inner[inner.length - 1] as Piece).end);
      if (!isTitled(first.text) && !isAgency(name)) return null;
      if (shut === '/' && !isAgency(name)) return null;
      this.at = i + 1;
      return { name, end: p.end };
    }
    return null;
  }
}
