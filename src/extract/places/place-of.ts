import { dependents, type Place, relation, type Sentence, type Token, tokenAt } from '#model';
import type { FoundPlace, Reading } from '../reading.ts';
import { plainPlace } from './plain-place.ts';

/** Prepositions that say where something takes place. */
const WHERE = new Set([
  'in',
  'at',
  'near',
  'outside',
  'inside',
  'around',
  'across',
  'throughout',
  'within',
  'off',
  'along',
  'through',
]);
/** Prepositions that tell of a place after a noun or verb of attack. */
const ONTO = new Set(['on', 'of', 'over', 'against', 'into', 'towards', 'toward']);
/** Lemmas of leaving, which take 'from'. */
const LEAVING = new Set(
  'withdraw flee evacuate return depart leave retreat pull withdrawal retreat expel deport evacuation fire launch'.split(
    ' ',
  ),
);
/** Verbs of going and sending, whose 'to' is where they end. Lemmas. */
const TRAVEL = new Set(
  'go come travel fly head arrive return visit move march enter deploy send dispatch deliver transfer withdraw evacuate flee deport extradite advance trip journey visit transport bring take invade cross'.split(
    ' ',
  ),
);
/** Clauses of their own: what stands in one is not the place of what governs it. */
const CLAUSES = new Set(['ccomp', 'advcl', 'parataxis', 'csubj']);
const RANK: Readonly<Record<Place['precision'], number>> = {
  exact: 5,
  near: 4,
  city: 4,
  region: 3,
  country: 2,
  unknown: 1,
};
/** Beyond this the tree says nothing of where. */
const FARTHEST = 4;

/**
 * The most exact named place where what a token tells of takes place: named in the phrases that
 * hang on it ('seized the crossing in Rafah', 'talks in Cairo', 'flew to Doha'), else on the verb
 * that governs it; null where the sentence tells none. Datelines are not looked at.
 */
export function placeOf(reading: Reading, sentence: number, token: number): Place | null {
  const parsed = reading.parsed.sentences[sentence];
  if (!parsed) return null;
  const here = reading.places.filter((p) => p.sentence === sentence);
  if (!here.length) return null;
  let best: FoundPlace | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of here) {
    const cost = costOf(parsed, place, token);
    if (cost > FARTHEST) continue;
    const weighed = cost * 1.5 - RANK[place.precision];
    if (weighed < least) {
      least = weighed;
      best = place;
    }
  }
  const fronted = frontedPlace(parsed, here);
  if (fronted && (!best || RANK[fronted.precision] > RANK[best.precision])) best = fronted;
  return best ? plainPlace(best) : null;
}

/**
 * The place that opens a sentence: 'In Cairo, all delegations …' sets the scene of what follows. Told by the order
 * of words, since a tree often hangs the rest of the sentence on it.
 */
function frontedPlace(sentence: Sentence, here: readonly FoundPlace[]): FoundPlace | null {
  const [first] = sentence.tokens;
  if (!first || !WHERE.has(first.form.toLowerCase())) return null;
  const place = here.find((p) => p.first <= 2 && p.first >= 1);
  return place && sentence.tokens[place.last]?.form === ',' ? place : null;
}

/** How far a place stands from an event in the tree; infinite where what lies between makes it no place of the event. */
function costOf(sentence: Sentence, place: FoundPlace, trigger: number): number {
  // A name whose own head is the event: 'the Rafah offensive'.
  const above: number[] = [];
  for (let i = place.head, n = 0; i >= 0 && n <= sentence.tokens.length; i = tokenAt(sentence, i).head, n++)
    above.push(i);
  const at = above.indexOf(trigger);
  if (at >= 0) return pathCost(sentence, place, above.slice(0, at), trigger);
  // Else on the verb that governs the event: 'held talks in Cairo', 'flew to Doha to meet'.
  let governor = tokenAt(sentence, trigger);
  let climbed = 0;
  while (governor.head >= 0 && climbed < 2) {
    const link = relation(governor);
    if (
      link !== 'xcomp' &&
      link !== 'conj' &&
      link !== 'obj' &&
      link !== 'advcl' &&
      link !== 'acl' &&
      link !== 'nsubj' &&
      link !== 'obl' &&
      link !== 'compound'
    )
      break;
    governor = tokenAt(sentence, governor.head);
    climbed++;
    const index = above.indexOf(governor.index);
    if (index >= 0) {
      const path = above.slice(0, index);
      const top = path[path.length - 1];
      // A place of the governor's subject is not where the event is.
      if (top !== undefined && relation(tokenAt(sentence, top)) === 'nsubj' && link !== 'nsubj')
        return Number.POSITIVE_INFINITY;
      return climbed + 0.5 + pathCost(sentence, place, path, governor.index);
    }
  }
  return Number.POSITIVE_INFINITY;
}

