import { foldName, type ReportRecord } from '#model';
import { everyday, TEXTS_COUNTED } from './everyday-words.ts';
import { stem } from './stem.ts';

/** A name or a word's stem that a report is about. */
export interface Term {
  /** 32-bit hash of the term, signed. */
  readonly hash: number;
  /** How much the report makes of it: above 0, seldom above 10. */
  readonly much: number;
  /** In how many of the texts counted for everyday English it stands; 0 for names. */
  readonly texts: number;
}

/** A name that may stand for a story, as the report writes it. */
export interface Label {
  readonly name: string;
  readonly hash: number;
  readonly much: number;
}

/** Words read of a text: what comes later is background, and long texts stay cheap. */
const WORDS_READ = 600;
const CHARACTERS_READ = 8_000;
/** What a headline's word counts for, in mentions. */
const IN_TITLE = 5;
/** Words that stand in more of the texts counted tell nothing. */
const TOO_COMMON = 160;
/** Less than a plain count: the tenth mention tells less than the first. */
const DAMPING = 0.7;
const NAMELESS = new Set(['unnamed', 'population', 'media']);
/** A report of the archive tells more of what is common in its field than a text of any kind does. */
const OWN_FIELD = 4;

/** The terms of a report, by its names, its headline and its words; and the names that may label it. */
export function termsOf(record: ReportRecord): { readonly terms: readonly Term[]; readonly labels: readonly Label[] } {
  const { title, text } = record.report;
  const counts = new Map<string, number>();
  const add = (term: string, mentions: number) => counts.set(term, (counts.get(term) ?? 0) + mentions);
  const titled = foldName(title ?? '');
  const names = new Map<string, string>();
  for (const { name, kind, mentions } of record.entities) {
    if (NAMELESS.has(kind) || !mentions.length) continue;
    const folded = foldName(name).replace(/^the /, '');
    if (folded.length < 2) continue;
    add(`n:${folded}`, mentions.length + (titled.includes(folded) ? IN_TITLE : 0));
    if (/^\p{Lu}/u.test(name) && name.length < 40 && !/^\p{Lu}+$/u.test(name)) names.set(`n:${folded}`, name);
  }
  for (const word of titled.split(' ')) if (isTelling(word)) add(`w:${stem(word)}`, IN_TITLE);
  let read = 0;
  for (const [word] of text.slice(0, CHARACTERS_READ).matchAll(/[\p{L}\p{M}'’]+/gu)) {
    if (++read > WORDS_READ) break;
    const folded = word.length > 2 ? plain(word) : '';
    if (isTelling(folded)) add(`w:${stem(folded)}`, 1);
  }
  const terms: Term[] = [];
  const labels: Label[] = [];
  for (const [term, mentions] of counts) {
    const hash = hashOf(term);
    const much = mentions ** DAMPING;
    terms.push({ hash, much, texts: term.startsWith('w:') ? everyday(term.slice(2)) : 0 });
    const name = names.get(term);
    if (name !== undefined) labels.push({ name, hash, much });
  }
  return { terms, labels };
}

const ASCII = /^[a-z']+$/;
function plain(word: string): string {
  const lower = word.toLowerCase();
  return ASCII.test(lower) ? lower : foldName(lower);
}

const isTelling = (word: string): boolean => word.length > 2 && everyday(stem(word)) < TOO_COMMON;

/** FNV-1a over UTF-16 code units. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/**
 * How much a term tells of what a report is about: the rarer, the more. What every report of an archive shares still
 * tells something: an archive may hold one story alone.
 *
 * @param texts    of everyday English that it stands in
 * @param reports  of the archive that it stands in
 * @param of       reports in the archive
 */
export const rarity = (texts: number, reports: number, of: number): number =>
  Math.max(0, Math.log((TEXTS_COUNTED + OWN_FIELD * of) / (1 + texts + OWN_FIELD * reports)));
