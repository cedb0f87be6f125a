import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/extract/reading.ts';
import { findTimes, whenOf } from '../../../src/extract/times/index.ts';
import { parseText } from './read-text.ts';

const when = (text: string, word: string): string | null => {
  const parsed = parseText(text);
  const reading = { parsed, times: findTimes(parsed, '2024-05-08'), referenceDay: '2024-05-08' } as unknown as Reading;
  for (const { index, tokens } of parsed.sentences) {
    const token = tokens.find((t) => t.form === word);
    if (!token) continue;
    const range = whenOf(reading, index, token.index);
    return range && `${range.from}..${range.to}${range.fromTime ? ` ${range.fromTime}` : ''}`;
  }
  throw new RangeError(`no ${word} in ${text}`);
};

describe('the day of an event', () => {
  it('hangs on its verb', () =>
    expect(when('The envoys met in Cairo on Tuesday.', 'met')).toBe('2024-05-07..2024-05-07'));
  it('hangs on its noun', () =>
    expect(when("Tuesday's attack killed five people.", 'attack')).toBe('2024-05-07..2024-05-07'));
  it('is taken from the verb that governs the noun', () =>
    expect(when('The attack took place on May 3.', 'attack')).toBe('2024-05-03..2024-05-03'));
  it('is not the day of the saying', () => {
    const text = 'The minister said on Monday that troops had seized the crossing on Sunday at 9 a.m. local time.';
    expect(when(text, 'said')).toBe('2024-05-06..2024-05-06');
    expect(when(text, 'seized')).toBe('2024-05-05..2024-05-05 09:00');
  });
  it("reaches from 'since' to the report's day", () =>
    expect(when('Fighting has raged since November.', 'raged')).toBe('2023-11-01..2024-05-08'));
  it('covers a range from end to end', () =>
    expect(when('Talks ran from May 3 to May 7.', 'ran')).toBe('2024-05-03..2024-05-07'));
  it('is not told by a length of time', () => expect(when('He spoke for two hours.', 'spoke')).toBeNull());
  it("is not told by 'before'", () => expect(when('He must leave before Friday.', 'leave')).toBeNull());
});
