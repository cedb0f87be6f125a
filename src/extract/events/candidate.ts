import { dependents, headOf, relation, type Sentence, type Span, spanOf, type Token, tokenAt } from '#model';
import { isPassive } from '../clauses/clause.ts';
import { holds, particleOf } from './frame.ts';
import type { EventLexicon, Meaning, PartOfSpeech } from './lexicon.ts';
import { objectOf } from './object.ts';
import { baseForms } from './word-form.ts';

/** A word that may name an event. */
export interface Candidate {
  readonly sentence: Sentence;
  /** Token of the trigger. */
  readonly index: number;
  readonly pos: PartOfSpeech;
  /** The word as the lexicon has it; its lemma where it has none. Lower case. */
  readonly word: string;
  /** What the lexicon says it names; null for a verb that it does not know. */
  readonly meaning: Meaning | null;
  /** The verb that only carries an event noun: 'held' of 'held talks'. */
  readonly light: Token | null;
  readonly trigger: Span;
}

/** Verbs of taking part, whose event stands after 'in'. */
const TAKES_PART = new Set('participate engage partake'.split(' '));
/** Verbs that name no event of their own where their object is one. */
const LIGHT = new Set(
  'take make hold carry conduct give have undertake stage face receive suffer see begin start commence continue resume open issue deliver pay commit perpetrate reach do put enter launch mount wage lead join attend file lodge bring express voice pose undergo provide send sign convene host order cause complete'.split(
    ' ',
  ),
);
/** Verbs that name nothing that happened, whatever stands with them. */
const EMPTY = new Set(
  'be have do can could will would may might must shall should let seem appear become get cause include involve mean contain consist concern belong'.split(
    ' ',
  ),
);

/**
 * Every word of a sentence that may name an event, in order of the text. Nouns and
 * adjectives only where the lexicon has them; verbs all.
 */
export function candidatesOf(sentence: Sentence, lexicon: EventLexicon): Candidate[] {
  const out: Candidate[] = [];
  const absorbed = new Set<number>();
  for (const token of sentence.tokens) {
    const pos = partOfSpeech(sentence, token);
    if (pos === null || absorbed.has(token.index)) continue;
    const found = meaningOf(sentence, token, pos, lexicon);
    if (pos !== 'verb' && found === null) continue;
    const meaning = found?.meaning ?? null;
    if (pos === 'verb') {
      if (isHearsay(sentence, token)) continue;
      const object = objectOf(sentence, token.index);
      const eventful =
        object !== null && object.upos === 'NOUN' && lexicon.words.has(`noun:${object.lemma.toLowerCase()}`);
      const framed = meaning !== null && !meaning.rule.startsWith('event-');
      if (framed && eventful) absorbed.add(object.index);
      if (!framed && eventful && LIGHT.has(token.lemma.toLowerCase())) continue;
      if (
        TAKES_PART.has(token.lemma.toLowerCase()) &&
        dependents(sentence, token.index, 'obl').some(
          (t) => takesPartIn(sentence, token, t) && lexicon.words.has(`noun:${t.lemma.toLowerCase()}`),
        )
      )
        continue;
      if (meaning === null && EMPTY.has(token.lemma.toLowerCase())) continue;
    }
    out.push({
      sentence,
      index: token.index,
      pos,
      word: found?.form ?? token.lemma.toLowerCase(),
      meaning,
      light: pos === 'noun' ? lightVerbOf(sentence, token) : null,
      trigger: triggerSpan(sentence, token, found?.particle ?? null),
    });
  }
  return absorbed.size ? out.filter((c) => !absorbed.has(c.index)) : out;
}

const HEARSAY = new Set(
  'expect say believe think report know suppose schedule slate understand rumour rumor'.split(' '),
);

/** 'is expected to', 'was said to': the event is the verb that follows. */
const isHearsay = (sentence: Sentence, token: Token): boolean =>
  HEARSAY.has(token.lemma.toLowerCase()) &&
  isPassive(sentence, token.index) &&
  dependents(sentence, token.index, 'xcomp').length > 0;

/** Part of speech in the lexicon's sense; null for what never names an event. */
function partOfSpeech(sentence: Sentence, token: Token): PartOfSpeech | null {
  if (token.upos === 'VERB')
    return dependents(sentence, token.index).length === 0 && relation(token) === 'case' ? null : 'verb';
  if (token.upos === 'NOUN') return 'noun';
  if (token.upos === 'ADJ') return 'adj';
  // 'Gunmen Attack Convoy', 'the General Election': capitals in a name or a headline.
  if (token.upos === 'PROPN' && token.form.length > 3) return 'noun';
  return null;
}

interface FoundMeaning {
  readonly meaning: Meaning;
  readonly particle: Token | null;
  /** The word as the lexicon has it. */
  readonly form: string;
}

/** What the lexicon says a token names: by a frame that holds, by the word with its particle, or by the word alone. */
function meaningOf(sentence: Sentence, token: Token, pos: PartOfSpeech, lexicon: EventLexicon): FoundMeaning | null {
  for (const form of baseForms(token)) {
    const found = meaningOfForm(sentence, token, pos, form, lexicon);
    if (found) return found;
  }
  return null;
}

function meaningOfForm(
  sentence: Sentence,
  token: Token,
  pos: PartOfSpeech,
  form: string,
  lexicon: EventLexicon,
): FoundMeaning | null {
  const key = `${pos}:${form}`;
  for (const frame of lexicon.frames.get(key) ?? []) {
    if (!holds(sentence, token.index, frame.conditions)) continue;
    const prt = frame.conditions.find((c) => c.kind === 'prt' && !c.denied);
    return { meaning: frame.meaning, particle: prt ? particleOf(sentence, token.index, prt.words) : null, form };
  }
  const particles = lexicon.particles.get(key);
  if (particles) {
    const particle = particleOf(sentence, token.index, particles);
    const meaning = particle && lexicon.words.get(`${key}+${particle.lemma.toLowerCase()}`);
    if (meaning) return { meaning, particle, form };
  }
  const meaning = lexicon.words.get(key);
  return meaning ? { meaning, particle: null, form } : null;
}

/** The verb that only carries the noun: as its object ('held talks'), or as what is taken part in. */
function lightVerbOf(sentence: Sentence, noun: Token): Token | null {
  const head = headOf(sentence, noun);
  if (head?.upos !== 'VERB') return null;
  if (takesPartIn(sentence, head, noun)) return head;
  if (!LIGHT.has(head.lemma.toLowerCase())) return null;
  return objectOf(sentence, head.index)?.index === noun.index || relation(noun) === 'obj' ? head : null;
}

/** 'delegations participating in talks'. */
const takesPartIn = (sentence: Sentence, verb: Token, noun: Token): boolean =>
  TAKES_PART.has(verb.lemma.toLowerCase()) &&
  relation(noun) === 'obl' &&
  dependents(sentence, noun.index, 'case').some((c) => c.lemma === 'in');

function triggerSpan(sentence: Sentence, token: Token, particle: Token | null): Span {
  const joined =
    particle ?? dependents(sentence, token.index, 'compound:prt').find((t) => t.index === token.index + 1) ?? null;
  return joined && joined.index === token.index + 1
    ? spanOf(sentence, [token.index, joined.index])
    : { start: token.start, end: token.end };
}

/** The token that stands for the candidate in its clause: the light verb of a noun, else the trigger. */
export const clauseToken = (c: Candidate): Token => c.light ?? tokenAt(c.sentence, c.index);
