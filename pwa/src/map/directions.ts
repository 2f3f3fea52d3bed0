/** Directions and distances in words. */
import { t, type Key } from '../words';

const POINTS: readonly Key[] = [
  'direction.n', 'direction.ne', 'direction.e', 'direction.se', 'direction.s', 'direction.sw', 'direction.w', 'direction.nw',
];

/** Key of one of eight points of the compass. */
export function pointOf(deg: number): Key {
  return POINTS[Math.round((((deg % 360) + 360) % 360) / 45) % 8]!;
}

export function directionInWords(deg: number): string {
  return t(pointOf(deg));
}

/** “38 米”, “1.2 公里”. */
export function distanceInWords(m: number): string {
  if (m < 1000) return t('distance.m', { m: Math.round(m) });
  return t('distance.km', { km: m < 10_000 ? (m / 1000).toFixed(1) : Math.round(m / 1000) });
}
