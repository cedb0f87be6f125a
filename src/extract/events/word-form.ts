import type { Token } from '#model';

/** Past forms that no ending shows. */
const IRREGULAR: Readonly<Record<string, string>> = {
  fled: 'flee',
  sought: 'seek',
  led: 'lead',
  shot: 'shoot',
  struck: 'strike',
  fought: 'fight',
  held: 'hold',
  broke: 'break',
  broken: 'break',
  threw: 'throw',
  thrown: 'throw',
  drove: 'drive',
  driven: 'drive',
  fell: 'fall',
  fallen: 'fall',
  withdrew: 'withdraw',
  withdrawn: 'withdraw',
  overthrew: 'overthrow',
  overthrown: 'overthrow',
  swore: 'swear',
  sworn: 'swear',
  bought: 'buy',
  sent: 'send',
  met: 'meet',
  told: 'tell',
  spoke: 'speak',
  spoken: 'speak',
  flew: 'fly',
  flown: 'fly',
  went: 'go',
  came: 'come',
  gave: 'give',
  given: 'give',
  took: 'take',
  taken: 'take',
  brought: 'bring',
  fed: 'feed',
  won: 'win',
  lost: 'lose',
  left: 'leave',
  rose: 'rise',
  dealt: 'deal',
  slain: 'slay',
  slew: 'slay',
  beaten: 'beat',
  hit: 'hit',
  cut: 'cut',
  shut: 'shut',
  put: 'put',
  freed: 'free',
};

/**
 * What a word may be a form of, likeliest first: its lemma, then what its ending leaves. Lower
 * case. Lemmas are guessed for words that the parser has not met, and guessed wrong for some
 * ('boycotted', 'ruled'): the lexicon takes the first that it knows.
 */
export function baseForms(token: Token): string[] {
  const lemma = token.lemma.toLowerCase();
  const out = [lemma];
  if (!/^VB[DNGZ]$/.test(token.xpos)) return out;
  const form = token.form.toLowerCase();
  const irregular = IRREGULAR[form];
  if (irregular) out.push(irregular);
  const ending = form.endsWith('ing') ? 3 : form.endsWith('ed') ? 2 : form.endsWith('s') ? 1 : 0;
  if (ending === 0 || form.length - ending < 3) return out;
  const stem = form.slice(0, -ending);
  out.push(stem, `${stem}e`);
  if (stem[stem.length - 1] === stem[stem.length - 2]) out.push(stem.slice(0, -1));
  if (stem.endsWith('i')) out.push(`${stem.slice(0, -1)}y`);
  return out;
}
