import type { Span } from '#model';
import { deedOf, wordsOf } from './words.ts';

/** Who is said to be behind a deed that names no doer: blamed for it, or claiming it. Null where nobody is. */
export function blamedIn(whole: string): string[] | null {
  const found =
    /\bblam(?:ed|es|ing) (?!.*\bblam)([^,.]{2,60}?) for\b/.exec(whole) ??
    /\baccus(?:ed|es|ing) ([^,.]{2,60}?) of\b/.exec(whole) ??
    /(?:^|\b(?:that|said) )([^,.]{2,60}?) (?:was|were) (?:behind|responsible)\b/.exec(whole) ??
    /(?:^|\b(?:that|said) )([^,.]{2,60}?) (?:had )?(?:claimed|took|taken) (?:responsibility|credit)\b/.exec(whole) ??
    /\bresponsibility [^.]*\bclaimed by ([^,.]{2,60})/.exec(whole);
  const name = found?.[1]?.replace(/^.*\b(?:that|said)\s+/i, '').replace(/^[^\p{L}]*/u, '');
  return name ? [name] : null;
}

/** The name right behind a phrase: 'the surgeon' Ilka Brenner. */
export function nameBehind(text: string, span: Span | null): string {
  if (!span) return '';
  const behind = /^,? (\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,2})/u.exec(text.slice(span.end, span.end + 60));
  return behind?.[1] ?? '';
}
/** Deeds done to somebody or something. */
export const TRANSITIVE: ReadonlySet<string> = new Set([
  'attack',
  'abduct',
  'arrest',
  'seize',
  'destroy',
  'release',
  'loot',
  'block',
]);
export const COUNTED =
  /^(?:the )?(?:number|toll|death toll|dozens|hundreds|scores|people|(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty)\b)/i;
/** 'The fire at the depot' does what it does, and is no party. */
export const EVENTFUL =
  /^(?:an?|the)? ?(?:\w+ ){0,2}(?:fire|blast|explosion|strike|airstrike|attack|shelling|flood|storm|quake|earthquake|crash|collapse|bombing|raid|landslide|bombardment)\b(?!\w)/i;
/** A phrase taken by its place in the sentence is a party where it has a name, or a word for those who act. */
export const isParty = (phrase: string): boolean =>
  phrase !== '' &&
  !COUNTED.test(phrase) &&
  !EVENTFUL.test(phrase) &&
  !THINGS.test(phrase) &&
  (/(?:^| )\p{Lu}/u.test(
    phrase.replace(/^\p{Lu}/u, (c) => (/^(?:The|A|An|Some) /.test(phrase) ? c.toLowerCase() : c)),
  ) ||
    /\b(?:army|military|police|government|rebels?|militants?|militia|soldiers|troops|forces|fighters|gunmen|insurgents|separatists|navy|guards?|protesters|workers|students|residents|crowd|mob|smugglers|bandits|settlers)\b/i.test(
      phrase,
    ));
export const THINGS =
  /\b(?:strikes?|airstrikes?|shelling|bombardment|shells?|rockets?|missiles?|drones?|attacks?|blast|explosion|fire|flood|raid|bombs?)$/i;

/** Who did it and to whom, by where the words stand about the deed: for sentences of which no event was read. */
export function rolesIn(text: string, deeds: readonly string[]): { actor: string; object: string } {
  const tokens = text.split(/\s+/).filter((w) => w);
  const at = tokens.findIndex((t) => deeds.includes(deedOf(wordsOf(t)[0] ?? '') ?? ''));
  if (at < 0) return { actor: '', object: '' };
  const before = tokens.slice(0, at);
  const after = tokens.slice(at + 1);
  const passive =
    /^(?:was|were|been|being)$/.test(before.at(-1) ?? '') || /^(?:was|were|been|being)$/.test(before.at(-2) ?? '');
  const by = after.indexOf('by');
  const nominal =
    /^(?:strikes?|airstrikes?|attack|raid|shelling|bombing|bombardment|killing|kidnapping|abduction|arrest|seizure|capture|blast|explosion|fire|assassination|destruction|ambush|assault)$/i.test(
      tokens[at] ?? '',
    );
  const end = (list: readonly string[]) => {
    const stop = list.findIndex(
      (t) => /[,.;]$/.test(t) || /^(?:on|in|at|and|who|which|that|while|after|before|when)$/.test(t),
    );
    return list
      .slice(0, stop < 0 ? list.length : /[,.;]$/.test(list[stop] ?? '') ? stop + 1 : stop)
      .join(' ')
      .replace(/[,.;]$/, '');
  };
  const actorBy = by >= 0 && by < 12 ? end(after.slice(by + 1)) : '';
  const doer = /^(?:\d|dawn|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|midnight|a|an) ?$/i.test(
    actorBy,
  )
    ? ''
    : actorBy;
  if (passive || doer)
    return {
      actor: doer,
      object: passive ? before.slice(0, -1).join(' ') : nominal ? after.slice(0, by).join(' ') : before.join(' '),
    };
  if (nominal) return { actor: '', object: after.slice(0, 8).join(' ') };
  return { actor: before.join(' ').replace(/^.*\b(?:that|said)\s+/i, ''), object: end(after) };
}
