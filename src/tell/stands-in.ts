/** White space as one space each, so that a line break inside a name is none. */
export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

const isPart = (character: string): boolean => /[\p{L}\p{N}\p{M}]/u.test(character);
/** Whether two stretches run into one word or number. */
export const joins = (a: string, b: string): boolean => isPart(a.slice(-1)) && isPart(b.slice(0, 1));

/** True where words stand in a text, white space folded, not inside a longer word or number: 4,789 is not in 34,789. */
export function standsIn(words: string, text: string): boolean {
  const [sought, within] = [folded(words), folded(text)];
  if (sought === '') return false;
  for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + 1)) {
    const before = within.slice(0, at);
    const after = within.slice(at + sought.length);
    if (!cutsInto(before, sought) && !cutsInto(sought, after)) return true;
  }
  return false;
}

/** Whether the border between two stretches goes through a word, or through a number with its points and commas. */
function cutsInto(left: string, right: string): boolean {
  if (joins(left, right)) return true;
  return (/\d[.,]$/.test(left) && /^\d/.test(right)) || (/\d$/.test(left) && /^[.,]\d/.test(right));
}

/** The longest beginning of some words that stands in a sentence; empty where none does. */
export function standingPart(told: string, sentence: string): string {
  const parts = folded(told).split(' ');
  for (let n = parts.length; n > 0; n--) {
    const part = parts.slice(0, n).join(' ');
    if (standsIn(part, sentence)) return part.replace(/\s(?:the|a|an|of|in|to|that|and|at|on)$/i, '');
  }
  return '';
}
