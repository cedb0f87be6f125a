import {
  dependents,
  type Entity,
  type EntityKind,
  headOf,
  type Mention,
  type Parsed,
  relation,
  type Sentence,
  type Span,
  type Token,
} from '#model';
import type { Cast, FoundPlace, Who } from '../reading.ts';
import { coordinatedWith } from './coordination.ts';
import { type Draft, Ledger } from './ledger.ts';
import { type CastLexicon, spelling } from './lexicon.ts';
import { isWe, NamedEntities } from './named-entities.ts';
import { isMilitaryBody, type NounClass, nounClassOf, PARTITIVES } from './noun-class.ts';
import { at, PhraseIndex } from './phrase-index.ts';
import { phraseName, TIME_WORDS } from './phrase-name.ts';
import { isRoleWord } from './roles.ts';
import { Sides } from './sides.ts';
import { StatesTold } from './states-told.ts';

/** Finds everyone and everything that a report names, and tells of each phrase whom it means. */
export function findCast(parsed: Parsed, places: readonly FoundPlace[], lexicon: CastLexicon): Cast {
  return new Casting(parsed, places, lexicon);
}

/** Kinds of those who can own a deed. */
const OWNERS: ReadonlySet<EntityKind> = new Set<EntityKind>([
  'person',
  'state',
  'government',
  'armed-group',
  'organization',
  'party',
  'media',
]);

/** Named entities are made at once; those of common nouns when they are first asked for. */
class Casting implements Cast {
  private readonly parsed: Parsed;
  private readonly lexicon: CastLexicon;
  private readonly index: PhraseIndex;
  private readonly ledger: Ledger;
  private readonly states: StatesTold;
  private readonly named: NamedEntities;
  private readonly sides: Sides;
  private readonly asked = new Map<number, Who | null>();

  constructor(parsed: Parsed, places: readonly FoundPlace[], lexicon: CastLexicon) {
    this.parsed = parsed;
    this.lexicon = lexicon;
    this.index = new PhraseIndex(parsed, places, lexicon);
    this.ledger = new Ledger(lexicon);
    this.states = new StatesTold(this.index, places, lexicon);
    this.named = new NamedEntities(this.index, this.ledger, this.states, lexicon);
    this.sides = new Sides(this.index, this.ledger, this.named);
  }

  get entities(): readonly Entity[] {
    return this.ledger.entities;
  }

  entity(id: string): Entity {
    return this.ledger.get(id).entity;
  }

  who(sentence: number, token: number): Who | null {
    const key = at(sentence, token);
    const held = this.asked.get(key);
    if (held !== undefined) return held;
    this.asked.set(key, null);
    const draft = this.resolve(sentence, token, 0);
    const who = draft && this.ledger.whoOf(draft);
    this.asked.set(key, who);
    return who;
  }

