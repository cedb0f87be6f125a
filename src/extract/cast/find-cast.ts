import { dependents, type Entity, type EntityKind, headOf, type Mention, type Name, type Parsed, relation, type Sentence, type Span, type Token } from '#model';
import type { Cast, FoundPlace, Who } from '../reading.ts';
import { coordinatedWith } from './coordination.ts';
import { isBodyNoun, isMilitaryBody, type NounClass, nounClassOf, PARTITIVES } from './noun-class.ts';
import { type CastLexicon, type KnownBody, type KnownState, spelling } from './lexicon.ts';
import { phraseName, TIME_WORDS } from './phrase-name.ts';
import { findRoles, type FoundRole, isRoleWord, titleBefore } from './roles.ts';

/** What the cast knows of an entity beyond what the record carries. */
interface Draft {
  /** The record's entity itself, which grows as more is learnt. */
  readonly entity: Entity;
  /** Where the name stands. */
  readonly evidence: Who['evidence'];
  /** Class of the common noun that it is known by; null for a named one. */
  noun: NounClass | null;
  body: KnownBody | null;
  state: KnownState | null;
}

/** Finds everyone and everything that a report names, and tells of each phrase whom it means. */
export function findCast(parsed: Parsed, places: readonly FoundPlace[], lexicon: CastLexicon): Cast {
  return new Casting(parsed, places, lexicon);
}

const at = (sentence: number, token: number): number => sentence * 4096 + token;
const OWNERS: ReadonlySet<EntityKind> = new Set<EntityKind>(['person', 'state', 'government', 'armed-group', 'organization', 'party', 'media']);
const WE = new Set(['we', 'us', 'our', 'ours', 'ourselves']);

class Casting implements Cast {
  readonly entities: Entity[] = [];
  private readonly drafts: Draft[] = [];
  private readonly byKey = new Map<string, Draft>();
  private readonly byId = new Map<string, Draft>();
  private readonly ofChain = new Map<number, Draft | null>();
  private readonly mentionAt = new Map<number, Mention>();
  private readonly jointAt = new Map<number, Mention>();
  private readonly nameAt = new Map<number, Name>();
  /** For each word of a title, the person's name that it stands before, and where the title begins. */
  private readonly titleAt = new Map<number, { name: Name; first: number }>();
  private readonly placeAt = new Map<number, FoundPlace>();
  private readonly asked = new Map<number, Who | null>();
  private readonly parsed: Parsed;
  private readonly lexicon: CastLexicon;
  /** How often each state is spoken of, by ISO code. */
  private readonly stateCounts = new Map<string, number>();

