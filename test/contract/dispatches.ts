import type { ReportRecord } from '#model';
import { madeRecord } from './made-record.ts';

/** A small generator of numbers, so that a seed gives the same dispatches everywhere (Mulberry32). */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TOWNS = [
  'Lindmark',
  'Varna Bay',
  'Oster',
  'Kell',
  'Brannock',
  'Tesh',
  'Morva',
  'Halden Pass',
  'Quill',
  'Sarno Ridge',
];
const SIDES = [
  'the Northern Council',
  'the Coastal Front',
  'the government of Oster',
  'the Halden militia',
  'the harbour workers',
  'the provincial guard',
];
const ACTS = [
  'closed the road to',
  'shelled the edge of',
  'let aid lorries into',
  'pulled its men out of',
  'took the bridge at',
  'opened a crossing near',
];
const SPEAKERS = ['a spokesman for', 'two officials of', 'the head of', 'a field doctor with', 'a statement by'];
const REASONS = [
  'after a night of fighting',
  'as talks went on abroad',
  'despite a pause agreed last week',
  'while families were leaving on foot',
  'hours before the envoys were due back',
];
const EFFECTS = [
  'Shops stayed shut and the market was empty',
  'Water was cut off in the lower town',
  'Three clinics ran out of fuel',
  'Buses stood waiting at the depot',
  'Schools were used as shelters',
];
const NEXT = [
  'Mediators said they would try again',
  'No date was set for a further meeting',
  'The two sides blamed each other',
  'Neighbours asked for calm',
  'Aid groups asked for a corridor',
];

/** One dispatch: some twelve sentences on one event, in words that the draw decides. */
export function dispatch(draw: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  const number = (most: number) => 1 + Math.floor(draw() * most);
  const town = pick(TOWNS);
  const side = pick(SIDES);
  const lines = [
    `${town.toUpperCase()} – ${cap(side)} ${pick(ACTS)} ${town} on ${pick(['Monday', 'Tuesday', 'Wednesday', 'Thursday'])} ${pick(REASONS)}.`,
    `${cap(pick(SPEAKERS))} ${pick(SIDES)} put the number of people hurt at ${number(90)}.`,
  ];
  for (let i = 0; i < 10; i++) {
    const kind = draw();
    if (kind < 0.3)
      lines.push(
        `${pick(EFFECTS)} in ${pick(TOWNS)}, ${number(40)} km ${pick(['north', 'south', 'east', 'west'])} of ${pick(TOWNS)}.`,
      );
    else if (kind < 0.6)
      lines.push(
        `${cap(pick(SPEAKERS))} ${pick(SIDES)} said that ${number(600)} people had reached ${pick(TOWNS)} by ${pick(['noon', 'dusk', 'dawn', 'evening'])}.`,
      );
    else if (kind < 0.8) lines.push(`${pick(NEXT)}, ${pick(SPEAKERS)} ${pick(SIDES)} said in ${pick(TOWNS)}.`);
    else
      lines.push(
        `${cap(pick(SIDES))} ${pick(ACTS)} ${pick(TOWNS)} ${pick(REASONS)}, ${number(30)} days after the last truce.`,
      );
  }
  return lines.join('\n');
}

const cap = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);

/** What an outlet does to the wire that it prints: cuts it short, takes lines out, puts lines of its own in, changes words. */
export function printed(text: string, draw: () => number): string {
  const lines = text.split('\n');
  const kind = draw();
  if (kind < 0.25) return lines.slice(0, Math.max(4, Math.floor(lines.length * 0.5))).join('\n');
  if (kind < 0.5) return lines.filter((_, i) => i === 0 || draw() > 0.2).join('\n');
  if (kind < 0.75)
    return [
      'Our correspondents report.',
      ...lines,
      'More follows on our pages tonight, with a view from the harbour.',
    ].join('\n');
  return text
    .replace(/\bpeople\b/g, () => (draw() < 0.5 ? 'residents' : 'people'))
    .replace(/\bsaid\b/g, () => (draw() < 0.3 ? 'told reporters' : 'said'));
}

export const reported = (text: string, key: string, published: string): ReportRecord => {
  const record = madeRecord({ key, published, text });
  return { ...record, report: { ...record.report, publisher: `Outlet ${key}` } };
};
