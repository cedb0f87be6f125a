import { describe, expect, it } from 'vitest';
import { containment, likeness, shingles, sketchOf, wordsOf } from '../../../src/record/origins/sketch.ts';

const words = (text: string) => wordsOf(text);
const long = Array.from({ length: 200 }, (_, i) => `word${(i * 37) % 151}`).join(' ');

describe('sketches', () => {
  it('of one text are the same, whatever its marks and case', () => {
    const a = sketchOf(words('The envoys met in Lindmark, and left. They said nothing.'));
    const b = sketchOf(words('THE ENVOYS met in Lindmark and left — they said nothing'));
    expect(likeness(a.whole, b.whole)).toBe(1);
    expect(a.bands).toEqual(b.bands);
  });

  it('of a copy cut to a third share a band by the opening', () => {
    const whole = sketchOf(words(long));
    const part = sketchOf(words(long.split(' ').slice(0, 70).join(' ')));
    expect(part.bands.some((b) => whole.bands.includes(b))).toBe(true);
  });

  it('of other words share none', () => {
    const other = Array.from({ length: 200 }, (_, i) => `thing${(i * 41) % 163}`).join(' ');
    const [a, b] = [sketchOf(words(long)), sketchOf(words(other))];
    expect(a.bands.some((x) => b.bands.includes(x))).toBe(false);
    expect(likeness(a.whole, b.whole)).toBeLessThan(0.05);
  });

  it('tell how much of the shorter stands in the longer', () => {
    const half = long.split(' ').slice(50, 150).join(' ');
    expect(containment(shingles(words(half)), shingles(words(long)))).toBe(1);
    expect(containment(shingles(words('')), shingles(words(long)))).toBe(0);
  });
});
