import { dependents, relation, type Sentence, type Span, subtree, type Token, tokenAt } from '#model';
import { stretches } from './candidate.ts';
import type { FigureLexicon } from './lexicon.ts';
import { isDash } from './number.ts';

/** Dependents that are no part of the name of what is counted. */
const OUTSIDE: ReadonlySet<string> = new Set([
  'nummod',
  'det',
  'cc',
  'conj',
  'appos',
  'parataxis',
  'punct',
  'case',
  'advmod',
  'mark',
  'cop',
  'nsubj',
  'aux',
  'discourse',
  'list',
  'dep',
  'orphan',
  'expl',
  'ccomp',
  'advcl',
]);
/** Beyond this a description is cut: it has become a sentence. */
const LONGEST = 14;

const DAY_WORDS: ReadonlySet<string> = new Set(['today', 'yesterday', 'tomorrow', 'tonight']);
/** Participles inside a row of nouns: 'drug related deaths'. */
const LINKING: ReadonlySet<string> = new Set(['related', 'based', 'linked', 'led', 'backed', 'owned', 'controlled']);

/** The word that a row of modifiers from `i` leads to: 'displaced Palestinians', 'Afghan security forces'. Null where none does. */
export function countedNoun(sentence: Sentence, lower: readonly string[], from: number): number | null {
  const { tokens } = sentence;
  let noun: number | null = null;
  for (let i = from; i < tokens.length && i < from + 9; i++) {
    const token = tokens[i] as Token;
    if (DAY_WORDS.has(lower[i] as string)) return noun;
    if (token.upos === 'NOUN' || token.upos === 'PROPN') {
      noun = i;
      // A noun before its noun goes on to it ('Hamas fighters', 'security forces'); any other ends the row.
      const modifies = token.head > i && token.deprel !== 'nsubj' && token.deprel !== 'obj';
      if (!modifies && tokens[i + 1]?.upos === 'NOUN' && token.xpos === 'NNS') return noun;
      continue;
    }
    if (noun !== null) {
      // 'the state's delegates': the owner is not what is counted.
      if (lower[i] === "'s" || lower[i] === '’s' || lower[i] === "'" || lower[i] === '’') {
        noun = null;
        continue;
      }
      if (LINKING.has(lower[i] as string) && tokens[i + 1]?.upos === 'NOUN') continue;
      if (
        isDash(token.form) &&
        tokens[i + 1] &&
        token.end === tokens[i + 1]?.start &&
        token.start === tokens[i - 1]?.end
      )
        continue;
      if ((lower[i] === 'and' || lower[i] === 'or' || lower[i] === ',') && relation(tokenAt(sentence, noun)) === 'amod')
        continue;
      if ((token.upos === 'ADJ' || token.xpos === 'VBN' || token.xpos === 'VBG') && isDash(tokens[i - 1]?.form))
        continue;
      return noun;
    }
    if (
      token.upos === 'ADJ' ||
      token.upos === 'DET' ||
      token.xpos === 'VBN' ||
      token.xpos === 'VBG' ||
      token.xpos === 'PRP$' ||
      token.upos === 'NUM'
    )
      continue;
    if (token.upos === 'ADV' && tokens[i + 1]?.upos === 'ADJ') continue;
    if (
      isDash(token.form) ||
      lower[i] === 'and' ||
      lower[i] === ',' ||
      lower[i] === "'s" ||
      lower[i] === '’s' ||
      token.upos === 'X'
    ) {
      if (i === from && !isDash(token.form)) return null;
      continue;
    }
    return null;
  }
  return noun;
}

/** Tokens of a noun phrase that say what is counted, quantity and determiner left out. */
function describe(sentence: Sentence, noun: number, outside: (i: number) => boolean): number[] {
  const own = subtree(sentence, noun, (t) => {
    if (outside(t.index)) return true;
    const r = relation(t);
    return t.head === noun
      ? OUTSIDE.has(r)
      : r === 'parataxis' || r === 'punct' || r === 'appos' || (r === 'conj' && t.index > noun + 8);
  }).filter((i) => !outside(i));
  return own.length > LONGEST ? own.slice(0, LONGEST) : own;
}

/** The verb that tells what befell or was done by what is counted, and the phrases of where. */
function deed(sentence: Sentence, noun: Token, lexicon: FigureLexicon, outside: (i: number) => boolean): number[] {
  const verb = noun.head >= 0 ? tokenAt(sentence, noun.head) : null;
  if (verb?.upos !== 'VERB') return [];
  const r = relation(noun);
  const measured = lexicon.measures.has(verb.lemma.toLowerCase());
  if (!(r === 'nsubj' || ((r === 'obj' || r === 'obl') && measured))) return [];
  const where = dependents(sentence, verb.index, 'obl', 'obj', 'compound:prt')
    .filter(
      (t) =>
        t.index !== noun.index &&
        t.deprel !== 'obl:agent' &&
        !t.deprel.startsWith('obl:tmod') &&
        !t.deprel.startsWith('obl:unmarked'),
    )
    .flatMap((t) =>
      subtree(sentence, t.index, (d) => ['acl', 'advcl', 'parataxis', 'appos', 'conj', 'punct'].includes(relation(d))),
    );
  // The verb first: 'people killed in the attack', wherever the attack stands.
  const rest = where.filter((i) => !outside(i)).sort((a, b) => a - b);
  return [verb.index, ...rest].slice(0, LONGEST);
}

/** Spans that say what is counted: the noun phrase, then what befell it. Never empty. */
export function countsOf(
  sentence: Sentence,
  anchor: number,
  lexicon: FigureLexicon,
  outside: (i: number) => boolean,
): Span[] {
  const token = tokenAt(sentence, anchor);
  if (token.upos === 'VERB' || token.upos === 'AUX') {
    const around = subtree(
      sentence,
      anchor,
      (t) =>
        outside(t.index) ||
        ['advcl', 'parataxis', 'punct', 'conj', 'cc', 'mark', 'ccomp', 'aux', 'acl'].includes(relation(t)),
    ).filter((i) => !outside(i));
    const indices = around.length ? around.slice(0, LONGEST) : [anchor];
    return stretches(sentence, indices);
  }
  const noun = describe(sentence, anchor, outside);
  if (!noun.includes(anchor)) noun.push(anchor);
  noun.sort((a, b) => a - b);
  const verb = deed(sentence, token, lexicon, (i) => outside(i) || noun.includes(i));
  return [...stretches(sentence, noun), ...stretches(sentence, verb)];
}

/** The kind of count, by the words about it: its noun, the noun's modifiers and the verbs above. */
export function measureOf(
  sentence: Sentence,
  anchor: number,
  lexicon: FigureLexicon,
): { name: string; token: number } | null {
  const own = tokenAt(sentence, anchor);
  const find = (t: Token): { name: string; token: number } | null => {
    const name = lexicon.measures.get(t.lemma.toLowerCase()) ?? lexicon.measures.get(t.form.toLowerCase());
    return name ? { name, token: t.index } : null;
  };
  const head = own.head >= 0 ? tokenAt(sentence, own.head) : null;
  const r = relation(own);
  const above = head && (r === 'nsubj' || r === 'obj' || r === 'xcomp' || r === 'obl') ? find(head) : null;
  const strong = above && !['protesters', 'votes', 'troops'].includes(above.name) ? above : null;
  if (strong) return strong;
  for (const t of dependents(sentence, anchor, 'amod', 'acl', 'compound', 'nmod', 'nsubj', 'xcomp')) {
    const found = find(t);
    if (found && !(relation(t) === 'nmod' && found.name === 'troops')) return found;
  }
  return find(own) ?? above;
}
