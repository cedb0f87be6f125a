import { dependents, headOf, relation, type Sentence, type Token } from '#model';

/** For each sentence, for each token, the number of the quotation that it stands in; -1 outside. */
export interface QuotedTokens {
  readonly of: readonly Int32Array[];
  readonly count: number;
}

/** Reads quotation marks from left to right; an unclosed quotation ends with its paragraph unless the next opens with a mark. */
export function quotedTokens(sentences: readonly Sentence[]): QuotedTokens {
  let current = -1;
  let count = 0;
  let paragraph = -1;
  const of = sentences.map((sentence) => {
    const marks = new Int32Array(sentence.tokens.length).fill(-1);
    if (sentence.paragraph !== paragraph) {
      const opens = sentence.tokens[0] !== undefined && isOpening(sentence.tokens[0].form, true);
      if (!opens) current = -1;
      // A speech that runs on opens each paragraph anew and closes at the end.
      else if (current >= 0) current = -1;
      paragraph = sentence.paragraph;
    }
    for (let i = 0; i < sentence.tokens.length; i++) {
      const form = (sentence.tokens[i] as Token).form;
      if (current < 0 ? isOpening(form, true) : isClosing(form)) {
        if (current < 0) {
          current = count++;
          marks[i] = current;
        } else {
          marks[i] = current;
          current = -1;
        }
      } else marks[i] = current;
    }
    return marks;
  });
  return { of, count };
}

const isOpening = (form: string, straight: boolean): boolean =>
  form === '“' || form === '``' || form === '«' || form === '„' || (straight && form === '"');
const isClosing = (form: string): boolean => form === '”' || form === "''" || form === '»' || form === '"';

const CUES = new Set(
  `say tell add warn ask announce argue claim comment complain concede confirm declare deny describe emphasize emphasise explain express insist note quote recall remark repeat reply report respond state
  stress suggest think tweet urge vow write accuse acknowledge admit allege assert call condemn criticize criticise demand maintain promise propose reiterate reject speak testify wonder predict caution
  pledge conclude continue observe joke swear exclaim lament hail praise opine believe`
    .trim()
    .split(/\s+/),
);

/**
 * The token that names who speaks a quotation: the subject of a verb of saying outside it, in the
 * sentences that it touches; null where none is found.
 */
export function speakerIn(sentence: Sentence, marks: Int32Array): Token | null {
  for (const verb of sentence.tokens) {
    if (verb.upos !== 'VERB' || (marks[verb.index] ?? -1) >= 0 || !CUES.has(verb.lemma)) continue;
    let subject = dependents(sentence, verb.index, 'nsubj')[0];
    for (
      let at: Token | null = verb, n = 0;
      !subject && at && n < 3 && ['conj', 'advcl', 'xcomp'].includes(relation(at));
      n++
    ) {
      at = headOf(sentence, at);
      if (at) subject = dependents(sentence, at.index, 'nsubj')[0];
    }
    // '…,' wrote Hill: turned round, the parse may take the speaker for the object.
    const after = sentence.tokens[verb.index + 1];
    const turned = (marks[verb.index - 1] ?? -1) >= 0 && after?.head === verb.index && after.upos === 'PROPN';
    if (!subject && turned) subject = after;
    if (subject && (marks[subject.index] ?? -1) < 0 && subject.deprel !== 'nsubj:pass') return subject;
  }
  for (const t of sentence.tokens) {
    // 'according to Ruiz'
    if (t.lemma.toLowerCase() === 'accord' || t.form.toLowerCase() === 'according') {
      const head = headOf(sentence, t);
      if (head && relation(t) === 'case' && (marks[head.index] ?? -1) < 0) return head;
      const obl = dependents(sentence, t.index, 'obl')[0];
      if (obl && (marks[obl.index] ?? -1) < 0) return obl;
    }
  }
  return null;
}
