import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openShelf } from '#load';
import type { Figure } from '#model';
import { findFigures, openFigures } from '../../../src/extract/figures/index.ts';
import { digitsValue, readNumber } from '../../../src/extract/figures/number.ts';
import type { Reading } from '../../../src/extract/reading.ts';
import { findTimes } from '../../../src/extract/times/index.ts';
import { parseText, readCases } from '../times/read-text.ts';

const lexicon = openFigures(openShelf());
const figures = (text: string): Figure[] => {
  const parsed = parseText(text);
  const times = findTimes(parsed, '2024-05-08');
  return findFigures({ parsed, times, referenceDay: '2024-05-08', places: [] } as unknown as Reading, [], lexicon);
};
const written =
  (text: string) =>
  (f: Figure): string => {
    const converted = f.converted.map((c) => ` [${c.value} ${c.unit}]`).join('');
    return `${text.slice(f.span.start, f.span.end)} = ${f.value}${f.to === null ? '' : `..${f.to}`} ${f.bound} ${f.unit}${converted}`;
  };

describe('figures of a text', () => {
  for (const { title, text, expected } of readCases('figures.txt'))
    it(title, () => expect(figures(text).map(written(text))).toEqual(expected));
});

describe('no figure in', () => {
  for (const { title, text } of readCases('figures-negative.txt'))
    it(title, () => expect(figures(text).map(written(text))).toEqual([]));
});

describe('a figure', () => {
  it('tells the kind of count and what it is of', () =>
    expect(figures('At least 30 people were killed in the blast.')).toMatchObject([
      { measure: 'killed', counts: 'people killed in the blast' },
    ]));
  it('tells a rate and a new count from a total', () => {
    expect(figures('About 500 trucks arrive per day.')[0]?.per).toBe('rate');
    expect(figures('Another 40 people died.')[0]?.per).toBe('new');
    expect(figures('A total of 60 people died.')[0]?.per).toBe('total');
  });
});

describe('numbers', () => {
  const value = (text: string) => readNumber(text.split(' '), 0)?.value;
  it('are read from words', () => {
    expect(value('two hundred and five')).toBe(205);
    expect(value('twenty - five thousand')).toBe(25_000);
    expect(value('half a million')).toBe(500_000);
    expect(value('1.1 million')).toBe(1_100_000);
    expect(value('two and a half')).toBe(2.5);
  });
  it('are read from digits in groups of three alone', () => {
    expect(digitsValue('18,250')).toBe(18_250);
    expect(digitsValue('1,2')).toBeNull();
    expect(digitsValue('12:30')).toBeNull();
  });
  it('come back from their digits', () => {
    fc.assert(
      fc.property(fc.nat(), (n) => {
        expect(digitsValue(String(n))).toBe(n);
      }),
      { seed: 8 },
    );
  });
});
