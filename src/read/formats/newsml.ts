import type { Notice } from '#model';
import { assembleReport } from '../report.ts';
import { type ReadOptions, type ReadResult, readError } from '../result.ts';
import type { RevisionHints } from '../revision.ts';
import { extendedDate, joinArticle, leftOutNotice, withDateline } from './article.ts';
import { allIn, attributeOf, childrenOf, type Element, elementsIn, firstIn, wordsOf } from './markup.ts';
import { type NitfBody, readBylines, readNitfBody } from './nitf.ts';
import { blocksOf, countWords, type Part, paragraphsOf } from './paragraphs.ts';
import { parseXml } from './whole.ts';

/** What a qcode names without its scheme: 'usable' of 'stat:usable'. */
const codeOf = (of: Element | null): string | null => {
  const code = attributeOf(of, 'qcode') ?? attributeOf(of, 'uri') ?? attributeOf(of, 'literal');
  return code === null ? null : code.slice(Math.max(code.lastIndexOf(':'), code.lastIndexOf('/')) + 1);
};

/** A party or place by its name, where it has one, else by its code. */
const nameOf = (of: Element | null): string | null =>
  wordsOf(firstIn(of, 'name')) ?? attributeOf(of, 'literal') ?? codeOf(of);

/** What is said of pubStatus, signals and version, as kinds of revision of the item's own guid. */
function revises(itemMeta: Element | null, guid: string, version: number): RevisionHints['revises'] {
  const status = codeOf(firstIn(itemMeta, 'pubstatus'))?.toLowerCase() ?? 'usable';
  if (status === 'canceled' || status === 'cancelled') return [['kill', guid]];
  if (status === 'withheld') return [['withhold', guid]];
  const signals = childrenOf(itemMeta, 'signal').map((signal) => codeOf(signal)?.toLowerCase() ?? '');
  if (signals.some((s) => s.startsWith('correct'))) return [['correction', guid]];
  return version > 1 || signals.some((s) => s.startsWith('update')) ? [['update', guid]] : [];
}

const NOTHING: NitfBody = {
  title: null,
  authors: [],
  agency: null,
  dateline: null,
  paragraphs: [],
  leftOut: new Map(),
};

/** The text of an item: NITF or HTML inside XML, or plain data. */
async function readContent(item: Element): Promise<NitfBody> {
  const contentSet = firstIn(item, 'contentset');
  if (contentSet === null) return NOTHING;
  const nitf = firstIn(contentSet, 'nitf');
  if (nitf !== null) return readNitfBody(nitf);
  const inline = firstIn(contentSet, 'inlinexml');
  if (inline !== null) {
    const leftOut = new Map<Part, number>();
    const paragraphs: string[] = [];
    for (const { words, part } of blocksOf(inline)) {
      if (part === 'text' || part === 'page head') paragraphs.push(words);
      else leftOut.set(part, (leftOut.get(part) ?? 0) + countWords(words));
    }
    return { ...NOTHING, title: wordsOf(firstIn(firstIn(inline, 'head'), 'title')), paragraphs, leftOut };
  }
  const data = childrenOf(contentSet, 'inlinedata').find((d) => {
    const type = attributeOf(d, 'contenttype') ?? 'text/plain';
    return type.startsWith('text/') || type.includes('html');
  });
  if (data === undefined) return NOTHING;
  const words = data.children.map((child) => (typeof child === 'string' ? child : (wordsOf(child) ?? ''))).join('');
  return {
    ...NOTHING,
    ...(await paragraphsOf(words, (attributeOf(data, 'contenttype') ?? 'text/plain').startsWith('text/plain'))),
  };
}

