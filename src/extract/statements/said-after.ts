import { dependents, isWithin, relation, type Sentence, subtree, type Token } from '#model';
import { describedNoun, isInfinitive, ownSubject } from '../clauses/clause.ts';
import { pastAsides } from './asides.ts';
import { isQuoteMark, isStop, spansOf, stretch } from './content.ts';
import { type Clause, type Found, SPEECH } from './credit-clause.ts';
import type { Cue } from './cues.ts';
import { beforeOccasion, beforeRelative, clauseEnd, endOfSaid, LED_BACK, PHRASAL, runOn } from './extent.ts';
import { hearerOf, looksLikeHearer } from './hearer.ts';
import { looseClause } from './loose-clause.ts';
import { isOwnClause } from './next-credit.ts';
import { carryOn, openingQuote, withTail } from './quoted-after.ts';
import { kindByNoun } from './source.ts';
import { isComma, isFiniteTag, opensNounPhrase } from './tags.ts';
import { isFiniteVerb } from './verb-form.ts';

/** What was said where it follows the credit: clause, quotation, infinitive, object and what the cue takes besides. */
export function after(c: Clause): Found | null {
  const { sentence, verb, cue } = c;
  const right = dependents(sentence, verb.index).filter(
    (t) => t.index > verb.index && t !== c.subject && t.upos !== 'PUNCT',
  );
  const rest = right.filter((t) => !isOwnClause(c.ground, sentence, verb, t));
  const end = endOfSaid(c, right);
  const hearer = hearerOf(c);
  const startOf = (t: Token): number =>
    Math.max(subtree(sentence, t.index).find((i) => i > c.last) ?? t.index, c.last + 1);
  const result = (start: number, weight: number, rule: string, heard: Token | null = null): Found | null => {
    // What a clause says runs on over its relative clauses; a phrase is taken without them.
    let last = rule === 'verb-clause' ? end : beforeRelative(sentence, start, end);
    const first = rule === 'verb-clause' ? pastAsides(c, start) : start;
    if (rule === 'verb-clause') last = Math.max(last, clauseEnd(c, first, last));
    else if (PHRASAL.has(rule)) last = beforeOccasion(c, Math.max(first, object?.index ?? first), last);
    if (rule === 'verb-object' && last < end) {
      // 'accused the envoy, who leads the talks, of lying'
      const led = sentence.tokens
        .slice(last + 2, end)
        .find((t) => LED_BACK.has(t.form) && isComma(sentence.tokens[t.index - 1]));
      if (led)
        return {
          content: [stretch(sentence, first, last), stretch(sentence, led.index, end)],
          weight,
          rule,
          hearer: heard,
        };
    }
    if (rule === 'verb-infinitive' && object && last < end) {
      // 'asked the envoy, who leads the talks, to leave'
      const act = infinitiveAfter(sentence, object, end);
      if (act !== null && act > last && isComma(sentence.tokens[act - 1]))
        return {
          content: [stretch(sentence, first, last), stretch(sentence, act, beforeRelative(sentence, act, end))],
          weight,
          rule,
          hearer: heard,
        };
    }
    last = runOn(c, first, last);
    return first > last ? null : { content: carryOn(c, stretch(sentence, first, last)), weight, rule, hearer: heard };
  };
  const frame = (name: string): number => cue.frames.get(name) ?? 0;
  const object = rest.find((t) => t.deprel === 'obj' || t.deprel === 'iobj');
  const heardFirst = cue.hearer ? hearer : null;

  const quoteStart = openingQuote(c);
  if (quoteStart !== null) {
    // 'called it "a sham"': the quotation is a predicate of the object.
    const predicate = Math.max(frame('comp'), frame('as'));
    if (predicate > frame('quote') && object && object.index < quoteStart) {
      const span = c.ground.quotes.opening(
        (sentence.tokens[quoteStart] as Token).start,
        (sentence.tokens[quoteStart] as Token).start,
      )?.span;
      const tail = beforeRelative(sentence, startOf(object), end);
      const upTo = Math.max(span?.end ?? 0, (sentence.tokens[tail] as Token).end);
      return span
        ? {
            content: [{ start: (sentence.tokens[startOf(object)] as Token).start, end: upTo }],
            weight: predicate,
            rule: 'verb-predicate',
            hearer: null,
          }
        : null;
    }
    const mark = sentence.tokens[quoteStart] as Token;
    const quote = c.ground.quotes.opening(mark.start, mark.start);
    const afterwards = quote && sentence.tokens.find((t) => t.start >= quote.span.end);
    if (quote && frame('quote') >= 0.3 && !(afterwards && afterwards.form === 'that' && object))
      return { content: withTail(c, quote.span), weight: frame('quote'), rule: 'quote-after', hearer };
  }
  if (frame('oinf') > 0 && object && isComma(sentence.tokens[object.index + 1])) {
    const act = infinitiveAfter(sentence, object, end);
    if (act !== null)
      return {
        content: [stretch(sentence, startOf(object), object.index), stretch(sentence, act, end)],
        weight: frame('oinf') * 0.95,
        rule: 'verb-infinitive',
        hearer: null,
      };
  }
  const colon = sentence.tokens[sentence.tokens.length - 1];
  if (colon?.form === ':' && colon.index - c.last <= 12 && frame('quote') >= SPEECH && isFiniteVerb(sentence, verb)) {
    // 'The mayor went on:' with the quotation in the next paragraph.
    const quote = c.ground.quotes.opening(sentence.end, sentence.end + 4);
    if (quote) return { content: [quote.span], weight: frame('quote'), rule: 'quote-after', hearer };
  }
  const that = conjunctionAfter(c);
  if (that !== null && frame('that') > 0) return result(that + 1, frame('that'), 'verb-clause', heardFirst);
  const clause = rest.find((t) => relation(t) === 'ccomp');
  if (clause) {
    const infinitive = isInfinitive(sentence, clause.index);
    const weight = infinitive
      ? Math.max(frame('inf'), frame('oinf'))
      : isQuestion(sentence, clause)
        ? frame('wh') || frame('that')
        : frame('that');
    const start = infinitive || hearer || cue.hearer ? startOf(clause) : clauseOpening(c, startOf(clause));
    if (weight > 0) return result(start, weight, infinitive ? 'verb-infinitive' : 'verb-clause', heardFirst);
  }
  const loose = frame('that') >= 0.7 && isFiniteVerb(sentence, verb) ? looseClause(c) : null;
  if (loose !== null)
    return {
      content: carryOn(c, stretch(sentence, loose, Math.max(endOfSaid(c, right, true), clauseEnd(c, loose, loose)))),
      weight: frame('that') * 0.9,
      rule: 'loose-clause',
      hearer: heardFirst,
    };
  // ', called the Old Arch,' names what stands before it.
  const naming =
    frame('comp') > frame('that') && sentence.tokens[verb.index - 1]?.form === ',' && /^VB[ND]$/.test(verb.xpos);
  if (naming) return null;
  const open = rest.find((t) => relation(t) === 'xcomp');
  if (open) {
    const before = object && object.index < open.index ? object : null;
    if (isInfinitive(sentence, open.index)) {
      const weight = before ? frame('oinf') : frame('inf');
      if (weight > 0) return result(startOf(before ?? open), weight, 'verb-infinitive');
    } else if (open.xpos === 'VBG') {
      if (frame('ing') > 0) return result(startOf(open), frame('ing'), 'verb-gerund');
    } else if (frame('comp') > 0)
      return result(Math.min(startOf(before ?? open), startOf(open)), frame('comp'), 'verb-predicate');
  }
  if (frame('oinf') > 0 && object && infinitiveAfter(sentence, object, end) !== null)
    return result(startOf(object), frame('oinf') * 0.95, 'verb-infinitive');
  if (frame('inf') > 0 && sentence.tokens[verb.index + 1]?.xpos === 'TO')
    return result(verb.index + 1, frame('inf'), 'verb-infinitive');
  if (object && frame('as') > 0 && wordWithin(sentence, 'as', object.index, end))
    return result(startOf(object), frame('as'), 'verb-as');
  const led = leadAfter(c, rest, end);
  if (led)
    return result(object && object.index < led.lead ? startOf(object) : led.lead + 1, led.weight, 'verb-preposition');
  const subjectIsDocument = c.subject !== null && kindByNoun(c.ground, sentence, c.subject.index) === 'document';
  if (frame('doc') > 0 && subjectIsDocument && object) return result(startOf(object), frame('doc'), 'document-shows');
  // 'called the vote a sham' has more than an object; 'called the Old Arch' only names.
  if (
    object &&
    frame('comp') > frame('obj') &&
    isFiniteVerb(sentence, verb) &&
    (frame('obj') > 0 || end > Math.max(...subtree(sentence, object.index)))
  )
    return result(startOf(object), frame('comp') * 0.8, 'verb-predicate');
  if (object && frame('obj') > 0 && !(cue.hearer && looksLikeHearer(c, object)))
    return result(startOf(object), frame('obj') * stakes(cue, object), 'verb-object');
  if (
    c.first > 0 &&
    sentence.tokens[c.first - 1]?.form.toLowerCase() === 'what' &&
    Math.max(frame('comp'), frame('as')) > 0.3 &&
    c.subject &&
    c.last < end
  ) {
    // 'what he calls a sham'
    const start = sentence.tokens[c.last + 1]?.form === 'as' ? c.last + 2 : c.last + 1;
    return result(start, Math.max(frame('comp'), frame('as'), 0.7), 'what-called');
  }
  const described = describedNoun(sentence, verb.index);
  if (!object && described && frame('obj') > 0 && ownSubject(sentence, verb.index) && described !== c.subject) {
    const phrase = subtree(
      sentence,
      described.index,
      (t) =>
        isWithin(sentence, verb.index, t.index) ||
        relation(t) === 'punct' ||
        relation(t) === 'conj' ||
        relation(t) === 'appos',
    );
    return {
      content: spansOf(
        sentence,
        phrase.filter((i) => i < c.first),
      ),
      weight: frame('obj') * 0.7,
      rule: 'verb-relative',
      hearer: null,
    };
  }
  return null;
}

