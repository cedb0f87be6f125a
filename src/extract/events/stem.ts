const SUFFIXES = [
  'ations',
  'ation',
  'itions',
  'ition',
  'ments',
  'ment',
  'ings',
  'ing',
  'ances',
  'ance',
  'ences',
  'ence',
  'sions',
  'tions',
  'sion',
  'tion',
  'ions',
  'ion',
  'als',
  'al',
  'ers',
  'er',
  'ors',
  'or',
  'ies',
  'es',
  'ed',
  's',
  'e',
  'y',
];
/** Nouns and verbs whose likeness no suffix shows. */
const KIN: Readonly<Record<string, string>> = {
  death: 'die',
  deaths: 'die',
  dead: 'die',
  flight: 'flee',
  speech: 'speak',
  speeches: 'speak',
  talks: 'talk',
  killing: 'kill',
  refusal: 'refus',
  proposal: 'propos',
  proposals: 'propos',
  seizure: 'seiz',
  pledge: 'pledg',
  offensive: 'offens',
  choice: 'choos',
  thought: 'think',
  sale: 'sell',
  loss: 'los',
  response: 'respond',
  defense: 'defend',
  defence: 'defend',
  invasion: 'invad',
  decision: 'decid',
  explosion: 'explod',
  expulsion: 'expel',
  resolution: 'resolv',
  retaliation: 'retali',
  withdrawal: 'withdraw',
  arrival: 'arriv',
  departure: 'depart',
  seige: 'besieg',
  siege: 'besieg',
  vote: 'vot',
  call: 'call',
};

/** What a verb and the nouns made from it share: attack, attacks, attacked; suspend, suspension are left apart. Lower case in. */
export function stemOf(lemma: string): string {
  const kin = KIN[lemma];
  if (kin) return kin;
  for (const suffix of SUFFIXES) {
    if (lemma.length - suffix.length >= 3 && lemma.endsWith(suffix)) return undouble(lemma.slice(0, -suffix.length));
  }
  return undouble(lemma);
}

const undouble = (stem: string): string => {
  const n = stem.length;
  return n > 3 && stem[n - 1] === stem[n - 2] && !'aeiousl'.includes(stem[n - 1] as string) ? stem.slice(0, -1) : stem;
};
