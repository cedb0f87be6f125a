import { type Name, relation, type Span } from '#model';
import type { FoundPlace } from '../reading.ts';
import { type CastLexicon, type KnownState, spelling } from './lexicon.ts';
import type { PhraseIndex } from './phrase-index.ts';

/** Which states a report speaks of, and how often. */
export class StatesTold {
  /** By the state's key. */
  readonly counts = new Map<string, number>();
  private readonly firstMentions = new Map<string, Span | null>();
  private readonly index: PhraseIndex;
  private readonly lexicon: CastLexicon;

  constructor(index: PhraseIndex, places: readonly FoundPlace[], lexicon: CastLexicon) {
    this.index = index;
    this.lexicon = lexicon;
    this.countStates(places);
  }

  /** Counts how often each state is spoken of; the first lines count most, a person's origin little. */
  private countStates(places: readonly FoundPlace[]): void {
    const add = (iso: string, n: number) => this.counts.set(iso, (this.counts.get(iso) ?? 0) + n);
    const opening = Math.min(3, this.index.parsed.sentences.length - 1);
    const weight = (sentence: number): number => (sentence <= opening ? 2 : 1);
    for (const name of this.index.parsed.names) {
      const state = this.lexicon.stateOf.get(spelling(this.index.words(name.span)));
      if (!state) continue;
      const sovereign = this.lexicon.states.get(state.iso) ?? state;
      const noun =
        name.kind === 'nationality' && this.index.parsed.sentences[name.sentence]?.tokens[name.head]?.upos === 'NOUN';
      add(sovereign.key, weight(name.sentence) * (noun ? 0.4 : 1));
    }
    for (const place of places)
      if (place.country && !this.lexicon.stateOf.has(spelling(place.name)))
        add(place.country, 0.7 * weight(place.sentence));
  }

  /** The state that a report is about: the one most spoken of; null where none is. */
  stateAround(): KnownState | null {
    let best: string | null = null;
    let most = 0;
    for (const [key, n] of this.counts) {
      if (n > most) {
        best = key;
        most = n;
      }
    }
    return best ? (this.lexicon.states.get(best) ?? null) : null;
  }

  /** Where a state is first named in a word that a noun may follow: 'Egypt' or 'Egyptian', not 'Egyptians'; null where it never is. */
  firstMentionOf(state: KnownState): Span | null {
    const held = this.firstMentions.get(state.key);
    if (held !== undefined) return held;
    const span = this.findFirstMention(state);
    this.firstMentions.set(state.key, span);
    return span;
  }

  private findFirstMention(state: KnownState): Span | null {
    for (const name of this.index.parsed.names) {
      const there = this.lexicon.stateOf.get(spelling(this.index.words(name.span)));
      const token = this.index.parsed.sentences[name.sentence]?.tokens[name.head];
      const people =
        name.kind === 'nationality' && token !== undefined && relation(token) !== 'amod' && token.xpos !== 'JJ';
      if (there?.key === state.key && !people && !this.isCapitals(name)) return name.span;
    }
    return null;
  }

  isCapitals(n: Name): boolean {
    const text = this.index.words(n.span);
    return text.length > 6 && text === text.toUpperCase();
  }
}
