import type { Sentence, Token } from '#model';
import type { SpelledName } from './known-spelling.ts';
import type { NamesLexicon } from './lexicon.ts';
import type { NameRun } from './name-runs.ts';
import {
  EVENT_NOUNS,
  ORGANIZATION_NOUNS,
  PLACE_NOUNS,
  REGNAL,
  TAKES_OF,
  TITLE_FIELDS,
  TITLE_MODIFIERS,
  TITLES,
} from './name-words.ts';

const PARTY_WORDS = new Set([
  'democrat',
  'republican',
  'conservative',
  'liberal',
  'labour',
  'socialist',
  'communist',
  'independent',
  'green',
  'tory',
]);

/** One name of a run, with what the words before it tell. */
export interface NamePiece {
  readonly first: number;
  readonly last: number;
  /** True where a title stands before it: 'Prime Minister Ardern'. */
  readonly titled: boolean;
  readonly spelled: SpelledName | null;
}

const lower = (t: Token | undefined): string => (t ? t.form.toLowerCase() : '');

/** Cuts a run into names: titles are taken out, and a state before another's name is a name of its own. */
export function namePieces(
  sentence: Sentence,
  run: NameRun,
  spelled: ReadonlyMap<number, SpelledName>,
  lexicon: NamesLexicon,
): NamePiece[] {
  const pieces: NamePiece[] = [];
  let from = run.first;
  let titled = false;
  for (let i = run.first; i < run.last; ) {
    const known = spelled.get(i);
    if (known && known.last - known.first > 1) {
      i = known.last;
      continue;
    }
    const title = titleAt(sentence, i, run, spelled, lexicon);
    if (title === null) {
      i++;
      continue;
    }
    const start = Math.max(from, title.first);
    if (start > from) pieces.push(...cutStates(sentence, from, start, titled, spelled, lexicon));
    from = title.last;
    // 'Chair In Global Politics' is an office still.
    titled = sentence.tokens[from]?.upos !== 'ADP';
    i = title.last;
  }
  if (from < run.last) pieces.push(...cutStates(sentence, from, run.last, titled, spelled, lexicon));
  return pieces.map((p) => trimmed(sentence, p)).filter((p): p is NamePiece => p !== null);
}

/** The title whose main word stands at `i`, with what belongs to it before and after; null where it is none. */
function titleAt(
  sentence: Sentence,
  i: number,
  run: NameRun,
  spelled: ReadonlyMap<number, SpelledName>,
  lexicon: NamesLexicon,
): { first: number; last: number } | null {
  const tokens = sentence.tokens;
  const word = lower(tokens[i]);
  if (!TITLES.has(word)) return null;
  // 'Pope Francis' keeps its title; 'the Queen' is no name.
  if (REGNAL.has(word)) {
    if (i + 1 < run.last) return null;
    return { first: i, last: i + 1 };
  }
  // 'John Major': a surname that is also a title.
  if (i > run.first && i === run.last - 1 && lexicon.givenNames.has(tokens[i - 1]?.form ?? '')) return null;
  const next = lower(tokens[i + 1]);
  if (i + 1 < run.last) {
    const end = lower(tokens[run.last - 1]);
    if (ORGANIZATION_NOUNS.has(next) || EVENT_NOUNS.has(next)) return null;
    // 'General Motors Company', 'Justice and Development Party': an organisation that begins like a title.
    if (
      (word === 'general' || word === 'justice' || word === 'attorney' || word === 'major' || word === 'chief') &&
      !TITLES.has(next) &&
      (ORGANIZATION_NOUNS.has(end) || run.last - i === 2)
    ) {
      if (ORGANIZATION_NOUNS.has(end)) return null;
    }
  }
  const opening = spelled.get(run.first);
  if (
    i > run.first &&
    !(opening && opening.last <= i) &&
    TAKES_OF.has(lower(tokens[run.first])) &&
    lower(tokens[run.first + 1]) === 'of' &&
    i > run.first + 1
  )
    return null;
  let first = i;
  while (
    first > run.first &&
    !spelledCovers(spelled, first - 1) &&
    (TITLE_MODIFIERS.has(lower(tokens[first - 1])) ||
      tokens[first - 1]?.form === '-' ||
      TITLES.has(lower(tokens[first - 1])))
  )
    first--;
  let last = i + 1;
  if (last < run.last && (lower(tokens[last]) === 'of' || lower(tokens[last]) === 'for')) {
    let k = last + 1;
    while (k < run.last && TITLE_FIELDS.has(lower(tokens[k]))) k++;
    if (k > last + 1) last = k;
  }
  // 'Secretary of State': 'of' stands outside the run where the word before it takes none.
  return { first, last };
}

function spelledCovers(spelled: ReadonlyMap<number, SpelledName>, i: number): boolean {
  for (let k = i; k >= 0 && k > i - 8; k--) {
    const s = spelled.get(k);
    if (s) return s.last > i;
  }
  return false;
}

