import { foldName } from '#model';

/** Deeds by the words that tell them: verbs and nouns alike, by their stems. */
const DEEDS: Readonly<Record<string, string>> = {
  attack:
    'attack attacked attacking attacks attacker shell shelled shelling shells bomb bombed bombing bombs bombard bombarded bombardment strike strikes struck striking airstrike airstrikes raid raided raids hit hits fired assault assaulted assaulting targeted targeting ambush ambushed barrage',
  kill: 'kill killed killing kills assassinate assassinated assassination murder murdered slain executed execution massacre massacred shot died dead deaths',
  abduct: 'abduct abducted abducting abduction kidnap kidnapped kidnapping kidnaps hostage holding',
  arrest: 'arrest arrested arresting arrests detain detained detaining detention',
  seize:
    'seize seized seizing seizure capture captured capturing captures overran overrun occupied occupy occupying took taken taking intercepted intercept boarded boarding',
  destroy:
    'destroy destroyed destroying destruction torched torch torching burned burnt burning demolish demolished demolition wrecked sabotage sabotaged blew blown',
  release: 'release released releasing freed free freeing',
  meet: 'meet met meeting meets talks talk negotiated negotiations conferred',
  sign: 'sign signed signing signs',
  fire: 'fire blaze fires',
  sink: 'sink sank sunk sinking capsized capsize',
  collapse: 'collapse collapsed collapsing collapses',
  crash: 'crash crashed crashes derailed derailment collided collision',
  blast: 'explosion exploded explode blast blasts detonated',
  resign: 'resign resigned resigning resignation quit',
  arrive: 'arrive arrived arriving arrival visit visited visiting landed',
  block: 'block blocked blocking blockade blockaded closed close closing closure shut sealed',
  withdraw: 'withdraw withdrew withdrawn withdrawing withdrawal pulled retreat retreated',
  order: 'order ordered ordering',
  expel: 'expel expelled expelling deport deported expulsion',
  open: 'open opened opening reopened reopen',
  loot: 'loot looted looting plunder plundered',
};
const DEED_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(DEEDS).flatMap(([deed, words]) => words.split(' ').map((w) => [w, deed] as const)),
);
/** Deeds done once to one thing: two days told for them are two accounts, not two deeds. */
export const ONCE: ReadonlySet<string> = new Set(
  'kill abduct arrest seize destroy release meet sign sink collapse crash blast resign arrive expel open fire withdraw'.split(
    ' ',
  ),
);

/** The deed that a word tells; null for other words. */
export const deedOf = (word: string): string | null => DEED_OF.get(word) ?? null;
/** Every deed told in some words. */
export const deedsIn = (words: readonly string[]): string[] => [
  ...new Set(words.map((w) => DEED_OF.get(w)).filter((d) => d !== undefined)),
];

const INCIDENTS: readonly ReadonlySet<string>[] = [
  'strike strikes airstrike airstrikes struck shelling shelled shell bombing bombed bombardment attack attacked raid barrage assault missile missiles rocket rockets drone clash clashes fighting battle gunmen shot shooting hit blast explosion exploded bomb',
  'crash crashed collision collided derailed derailment accident overturned bus train',
  'flood floods flooding flooded storm quake earthquake landslide mudslide cyclone hurricane avalanche',
  'fire blaze burned',
  'collapse collapsed',
  'sank sink sinking capsized ferry',
  'cholera outbreak epidemic disease',
  'protest protests march rally demonstration demonstrators protesters riot riots strikers',
].map((w) => new Set(w.split(' ')));
/** Kinds of incident that some words tell. */
export const incidentsIn = (words: ReadonlySet<string>): number[] =>
  INCIDENTS.flatMap((kind, i) => ([...words].some((w) => kind.has(w)) ? [i] : []));

const SITES: ReadonlySet<string> = new Set(
  'market bazaar school hospital clinic camp mosque church temple bridge depot warehouse station port harbour harbor factory mine refinery plant dam airport airfield barracks prison jail palace parliament hotel theatre stadium university college farm mill pier dock checkpoint crossing convoy bus train ferry ship boat tanker pipeline substation bakery library square tower tunnel village embassy consulate courthouse base ministry office headquarters orphanage museum quay ferry shelter stable granary cathedral shipyard'.split(
    ' ',
  ),
);
export const sitesIn = (words: Iterable<string>): string[] =>
  [...new Set([...words].map(singular))].filter((w) => SITES.has(w));
