import type { EntityKind, Mention, Name, Sentence } from '#model';
import type { Draft, Ledger } from './ledger.ts';
import { type CastLexicon, type KnownBody, type KnownState, spelling } from './lexicon.ts';
import { at, type PhraseIndex } from './phrase-index.ts';
import { type FoundRole, findRoles } from './roles.ts';
import type { StatesTold } from './states-told.ts';

/** Titles of one person beyond so many are left out. */
const MOST_ROLES = 12;
const WE = new Set(['we', 'us', 'our', 'ours', 'ourselves']);

/** True for a word by which a speaker means more than the speaker. */
export const isWe = (word: string): boolean => WE.has(word.toLowerCase());

/** The entities that names name, with their titles and whom they belong to. */
export class NamedEntities {
  /** By chain; null for chains whose names name nobody. */
  readonly ofChain = new Map<number, Draft | null>();
  private readonly index: PhraseIndex;
  private readonly ledger: Ledger;
  private readonly states: StatesTold;
  private readonly lexicon: CastLexicon;

  constructor(index: PhraseIndex, ledger: Ledger, states: StatesTold, lexicon: CastLexicon) {
    this.index = index;
    this.ledger = ledger;
    this.states = states;
    this.lexicon = lexicon;
    for (let c = 0; c < index.parsed.chains.length; c++) this.namedEntity(c);
    this.addRoles();
  }

  /** The entity of a chain that has a name in it; null where it has none, or names nothing that acts. */
  namedEntity(chain: number): Draft | null {
    const held = this.ofChain.get(chain);
    if (held !== undefined) return held;
    const mentions = (this.index.parsed.chains[chain] ?? []).map((i) => this.index.parsed.mentions[i] as Mention);
    const names = mentions
      .filter((m) => m.form === 'name')
      .map((m) => ({ mention: m, name: this.index.nameAt.get(at(m.sentence, m.head)) }))
      .filter((x) => x.name !== undefined) as { mention: Mention; name: Name }[];
    if (!names.length) return null;
    const draft = this.entityOfNames(names.map((n) => n.name));
    this.ofChain.set(chain, draft);
    if (draft) {
      for (const m of mentions) {
        if (m.form === 'pronoun' && isWe(this.index.words(m.span))) continue;
        draft.entity.mentions.push(m.span);
      }
      draft.entity.mentions.sort((a, b) => a.start - b.start || b.end - a.end);
    }
    return draft;
  }

  entityOfNames(names: readonly Name[]): Draft | null {
    let fullest = names[0] as Name;
    const size = (n: Name): number =>
      (n.last - n.first) * 1000 + (n.span.end - n.span.start) - (this.states.isCapitals(n) ? 500 : 0);
    for (const n of names) if (size(n) > size(fullest)) fullest = n;
    const text = this.index.words(fullest.span);
    const kind = fullest.kind;
    const spellings = names.map((n) => spelling(this.index.words(n.span)));
    if (kind === 'place' || kind === 'nationality' || kind === 'other') {
      const state = firstOf(spellings, (s) => this.lexicon.stateOf.get(s));
      if (state) {
        if (kind === 'nationality' && spellings.every((s) => this.lexicon.originOf.has(s))) {
          const draft = this.ledger.draft(`people:${state.key}`, text, 'population', [fullest.span]);
          draft.state = state;
          this.ledger.affiliate(draft, this.ledger.stateDraft(state));
          return draft;
        }
        return this.ledger.stateDraft(state);
      }
    }
    const body = firstOf(spellings, (s) => this.bodyCalled(s));
    if (body && kind !== 'person') {
      if (body.kind === 'state') {
        const state = this.lexicon.states.get(body.state);
        if (state) return this.ledger.stateDraft(state);
      }
      // 'UNESCO' is known by its initials: the lexicon's own name goes before a fuller one.
      const usual = names.find((n) => this.index.words(n.span) === body.name) ?? fullest;
      return this.ledger.bodyDraft(body, this.index.words(usual.span), [usual.span]);
    }
    if (kind === 'person') {
      const known = firstOf(spellings, (s) => this.lexicon.people.get(s));
      const full = known && fullest.last - fullest.first === 1 && known.name.includes(' ') ? known.name : text;
      const draft = this.ledger.draft(
        `person:${known?.name ?? full}`,
        full,
        'person',
        full === text ? [fullest.span] : 'lexicon',
      );
      if (known?.of) {
        const state = this.lexicon.states.get(known.of);
        const bodyOf = this.lexicon.bodies.get(known.of)?.[0];
        if (state) this.ledger.affiliate(draft, this.ledger.stateDraft(state));
        else if (bodyOf) this.ledger.affiliate(draft, this.ledger.bodyDraft(bodyOf, bodyOf.name, 'lexicon'));
      }
      return draft;
    }
    if (kind === 'event' || kind === 'work') return null;
    const place = this.index.placeAt.get(at(fullest.sentence, fullest.head));
    if (kind === 'place' || (place && kind === 'other')) {
      const draft = this.ledger.draft(`place:${text}`, text, 'place', [fullest.span]);
      if (place?.geonames) draft.entity.ids = { geonames: place.geonames };
      return draft;
    }
    if (kind === 'other' && !names.some((n) => this.acts(n))) return null;
    const draft = this.ledger.draft(`name:${text}`, text, kindByWords(text), [fullest.span]);
    const state = this.stateInWords(text);
    if (state) this.ledger.affiliate(draft, this.ledger.stateDraft(state));
    return draft;
  }

