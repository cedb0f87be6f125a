import { dependents, headOf, type Mention, type Name, relation, type Sentence, type Token } from '#model';
import {
  COURTESY,
  type Gender,
  isPersonNoun,
  type KnownName,
  type NamesLexicon,
  REGNAL,
  type SpelledName,
  type Spelling,
  spelledNames,
} from '../names/index.ts';
import { bestAntecedent } from './antecedent.ts';
import { bodyBeside, nameAfterComma, nameBeforeComma } from './name-beside.ts';
import { acronymOf, sameNamed } from './named-things.ts';
import { agreeingModifiers, isPleonastic, modifiersOf } from './noun-agreement.ts';
import { isDefinite, isIndefinite, phraseRange, rangeSpan, roleKey, roleNoun, weightOf } from './phrases.ts';
import { quotedTokens, speakerIn } from './quoted-tokens.ts';
import type { Thing, Trace } from './thing.ts';
import { titleStart } from './titles.ts';

interface Coreference {
  readonly mentions: Mention[];
  readonly chains: number[][];
}

const PRONOUNS = new Map<string, { gender: Gender | 'n'; number: 'one' | 'many' }>([
  ['he', { gender: 'm', number: 'one' }],
  ['him', { gender: 'm', number: 'one' }],
  ['his', { gender: 'm', number: 'one' }],
  ['himself', { gender: 'm', number: 'one' }],
  ['she', { gender: 'f', number: 'one' }],
  ['her', { gender: 'f', number: 'one' }],
  ['hers', { gender: 'f', number: 'one' }],
  ['herself', { gender: 'f', number: 'one' }],
  ['it', { gender: 'n', number: 'one' }],
  ['its', { gender: 'n', number: 'one' }],
  ['itself', { gender: 'n', number: 'one' }],
  ['they', { gender: 'u', number: 'many' }],
  ['them', { gender: 'u', number: 'many' }],
  ['their', { gender: 'u', number: 'many' }],
  ['theirs', { gender: 'u', number: 'many' }],
  ['themselves', { gender: 'u', number: 'many' }],
]);
const FIRST_PERSON = new Set(['i', 'me', 'my', 'mine', 'myself', 'we', 'us', 'our', 'ours', 'ourselves']);
const FORMER = new Set(['former', 'ex', 'late', 'then', 'ousted', 'deposed', 'elect']);
const COLLECTIVE = new Set(['group', 'body', 'firm', 'media', 'government', 'police', 'force', 'state']);
const PEOPLE = new Set(['source', 'population', 'fighter', 'person', 'kin', 'office', 'speaker']);
/** Traces older than this many sentences are no antecedents. */
const REACH = 5;
/** Of things of one name or noun only so many are looked at, from the last. */
const MOST_CANDIDATES = 50;

/**
 * Finds who each name, noun and pronoun refers to, from left to right. Precise rather than complete:
 * a pronoun with no clear antecedent, or a noun that several could be, is left alone. 'we' is chained with
 * the speaker of the quotation that it stands in; for whom the speaker speaks is not decided here.
 *
 * @param names  as `findNames` gives them
 * @param text   `report.text`
 * @returns mentions in order of the text, and chains of their indices; a common noun is a mention where it
 *   names people or a body, or where something else refers to it
 */
export function findCoreference(
  sentences: readonly Sentence[],
  names: readonly Name[],
  text: string,
  lexicon: NamesLexicon,
): Coreference {
  return new Reader(sentences, names, text, lexicon).read();
}

interface Draft {
  readonly thing: Thing;
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly form: Mention['form'];
}

class Reader {
  private readonly things: Thing[] = [];
  private readonly drafts: Draft[] = [];
  private readonly byName = new Map<string, Thing[]>();
  private readonly byKnown = new Map<string, Thing>();
  private readonly byNoun = new Map<string, Thing[]>();
  private traces: Trace[] = [];
  private readonly sentences: readonly Sentence[];
  private readonly text: string;
  private readonly lexicon: NamesLexicon;
  private readonly namesOf = new Map<number, Name[]>();
  private spelledSentence = -1;
  private spelled: readonly SpelledName[] = [];

  constructor(sentences: readonly Sentence[], names: readonly Name[], text: string, lexicon: NamesLexicon) {
    this.sentences = sentences;
    this.text = text;
    this.lexicon = lexicon;
    for (const name of names) {
      const at = this.namesOf.get(name.sentence);
      if (at) at.push(name);
      else this.namesOf.set(name.sentence, [name]);
    }
  }

