import type { Figure } from '#model';

const BOUNDS: Readonly<Record<Figure['bound'], string>> = {
  exact: '',
  at_least: 'at least ',
  at_most: 'at most ',
  about: 'about ',
  range: '',
};

/** A number with its thousands parted, in the same way on every machine: 1,234,567.5 */
function inDigits(value: number): string {
  const plain = String(value);
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(plain);
  if (!parts) return plain;
  const [, sign = '', whole = '', fraction = ''] = parts;
  let out = '';
  for (let i = 0; i < whole.length; i++) out += (i > 0 && (whole.length - i) % 3 === 0 ? ',' : '') + whole[i];
  return sign + out + fraction;
}

/** A figure's amount with its bound and unit: 'at least 1,000,000 people', '20–25 km'. */
export function amount({ value, to, bound, unit }: Pick<Figure, 'value' | 'to' | 'bound' | 'unit'>): string {
  const number = to === null ? inDigits(value) : `${inDigits(value)}–${inDigits(to)}`;
  return `${BOUNDS[bound]}${number}${unit ? ` ${value === 1 && to === null ? singular(unit) : unit}` : ''}`;
}

/** One of what a unit counts: 'week' of 'weeks'; units that are no plural stay as they are. */
function singular(unit: string): string {
  if (unit === 'people') return 'person';
  if (unit.endsWith('ies')) return `${unit.slice(0, -3)}y`;
  return unit.length > 3 && unit.endsWith('s') && !unit.endsWith('ss') ? unit.slice(0, -1) : unit;
}
