import { InvalidArgumentError } from 'commander';

/** An ISO day, as the options of answers take it. @throws InvalidArgumentError where it is none */
export function aDay(value: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value)))
    throw new InvalidArgumentError('Give a day: 2024-05-08.');
  return value;
}

/** How many rows: 1 to 1000. @throws InvalidArgumentError where it is none */
export function aLimit(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1 || n > 1000) throw new InvalidArgumentError('Give a whole number from 1 to 1000.');
  return n;
}