  read(): Coreference {
    const quoted = quotedTokens(this.sentences);
    const speakers: (Thing | null)[] = new Array(quoted.count).fill(null);
    let lastSpeaker: Thing | null = null;
    let lastSpeakerSentence = -9;
    const firstPersons: { sentence: Sentence; token: Token; quotation: number }[] = [];
    for (let s = 0; s < this.sentences.length; s++) {
      const sentence = this.sentences[s] as Sentence;
      if (sentence.kind === 'byline') continue;
      this.traces = this.traces.filter((t) => s - t.sentence <= REACH);
      const marks = quoted.of[s] as Int32Array;
      const thingAt = this.readSentence(sentence, marks, firstPersons);
      const subject = speakerIn(sentence, marks);
      const speaker = subject ? (thingAt.get(subject.index) ?? null) : null;
      const inside = new Set<number>();
      for (const q of marks) if (q >= 0) inside.add(q);
      for (const q of inside) {
        if (speaker) speakers[q] = speaker;
        else if (!speakers[q] && lastSpeaker && s - lastSpeakerSentence <= 2) speakers[q] = lastSpeaker;
      }
      if (speaker) {
        lastSpeaker = speaker;
        lastSpeakerSentence = s;
      }
    }
    for (const { sentence, token, quotation } of firstPersons) {
      const thing = speakers[quotation];
      if (thing)
        this.drafts.push({
          thing,
          sentence: sentence.index,
          first: token.index,
          last: token.index + 1,
          head: token.index,
          form: 'pronoun',
        });
    }
    return this.finish();
  }

  /** Reads one sentence; for each head of a phrase, the thing that it is. */
  private readSentence(
    sentence: Sentence,
    marks: Int32Array,
    firstPersons: { sentence: Sentence; token: Token; quotation: number }[],
  ): Map<number, Thing> {
    const thingAt = new Map<number, Thing>();
    const nameAt = new Map<number, Name>();
    const inName = new Map<number, Name>();
    for (const name of this.namesOf.get(sentence.index) ?? []) {
      nameAt.set(name.head, name);
      for (let i = name.first; i < name.last; i++) inName.set(i, name);
    }
    const later: (() => void)[] = [];
    const titleOf = this.titles(sentence);
    for (const token of sentence.tokens) {
      const name = nameAt.get(token.index);
      if (name && !this.isTitleOfBody(sentence, name)) {
        const thing = this.readName(sentence, name, thingAt);
        if (thing) this.trace(thing, sentence, token, marks);
        continue;
      }
      if (inName.has(token.index) && !name) continue;
      const titled = titleOf.get(token.index);
      if (titled) {
        later.push(() => {
          const thing = thingAt.get(titled.head);
          if (thing) thingAt.set(token.index, thing);
        });
        continue;
      }
      const word = token.form.toLowerCase();
      if (token.upos === 'PRON' && FIRST_PERSON.has(word)) {
        const q = marks[token.index] ?? -1;
        if (q >= 0) firstPersons.push({ sentence, token, quotation: q });
        continue;
      }
      const pronoun = token.upos === 'PRON' || token.upos === 'DET' ? PRONOUNS.get(word) : undefined;
      if (pronoun) {
        this.readPronoun(sentence, token, pronoun, marks, thingAt);
        continue;
      }
      if (
        (token.xpos === 'WP' || token.xpos === 'WDT' || token.xpos === 'WP$') &&
        (word === 'who' || word === 'which' || word === 'whom' || word === 'whose' || word === 'that')
      ) {
        later.push(() => this.readRelative(sentence, token, thingAt));
        continue;
      }
      if (
        token.upos === 'NOUN' ||
        (token.upos === 'PROPN' && roleNoun(this.lexicon, token)) ||
        (token.upos === 'ADJ' && roleNoun(this.lexicon, token) && isDefinite(sentence, token.index))
      ) {
        const thing = this.readNoun(sentence, token, nameAt, inName, thingAt, later);
        if (thing) this.trace(thing, sentence, token, marks);
      }
    }
    for (const act of later) act();
    this.readCoordination(sentence, thingAt, marks);
    return thingAt;
  }