/** Where a clause without 'that' begins: right after the credit, where only words of a noun phrase stand between. */
function clauseOpening(c: Clause, start: number): number {
  const from = pastAsides(c, c.last + 1);
  if (from >= start) return start;
  for (let i = from; i < start; i++) {
    const t = c.sentence.tokens[i] as Token;
    if (t.upos === 'PUNCT' || isFiniteTag(t)) return start;
  }
  return opensNounPhrase(c.sentence.tokens[from] as Token) ? from : start;
}

/** Index of a 'that' which opens a clause right after the credit, past who was told and when; null where there is none. */
function conjunctionAfter(c: Clause): number | null {
  const { sentence } = c;
  for (let i = c.last + 1; i < sentence.tokens.length && i <= c.last + 14; i++) {
    const t = sentence.tokens[i] as Token;
    if (t.form.toLowerCase() === 'that') {
      const next = sentence.tokens[i + 1];
      // 'rejected that argument': no clause without a verb.
      if (!hasVerbBeforeSeam(sentence, i + 1)) return null;
      return t.upos === 'SCONJ' ||
        t.xpos === 'IN' ||
        relation(t) === 'mark' ||
        (i === c.verb.index + 1 && next !== undefined && opensNounPhrase(next))
        ? i
        : null;
    }
    if (
      isFiniteTag(t) ||
      t.xpos === 'TO' ||
      t.form === ';' ||
      t.form === ':' ||
      isQuoteMark(t.form) ||
      (isComma(t) && i > c.last + 1)
    )
      return null;
  }
  return null;
}

