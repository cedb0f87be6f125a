import { isAgency } from '../agencies.ts';
import { readAuthors } from '../byline.ts';
import { assembleReport } from '../report.ts';
import { type ReadOptions, type ReadResult, readError } from '../result.ts';
import type { RevisionHints } from '../revision.ts';
import { extendedDate, joinArticle, leftOutNotice, withDateline } from './article.ts';
import { allIn, attributeOf, childrenOf, type Element, firstIn, wordsOf } from './markup.ts';
import { blocksOf, countWords, type Part } from './paragraphs.ts';
import { parseXml } from './whole.ts';

/** What the body of an NITF document holds. */
export interface NitfBody {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly agency: string | null;
  readonly dateline: string | null;
  readonly paragraphs: readonly string[];
  readonly leftOut: Map<Part, number>;
}

/** The names in bylines; an agency named there is no author. */
export function readBylines(bylines: readonly string[]): { authors: string[]; agency: string | null } {
  const names = bylines.flatMap(readAuthors);
  return { authors: names.filter((name) => !isAgency(name)), agency: names.find(isAgency) ?? null };
}

/** Reads body.head, body.content and body.end of an `nitf` element. */
export function readNitfBody(nitf: Element): NitfBody {
  const head = firstIn(nitf, 'body.head');
  const bylines = (head === null ? [] : allIn(head, 'byline')).flatMap((line) => wordsOf(line) ?? []);
  const { authors, agency } = readBylines(bylines);
  const paragraphs: string[] = [];
  const leftOut = new Map<Part, number>();
  const content = firstIn(nitf, 'body.content');
  for (const root of [content, firstIn(nitf, 'body.end')]) {
    for (const { words, part } of root === null ? [] : blocksOf(root)) {
      if (part === 'text') paragraphs.push(words);
      else leftOut.set(part, (leftOut.get(part) ?? 0) + countWords(words));
    }
  }
  const abstract = wordsOf(firstIn(head, 'abstract'));
  // A digest stands beside the report; alone it is the report.
  if (abstract !== null && paragraphs.length === 0) paragraphs.push(abstract);
  else if (abstract !== null) leftOut.set('page head', (leftOut.get('page head') ?? 0) + countWords(abstract));
  return {
    title:
      wordsOf(firstIn(head, 'hl1')) ??
      wordsOf(firstIn(head, 'hedline')) ??
      wordsOf(firstIn(firstIn(nitf, 'head'), 'title')),
    authors,
    agency: wordsOf(firstIn(head, 'distributor')) ?? agency,
    dateline: wordsOf(firstIn(head, 'dateline')),
    paragraphs,
    leftOut,
  };
}

function revises(docdata: Element | null, own: string | null): RevisionHints['revises'] {
  const of = own ?? '';
  const status = attributeOf(docdata, 'management-status')?.toLowerCase() ?? 'usable';
  if (status === 'canceled' || status === 'cancelled') return [['kill', of]];
  if (status === 'withheld') return [['withhold', of]];
  const key = firstIn(docdata, 'du-key');
  const versions = ['generation', 'version'].map((name) => Number(attributeOf(key, name) ?? '0'));
  return versions.some((n) => n > 1) ? [['update', attributeOf(key, 'key') ?? of]] : [];
}

/** Reads one NITF 3 document. The title, a blank line and the paragraphs are its text. */
export async function readNitf(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadResult> {
  const parsed = await parseXml(bytes, options);
  if ('failed' in parsed) return parsed.failed;
  const nitf = firstIn(parsed.markup.root, 'nitf');
  if (nitf === null) return readError('not-reports', 'The XML holds no nitf element. Check that it is NITF.', options);
  const body = readNitfBody(nitf);
  const { text, titleSpan } = joinArticle(body.title, withDateline(body.dateline, body.paragraphs));
  if (text === '') return readError('text-missing', 'The NITF document has neither headline nor text.', options);
  const docdata = firstIn(nitf, 'docdata');
  const id = attributeOf(firstIn(docdata, 'doc-id'), 'id-string');
  const pub = firstIn(nitf, 'pubdata');
  const issued =
    attributeOf(firstIn(docdata, 'date.issue'), 'norm') ??
    attributeOf(pub, 'date.publication') ??
    attributeOf(firstIn(firstIn(nitf, 'dateline'), 'story.date'), 'norm');
  const release = extendedDate(attributeOf(firstIn(docdata, 'date.release'), 'norm'));
  const held = attributeOf(docdata, 'management-status')?.toLowerCase() === 'embargoed';
  const left = leftOutNotice(body.leftOut);
  return assembleReport(
    {
      text,
      titleSpan,
      key: id ?? attributeOf(firstIn(docdata, 'du-key'), 'key') ?? options.key ?? null,
      title: body.title,
      published: extendedDate(issued),
      agency: body.agency ?? attributeOf(firstIn(docdata, 'doc.copyright'), 'holder') ?? options.agency ?? null,
      publisher: attributeOf(pub, 'name') ?? options.publisher ?? null,
      url: options.url ?? null,
      language: attributeOf(nitf, 'lang') ?? options.language ?? null,
      authors: body.authors,
      slug: slugOf(nitf, docdata),
      revises: revises(docdata, id),
      embargo: held ? (release ?? 'embargoed') : null,
      notes: [
        ...allIn(nitf, 'ed-msg').flatMap((e) => attributeOf(e, 'info') ?? wordsOf(e) ?? []),
        ...allIn(nitf, 'revision-history').flatMap((e) => attributeOf(e, 'comment') ?? []),
      ],
      notices: left === null ? parsed.notices : [...parsed.notices, left],
    },
    options,
  );
}

function slugOf(nitf: Element, docdata: Element | null): string | null {
  const named = childrenOf(firstIn(nitf, 'head'), 'meta').find((m) => /slug/i.test(attributeOf(m, 'name') ?? ''));
  return attributeOf(named, 'content') ?? attributeOf(firstIn(docdata, 'fixture'), 'fix-id');
}