  /** 'the Court', 'Parliament': one word that is a common noun for bodies, and no name that the lexicon knows. */
  private isTitleOfBody(sentence: Sentence, name: Name): boolean {
    if (name.last - name.first > 1 || name.kind === 'person') return false;
    const role = this.lexicon.roleNouns.get((sentence.tokens[name.head] as Token).form.toLowerCase());
    return role !== undefined && [...role.classes].some((c) => COLLECTIVE.has(c)) && !this.knownOf(sentence, name);
  }

  /** The words of titles before persons' names, each with the name that it belongs to. */
  private titles(sentence: Sentence): Map<number, Name> {
    const out = new Map<number, Name>();
    for (const name of this.namesOf.get(sentence.index) ?? []) {
      if (name.kind !== 'person') continue;
      const first = titleStart(sentence, name.first, this.lexicon);
      for (let i = first; i < name.first; i++) out.set(i, name);
    }
    return out;
  }

  private trace(thing: Thing, sentence: Sentence, token: Token, marks: Int32Array): void {
    thing.lastSentence = sentence.index;
    this.traces.push({
      thing,
      sentence: sentence.index,
      head: token.index,
      weight: this.missedSubject(sentence, thing, token) ? 75 : weightOf(sentence, token),
      quoted: (marks[token.index] ?? -1) >= 0,
    });
  }

  /** A person or body named before a main verb that the parse has left without a subject. */
  private missedSubject(sentence: Sentence, thing: Thing, token: Token): boolean {
    const root = sentence.tokens[sentence.root];
    if (
      root?.upos !== 'VERB' ||
      token.index > root.index ||
      token.upos !== 'PROPN' ||
      (thing.kind !== 'person' && thing.kind !== 'body')
    )
      return false;
    return (
      dependents(sentence, root.index, 'nsubj', 'csubj').length === 0 &&
      dependents(sentence, token.index, 'case').length === 0 &&
      token.deprel !== 'nmod:poss' &&
      relation(token) !== 'obl'
    );
  }

  private newThing(init: Partial<Thing> & Pick<Thing, 'kind'>): Thing {
    const thing: Thing = {
      index: this.things.length,
      gender: 'u',
      number: 'one',
      known: null,
      state: '',
      names: [],
      nouns: new Set(),
      modifiers: new Set(),
      mentions: [],
      members: [],
      lastSentence: -1,
      ...init,
    };
    this.things.push(thing);
    return thing;
  }

  private mention(
    thing: Thing,
    sentence: Sentence,
    first: number,
    last: number,
    head: number,
    form: Mention['form'],
    thingAt: Map<number, Thing>,
  ): void {
    this.drafts.push({ thing, sentence: sentence.index, first, last, head, form });
    thing.mentions.push(this.drafts.length - 1);
    thingAt.set(head, thing);
  }

  private learnNoun(thing: Thing, noun: string): void {
    if (thing.nouns.has(noun)) return;
    thing.nouns.add(noun);
    const at = this.byNoun.get(noun);
    if (at) at.push(thing);
    else this.byNoun.set(noun, [thing]);
  }

  private readName(sentence: Sentence, name: Name, thingAt: Map<number, Thing>): Thing | null {
    const head = sentence.tokens[name.head] as Token;
    // 'Israeli forces', 'Greek and French counterparts': the adjective is no mention of its own.
    if (name.kind === 'nationality' && !isPeople(sentence, head)) return null;
    const words = this.text.slice(name.span.start, name.span.end);
    const known = this.knownOf(sentence, name);
    let thing = this.thingNamed(words, known, name);
    const kind: Thing['kind'] =
      name.kind === 'person'
        ? 'person'
        : name.kind === 'organization'
          ? 'body'
          : name.kind === 'place'
            ? 'place'
            : name.kind === 'nationality'
              ? 'people'
              : 'other';
    if (!thing) {
      thing = this.newThing({
        kind,
        known: known?.id ?? null,
        state: known?.state ?? '',
        number: kind === 'person' ? 'one' : kind === 'people' ? 'many' : 'either',
      });
      if (kind === 'people') thing.known = `people:${known?.state ?? words}`;
      if (known?.gender) thing.gender = known.gender;
      for (const noun of known?.nouns ?? []) this.learnNoun(thing, noun.toLowerCase());
      if (thing.known) this.byKnown.set(thing.known, thing);
      if (kind === 'body') {
        const last = sentence.tokens[name.last - 1]?.form.toLowerCase() ?? '';
        if (this.lexicon.roleNouns.has(last)) this.learnNoun(thing, last);
        for (let i = name.first; i + 1 < name.last; i++) {
          if (/^(of|for)$/i.test(sentence.tokens[i + 1]?.form ?? '')) {
            this.learnNoun(thing, sentence.tokens[i]?.form.toLowerCase() ?? '');
            break;
          }
        }
      }
    }
    if (!thing.names.includes(words) && thing.names.length < MOST_CANDIDATES) {
      thing.names.push(words);
      this.indexName(thing, words);
    }
    if (kind === 'person') this.readDescription(sentence, name, thing);
    else this.readApposition(sentence, name.head, thing);
    this.mention(thing, sentence, name.first, name.last, name.head, 'name', thingAt);
    if (kind !== 'person') this.readAcronym(sentence, name, thing);
    return thing;
  }

