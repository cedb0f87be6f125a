import { describe, expect, it } from 'vitest';
import { parsed, textCases } from '../text-cases.ts';

const namesOf = (text: string): string[] => {
  const { names } = parsed(text);
  return names.length ? names.map((n) => `${n.kind} ${text.slice(n.span.start, n.span.end)}`) : ['none'];
};

for (const file of ['parse/names.txt', 'parse/names-negative.txt']) {
  describe(file, () => {
    for (const { title, text, wanted } of textCases(file)) it(title, () => expect(namesOf(text)).toEqual(wanted));
  });
}

describe('names of any text', () => {
  it('stand in order, do not overlap, and have their head inside', () => {
    const { names } = parsed(
      'Ann Hill, of the Ministry of Trade (MT), met Tomas Varga of Egypt. HAMAS, ISRAEL AND QATAR. Al-Hashemi’s men.',
    );
    for (const [i, name] of names.entries()) {
      expect(name.head).toBeGreaterThanOrEqual(name.first);
      expect(name.head).toBeLessThan(name.last);
      const next = names[i + 1];
      if (next) expect(next.span.start).toBeGreaterThanOrEqual(name.span.end);
    }
    expect(names.length).toBeGreaterThan(5);
  });
});
