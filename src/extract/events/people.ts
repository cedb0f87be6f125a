const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Nouns of bodies that act in politics and war. */
export const BODIES = set(
  'police army military government rebel militia opposition protester demonstrator state court navy militant insurgent gang terrorist student farmer worker union soldier troop force officer official gunman attacker fighter guerrilla separatist authority ministry parliament senate congress council assembly committee commission party faction coalition alliance regime junta president minister premier governor mayor envoy ambassador diplomat lawmaker senator deputy spokesman spokeswoman spokesperson prosecutor judge general commander delegation delegate mediator negotiator activist dissident refugee migrant civilian hostage prisoner detainee suspect voter candidate country nation kingdom republic administration cabinet embassy agency brigade garrison battalion guard warplane warship tank jihadist extremist pirate smuggler cartel',
);

/** Nouns of people, who themselves do what a clause on them says. */
export const PEOPLE = set(
  'people person man woman child crowd resident group member leader citizen family company team thousand hundred dozen villager neighbour neighbor passenger driver teacher nurse doctor miner journalist reporter victim survivor critic supporter bishop pope king queen prince',
);

/** 'body', 'people' or 'thing', by the head noun's lemma. */
export const kindOfNoun = (lemma: string): 'body' | 'people' | 'thing' =>
  BODIES.has(lemma) ? 'body' : PEOPLE.has(lemma) ? 'people' : 'thing';
