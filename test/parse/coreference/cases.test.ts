import { describe, expect, it } from 'vitest';
import type { Mention, Parsed } from '#model';
import { parsed, textCases } from '../text-cases.ts';

/** Chain of the mention that ends where some words of the text end; 'he#2' is their second place. */
function chainOf({ text, mentions }: Parsed, wanted: string): number | null {
  const [words = '', nth = '1'] = wanted.split('#');
  let at = -1;
  for (let n = 0, from = 0; n < Number(nth); n++) {
    const place = new RegExp(`(?<!\\p{L})${words}(?!\\p{L})`, 'u').exec(text.slice(from));
    if (!place) throw new Error(`no ${wanted} in ${text}`);
    at = from + place.index;
    from = at + 1;
  }
  const end = at + words.length;
  const found = mentions
    .filter((m: Mention) => m.span.end === end && m.span.start <= at)
    .sort((a, b) => b.span.start - a.span.start);
  // A phrase that several are named in is asked for by all its words.
  return (found.find((m) => m.span.start === at) ?? found[0])?.chain ?? null;
}

describe('parse/coreference.txt', () => {
  for (const { title, text, wanted } of textCases('parse/coreference.txt')) {
    it(title, () => {
      const parse = parsed(text);
      for (const line of wanted) {
        const [kind, rest = ''] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
        const chains = rest.split('|').map((w) => chainOf(parse, w.trim()));
        if (kind === 'same') expect(new Set(chains), line).toEqual(new Set([chains[0]]));
        if (kind === 'same') expect(chains[0], line).not.toBeNull();
        if (kind === 'apart') expect(chains[0] === chains[1] && chains[0] !== null, line).toBe(false);
      }
    });
  }
});

describe('mentions and chains of any text', () => {
  it('point at each other', () => {
    const { mentions, chains } = parsed(
      'Ann Hill met Carl Lund. She told him that the group had left. It had asked Israel and Egypt, and they agreed.',
    );
    expect(mentions.length).toBeGreaterThan(6);
    for (const [c, chain] of chains.entries()) for (const m of chain) expect(mentions[m]?.chain).toBe(c);
    for (const [i, m] of mentions.entries()) expect(chains[m.chain]).toContain(i);
  });
});