/** The cost of the way from a place up to the word it is told of, that word left out; infinite where nothing on it says 'where'. */
function pathCost(sentence: Sentence, place: FoundPlace, path: readonly number[], trigger: number): number {
  const named = tokenAt(sentence, trigger);
  const country = place.precision === 'country' || place.precision === 'unknown';
  let cost = 0;
  let located = false;
  for (const [step, index] of path.entries()) {
    const token = tokenAt(sentence, index);
    const link = relation(token);
    const top = step === path.length - 1;
    if (CLAUSES.has(link) || token.deprel === 'acl:relcl') return Number.POSITIVE_INFINITY;
    if (link === 'conj' && token.upos === 'VERB') cost += 1;
    if (link === 'acl') cost += 1;
    const marker = markerOf(sentence, token);
    const above = tokenAt(sentence, token.head);
    if (marker !== null) {
      if (WHERE.has(marker)) located = true;
      // 'against', 'of' and 'on' tell of a place where an attack or a siege is, and of a party where a country follows.
      else if (ONTO.has(marker) && top && !country) located = true;
      else if ((marker === 'to' || marker === 'into' || marker === 'for') && TRAVEL.has(above.lemma.toLowerCase())) {
        located = true;
        // Where a journey ends comes before where it starts.
        cost -= 0.5;
      } else if (marker === 'from' && top && LEAVING.has(named.lemma.toLowerCase())) {
        located = true;
        cost += 0.8;
      } else if (!located) cost += 2;
    } else if (step === 0) {
      if (link === 'compound' && top && named.upos === 'NOUN') located = true;
      else if (link === 'obj' && top && (!country || TRAVEL.has(named.lemma.toLowerCase()))) located = true;
      else if (link === 'nsubj' && token.deprel === 'nsubj:pass' && top && !country) located = true;
      else if (link === 'nmod' && token.deprel === 'nmod:poss' && top && !country && named.upos === 'NOUN')
        located = true;
    }
    // What the doer comes from is not where it is done; where one to whom it is done is, may be.
    if (link === 'nsubj' && token.deprel !== 'nsubj:pass') cost += country ? 3 : 1.5;
    if (link === 'obj' && country && step > 0) cost += 0.5;
    cost += 0.6;
  }
  return located ? cost : Number.POSITIVE_INFINITY;
}

/** The preposition of a noun, in small letters; null where it has none. */
function markerOf(sentence: Sentence, token: Token): string | null {
  const marker = dependents(sentence, token.index, 'case').find(
    (t) => t.form !== "'s" && t.form !== '’s' && t.form !== '’' && t.form !== "'",
  );
  return marker ? marker.form.toLowerCase() : null;
}

/**
 * Where words were said: a place that hangs on the verb of saying or on the occasion ('speaking to
 * reporters in Beirut', 'said at a rally in Cairo'); null where none is told.
 *
 * @param token  the cue: 'said', 'told'
 */
export function venueOf(reading: Reading, sentence: number, token: number): Place | null {
  const parsed = reading.parsed.sentences[sentence];
  const cue = parsed?.tokens[token];
  if (!parsed || !cue) return null;
  const cues = [token];
  // 'spoke to reporters in Cairo, calling for': the occasion is the governing verb's.
  const governor = cue.head >= 0 ? tokenAt(parsed, cue.head) : null;
  if (
    governor &&
    SPEAKING.has(governor.lemma.toLowerCase()) &&
    (relation(cue) === 'advcl' || relation(cue) === 'xcomp' || relation(cue) === 'conj')
  )
    cues.push(governor.index);
  let best: FoundPlace | null = null;
  for (const place of reading.places) {
    if (place.sentence !== sentence || !cues.some((c) => isVenue(parsed, place, c))) continue;
    if (!best || RANK[place.precision] > RANK[best.precision]) best = place;
  }
  return best ? plainPlace(best) : null;
}

const SPEAKING = new Set(['speak', 'talk', 'address', 'tell', 'brief', 'appear']);

/** True where a place hangs with 'in', 'at', 'from' or 'outside' on the cue, on one who is told, or on 'speaking'. */
function isVenue(sentence: Sentence, place: FoundPlace, cue: number): boolean {
  let located = false;
  for (let i = place.head, n = 0; i >= 0 && n <= sentence.tokens.length; n++) {
    const token = tokenAt(sentence, i);
    if (i === cue) return located;
    const link = relation(token);
    const marker = markerOf(sentence, token);
    if (
      marker === 'in' ||
      marker === 'at' ||
      marker === 'outside' ||
      marker === 'near' ||
      (marker === 'from' && link === 'obl')
    )
      located = true;
    if (link === 'ccomp' || link === 'nsubj' || link === 'parataxis' || link === 'conj') return false;
    // 'blamed the unrest in the cities' tells where the unrest was; 'told reporters in Cairo' where it was told.
    if (link === 'obj' && token.head === cue && !SPEAKING.has(tokenAt(sentence, cue).lemma.toLowerCase())) return false;
    if ((link === 'advcl' || link === 'acl') && !SPEAKING.has(token.lemma.toLowerCase())) return false;
    i = token.head;
  }
  return false;
}

/**
 * Where the report as a whole plays: the place that it names most often after a preposition of
 * place, an exact one before a country; null where it names none twice. For what is told with no
 * place of its own and happens where the story is (a protest); a guess for anything else.
 */
export function settingOf(reading: Reading): Place | null {
  const weights = new Map<string, { weight: number; place: FoundPlace }>();
  for (const place of reading.places) {
    if (place.latitude === null || place.longitude === null) continue;
    const tokens = reading.parsed.sentences[place.sentence]?.tokens;
    const before = tokens?.[place.first - 1]?.form.toLowerCase() ?? '';
    const located =
      WHERE.has(before) || (before === 'the' && WHERE.has(tokens?.[place.first - 2]?.form.toLowerCase() ?? ''));
    const key = `${place.latitude},${place.longitude}`;
    const held = weights.get(key) ?? { weight: 0, place };
    held.weight += (located ? 2 : 1) + (place.precision === 'country' ? 0 : 0.5);
    weights.set(key, held);
  }
  let best: { weight: number; place: FoundPlace } | null = null;
  for (const held of weights.values()) if (held.weight >= 2 && (!best || held.weight > best.weight)) best = held;
  return best ? plainPlace(best.place) : null;
}
