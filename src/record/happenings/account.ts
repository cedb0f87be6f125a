import { type Event, type Figure, foldName, type ReportRecord, type Span, type Statement } from '#model';
import { blamedIn, COUNTED, EVENTFUL, isParty, nameBehind, rolesIn, THINGS, TRANSITIVE } from './roles.ts';
import {
  contentIn,
  contentOf,
  deedOf,
  deedsIn,
  groupsIn,
  incidentsIn,
  measuresIn,
  scopesIn,
  singular,
  sitesIn,
  wordsOf,
} from './words.ts';

/** What one finding says of one thing, in the terms in which accounts are compared. Days are days since 1970. */
export interface Account {
  readonly kind: 'figure' | 'event' | 'statement';
  /** Place in the record's list of its kind. */
  readonly at: number;
  /** Day that it tells of: stated in its sentence, else null. */
  readonly from: number | null;
  readonly to: number | null;
  /** Day of the report; null where not known. */
  readonly published: number | null;
  /** The places that its sentence names, the most exact first; those of the credit left out. */
  readonly places: readonly string[];
  /** Names anywhere in the report's headline, dateline and sentence: what stands for a place where none is named. */
  readonly scene: readonly string[];
  /** Every capitalised name of the sentence, credit left out. */
  readonly names: readonly string[];
  readonly source: string | null;
  /** Who put the report out: whose word it is where nobody is credited. */
  readonly desk: string | null;
  /** Content words of the sentence, credit left out. */
  readonly words: readonly string[];
  readonly sites: readonly string[];
  readonly figure: FigureAccount | null;
  readonly deed: DeedAccount | null;
  /** Measures and values of the figures in its sentence. */
  readonly counts: readonly string[];
}
export interface FigureAccount {
  readonly measure: string;
  readonly unit: string;
  readonly per: string;
  readonly value: number;
  readonly to: number | null;
  readonly bound: Figure['bound'];
  readonly groups: readonly string[];
  readonly scopes: readonly string[];
  readonly incidents: readonly number[];
  readonly counted: readonly string[];
}
export interface DeedAccount {
  /** What was done; several for a denial. */
  readonly deeds: readonly string[];
  readonly denied: boolean;
  readonly actors: readonly string[];
  /** Content words of whom or what it was done to, places left out. */
  readonly objects: readonly string[];
  readonly definite: boolean;
  readonly again: boolean;
}

const MS_A_DAY = 86_400_000;
export const dayNumber = (iso: string | null | undefined): number | null => {
  const n = iso
    ? Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / MS_A_DAY
    : Number.NaN;
  return Number.isNaN(n) ? null : n;
};
export const isoDay = (day: number): string => new Date(day * MS_A_DAY).toISOString().slice(0, 10);

const CALENDAR =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b/;
const NOT_PLACE =
  /(?:army|ministry|front|council|police|government|militia|union|party|agency|office|service|company|wire|guard|crescent|cross|nations|movement|authority)$/;
const LOCATIVE = '(?:in|at|near|outside|around|off|on|from|into|across|toward|towards|to|over|above|inside|through)';
const NAME = String.raw`\p{Lu}[\p{L}'’-]*(?:\s+(?:of\s+)?\p{Lu}[\p{L}'’-]*){0,3}`;
const PLACED = new RegExp(
  String.raw`\b${LOCATIVE}\s+(?:the\s+)?(?:(?:northern|southern|eastern|western|central|town|city|village|port|district|province|region|valley)\s+){0,2}(?:of\s+)?(${NAME})`,
  'gu',
);
const NAMED_OF = new RegExp(
  String.raw`\b(?:town|city|village|port|district|province|region|outskirts|edge|market|camp|bridge|hospital|centre|center|suburb|harbour|road|people|residents|siege|bombardment|shelling|bombing|capture|bazaar|school|church|mosque|depot|station|prison|mine|plant|refinery|factory|airport|part|north|south|east|west)\s+(?:of|to)\s+(?:the\s+)?(${NAME})`,
  'gu',
);
/** "Kell's fish market", 'the Kell flood'. */
const OWNER = new RegExp(String.raw`(?<=\s)(${NAME})['’]s?\s+\p{Ll}`, 'gu');
const BEFORE_THING = new RegExp(
  String.raw`\b(?:the|a|an|in|on|at|of|The|A)\s+(${NAME})\s+(?:flood|strike|attack|collapse|blast|explosion|fire|shelling|bombing|raid|crash|market|bridge|hospital|depot|camp|school|station|port|harbour|mine|refinery|prison|disaster|earthquake|landslide|protest|rally|march|siege|ferry|[a-z]+ (?:market|bridge|station|mine|depot|plant|camp|blast|strike))\b`,
  'gu',
);
/** 'fled Morva', 'shelled Tovik'. */
const UNDERGOES = new RegExp(
  String.raw`\b(?:fled|fleeing|entered|shelled|shelling|bombed|struck|hit|stormed|flooded|devastated|captured|besieged|leaving|through|along)\s+(${NAME})`,
  'gu',
);
const CAPS = new RegExp(String.raw`(?<=[\s“"(])${NAME}`, 'gu');

