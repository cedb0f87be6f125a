import { expect, test } from 'vitest';
import { amount } from '../../src/tell/numbers.ts';

test.each([
  [1234567, null, 'exact', 'people', '1,234,567 people'],
  [1200, null, 'at_least', 'people', 'at least 1,200 people'],
  [20, 25, 'range', 'km', '20–25 km'],
  [3.5, null, 'about', 'USD', 'about 3.5 USD'],
  [1, null, 'exact', 'people', '1 person'],
  [1, null, 'exact', 'weeks', '1 week'],
  [1, null, 'exact', 'countries', '1 country'],
  [1, null, 'exact', 'km', '1 km'],
  [0, null, 'exact', '', '0'],
  [1e21, null, 'exact', '', '1e+21'],
] as const)('%d to %s, %s, %s: %s', (value, to, bound, unit, told) => {
  expect(amount({ value, to, bound, unit })).toBe(told);
});
