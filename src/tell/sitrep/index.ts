export { type SitrepCall, sitrep, UnfoundedSitrep } from './build.ts';
export { sitrepDocx } from './docx.ts';
export type { Sitrep } from './line.ts';
export { sitrepMarkdown } from './markdown.ts';
