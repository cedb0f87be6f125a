import type { ConlluSentence, ConlluWord } from '../src/parse/conllu.ts';

/**
 * News credits what is said after it ('Prices fell, the ministry said.'), which the treebanks seldom do.
 * From gold trees where the credit comes first ('The ministry said that prices fell.') these sentences are
 * made by putting the content before it, with its tree: plain, in quotation marks, and with the verb before
 * its subject.
 */
export interface TurnedCredit {
  readonly sentence: ConlluSentence;
  /** Tag numbers of the words, taken over from `tags` of the sentence that it was made from. */
  readonly tags: Uint8Array;
}

/** A word of the new sentence: a word of the old one by its place, or a mark hung on one. */
type Piece = number | { readonly form: string; readonly xpos: string; readonly on: number };

const QUOTES = new Set(['``', "''"]);
const MOST_WORDS = 60;

export function turnCredits(
  sentence: ConlluSentence,
  tags: Uint8Array,
  tagNumber: (joint: string) => number,
): TurnedCredit[] {
  const { words } = sentence;
  const n = words.length;
  if (n > MOST_WORDS || n < 6) return [];
  const verb = words.findIndex((w) => w.head < 0);
  const root = words[verb] as ConlluWord;
  if (root.upos !== 'VERB') return [];
  const content = words.findIndex((w, i) => i > verb && w.head === verb && w.deprel === 'ccomp');
  const subject = words.findIndex((w, i) => i < verb && w.head === verb && w.deprel === 'nsubj');
  if (content < 0 || subject < 0) return [];
  const inside = below(words, content);
  const first = inside.indexOf(true);
  const last = inside.lastIndexOf(true);
  // The content must be one stretch, with nothing after it but the final stop.
  for (let i = first; i <= last; i++) if (!inside[i] && words[i]?.upos !== 'PUNCT') return [];
  for (let i = last + 1; i < n; i++) if (words[i]?.upos !== 'PUNCT') return [];
  if (first < verb || last - first < 2) return [];
  const body: number[] = [];
  for (let i = first; i <= last; i++) {
    const w = words[i] as ConlluWord;
    const isMark = w.deprel === 'mark' && w.head === content && w.form.toLowerCase() === 'that';
    if (isMark || QUOTES.has(w.xpos) || !inside[i]) continue;
    body.push(i);
  }
  while (body.length && words[body[body.length - 1] as number]?.upos === 'PUNCT') body.pop();
  while (body.length && words[body[0] as number]?.upos === 'PUNCT') body.shift();
  const credit: number[] = [];
  for (let i = 0; i < first; i++) if (!QUOTES.has(words[i]?.xpos ?? '')) credit.push(i);
  while (credit.length && words[credit[credit.length - 1] as number]?.upos === 'PUNCT') credit.pop();
  if (body.length < 3 || !credit.includes(verb) || !body.includes(content)) return [];
  const comma: Piece = { form: ',', xpos: ',', on: content };
  const stop: Piece = { form: '.', xpos: '.', on: verb };
  const open: Piece = { form: '"', xpos: '``', on: content };
  const close: Piece = { form: '"', xpos: "''", on: content };
  const orders: Piece[][] = [
    [...body, comma, ...credit, stop],
    [open, ...body, comma, close, ...credit, stop],
  ];
  const subjectWords = below(words, subject);
  const wholeSubject = credit.every((i) => i === verb || subjectWords[i]);
  if (wholeSubject) {
    const named = credit.filter((i) => i !== verb);
    orders.push([open, ...body, comma, close, verb, ...named, stop]);
    if (words[subject]?.upos === 'PRON') orders.pop();
  }
  return orders.flatMap((order) => build(words, tags, order, tagNumber) ?? []);
}

/** For each word whether it is `top` or stands below it. */
function below(words: readonly ConlluWord[], top: number): boolean[] {
  return words.map((_, i) => {
    for (let k = i, guard = 0; k >= 0 && guard <= words.length; k = (words[k] as ConlluWord).head, guard++)
      if (k === top) return true;
    return false;
  });
}

function build(
  words: readonly ConlluWord[],
  tags: Uint8Array,
  order: readonly Piece[],
  tagNumber: (joint: string) => number,
): TurnedCredit | null {
  const places = new Map<number, number>();
  order.forEach((piece, at) => {
    if (typeof piece === 'number') places.set(piece, at);
  });
  const out: ConlluWord[] = [];
  const given = new Uint8Array(order.length);
  for (const [at, piece] of order.entries()) {
    if (typeof piece !== 'number') {
      out.push({
        form: piece.form,
        lemma: piece.form,
        upos: 'PUNCT',
        xpos: piece.xpos,
        head: places.get(piece.on) as number,
        deprel: 'punct',
      });
      given[at] = tagNumber(`${piece.xpos}|PUNCT`);
      continue;
    }
    const w = words[piece] as ConlluWord;
    const head = w.head < 0 ? -1 : places.get(w.head);
    // A word whose head was left out: not a sentence to learn from.
    if (head === undefined) return null;
    const isFirst = at === 0 || (at === 1 && typeof order[0] !== 'number');
    out.push({ ...w, head, form: recased(w, piece === 0, isFirst) });
    given[at] = tags[piece] as number;
  }
  return { sentence: { words: out, multiwords: [], spaceAfter: out.map(() => true), comments: [] }, tags: given };
}

function recased(w: ConlluWord, wasFirst: boolean, isFirst: boolean): string {
  if (isFirst) return w.form.charAt(0).toUpperCase() + w.form.slice(1);
  if (
    wasFirst &&
    w.upos !== 'PROPN' &&
    w.form !== 'I' &&
    w.form.length > 1 &&
    w.form.slice(1) === w.form.slice(1).toLowerCase()
  )
    return w.form.toLowerCase();
  return w.form;
}
