import { dependents, type Name, type Sentence, type Token } from '#model';
import type { Draft, Ledger } from './ledger.ts';
import type { NamedEntities } from './named-entities.ts';
import { at, type PhraseIndex } from './phrase-index.ts';

/** Whom 'the two sides', 'both countries' and listed delegations are. */
export class Sides {
  private readonly index: PhraseIndex;
  private readonly ledger: Ledger;
  private readonly named: NamedEntities;
  private readonly commonest = new Map<boolean, Draft[] | null>();
  private readonly namesOf = new Map<number, Name[]>();

  constructor(index: PhraseIndex, ledger: Ledger, named: NamedEntities) {
    this.index = index;
    this.ledger = ledger;
    this.named = named;
    for (const name of index.parsed.names) {
      const there = this.namesOf.get(name.sentence);
      if (there) there.push(name);
      else this.namesOf.set(name.sentence, [name]);
    }
  }

  /** 'The two sides', 'both countries', 'all five delegations – A, B …': who they are; null where the text does not tell. */
  sidesMeant(sentence: Sentence, head: number): Draft[] | null {
    const token = sentence.tokens[head] as Token;
    if (token.xpos !== 'NNS' && token.lemma !== 'both' && token.lemma !== 'two') return null;
    const listed = this.listedAfter(sentence, head);
    if (listed) return listed;
    const det = dependents(sentence, head, 'det', 'nummod', 'det:predet');
    const both = det.some((t) => t.lemma === 'both' || t.lemma === 'two' || t.form === '2') || token.lemma === 'both';
    if (!both || !det.length) return null;
    const wantsStates =
      token.lemma === 'country' || token.lemma === 'nation' || token.lemma === 'government' || token.lemma === 'state';
    for (let s = sentence.index; s >= 0 && s >= sentence.index - 3; s--) {
      const pair = this.partiesIn(s, s === sentence.index ? head : Number.POSITIVE_INFINITY, wantsStates);
      if (pair.length === 2) return pair;
    }
    return this.commonestPair(wantsStates);
  }

  /** Parties that an apposition, a dash or a bracket after the noun lists: 'all five delegations – A, B and C –'. */
  private listedAfter(sentence: Sentence, head: number): Draft[] | null {
    let open = -1;
    for (let i = head + 1; i < sentence.tokens.length && open < 0; i++) {
      const token = sentence.tokens[i] as Token;
      if (/^[–—(:]$/.test(token.form) || token.form === '--') open = i;
      else if (token.form === ',' && this.index.nameAt.has(at(sentence.index, i + 1)) && i - head < 4) open = i;
      else if (token.upos === 'VERB' && token.xpos !== 'VBG' && token.xpos !== 'VBN') return null;
    }
    if (open < 0) return null;
    const found: Draft[] = [];
    for (let i = open + 1; i < sentence.tokens.length; i++) {
      const token = sentence.tokens[i] as Token;
      const name = this.index.nameAt.get(at(sentence.index, i));
      if (name) {
        const draft = this.named.entityNamed(name);
        if (draft && !found.includes(draft)) found.push(draft);
        i = name.last - 1;
      } else if (!(token.form === ',' || token.lemma === 'and' || token.lemma === 'the' || token.form === '.')) break;
    }
    return found.length >= 2 ? found : null;
  }

  private partiesIn(sentence: number, before: number, states: boolean): Draft[] {
    const found: Draft[] = [];
    for (const name of this.namesOf.get(sentence) ?? []) {
      if (name.first >= before) continue;
      let draft = this.named.entityNamed(name);
      if (draft?.entity.kind === 'population' && draft.entity.affiliation)
        draft = this.ledger.get(draft.entity.affiliation) ?? null;
      if (!draft || found.includes(draft)) continue;
      if (
        draft.entity.kind === 'state' ||
        (!states && (draft.entity.kind === 'armed-group' || draft.entity.kind === 'party'))
      )
        found.push(draft);
    }
    return found;
  }

  /** The two parties spoken of most; null where a third is spoken of as often. */
  private commonestPair(states: boolean): Draft[] | null {
    const held = this.commonest.get(states);
    if (held !== undefined) return held;
    const pair = this.findCommonestPair(states);
    this.commonest.set(states, pair);
    return pair;
  }

  private findCommonestPair(states: boolean): Draft[] | null {
    const parties = this.ledger.drafts.filter(
      (d) =>
        (d.entity.kind === 'state' || (!states && d.entity.kind === 'armed-group')) &&
        d.noun === null &&
        d.entity.mentions.length > 1,
    );
    parties.sort((a, b) => b.entity.mentions.length - a.entity.mentions.length);
    const [a, b, c] = parties;
    return a && b && (!c || c.entity.mentions.length < b.entity.mentions.length) ? [a, b] : null;
  }
}
