import { type Sentence, type Token, tokenAt } from '#model';
import { padded, widest } from './look.ts';

/** A longer sentence's tree is no longer a picture. */
const MOST_TOKENS = 400;

interface Drawn {
  readonly token: Token;
  readonly branches: string;
}

/**
 * Draws a sentence's dependency tree: a line for each word in the order of the text, what depends
 * on it hung above and below it; behind each word its relation and its fine tag.
 */
export function drawTree(sentence: Sentence): string[] {
  if (sentence.tokens.length > MOST_TOKENS) return [`(a sentence of ${sentence.tokens.length} words is not drawn)`];
  const drawn = branch(sentence, sentence.root).lines;
  const width = widest(drawn.map((d) => d.branches + d.token.form));
  return drawn.map(
    ({ token, branches }) => `${padded(branches + token.form, width)}  ${padded(token.deprel, 12)} ${token.xpos}`,
  );
}

/** The lines of a word and all below it, and which of them is the word's own. */
function branch(sentence: Sentence, index: number): { lines: Drawn[]; own: number } {
  const below = sentence.dependents[index] ?? [];
  const left = below.filter((i) => i < index);
  const right = below.filter((i) => i > index);
  const lines: Drawn[] = [];
  const hang = (child: number, above: string, corner: string, under: string) => {
    const sub = branch(sentence, child);
    sub.lines.forEach((line, i) => {
      const prefix = i < sub.own ? above : i === sub.own ? corner : under;
      lines.push({ token: line.token, branches: prefix + line.branches });
    });
  };
  left.forEach((child, i) => hang(child, i === 0 ? '   ' : '│  ', i === 0 ? '┌─ ' : '├─ ', '│  '));
  const own = lines.length;
  lines.push({ token: tokenAt(sentence, index), branches: '' });
  right.forEach((child, i) => {
    const last = i === right.length - 1;
    hang(child, '│  ', last ? '└─ ' : '├─ ', last ? '   ' : '│  ');
  });
  return { lines, own };
}
