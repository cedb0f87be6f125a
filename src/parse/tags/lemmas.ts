/** Lemmas that the rules would get wrong: 'went|VBD' → go. Keys are folded to lower case but for names (NNP, NNPS). */
export type LemmaExceptions = ReadonlyMap<string, string>;

export const lemmaKey = (form: string, xpos: string): string =>
  `${xpos.startsWith('NNP') ? form : form.toLowerCase()}|${xpos}`;

/** The lemma of a word with its fine tag, after Universal Dependencies for English. */
export function lemmaOf(form: string, xpos: string, exceptions: LemmaExceptions): string {
  const plain = form.includes('\u2019') ? form.replaceAll('\u2019', "'") : form;
  return exceptions.get(lemmaKey(plain, xpos)) ?? ruleLemma(form, xpos);
}

/** The lemma by rules of spelling alone. */
export function ruleLemma(form: string, xpos: string): string {
  switch (xpos) {
    case 'NNP':
      return form;
    case 'NNPS':
      return form.length > 3 ? singular(form) : form;
    case 'NNS':
      return singular(form.toLowerCase());
    case 'VBZ':
      return thirdPerson(form.toLowerCase());
    case 'VBG':
      return withoutIng(form.toLowerCase());
    case 'VBD':
    case 'VBN':
      return withoutEd(form.toLowerCase());
    case 'JJR':
    case 'RBR':
      return graded(form.toLowerCase(), 'er');
    case 'JJS':
    case 'RBS':
      return graded(form.toLowerCase(), 'est');
    default:
      return form.toLowerCase();
  }
}

const isVowel = (c: string): boolean => 'aeiou'.includes(c) && c !== '';

function singular(w: string): string {
  if (w.endsWith('ies') && w.length > 4) return `${w.slice(0, -3)}y`;
  if (/(?:sh|ch|ss|x|zz)es$/.test(w)) return w.slice(0, -2);
  if (/(?:[^aeiou]o)es$/.test(w) && w.length > 5) return w.slice(0, -2);
  if (w.endsWith('men') && w.length > 4) return `${w.slice(0, -3)}man`;
  if (w.endsWith('ses') && /(?:us|is|as)es$/.test(w)) return w.slice(0, -2);
  if (w.endsWith("'s")) return w.slice(0, -2);
  if (w.endsWith('s') && !w.endsWith('ss')) return w.slice(0, -1);
  return w;
}

function thirdPerson(w: string): string {
  if (w.endsWith('ies') && w.length > 4) return `${w.slice(0, -3)}y`;
  if (/(?:sh|ch|ss|x|zz|[^aeiou]o)es$/.test(w)) return w.slice(0, -2);
  if (w.endsWith('s') && !w.endsWith('ss')) return w.slice(0, -1);
  return w;
}

/** A stem as its base form: the last consonant made single, or a mute e put back. */
function base(stem: string): string {
  const n = stem.length;
  const last = stem.charAt(n - 1);
  const before = stem.charAt(n - 2);
  if (n < 2) return stem;
  if (last === before && !isVowel(last))
    return 'lsfz'.includes(last) && n <= 5 && !/^[^aeiou]*[aeiou]ll$/.test(stem) === false
      ? stem
      : 'lsfz'.includes(last)
        ? stem
        : stem.slice(0, -1);
  if (last === 'v' || last === 'u' || last === 'c') return `${stem}e`;
  if (last === 'z' && before !== 'z') return `${stem}e`;
  if (last === 's' && (isVowel(before) || before === 'n' || before === 'r' || before === 'l')) return `${stem}e`;
  if (last === 'g' && (before === 'r' || before === 'd' || before === 'a' || before === 'n'))
    return before === 'n' && stem.charAt(n - 3) !== 'a'
      ? stem
      : before === 'n'
        ? n > 4
          ? `${stem}e`
          : stem
        : `${stem}e`;
  if (last === 'l' && 'bcdfgkptzs'.includes(before)) return `${stem}e`;
  if (last === 'h' && before === 't' && isVowel(stem.charAt(n - 3)) && isVowel(stem.charAt(n - 4))) return `${stem}e`;
  // at, it, ur, or, id after a consonant, and a short word with one vowel: create, cite, secure, store, hide.
  if (
    /(?:[^aeiou](?:at|it|ut|ot)|[^aeiou]ur|[^aeiou][io]d|[^aeio]ud|[^aeiou][aio]r|[^aeiou][aio]k|[^aeiou][aiou]m|[^aeiou][aio]n|[^aeiou][aio]p|[^aeiou]ad|[^aeiou][iao]l|i[br])$/.test(
      stem,
    )
  ) {
    const vowels = (stem.match(/[aeiouy]+/g) ?? []).length;
    if (vowels <= 1) return `${stem}e`;
    if (
      /(?:[^aeiou]at|[^aeiou]ut|[^aeiou]ur|[^aeiou]ud|[uo]id|fin|lin|bin|vid|cid|sid|rod|lor|nor|ir|sum|par|pos|bas|voc|vok|tir|quir)$/.test(
        stem,
      )
    )
      return `${stem}e`;
  }
  return stem;
}

function withoutIng(w: string): string {
  if (!w.endsWith('ing') || w.length < 5) return w;
  return base(w.slice(0, -3));
}

function withoutEd(w: string): string {
  if (w.endsWith('ied') && w.length > 4) return `${w.slice(0, -3)}y`;
  if (!w.endsWith('ed') || w.length < 4) return w;
  if (w.endsWith('eed')) return w.slice(0, -1);
  return base(w.slice(0, -2));
}

function graded(w: string, ending: string): string {
  if (!w.endsWith(ending) || w.length < ending.length + 3) return w;
  const stem = w.slice(0, -ending.length);
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  const n = stem.length;
  if (stem.charAt(n - 1) === stem.charAt(n - 2) && 'bdgmnpt'.includes(stem.charAt(n - 1))) return stem.slice(0, -1);
  if (
    /[^aeiou][aiou](?:g|d|t|r|s|c)$|[vugc]$|[^aeiou]l$|(?:ns|rs|av|om|im)$/.test(stem) &&
    !/(?:ad|rd|ld|ng)$/.test(stem)
  )
    return `${stem}e`;
  return stem;
}