const hasVerbBeforeSeam = (sentence: Sentence, from: number): boolean => {
  for (let i = from; i < sentence.tokens.length; i++) {
    const t = sentence.tokens[i] as Token;
    if (isFiniteTag(t) || t.xpos.startsWith('VB'))
      return isFiniteTag(t) || t.xpos === 'VB' || i > from + 3 || t.xpos === 'VBN';
    if (t.form === ';' || isStop(t.form)) return false;
  }
  return false;
};

/** Index of the infinitive that an object is told to do; null where none follows it. */
function infinitiveAfter(sentence: Sentence, object: Token, end: number): number | null {
  const last = Math.max(...subtree(sentence, object.index));
  for (let i = object.index + 1; i < end; i++) {
    const t = sentence.tokens[i] as Token;
    const next = sentence.tokens[i + 1];
    if (
      t.xpos === 'TO' &&
      next &&
      (next.xpos.startsWith('VB') || next.upos === 'ADV') &&
      (i >= last || isComma(sentence.tokens[i - 1]) || i <= object.index + 2)
    )
      return i;
  }
  return null;
}

const wordWithin = (sentence: Sentence, form: string, from: number, to: number): boolean => {
  for (let i = from + 1; i <= to; i++) if (sentence.tokens[i]?.form === form) return true;
  return false;
};

