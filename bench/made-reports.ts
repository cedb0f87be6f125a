/**
 * Reports by seed, for measuring archives: names, places, days, figures and the order of sentences vary, so that no two
 * are near copies. Every name is made of syllables and every sentence is the project's own.
 */
export interface MadeReport {
  readonly id: string;
  readonly published: string;
  readonly title: string;
  readonly agency: string;
  readonly text: string;
}

/** Numbers of 0..1 that a seed decides (Mulberry32). */
function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2023, 0, 2);
/** Days over which the reports lie. */
const DAYS = 700;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const HEADS = [
  'Bal',
  'Dor',
  'Kem',
  'Lin',
  'Mar',
  'Nov',
  'Ost',
  'Pel',
  'Rav',
  'Sel',
  'Tam',
  'Var',
  'Yel',
  'Zor',
  'Hal',
  'Gir',
];
const MIDDLES = ['a', 'e', 'i', 'o', 'u', 'an', 'en', 'ir', 'or', 'ul', 'ess', 'amm'];
const PLACE_ENDS = ['mark', 'bay', 'ford', 'stan', 'ville', 'grad', 'port', 'dale', 'na', 'ra', 'ko', 'vik'];
const FIRST_NAMES = [
  'Adela',
  'Boris',
  'Carla',
  'Daniel',
  'Elena',
  'Farid',
  'Greta',
  'Hamid',
  'Irena',
  'Jonas',
  'Karim',
  'Lena',
  'Marek',
  'Nadia',
  'Omar',
  'Petra',
  'Rosa',
  'Samir',
  'Tomas',
  'Vera',
];
const SURNAME_ENDS = ['ov', 'ani', 'esco', 'son', 'ides', 'mann', 'ak', 'ur', 'elli', 'ez'];
const TITLES = ['Foreign Minister', 'spokesman', 'General', 'Governor', 'mediator', 'Deputy Minister', 'Mayor'];
const BODIES = ['Front', 'Council', 'Army', 'Movement', 'Assembly', 'Union'];

/** A crisis: its places, parties and people, which its reports have in common. */
interface Crisis {
  readonly country: string;
  readonly places: readonly string[];
  readonly parties: readonly string[];
  readonly people: readonly {
    readonly name: string;
    readonly surname: string;
    readonly title: string;
    readonly of: string;
  }[];
}

/** @param count  how many; the first n of a longer run are the same */
export function* madeReports(count: number, seed = 20261124): Generator<MadeReport> {
  const draw = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  const place = () => `${pick(HEADS)}${pick(MIDDLES)}${pick(PLACE_ENDS)}`;
  const crises = Array.from({ length: 60 }, (): Crisis => {
    const country = `${pick(HEADS)}${pick(MIDDLES)}nia`;
    const parties = [`the ${country} government`, ...Array.from({ length: 4 }, () => `the ${place()} ${pick(BODIES)}`)];
    return {
      country,
      parties,
      places: Array.from({ length: 12 }, place),
      people: Array.from({ length: 10 }, () => {
        const surname = `${pick(HEADS)}${pick(MIDDLES)}${pick(SURNAME_ENDS)}`;
        return { name: `${pick(FIRST_NAMES)} ${surname}`, surname, title: pick(TITLES), of: pick(parties) };
      }),
    };
  });
  for (let i = 0; i < count; i++) {
    const day = FIRST_DAY + Math.floor((i / Math.max(count, 20_000)) * DAYS) * DAY;
    yield report(i, day, pick(crises), draw, pick);
  }
}

function report(
  i: number,
  day: number,
  crisis: Crisis,
  draw: () => number,
  pick: <T>(list: readonly T[]) => T,
): MadeReport {
  const number = (most: number) => 2 + Math.floor(draw() * most);
  const before = (days: number) => WEEKDAYS[new Date(day - days * DAY).getUTCDay()] as string;
  const town = pick(crisis.places);
  const cap = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);
  const party = () => pick(crisis.parties);
  const other = (than: string) => pick(crisis.parties.filter((p) => p !== than));
  const who = pick(crisis.people);
  const a = party();
  const b = other(a);
  const lead = pick([
    () => `${cap(a)} shelled ${town} on ${before(1)}, killing ${number(90)} people, ${b} said.`,
    () => `${cap(a)} seized the crossing at ${town} on ${before(1)} after ${number(9)} days of fighting with ${b}.`,
    () => `Envoys of ${a} and ${b} met in ${town} on ${before(0)} to discuss a truce of ${number(80)} days.`,
    () => `At least ${number(300)} people were displaced from ${town} on ${before(2)} when ${a} moved in, ${b} said.`,
    () => `${cap(b)} released ${number(40)} prisoners near ${town} on ${before(1)} under a deal with ${a}.`,
    () => `${cap(a)} halted aid to ${town} on ${before(1)} and accused ${b} of looting ${number(60)} lorries.`,
  ])();
  const more = [
    () =>
      `${who.name}, a ${who.title} of ${who.of}, told reporters in ${pick(crisis.places)} that ${party()} had accepted the ${pick(['prisoner', 'corridor', 'ceasefire', 'harbour', 'monitoring'])} proposal.`,
    () =>
      `${who.surname} warned that ${number(900)} families in ${pick(crisis.places)} would leave if ${party()} advanced.`,
    () =>
      `"${pick(['We are ready', 'Nobody here trusts them', 'The road is open', 'This will not hold', 'We want guarantees'])} ${pick(['for a long siege', 'and we said so twice', 'until the envoys return', 'whatever the generals say'])}," ${pick(crisis.people).name} said.`,
    () => `${cap(party())} denied that its men had entered ${pick(crisis.places)} on ${before(number(4))}.`,
    () =>
      `${number(7)} officials of ${party()} said the talks in ${pick(crisis.places)} had ${pick(['stalled', 'resumed', 'moved to the second phase', 'ended without a result'])}.`,
    () =>
      `The health ministry of ${crisis.country} put the number of people killed in ${pick(crisis.places)} at ${number(4000)}.`,
    () =>
      `${cap(party())} rejects any ${pick(['buffer zone', 'joint patrol', 'partial truce', 'foreign force'])} near ${pick(crisis.places)}, ${pick(crisis.people).name} said on ${before(number(3))}.`,
    () =>
      `Aid groups counted ${number(70)} lorries at the ${pick(crisis.places)} checkpoint, ${number(40)} km from ${pick(crisis.places)}.`,
    () => `${cap(party())} is to send ${number(30)} monitors to ${pick(crisis.places)} next week.`,
    () =>
      `Residents of ${pick(crisis.places)} reported ${pick(['drones', 'shelling', 'gunfire', 'power cuts', 'queues for bread'])} ${pick(['before dawn', 'through the night', 'at noon', 'for an hour'])}.`,
  ];
  const order = more.map((write) => ({ write, at: draw() })).sort((x, y) => x.at - y.at);
  const body = order.slice(0, 1 + Math.floor(draw() * 3)).map(({ write }) => write());
  return {
    id: `made-${i}`,
    published: new Date(day + 6 * 3_600_000 + (i % 600) * 60_000).toISOString(),
    title: `${cap(a).replace(/^The /, '')} and ${b.replace(/^the /, '')}: ${town}`,
    agency: pick(['Harbour Wire', 'Northern Press', 'Coast News']),
    text: [lead, ...body].join('\n\n'),
  };
}
