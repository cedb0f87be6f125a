import { describe, expect, it } from 'vitest';
import { evidenceGaps, type ReportRecord, sentenceAt, tokensIn } from '#model';
import { findCast } from '../../../src/extract/cast/index.ts';
import type { Cast, Who } from '../../../src/extract/reading.ts';
import { parsed, sharedResources, textCases } from '../../parse/text-cases.ts';

function castOf(text: string) {
  const parse = parsed(text);
  const cast = findCast(parse, [], sharedResources().extract.cast);
  /** Sentence and token of the last word of some words. */
  const place = (words: string): [number, number] => {
    const match = new RegExp(`(?<!\\p{L})${words.replaceAll('.', '\\.')}(?!\\p{L})`, 'u').exec(text);
    if (!match) throw new Error(`no ${words} in ${text}`);
    const end = match.index + words.length;
    const sentence = sentenceAt(parse, match.index);
    const token = sentence && tokensIn(sentence, { start: end - 1, end })[0];
    if (!sentence || !token) throw new Error(`no token at ${words}`);
    return [sentence.index, token.index];
  };
  return { parse, cast, place };
}

const named = (who: Who | null): string => who?.name ?? '-';

function answer(cast: Cast, place: (words: string) => [number, number], question: string, words: string): string {
  const entity = () => {
    const found = cast.entities.find((e) => e.name === words);
    if (!found) throw new Error(`no entity ${words} among ${cast.entities.map((e) => e.name).join(', ')}`);
    return found;
  };
  switch (question) {
    case 'who':
      return named(cast.who(...place(words)));
    case 'party':
      return named(cast.partyOf(...place(words)));
    case 'together':
      return named(cast.together(...place(words)));
    case 'parties':
      return (
        cast
          .partiesOf(...place(words))
          .map((w) => w.name)
          .join('; ') || '-'
      );
    case 'entity': {
      const { kind, affiliation } = entity();
      return `${kind}, ${affiliation ? cast.entity(affiliation).name : '-'}`;
    }
    case 'role':
      return entity()
        .roles.map((r) => `${r.title}, ${r.of ?? '-'}`)
        .join('; ');
    default:
      throw new Error(`no question ${question}`);
  }
}

describe('extract/cast.txt', () => {
  for (const { title, text, wanted } of textCases('extract/cast.txt')) {
    it(title, () => {
      const { parse, cast, place } = castOf(text);
      for (const sentence of parse.sentences)
        for (const token of sentence.tokens) cast.who(sentence.index, token.index);
      for (const line of wanted) {
        const [, question = '', words = '', expected = ''] = /^(\w+) (.*) = (.*)$/.exec(line) ?? [];
        expect(answer(cast, place, question, words), line).toBe(expected);
      }
    });
  }
});

describe('the cast of any text', () => {
  const text =
    'Ann Hill, a former minister of Egypt, met Israeli forces and the police. They told her that both countries would wait. Hamas and Fatah left. Two officials said so, and officials denied it.';

  it('gives every field its evidence', () => {
    const { parse, cast } = castOf(text);
    for (const sentence of parse.sentences)
      for (const token of sentence.tokens) cast.together(sentence.index, token.index);
    const record = {
      report: parse.report,
      entities: cast.entities,
      statements: [],
      events: [],
      figures: [],
      positions: [],
      proposals: [],
    } as unknown as ReportRecord;
    expect(cast.entities.length).toBeGreaterThan(5);
    expect(evidenceGaps(record)).toEqual([]);
  });

  it('never takes one unnamed source for another', () => {
    const { cast, place } = castOf(text);
    const first = cast.who(...place('Two officials'));
    const second = cast.who(...place('and officials'));
    expect(first).not.toBeNull();
    expect(second?.entity).not.toBe(first?.entity);
  });

  it('refuses an entity that it does not have', () => {
    expect(() => castOf(text).cast.entity('e999')).toThrow(RangeError);
  });
});
