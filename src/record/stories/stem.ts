/** A word without its commonest endings, so that 'strike', 'strikes' and 'striking' are one. Lower case in, lower case out. */
export function stem(word: string): string {
  let w = word.replace(/'s?$/, '');
  if (w.length > 5 && w.endsWith('ies')) return `${w.slice(0, -3)}y`;
  if (w.length > 4 && w.endsWith('es') && /(?:s|x|z|ch|sh)es$/.test(w)) w = w.slice(0, -2);
  else if (w.length > 3 && w.endsWith('s') && !w.endsWith('ss') && !w.endsWith('us')) w = w.slice(0, -1);
  for (const ending of ['ing', 'ed'] as const) {
    if (w.length - ending.length < 3 || !w.endsWith(ending)) continue;
    w = w.slice(0, -ending.length);
    if (/([^aeiouls])\1$/.test(w)) w = w.slice(0, -1);
    return w.replace(/i$/, 'y').replace(/e$/, '');
  }
  return w.length > 4 ? w.replace(/e$/, '') : w;
}