  constructor(parsed: Parsed, places: readonly FoundPlace[], lexicon: CastLexicon) {
    this.parsed = parsed;
    this.lexicon = lexicon;
    for (const mention of parsed.mentions) this.keepMention(mention);
    for (const name of parsed.names) for (let i = name.first; i < name.last; i++) this.nameAt.set(at(name.sentence, i), name);
    for (const name of parsed.names) if (name.kind === 'person') this.keepTitle(name);
    for (const place of places) for (let i = place.first; i < place.last; i++) this.placeAt.set(at(place.sentence, i), place);
    this.countStates(places);
    for (let c = 0; c < parsed.chains.length; c++) this.namedEntity(c);
    this.addRoles();
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

  private keepTitle(name: Name): void {
    const sentence = this.parsed.sentences[name.sentence] as Sentence;
    const title = titleBefore(sentence, name.first, (t) => isRoleWord(this.lexicon, t), (i) => this.nameAt.get(at(name.sentence, i)) ?? null);
    if (!title) return this.keepTitleBeforeComma(sentence, name);
    for (let i = title.first; i < title.last; i++) this.titleAt.set(at(name.sentence, i), { name, first: title.first });
    // An article before it may be taken for the head by the parse.
    const article = sentence.tokens[title.first - 1];
    if (article && article.upos === 'DET') this.titleAt.set(at(name.sentence, title.first - 1), { name, first: title.first - 1 });
  }

  /** 'The Senate Minority Leader, Ann Hill, said': a title with an article, its last word the office, and the name set off. */
  private keepTitleBeforeComma(sentence: Sentence, name: Name): void {
    const comma = name.first - 1;
    const close = sentence.tokens[name.last];
    if (sentence.tokens[comma]?.form !== ',' || !isRoleWord(this.lexicon, sentence.tokens[comma - 1]) || sentence.tokens[comma - 1]?.xpos === 'NNS') return;
    if (!(close && (close.form === ',' || close.upos === 'VERB' || close.upos === 'AUX' || close.xpos === 'POS'))) return;
    const title = titleBefore(sentence, comma, (t) => isRoleWord(this.lexicon, t), (i) => this.nameAt.get(at(name.sentence, i)) ?? null);
    const before = title && sentence.tokens[title.first - 1];
    if (!title || !(before?.upos === 'DET' || before?.xpos === 'POS')) return;
    for (let i = title.first; i < title.last; i++) this.titleAt.set(at(name.sentence, i), { name, first: title.first });
  }

  private words(span: Span): string {
    return this.parsed.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  }

  /** Counts how often each state is spoken of; the first lines count most, a person's origin little. */
  private countStates(places: readonly FoundPlace[]): void {
    const add = (iso: string, n: number) => this.stateCounts.set(iso, (this.stateCounts.get(iso) ?? 0) + n);
    const opening = Math.min(3, this.parsed.sentences.length - 1);
    const weight = (sentence: number): number => (sentence <= opening ? 2 : 1);
    for (const name of this.parsed.names) {
      const state = this.lexicon.stateOf.get(spelling(this.words(name.span)));
      if (!state) continue;
      const sovereign = this.lexicon.states.get(state.iso) ?? state;
      const noun = name.kind === 'nationality' && this.parsed.sentences[name.sentence]?.tokens[name.head]?.upos === 'NOUN';
      add(sovereign.key, weight(name.sentence) * (noun ? 0.4 : 1));
    }
    for (const place of places) if (place.country && !this.lexicon.stateOf.has(spelling(place.name))) add(place.country, 0.7 * weight(place.sentence));
  }

  /** The state that a report is about: the one most spoken of; null where none is. */
  private stateAround(): KnownState | null {
    let best: string | null = null;
    let most = 0;
    for (const [key, n] of this.stateCounts) {
      if (n > most) {
        best = key;
        most = n;
      }
    }
    return best ? (this.lexicon.states.get(best) ?? null) : null;
  }

  private draft(key: string | null, name: string, kind: EntityKind, evidence: Who['evidence']): Draft {
    if (key) {
      const held = this.byKey.get(key);
      if (held) return held;
    }
    const entity: Entity = {
      id: `e${this.drafts.length + 1}`, name, kind, roles: [], affiliation: null, members: [], mentions: [], ids: {},
      evidence: { name: evidence === 'lexicon' ? 'lexicon' : [...evidence], kind: 'lexicon' },
    };
    const draft: Draft = { entity, evidence, noun: null, body: null, state: null };
    this.drafts.push(draft);
    this.entities.push(entity);
    this.byId.set(entity.id, draft);
    if (key) this.byKey.set(key, draft);
    return draft;
  }

  private stateDraft(state: KnownState): Draft {
    const draft = this.draft(`state:${state.key}`, state.name, state.people ? 'population' : state.acts ? 'state' : 'place', 'lexicon');
    draft.state = state;
    if (state.key === state.iso) draft.entity.ids = { iso3166: state.iso };
    return draft;
  }

  private bodyDraft(body: KnownBody, name: string, evidence: Who['evidence']): Draft {
    const key = `body:${body.name}`;
    const held = this.byKey.get(key);
    if (held) return held;
    const draft = this.draft(key, name, body.kind, evidence);
    draft.body = body;
    const state = body.state ? this.lexicon.states.get(body.state) : undefined;
    if (state && body.kind !== 'media' && body.kind !== 'party' && !(body.kind === 'armed-group' && !isMilitaryBody(body))) this.affiliate(draft, this.stateDraft(state));
    return draft;
  }

  private affiliate(draft: Draft, to: Draft): void {
    if (draft === to || draft.entity.affiliation) return;
    draft.entity.affiliation = to.entity.id;
    draft.entity.evidence.affiliation = 'lexicon';
  }

  /** The entity of a chain that has a name in it; null where it has none, or names nothing that acts. */
  private namedEntity(chain: number): Draft | null {
    const held = this.ofChain.get(chain);
    if (held !== undefined) return held;
    const mentions = (this.parsed.chains[chain] ?? []).map((i) => this.parsed.mentions[i] as Mention);
    const names = mentions.filter((m) => m.form === 'name').map((m) => ({ mention: m, name: this.nameAt.get(at(m.sentence, m.head)) })).filter((x) => x.name !== undefined) as { mention: Mention; name: Name }[];
    if (!names.length) return null;
    const draft = this.entityOfNames(names.map((n) => n.name));
    this.ofChain.set(chain, draft);
    if (draft) {
      for (const m of mentions) {
        if (m.form === 'pronoun' && WE.has(this.words(m.span).toLowerCase())) continue;
        draft.entity.mentions.push(m.span);
      }
      draft.entity.mentions.sort((a, b) => a.start - b.start || b.end - a.end);
    }
    return draft;
  }

  private entityOfNames(names: readonly Name[]): Draft | null {
    let fullest = names[0] as Name;
    const size = (n: Name): number => (n.last - n.first) * 1000 + (n.span.end - n.span.start) - (this.isCapitals(n) ? 500 : 0);
    for (const n of names) if (size(n) > size(fullest)) fullest = n;
    const text = this.words(fullest.span);
    const kind = fullest.kind;
    const spellings = names.map((n) => spelling(this.words(n.span)));
    if (kind === 'place' || kind === 'nationality' || kind === 'other') {
      const state = firstOf(spellings, (s) => this.lexicon.stateOf.get(s));
      if (state) {
        if (kind === 'nationality' && spellings.every((s) => this.lexicon.originOf.has(s))) {
          const draft = this.draft(`people:${state.key}`, text, 'population', [fullest.span]);
          draft.state = state;
          this.affiliate(draft, this.stateDraft(state));
          return draft;
        }
        return this.stateDraft(state);
      }
    }
    const body = firstOf(spellings, (s) => this.bodyCalled(s, names));
    if (body && kind !== 'person') {
      if (body.kind === 'state') {
        const state = this.lexicon.states.get(body.state);
        if (state) return this.stateDraft(state);
      }
      // 'UNESCO' is known by its initials: the lexicon's own name goes before a fuller one.
      const usual = names.find((n) => this.words(n.span) === body.name) ?? fullest;
      return this.bodyDraft(body, this.words(usual.span), [usual.span]);
    }
    if (kind === 'person') {
      const known = firstOf(spellings, (s) => this.lexicon.people.get(s));
      const full = known && fullest.last - fullest.first === 1 && known.name.includes(' ') ? known.name : text;
      const draft = this.draft(`person:${known?.name ?? full}`, full, 'person', full === text ? [fullest.span] : 'lexicon');
      if (known?.of) {
        const state = this.lexicon.states.get(known.of);
        const bodyOf = this.lexicon.bodies.get(known.of)?.[0];
        if (state) this.affiliate(draft, this.stateDraft(state));
        else if (bodyOf) this.affiliate(draft, this.bodyDraft(bodyOf, bodyOf.name, 'lexicon'));
      }
      return draft;
    }
    if (kind === 'event' || kind === 'work') return null;
    const place = this.placeAt.get(at(fullest.sentence, fullest.head));
    if (kind === 'place' || (place && kind === 'other')) {
      const draft = this.draft(`place:${text}`, text, 'place', [fullest.span]);
      if (place?.geonames) draft.entity.ids = { geonames: place.geonames };
      return draft;
    }
    if (kind === 'other' && !names.some((n) => this.acts(n))) return null;
    const draft = this.draft(`name:${text}`, text, this.kindByWords(text), [fullest.span]);
    const state = this.stateInWords(text);
    if (state) this.affiliate(draft, this.stateDraft(state));
    return draft;
  }

  private bodyCalled(s: string, names: readonly Name[]): KnownBody | undefined {
    const list = this.lexicon.bodies.get(s);
    if (!list || list.length === 1) return list?.[0];
    void names;
    return (
      list.find((b) => b.name !== s && this.parsed.text.includes(b.name)) ??
      (list[0]?.kind === 'media' ? undefined : [...list].filter((b) => b.state && this.stateCounts.has(b.state) && b.kind !== 'media').sort((a, b) => (this.stateCounts.get(b.state) ?? 0) - (this.stateCounts.get(a.state) ?? 0))[0]) ??
      list.find((b) => b.nouns.includes('news agency')) ??
      list[0]
    );
  }

  private isCapitals(n: Name): boolean {
    const text = this.words(n.span);
    return text.length > 6 && text === text.toUpperCase();
  }

  /** True where a name stands as subject, owner or agent: a thing of that name that can act. */
  private acts(n: Name): boolean {
    const token = this.parsed.sentences[n.sentence]?.tokens[n.head];
    return token !== undefined && (token.deprel === 'nsubj' || token.deprel === 'nmod:poss' || token.deprel === 'obl:agent');
  }

  private kindByWords(text: string): EntityKind {
    if (/\b(Ministry|Department|Parliament|Congress|Senate|Cabinet|Court|Police|Embassy|Consulate|Government|Council of Ministers|Assembly|Army|Navy|Air Force|Armed Forces|Coast Guard|Agency|Directorate)\b/u.test(text)) return 'government';
    if (/\b(Party|Bloc|Alliance for)\b/u.test(text)) return 'party';
    if (/\b(Times|News|Post|Herald|Tribune|Gazette|Radio|TV|Television|Telegraph|Daily|Journal|Press|Broadcasting)\b/u.test(text)) return 'media';
    if (/\b(Brigade|Brigades|Militia|Jihad|Battalion|Liberation Army|Liberation Front)\b/u.test(text)) return 'armed-group';
    if (/\b(Airport|Hospital|Cathedral|Mosque|Bridge|Prison|Hotel|Stadium|Crossing|Camp|Station)\b/u.test(text)) return 'facility';
    return 'organization';
  }

  private stateInWords(text: string): KnownState | null {
    const parts = spelling(text).split(' ');
    for (const n of [2, 1]) {
      const state = this.lexicon.stateOf.get(parts.slice(0, n).join(' ')) ?? (parts.includes('of') ? this.lexicon.stateOf.get(parts.slice(-n).join(' ')) : undefined);
      if (state) return state;
    }
    return null;
  }

  /** Titles beside names: what they are, of what, and so whom the person speaks for. */
  private addRoles(): void {
    for (const [chain, draft] of [...this.ofChain]) {
      if (draft?.entity.kind !== 'person') continue;
      for (const i of this.parsed.chains[chain] ?? []) {
        const mention = this.parsed.mentions[i] as Mention;
        if (mention.form !== 'name') continue;
        const sentence = this.parsed.sentences[mention.sentence] as Sentence;
        for (const role of findRoles(sentence, mention, this.parsed.text, this.lexicon, (token) => this.nameAt.get(at(sentence.index, token)) ?? null)) this.addRole(draft, role);
      }
    }
  }

  private addRole(draft: Draft, role: FoundRole): void {
    if (draft.entity.roles.some((r) => r.title.includes(role.title))) return;
    const index = draft.entity.roles.length;
    let of: string | null = null;
    if (role.of) {
      const word = this.words(role.of.span);
      const entity = this.entityNamed(role.of);
      of = word;
      draft.entity.evidence[`roles.${index}.of`] = [role.of.span];
      if (entity && entity.entity.kind !== 'person' && entity.entity.kind !== 'place') {
        const to = entity.entity.kind === 'population' && entity.entity.affiliation ? this.byId.get(entity.entity.affiliation) : entity;
        const speaksFor = to?.body?.speaks && to.entity.affiliation ? this.byId.get(to.entity.affiliation) : to;
        // What the report says of someone goes before what the lexicon knows; a former office tells nothing of now.
        if (speaksFor && !role.former) {
          draft.entity.affiliation = speaksFor.entity.id;
          draft.entity.evidence.affiliation = [role.of.span];
        }
      }
    }
    draft.entity.roles.push({ title: role.title, of, span: role.span });
  }

  private entityNamed(name: Name): Draft | null {
    const mention = this.mentionAt.get(at(name.sentence, name.head));
    if (mention) {
      const draft = this.ofChain.get(mention.chain);
      if (draft) return draft;
    }
    const s = spelling(this.words(name.span));
    const state = this.lexicon.stateOf.get(s);
    if (state) return this.stateDraft(state);
    const body = this.lexicon.bodies.get(s)?.[0];
    return body ? this.bodyDraft(body, this.words(name.span), [name.span]) : null;
  }

  entity(id: string): Entity {
    const i = this.drafts.findIndex((d) => d.entity.id === id);
    const entity = this.entities[i];
    if (!entity) throw new RangeError(`no entity ${id} among ${this.entities.length}`);
    return entity;
  }

  who(sentence: number, token: number): Who | null {
    const key = at(sentence, token);
    const held = this.asked.get(key);
    if (held !== undefined) return held;
    this.asked.set(key, null);
    const draft = this.resolve(sentence, token, 0);
    const who = draft && this.whoOf(draft);
    this.asked.set(key, who);
    return who;
  }

  private whoOf(draft: Draft): Who {
    return { entity: draft.entity.id, name: draft.entity.name, evidence: draft.evidence };
  }

  private resolve(sentence: number, token: number, depth: number): Draft | null {
    const s = this.parsed.sentences[sentence];
    const t = s?.tokens[token];
    if (!s || !t || depth > 6) return null;
    const before = this.nameBeforeComma(s, t);
    if (before) return this.resolve(sentence, before.head, depth + 1);
    if (TIME_WORDS.test(t.lemma) && relation(t) === 'nsubj') {
      // 'On Wednesday Foreign Minister Hill said': the parse may take the day for the subject.
      const next = this.titleAt.get(at(sentence, token + 1))?.name ?? this.nameAt.get(at(sentence, token + 1));
      return next ? this.resolve(sentence, next.head, depth + 1) : null;
    }
    const titled = this.titleAt.get(at(sentence, token));
    // Of a title and a name the parse may take any word for the head; they are one phrase, and it is the person.
    if (titled && t.deprel !== 'nmod:poss' && s.tokens[token + 1]?.xpos !== 'POS' && (t.head < titled.first || t.head >= titled.name.last || isRoleWord(this.lexicon, t))) return this.resolve(sentence, titled.name.head, depth + 1);
    const after = this.nameAfterComma(s, t) ?? this.bodyBeside(s, t);
    if (after) return this.resolve(sentence, after.head, depth + 1);
    const mention = this.mentionAt.get(at(sentence, token));
    if (mention) {
      if (mention.form === 'pronoun' && WE.has(t.form.toLowerCase())) return this.speakersSide(mention.chain);
      const draft = this.ofMention(s, mention);
      if (draft) return draft;
    }
    const name = this.nameAt.get(at(sentence, token));
    if (name && name.head !== token) return this.resolve(sentence, name.head, depth + 1);
    if (name) return this.entityOfNames([name]);
    // 'President Trump', 'the spokesman, Steffen Seibert': the noun is the person's.
    for (const d of dependents(s, token, 'flat', 'appos')) {
      const beside = this.nameAt.get(at(sentence, d.index));
      if (beside && beside.kind === 'person' && this.isPersonNoun(t)) return this.resolve(sentence, beside.head, depth + 1);
    }
    if (relation(t) === 'appos' || relation(t) === 'flat' || t.deprel === 'nmod:desc') {
      const head = headOf(s, t);
      const named = head && this.nameAt.get(at(sentence, head.index));
      if (head && (named ? (named.kind === 'person') === this.isPersonNoun(t) || t.upos === 'PROPN' : relation(t) !== 'appos')) return this.resolve(sentence, head.index, depth + 1);
    }
    if (PARTITIVES.has(t.lemma.toLowerCase()) && t.upos !== 'VERB') {
      const whole = dependents(s, token, 'nmod').find((d) => dependents(s, d.index, 'case').some((c) => c.lemma === 'of'));
      if (whole && !this.lexicon.nounClasses.get(t.lemma.toLowerCase())?.has('body')) return this.phraseEntity(s, token, nounClassOf(this.lexicon, s, whole.index));
    }
    // Where the parse takes an article, number or adjective for the head, the noun after it is meant.
    if (t.upos === 'DET' || t.upos === 'NUM' || (t.upos === 'ADJ' && !this.lexicon.nounClasses.has(t.lemma.toLowerCase()))) {
      const next = s.tokens[token + 1];
      if (next && next.head !== token && t.deprel !== 'nummod' && (this.nameAt.has(at(sentence, token + 1)) || next.upos === 'NOUN')) return this.resolve(sentence, token + 1, depth + 1);
      if (next && t.upos !== 'ADJ' && next.head === token && (next.upos === 'NOUN' || this.nameAt.has(at(sentence, token + 1)))) return this.resolve(sentence, token + 1, depth + 1);
    }
    if (t.upos === 'NOUN' || t.upos === 'PROPN' || t.upos === 'ADJ' || t.upos === 'NUM') {
      const place = this.placeAt.get(at(sentence, token));
      if (place) return this.draft(`place:${place.name}`, place.name, 'place', [place.span]);
      return this.phraseEntity(s, token, nounClassOf(this.lexicon, s, token));
    }
    return null;
  }

  /** 'The mayor of London, Sadiq Khan,': the person's name that follows a noun's phrase after a comma; null where none does. */
  private nameAfterComma(sentence: Sentence, t: Token): Name | null {
    if (t.upos !== 'NOUN' && t.upos !== 'PROPN') return null;
    if (t.xpos === 'NNS' || !isRoleWord(this.lexicon, t) || relation(t) === 'appos') return null;
    const called = this.nameAt.get(at(sentence.index, t.index + 2));
    if (/^(named|called)$/.test(sentence.tokens[t.index + 1]?.form ?? '') && called?.first === t.index + 2) return called;
    for (let i = t.index + 1; i < sentence.tokens.length && i - t.index < 14; i++) {
      const token = sentence.tokens[i] as Token;
      if (token.form === ',') {
        const name = this.nameAt.get(at(sentence.index, i + 1));
        if (!name || name.kind !== 'person') return null;
        const close = sentence.tokens[name.last];
        const head = sentence.tokens[name.head] as Token;
        return relation(head) === 'appos' || head.head === t.index || (close !== undefined && (close.form === ',' || close.upos === 'VERB' || close.upos === 'AUX' || close.xpos === 'POS')) ? name : null;
      }
      if (token.upos === 'VERB' || token.upos === 'AUX' || token.upos === 'SCONJ' || token.upos === 'CCONJ' || token.upos === 'PRON') return null;
      if (token.upos === 'PUNCT' && token.form !== '-') return null;
    }
    return null;
  }

  /** 'Ann Hill, a lawyer for the council, said': the person's name before a comma and this noun's phrase; null where there is none. */
  private nameBeforeComma(sentence: Sentence, t: Token): Name | null {
    if (t.upos !== 'NOUN' || t.xpos === 'NNS' || !isRoleWord(this.lexicon, t) || /^(nsubj|obj|root)/.test(t.deprel)) return null;
    for (let i = t.index - 1; i >= 0 && t.index - i < 8; i--) {
      const token = sentence.tokens[i] as Token;
      if (token.form === ',') {
        const name = this.nameAt.get(at(sentence.index, i - 1));
        return name && name.kind === 'person' && name.last === i ? name : null;
      }
      if (!['DET', 'ADJ', 'NOUN', 'PROPN'].includes(token.upos) && token.form !== '-' && token.xpos !== 'POS') return null;
    }
    return null;
  }

  /** 'Iranian airline Blue Wings', 'the militant group, the X Front,': the name of a body right after a noun for bodies; null where there is none. */
  private bodyBeside(sentence: Sentence, t: Token): Name | null {
    if (t.upos !== 'NOUN' || t.xpos === 'NNS' || !isBodyNoun(this.lexicon, t)) return null;
    let i = t.index + 1;
    const comma = sentence.tokens[i]?.form === ',';
    if (comma) i++;
    if (sentence.tokens[i]?.lemma === 'the' && comma) i++;
    const name = this.nameAt.get(at(sentence.index, i));
    if (!name || name.first !== i || (name.kind !== 'organization' && name.kind !== 'other')) return null;
    const close = sentence.tokens[name.last];
    if (comma) return name.kind === 'organization' && (close === undefined || close.form === ',' || close.upos === 'VERB' || close.upos === 'AUX') ? name : null;
    // 'the group Hamas opposes' has a verb of its own; there the name is its subject.
    return relation(sentence.tokens[name.head] as Token) === 'nsubj' && t.head !== name.head && dependents(sentence, t.index, 'det').length ? null : name;
  }

  private isPersonNoun(t: Token): boolean {
    const classes = this.lexicon.nounClasses.get(t.lemma.toLowerCase());
    return classes !== undefined && ['office', 'speaker', 'person', 'source', 'kin'].some((c) => classes.has(c));
  }

  /** The entity of a mention's chain, made from its first noun where it has no name. */
  private ofMention(sentence: Sentence, mention: Mention): Draft | null {
    const held = this.ofChain.get(mention.chain);
    if (held) return held;
    if (held === null) return null;
    const chain = (this.parsed.chains[mention.chain] ?? []).map((i) => this.parsed.mentions[i] as Mention);
    const noun = chain.find((m) => m.form === 'noun');
    if (!noun) return null;
    const there = this.parsed.sentences[noun.sentence] as Sentence;
    if (this.jointAt.get(at(noun.sentence, noun.head)) === noun) {
      const draft = this.jointEntity(there, noun.head);
      if (draft) this.take(mention.chain, draft, chain);
      return draft;
    }
    const own = mention.form === 'noun' ? mention : noun;
    // Of several nouns for one thing the first names it best: it was written for readers who knew nothing yet.
    let best = noun;
    for (const m of chain) if (m.form === 'noun' && m.last - m.first > best.last - best.first + 1 && m.sentence - noun.sentence < 3) best = m;
    const where = this.parsed.sentences[best.sentence] as Sentence;
    const cls = nounClassOf(this.lexicon, where, best.head);
    void own;
    void sentence;
    const draft = this.phraseEntity(where, best.head, cls);
    if (draft) this.take(mention.chain, draft, chain);
    return draft;
  }

  private take(chain: number, draft: Draft, mentions: readonly Mention[]): void {
    this.ofChain.set(chain, draft);
    for (const m of mentions) if (!draft.entity.mentions.some((s) => s.start === m.span.start && s.end === m.span.end)) draft.entity.mentions.push(m.span);
    draft.entity.mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The entity that a common noun phrase makes; null for a noun that is nobody. */
  private phraseEntity(sentence: Sentence, head: number, cls: NounClass | null): Draft | null {
    if (!cls) return null;
    const token = sentence.tokens[head] as Token;
    const key = `phrase:${sentence.index}:${head}`;
    const held = this.byKey.get(key);
    if (held) return held;
    if (cls === 'side') {
      const members = this.sidesMeant(sentence, head);
      if (members) return this.joint(members, phraseName(this.parsed, sentence.index, head));
    }
    const { name, spans } = phraseName(this.parsed, sentence.index, head, cls === 'source');
    const owner = this.stateOrGroupOf(sentence, head);
    if (cls === 'force' || cls === 'police' || cls === 'government' || (cls === 'body' && isBare(sentence, head))) {
      const draft = this.organOf(sentence, head, token, cls, owner, name, spans);
      if (draft) return draft;
    }
    const kind: EntityKind =
      cls === 'population' ? 'population' : cls === 'source' || cls === 'person' ? 'unnamed' : cls === 'force' || cls === 'fighter' || (cls === 'group' && isArmed(sentence, head)) ? 'armed-group' : cls === 'group' && token.lemma === 'party' ? 'party' : cls === 'media' ? 'media' : cls === 'government' || cls === 'police' ? 'government' : cls === 'side' ? 'population' : cls === 'facility' ? 'facility' : 'organization';
    const draft = this.draft(key, name, kind, spans);
    draft.noun = cls;
    if (!draft.entity.mentions.length) draft.entity.mentions.push(spans[0] as Span);
    if (owner && cls !== 'population' && cls !== 'facility') {
      this.affiliate(draft, owner.draft);
      draft.entity.evidence.affiliation = [owner.span];
    }
    return draft;
  }

  /** An organ of a state: 'Israel's military' → Israeli military; 'the government' → that of the state that the report is about. */
  private organOf(sentence: Sentence, head: number, token: Token, cls: NounClass, owner: { draft: Draft; span: Span } | null, name: string, spans: readonly Span[]): Draft | null {
    const noun: Span = { start: token.start, end: token.end };
    let of = owner;
    if (!of && isBare(sentence, head) && cls !== 'force') {
      const state = this.stateAround();
      if (!state) return null;
      const span = this.firstMentionOf(state);
      of = { draft: this.stateDraft(state), span: span ?? noun };
      const full = `${span ? this.words(span) : state.name} ${this.words(noun).toLowerCase()}`;
      const key = `organ:${state.key}:${token.lemma.toLowerCase()}`;
      const held = this.byKey.get(key);
      const draft = held ?? this.draft(key, full, cls === 'body' ? 'organization' : 'government', span ? [span, noun] : 'lexicon');
      draft.noun = cls;
      this.affiliate(draft, of.draft);
      return draft;
    }
    if (!of) return null;
    const state = of.draft.state;
    const own = dependents(sentence, head, 'amod', 'compound', 'nmod').filter((t) => t.start !== of.span.start || t.end !== of.span.end).filter((t) => !this.nameAt.has(at(sentence.index, t.index)));
    if (state && own.length === 0) {
      const key = `organ:${state.key}:${token.lemma.toLowerCase()}`;
      const held = this.byKey.get(key);
      if (held) return held;
      const possessive = /[’']s?$/.test(this.words({ start: of.span.start, end: token.start }).trim());
      const draft =
        possessive && state.adjective ? this.draft(key, `${state.adjective} ${this.words(noun)}`, 'government', 'lexicon') : this.draft(key, name, 'government', spans);
      draft.noun = cls;
      this.affiliate(draft, of.draft);
      draft.entity.evidence.affiliation = [of.span];
      return draft;
    }
    return null;
  }

  private firstMentionOf(state: KnownState): Span | null {
    for (const name of this.parsed.names) {
      const there = this.lexicon.stateOf.get(spelling(this.words(name.span)));
      const token = this.parsed.sentences[name.sentence]?.tokens[name.head];
      const people = name.kind === 'nationality' && token !== undefined && relation(token) !== 'amod' && token.xpos !== 'JJ';
      if (there?.key === state.key && !people && !this.isCapitals(name)) return name.span;
    }
    return null;
  }

  /** The state or group whose name, adjective or possessive stands in a noun phrase. */
  private stateOrGroupOf(sentence: Sentence, head: number): { draft: Draft; span: Span } | null {
    for (const t of dependents(sentence, head, 'nmod:poss', 'amod', 'compound', 'nmod')) {
      const name = this.nameAt.get(at(sentence.index, t.index));
      if (name) {
        const draft = this.entityNamed(name);
        if (draft && draft.entity.kind !== 'person' && draft.entity.kind !== 'place') return { draft: draft.entity.kind === 'population' && draft.entity.affiliation ? (this.byId.get(draft.entity.affiliation) as Draft) : draft, span: name.span };
      } else if (t.deprel === 'nmod:poss' && t.upos === 'PRON') {
        const draft = this.resolve(sentence.index, t.index, 5);
        if (draft && (draft.entity.kind === 'state' || draft.entity.kind === 'armed-group')) return { draft, span: { start: t.start, end: t.end } };
      }
    }
    return null;
  }

  /** 'we' of a speaker: the body or state spoken for, else the speaker. */
  private speakersSide(chain: number): Draft | null {
    const speaker = this.ofChain.get(chain);
    if (!speaker) return null;
    return (speaker.entity.kind === 'person' && speaker.entity.affiliation && this.byId.get(speaker.entity.affiliation)) || speaker;
  }

  private jointEntity(sentence: Sentence, head: number): Draft | null {
    const parts = coordinatedWith(sentence, head);
    if (parts.length < 2) return null;
    const key = `joint:${sentence.index}:${head}`;
    const held = this.byKey.get(key);
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
    const draft = this.draft(key, `${names.join(', ')} ${cc ? cc.form.toLowerCase() : 'and'} ${last}`, 'organization', fromLexicon || !cc ? 'lexicon' : spans);
    draft.entity.members = members;
    const kinds = new Set(members.map((id) => this.byId.get(id)?.entity.kind));
    if (kinds.size === 1) draft.entity.kind = [...kinds][0] as EntityKind;
    return draft;
  }

  private joint(members: readonly Draft[], phrase: { name: string; spans: readonly Span[] }): Draft {
    const key = `members:${members.map((m) => m.entity.id).join('+')}`;
    const held = this.byKey.get(key);
    if (held) return held;
    const names = members.map((m) => m.entity.name);
    const last = names.pop() as string;
    const draft = this.draft(key, names.length ? `${names.join(', ')} and ${last}` : last, 'organization', 'lexicon');
    draft.entity.members = members.map((m) => m.entity.id);
    draft.entity.mentions.push(...phrase.spans);
    return draft;
  }

  /** 'The two sides', 'both countries', 'all five delegations – A, B …': who they are; null where the text does not tell. */
  private sidesMeant(sentence: Sentence, head: number): Draft[] | null {
    const token = sentence.tokens[head] as Token;
    if (token.xpos !== 'NNS' && token.lemma !== 'both' && token.lemma !== 'two') return null;
    const listed = this.listedAfter(sentence, head);
    if (listed) return listed;
    const det = dependents(sentence, head, 'det', 'nummod', 'det:predet');
    const both = det.some((t) => t.lemma === 'both' || t.lemma === 'two' || t.form === '2') || token.lemma === 'both';
    if (!both || !det.length) return null;
    const wantsStates = token.lemma === 'country' || token.lemma === 'nation' || token.lemma === 'government' || token.lemma === 'state';
    for (let s = sentence.index; s >= 0 && s >= sentence.index - 3; s--) {
      const pair = this.partiesIn(s, s === sentence.index ? head : Number.POSITIVE_INFINITY, wantsStates);
      if (pair.length === 2) return pair;
    }
    const pair = this.commonestPair(sentence.index, wantsStates);
    return pair;
  }

  /** Parties that an apposition, a dash or a bracket after the noun lists: 'all five delegations – A, B and C –'. */
  private listedAfter(sentence: Sentence, head: number): Draft[] | null {
    let open = -1;
    for (let i = head + 1; i < sentence.tokens.length && open < 0; i++) {
      const token = sentence.tokens[i] as Token;
      if (/^[–—(:]$/.test(token.form) || token.form === '--') open = i;
      else if (token.form === ',' && this.nameAt.has(at(sentence.index, i + 1)) && i - head < 4) open = i;
      else if (token.upos === 'VERB' && token.xpos !== 'VBG' && token.xpos !== 'VBN') return null;
    }
    if (open < 0) return null;
    const found: Draft[] = [];
    for (let i = open + 1; i < sentence.tokens.length; i++) {
      const token = sentence.tokens[i] as Token;
      const name = this.nameAt.get(at(sentence.index, i));
      if (name) {
        const draft = this.entityNamed(name);
        if (draft && !found.includes(draft)) found.push(draft);
        i = name.last - 1;
      } else if (!(token.form === ',' || token.lemma === 'and' || token.lemma === 'the' || token.form === '.')) break;
    }
    return found.length >= 2 ? found : null;
  }

  private partiesIn(sentence: number, before: number, states: boolean): Draft[] {
    const found: Draft[] = [];
    for (const name of this.parsed.names) {
      if (name.sentence > sentence) break;
      if (name.sentence !== sentence || name.first >= before) continue;
      let draft = this.entityNamed(name);
      if (draft?.entity.kind === 'population' && draft.entity.affiliation) draft = this.byId.get(draft.entity.affiliation) ?? null;
      if (!draft || found.includes(draft)) continue;
      if (draft.entity.kind === 'state' || (!states && (draft.entity.kind === 'armed-group' || draft.entity.kind === 'party'))) found.push(draft);
    }
    return found;
  }

  private commonestPair(sentence: number, states: boolean): Draft[] | null {
    const parties = this.drafts.filter((d) => (d.entity.kind === 'state' || (!states && d.entity.kind === 'armed-group')) && d.noun === null && d.entity.mentions.length > 1);
    void sentence;
    parties.sort((a, b) => b.entity.mentions.length - a.entity.mentions.length);
    const [a, b, c] = parties;
    return a && b && (!c || c.entity.mentions.length < b.entity.mentions.length) ? [a, b] : null;
  }

  together(sentence: number, token: number): Who | null {
    const s = this.parsed.sentences[sentence];
    if (!s || !s.tokens[token]) return null;
    const joint = this.jointEntity(s, token);
    return joint ? this.whoOf(joint) : this.who(sentence, token);
  }

  partyOf(sentence: number, token: number): Who | null {
    const who = this.who(sentence, token);
    if (!who) {
      const owner = this.ownerOf(sentence, token);
      return owner && this.whoOf(owner);
    }
    const draft = this.byId.get(who.entity) as Draft;
    return this.whoOf(this.party(draft, sentence, token));
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
    const up = draft.entity.affiliation ? this.byId.get(draft.entity.affiliation) : undefined;
    if (up && (draft.noun === 'force' || draft.noun === 'fighter')) return up;
    if (up && draft.body && isMilitaryBody(draft.body)) return up;
    if (draft.noun === 'force' && !up) return this.forceAround(sentence) ?? draft;
    const t = this.parsed.sentences[sentence]?.tokens[token];
    if (draft.entity.kind === 'population' && up && t && draft.noun === null && t.upos === 'ADJ') return up;
    // A capital that acts is its state: 'Athens expelled the ambassador'.
    if (draft.entity.kind === 'place' && t?.deprel === 'nsubj') {
      const state = this.lexicon.capitalOf.get(spelling(draft.entity.name));
      if (state) return this.stateDraft(state);
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
    const draft = this.byId.get(who.entity) as Draft;
    return draft.entity.members.length ? draft.entity.members.map((id) => this.whoOf(this.byId.get(id) as Draft)) : [who];
  }
}

/** True for a group that its words call armed: 'militant group', 'militia'. */
function isArmed(sentence: Sentence, head: number): boolean {
  if (/^(militia|cartel|brigade|insurgency|rebels|gang)$/.test(sentence.tokens[head]?.lemma ?? '')) return true;
  return dependents(sentence, head, 'amod', 'compound').some((t) => /^(militant|armed|rebel|terrorist|jihadist|insurgent|guerrilla|paramilitary|extremist|separatist|islamist)$/i.test(t.lemma));
}

/** True where nothing in a noun phrase tells whose it is: 'the government', 'police'. */
function isBare(sentence: Sentence, head: number): boolean {
  return dependents(sentence, head, 'amod', 'compound', 'nmod', 'nmod:poss', 'nummod', 'acl').length === 0 && !dependents(sentence, head, 'det').some((t) => ['a', 'an', 'some', 'any', 'no', 'each'].includes(t.lemma.toLowerCase()));
}

function firstOf<V>(list: readonly string[], get: (s: string) => V | undefined): V | undefined {
  for (const s of list) {
    const v = get(s);
    if (v !== undefined) return v;
  }
  return undefined;
}