  /** What the lexicon knows of a name as a whole; null where it knows nothing. */
  private knownOf(sentence: Sentence, name: Name): KnownName | null {
    if (this.spelledSentence !== sentence.index) {
      this.spelledSentence = sentence.index;
      this.spelled = spelledNames(sentence, this.text, this.lexicon, (same) => same[0] as Spelling);
    }
    for (const s of this.spelled)
      if (
        s.first >= name.first &&
        s.last === name.last &&
        (s.first === name.first || s.spelling.known.kind === 'organization')
      )
        return s.spelling.known;
    return null;
  }

  private indexName(thing: Thing, words: string): void {
    for (const key of new Set([
      words,
      lastWord(words),
      thing.kind === 'person' || thing.kind === 'body' ? firstWordOf(words) : words,
    ])) {
      const at = this.byName.get(key);
      if (!at) this.byName.set(key, [thing]);
      else if (!at.slice(-MOST_CANDIDATES).includes(thing)) at.push(thing);
    }
  }

  private thingNamed(words: string, known: { id: string } | null, name: Name): Thing | null {
    if (known) {
      const at = this.byKnown.get(
        name.kind === 'nationality' ? `people:${(known as { state?: string }).state ?? words}` : known.id,
      );
      if (at) return at;
    }
    const candidates = new Set(
      [words, lastWord(words), firstWordOf(words)].flatMap((key) =>
        (this.byName.get(key) ?? []).slice(-MOST_CANDIDATES),
      ),
    );
    let best: Thing | null = null;
    for (const thing of candidates) {
      if (!sameNamed(thing, words, name.kind)) continue;
      if (!best || thing.lastSentence > best.lastSentence) best = thing;
    }
    return best;
  }

  /** What stands round a person's name tells gender and role: 'Ms', 'spokeswoman', ', his wife,'. */
  private readDescription(sentence: Sentence, name: Name, thing: Thing): void {
    const given = this.lexicon.givenNames.get(sentence.tokens[name.first]?.form ?? '');
    if (given && given !== 'u' && thing.gender === 'u' && name.last - name.first > 1) thing.gender = given;
    const first = titleStart(sentence, name.first, this.lexicon);
    const former = sentence.tokens.slice(first, name.first).some((t) => FORMER.has(t.form.toLowerCase()));
    const own = sentence.tokens[name.first] as Token;
    if (REGNAL.has(own.form.toLowerCase())) this.learnNoun(thing, own.form.toLowerCase());
    for (let i = first; i <= name.first; i++) {
      const token = sentence.tokens[i] as Token;
      const courtesy = COURTESY.get(token.form.toLowerCase());
      if (courtesy && (i < name.first || REGNAL.has(token.form.toLowerCase()))) thing.gender = courtesy;
      if (i === name.first) break;
      const role = roleNoun(this.lexicon, token);
      if (!role || !isPersonNoun(this.lexicon, token)) continue;
      if (role.gender !== 'u') thing.gender = role.gender;
      // 'president-elect', 'vice-president', 'former president': not whom 'the president' means.
      const [before, after] = [sentence.tokens[i - 1], sentence.tokens[i + 1]];
      if (former || after?.form === '-') continue;
      const lemma = token.lemma.toLowerCase();
      if (before?.form !== '-') this.learnNoun(thing, lemma);
      const prefix = before?.form === '-' ? sentence.tokens[i - 2] : before;
      if (prefix && i > first) this.learnNoun(thing, `${prefix.form.toLowerCase()} ${lemma}`);
    }
    for (const t of sentence.tokens.slice(first, name.first)) {
      const named = (this.namesOf.get(sentence.index) ?? []).find((n) => n.first <= t.index && t.index < n.last);
      const known = named && this.knownOf(sentence, named);
      if (known?.state && !thing.state) thing.state = known.state;
    }
    this.readApposition(sentence, name.head, thing);
  }