const LEADING =
  /^(?:(?:the|a|an|according|in|on|at|we|he|she|it|they|but|and|no|two|some|after|there|that|police|gunmen|residents|officials|soldiers|rebels|fighters|doctors|rescuers)(?: |$))+/;
const namesBy = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)]
    .map((m) => foldName(m[1] ?? m[0]).replace(/'s?$/, ''))
    .filter((n) => n && !CALENDAR.test(n));

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

const DENYING =
  /\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s|ing)? (?:the |any |all )?(?:reports?|claims?|accusations?|allegations?|accounts?|suggestions?|charges?|blame|responsibility|involvement)\b|dismiss(?:ed|es|ing)?|refut(?:ed|es|ing)|disput(?:ed|es|ing)|false|untrue|fabricat|baseless|no truth|had nothing to do with|had no (?:part|role|hand)|not responsible|was not behind|were not behind|(?:did|had|have|has|was|were) (?:not|never)|(?:didn|hadn|wasn|weren|haven)['’]t|no (?:such )?(?:attack|strike|raid|shelling|operation|troops|soldiers|forces|one|shell|bomb|rocket)\b)/i;
/** Denials that reach over all that follows, or stands before 'as false'. */
const DENYING_ALL =
  /\b(?:den(?:y|ied|ies|ying)|(?:reject|dismiss|refut|disput)(?:e|ed|es|s|ing)?\b|false|untrue|baseless|no truth|nothing to do with|not responsible|not behind)/i;

/** Deeds that several words tell, in one. */
const SEVERAL_WORDS = /\b(?:set|sets|setting|burned|burnt|blew|blown|tore|shot|opened|took|stepped|stood)\b/i;
const plainly = (text: string): string =>
  !SEVERAL_WORDS.test(text)
    ? text
    : text
        .replace(/\b(?:set|setting|sets) (?:fire to|ablaze|alight)\b/gi, 'torched')
        .replace(/\bset on fire\b/gi, 'torched')
        .replace(/\b(?:burned|burnt|blew|tore|shot) (?:down|up)\b/gi, 'destroyed')
        .replace(/\bblown up\b/gi, 'destroyed')
        .replace(/\bopened fire on\b/gi, 'attacked')
        .replace(/\bshot dead\b/gi, 'killed')
        .replace(/\btook (?:control|charge) of\b/gi, 'seized')
        .replace(/\btook part in\b/gi, 'joined')
        .replace(/\b(?:stepped|stood) down\b/gi, 'resigned');

/** Words of a sentence that are looked at: what runs longer is no sentence. */
const LONGEST = 3000;
const clipped = ({ start, end }: Span): Span => ({ start, end: Math.min(end, start + LONGEST) });

/** The number of the sentence that holds an offset; -1 where none does. */
function sentenceAt(sentences: readonly Span[], offset: number): number {
  let [low, high] = [0, sentences.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start, end } = sentences[middle] as Span;
    if (offset < start) high = middle - 1;
    else if (offset >= end) low = middle + 1;
    else return middle;
  }
  return -1;
}

function bySentence<T extends { readonly span: Span }>(
  sentences: readonly Span[],
  items: readonly T[],
): Map<number, T[]> {
  const out = new Map<number, T[]>();
  for (const item of items) {
    const at = sentenceAt(sentences, item.span.start);
    const list = out.get(at);
    if (list) list.push(item);
    else out.set(at, [item]);
  }
  return out;
}

/** Accounts of a report, in the order of its findings. */
export function accountsOf(record: ReportRecord): Account[] {
  const { report } = record;
  const published = dayNumber(report.published ?? report.referenceDay?.day);
  const head = report.title ?? '';
  const dateline = report.dateline?.places.map(foldName) ?? [];
  const scene = unique([...dateline, ...namesBy(PLACED, head), ...namesBy(OWNER, ` ${head}`)]).slice(0, 3);
  const credits = new Map(record.statements.map((s) => [s.id, s]));
  const contexts = new Map<string, Context>();
  const times = bySentence(record.sentences, record.times);
  const figures = bySentence(record.sentences, record.figures);
  const context = (span: Span, said: string | null): Context => {
    const place = sentenceAt(record.sentences, span.start);
    const sentence = clipped(record.sentences[place] ?? span);
    const key = `${sentence.start}|${said}`;
    const known = contexts.get(key);
    if (known) return known;
    const made = contextOf(record, sentence, said ? credits.get(said) : undefined, scene, {
      times: times.get(place) ?? [],
      figures: figures.get(place) ?? [],
    });
    contexts.set(key, made);
    return made;
  };
  const out: Account[] = [];
  const desk = report.agency ?? report.publisher;
  const base = (c: Context) => ({
    published,
    desk,
    places: c.places,
    scene: c.scene,
    names: c.names,
    words: c.words,
    sites: c.sites,
    counts: c.counts,
  });
  record.figures.forEach((figure, at) => {
    const c = context(figure.span, figure.saidBy?.statement ?? null);
    const [from, to] = timeOf(figure.when, c);
    out.push({
      ...base(c),
      kind: 'figure',
      at,
      from,
      to,
      places: unique([...(figure.place ? [foldName(figure.place.name)] : []), ...c.places]),
      source: figure.saidBy ? (figure.saidBy.name ?? 'unknown') : null,
      figure: figureAccount(figure, c),
      deed: null,
    });
  });
  const covered = new Set<string>();
  const deeds = record.events.map((event, at): Account | null => {
    const c = context(event.span, event.saidBy?.statement ?? null);
    const deed = deedAccount(report.text, event, c);
    if (!deed) return null;
    for (const d of deed.deeds) covered.add(`${c.start}|${d}`);
    const [from, to] = timeOf(event.when, c);
    const denier = deed.denied && !event.saidBy ? (event.actors[0]?.name ?? null) : null;
    return {
      ...base(c),
      kind: 'event',
      at,
      from,
      to,
      places: unique([...c.places, ...(event.place ? [foldName(event.place.name)] : [])]),
      source: event.saidBy ? (event.saidBy.name ?? 'unknown') : denier,
      figure: null,
      deed,
    };
  });
  for (const d of deeds) if (d) out.push(d);
  record.statements.forEach((statement, at) => {
    const c = context(statement.span, statement.id);
    const deed = deedOfWords(c, record.report.text);
    if (!deed || deed.deeds.every((d) => covered.has(`${c.start}|${d}`))) return;
    for (const d of deed.deeds) covered.add(`${c.start}|${d}`);
    const [from, to] = timeOf(null, c);
    out.push({
      ...base(c),
      kind: 'statement',
      at,
      from,
      to,
      source: statement.source.name ?? 'unknown',
      figure: null,
      deed,
    });
  });
  return out;
}

interface Context {
  readonly start: number;
  readonly end: number;
  /** The sentence without the words of the credit. */
  readonly text: string;
  readonly places: readonly string[];
  readonly scene: readonly string[];
  readonly names: readonly string[];
  readonly plain: readonly string[];
  /** Words that are no part of a name. */
  readonly common: readonly string[];
  readonly words: readonly string[];
  readonly sites: readonly string[];
  readonly counts: readonly string[];
  readonly day: readonly [number, number] | null;
  readonly denying: boolean;
  readonly credit: string;
  readonly credited: readonly string[];
}

function contextOf(
  record: ReportRecord,
  sentence: Span,
  statement: Statement | undefined,
  scene: readonly string[],
  own: { readonly times: ReportRecord['times']; readonly figures: ReportRecord['figures'] },
): Context {
  const { text } = record.report;
  const { dateline } = record.report;
  const start =
    dateline && dateline.span.start >= sentence.start && dateline.span.end < sentence.end
      ? dateline.span.end
      : sentence.start;
  const whole = text.slice(start, sentence.end);
  const by = statement?.source.span;
  const credited = by && by.start >= start && by.end <= sentence.end ? text.slice(by.start, by.end) : '';
  const credit = /^according to/i.test(text.slice(Math.max(0, (by?.start ?? 0) - 13), by?.start ?? 0).trim())
    ? (credited.split(',')[0] ?? '')
    : credited;
  const denying = DENYING.test(whole);
  // A denier is one of the parties; anyone else who is only credited is no part of what is told.
  const kept = credit ? whole.replace(credit, ' ') : whole;
  const told = ` ${plainly(
    kept
      .replace(/\baccording to [^,.]*,?/gi, ' ')
      .replace(/\btold (?:the )?(?:\p{Lu}[\p{L}'’-]* ?)+/gu, ' ')
      .replace(
        /\b(?:hospital|embassy|ministry|school|port|prison|airport|factory|company) (?:officials?|spokes\w+|sources?|director|staff)\b/gi,
        ' ',
      )
      .trim(),
  )}`;
  const plain = wordsOf(told);
  const places = unique([
    ...namesBy(PLACED, told),
    ...namesBy(NAMED_OF, told),
    ...namesBy(BEFORE_THING, told),
    ...namesBy(OWNER, told),
    ...namesBy(UNDERGOES, told),
  ]).filter((n) => !NOT_PLACE.test(n));
  const times = own.times.filter(
    (t) =>
      t.span.start >= start &&
      t.span.end <= sentence.end &&
      t.type !== 'DURATION' &&
      t.type !== 'SET' &&
      t.from &&
      t.to,
  );
  const single = times.filter((t) => t.from === t.to);
  const one = unique(single.map((t) => t.from));
  const told1 = one.length === 1 && one[0] ? dayNumber(one[0]) : null;
  const last = dayNumber(record.report.published ?? record.report.referenceDay?.day);
  const weekday =
    single[0] && CALENDAR.test(foldName(text.slice(single[0].span.start, single[0].span.end)).replace(/^on /, ''));
  // What is told of a weekday to come, in a sentence of what happened, was the one that went by.
  const day = told1 !== null && last !== null && told1 > last && told1 <= last + 7 && weekday ? told1 - 7 : told1;
  return {
    start,
    end: sentence.end,
    text: told,
    places: places.slice(0, 4),
    scene: unique([...namesBy(PLACED, ` ${credit}`), ...namesBy(NAMED_OF, ` ${credit}`), ...scene]).slice(0, 4),
    names: unique(
      namesBy(CAPS, told)
        .map((n) => n.replace(LEADING, ''))
        .filter((n) => n),
    ).slice(0, 8),
    plain,
    common: wordsOf(
      told
        .split(/\s+/)
        .filter((w, i) => i < 2 || !/^[“"(]?\p{Lu}/u.test(w))
        .join(' '),
    ),
    words: contentIn(plain).slice(0, 40),
    sites: sitesIn(plain),
    counts: own.figures
      .filter((f) => f.span.start >= start && f.span.end <= sentence.end)
      .map((f) => `${f.measure ?? (measuresIn(plain).length === 1 ? measuresIn(plain)[0] : f.unit)}|${f.value}`),
    day: day === null ? null : [day, day],
    denying,
    credit,
    credited: wordsOf(`${credit} ${/\baccording to ([^,.]*)/i.exec(whole)?.[1] ?? ''}`),
  };
}

/** Days told: of the finding where it states them, else the only day that its sentence names. */
function timeOf(when: Event['when'] | Figure['when'], c: Context): readonly [number | null, number | null] {
  if (when?.standing === 'stated') {
    const [from, to] = [dayNumber(when.from), dayNumber(when.to)];
    return c.day && from === c.day[0] + 7 ? c.day : [from, to];
  }
  return c.day ?? [null, null];
}

function figureAccount(figure: Figure, c: Context): FigureAccount {
  const counted = wordsOf(figure.counts).filter((w) => c.plain.includes(w) || !c.credited.includes(w));
  const near = measuresIn(counted);
  const all = near.length ? near : measuresIn(c.plain);
  const told =
    figure.measure === 'detained'
      ? 'arrested'
      : figure.measure === 'protesters' ||
          (figure.measure === 'votes' && c.common.some((w) => measuresIn([w])[0] === 'crowd'))
        ? 'crowd'
        : figure.measure;
  const measure =
    told && !(told === 'destroyed' || told === 'troops') ? told : all.length === 1 || near.length ? all[0] : undefined;
  const harmed = measure === 'killed' && ['bodies', 'lives', 'corpses', 'deaths', 'fatalities'].includes(figure.unit);
  const unit = harmed || measure === 'infected' ? 'people' : figure.unit === 'houses' ? 'homes' : figure.unit;
  const tally = /\b(?:number|toll|tally|count) (?:of|among) (\p{L}+)/u.exec(c.text)?.[1];
  const later = /\b(?:another|further|additional|more)\b/.test(foldName(figure.counts));
  return {
    measure: measure ?? '',
    unit,
    per:
      figure.per === 'new' || later ? 'new' : figure.per === 'rate' || figure.per === 'change' ? figure.per : 'total',
    value: figure.value,
    to: figure.to,
    bound: figure.bound,
    groups: groupsIn(tally && !groupsIn(counted).length ? [tally] : counted),
    scopes: scopesIn(c.plain),
    incidents: incidentsIn(new Set(c.plain)),
    counted: contentOf(figure.counts),
  };
}

const AGAIN = /\b(?:again|second|third|another|fresh|renewed|repeated|repeatedly|new wave|further)\b/i;
const SAYS_NO = /^(?:den|reject|dismiss|refut|disput)/i;

function deedAccount(text: string, event: Event, c: Context): DeedAccount | null {
  const trigger = text.slice(event.trigger.start, event.trigger.end);
  const over = c.denying ? DENYING_ALL.exec(text.slice(c.start, c.end)) : null;
  const answered =
    over !== null && (c.start + over.index < event.trigger.start || /^(?:false|untrue|baseless)/i.test(over[0]));
  const denial =
    event.status === 'denied' ||
    (event.type === 'REJECT' && SAYS_NO.test(trigger) && c.denying) ||
    (answered && event.type !== 'REJECT');
  if (!denial && event.status !== 'occurred' && event.status !== 'ongoing') return null;
  const own = deedsIn(
    wordsOf(
      plainly(
        text.slice(event.trigger.start, Math.min(c.end, event.trigger.end + 8)).startsWith(trigger) &&
          /^(?:set|shot|blew|blown|burn|took|open)/i.test(trigger)
          ? text.slice(event.trigger.start, event.trigger.end + 8)
          : trigger,
      ),
    ),
  );
  const deeds = denial ? unique([...own, ...deedsIn(c.common)]) : own;
  if (!deeds.length) return null;
  const roles = rolesIn(c.text, deeds);
  const actors = event.actors.map((a) => a.name).filter((n) => !/\d/.test(n));
  const inanimate = actors.filter(
    (a) => !deedOf(wordsOf(a).at(-1) ?? '') && !THINGS.test(a) && !COUNTED.test(a) && !EVENTFUL.test(a),
  );
  const doers = event.actors.map((a) => foldName(a.name));
  const told = event.recipients.filter(
    (r) =>
      !/^(?:fire|ablaze)$/.test(r.name) &&
      !doers.includes(foldName(r.name)) &&
      !wordsOf(r.name).every((w) => c.credited.includes(w)),
  );
  // 'Soldiers burned down the school': who stands before an active verb that has an object behind it is who did it.
  const turned =
    !event.actors.length &&
    told.length > 0 &&
    told.every(
      (r) =>
        r.span !== null && (r.span.end <= event.trigger.start || r.name === told[0]?.name || c.credited.length > 0),
    ) &&
    (told[0]?.span?.end ?? Number.POSITIVE_INFINITY) <= event.trigger.start &&
    !/\b(?:was|were|been|being|be|is|are)(?: \w+ly)? $/.test(
      text.slice(Math.max(0, event.trigger.start - 18), event.trigger.start),
    ) &&
    roles.object !== '' &&
    own.some((d) => TRANSITIVE.has(d));
  const object = turned
    ? roles.object
    : told.map((r) => `${r.name} ${nameBehind(text, r.span)}`).join(' ') || roles.object;
  const article =
    told.some((r) => c.text.includes(`the ${r.name}`)) ||
    told.some(
      (r) => r.span && /\b(?:the|its|their|his|her) $/i.test(text.slice(Math.max(0, r.span.start - 6), r.span.start)),
    );
  return {
    deeds,
    denied: denial,
    actors: denial
      ? unique([...actors, ...(event.saidBy?.name ? [event.saidBy.name] : [])])
      : inanimate.length
        ? inanimate
        : ((turned && told[0] ? [told[0].name] : null) ??
          blamedIn(text.slice(c.start, c.end)) ??
          (isParty(roles.actor) ? [roles.actor] : [])),
    objects: thingsIn(object, c),
    definite: article || siteIsTold(c) || /^(?:the|its|their|his|her)\b/i.test(object.trim()) || /\p{Lu}/u.test(object),
    again: AGAIN.test(c.text),
  };
}
/** 'The bridge': one that the reader is taken to know. */
const siteIsTold = (c: Context): boolean =>
  c.sites.some((s) => new RegExp(`\\bthe (?:\\p{L}+ ){0,2}${s}`, 'iu').test(c.text));

const thingsIn = (object: string, c: Context): string[] => {
  const places = new Set(c.places.flatMap((p) => p.split(' ')).map(singular));
  const own = contentOf(object).filter((w) => !places.has(w));
  return own.length ? own : [...c.sites];
};

function deedOfWords(c: Context, text: string): DeedAccount | null {
  const deeds = deedsIn(c.common);
  if (!deeds.length || /\b(?:will|would|may|might|could|if|should|plans? to|vowed|threatened)\b/.test(c.text))
    return null;
  const roles = rolesIn(c.text, deeds);
  return {
    deeds: c.denying ? deeds : deeds.slice(0, 1),
    denied: c.denying,
    actors: c.denying
      ? unique([c.credit, roles.actor].filter((a) => a))
      : (blamedIn(text.slice(c.start, c.end)) ?? (isParty(roles.actor) ? [roles.actor] : [])),
    objects: thingsIn(roles.object, c),
    definite: siteIsTold(c) || /\bthe\b|\p{Lu}/iu.test(roles.object),
    again: AGAIN.test(c.text),
  };
}

const HARM: ReadonlySet<string> = new Set(['attack', 'destroy', 'fire', 'blast', 'kill']);

/** Keys under which an account is filed: two that differ, or tell one event, share at least one. */
export function keysOf(a: Account): string[] {
  if (a.figure) {
    const { measure, unit } = a.figure;
    const where = unique([...a.places.slice(0, 2), ...a.scene].map((p) => p.split(' ')[0] ?? ''));
    return (where.length ? where : ['']).map((p) => `f|${measure || unit}|${p}`).slice(0, 5);
  }
  const { deed } = a;
  if (!deed) return [];
  const things = unique([
    ...deed.objects.slice(0, 4),
    ...a.sites.slice(0, 2),
    ...a.names.slice(0, 4).map((n) => n.split(' ').at(-1) ?? ''),
    ...a.places.slice(0, 1),
  ]);
  return unique(deed.deeds.map((d) => (HARM.has(d) ? 'harm' : d)))
    .slice(0, 3)
    .flatMap((d) => things.map((t) => `e|${d}|${t}`))
    .slice(0, 16);
}
