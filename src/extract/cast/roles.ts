import {
  dependents,
  headOf,
  type Mention,
  type Name,
  relation,
  type Sentence,
  type Span,
  subtree,
  type Token,
} from '#model';
import type { CastLexicon } from './lexicon.ts';
import { TIME_WORDS } from './phrase-name.ts';

/** A title that stands beside a person's name. */
export interface FoundRole {
  readonly title: string;
  readonly span: Span;
  /** The body or state in it. */
  readonly of: Name | null;
  /** 'former', 'late', 'ex-': no longer held. */
  readonly former: boolean;
}

const ROLES = ['office', 'speaker', 'source', 'person', 'kin'];
const FORMER = new Set(['former', 'ex', 'late', 'then', 'retired', 'onetime', 'ousted', 'deposed', 'outgoing']);
/** Words of a title phrase of more than this many tokens are cut: what follows describes more than the office. */
const LONGEST = 14;

/** True for a word that is an office, trade or relation of people. */
export function isRoleWord(lexicon: CastLexicon, t: Token | undefined): boolean {
  if (!t) return false;
  const classes = lexicon.nounClasses.get(t.lemma.toLowerCase()) ?? lexicon.nounClasses.get(t.form.toLowerCase());
  return classes !== undefined && ROLES.some((c) => classes.has(c));
}

/**
 * Titles before a name ('White House spokesperson John Kirby') and beside it
 * (', spokesman for the army,'; 'the Defence Secretary, …').
 */
export function findRoles(
  sentence: Sentence,
  mention: Mention,
  text: string,
  lexicon: CastLexicon,
  nameOf: (token: number) => Name | null,
): FoundRole[] {
  const roles: FoundRole[] = [];
  const isRole = (t: Token | undefined): boolean => isRoleWord(lexicon, t);
  const before =
    titleBefore(sentence, mention.first, isRole, nameOf) ??
    titleBeforeComma(sentence, mention.first, mention.last, isRole, nameOf);
  if (before) roles.push(roleOf(sentence, before.first, before.last, text, nameOf));
  const head = sentence.tokens[mention.head] as Token;
  const beside = dependents(sentence, mention.head, 'appos').filter((t) => t.index > mention.head);
  const above = headOf(sentence, head);
  if (relation(head) === 'appos' && above && !nameOf(above.index)) beside.push(above);
  for (const t of beside) {
    if (!isRole(t) || nameOf(t.index)?.kind === 'person') continue;
    const indices = subtree(
      sentence,
      t.index,
      (d) =>
        d.deprel === 'acl:relcl' ||
        ['appos', 'conj', 'parataxis', 'cc'].includes(relation(d)) ||
        d.index === mention.head,
    ).filter((i) => i < mention.first || i >= mention.last);
    const at = indices.indexOf(t.index);
    let first = at;
    let last = at;
    while (
      first > 0 &&
      (indices[first] as number) - (indices[first - 1] as number) === 1 &&
      sentence.tokens[indices[first - 1] as number]?.upos !== 'VERB'
    )
      first--;
    while (
      last + 1 < indices.length &&
      (indices[last + 1] as number) - (indices[last] as number) === 1 &&
      last - first < LONGEST
    )
      last++;
    let from = indices[first] as number;
    let to = indices[last] as number;
    while (
      from < t.index &&
      (/^(DET|PUNCT|ADP|VERB|PRON|SCONJ)$/.test(sentence.tokens[from]?.upos ?? '') ||
        sentence.tokens[from]?.xpos === 'POS')
    )
      from++;
    while (to > t.index && sentence.tokens[to]?.upos === 'PUNCT') to--;
    roles.push(roleOf(sentence, from, to + 1, text, nameOf));
  }
  // 'Sharif Hotak, of the Maidan Wardak provincial council': no title, and yet of a body.
  return roles;
}