  private resolve(sentence: number, token: number, depth: number): Draft | null {
    const s = this.parsed.sentences[sentence];
    const t = s?.tokens[token];
    if (!s || !t || depth > 6) return null;
    const before = this.index.nameBeforeComma(s, t);
    if (before) return this.resolve(sentence, before.head, depth + 1);
    if (TIME_WORDS.test(t.lemma) && relation(t) === 'nsubj') {
      // 'On Wednesday Foreign Minister Hill said': the parse may take the day for the subject.
      const next =
        this.index.titleAt.get(at(sentence, token + 1))?.name ?? this.index.nameAt.get(at(sentence, token + 1));
      return next ? this.resolve(sentence, next.head, depth + 1) : null;
    }
    const titled = this.index.titleAt.get(at(sentence, token));
    // Of a title and a name the parse may take any word for the head; they are one phrase, and it is the person.
    if (
      titled &&
      t.deprel !== 'nmod:poss' &&
      s.tokens[token + 1]?.xpos !== 'POS' &&
      (t.head < titled.first || t.head >= titled.name.last || isRoleWord(this.lexicon, t))
    )
      return this.resolve(sentence, titled.name.head, depth + 1);
    const after = this.index.nameAfterComma(s, t) ?? this.index.bodyBeside(s, t);
    if (after) return this.resolve(sentence, after.head, depth + 1);
    const mention = this.index.mentionAt.get(at(sentence, token));
    if (mention) {
      if (mention.form === 'pronoun' && isWe(t.form)) return this.speakersSide(mention.chain);
      const draft = this.ofMention(mention);
      if (draft) return draft;
    }
    const name = this.index.nameAt.get(at(sentence, token));
    if (name && name.head !== token) return this.resolve(sentence, name.head, depth + 1);
    if (name) return this.named.entityOfNames([name]);
    // 'President Trump', 'the spokesman, Steffen Seibert': the noun is the person's.
    for (const d of dependents(s, token, 'flat', 'appos')) {
      const beside = this.index.nameAt.get(at(sentence, d.index));
      if (beside && beside.kind === 'person' && this.index.isPersonNoun(t))
        return this.resolve(sentence, beside.head, depth + 1);
    }
    if (relation(t) === 'appos' || relation(t) === 'flat' || t.deprel === 'nmod:desc') {
      const head = headOf(s, t);
      const named = head && this.index.nameAt.get(at(sentence, head.index));
      if (
        head &&
        (named
          ? (named.kind === 'person') === this.index.isPersonNoun(t) || t.upos === 'PROPN'
          : relation(t) !== 'appos')
      )
        return this.resolve(sentence, head.index, depth + 1);
    }
    if (PARTITIVES.has(t.lemma.toLowerCase()) && t.upos !== 'VERB') {
      const whole = dependents(s, token, 'nmod').find((d) =>
        dependents(s, d.index, 'case').some((c) => c.lemma === 'of'),
      );
      if (whole && !this.lexicon.nounClasses.get(t.lemma.toLowerCase())?.has('body'))
        return this.phraseEntity(s, token, nounClassOf(this.lexicon, s, whole.index));
    }
    // Where the parse takes an article, number or adjective for the head, the noun after it is meant.
    if (
      t.upos === 'DET' ||
      t.upos === 'NUM' ||
      (t.upos === 'ADJ' && !this.lexicon.nounClasses.has(t.lemma.toLowerCase()))
    ) {
      const next = s.tokens[token + 1];
      if (
        next &&
        next.head !== token &&
        t.deprel !== 'nummod' &&
        (this.index.nameAt.has(at(sentence, token + 1)) || next.upos === 'NOUN')
      )
        return this.resolve(sentence, token + 1, depth + 1);
      if (
        next &&
        t.upos !== 'ADJ' &&
        next.head === token &&
        (next.upos === 'NOUN' || this.index.nameAt.has(at(sentence, token + 1)))
      )
        return this.resolve(sentence, token + 1, depth + 1);
    }
    if (t.upos === 'NOUN' || t.upos === 'PROPN' || t.upos === 'ADJ' || t.upos === 'NUM') {
      const place = this.index.placeAt.get(at(sentence, token));
      if (place) return this.ledger.draft(`place:${place.name}`, place.name, 'place', [place.span]);
      return this.phraseEntity(s, token, nounClassOf(this.lexicon, s, token));
    }
    return null;
  }

  /** The entity of a mention's chain, made from its first noun where it has no name. */
  private ofMention(mention: Mention): Draft | null {
    const held = this.named.ofChain.get(mention.chain);
    if (held) return held;
    if (held === null) return null;
    const chain = (this.parsed.chains[mention.chain] ?? []).map((i) => this.parsed.mentions[i] as Mention);
    const noun = chain.find((m) => m.form === 'noun');
    if (!noun) return null;
    const there = this.parsed.sentences[noun.sentence] as Sentence;
    if (this.index.jointAt.get(at(noun.sentence, noun.head)) === noun) {
      const draft = this.jointEntity(there, noun.head);
      if (draft) this.take(mention.chain, draft, chain);
      return draft;
    }
    // Of several nouns for one thing the first names it best: it was written for readers who knew nothing yet.
    let best = noun;
    for (const m of chain)
      if (m.form === 'noun' && m.last - m.first > best.last - best.first + 1 && m.sentence - noun.sentence < 3)
        best = m;
    const where = this.parsed.sentences[best.sentence] as Sentence;
    const cls = nounClassOf(this.lexicon, where, best.head);
    const draft = this.phraseEntity(where, best.head, cls);
    if (draft) this.take(mention.chain, draft, chain);
    return draft;
  }