  private readApposition(sentence: Sentence, head: number, thing: Thing): void {
    const token = sentence.tokens[head] as Token;
    const beside = dependents(sentence, head, 'appos').filter((t) => t.upos === 'NOUN' || t.upos === 'PROPN');
    const above = headOf(sentence, token);
    if (above && relation(token) === 'appos' && above.upos === 'NOUN') beside.push(above);
    if (
      above &&
      relation(token) === 'nsubj' &&
      above.upos === 'NOUN' &&
      dependents(sentence, above.index, 'cop').length
    )
      beside.push(above);
    for (const t of beside) {
      const role = roleNoun(this.lexicon, t);
      if (!role) continue;
      if (thing.kind === 'person') {
        if (!isPersonNoun(this.lexicon, t)) continue;
        if (role.gender !== 'u') thing.gender = role.gender;
      } else if (isPersonNoun(this.lexicon, t) && ![...role.classes].some((c) => COLLECTIVE.has(c))) continue;
      this.learnNoun(thing, roleKey(sentence, t.index));
      this.learnNoun(thing, t.lemma.toLowerCase());
    }
  }

  /** 'Organisation X (OX)': the short form in brackets is another name of the same thing. */
  private readAcronym(sentence: Sentence, name: Name, thing: Thing): void {
    const [open, short, close] = [
      sentence.tokens[name.last],
      sentence.tokens[name.last + 1],
      sentence.tokens[name.last + 2],
    ];
    if (open?.form !== '(' || close?.form !== ')' || !short) return;
    if (
      !/^[A-Z][\p{L}.&-]*$/u.test(short.form) ||
      !acronymOf(short.form, this.text.slice(name.span.start, name.span.end))
    )
      return;
    thing.names.push(short.form);
    this.indexName(thing, short.form);
  }

  private readNoun(
    sentence: Sentence,
    token: Token,
    nameAt: ReadonlyMap<number, Name>,
    inName: ReadonlyMap<number, Name>,
    thingAt: Map<number, Thing>,
    later: (() => void)[],
  ): Thing | null {
    const rel = relation(token);
    if (rel === 'compound' || rel === 'flat' || rel === 'fixed' || rel === 'goeswith' || token.deprel === 'nmod:desc')
      return null;
    const head = headOf(sentence, token);
    // A noun beside a name, or that a name is beside, is that name's thing.
    const named = inName.get(token.head);
    if (rel === 'appos' && head && named && (named.kind === 'person') === isPersonNoun(this.lexicon, token)) {
      const thing = thingAt.get(inName.get(head.index)?.head ?? head.index);
      if (thing) thingAt.set(token.index, thing);
      return null;
    }
    const beside =
      nameAfterComma(this.lexicon, sentence, token, nameAt, inName) ??
      nameBeforeComma(this.lexicon, sentence, token, inName) ??
      bodyBeside(this.lexicon, sentence, token, inName, (name) => this.isTitleOfBody(sentence, name)) ??
      dependents(sentence, token.index, 'appos', 'flat').find(
        (t) => nameAt.has(t.index) && (nameAt.get(t.index)?.kind === 'person') === isPersonNoun(this.lexicon, token),
      );
    if (beside) {
      later.push(() => {
        const thing = thingAt.get(beside.index);
        if (!thing) return;
        thingAt.set(token.index, thing);
        if (roleNoun(this.lexicon, token)) {
          this.learnNoun(thing, token.lemma.toLowerCase());
          this.learnNoun(thing, roleKey(sentence, token.index));
        }
      });
      return null;
    }
    if (head && rel !== 'conj' && dependents(sentence, token.index, 'cop').length) {
      return null;
    }
    const role = roleNoun(this.lexicon, token);
    const { first, last } = phraseRange(sentence, token.index);
    const key = roleKey(sentence, token.index);
    const modifiers = modifiersOf(sentence, token.index, first, last, (i) => this.isOrigin(sentence, inName.get(i)));
    const found = role ? this.antecedentNoun(sentence, token, key, modifiers, inName) : null;
    if (found) {
      this.mention(found, sentence, first, last, token.index, 'noun', thingAt);
      return found;
    }
    const plural = token.xpos === 'NNS' || token.xpos === 'NNPS';
    const classes = role ? [...role.classes] : [];
    const collective = classes.some((c) => COLLECTIVE.has(c));
    const human = classes.some((c) => PEOPLE.has(c));
    const kind: Thing['kind'] = !role
      ? 'other'
      : plural && human
        ? 'people'
        : collective && !(human && !plural)
          ? 'body'
          : human
            ? 'person'
            : 'other';
    const thing = this.newThing({
      kind,
      number: plural ? 'many' : token.lemma === 'police' ? 'many' : kind === 'body' ? 'either' : 'one',
      modifiers,
    });
    if (role && role.gender !== 'u' && !plural) thing.gender = role.gender;
    thing.state = this.stateOf(sentence, token.index, inName);
    if (role) this.learnNoun(thing, token.lemma.toLowerCase());
    if (role && key !== token.lemma.toLowerCase()) this.learnNoun(thing, key);
    this.mention(thing, sentence, first, last, token.index, 'noun', thingAt);
    return thing;
  }