  private bodyCalled(s: string): KnownBody | undefined {
    const list = this.lexicon.bodies.get(s);
    if (!list || list.length === 1) return list?.[0];
    return (
      list.find((b) => b.name !== s && this.index.parsed.text.includes(b.name)) ??
      (list[0]?.kind === 'media'
        ? undefined
        : [...list]
            .filter((b) => b.state && this.states.counts.has(b.state) && b.kind !== 'media')
            .sort((a, b) => (this.states.counts.get(b.state) ?? 0) - (this.states.counts.get(a.state) ?? 0))[0]) ??
      list.find((b) => b.nouns.includes('news agency')) ??
      list[0]
    );
  }

  /** True where a name stands as subject, owner or agent: a thing of that name that can act. */
  private acts(n: Name): boolean {
    const token = this.index.parsed.sentences[n.sentence]?.tokens[n.head];
    return (
      token !== undefined && (token.deprel === 'nsubj' || token.deprel === 'nmod:poss' || token.deprel === 'obl:agent')
    );
  }

  private stateInWords(text: string): KnownState | null {
    const parts = spelling(text).split(' ');
    for (const n of [2, 1]) {
      const state =
        this.lexicon.stateOf.get(parts.slice(0, n).join(' ')) ??
        (parts.includes('of') ? this.lexicon.stateOf.get(parts.slice(-n).join(' ')) : undefined);
      if (state) return state;
    }
    return null;
  }

  /** Titles beside names: what they are, of what, and so whom the person speaks for. */
  addRoles(): void {
    for (const [chain, draft] of [...this.ofChain]) {
      if (draft?.entity.kind !== 'person') continue;
      for (const i of this.index.parsed.chains[chain] ?? []) {
        const mention = this.index.parsed.mentions[i] as Mention;
        if (mention.form !== 'name') continue;
        const sentence = this.index.parsed.sentences[mention.sentence] as Sentence;
        for (const role of findRoles(
          sentence,
          mention,
          this.index.parsed.text,
          this.lexicon,
          (token) => this.index.nameAt.get(at(sentence.index, token)) ?? null,
        ))
          this.addRole(draft, role);
      }
    }
  }

  private addRole(draft: Draft, role: FoundRole): void {
    if (draft.entity.roles.length >= MOST_ROLES || draft.entity.roles.some((r) => r.title.includes(role.title))) return;
    const index = draft.entity.roles.length;
    let of: string | null = null;
    if (role.of) {
      const word = this.index.words(role.of.span);
      const entity = this.entityNamed(role.of);
      of = word;
      draft.entity.evidence[`roles.${index}.of`] = [role.of.span];
      if (entity && entity.entity.kind !== 'person' && entity.entity.kind !== 'place') {
        const to =
          entity.entity.kind === 'population' && entity.entity.affiliation
            ? this.ledger.get(entity.entity.affiliation)
            : entity;
        const speaksFor = to?.body?.speaks && to.entity.affiliation ? this.ledger.get(to.entity.affiliation) : to;
        // What the report says of someone goes before what the lexicon knows; a former office tells nothing of now.
        if (speaksFor && !role.former) {
          draft.entity.affiliation = speaksFor.entity.id;
          draft.entity.evidence.affiliation = [role.of.span];
        }
      }
    }
    draft.entity.roles.push({ title: role.title, of, span: role.span });
  }

  entityNamed(name: Name): Draft | null {
    const mention = this.index.mentionAt.get(at(name.sentence, name.head));
    if (mention) {
      const draft = this.ofChain.get(mention.chain);
      if (draft) return draft;
    }
    const s = spelling(this.index.words(name.span));
    const state = this.lexicon.stateOf.get(s);
    if (state) return this.ledger.stateDraft(state);
    const body = this.lexicon.bodies.get(s)?.[0];
    return body ? this.ledger.bodyDraft(body, this.index.words(name.span), [name.span]) : null;
  }
}

/** What a name of no list is, by the nouns in it. */
function kindByWords(text: string): EntityKind {
  if (
    /\b(Ministry|Department|Parliament|Congress|Senate|Cabinet|Court|Police|Embassy|Consulate|Government|Council of Ministers|Assembly|Army|Navy|Air Force|Armed Forces|Coast Guard|Agency|Directorate)\b/u.test(
      text,
    )
  )
    return 'government';
  if (/\b(Party|Bloc|Alliance for)\b/u.test(text)) return 'party';
  if (
    /\b(Times|News|Post|Herald|Tribune|Gazette|Radio|TV|Television|Telegraph|Daily|Journal|Press|Broadcasting)\b/u.test(
      text,
    )
  )
    return 'media';
  if (/\b(Brigade|Brigades|Militia|Jihad|Battalion|Liberation Army|Liberation Front)\b/u.test(text))
    return 'armed-group';
  if (/\b(Airport|Hospital|Cathedral|Mosque|Bridge|Prison|Hotel|Stadium|Crossing|Camp|Station)\b/u.test(text))
    return 'facility';
  return 'organization';
}

function firstOf<V>(list: readonly string[], get: (s: string) => V | undefined): V | undefined {
  for (const s of list) {
    const v = get(s);
    if (v !== undefined) return v;
  }
  return undefined;
}
