import { collapsed, type Element, isElement, parseMarkup } from './markup.ts';

/** A paragraph, heading, list item or line of a table, with what kind of part of a page it stands in. */
export interface Block {
  readonly words: string;
  readonly part: Part;
}

/** Parts of a page as its markup tells them; 'text' is what stands in none of the others. */
export type Part =
  | 'text'
  | 'navigation'
  | 'page head'
  | 'page foot'
  | 'side columns'
  | 'captions'
  | 'forms and buttons'
  | 'comments'
  | 'hidden parts';

const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul ' +
    // NITF
    'block hl1 hl2 tagline media media-caption nitf-table note abstract bibliography'
  ).split(' '),
);
/** Hold no words for a reader. */
const WORDLESS: ReadonlySet<string> = new Set(
  'script style noscript template iframe svg math object embed head title audio video canvas map link meta'.split(' '),
);
const PARTS: Readonly<Record<string, Part>> = {
  nav: 'navigation',
  menu: 'navigation',
  header: 'page head',
  footer: 'page foot',
  aside: 'side columns',
  figure: 'captions',
  figcaption: 'captions',
  media: 'captions',
  form: 'forms and buttons',
  button: 'forms and buttons',
  select: 'forms and buttons',
  textarea: 'forms and buttons',
  dialog: 'forms and buttons',
};

function partOf(element: Element, around: Part, inArticle: boolean): Part {
  if (around !== 'text') return around;
  const { name, attributes } = element;
  const style = attributes.get('style') ?? '';
  if (
    attributes.has('hidden') ||
    attributes.get('aria-hidden') === 'true' ||
    /display\s{0,9}:\s{0,9}none/i.test(style.slice(0, 500))
  )
    return 'hidden parts';
  if (name === 'body' || name === 'html') return around;
  if (attributes.get('role') === 'navigation') return 'navigation';
  const own = Object.hasOwn(PARTS, name) ? (PARTS[name] as Part) : null;
  // The head of an article holds its headline and byline.
  if (own !== null) return own === 'page head' && inArticle ? around : own;
  const label = `${attributes.get('id') ?? ''} ${attributes.get('class') ?? ''}`.slice(0, 500);
  return /(?:^|[\s_-])comments?(?:$|[\s_-])/i.test(label) ? 'comments' : around;
}

/**
 * The paragraphs of an element in their order: each on one line, two line breaks in a row
 * ending it, the cells of a table's row joined by spaces.
 */
export function blocksOf(root: Element): Block[] {
  const out: Block[] = [];
  let held: string[] = [];
  let part: Part = 'text';
  const flush = (): void => {
    if (held.length === 0) return;
    for (const piece of held.join('').split(/\n *\n\s*/)) {
      const words = collapsed(piece);
      if (words !== '') out.push({ words, part });
    }
    held = [];
  };
  const walk = (element: Element, around: Part, inArticle: boolean, pre: boolean): void => {
    if (WORDLESS.has(element.name)) return;
    const own = partOf(element, around, inArticle);
    const block = BLOCKS.has(element.name) || own !== around;
    if (block) flush();
    const article = inArticle || element.name === 'article' || element.name === 'main';
    const kept = pre || element.name === 'pre';
    for (const child of element.children) {
      if (isElement(child)) {
        if (child.name === 'br') {
          part = own;
          held.push('\n');
        } else {
          if (child.name === 'td' || child.name === 'th') held.push(' ');
          walk(child, own, article, kept);
        }
      } else {
        part = own;
        held.push(kept ? child : child.replaceAll(/\s+/g, ' '));
      }
    }
    if (block) flush();
  };
  walk(root, 'text', false, false);
  flush();
  return out;
}

/**
 * The paragraphs of a piece of HTML, or of plain text where it has no tags; those of
 * captions, forms and hidden parts are left out and counted.
 *
 * @param plain  whether it is known to be plain text, whose signs mean themselves
 */
export async function paragraphsOf(
  html: string,
  plain = false,
): Promise<{ paragraphs: string[]; leftOut: Map<Part, number> }> {
  const leftOut = new Map<Part, number>();
  const paragraphs: string[] = [];
  const pieces = !plain && /<[a-z!/]/i.test(html) ? [html] : html.split(/\r?\n[ \t]*\r?\n/);
  if (plain) return { paragraphs: pieces.map(collapsed).filter((words) => words !== ''), leftOut };
  for (const piece of pieces) {
    const markup = await parseMarkup(piece, false);
    if ('unsafe' in markup) continue;
    for (const { words, part } of blocksOf(markup.root)) {
      if (part === 'text' || part === 'page head') paragraphs.push(words);
      else leftOut.set(part, (leftOut.get(part) ?? 0) + countWords(words));
    }
  }
  return { paragraphs, leftOut };
}

export function countWords(words: string): number {
  let count = 0;
  for (const _ of words.matchAll(/\S+/g)) count++;
  return count;
}