  private isOrigin(sentence: Sentence, name: Name | undefined): boolean {
    return name !== undefined && (this.knownOf(sentence, name)?.id.startsWith('state:') ?? false);
  }

  /** ISO code of the state whose adjective or name stands in a noun phrase. */
  private stateOf(sentence: Sentence, head: number, inName: ReadonlyMap<number, Name>): string {
    for (const t of dependents(sentence, head, 'amod', 'compound', 'nmod')) {
      const name = inName.get(t.index);
      if (!name) continue;
      const known = this.knownOf(sentence, name);
      if (known?.id.startsWith('state:')) return known.state;
    }
    return '';
  }

  private antecedentNoun(
    sentence: Sentence,
    token: Token,
    key: string,
    modifiers: ReadonlySet<string>,
    inName: ReadonlyMap<number, Name>,
  ): Thing | null {
    const role = roleNoun(this.lexicon, token);
    if (!role) return null;
    const plural = token.xpos === 'NNS' || token.xpos === 'NNPS';
    const definite = isDefinite(sentence, token.index);
    const bare =
      !definite &&
      !isIndefinite(sentence, token.index) &&
      !dependents(sentence, token.index, 'det', 'nummod', 'nmod:poss').length;
    // Bare nouns that need no article to point back: 'police', 'protesters'; titles in capitals: 'Parliament'.
    const collectiveBare =
      bare &&
      (role.classes.has('police') ||
        role.classes.has('population') ||
        role.classes.has('fighter') ||
        token.upos === 'PROPN');
    if (!definite && !collectiveBare) return null;
    if (role.classes.has('side') && plural && definite && (token.lemma === 'side' || token.lemma === 'party'))
      return null;
    const state = this.stateOf(sentence, token.index, inName);
    const candidates = this.byNoun.get(key) ?? [];
    let best: Thing | null = null;
    const human = isPersonNoun(this.lexicon, token) && !plural;
    // Only those spoken of most lately: an endless list of things of one noun is no help to a reader either.
    for (let i = candidates.length - 1, n = 0; i >= 0 && n < MOST_CANDIDATES; i--, n++) {
      const thing = candidates[i] as Thing;
      if (human && thing.kind !== 'person' && ![...role.classes].some((c) => COLLECTIVE.has(c))) continue;
      if (!human && thing.kind === 'person') continue;
      if (plural && thing.kind === 'place') continue;
      if ((thing.number === 'many') !== plural && thing.number !== 'either' && token.lemma !== 'police') continue;
      if (state && thing.state && state !== thing.state) continue;
      if (state && !thing.state && thing.names.length) continue;
      if (!agreeingModifiers(modifiers, thing, plural || collectiveBare)) continue;
      if (thing.lastSentence < 0) continue;
      if (!best || rank(thing, state) > rank(best, state)) best = thing;
    }
    return best;
  }

  private readPronoun(
    sentence: Sentence,
    token: Token,
    pronoun: { gender: Gender | 'n'; number: 'one' | 'many' },
    marks: Int32Array,
    thingAt: Map<number, Thing>,
  ): void {
    if (relation(token) === 'expl' || (token.form.toLowerCase() === 'it' && isPleonastic(sentence, token))) return;
    const antecedent = bestAntecedent(sentence, token, pronoun, this.traces, (marks[token.index] ?? -1) >= 0);
    if (!antecedent) return;
    if (antecedent.kind === 'person' && antecedent.gender === 'u' && (pronoun.gender === 'm' || pronoun.gender === 'f'))
      antecedent.gender = pronoun.gender;
    this.mention(antecedent, sentence, token.index, token.index + 1, token.index, 'pronoun', thingAt);
    this.trace(antecedent, sentence, token, marks);
  }