export const singular = (w: string): string =>
  w.length > 4 && w.endsWith('ies')
    ? `${w.slice(0, -3)}y`
    : w.length > 3 && w.endsWith('s') && !w.endsWith('ss')
      ? w.slice(0, -1)
      : w;

const SCOPES =
  /^(?:since|nationwide|countrywide|citywide|province|provincial|regional|region|country|elsewhere|overall|so far|monthly|weekly|annual|week|month|year|october|war)$/;
/** Words that widen what a figure covers. */
export const scopesIn = (words: readonly string[]): string[] =>
  [...new Set(words.filter((w) => SCOPES.test(w)))].sort();

const SUBGROUPS: ReadonlySet<string> = new Set(
  'woman women man men child children girl boy baby infant soldier troop fighter militant rebel police policeman officer guard journalist reporter medic doctor nurse patient student pupil teacher fisherman fishermen farmer elderly civilian worker foreigner crew sailor firefighter rescuer migrant refugee prisoner gunman insurgent tourist family household driver aid peacekeeper'.split(
    ' ',
  ),
);
/** The groups that some counted words single out of all people; 'residents' and 'people' single out none. */
export const groupsIn = (words: readonly string[]): string[] =>
  [...new Set(words.map((w) => IRREGULAR[w] ?? singular(w)).filter((w) => SUBGROUPS.has(w)))].sort();
const IRREGULAR: Readonly<Record<string, string>> = {
  women: 'woman',
  men: 'man',
  children: 'child',
  fishermen: 'fisherman',
  babies: 'baby',
  families: 'family',
};

const CLASSES: readonly (readonly [string, string])[] = [
  ['killed', 'killed kill kills dead died die deaths death fatalities lives bodies perished toll slain corpses'],
  ['injured', 'injured wounded hurt injuries wounds injuring wounding casualties'],
  ['arrested', 'arrested detained arrests detentions custody arresting rounded'],
  ['displaced', 'displaced fled homeless evacuated flee fleeing uprooted displacing evacuees'],
  ['missing', 'missing unaccounted'],
  ['infected', 'infected infections cases cholera measles ebola sick sickened'],
  [
    'crowd',
    'march marched rally rallied protest protested demonstration demonstrators protesters marchers crowd attended gathered turnout joined',
  ],
  ['destroyed', 'destroyed levelled flattened gutted razed'],
  ['damaged', 'damaged'],
  ['abducted', 'abducted kidnapped hostages taken'],
  ['released', 'released freed'],
  ['rescued', 'rescued saved'],
];
const CLASS_OF: ReadonlyMap<string, string> = new Map(
  CLASSES.flatMap(([name, words]) => words.split(' ').map((w) => [w, name] as const)),
);
/** Kinds of count that some words tell. */
export const measuresIn = (words: readonly string[]): string[] => [
  ...new Set(words.map((w) => CLASS_OF.get(w)).filter((c) => c !== undefined)),
];

const EMPTY: ReadonlySet<string> = new Set(
  'the a an of to in on at for from by with and or that this these those its his her their our it they he she we who whom which was were is are be been being has have had not no any some all more than as into over under about near after before during between when where while least most nearly around also one two three people person men others other many several said says told according officials official reported reports report saying monday tuesday wednesday thursday friday saturday sunday today yesterday january february march april may june july august september october november december town city village district province area early late morning night evening afternoon local least members member group'.split(
    ' ',
  ),
);
export const wordsOf = (text: string): string[] =>
  foldName(text)
    .split(' ')
    .map((w) => w.replace(/'s?$/, ''))
    .filter((w) => w);
/** Words that carry a thing, in the singular. */
export const contentOf = (text: string): string[] => contentIn(wordsOf(text));
export const contentIn = (words: readonly string[]): string[] => [
  ...new Set(words.filter((w) => !EMPTY.has(w) && !/^\d/.test(w) && w.length > 2).map(singular)),
];
