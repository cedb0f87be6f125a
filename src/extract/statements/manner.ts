import type { Manner } from '#model';
import type { Candidate, Ground } from './candidate.ts';

const DEMANDS = new Set(['should', 'must', 'ought', 'urge', 'demand', 'needs', 'need']);
const ACCUSES = new Set([
  'illegal',
  'illegally',
  'violated',
  'violates',
  'violation',
  'violations',
  'crime',
  'crimes',
  'criminal',
  'lied',
  'lying',
  'lies',
  'guilty',
  'blame',
  'outrage',
  'outrageous',
  'shame',
  'shameful',
  'corrupt',
  'corruption',
  'cruel',
  'brutal',
  'lawless',
  'contempt',
  'abuse',
  'abused',
  'bully',
  'insult',
  'ploy',
  'hypocrisy',
  'reckless',
  'provocation',
  'irresponsible',
  'mercenaries',
  'disgrace',
  'propaganda',
  'authoritarian',
  'fraud',
  'suspected',
  'perpetrators',
]);
const REJECTS = new Set(['unacceptable', 'reject', 'rejects', 'rejected']);
const WORD = /[\p{L}’']+/gu;

/** The first words of what was said decide; a speech of many sentences is judged by its first 60. */
const JUDGED = 60;

/** The manner of a statement: the cue's own, or for a cue that merely credits ('said') what its content does. */
export function mannerOf(ground: Ground, c: Candidate): Manner {
  if (c.manner !== 'assert' || !c.speech) return c.manner;
  const text = c.content.map((p) => ground.text.slice(p.start, p.end)).join(' ');
  const words: string[] = [];
  for (const m of text.matchAll(WORD)) {
    words.push(m[0].toLowerCase());
    if (words.length >= JUDGED) break;
  }
  if (words.some((w) => REJECTS.has(w))) return 'reject';
  for (let i = 0; i < words.length; i++) {
    const w = words[i] as string;
    const next = words[i + 1];
    if ((w === 'we' || w === 'i') && (next === 'will' || next === 'shall') && i < 4) return 'promise';
    if ((w === "we'll" || w === 'we’ll' || w === "i'll" || w === 'i’ll') && i < 3) return 'promise';
    if (
      (w === 'we' || w === 'they' || w === 'i') &&
      (next === 'urge' || next === 'demand' || next === 'want' || next === 'call') &&
      i < 6
    )
      return 'demand';
    if (DEMANDS.has(w) && i < 25 && (w !== 'need' || next === 'to')) return 'demand';
  }
  if (words.some((w) => ACCUSES.has(w))) return 'accuse';
  return 'assert';
}
