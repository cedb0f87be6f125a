const MS_A_DAY = 86_400_000;

/** Days since 1970 of an ISO day; NaN for what is none. */
const dayNumber = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_A_DAY;

/** Days between two ISO days; without end where one is not known. */
export const daysApart = (a: string | null, b: string | null): number =>
  a && b ? Math.abs(dayNumber(a) - dayNumber(b)) : Number.POSITIVE_INFINITY;

/** The ISO day some days before another. */
export const dayBefore = (day: string, days = 1): string =>
  new Date((dayNumber(day) - days) * MS_A_DAY).toISOString().slice(0, 10);
