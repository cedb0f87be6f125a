/** Seconds of '90s', '10m', '2h', '1d'; null where it is none of these. */
export function readDuration(text: string): number | null {
  const found = /^(\d{1,6})\s?(s|m|h|d)$/.exec(text.trim().toLowerCase());
  if (!found) return null;
  return Number(found[1]) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[found[2] as 's' | 'm' | 'h' | 'd'] ?? 1);
}
