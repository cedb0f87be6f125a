import { dependents, type Name, relation, type Sentence, type Token } from '#model';
import { isPersonNoun, type NamesLexicon } from '../names/index.ts';
import { roleNoun } from './phrases.ts';

/*
 * A common noun and the name that stands beside it, told by their order and the marks between
 * them: newspaper apposition is longer and more regular than what a parser sees in it.
 */

/** 'The mayor of Rivertown, Ann Hill, said': the head of the person's name beside a noun, whatever the parse makes of it. */
export function nameAfterComma(
  lexicon: NamesLexicon,
  sentence: Sentence,
  token: Token,
  nameAt: ReadonlyMap<number, Name>,
  inName: ReadonlyMap<number, Name>,
): Token | null {
  if (token.xpos === 'NNS' || !isPersonNoun(lexicon, token)) return null;
  const called = inName.get(token.index + 2);
  if (
    /^(named|called)$/.test(sentence.tokens[token.index + 1]?.form ?? '') &&
    called &&
    called.first === token.index + 2
  )
    return sentence.tokens[called.head] as Token;
  for (let i = token.index + 1; i < sentence.tokens.length && i - token.index < 14; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.form === ',') {
      const name = inName.get(i + 1);
      const close = name && sentence.tokens[name.last];
      if (name?.kind !== 'person' || !nameAt.has(name.head)) return null;
      const closed =
        close !== undefined &&
        (close.form === ',' || close.upos === 'VERB' || close.upos === 'AUX' || close.xpos === 'POS');
      return closed || relation(sentence.tokens[name.head] as Token) === 'appos'
        ? (sentence.tokens[name.head] as Token)
        : null;
    }
    if (['VERB', 'AUX', 'SCONJ', 'CCONJ', 'PRON', 'PUNCT'].includes(t.upos) && t.form !== '-') return null;
  }
  return null;
}

/** 'Ann Hill, a lawyer for the council, said': the head of the person's name before a comma and this noun's phrase; null where there is none. */
export function nameBeforeComma(
  lexicon: NamesLexicon,
  sentence: Sentence,
  token: Token,
  inName: ReadonlyMap<number, Name>,
): Token | null {
  if (token.xpos === 'NNS' || !isPersonNoun(lexicon, token) || /^(nsubj|obj|root)/.test(token.deprel)) return null;
  for (let i = token.index - 1; i >= 0 && token.index - i < 8; i--) {
    const t = sentence.tokens[i] as Token;
    if (t.form === ',') {
      const name = inName.get(i - 1);
      return name && name.kind === 'person' && name.last === i ? (sentence.tokens[name.head] as Token) : null;
    }
    if (!['DET', 'ADJ', 'NOUN', 'PROPN'].includes(t.upos) && t.form !== '-' && t.xpos !== 'POS') return null;
  }
  return null;
}

/** 'Iranian airline Blue Wings', 'the militant group, the X Front,': the head of the body's name right after a noun for bodies. */
export function bodyBeside(
  lexicon: NamesLexicon,
  sentence: Sentence,
  token: Token,
  inName: ReadonlyMap<number, Name>,
  isTitle: (name: Name) => boolean,
): Token | null {
  const role = roleNoun(lexicon, token);
  if (
    !role ||
    token.upos !== 'NOUN' ||
    token.xpos === 'NNS' ||
    ![...role.classes].some((c) => c === 'body' || c === 'firm' || c === 'media' || c === 'group')
  )
    return null;
  let i = token.index + 1;
  const comma = sentence.tokens[i]?.form === ',';
  if (comma) i++;
  if (comma && sentence.tokens[i]?.lemma === 'the') i++;
  const name = inName.get(i);
  if (!name || name.first !== i || (name.kind !== 'organization' && name.kind !== 'other') || isTitle(name))
    return null;
  const head = sentence.tokens[name.head] as Token;
  const close = sentence.tokens[name.last];
  if (comma)
    return name.kind === 'organization' &&
      (close === undefined || close.form === ',' || close.upos === 'VERB' || close.upos === 'AUX')
      ? head
      : null;
  // 'the group Hamas opposes' has a verb of its own; 'broadcaster NRT' with no article has not.
  return relation(head) === 'nsubj' && token.head !== name.head && dependents(sentence, token.index, 'det').length
    ? null
    : head;
}