/** @returns null where the item has no words to read: a picture, a package's list */
async function readNewsItem(
  item: Element,
  options: ReadOptions,
  decoding: readonly Notice[],
): Promise<ReadResult | null> {
  const itemMeta = firstIn(item, 'itemmeta');
  const contentMeta = firstIn(item, 'contentmeta');
  const guid = attributeOf(item, 'guid');
  const version = Number(attributeOf(item, 'version') ?? '1');
  const content = await readContent(item);
  const title = wordsOf(childrenOf(contentMeta, 'headline')[0]) ?? content.title;
  const revised = revises(itemMeta, guid ?? options.key ?? '', version);
  const gone = revised.some(([kind]) => kind === 'kill' || kind === 'withhold');
  // An item that withdraws another may come without its text, and must not be lost.
  if (content.paragraphs.length === 0 && !(gone && title !== null)) return null;
  const dateline = wordsOf(childrenOf(contentMeta, 'dateline')[0]) ?? content.dateline;
  const { text, titleSpan } = joinArticle(
    title,
    withDateline(content.paragraphs.length === 0 ? null : dateline, content.paragraphs),
  );
  const by = readBylines(childrenOf(contentMeta, 'by').flatMap((e) => wordsOf(e) ?? []));
  const creators = childrenOf(contentMeta, 'creator').flatMap((e) => wordsOf(firstIn(e, 'name')) ?? []);
  const named =
    by.authors.length > 0 ? by.authors : content.authors.length > 0 ? content.authors : readBylines(creators).authors;
  const embargoed = childrenOf(itemMeta, 'embargoed')[0];
  const left = leftOutNotice(content.leftOut);
  const language = childrenOf(contentMeta, 'language')[0];
  const source = childrenOf(contentMeta, 'infosource')[0] ?? null;
  return assembleReport(
    {
      text,
      titleSpan,
      key: guid ?? options.key ?? null,
      title,
      published: extendedDate(
        wordsOf(firstIn(itemMeta, 'versioncreated')) ??
          wordsOf(firstIn(contentMeta, 'contentcreated')) ??
          wordsOf(firstIn(itemMeta, 'firstcreated')),
      ),
      agency: nameOf(firstIn(itemMeta, 'provider')) ?? nameOf(source) ?? content.agency ?? options.agency ?? null,
      publisher: options.publisher ?? null,
      url: linkOf(itemMeta) ?? options.url ?? null,
      language: attributeOf(language, 'tag') ?? attributeOf(item, 'lang') ?? options.language ?? null,
      authors: named,
      slug: wordsOf(firstIn(contentMeta, 'slugline')),
      revises: revised,
      embargo: embargoed === undefined ? null : (wordsOf(embargoed) ?? 'embargoed'),
      notes: childrenOf(itemMeta, 'ednote').flatMap((e) => wordsOf(e) ?? []),
      notices: left === null ? decoding : [...decoding, left],
    },
    options,
  );
}

/** Where the item itself is to be seen on the web. */
function linkOf(itemMeta: Element | null): string | null {
  const link = childrenOf(itemMeta, 'link').find((l) => /self|permalink|web/i.test(attributeOf(l, 'rel') ?? ''));
  const href = attributeOf(link, 'href');
  return href !== null && /^https?:\/\//.test(href) ? href : null;
}

/**
 * Reads the items of a NewsML-G2 document, one or a message with many, in their order.
 * Items without words (pictures, lists of a package) are counted in a notice of the last report.
 */
export async function* readNewsml(bytes: Uint8Array, options: ReadOptions = {}): AsyncGenerator<ReadResult> {
  const parsed = await parseXml(bytes, options);
  if ('failed' in parsed) {
    yield parsed.failed;
    return;
  }
  const { root } = parsed.markup;
  const items = allIn(root, 'newsitem').filter(
    (item) => attributeOf(item, 'guid') !== null || firstIn(item, 'contentset') !== null,
  );
  let wordless = 0;
  for (const { name } of elementsIn(root)) if (name === 'packageitem' || name === 'conceptitem') wordless++;
  let last: ReadResult | null = null;
  for (const item of items) {
    const result = await readNewsItem(item, options, parsed.notices);
    if (result === null) {
      wordless++;
      continue;
    }
    if (last !== null) yield last;
    last = result;
  }
  if (last === null) {
    yield readError(
      'not-reports',
      'The XML holds no NewsML-G2 item with text. Check that it is NewsML-G2 and has its content inline.',
      options,
    );
  } else if ('error' in last || wordless === 0) yield last;
  else {
    const message = `${wordless} ${wordless === 1 ? 'item' : 'items'} of the document without text (pictures, packages, concepts) ${wordless === 1 ? 'was' : 'were'} passed over.`;
    yield { report: last.report, notices: [...last.notices, { code: 'items-passed-over', message, span: null }] };
  }
}
