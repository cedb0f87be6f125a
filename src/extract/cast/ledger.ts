import type { Entity, EntityKind } from '#model';
import type { Who } from '../reading.ts';
import type { CastLexicon, KnownBody, KnownState } from './lexicon.ts';
import { isMilitaryBody, type NounClass } from './noun-class.ts';

/** What the cast knows of an entity beyond what the record carries. */
export interface Draft {
  /** The record's entity itself, which grows as more is learnt. */
  readonly entity: Entity;
  /** Where the name stands. */
  readonly evidence: Who['evidence'];
  /** Class of the common noun that it is known by; null for a named one. */
  noun: NounClass | null;
  body: KnownBody | null;
  state: KnownState | null;
}

/** The entities of a record as they are met, each under a key that tells when the same one is meant again. */
export class Ledger {
  readonly entities: Entity[] = [];
  readonly drafts: Draft[] = [];
  private readonly byKey = new Map<string, Draft>();
  private readonly byId = new Map<string, Draft>();
  private readonly lexicon: CastLexicon;

  constructor(lexicon: CastLexicon) {
    this.lexicon = lexicon;
  }

  held(key: string): Draft | undefined {
    return this.byKey.get(key);
  }

  /** @throws RangeError where there is no such entity */
  get(id: string): Draft {
    const draft = this.byId.get(id);
    if (!draft) throw new RangeError(`no entity ${id} among ${this.entities.length}`);
    return draft;
  }

  /** The entity that another belongs to or speaks for. */
  above(draft: Draft): Draft | null {
    return draft.entity.affiliation ? this.get(draft.entity.affiliation) : null;
  }

  whoOf(draft: Draft): Who {
    return { entity: draft.entity.id, name: draft.entity.name, evidence: draft.evidence };
  }

  draft(key: string | null, name: string, kind: EntityKind, evidence: Who['evidence']): Draft {
    if (key) {
      const held = this.byKey.get(key);
      if (held) return held;
    }
    const entity: Entity = {
      id: `e${this.entities.length + 1}`,
      name,
      kind,
      roles: [],
      affiliation: null,
      members: [],
      mentions: [],
      ids: {},
      evidence: { name: evidence === 'lexicon' ? 'lexicon' : [...evidence], kind: 'lexicon' },
    };
    const draft: Draft = { entity, evidence, noun: null, body: null, state: null };
    this.drafts.push(draft);
    this.entities.push(entity);
    this.byId.set(entity.id, draft);
    if (key) this.byKey.set(key, draft);
    return draft;
  }

  stateDraft(state: KnownState): Draft {
    const draft = this.draft(
      `state:${state.key}`,
      state.name,
      state.people ? 'population' : state.acts ? 'state' : 'place',
      'lexicon',
    );
    draft.state = state;
    if (state.key === state.iso) draft.entity.ids = { iso3166: state.iso };
    return draft;
  }

  bodyDraft(body: KnownBody, name: string, evidence: Who['evidence']): Draft {
    const key = `body:${body.name}`;
    const held = this.byKey.get(key);
    if (held) return held;
    const draft = this.draft(key, name, body.kind, evidence);
    draft.body = body;
    const state = body.state ? this.lexicon.states.get(body.state) : undefined;
    if (
      state &&
      body.kind !== 'media' &&
      body.kind !== 'party' &&
      !(body.kind === 'armed-group' && !isMilitaryBody(body))
    )
      this.affiliate(draft, this.stateDraft(state));
    return draft;
  }

  affiliate(draft: Draft, to: Draft): void {
    if (draft === to || draft.entity.affiliation) return;
    draft.entity.affiliation = to.entity.id;
    draft.entity.evidence.affiliation = 'lexicon';
  }
}
