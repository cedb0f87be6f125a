import { beforeAll, describe, expect, it } from 'vitest';
import { loadResources, openShelf } from '#load';
import type { Report } from '#model';
import { parse } from '#parse';
import { candidatesOf } from '../../../src/extract/events/candidate.ts';
import { openEvents } from '../../../src/extract/events/lexicon.ts';

const shelf = openShelf();
const lexicon = openEvents(shelf);

/** Rules of the candidates that are found in a sentence. */
let rulesIn: (text: string) => string[];
beforeAll(() => {
  const resources = loadResources();
  rulesIn = (text) =>
    parse(
      { text, language: 'en', titleSpan: null, dateline: null, byline: [] } as unknown as Report,
      resources.parse,
    ).sentences.flatMap((s) => candidatesOf(s, lexicon).flatMap((c) => c.meaning?.rule ?? []));
});

describe('every frame of event-frames', () => {
  for (const row of shelf.table('event-frames')) {
    const { id = '', true: holds = '', false: fails = '' } = row;
    it(`${id}: ${holds}`, () => expect(rulesIn(holds)).toContain(id));
    it(`${id}: not ${fails}`, () => expect(rulesIn(fails)).not.toContain(id));
  }
});

describe('the tables of events', () => {
  it('name no mode that its type has not', async () => {
    const { MODES } = await import('#model');
    for (const [key, meaning] of lexicon.words) {
      if (meaning.mode)
        expect((MODES as Record<string, readonly string[]>)[meaning.type] ?? [], key).toContain(meaning.mode);
    }
  });
  it('give every word lower case and at least one letter', () => {
    for (const key of lexicon.words.keys()) expect(key).toMatch(/^(verb|noun|adj):[a-z][a-z+-]*$/);
  });
});
