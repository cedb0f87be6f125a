import { dependents, type Event, headOf, relation, type Sentence, type Span, type Token, tokenAt } from '#model';
import { auxiliariesOf, isInfinitive, negationOf } from '../clauses/clause.ts';
import { type Candidate, clauseToken } from './candidate.ts';

export type Status = Event['status'];

/** A status and the words that decided it; null where the bare tense or noun did. */
export interface FoundStatus {
  readonly status: Status;
  readonly by: Span | null;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words whose complement is yet to come. */
const PLANS = set(
  'plan expect schedule intend intention prepare agree decide decision order promise pledge vow commit commitment undertake set due ready aim mean announce poise prepared slate agreement determine swear instruct arrange',
);
/** Words whose complement may never come. */
const WISHES = set(
  'want hope ask urge call demand threaten threat propose proposal allow seek try attempt encourage recommend consider advise persuade push press warn request appeal suggest invite need wish willing possible risk fear help permit enable require require likely consider bid effort chance right power opportunity option plea beg lobby enough authorize authority discuss debate negotiate possibility calls insist believe prefer like love suggestion recommendation idea future potential prospect would let',
);
/** Words whose complement did not come. */
const DENIALS = set(
  'refuse refusal deny fail failure decline prevent avoid reject stop bar block prohibit refrain forbid ban stymie unable rule unwilling reluctance oppose dissuade halt',
);
const ASPECT = set('begin start continue keep resume proceed commence go remain');
const MODALS = set("would could may might should must can ought ’d 'd");
const FUTURE = set("will shall ’ll 'll wo gonna");
const PLANNED_NOUN = set('planned upcoming scheduled future next expected forthcoming coming');
const POSSIBLE_NOUN = set('possible potential proposed further any alleged imminent threatened more immediate');
const ONGOING_NOUN = set('ongoing continuing current continued underway');
/** Prepositions and nouns before 'of' that leave the event unsure. */
/** Events that last: with nothing said to the contrary they are under way. */
const LASTING = set('war conflict threat demand siege insurgency insistence unrest occupation custody');
/** Verbs that say of an event only that it comes about or passes. */
const HAPPENING = set(
  'begin start continue resume take occur happen end proceed follow hold go collapse fail stall conclude open erupt',
);
/** Verbs of will and stance whose third person in the present tells of a stance that is held: 'the council insists'. */
const STANCES = set('insist want seek oppose support back expect advise refuse deny hope favor favour maintain');
const NOW = set('currently still now presently');

const UNSURE_HEADS = set(
  'possibility risk threat fear prospect idea chance call demand plan proposal request need attempt hope offer promise plea appeal talk warning bid lack refusal suggestion',
);

/** Words of commands and judgements, whose present tense tells what has been said. */
const SPOKEN = set('AGREE CONSULT SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN');

/**
 * Whether the event is told as fact, as under way, as to come, as possible or as not so:
 * by negation, auxiliaries, conditions, the word that governs it, and tense.
 */
export function statusOf(candidate: Candidate): FoundStatus {
  // The demand or refusal is made, whatever becomes of its matter.
  if (candidate.meaning?.rule === 'demanded-act' || candidate.meaning?.rule === 'refused-act')
    return { status: 'occurred', by: candidate.trigger };
  const { sentence, index } = candidate;
  if (candidate.pos === 'noun') return nounStatus(candidate);
  return predicateStatus(sentence, index, candidate.meaning !== null && SPOKEN.has(candidate.meaning.type), 0);
}

const at = (token: Token): Span => ({ start: token.start, end: token.end });
const lower = (t: Token): string => t.lemma.toLowerCase();

function predicateStatus(sentence: Sentence, index: number, spoken: boolean, depth: number): FoundStatus {
  const token = tokenAt(sentence, index);
  const negation = negationOf(sentence, index) ?? negatedSubject(sentence, index);
  if (negation) return wishedNot(sentence, token) ?? { status: 'denied', by: at(negation) };
  const condition = dependents(sentence, index, 'mark').find((t) => lower(t) === 'if' || lower(t) === 'unless');
  if (condition) return { status: 'hypothetical', by: at(condition) };
  const auxiliaries = auxiliariesOf(sentence, index);
  const future = auxiliaries.find((t) => FUTURE.has(lower(t)) || FUTURE.has(t.form.toLowerCase()));
  if (future) return { status: 'planned', by: at(future) };
  const modal = auxiliaries.find(
    (t) => MODALS.has(lower(t)) && !(lower(t) === "'d" && auxiliaries.some((a) => a.xpos === 'VBN')),
  );
  if (modal) return { status: 'hypothetical', by: at(modal) };
  if (depth < 6) {
    const governed = governedStatus(sentence, token, depth);
    if (governed) return governed;
  }
  const isTo = isInfinitive(sentence, index)
    ? auxiliaries.find((t) => lower(t) === 'be' && t.deprel !== 'aux:pass')
    : undefined;
  if (isTo) return { status: 'planned', by: at(isTo) };
  const perfect = auxiliaries.find((t) => lower(t) === 'have');
  const be = auxiliaries.find((t) => lower(t) === 'be');
  if (token.xpos === 'VBG' && be && (be.xpos !== 'VBD' || auxiliaries.length === 1))
    return { status: 'ongoing', by: at(be) };
  const now = be?.xpos === 'VBD' ? undefined : dependents(sentence, index, 'advmod').find((t) => NOW.has(lower(t)));
  if (now) return { status: 'ongoing', by: at(now) };
  if (token.xpos === 'VBZ' && STANCES.has(lower(token)) && sentence.kind === 'text')
    return { status: 'ongoing', by: null };
  if (!perfect && !be && (token.xpos === 'VBZ' || token.xpos === 'VBP') && !spoken && sentence.kind === 'text')
    return { status: 'ongoing', by: null };
  return { status: 'occurred', by: null };
}

/** 'asked them not to turn boats away': what is asked not to be done is no denial that it is. */
function wishedNot(sentence: Sentence, token: Token): FoundStatus | null {
  const head = headOf(sentence, token);
  if (
    !head ||
    !isInfinitive(sentence, token.index) ||
    !['xcomp', 'ccomp', 'acl'].includes(relation(token)) ||
    !WISHES.has(lower(head))
  )
    return null;
  return { status: 'hypothetical', by: at(head) };
}

/** 'No group claimed …': the negative word of the subject. */
function negatedSubject(sentence: Sentence, index: number): Token | null {
  for (const subject of dependents(sentence, index, 'nsubj')) {
    const no =
      dependents(sentence, subject.index, 'det').find((t) => lower(t) === 'no' || lower(t) === 'neither') ??
      (/^(?:nobody|none|no-one)$/.test(lower(subject)) ? subject : null);
    if (no) return no;
  }
  return null;
}

/** What the word above makes of a clause that depends on it; null where it leaves the clause as it is. */
function governedStatus(sentence: Sentence, token: Token, depth: number): FoundStatus | null {
  const rel = relation(token);
  const head = headOf(sentence, token);
  if (!head) return null;
  if (rel === 'conj')
    return head.upos === 'VERB' &&
      token.xpos !== 'VBD' &&
      token.xpos !== 'VBZ' &&
      auxiliariesOf(sentence, token.index).length === 0
      ? unlessPlain(predicateStatus(sentence, head.index, true, depth + 1))
      : null;
  const infinitive = isInfinitive(sentence, token.index);
  if (
    rel === 'xcomp' ||
    rel === 'ccomp' ||
    (rel === 'acl' && infinitive) ||
    (rel === 'advcl' && (infinitive || token.xpos === 'VBG')) ||
    rel === 'csubj'
  ) {
    const tensed = rel === 'ccomp' && /^VB[DZP]$/.test(token.xpos);
    const word = lower(head);
    if (DENIALS.has(word) && !tensed) return { status: 'denied', by: at(head) };
    if (
      !tensed &&
      WISHES.has(word) &&
      (rel !== 'advcl' || infinitive || dependents(sentence, token.index, 'mark').length > 0)
    )
      return { status: 'hypothetical', by: at(head) };
    if (!tensed && PLANS.has(word) && (infinitive || rel === 'ccomp')) return { status: 'planned', by: at(head) };
    if (tensed) return null;
    if (infinitive && lower(head) === 'be') return { status: 'planned', by: at(head) };
    if (rel === 'advcl' && !infinitive) return null;
    const above = unlessPlain(predicateStatus(sentence, head.index, true, depth + 1));
    // What is done under way is done for a purpose that is still to come.
    if (above && (above.status !== 'ongoing' || ASPECT.has(word))) return above;
    if (ASPECT.has(word)) return word === 'continue' || word === 'keep' ? { status: 'ongoing', by: at(head) } : null;
    if (infinitive && rel === 'advcl')
      return { status: 'planned', by: at(dependents(sentence, token.index, 'mark')[0] ?? token) };
    if (infinitive && rel === 'acl') return { status: 'hypothetical', by: at(head) };
  }
  return null;
}

const unlessPlain = (found: FoundStatus): FoundStatus | null =>
  found.status === 'occurred' || found.by === null ? null : found;

function nounStatus(candidate: Candidate): FoundStatus {
  const { sentence, index } = candidate;
  if (candidate.light)
    return statusOfWords(sentence, index) ?? predicateStatus(sentence, clauseToken(candidate).index, true, 1);
  return nounStatusAt(sentence, index, 0);
}

/** What the words on the noun itself say: 'planned talks', 'no talks', 'without talks'; null where they say nothing. */
function statusOfWords(sentence: Sentence, index: number): FoundStatus | null {
  for (const t of dependents(sentence, index, 'det', 'amod', 'advmod', 'compound')) {
    const word = lower(t);
    const form = t.form.toLowerCase();
    if (word === 'no') {
      // 'there would be no truce': a threat, no denial.
      const head = headOf(sentence, tokenAt(sentence, index));
      const modal = head ? auxiliariesOf(sentence, head.index).find((a) => MODALS.has(lower(a))) : undefined;
      return modal ? { status: 'hypothetical', by: at(modal) } : { status: 'denied', by: at(t) };
    }
    if (PLANNED_NOUN.has(word) || PLANNED_NOUN.has(form)) return { status: 'planned', by: at(t) };
    if (POSSIBLE_NOUN.has(word) || POSSIBLE_NOUN.has(form)) return { status: 'hypothetical', by: at(t) };
    if (ONGOING_NOUN.has(word) || ONGOING_NOUN.has(form)) return { status: 'ongoing', by: at(t) };
  }
  const without = dependents(sentence, index, 'case').find((t) => lower(t) === 'without');
  return without ? { status: 'denied', by: at(without) } : null;
}

const MATTER = set('for to on of about');

/** True of what a verb is about, as its object or after 'for': what is sought, and not when it is sought. */
const isMatterOf = (sentence: Sentence, noun: Token): boolean =>
  relation(noun) === 'obj' || dependents(sentence, noun.index, 'case').some((c) => MATTER.has(lower(c)));

function nounStatusAt(sentence: Sentence, index: number, depth: number): FoundStatus {
  const own = statusOfWords(sentence, index);
  if (own) return own;
  const token = tokenAt(sentence, index);
  const head = headOf(sentence, token);
  const plain: FoundStatus = { status: LASTING.has(lower(token)) ? 'ongoing' : 'occurred', by: null };
  if (!head || depth > 4) return plain;
  const word = lower(head);
  const rel = relation(token);
  // 'demands include an inquiry and the release of prisoners': the second is demanded as the first is.
  if (rel === 'conj' && head.upos === 'NOUN') {
    const first = nounStatusAt(sentence, head.index, depth + 1);
    return first.by && first.status !== 'denied' ? first : plain;
  }
  if (rel === 'nsubj') {
    if (ONGOING_NOUN.has(word)) return { status: 'ongoing', by: at(head) };
    if (!HAPPENING.has(word)) return plain;
    const above = predicateStatus(sentence, head.index, true, 1);
    if (above.by !== null && above.status !== 'occurred') return above;
    return ASPECT.has(word) || word === 'resume' ? { status: 'ongoing', by: at(head) } : plain;
  }
  if (head.upos === 'NOUN' && UNSURE_HEADS.has(word)) return { status: 'hypothetical', by: at(head) };
  if (head.upos !== 'VERB') return plain;
  if (isMatterOf(sentence, token) && (UNSURE_HEADS.has(word) || WISHES.has(word)))
    return { status: 'hypothetical', by: at(head) };
  if (word === 'include' && dependents(sentence, head.index, 'nsubj').some((t) => UNSURE_HEADS.has(lower(t))))
    return { status: 'hypothetical', by: at(head) };
  if (rel === 'obj' || rel === 'obl') {
    if (rel === 'obj' && DENIALS.has(word)) return { status: 'denied', by: at(head) };
    if (rel === 'obj' && PLANS.has(word)) return { status: 'planned', by: at(head) };
    if (rel === 'obj' && ASPECT.has(word)) return { status: 'ongoing', by: at(head) };
  }
  return plain;
}
