import type { Name, Sentence, Token } from '#model';
import { inCapitals, type SpelledName, spelledNames } from './known-spelling.ts';
import type { NamesLexicon, Spelling } from './lexicon.ts';
import { kindOfName } from './name-kind.ts';
import { namePieces } from './name-pieces.ts';
import { nameRuns } from './name-runs.ts';

/**
 * Finds the names of a report: capitalised stretches without titles, each with its kind.
 * Names do not overlap and come in the order of the text.
 *
 * @param text  `report.text`; the offsets of the sentences count from its start
 */
export function findNames(sentences: readonly Sentence[], text: string, lexicon: NamesLexicon): Name[] {
  const preferred = preference(sentences, lexicon, text);
  const names: Name[] = [];
  for (const sentence of sentences) {
    if (!sentence.tokens.length) continue;
    const capitals = inCapitals(sentence);
    const spelled = spelledNames(sentence, text, lexicon, preferred);
    const starts = new Map<number, SpelledName>();
    for (const s of spelled) starts.set(s.first, s);
    for (const run of nameRuns(sentence, spelled, capitals, lexicon)) {
      for (const piece of namePieces(sentence, run, starts, lexicon)) {
        const head = headWithin(sentence, piece.first, piece.last);
        const { kind, margin } = kindOfName(sentence, piece, head, lexicon, capitals);
        const from = sentence.tokens[piece.first] as Token;
        const to = sentence.tokens[piece.last - 1] as Token;
        names.push({
          sentence: sentence.index,
          first: piece.first,
          last: piece.last,
          head,
          span: { start: from.start, end: to.end },
          kind,
          margin,
        });
      }
    }
  }
  return agreed(names, text);
}

/** The token of a stretch that hangs on a token outside it; the last where none does. */
function headWithin(sentence: Sentence, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const head = sentence.tokens[i]?.head ?? -1;
    if (head < first || head >= last) return i;
  }
  return last - 1;
}

/**
 * Of several names with one spelling ('AFP') the one that the report spells out somewhere,
 * else one of a state that it speaks of, else a medium, else the first of the table.
 */
function preference(
  sentences: readonly Sentence[],
  lexicon: NamesLexicon,
  text: string,
): (same: readonly Spelling[]) => Spelling {
  let states: Map<string, number> | null = null;
  const cache = new Map<string, Spelling>();
  return (same) => {
    const first = same[0] as Spelling;
    const cached = cache.get(first.text);
    if (cached) return cached;
    if (!states) {
      states = new Map();
      for (const sentence of sentences) {
        for (const s of spelledNames(sentence, text, lexicon, (list) => list[0] as Spelling)) {
          const { id, state } = s.spelling.known;
          if (id.startsWith('state:')) states.set(state, (states.get(state) ?? 0) + 1);
        }
      }
    }
    const counts = states;
    const spelt = same.find((s) => s.known.full !== s.text && text.includes(s.known.full));
    const near = [...same]
      .filter((s) => s.known.state && counts.has(s.known.state))
      .sort((a, b) => (counts.get(b.known.state) ?? 0) - (counts.get(a.known.state) ?? 0))[0];
    const organization = same.find((s) => s.known.kind === 'organization');
    const chosen =
      spelt ?? (organization ? near : undefined) ?? same.find((s) => s.known.nouns.includes('news agency')) ?? first;
    cache.set(first.text, chosen);
    return chosen;
  };
}

/** Names of one spelling are of one kind: the surest of them decides, and a surname is a person where the full name is. */
function agreed(names: readonly Name[], text: string): Name[] {
  const words = (n: Name): string => text.slice(n.span.start, n.span.end);
  const best = new Map<string, Name>();
  const surnames = new Map<string, Name>();
  for (const name of names) {
    const spelling = words(name);
    const held = best.get(spelling);
    if (!held || name.margin > held.margin) best.set(spelling, name);
    if (name.kind === 'person' && name.margin >= 0.5 && name.last - name.first > 1) {
      const parts = spelling.split(/[\s]+/);
      const last = parts[parts.length - 1] as string;
      surnames.set(last, name);
      if (parts.length > 2) surnames.set(parts.slice(1).join(' '), name);
    }
  }
  return names.map((name) => {
    const surname = surnames.get(words(name));
    if (surname && name.kind !== 'person' && name.margin < 0.95)
      return { ...name, kind: 'person', margin: surname.margin };
    const decided = best.get(words(name));
    return decided && decided.kind !== name.kind ? { ...name, kind: decided.kind, margin: decided.margin } : name;
  });
}
