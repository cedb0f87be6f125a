import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeModel, parseSentenceTokens } from '#parse';

const bytes = readFileSync(new URL('../../models/english-ud.bin', import.meta.url));

describe('the weights file', () => {
  it('parses the same wherever it lies in memory', () => {
    const words = ['The', 'union', 'rejected', 'the', 'offer', '.'];
    const shifted = new Uint8Array(bytes.byteLength + 3);
    shifted.set(bytes, 3);
    const one = parseSentenceTokens(words, decodeModel(bytes));
    const two = parseSentenceTokens(words, decodeModel(shifted.subarray(3)));
    expect(two).toEqual(one);
  });

  it('is refused when it is something else or cut short', () => {
    expect(() => decodeModel(new Uint8Array(64))).toThrow('not a weights file');
    expect(() => decodeModel(bytes.subarray(0, 1000))).toThrow(RangeError);
  });

  it('is smaller than 15 MB', () => {
    expect(bytes.byteLength).toBeLessThan(15e6);
  });

  it('refuses more words than it can take', () => {
    expect(() =>
      parseSentenceTokens(
        Array.from({ length: 1025 }, () => 'a'),
        decodeModel(bytes),
      ),
    ).toThrow('1025 words');
  });
});
