import { expect, test } from 'vitest';
import type { ReportRecord } from '#model';
import { numberParagraphs } from '../../src/tell/paragraphs.ts';
import { dispatch } from './dispatch.ts';

/** A record of a text with the sentences given. */
function recordOf(text: string, sentences: readonly string[]): ReportRecord {
  const record = dispatch();
  return {
    ...record,
    report: { ...record.report, text },
    sentences: sentences.map((s) => ({ start: text.indexOf(s), end: text.indexOf(s) + s.length })),
  };
}
const numbers = (text: string, sentences: readonly string[]) => {
  const paragraphs = numberParagraphs(recordOf(text, sentences));
  return sentences.map((s) => paragraphs.at(text.indexOf(s)));
};

test('empty lines part paragraphs', () => {
  expect(numbers('One.\n\n\nTwo. Three.\n\nFour.', ['One.', 'Two.', 'Three.', 'Four.'])).toEqual([1, 2, 2, 3]);
});

test('each line is a paragraph where no sentence runs over its end', () => {
  expect(numbers('One.\nTwo.\r\nThree.', ['One.', 'Two.', 'Three.'])).toEqual([1, 2, 3]);
});

test('lines broken by hand are one paragraph', () => {
  expect(numbers('One is\nlong.\nTwo.\n\nThree.', ['One is\nlong.', 'Two.', 'Three.'])).toEqual([1, 1, 2]);
});
