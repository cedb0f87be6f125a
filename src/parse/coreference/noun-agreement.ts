import { dependents, headOf, relation, type Sentence, type Token } from '#model';
import type { Thing } from './thing.ts';

/** Adjectives and nouns round the head, lower case; not those of origin, which are compared as states. */
export function modifiersOf(
  sentence: Sentence,
  head: number,
  first: number,
  last: number,
  isOrigin: (token: number) => boolean,
): ReadonlySet<string> {
  const out = new Set<string>();
  for (const t of dependents(sentence, head, 'amod', 'compound', 'nmod', 'nummod')) {
    if (t.index >= first && t.index < last && !isOrigin(t.index)) out.add(t.form.toLowerCase());
  }
  return out;
}

/** True where no modifier says that another is meant. */
export function agreeingModifiers(modifiers: ReadonlySet<string>, thing: Thing, strict: boolean): boolean {
  for (const m of modifiers) {
    if (thing.modifiers.has(m)) continue;
    if (strict) return false;
    const inNoun = [...thing.nouns].some((n) => n.includes(m));
    const inName = thing.names.some((n) => n.toLowerCase().includes(m));
    if (!inNoun && !inName) return false;
  }
  return !strict || modifiers.size === thing.modifiers.size;
}

/** 'It is clear that', 'it was unknown whether': nothing is meant. */
export function isPleonastic(sentence: Sentence, token: Token): boolean {
  const head = headOf(sentence, token);
  if (!head) return false;
  if (dependents(sentence, head.index, 'csubj').length) return true;
  const clause = dependents(sentence, head.index, 'ccomp', 'xcomp', 'advcl').some(
    (t) => t.index > head.index && dependents(sentence, t.index, 'mark').length > 0,
  );
  if (head.upos === 'ADJ' && clause) return true;
  if (['seem', 'appear', 'rain', 'snow', 'happen', 'turn'].includes(head.lemma)) return true;
  return (
    relation(token) === 'nsubj' &&
    token.deprel === 'nsubj:pass' &&
    clause &&
    ['unclear', 'know', 'report', 'say', 'believe', 'expect', 'think'].includes(head.lemma)
  );
}
