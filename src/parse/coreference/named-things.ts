import type { NameKind } from '#model';
import type { Thing } from './thing.ts';

const words = (s: string): string[] =>
  s
    .split(/\s+/)
    .map((w) => w.replace(/[’']s$/, ''))
    .filter(Boolean);

/** True where `name` can be another name of a thing: a surname, a short form, initials. */
export function sameNamed(thing: Thing, name: string, kind: NameKind): boolean {
  if (thing.names.includes(name)) return true;
  if (thing.kind === 'person') {
    if (kind !== 'person' && kind !== 'other') return false;
    return thing.names.some((held) => samePerson(held, name));
  }
  if (thing.kind === 'body') {
    if (kind !== 'organization' && kind !== 'other') return false;
    return thing.names.some((held) => sameBody(held, name));
  }
  return false;
}

/** 'Bill Burns' and 'Burns', 'William J. Burns' and 'Burns', 'Osama Hamdan' and 'Osama'; not 'Bill Burns' and 'Ann Burns'. */
function samePerson(held: string, name: string): boolean {
  const [a, b] = [words(held), words(name)];
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (short.length === 1)
    return long[long.length - 1] === short[0] || (long.length > 1 && long[0] === short[0]) || endsWith(long, short);
  if (endsWith(long, short)) return true;
  // With a middle name or initial left out.
  return long[0] === short[0] && long[long.length - 1] === short[short.length - 1];
}

const endsWith = (long: readonly string[], short: readonly string[]): boolean =>
  short.every((w, i) => long[long.length - short.length + i] === w);

function sameBody(held: string, name: string): boolean {
  const [a, b] = [words(held), words(name)];
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (
    short.length === 1 &&
    long.length > 1 &&
    long[0] === short[0] &&
    (short[0] as string).length > 3 &&
    !/^(North|South|East|West|New|United|Great|National|International|World|European|African|Supreme|High|General|Central|Federal|Royal|State|Saudi|Hong|House|Foreign|Ministry|University|Bank|Department|Office|Council|Court)$/.test(
      short[0] as string,
    )
  )
    return true;
  if (short.length >= 2 && endsWith(long, short)) return true;
  return short.length === 1 && long.length > 1 && acronymOf(short[0] as string, long.join(' '));
}

/** True where a short form is made of the initials of a name: 'OX' of 'Organisation X', small words left out or not. */
export function acronymOf(short: string, name: string): boolean {
  const letters = short.replace(/[^\p{Lu}]/gu, '');
  if (letters.length < 2 || short.replace(/[^\p{L}]/gu, '').length > letters.length + 2) return false;
  const parts = name.split(/[\s-]+/);
  const capital = parts
    .filter((w) => /^\p{Lu}/u.test(w))
    .map((w) => w[0])
    .join('');
  if (capital === letters || capital.endsWith(letters)) return true;
  const all = parts.map((w) => (w[0] ?? '').toUpperCase()).join('');
  return all === letters;
}
