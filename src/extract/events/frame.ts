import { dependents, headOf, type Sentence, type Token } from '#model';
import { actorOf, isInfinitive, isPassive, negationOf } from '../clauses/clause.ts';
import { objectAfterParticle, objectOf } from './object.ts';
import { isTimeNoun } from './time-noun.ts';

/** One condition of a frame on the words round its trigger. */
export interface Condition {
  readonly kind: 'obj' | 'subj' | 'mod' | 'prep' | 'prt' | 'comp' | 'comp-to' | 'neg' | 'passive';
  /** True where the condition must fail. */
  readonly denied: boolean;
  /** Prepositions of 'prep(on|at)=', particles of 'prt=': lemmas. */
  readonly words: readonly string[];
  /** Lemmas that fulfil it; null for 'any'. */
  readonly lemmas: ReadonlySet<string> | null;
}

/**
 * Reads the `if` column of event-frames: 'obj=weapon !prep(for)=any'.
 *
 * @throws RangeError where a condition is of no known kind
 */
export function readConditions(text: string, classes: ReadonlyMap<string, ReadonlySet<string>>): Condition[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const denied = part.startsWith('!');
      const bare = denied ? part.slice(1) : part;
      const [left = '', right = ''] = bare.split('=');
      const open = left.indexOf('(');
      const kind = (open < 0 ? left : left.slice(0, open)) as Condition['kind'];
      if (!['obj', 'subj', 'mod', 'prep', 'prt', 'comp', 'comp-to', 'neg', 'passive'].includes(kind))
        throw new RangeError(`no condition of the kind '${part}'`);
      const inner = open < 0 ? '' : left.slice(open + 1, left.indexOf(')'));
      const words = kind === 'prt' ? right.split('|') : inner.split('|').filter(Boolean);
      return { kind, denied, words, lemmas: kind === 'prt' ? null : lemmasOf(right, classes) };
    });
}

function lemmasOf(text: string, classes: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> | null {
  if (!text || text === 'any') return null;
  const out = new Set<string>();
  for (const one of text.split('|')) {
    const known = classes.get(one);
    if (known) for (const lemma of known) out.add(lemma);
    else out.add(one);
  }
  return out;
}

/** Stands in a list of lemmas for whatever name. */
const ANY_NAME = 'name';

const fits = (token: Token | null, lemmas: ReadonlySet<string> | null): boolean =>
  token !== null &&
  (lemmas === null ||
    (token.upos === 'PROPN' && lemmas.has(ANY_NAME)) ||
    lemmas.has(token.lemma.toLowerCase()) ||
    lemmas.has(token.form.toLowerCase()));

/** The noun itself, or what a quantity in front of it counts: 'dozens of rockets' is as good as 'rockets'. */
function fitsAny(sentence: Sentence, token: Token | null, lemmas: ReadonlySet<string> | null): boolean {
  if (fits(token, lemmas)) return true;
  if (!token || lemmas === null) return false;
  if (
    CARRIERS.has(token.lemma.toLowerCase()) &&
    dependents(sentence, token.index, 'compound', 'amod').some((t) => fits(t, lemmas))
  )
    return true;
  return dependents(sentence, token.index, 'conj', 'nmod').some(
    (t) =>
      fits(t, lemmas) && (t.deprel === 'conj' || dependents(sentence, t.index, 'case').some((c) => c.lemma === 'of')),
  );
}

/** Nouns that say less than the noun before them: 'mediation efforts', 'food supplies'. */
const CARRIERS = new Set([
  'effort',
  'supply',
  'round',
  'package',
  'measure',
  'process',
  'order',
  'mission',
  'delivery',
  'shipment',
  'operation',
  'team',
  'agreement',
  'service',
]);

const modifiers = ['amod', 'compound', 'nmod'];

function fulfils(sentence: Sentence, index: number, c: Condition, withParticle: boolean): boolean {
  switch (c.kind) {
    case 'obj':
      return fitsAny(
        sentence,
        objectOf(sentence, index) ?? (withParticle ? objectAfterParticle(sentence, index) : null),
        c.lemmas,
      );
    case 'subj':
      return fitsAny(sentence, actorOf(sentence, index), c.lemmas);
    case 'mod':
      return dependents(sentence, index, ...modifiers).some((t) => t.index < index && fits(t, c.lemmas));
    case 'prep':
      return [index, objectOf(sentence, index)?.index ?? -1]
        .filter((i) => i >= 0)
        .flatMap((i) => dependents(sentence, i, 'obl', 'nmod', 'advcl', 'acl'))
        .some(
          (t) =>
            fits(t, c.lemmas) &&
            !(c.lemmas === null && isTimeNoun(t)) &&
            dependents(sentence, t.index, 'case', 'mark').some((p) => c.words.includes(p.lemma.toLowerCase())),
        );
    case 'prt':
      return hasParticle(sentence, index, c.words);
    case 'comp':
      return (
        complementsOf(sentence, index).length > 0 ||
        dependents(sentence, index, 'advcl').some((t) =>
          dependents(sentence, t.index, 'mark').some((m) => m.lemma === 'from'),
        )
      );
    case 'comp-to':
      return [...complementsOf(sentence, index), ...dependents(sentence, index, 'advcl')].some(
        (t) => t.index > index && isInfinitive(sentence, t.index),
      );
    case 'passive':
      return isPassive(sentence, index);
    case 'neg':
      return negationOf(sentence, index) !== null;
  }
}

/** Clauses that complete a verb; an infinitive on its object is one too: 'wants the company to leave'. */
function complementsOf(sentence: Sentence, index: number): Token[] {
  const own = [
    ...dependents(sentence, index, 'xcomp', 'ccomp'),
    // A 'that' clause the tree takes for a coordinated one.
    ...dependents(sentence, index, 'conj').filter((t) =>
      dependents(sentence, t.index, 'mark').some((m) => m.lemma === 'that'),
    ),
  ];
  const object = own.length ? null : objectOf(sentence, index);
  return object
    ? dependents(sentence, object.index, 'acl').filter(
        (t) =>
          isInfinitive(sentence, t.index) || (t.xpos === 'VBG' && dependents(sentence, t.index, 'mark').length > 0),
      )
    : own;
}

/** True where all conditions of a frame hold of a token. */
export function holds(sentence: Sentence, index: number, conditions: readonly Condition[]): boolean {
  const withParticle = conditions.some((c) => c.kind === 'prt' && !c.denied);
  return conditions.every((c) => fulfils(sentence, index, c, withParticle) !== c.denied);
}

/** True where one of `words` is the token's particle or adverb, or the preposition right after it. */
export function hasParticle(sentence: Sentence, index: number, words: readonly string[]): boolean {
  return particleOf(sentence, index, words) !== null;
}

/** The particle, adverb or following preposition among `words`; null where there is none. */
export function particleOf(sentence: Sentence, index: number, words: readonly string[]): Token | null {
  const own = dependents(sentence, index, 'compound:prt', 'advmod').find(
    (t) => t.index > index && words.includes(t.lemma.toLowerCase()),
  );
  if (own) return own;
  const next = sentence.tokens[index + 1];
  if (
    !next ||
    !words.includes(next.form.toLowerCase()) ||
    (next.upos !== 'ADP' && next.upos !== 'ADV' && next.upos !== 'PART' && next.upos !== 'SCONJ')
  )
    return null;
  // 'by' of 'called for by X' belongs to the verb; a preposition of another phrase does not.
  const head = headOf(sentence, next);
  return head && (head.index === index || head.head === index) ? next : null;
}
