import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../../src/parse/quotations/index.ts';
import { findParagraphs } from '../../../src/parse/sentences/paragraphs.ts';
import { textCases } from '../text-cases.ts';

describe('parse/quotations.txt', () => {
  for (const { title, text, wanted } of textCases('parse/quotations.txt')) {
    it(title, () => {
      const whole = text.replaceAll('¶', '\n\n');
      const found = findQuotations(whole, findParagraphs(whole)).map(
        (q) => (q.closed ? '' : 'open ') + whole.slice(q.inner.start, q.inner.end).replaceAll('\n\n', '¶'),
      );
      expect(found.length ? found : ['none']).toEqual(wanted);
    });
  }
});

describe('quotations of any text', () => {
  it('hold their words and marks, and none lies within another', () => {
    const text = '"a" “b “c” \'d\' "e\n\n"f" \'\'g\'\' ""';
    const found = findQuotations(text, findParagraphs(text));
    expect(found.length).toBeGreaterThan(2);
    let before = 0;
    for (const { span, inner } of found) {
      expect(span.start).toBeGreaterThanOrEqual(before);
      expect(inner.start).toBeGreaterThan(span.start);
      expect(inner.end).toBeLessThanOrEqual(span.end);
      before = span.end;
    }
  });
});
