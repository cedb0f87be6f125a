import {
  dependents,
  type Mention,
  type Name,
  type Parsed,
  relation,
  type Sentence,
  type Span,
  type Token,
} from '#model';
import type { FoundPlace } from '../reading.ts';
import type { CastLexicon } from './lexicon.ts';
import { isBodyNoun } from './noun-class.ts';
import { isRoleWord, titleBefore, titleBeforeComma } from './roles.ts';

/** Key of a token of a report: sentences have at most 1,024 tokens. */
export const at = (sentence: number, token: number): number => sentence * 4096 + token;

/** What stands where: mentions, names, titles and places by their tokens, and names beside nouns. */
export class PhraseIndex {
  readonly mentionAt = new Map<number, Mention>();
  /** Mentions of several named together, by the head of the first. */
  readonly jointAt = new Map<number, Mention>();
  readonly nameAt = new Map<number, Name>();
  /** For each word of a title, the person's name that it stands before, and where the title begins. */
  readonly titleAt = new Map<number, { name: Name; first: number }>();
  readonly placeAt = new Map<number, FoundPlace>();
  readonly parsed: Parsed;
  private readonly lexicon: CastLexicon;

  constructor(parsed: Parsed, places: readonly FoundPlace[], lexicon: CastLexicon) {
    this.parsed = parsed;
    this.lexicon = lexicon;
    for (const mention of parsed.mentions) this.keepMention(mention);
    for (const name of parsed.names)
      for (let i = name.first; i < name.last; i++) this.nameAt.set(at(name.sentence, i), name);
    for (const name of parsed.names) if (name.kind === 'person') this.keepTitle(name);
    for (const place of places)
      for (let i = place.first; i < place.last; i++) this.placeAt.set(at(place.sentence, i), place);
  }

  /** A mention of several together has the head of its first: the wider of two on one head is the joint one. */
  private keepMention(mention: Mention): void {
    const key = at(mention.sentence, mention.head);
    const held = this.mentionAt.get(key);
    if (!held) this.mentionAt.set(key, mention);
    else if (mention.last - mention.first > held.last - held.first) this.jointAt.set(key, mention);
    else {
      this.jointAt.set(key, held);
      this.mentionAt.set(key, mention);
    }
  }

  /** Keeps the title before a person's name, with an article that the parse may take for its head. */
  private keepTitle(name: Name): void {
    const sentence = this.parsed.sentences[name.sentence] as Sentence;
    const isRole = (t: Token | undefined): boolean => isRoleWord(this.lexicon, t);
    const nameOf = (i: number): Name | null => this.nameAt.get(at(name.sentence, i)) ?? null;
    const title =
      titleBefore(sentence, name.first, isRole, nameOf) ??
      titleBeforeComma(sentence, name.first, name.last, isRole, nameOf);
    if (!title) return;
    const first = sentence.tokens[title.first - 1]?.upos === 'DET' ? title.first - 1 : title.first;
    for (let i = first; i < title.last; i++) this.titleAt.set(at(name.sentence, i), { name, first });
  }

  words(span: Span): string {
    return this.parsed.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  }

  /** 'The mayor of London, Sadiq Khan,': the person's name that follows a noun's phrase after a comma; null where none does. */
  nameAfterComma(sentence: Sentence, t: Token): Name | null {
    if (t.upos !== 'NOUN' && t.upos !== 'PROPN') return null;
    if (t.xpos === 'NNS' || !isRoleWord(this.lexicon, t) || relation(t) === 'appos') return null;
    const called = this.nameAt.get(at(sentence.index, t.index + 2));
    if (/^(named|called)$/.test(sentence.tokens[t.index + 1]?.form ?? '') && called?.first === t.index + 2)
      return called;
    for (let i = t.index + 1; i < sentence.tokens.length && i - t.index < 14; i++) {
      const token = sentence.tokens[i] as Token;
      if (token.form === ',') {
        const name = this.nameAt.get(at(sentence.index, i + 1));
        if (name?.kind !== 'person') return null;
        const close = sentence.tokens[name.last];
        const head = sentence.tokens[name.head] as Token;
        return relation(head) === 'appos' ||
          head.head === t.index ||
          (close !== undefined &&
            (close.form === ',' || close.upos === 'VERB' || close.upos === 'AUX' || close.xpos === 'POS'))
          ? name
          : null;
      }
      if (
        token.upos === 'VERB' ||
        token.upos === 'AUX' ||
        token.upos === 'SCONJ' ||
        token.upos === 'CCONJ' ||
        token.upos === 'PRON'
      )
        return null;
      if (token.upos === 'PUNCT' && token.form !== '-') return null;
    }
    return null;
  }

  /** 'Ann Hill, a lawyer for the council, said': the person's name before a comma and this noun's phrase; null where there is none. */
  nameBeforeComma(sentence: Sentence, t: Token): Name | null {
    if (t.upos !== 'NOUN' || t.xpos === 'NNS' || !isRoleWord(this.lexicon, t) || /^(nsubj|obj|root)/.test(t.deprel))
      return null;
    for (let i = t.index - 1; i >= 0 && t.index - i < 8; i--) {
      const token = sentence.tokens[i] as Token;
      if (token.form === ',') {
        const name = this.nameAt.get(at(sentence.index, i - 1));
        return name && name.kind === 'person' && name.last === i ? name : null;
      }
      if (!['DET', 'ADJ', 'NOUN', 'PROPN'].includes(token.upos) && token.form !== '-' && token.xpos !== 'POS')
        return null;
    }
    return null;
  }

  /** 'Iranian airline Blue Wings', 'the militant group, the X Front,': the name of a body right after a noun for bodies; null where there is none. */
  bodyBeside(sentence: Sentence, t: Token): Name | null {
    if (t.upos !== 'NOUN' || t.xpos === 'NNS' || !isBodyNoun(this.lexicon, t)) return null;
    let i = t.index + 1;
    const comma = sentence.tokens[i]?.form === ',';
    if (comma) i++;
    if (sentence.tokens[i]?.lemma === 'the' && comma) i++;
    const name = this.nameAt.get(at(sentence.index, i));
    if (!name || name.first !== i || (name.kind !== 'organization' && name.kind !== 'other')) return null;
    const close = sentence.tokens[name.last];
    if (comma)
      return name.kind === 'organization' &&
        (close === undefined || close.form === ',' || close.upos === 'VERB' || close.upos === 'AUX')
        ? name
        : null;
    // 'the group Hamas opposes' has a verb of its own; there the name is its subject.
    return relation(sentence.tokens[name.head] as Token) === 'nsubj' &&
      t.head !== name.head &&
      dependents(sentence, t.index, 'det').length
      ? null
      : name;
  }

  isPersonNoun(t: Token): boolean {
    const classes = this.lexicon.nounClasses.get(t.lemma.toLowerCase());
    return classes !== undefined && ['office', 'speaker', 'person', 'source', 'kin'].some((c) => classes.has(c));
  }
}