  private take(chain: number, draft: Draft, mentions: readonly Mention[]): void {
    this.named.ofChain.set(chain, draft);
    const key = (span: Span): string => `${span.start}:${span.end}`;
    const held = new Set(draft.entity.mentions.map(key));
    for (const m of mentions) if (!held.has(key(m.span))) draft.entity.mentions.push(m.span);
    draft.entity.mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The entity that a common noun phrase makes; null for a noun that is nobody. */
  private phraseEntity(sentence: Sentence, head: number, cls: NounClass | null): Draft | null {
    if (!cls) return null;
    const token = sentence.tokens[head] as Token;
    const key = `phrase:${sentence.index}:${head}`;
    const held = this.ledger.held(key);
    if (held) return held;
    if (cls === 'side') {
      const members = this.sides.sidesMeant(sentence, head);
      if (members) return this.joint(members, phraseName(this.parsed, sentence.index, head));
    }
    const { name, spans } = phraseName(this.parsed, sentence.index, head, cls === 'source');
    const owner = this.stateOrGroupOf(sentence, head);
    if (cls === 'force' || cls === 'police' || cls === 'government' || (cls === 'body' && isBare(sentence, head))) {
      const draft = this.organOf(sentence, head, token, cls, owner, name, spans);
      if (draft) return draft;
    }
    const kind: EntityKind =
      cls === 'population'
        ? 'population'
        : cls === 'source' || cls === 'person'
          ? 'unnamed'
          : cls === 'force' || cls === 'fighter' || (cls === 'group' && isArmed(sentence, head))
            ? 'armed-group'
            : cls === 'group' && token.lemma === 'party'
              ? 'party'
              : cls === 'media'
                ? 'media'
                : cls === 'government' || cls === 'police'
                  ? 'government'
                  : cls === 'side'
                    ? 'population'
                    : cls === 'facility'
                      ? 'facility'
                      : 'organization';
    const draft = this.ledger.draft(key, name, kind, spans);
    draft.noun = cls;
    if (!draft.entity.mentions.length) draft.entity.mentions.push(spans[0] as Span);
    if (owner && cls !== 'population' && cls !== 'facility') {
      this.ledger.affiliate(draft, owner.draft);
      draft.entity.evidence.affiliation = [owner.span];
    }
    return draft;
  }

  /** An organ of a state: 'Israel's military' → Israeli military; 'the government' → that of the state that the report is about. */
  private organOf(
    sentence: Sentence,
    head: number,
    token: Token,
    cls: NounClass,
    owner: { draft: Draft; span: Span } | null,
    name: string,
    spans: readonly Span[],
  ): Draft | null {
    const noun: Span = { start: token.start, end: token.end };
    let of = owner;
    if (!of && isBare(sentence, head) && cls !== 'force') {
      const state = this.states.stateAround();
      if (!state) return null;
      const span = this.states.firstMentionOf(state);
      of = { draft: this.ledger.stateDraft(state), span: span ?? noun };
      const full = `${span ? this.index.words(span) : state.name} ${this.index.words(noun).toLowerCase()}`;
      const key = `organ:${state.key}:${token.lemma.toLowerCase()}`;
      const held = this.ledger.held(key);
      const draft =
        held ??
        this.ledger.draft(key, full, cls === 'body' ? 'organization' : 'government', span ? [span, noun] : 'lexicon');
      draft.noun = cls;
      this.ledger.affiliate(draft, of.draft);
      return draft;
    }
    if (!of) return null;
    const state = of.draft.state;
    const own = dependents(sentence, head, 'amod', 'compound', 'nmod')
      .filter((t) => t.start !== of.span.start || t.end !== of.span.end)
      .filter((t) => !this.index.nameAt.has(at(sentence.index, t.index)) && !TIME_WORDS.test(t.lemma));
    if (state && own.length === 0) {
      const key = `organ:${state.key}:${token.lemma.toLowerCase()}`;
      const held = this.ledger.held(key);
      if (held) return held;
      const possessive = /[’']s?$/.test(this.index.words({ start: of.span.start, end: token.start }).trim());
      const draft =
        possessive && state.adjective
          ? this.ledger.draft(key, `${state.adjective} ${this.index.words(noun)}`, 'government', 'lexicon')
          : this.ledger.draft(key, name, 'government', spans);
      draft.noun = cls;
      this.ledger.affiliate(draft, of.draft);
      draft.entity.evidence.affiliation = [of.span];
      return draft;
    }
    return null;
  }

  /** The state or group whose name, adjective or possessive stands in a noun phrase. */
  private stateOrGroupOf(sentence: Sentence, head: number): { draft: Draft; span: Span } | null {
    for (const t of dependents(sentence, head, 'nmod:poss', 'amod', 'compound', 'nmod')) {
      const name = this.index.nameAt.get(at(sentence.index, t.index));
      if (name) {
        const draft = this.named.entityNamed(name);
        if (draft && draft.entity.kind !== 'person' && draft.entity.kind !== 'place')
          return {
            draft:
              draft.entity.kind === 'population' && draft.entity.affiliation
                ? (this.ledger.get(draft.entity.affiliation) as Draft)
                : draft,
            span: name.span,
          };
      } else if (t.deprel === 'nmod:poss' && t.upos === 'PRON') {
        const draft = this.resolve(sentence.index, t.index, 5);
        if (draft && (draft.entity.kind === 'state' || draft.entity.kind === 'armed-group'))
          return { draft, span: { start: t.start, end: t.end } };
      }
    }
    return null;
  }

  /** 'we' of a speaker: the body or state spoken for, else the speaker. */
  private speakersSide(chain: number): Draft | null {
    const speaker = this.named.ofChain.get(chain);
    if (!speaker) return null;
    return (
      (speaker.entity.kind === 'person' && speaker.entity.affiliation && this.ledger.get(speaker.entity.affiliation)) ||
      speaker
    );
  }

  private jointEntity(sentence: Sentence, head: number): Draft | null {
    const parts = coordinatedWith(sentence, head);
    if (parts.length < 2) return null;
    const key = `joint:${sentence.index}:${head}`;
    const held = this.ledger.held(key);
    if (held) return held;
    const names: string[] = [];
    const spans: Span[] = [];
    const members: string[] = [];
    let fromLexicon = false;
    for (const [i, part] of parts.entries()) {
      const member = this.resolve(sentence.index, part.index, 3);
      const phrase = phraseName(this.parsed, sentence.index, part.index);
      const name = member?.entity.name ?? phrase.name;
      if (member) members.push(member.entity.id);
      const cc = dependents(sentence, part.index, 'cc')[0];
      if (i === parts.length - 1 && cc) spans.push({ start: cc.start, end: cc.end });
      const evidence = member ? member.evidence : phrase.spans;
      if (evidence === 'lexicon') fromLexicon = true;
      else spans.push(...evidence);
      names.push(name);
    }
    const last = names.pop() as string;
    const cc = dependents(sentence, (parts[parts.length - 1] as Token).index, 'cc')[0];
    const draft = this.ledger.draft(
      key,
      `${names.join(', ')} ${cc ? cc.form.toLowerCase() : 'and'} ${last}`,
      'organization',
      fromLexicon || !cc ? 'lexicon' : spans,
    );
    draft.entity.members = members;
    const kinds = new Set(members.map((id) => this.ledger.get(id)?.entity.kind));
    if (kinds.size === 1) draft.entity.kind = [...kinds][0] as EntityKind;
    return draft;
  }

  private joint(members: readonly Draft[], phrase: { name: string; spans: readonly Span[] }): Draft {
    const key = `members:${members.map((m) => m.entity.id).join('+')}`;
    const held = this.ledger.held(key);
    if (held) return held;
    const names = members.map((m) => m.entity.name);
    const last = names.pop() as string;
    const draft = this.ledger.draft(
      key,
      names.length ? `${names.join(', ')} and ${last}` : last,
      'organization',
      'lexicon',
    );
    draft.entity.members = members.map((m) => m.entity.id);
    draft.entity.mentions.push(...phrase.spans);
    return draft;
  }

  together(sentence: number, token: number): Who | null {
    const s = this.parsed.sentences[sentence];
    if (!s?.tokens[token]) return null;
    const joint = this.jointEntity(s, token);
    return joint ? this.ledger.whoOf(joint) : this.who(sentence, token);
  }

  partyOf(sentence: number, token: number): Who | null {
    const who = this.who(sentence, token);
    if (!who) {
      const owner = this.ownerOf(sentence, token);
      return owner && this.ledger.whoOf(owner);
    }
    const draft = this.ledger.get(who.entity) as Draft;
    return this.ledger.whoOf(this.party(draft, sentence, token));
  }

  /** Whose a thing is: 'Hill's declaration', 'its operations'; null where it is nobody's who can act. */
  private ownerOf(sentence: number, token: number): Draft | null {
    const s = this.parsed.sentences[sentence];
    const t = s?.tokens[token];
    if (!s || t?.upos !== 'NOUN') return null;
    const owner = dependents(s, token, 'nmod:poss')[0];
    const draft = owner && this.resolve(sentence, owner.index, 3);
    return draft && OWNERS.has(draft.entity.kind) ? this.party(draft, sentence, owner.index) : null;
  }

  private party(draft: Draft, sentence: number, token: number): Draft {
    const up = draft.entity.affiliation ? this.ledger.get(draft.entity.affiliation) : undefined;
    if (up && (draft.noun === 'force' || draft.noun === 'fighter')) return up;
    if (up && draft.body && isMilitaryBody(draft.body)) return up;
    if (draft.noun === 'force' && !up) return this.forceAround(sentence) ?? draft;
    const t = this.parsed.sentences[sentence]?.tokens[token];
    if (draft.entity.kind === 'population' && up && t && draft.noun === null && t.upos === 'ADJ') return up;
    // A capital that acts is its state: 'Athens expelled the ambassador'.
    if (draft.entity.kind === 'place' && t?.deprel === 'nsubj') {
      const state = this.lexicon.capitalOf.get(spelling(draft.entity.name));
      if (state) return this.ledger.stateDraft(state);
    }
    return draft;
  }

  /** Of troops, tanks or jets with no owner written: the state whose forces were last spoken of near by. */
  private forceAround(sentence: number): Draft | null {
    for (let s = sentence; s >= 0 && s >= sentence - 2; s--) {
      for (const t of this.parsed.sentences[s]?.tokens ?? []) {
        if (!this.lexicon.nounClasses.get(t.lemma.toLowerCase())?.has('force')) continue;
        const owner = this.stateOrGroupOf(this.parsed.sentences[s] as Sentence, t.index);
        if (owner) return owner.draft;
      }
    }
    return null;
  }

  partiesOf(sentence: number, token: number): Who[] {
    const who = this.partyOf(sentence, token);
    if (!who) return [];
    const draft = this.ledger.get(who.entity) as Draft;
    return draft.entity.members.length
      ? draft.entity.members.map((id) => this.ledger.whoOf(this.ledger.get(id) as Draft))
      : [who];
  }
}

/** True for a group that its words call armed: 'militant group', 'militia'. */
function isArmed(sentence: Sentence, head: number): boolean {
  if (/^(militia|cartel|brigade|insurgency|rebels|gang)$/.test(sentence.tokens[head]?.lemma ?? '')) return true;
  return dependents(sentence, head, 'amod', 'compound').some((t) =>
    /^(militant|armed|rebel|terrorist|jihadist|insurgent|guerrilla|paramilitary|extremist|separatist|islamist)$/i.test(
      t.lemma,
    ),
  );
}

/** True where nothing in a noun phrase tells whose it is: 'the government', 'police'. */
function isBare(sentence: Sentence, head: number): boolean {
  return (
    dependents(sentence, head, 'amod', 'compound', 'nmod', 'nmod:poss', 'nummod', 'acl').length === 0 &&
    !dependents(sentence, head, 'det').some((t) =>
      ['a', 'an', 'some', 'any', 'no', 'each'].includes(t.lemma.toLowerCase()),
    )
  );
}
