/** Which fixes of a patrol are points of its track. Pure. */
import type { Fix } from '../api/types';
import { metresPerDeg } from './place';

/** So far from the last point a new one is worth keeping, metres [P]: below that a standing phone's fix only trembles. */
export const STEP_M = 10;
/** At most one point in so long, milliseconds: the longest patrol stays below what the server takes. */
export const LEAST_MS = 10_000;
/** Who stands still is noted this often, milliseconds [P]. */
export const STANDING_MS = 60_000;
/** A phone that looked away for longer has a gap, milliseconds [P]. */
export const GAP_MS = 60_000;

type Known = Pick<Fix, 'lon' | 'lat'> & { at: string };

/** `last`: the newest point; null before the first one. */
export function isPoint(last: Known | null, next: Known): boolean {
  if (!last) return true;
  const waited_ms = Date.parse(next.at) - Date.parse(last.at);
  if (waited_ms < LEAST_MS) return false;
  if (waited_ms >= STANDING_MS) return true;
  const scale = metresPerDeg(last.lat);
  return Math.hypot((next.lon - last.lon) * scale.east, (next.lat - last.lat) * scale.north) >= STEP_M;
}

/** A track in the pieces that were walked while the phone looked: a gap is not drawn over. */
export function pieces<Point extends { at: string }>(points: readonly Point[], gaps: readonly { from: string; until: string }[]): Point[][] {
  const found: Point[][] = [];
  let last: Point | undefined;
  for (const point of points) {
    const apart = last !== undefined && gaps.some(({ from, until }) => from < point.at && last!.at < until);
    if (last === undefined || apart) found.push([point]);
    else found.at(-1)!.push(point);
    last = point;
  }
  return found;
}
