import type { Sentence, Token } from '#model';

const UNITS: Readonly<Record<string, number>> = {
  km: 1,
  kms: 1,
  kilometer: 1,
  kilometers: 1,
  kilometre: 1,
  kilometres: 1,
  mile: 1.609344,
  miles: 1.609344,
  mi: 1.609344,
  meter: 0.001,
  meters: 0.001,
  metre: 0.001,
  metres: 0.001,
  yards: 0.0009144,
  'nautical mile': 1.852,
};
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  half: 0.5,
  dozen: 12,
};
/** Words that may stand between a distance and the place it counts from. */
const BETWEEN = new Set(
  `away north south east west northeast northwest southeast southwest north-east north-west south-east south-west northern southern eastern western inland offshore off outside from of the city town
  village border coast centre center capital downtown port about or and , ( ) [ ] - just further farther to inside`.split(
    /\s+/,
  ),
);
const FARTHEST = 14;

/**
 * Kilometres that the words before a place tell it to be away ('some 20 km (12 miles) from', '15 miles
 * north of'); null where they tell none. The first of two measures of one distance counts.
 *
 * @param first  the token that the place's name begins with
 */
export function distanceBefore(sentence: Sentence, first: number): number | null {
  const { tokens } = sentence;
  let measure: number | null = null;
  let preposition = false;
  for (let i = first - 1, steps = 0; i >= 0 && steps < FARTHEST; i--, steps++) {
    const form = (tokens[i] as Token).form.toLowerCase();
    const unit = UNITS[form];
    if (unit !== undefined) {
      const factor = form.startsWith('mile') && tokens[i - 1]?.form === 'nautical' ? 1.852 : unit;
      const number = numberBefore(tokens, form.startsWith('mile') && factor === 1.852 ? i - 1 : i);
      if (number === null) return measure;
      measure = number * factor;
      // '20 km (12 miles) from': the measure before the bracket is the report's own.
      continue;
    }
    if (form === 'from' || form === 'of' || form === 'off' || form === 'outside' || form === 'inside' || form === 'to')
      preposition = true;
    else if (measure !== null && !(form === '(' || form === ')' || /^[\d.,]+$/.test(form) || form === 'or')) break;
    if (measure === null && !BETWEEN.has(form) && !(/^[\d.,]+$/.test(form) || NUMBERS[form] !== undefined)) return null;
    if (measure === null && (form === 'the' || form === ',') && steps === 0 && i === first - 1 && form === ',')
      return null;
  }
  return preposition && measure !== null ? Math.round(measure * 100) / 100 : null;
}

function numberBefore(tokens: readonly Token[], unit: number): number | null {
  let i = unit - 1;
  if (tokens[i]?.form === '-') i--;
  const form = tokens[i]?.form.toLowerCase() ?? '';
  if (/^\d/.test(form)) {
    const value = Number(form.replaceAll(',', ''));
    return Number.isFinite(value) ? value : null;
  }
  const word = NUMBERS[form];
  if (word === undefined) return null;
  const above = NUMBERS[tokens[i - 1]?.form.toLowerCase() ?? ''];
  return (form === 'hundred' || form === 'dozen') && above !== undefined ? word * above : word;
}
