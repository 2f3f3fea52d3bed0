/** The village next to a point. Pure. */
import { metresPerDeg } from '../rules/place';
import type { Village } from './api';

export function nearest(places: readonly Village[], lon: number, lat: number): { village: Village; distance_m: number } | null {
  const scale = metresPerDeg(lat);
  let best: { village: Village; distance_m: number } | null = null;
  for (const village of places) {
    const distance_m = Math.hypot((village.lon - lon) * scale.east, (village.lat - lat) * scale.north);
    if (!best || distance_m < best.distance_m) best = { village, distance_m };
  }
  return best;
}
