import type { Scores } from './scores.ts';

/** The card that stands beside the weights: data, licence, scores, how to make them again. */
export function modelCard(facts: { seed: number; sentences: number; bytes: number; ewt: Scores; gum: Scores }): string {
  const row = (name: string, s: Scores) =>
    `| ${name} | ${[s.xpos, s.upos, s.uas, s.las, s.core].map((x) => x.toFixed(2)).join(' | ')} |`;
  return `# english-ud

Tagger, lemmas and dependency parser for English, after Universal Dependencies. ${(facts.bytes / 1e6).toFixed(1)} MB.

**Data.** The train parts of UD_English-EWT (Silveira et al. 2014, CC BY-SA 4.0) and of UD_English-GUM (Zeldes 2017, annotation CC BY 4.0; those genres whose texts are CC BY or CC BY-SA: academic, bio, court, interview, news, speech, voyage): ${facts.sentences} sentences. Word list: that of Brill's tagger (npm brill 3.1.0, MIT licence), 89,000 words with their tags, kept here as hashes. Sentences whose credit comes first were added with the credit behind or inverted, and short credits were set behind plain sentences, because news writes so and the treebanks seldom do. Settings and margins were chosen on the dev parts; test parts were never read.

**Licence of these weights.** CC BY-SA 4.0, as derived from the treebanks. The program's code is not under it.

**How it works.** Averaged perceptrons over hashed features: a tagger over joint fine and universal tags; a greedy arc-hybrid parser trained with a dynamic oracle on jackknifed tags, which takes the action first and then the relation; the weights of parsers trained in four orders are added up. Weights are whole numbers of one byte, found by hash alone. An arc's margin is a logistic function of the leads of its action and relation, fitted on dev, so that it reads as the chance that the arc is right.

**Scores**, on gold words with the model's own tags, in percent; LAS counts head and universal relation, the last column is the F1 of subjects and objects of verbs:

| dev part | XPOS | UPOS | UAS | LAS | subject + object |
|---|---|---|---|---|---|
${row('EWT', facts.ewt)}
${row('GUM', facts.gum)}

**Make it again.** \`node training/train.ts --data DIR\`, where DIR holds \`ewt/{train,dev}.conllu\` and \`gum/{train,dev}.conllu\`. Seed ${facts.seed}; the same data give the same bytes.

**Weak.** Web text and news of 1990–2020 are what it was trained on; trees of headlines, lists and verse are poor; a greedy parser does not take a wrong attachment back.
`;
}
