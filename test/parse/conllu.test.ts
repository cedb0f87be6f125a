import { describe, expect, it } from 'vitest';
import { parseSentenceTokens, readConllu, toConllu, wordsToConllu } from '#parse';
import { parsed, sharedResources } from './text-cases.ts';

describe('CoNLL-U', () => {
  const text = "The mayor didn't come.\n\nRuiz's plan (the second) failed.";
  const written = toConllu(parsed(text));

  it('marks documents, paragraphs and texts', () => {
    expect(written.split('\n').filter((l) => l.startsWith('#'))).toEqual([
      '# newdoc id = r',
      '# newpar',
      '# sent_id = r-1',
      "# text = The mayor didn't come.",
      '# newpar',
      '# sent_id = r-2',
      "# text = Ruiz's plan (the second) failed.",
    ]);
  });

  it('writes words that are written as one on a line of their own', () => {
    const [first, second] = readConllu(written);
    expect(first?.multiwords).toEqual([{ first: 2, last: 3, form: "didn't", spaceAfter: true }]);
    expect(second?.multiwords.map((m) => m.form)).toEqual(["Ruiz's"]);
  });

  it('is read back as it was written, spaces too', () => {
    for (const sentence of readConllu(written)) {
      expect(sentence.words.filter((w) => w.head === -1)).toHaveLength(1);
      const starts = new Map(sentence.multiwords.map((m) => [m.first, m]));
      let back = '';
      for (let i = 0; i < sentence.words.length; i++) {
        const m = starts.get(i);
        back += (m ?? sentence.words[i])?.form;
        if (m ? m.spaceAfter : sentence.spaceAfter[i]) back += ' ';
        if (m) i = m.last;
      }
      expect(text).toContain(back.trim());
    }
  });

  it('keeps the words, comments and written words of a file parsed on its own words', () => {
    const { model } = sharedResources().parse;
    const sentence = readConllu(written)[0];
    if (!sentence) throw new Error('no sentence');
    const again = wordsToConllu(
      sentence,
      parseSentenceTokens(
        sentence.words.map((w) => w.form),
        model,
      ),
    );
    expect(readConllu(again)[0]?.multiwords).toEqual(sentence.multiwords);
    expect(readConllu(again)[0]?.comments).toEqual(sentence.comments);
  });

  it('says at which line a file is broken', () => {
    expect(() => readConllu('1\tonly\tthree\n')).toThrow('line 1: 3 columns');
  });
});