/** The preposition of the cue's frame that leads the content in: in the tree, or right after the verb. */
function leadAfter(c: Clause, rest: readonly Token[], end: number): { lead: number; weight: number } | null {
  const { sentence, verb, cue } = c;
  const weightOf = (t: Token | undefined): number =>
    t &&
    (t.upos === 'ADP' ||
      t.upos === 'SCONJ' ||
      t.xpos === 'IN' ||
      t.xpos === 'TO' ||
      t.upos === 'ADV' ||
      t.upos === 'PART')
      ? (cue.frames.get(t.lemma.toLowerCase()) ?? 0)
      : 0;
  const next =
    cue.particle && !cue.frames.has(cue.particle) ? sentence.tokens[verb.index + 2] : sentence.tokens[verb.index + 1];
  if (next && next.index < end && weightOf(next) > 0 && !NOT_PREPOSITIONS.has(next.form))
    return { lead: next.index, weight: weightOf(next) };
  for (const t of rest) {
    if (!LED.has(relation(t))) continue;
    const lead = dependents(sentence, t.index, 'case', 'mark').find(
      (k) => k.index < t.index && k.index > verb.index && weightOf(k) > 0 && !NOT_PREPOSITIONS.has(k.form),
    );
    if (lead) return { lead: lead.index, weight: weightOf(lead) };
  }
  return null;
}

const LED = new Set(['obl', 'advcl', 'advmod', 'nmod', 'obj', 'compound']);

/** Names of frames that are no prepositions. */
const NOT_PREPOSITIONS = new Set([
  'that',
  'as',
  'wh',
  'quote',
  'inf',
  'oinf',
  'obj',
  'ing',
  'comp',
  'doc',
  'mod',
  'clause',
  'noun',
]);

const isQuestion = (sentence: Sentence, clause: Token): boolean =>
  dependents(sentence, clause.index).some(
    (t) =>
      t.index < clause.index &&
      ((relation(t) === 'mark' && (t.lemma === 'whether' || t.lemma === 'if')) || t.xpos.startsWith('W')),
  ) || clause.xpos.startsWith('W');

/** Acceptance and refusal are statements where it is words that are accepted or refused. */
export const stakes = (cue: Cue, object: Token): number =>
  (cue.manner === 'accept' || cue.manner === 'reject') && (cue.frames.get('that') ?? 0) < 0.7
    ? WORDS.has(object.lemma.toLowerCase())
      ? 1.25
      : 0.85
    : 1;

const WORDS = new Set([
  'proposal',
  'plan',
  'offer',
  'deal',
  'agreement',
  'resolution',
  'request',
  'demand',
  'call',
  'idea',
  'bill',
  'motion',
  'suggestion',
  'claim',
  'allegation',
  'accusation',
  'report',
  'statement',
  'comment',
  'criticism',
  'move',
  'decision',
  'ruling',
  'appeal',
  'term',
  'condition',
  'recommendation',
  'text',
  'draft',
  'version',
  'invitation',
  'argument',
  'measure',
  'initiative',
]);
