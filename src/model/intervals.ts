import type { Figure } from './record.ts';

/** 'About' 300 leaves room for what rounds to it. */
const ABOUT = 0.15;

/** What a figure's words allow: the numbers from the first to the last, both included. */
export function intervalOf({ value, to, bound }: Pick<Figure, 'value' | 'to' | 'bound'>): readonly [number, number] {
  switch (bound) {
    case 'exact':
      return [value, value];
    case 'at_least':
      return [value, Number.POSITIVE_INFINITY];
    case 'at_most':
      return [0, value];
    case 'about':
      return [value * (1 - ABOUT), value * (1 + ABOUT)];
    case 'range':
      return [value, to ?? value];
  }
}

/** True where no number fits both figures. */
export function exclude(a: Pick<Figure, 'value' | 'to' | 'bound'>, b: Pick<Figure, 'value' | 'to' | 'bound'>): boolean {
  const [x, y] = [intervalOf(a), intervalOf(b)];
  return x[1] < y[0] || y[1] < x[0];
}
