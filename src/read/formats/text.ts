import type { Notice } from '#model';
import { readAuthors } from '../byline.ts';
import { decodeMarkup } from '../charset.ts';
import { decodeText, notText } from '../decode.ts';
import { assembleReport } from '../report.ts';
import type { ReadOptions, ReadResult } from '../result.ts';
import type { RevisionHints } from '../revision.ts';
import { type Field, type Head, readFrontMatter, readHead } from './head.ts';

const looksLikeUrl = (value: string): boolean => /^(?:https?:\/\/|www\.)\S+$/.test(value);

function revises(head: Head | null): RevisionHints['revises'] {
  const kinds = [
    ['kills', 'kill'],
    ['withholds', 'withhold'],
    ['corrects', 'correction'],
    ['updates', 'update'],
  ] as const;
  return kinds.flatMap(([field, kind]) => {
    const of = head?.fields.get(field);
    return of === undefined ? [] : [[kind, of] as const];
  });
}

/**
 * Reads one report from plain text, which may open with a block of `Key: value` lines or
 * with YAML front matter. Neither is part of `report.text`; all after it is kept as it came.
 *
 * @param input  the bytes of a file, or its words
 * @returns the report, or an error where the bytes are no text (a PDF, an archive)
 */
export function readText(input: Uint8Array | string, options: ReadOptions = {}): ReadResult {
  let words: string;
  let notices: readonly Notice[] = [];
  if (typeof input === 'string') words = input.charCodeAt(0) === 0xfeff ? input.slice(1) : input;
  else {
    const kind = notText(input);
    if (kind !== null) {
      const message = `The file is ${kind}, not text. Save it as plain text in UTF-8 and read that.`;
      return { error: { code: 'not-text', message, file: options.file ?? options.key ?? null, line: null } };
    }
    // A file tells nothing of its charset; what was sent with a Content-Type may.
    const decoded = options.contentType == null ? decodeText(input) : decodeMarkup(input, options.contentType, false);
    words = decoded.text;
    notices = decoded.notices;
  }
  const head = readFrontMatter(words) ?? readHead(words);
  const field = (name: Field): string | null => head?.fields.get(name) ?? null;
  const source = field('source');
  const link = source !== null && looksLikeUrl(source);
  const byline = field('byline');
  return assembleReport(
    {
      text: head === null ? words : words.slice(head.body),
      key: options.key ?? field('id'),
      title: field('title'),
      published: field('published'),
      agency: field('agency') ?? options.agency ?? null,
      publisher: field('publisher') ?? (link ? null : source) ?? options.publisher ?? null,
      url: field('url') ?? (link ? source : null) ?? options.url ?? null,
      language: field('language') ?? options.language ?? null,
      authors: [...(byline === null ? [] : readAuthors(byline)), ...(head?.authors ?? [])],
      slug: field('slug'),
      revises: revises(head),
      embargo: field('embargo'),
      notices,
    },
    options,
  );
}