/** 'Hong Kong' + 'Carrie Lam', 'Israeli' + 'Merkava', but 'Iran Air' and 'Indonesian State Intelligence Agency' whole. */
function cutStates(
  sentence: Sentence,
  first: number,
  last: number,
  titled: boolean,
  spelled: ReadonlyMap<number, SpelledName>,
  lexicon: NamesLexicon,
): NamePiece[] {
  const tokens = sentence.tokens;
  const whole = spelled.get(first);
  if (whole && whole.last === last) return [{ first, last, titled, spelled: whole }];
  if (whole && whole.last < last) {
    const kind = whole.spelling.known.kind;
    const end = lower(tokens[last - 1]);
    const org =
      endsAsOrganization(sentence, whole.last, last) ||
      (last - whole.last === 1 && /^[A-Z][A-Z.&]{1,6}$/.test(tokens[whole.last]?.form ?? ''));
    const next = spelled.get(whole.last);
    const nextWord = tokens[whole.last];
    if (
      next &&
      next.last === last &&
      next.spelling.known.kind === 'organization' &&
      (kind === 'place' || kind === 'nationality') &&
      next.spelling.known.state === whole.spelling.known.state
    ) {
      return [{ first, last, titled, spelled: { first, last, spelling: next.spelling } }];
    }
    const person =
      nextWord !== undefined &&
      (lexicon.givenNames.has(nextWord.form) || next?.spelling.known.kind === 'person') &&
      last - whole.last >= 1 &&
      !org;
    if (
      next ||
      person ||
      kind === 'person' ||
      (kind === 'nationality' && !org && !PLACE_NOUNS.has(end) && !EVENT_NOUNS.has(end))
    ) {
      if (kind === 'person' && !next) return [{ first, last, titled, spelled: null }];
      return [
        { first, last: whole.last, titled, spelled: whole },
        ...cutStates(sentence, whole.last, last, kind !== 'person' && titled, spelled, lexicon),
      ];
    }
    return [{ first, last, titled, spelled: null }];
  }
  for (let i = first + 1; i + 1 < last; i++) {
    // 'Speaker of the House Ann Hill': a body's last word, and a person's name after it.
    if (
      !spelledCovers(spelled, i) &&
      lexicon.givenNames.has(tokens[i]?.form ?? '') &&
      ORGANIZATION_NOUNS.has(lower(tokens[i - 1])) &&
      !endsAsOrganization(sentence, i, last)
    ) {
      return [
        {
          first,
          last: i,
          titled: false,
          spelled: spelled.get(first)?.last === i ? (spelled.get(first) ?? null) : null,
        },
        { first: i, last, titled: true, spelled: null },
      ];
    }
    // 'Roman Catholic Pope Francis'
    if (
      REGNAL.has(lower(tokens[i])) &&
      !/^(saint|st\.?)$/.test(lower(tokens[i])) &&
      !endsAsOrganization(sentence, i, last)
    )
      return cutStates(sentence, i, last, titled, spelled, lexicon);
  }
  // 'Democrat Ann Hill'
  if (
    PARTY_WORDS.has(lower(tokens[first])) &&
    last - first > 2 &&
    lexicon.givenNames.has(tokens[first + 1]?.form ?? '')
  )
    return [{ first: first + 1, last, titled: true, spelled: null }];
  // A state or body further on, and a person's name after it.
  for (let i = first + 1; i < last; i++) {
    const inner = spelled.get(i);
    if (!inner) continue;
    if (
      inner.last < last &&
      lexicon.givenNames.has(tokens[inner.last]?.form ?? '') &&
      !endsAsOrganization(sentence, inner.last, last) &&
      lower(tokens[i - 1]) !== 'of'
    ) {
      return [
        { first, last: inner.last, titled, spelled: null },
        ...cutStates(sentence, inner.last, last, false, spelled, lexicon),
      ];
    }
    i = inner.last - 1;
  }
  return [{ first, last, titled, spelled: null }];
}

/** True where the last word, or the word before 'of' or 'for', names an organisation. */
export function endsAsOrganization(sentence: Sentence, first: number, last: number): boolean {
  const tokens = sentence.tokens;
  if (ORGANIZATION_NOUNS.has(lower(tokens[last - 1])) && last > first) return true;
  for (let i = first; i + 1 < last; i++) {
    const next = lower(tokens[i + 1]);
    if ((next === 'of' || next === 'for') && ORGANIZATION_NOUNS.has(lower(tokens[i]))) return true;
  }
  return false;
}

/** Without a hyphen, article or joining word at its ends; null where nothing is left. */
function trimmed(sentence: Sentence, piece: NamePiece): NamePiece | null {
  let { first, last } = piece;
  const joins = (i: number): boolean =>
    /^(-|‑|of|for|the|and|&|,|’s|'s|’|'|de|on)$/i.test(sentence.tokens[i]?.form ?? '');
  if (piece.spelled) return piece;
  while (first < last && joins(first) && !/^(de)$/i.test(sentence.tokens[first]?.form ?? '')) first++;
  while (last > first && joins(last - 1)) last--;
  return first < last ? { ...piece, first, last } : null;
}
