import type { Report } from '#model';
import { openingLines } from './lines.ts';

type Revision = NonNullable<Report['revision']>;
type Kind = Revision['kind'];

/** What a wire desk puts before a dash, colon or the end of the line. */
const STOP = String.raw`(?=\s?[-–—:(),./]|\s*$|\))`;

/**
 * Marks of revision, the gravest first. Those of the first list open a headline, slug or
 * note, in the desk's capitals or with the desk's punctuation, so that the same words in
 * running text are left alone; those of the second may stand anywhere in a slug.
 */
const OPENERS: readonly (readonly [Kind, RegExp])[] = [
  [
    'kill',
    new RegExp(
      `^(?:(?:MANDATORY |BULLETIN |STORY )?KILL(?:ED)?(?: ADVISORY)?|STORY (?:WITHDRAWN|REMOVED)|WITHDRAWN|WITHDRAWAL|RETRACTED|RETRACTION)${STOP}`,
    ),
  ],
  ['kill', /^(?:Story (?:withdrawn|removed)|Withdrawn|Retraction|Retracted)(?=\s?[:—–])/],
  ['withhold', new RegExp(`^(?:WITHHOLD|HOLD FOR RELEASE|HOLD|DO NOT USE|NOT FOR PUBLICATION)${STOP}`)],
  [
    'embargo',
    /^(?:EMBARGOED(?=\W|$)|EMBARGO(?=\s?[-–—:]| UNTIL| TO)|Embargoed(?= (?:until|till|for|to)\b|:)|STRICTLY EMBARGOED)/,
  ],
  [
    'correction',
    new RegExp(`^(?:CORRECTED|CORRECTS|CORRECTION|CORRECTING|REFILE[DS]?|CLARIFICATION|CLARIFIES)${STOP}`),
  ],
  ['correction', /^(?:CORRECTS|CORRECTED|REFILES)(?= [a-z])/],
  ['correction', /^(?:Corrected|Corrects|Correction|Clarification|Refiles)(?=\s?[:—–])/],
  ['update', new RegExp(`^(?:UPDATED?S?|WRAPUP|RECASTS?)(?: ?\\d{1,2})?${STOP}`)],
  ['update', /^(?:UPDATES|RECASTS|ADDS)(?= [a-z])/],
  ['update', /^(?:Updated?|Wrapup) ?\d{1,2}(?=\s?[-–—:])/],
  ['update', /^Updated?(?=\s?[:—])/],
];
const INSIDE: readonly (readonly [Kind, RegExp])[] = [
  ['correction', /(?:^|[\s,(-])(CORRECTS|CORRECTED|CORRECTION|REFILE)(?=[\s,):-]|$)/],
  [
    'update',
    /(?:^|[\s,(-])(\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH) (?:Ld|LD|Lead|LEAD)(?:[- ][Ww]rite-?[Tt]hru|-WRITETHRU)?)(?=[\s,):.-]|$)/,
  ],
  ['update', /(?:^|[\s,(-])(Ld-Writethru|Writethru|WRITETHRU)(?=[\s,):.-]|$)/],
  ['update', /[[(](UPDATED?(?: \d{1,2})?)[\])]$/],
];
/** Inside brackets or after 'Eds:', where a desk tells editors what is new in plain small letters. */
const NOTES: readonly (readonly [Kind, RegExp])[] = [
  ['kill', /^(?:kills|withdraws)\b/i],
  ['correction', /^(?:corrects|correcting|corrected|refiles|clarifies)\b/i],
  ['update', /^(?:updates|updating|adds|recasts|recasting|updated)\b/i],
];

const GRAVITY: readonly Kind[] = ['kill', 'withhold', 'embargo', 'correction', 'update'];

function marksIn(words: string, anywhere: boolean): { kind: Kind; label: string }[] {
  const out: { kind: Kind; label: string }[] = [];
  const plain = words.replace(/^[\s*#(["“]+/, '');
  for (const [kind, pattern] of OPENERS) {
    const m = pattern.exec(plain);
    if (m) out.push({ kind, label: m[0].trim() });
  }
  if (anywhere) {
    for (const [kind, pattern] of INSIDE) {
      const m = pattern.exec(words);
      if (m) out.push({ kind, label: m[1] as string });
    }
  }
  const note = /^\(|^(?:eds|editors|editors' note|editor's note)[.:]+ ?/i.exec(words.trim());
  if (note) {
    const told = words.trim().slice(note[0].length);
    for (const [kind, pattern] of NOTES) {
      const m = pattern.exec(told);
      if (m) out.push({ kind, label: m[0] });
    }
  }
  return out;
}

/** What the input says of a report besides its text. */
export interface RevisionHints {
  readonly title: string | null;
  /** A slug or version: 'BC-Talks, 1st Ld-Writethru'. */
  readonly slug: string | null;
  /** Fields of a head block that name the report revised: ['corrects', 'wire-0507']. */
  readonly revises: readonly (readonly [Kind, string])[];
  readonly embargo: string | null;
  /** Notes to editors that stand outside the text. */
  readonly notes?: readonly string[];
}

/**
 * Finds whether a report revises another, from its headline, slug, head block and the
 * lines before its prose. Where there are several marks the gravest stands: a report both
 * updated and corrected is a correction.
 *
 * @param body  UTF-16 offset where the prose starts
 */
export function findRevision(text: string, body: number, hints: RevisionHints): Revision | null {
  const marks = [...marksIn(hints.title ?? '', true), ...marksIn(hints.slug ?? '', true)];
  for (const note of hints.notes ?? []) marks.push(...marksIn(note.slice(0, 300), true));
  for (const line of openingLines(text, 8)) {
    const words = text.slice(line.start, Math.min(line.end, line.start + 300));
    const before = line.start < body;
    // In the first line of the prose only a mark that opens it counts.
    marks.push(...marksIn(words, before && words.length <= 140));
    if (!before) break;
  }
  if (hints.embargo !== null) marks.push({ kind: 'embargo', label: hints.embargo });
  for (const kind of GRAVITY) {
    // Of an embargo's marks the one that tells when it ends.
    const dated =
      kind === 'embargo' ? marks.find((m) => m.kind === kind && /\d{4}-\d\d-\d\d/.test(m.label)) : undefined;
    const mark = dated ?? marks.find((m) => m.kind === kind);
    const named = hints.revises.find(([k]) => k === kind);
    if (mark === undefined && named === undefined) continue;
    return { kind, label: mark?.label ?? null, of: (named ?? hints.revises[0])?.[1] || null };
  }
  return null;
}