/** The stretch before a name that is its title: nouns, names and adjectives back to an article, a verb or a mark. */
export function titleBefore(
  sentence: Sentence,
  first: number,
  isRole: (t: Token | undefined) => boolean,
  nameOf: (token: number) => Name | null,
): { first: number; last: number } | null {
  // 'Member of Parliament (MP) Ann Hill'
  const last = sentence.tokens[first - 1]?.form === ')' && sentence.tokens[first - 3]?.form === '(' ? first - 3 : first;
  let from = last;
  let seen = false;
  for (let i = last - 1, n = 0; i >= 0 && n < LONGEST; i--, n++) {
    const t = sentence.tokens[i] as Token;
    const name = nameOf(i);
    if (TIME_WORDS.test(t.lemma) || (t.upos === 'ADP' && !name && !/^(of|for|to)$/.test(t.form))) break;
    if (name?.kind === 'person' && !seen) break;
    if (name?.kind === 'person' && sentence.tokens[name.last]?.xpos !== 'POS') break;
    // 'Hamas official Nabil …': right before a name an office is no adjective, whatever its tag.
    const role = isRole(t) && (t.upos === 'NOUN' || t.upos === 'PROPN' || (t.upos === 'ADJ' && i === last - 1));
    if (role) seen = true;
    else if (
      !(
        name ||
        t.upos === 'PROPN' ||
        t.upos === 'ADJ' ||
        t.upos === 'NOUN' ||
        t.xpos === 'POS' ||
        t.xpos === 'HYPH' ||
        ((t.form === 'of' || t.form === 'for' || t.form === 'to') && !seen && reachesRole(sentence, i, isRole)) ||
        (t.lemma === 'the' &&
          (sentence.tokens[i - 1]?.form === 'of' ||
            sentence.tokens[i - 1]?.form === 'to' ||
            sentence.tokens[i - 1]?.form === 'for'))
      )
    )
      break;
    from = i;
  }
  if (!seen || from >= last) return null;
  while (
    from < last &&
    (sentence.tokens[from]?.xpos === 'POS' ||
      sentence.tokens[from]?.upos === 'ADP' ||
      sentence.tokens[from]?.upos === 'PUNCT')
  )
    from++;
  return from < last ? { first: from, last } : null;
}

const reachesRole = (sentence: Sentence, i: number, isRole: (t: Token | undefined) => boolean): boolean =>
  isRole(sentence.tokens[i - 1]);

/** 'The council's spokesman, Ann Hill, said': a title set off by commas, its last word the office. */
export function titleBeforeComma(
  sentence: Sentence,
  first: number,
  last: number,
  isRole: (t: Token | undefined) => boolean,
  nameOf: (token: number) => Name | null,
): { first: number; last: number } | null {
  const comma = first - 1;
  const office = sentence.tokens[comma - 1];
  const close = sentence.tokens[last];
  if (sentence.tokens[comma]?.form !== ',' || !isRole(office) || office?.xpos === 'NNS' || !close) return null;
  if (!(close.form === ',' || close.upos === 'VERB' || close.upos === 'AUX' || close.xpos === 'POS')) return null;
  const title = titleBefore(sentence, comma, isRole, nameOf);
  const before = title && sentence.tokens[title.first - 1];
  return before?.upos === 'DET' || before?.xpos === 'POS' ? title : null;
}

function roleOf(
  sentence: Sentence,
  first: number,
  last: number,
  text: string,
  nameOf: (token: number) => Name | null,
): FoundRole {
  let of: Name | null = null;
  let former = false;
  for (let i = first; i < last; i++) {
    const t = sentence.tokens[i] as Token;
    if (FORMER.has(t.lemma.toLowerCase())) former = true;
    const name = nameOf(i);
    if (!of && name && name.kind !== 'person' && name.first >= first && name.last <= last) of = name;
  }
  const span: Span = { start: (sentence.tokens[first] as Token).start, end: (sentence.tokens[last - 1] as Token).end };
  return { title: text.slice(span.start, span.end).replace(/\s+/g, ' '), span, of, former };
}
