import { stemOf } from './stem.ts';

/** Words that tell of one event in turn: after 'the bombing' a report says 'the attack', then 'the blast'. */
const KINDRED = [
  'attack assault poison poisoning strike raid bombing bomb blast explosion explode airstrike shooting shoot stabbing stab offensive operation ram incident hit war conflict fighting aggression violence invasion invade hostilities',
  'kill die death murder dead killing slay assassinate assassination massacre execute execution slaughter',
  'protest march rally demonstrate demonstration demonstrator vigil unrest gather',
  'vote election referendum ballot poll elect',
  'talk meet meeting negotiate negotiation discuss discussion summit session dialogue consultation conference assembly gather gathering',
  'agree agreement deal accord pact treaty memorandum settlement reach',
  'ask request call appeal urge demand plea petition advise advice recommend recommendation suggestion behest bid plead',
  'arrest detain custody detention',
  'suspend suspension prorogue prorogation',
  'ban prohibit bar prohibition outlaw',
  'rescue save evacuate airlift retrieve saving',
  'withdraw withdrawal leave exit pullout departure brexit',
  'condolence sympathy prayers',
  'collision crash wreck',
  'fire wildfire burn',
  'find rule ruling finding judgment conclude opinion',
  'ceasefire cease-fire truce pause halt armistice',
  'threat threaten warning warn intimidation ultimatum',
  'criticize criticise criticism condemn condemnation denounce rebuke',
  'accuse accusation allege allegation claim charge blame',
  'resign resignation step-down quit',
  'admit admission confess confession concede concession acknowledge',
  'flood flooding',
];

const BY_STEM = new Map<string, number>();
KINDRED.forEach((line, i) => {
  for (const word of line.split(' ')) {
    const stem = stemOf(word);
    if (!BY_STEM.has(stem)) BY_STEM.set(stem, i);
  }
});

/** A name for the kind of event that a stem tells of, shared by its kindred; the stem itself where it has none. */
export function kindOfEvent(stem: string): string {
  const group = BY_STEM.get(stem);
  return group === undefined ? stem : `#${group}`;
}
