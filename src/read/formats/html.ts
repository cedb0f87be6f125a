import { decodeMarkup } from '../charset.ts';
import { notText } from '../decode.ts';
import { identifyLanguage, readLanguage } from '../language.ts';
import { assembleReport } from '../report.ts';
import { type ReadOptions, type ReadResult, readError } from '../result.ts';
import { joinArticle, leftOutNotice } from './article.ts';
import { allIn, type Element, type Markup, parseMarkup } from './markup.ts';
import { readPageFacts } from './page-facts.ts';
import { type Block, blocksOf, countWords, type Part } from './paragraphs.ts';

/** Pages that are larger in any way are read by their markup alone: finding the main text takes too long there. */
const MOST_ELEMENTS = 40_000;
const DEEPEST = 400;
const LONGEST = 8_000_000;

const wordsIn = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + countWords(block.words), 0);

/** The main text as the reader view of browsers finds it; null where it finds none. */
async function mainText(html: string): Promise<Block[] | null> {
  const { parseHTML } = await import('linkedom');
  const { Readability } = await import('@mozilla/readability');
  try {
    const whole = /<html[\s>]/i.test(html.slice(0, 20_000)) ? html : `<!doctype html><html><body>${html}</body></html>`;
    const { document } = parseHTML(whole);
    const article = new Readability(document, { disableJSONLD: true, charThreshold: 250 }).parse();
    const markup = typeof article?.content === 'string' ? await parseMarkup(article.content, false) : null;
    return markup === null || 'unsafe' in markup ? null : blocksOf(markup.root);
  } catch {
    return null;
  }
}

/** The main text by the markup alone: the largest `article` or `main`, else all of the page. */
function markedText(root: Element): Block[] {
  const marked = [...allIn(root, 'article'), ...allIn(root, 'main')].map(blocksOf);
  let best: Block[] = [];
  let most = 0;
  for (const blocks of marked) {
    const count = wordsIn(blocks);
    if (count > most) [best, most] = [blocks, count];
  }
  return most > 20 ? best : blocksOf(root);
}

const inText = (part: Part): boolean => part === 'text' || part === 'page head';

/**
 * How many words of each part of a page are not in what was kept. A paragraph kept whole is
 * none of them; of one kept in part, the words that are not in the pieces kept.
 */
function leftOut(page: readonly Block[], kept: readonly string[]): Map<Part, number> {
  const whole = new Map<string, number>();
  for (const words of kept) whole.set(words, (whole.get(words) ?? 0) + 1);
  const rest: Block[] = [];
  for (const block of page) {
    const count = whole.get(block.words) ?? 0;
    if (count > 0) whole.set(block.words, count - 1);
    else rest.push(block);
  }
  const spare = new Map<string, number>();
  for (const [words, count] of whole) {
    if (count > 0) for (const [word] of words.matchAll(/\S+/g)) spare.set(word, (spare.get(word) ?? 0) + count);
  }
  const out = new Map<Part, number>();
  for (const { words, part } of rest) {
    let missing = 0;
    for (const [word] of words.matchAll(/\S+/g)) {
      const count = spare.get(word) ?? 0;
      if (count > 0) spare.set(word, count - 1);
      else missing++;
    }
    if (missing > 0) out.set(part, (out.get(part) ?? 0) + missing);
  }
  return out;
}

/** The text of a page: its paragraphs, and all the words of the page that are not among them. */
async function readBody(html: string, markup: Markup): Promise<{ paragraphs: string[]; page: Block[] }> {
  const page = blocksOf(markup.root);
  const large = markup.elements > MOST_ELEMENTS || markup.depth > DEEPEST || html.length > LONGEST;
  const found = large ? null : await mainText(html);
  const chosen = found !== null && wordsIn(found) > 0 ? found : markedText(markup.root);
  return { paragraphs: chosen.filter((b) => inText(b.part)).map((b) => b.words), page };
}

/** What a page declares as its language, where its words bear it out: templates often declare English over any text. */
function settledLanguage(declared: string | null, text: string): string | null {
  const given = declared === null ? null : readLanguage(declared);
  if (given === null) return null;
  const heard = identifyLanguage(text);
  return heard === 'und' || heard.split('-')[0] === given.split('-')[0] ? given : null;
}

/**
 * Reads the report on an HTML page. Its text is the headline, a blank line and the main text's
 * paragraphs; a notice tells which other parts the page has and how many words stand there.
 */
export async function readHtml(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadResult> {
  const kind = notText(bytes);
  if (kind !== null) return readError('not-text', `The page is ${kind}, not HTML.`, options);
  const { text: html, notices } = decodeMarkup(bytes, options.contentType);
  const markup = await parseMarkup(html, false);
  if ('unsafe' in markup) {
    return readError('html-unsafe', `The page is not read: ${markup.unsafe}. Save its text and read that.`, options);
  }
  const facts = readPageFacts(markup.root, options.url ?? null);
  const { paragraphs, page } = await readBody(html, markup);
  const { text, titleSpan } = joinArticle(facts.title, paragraphs);
  if (paragraphs.length === 0) {
    return readError(
      'text-missing',
      'The page has no text: it may be put together by scripts, or hold pictures alone. Save its text and read that.',
      options,
    );
  }
  const left = leftOutNotice(leftOut(page, [...(facts.title === null ? [] : [facts.title]), ...paragraphs]));
  return assembleReport(
    {
      text,
      titleSpan,
      key: options.key ?? null,
      title: facts.title,
      published: facts.published,
      agency: facts.agency ?? options.agency ?? null,
      publisher: facts.publisher ?? options.publisher ?? null,
      url: facts.url ?? options.url ?? null,
      language: settledLanguage(facts.language, text) ?? options.language ?? null,
      authors: facts.authors,
      slug: null,
      revises: [],
      embargo: null,
      notices: left === null ? notices : [...notices, left],
    },
    options,
  );
}
