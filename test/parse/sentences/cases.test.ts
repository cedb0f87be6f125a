import { describe, expect, it } from 'vitest';
import { findSentences } from '../../../src/parse/sentences/find-sentences.ts';
import { findParagraphs } from '../../../src/parse/sentences/paragraphs.ts';
import { textCases } from '../text-cases.ts';

const bare = { dateline: null, titleSpan: null };

const sentencesOf = (text: string, report: Parameters<typeof findSentences>[2] = bare): string[] =>
  findSentences(text, findParagraphs(text), report).map(
    (s) => `${s.kind} ${text.slice(s.starts[0], s.ends[s.ends.length - 1])}`,
  );

for (const file of ['parse/sentences.txt', 'parse/sentences-negative.txt']) {
  describe(file, () => {
    for (const { title, text, wanted } of textCases(file)) {
      it(title, () => expect(sentencesOf(text.replaceAll('¶', '\n\n'))).toEqual(wanted));
    }
  });
}

describe('the head of a report', () => {
  const text = 'Port reopens\n\nLORVALE (AP) — The port reopened. Ships came.';
  const report = {
    titleSpan: { start: 0, end: 12 },
    dateline: { span: { start: 14, end: 26 }, places: ['LORVALE'], date: null, agency: 'AP' },
  };

  it('is a heading and a dateline with its dash, and the text after it starts anew', () => {
    expect(sentencesOf(text, report)).toEqual([
      'heading Port reopens',
      'dateline LORVALE (AP) —',
      'text The port reopened.',
      'text Ships came.',
    ]);
  });
});

describe('paragraphs', () => {
  const shown = (text: string) => findParagraphs(text).map((p) => text.slice(p.start, p.end));

  it('end with each line where lines are whole sentences', () => {
    expect(shown('One line.\nAnother line.\r\n\r\nA third.')).toEqual(['One line.', 'Another line.', 'A third.']);
  });

  it('run on over the lines of a hard-wrapped text', () => {
    const text =
      'The council said on Monday that it would reopen the port as soon as\nthe harbour has been cleared of the wrecks that have been lying there\nsince the storm of last year.\n\nNobody was hurt.';
    expect(shown(text)).toHaveLength(2);
  });
});

describe('sentences of any text', () => {
  it('are broken where they never end', () => {
    const text = 'word '.repeat(3000);
    const found = findSentences(text, findParagraphs(text), bare);
    expect(found.length).toBeGreaterThan(6);
    expect(Math.max(...found.map((s) => s.starts.length))).toBeLessThanOrEqual(400);
  });

  it('tile the text but for white space', () => {
    const text = 'A. B? "C!" (d) — e...\n\n\n• F\n- g: h;\n"""\n.\n';
    const found = findSentences(text, findParagraphs(text), bare);
    const ink = found.flatMap((s) => s.starts.map((start, i) => text.slice(start, s.ends[i]))).join('');
    expect(ink).toBe(text.replace(/\s/gu, ''));
  });
});