  private readRelative(sentence: Sentence, token: Token, thingAt: Map<number, Thing>): void {
    for (let at: Token | null = token, n = 0; at && n < 5; at = headOf(sentence, at), n++) {
      if (at.deprel === 'acl:relcl') {
        const thing = thingAt.get(at.head);
        if (thing) this.mention(thing, sentence, token.index, token.index + 1, token.index, 'pronoun', thingAt);
        return;
      }
    }
    // Where the parse sees no relative clause: 'who' right after a name or noun and a comma.
    if (token.xpos !== 'WP' || !/^who$/i.test(token.form)) return;
    for (let i = token.index - 1; i >= 0 && token.index - i < 4; i--) {
      const thing = thingAt.get(i);
      if (thing && (thing.kind === 'person' || thing.kind === 'people')) {
        this.mention(thing, sentence, token.index, token.index + 1, token.index, 'pronoun', thingAt);
        return;
      }
    }
  }

  /** Things named together are one more thing, that 'they' and 'both' may stand for. */
  private readCoordination(sentence: Sentence, thingAt: Map<number, Thing>, marks: Int32Array): void {
    for (const token of sentence.tokens) {
      if (relation(token) === 'conj') continue;
      const first = thingAt.get(token.index);
      if (!first || (token.upos !== 'PROPN' && token.upos !== 'NOUN')) continue;
      const others = dependents(sentence, token.index, 'conj').filter((t) => thingAt.has(t.index));
      if (!others.length) continue;
      const members = [first, ...others.map((t) => thingAt.get(t.index) as Thing)];
      if (members.some((m) => m.kind === 'other') || new Set(members).size < 2) continue;
      const thing = this.newThing({ kind: 'people', number: 'many', members });
      const range = phraseRange(sentence, token.index);
      const end = phraseRange(sentence, (others[others.length - 1] as Token).index);
      this.drafts.push({
        thing,
        sentence: sentence.index,
        first: range.first,
        last: end.last,
        head: token.index,
        form: 'noun',
      });
      thing.mentions.push(this.drafts.length - 1);
      this.trace(thing, sentence, token, marks);
    }
  }

  private finish(): Coreference {
    const kept = this.drafts.filter(
      (d) => d.form !== 'noun' || d.thing.kind !== 'other' || d.thing.mentions.length > 1,
    );
    const order = kept
      .map((_, i) => i)
      .sort((a, b) => {
        const [x, y] = [kept[a] as Draft, kept[b] as Draft];
        return x.sentence - y.sentence || x.first - y.first || y.last - x.last;
      });
    const chainOf = new Map<Thing, number>();
    const chains: number[][] = [];
    const mentions: Mention[] = order.map((i, at) => {
      const draft = kept[i] as Draft;
      let chain = chainOf.get(draft.thing);
      if (chain === undefined) {
        chain = chains.length;
        chainOf.set(draft.thing, chain);
        chains.push([]);
      }
      chains[chain]?.push(at);
      const sentence = this.sentences[draft.sentence] as Sentence;
      const { first, last, head, form } = draft;
      return { sentence: draft.sentence, first, last, head, form, chain, span: rangeSpan(sentence, first, last) };
    });
    return { mentions, chains };
  }
}

/** True for a word of origin that stands for people: 'Israelis', 'the British', 'an Egyptian'. */
const isPeople = (sentence: Sentence, head: Token): boolean =>
  relation(head) !== 'amod' &&
  relation(head) !== 'compound' &&
  (head.xpos === 'NNS' ||
    head.xpos === 'NNPS' ||
    relation(head) === 'nsubj' ||
    dependents(sentence, head.index, 'det', 'nummod').length > 0);

const lastWord = (s: string): string => s.slice(s.lastIndexOf(' ') + 1);
const firstWordOf = (s: string): string => s.split(/\s/, 1)[0] ?? s;

/** More named, more lately spoken of: the likelier antecedent. */
const rank = (thing: Thing, state: string): number =>
  thing.lastSentence + (thing.names.length ? 2 : 0) + (state && thing.state === state ? 10 : 0);
