import { formatOfContent, type ReadOptions } from '#read';
import type { Page } from './ask.ts';
import type { WatchedSource } from './source-list.ts';

/** What is told to the reader of an answer: an address only where all of it is one report, or gives links. */
export function readingOf(
  source: Pick<WatchedSource, 'kind' | 'publisher' | 'agency' | 'language' | 'zone'>,
  page: Page,
): ReadOptions {
  const format = formatOfContent(page.contentType, page.bytes.subarray(0, 4096));
  const one =
    format === 'html' || format === 'feed' || format === 'text' || format === 'nitf' || source.kind === 'page';
  return {
    file: page.url,
    key: one && format !== 'feed' ? page.url : null,
    url: one ? page.url : null,
    contentType: page.contentType,
    publisherIs: source.publisher,
    agency: source.agency,
    language: source.language,
    zone: source.zone,
    originals: true,
  };
}
