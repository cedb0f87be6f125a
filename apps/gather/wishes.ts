/** What servers and feeds ask of those who come often. */

const DAY = 86_400;

/** Seconds that Retry-After asks for, a number or a date; at most a day. Null where it cannot be read. */
export function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text), DAY);
  const at = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(Math.max(0, Math.ceil((at - now) / 1000)), DAY);
}

/** Seconds that an answer stays as it is, by its Cache-Control; null where it does not say. At most a day. */
export function maxAgeOf(cacheControl: string | null, age: string | null): number | null {
  const told = /(?:^|,)\s*max-age\s*=\s*"?(\d{1,9})/i.exec((cacheControl ?? '').slice(0, 500));
  if (!told || /\bno-(?:cache|store)\b/i.test(cacheControl ?? '')) return null;
  const held = /^\d{1,9}$/.test(age ?? '') ? Number(age) : 0;
  return Math.min(Math.max(0, Number(told[1]) - held), DAY);
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 3600,
  daily: DAY,
  weekly: 7 * DAY,
  monthly: 30 * DAY,
  yearly: 365 * DAY,
};

/** Seconds between two looks that a feed asks for in its head (`ttl`, `sy:updatePeriod`); null where it does not. At most a day. */
export function feedPeriod(bytes: Uint8Array): number | null {
  const opening = new TextDecoder('latin1').decode(bytes.subarray(0, 16_384));
  const first = opening.search(/<(?:item|entry)[\s>]/i);
  const head = first < 0 ? opening : opening.slice(0, first);
  const ttl = /<ttl>\s{0,20}(\d{1,6})\s{0,20}<\/ttl>/i.exec(head);
  const named = /<(?:\w{1,20}:)?updatePeriod>\s{0,20}([a-z]{1,10})/i.exec(head);
  const often = /<(?:\w{1,20}:)?updateFrequency>\s{0,20}(\d{1,4})/i.exec(head);
  const period = PERIODS[named?.[1]?.toLowerCase() ?? ''];
  const asked = [
    ...(ttl ? [Number(ttl[1]) * 60] : []),
    ...(period === undefined ? [] : [period / Math.max(1, Number(often?.[1] ?? 1))]),
  ];
  return asked.length === 0 ? null : Math.min(Math.max(...asked), DAY);
}

/** The longest that a source which fails is left alone. */
const LONGEST_BACK_OFF = 6 * 3600;

/** Seconds to leave a source alone after some failures in a row: twice as long each time, up to six hours. */
export const backOff = (failures: number, every: number): number =>
  failures <= 0
    ? 0
    : Math.min(Math.max(every, 30) * 2 ** Math.min(failures - 1, 20), Math.max(LONGEST_BACK_OFF, every));

/**
 * Seconds added to a source's wait so that not all are asked at one moment: up to a tenth of it, the same
 * for the same source and round.
 */
export function jitter(source: string, round: number, seconds: number): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${source}#${round}`)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash / 2 ** 32) * 0.1 * seconds;
}
