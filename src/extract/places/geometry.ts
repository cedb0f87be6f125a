export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Great-circle distance in kilometres on a sphere. */
export function kilometres(a: Point, b: Point): number {
  const radian = Math.PI / 180;
  const h =
    Math.sin(((b.latitude - a.latitude) * radian) / 2) ** 2 +
    Math.cos(a.latitude * radian) *
      Math.cos(b.latitude * radian) *
      Math.sin(((b.longitude - a.longitude) * radian) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}
