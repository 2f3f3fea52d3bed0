/** Whether a picture belongs to those before it, where nobody has said yet which plot they show. Pure. */
import type { Fix } from '../api/types';
import { metresPerDeg } from './place';

/** Farther from the first picture than this, beyond what both fixes leave open, it is another place, metres: the far side of a large terrace still belongs [P]. */
export const APART_M = 100;
/** So long after the picture before it, somebody has walked on, milliseconds [P]. */
export const GAP_MS = 10 * 60_000;

interface Taken {
  taken_at: string;
  fix: Pick<Fix, 'lon' | 'lat' | 'accuracy_m'> | null;
}

/** `before`: the pictures of the place in the order taken; a picture without a fix goes by time alone. */
export function sameSpot(before: readonly Taken[], next: Taken): boolean {
  const last = before.at(-1);
  if (!last) return true;
  if (Math.abs(Date.parse(next.taken_at) - Date.parse(last.taken_at)) > GAP_MS) return false;
  const first = before.find(({ fix }) => fix !== null)?.fix;
  if (!first || !next.fix) return true;
  const scale = metresPerDeg(first.lat);
  const apart_m = Math.hypot((next.fix.lon - first.lon) * scale.east, (next.fix.lat - first.lat) * scale.north);
  return apart_m <= APART_M + (first.accuracy_m ?? 0) + (next.fix.accuracy_m ?? 0);
}
