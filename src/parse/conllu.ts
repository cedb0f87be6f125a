/** One word of a CoNLL-U file. */
export interface ConlluWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  /** Place of the head in the sentence, from 0; -1 for the root. */
  readonly head: number;
  readonly deprel: string;
}

/** A word written as several: 'don't' = do + n't. `first` and `last` are places in `words`, both included. */
export interface ConlluMultiword {
  readonly first: number;
  readonly last: number;
  readonly form: string;
  readonly spaceAfter: boolean;
}

export interface ConlluSentence {
  readonly words: readonly ConlluWord[];
  readonly multiwords: readonly ConlluMultiword[];
  /** For each word whether white space follows it. */
  readonly spaceAfter: readonly boolean[];
  /** Lines that start with '#', as they stand. */
  readonly comments: readonly string[];
}

/**
 * Sentences of a CoNLL-U text. Empty nodes (8.1) are left out.
 *
 * @throws RangeError with the line's number where a line has fewer than 10 columns
 */
export function readConllu(text: string): ConlluSentence[] {
  const sentences: ConlluSentence[] = [];
  let words: ConlluWord[] = [];
  let multiwords: ConlluMultiword[] = [];
  let spaceAfter: boolean[] = [];
  let comments: string[] = [];
  const finish = () => {
    if (words.length) sentences.push({ words, multiwords, spaceAfter, comments });
    words = [];
    multiwords = [];
    spaceAfter = [];
    comments = [];
  };
  const lines = text.split('\n');
  for (let n = 0; n < lines.length; n++) {
    const line = (lines[n] as string).replace(/\r$/, '');
    if (!line.trim()) finish();
    else if (line.startsWith('#')) comments.push(line);
    else {
      const columns = line.split('\t');
      if (columns.length < 10) throw new RangeError(`line ${n + 1}: ${columns.length} columns where CoNLL-U has 10`);
      const [id, form, lemma, upos, xpos, , head, deprel, , misc] = columns as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const space = !misc.includes('SpaceAfter=No');
      if (id.includes('.')) continue;
      if (id.includes('-')) {
        const [first, last] = id.split('-').map(Number) as [number, number];
        multiwords.push({ first: first - 1, last: last - 1, form, spaceAfter: space });
        continue;
      }
      words.push({ form, lemma, upos, xpos, head: Number(head) - 1, deprel });
      spaceAfter.push(space);
    }
  }
  finish();
  return sentences;
}
