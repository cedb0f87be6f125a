/**
 * A reader's query as SQLite's full text takes it: words that must all stand, "phrases", prefix*, OR between
 * alternatives, -word for what must not stand. Everything else a reader types is plain words: no syntax of the index shows.
 *
 * @throws SyntaxError where a quotation mark is not closed, or nothing is left to look for
 */
export function matchOf(query: string): string {
  const terms: string[] = [];
  const without: string[] = [];
  let joined = false;
  for (let at = 0; at < query.length; ) {
    const c = query.charAt(at);
    if (/\s/.test(c)) {
      at++;
      continue;
    }
    const negative = c === '-' && /\S/.test(query.charAt(at + 1));
    if (negative) at++;
    let word: string;
    if (query.charAt(at) === '"') {
      const close = query.indexOf('"', at + 1);
      if (close < 0) throw new SyntaxError(`the quotation mark at ${at + 1} is not closed`);
      word = query.slice(at + 1, close);
      at = close + 1;
    } else {
      let end = at;
      while (end < query.length && !/[\s"]/.test(query.charAt(end))) end++;
      word = query.slice(at, end);
      at = end;
      if (word === 'OR' && terms.length) {
        joined = true;
        continue;
      }
    }
    const prefix = word.endsWith('*') || query.charAt(at) === '*';
    if (query.charAt(at) === '*') at++;
    const bare = word.replace(/\*+$/, '').replaceAll('"', ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(bare)) continue;
    const term = `"${bare}"${prefix ? '*' : ''}`;
    if (negative) without.push(term);
    else if (joined) terms[terms.length - 1] = `(${terms.at(-1)} OR ${term})`;
    else terms.push(term);
    joined = false;
  }
  if (!terms.length)
    throw new SyntaxError('nothing to look for: give a word, a "phrase" or the beginning of a word and *');
  return without.length ? `(${terms.join(' AND ')}) NOT (${without.join(' OR ')})` : terms.join(' AND ');
}
