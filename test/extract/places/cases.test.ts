import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placesIn } from './places-in.ts';

/** Blocks of a case file: '# title', lines of text, and after '==>' what is expected. */
function readCases(file: string): { title: string; text: string; expected: string[] }[] {
  return readFileSync(new URL(`../../cases/extract/${file}`, import.meta.url), 'utf8')
    .split(/\n\n+/)
    .map((block) => block.split('\n').filter((line) => line !== ''))
    .filter((lines) => lines.some((line) => !line.startsWith('#')))
    .map((lines) => {
      const body = lines.slice(1);
      const cut = body.indexOf('==>');
      return {
        title: (lines[0] as string).slice(2),
        text: (cut < 0 ? body : body.slice(0, cut)).join('\n'),
        expected: cut < 0 ? [] : body.slice(cut + 1),
      };
    });
}

const whole = (degrees: number | null): string => (degrees === null ? '-' : String(Math.round(degrees)));

const found = (text: string): string[] =>
  placesIn(text).places.map(
    (p) =>
      `${p.name} = ${p.precision} ${p.country ?? '-'} ${whole(p.latitude)},${whole(p.longitude)} ${p.distanceKm ?? '-'}`,
  );

describe('places of a text', () => {
  for (const { title, text, expected } of readCases('places.txt'))
    it(title, () => expect(found(text)).toEqual(expected));
});

describe('no place in', () => {
  for (const { title, text } of readCases('places-negative.txt')) it(title, () => expect(found(text)).toEqual([]));
});

describe('spans', () => {
  it('hold the words of the name and nothing else', () => {
    const text = 'He flew from Addis Ababa to Khan  Younis and on to N’Djamena.';
    for (const { span, name } of placesIn(text).places)
      expect(text.slice(span.start, span.end).replace(/\s+/g, ' ')).toBe(name);
  });

  it('do not overlap, in order of the text', () => {
    const { places } = placesIn(
      'In Rafah, Gaza Strip, and in New York, New York, near Lake Victoria and Washington, D.C., they met.',
    );
    expect(places.length).toBeGreaterThan(4);
    for (let i = 1; i < places.length; i++) {
      expect((places[i] as (typeof places)[0]).span.start).toBeGreaterThanOrEqual(
        (places[i - 1] as (typeof places)[0]).span.end,
      );
    }
  });
});
