export { readMoment } from './calendar.ts';
export type { Chunks } from './formats/byte-lines.ts';
export { FORMATS, type Format, formatOf, formatOfContent, sniffFormat } from './formats/format-of.ts';
export { readItem, readJson, readJsonLines } from './formats/json-lines.ts';
export { readText } from './formats/text.ts';
export { identifyLanguage, isEnglish } from './language.ts';
export { readReports } from './read-reports.ts';
export type { ReadError, ReadOptions, ReadResult } from './result.ts';
