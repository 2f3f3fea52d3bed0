/**
 * Where a fix lies against a plot, as server/rules/place.py has it: metres by the radii of curvature of the
 * CGCS2000 ellipsoid, here at the fix, there at the middle of the plot; within a kilometre they agree to 2 in 10,000.
 */
import type { Fix, PositionClass } from '../api/types';
import { toWgs84 } from './datum';
import type { Limits } from './edition';

/** Longitude, latitude; degrees. */
export type LonLat = readonly [lon: number, lat: number];
/** Without the closing point. */
export type Ring = readonly LonLat[];
/** Polygons → rings, outer first. */
export type Shape = readonly (readonly Ring[])[];

export interface Measured {
  /** Metres to the plot, 0 inside it. */
  distance_m: number;
  /** Metres to the nearest boundary line, from either side. */
  edge_m: number;
  /** Direction to that point of the boundary, 0 = north, clockwise. */
  direction_deg: number;
}

export interface Whereabouts extends Measured {
  class: PositionClass;
}

export type PositionLimits = Pick<Limits, 'edge_min_m' | 'edge_cap_m' | 'accuracy_unknown_above_m' | 'null_island_deg'>;

const CGCS2000_A_M = 6_378_137;
const CGCS2000_E2 = 2 / 298.257222101 - 1 / 298.257222101 ** 2;
const RAD = Math.PI / 180;

/** Metres a degree east and north at a latitude. */
export function metresPerDeg(lat: number): { east: number; north: number } {
  const squeeze = 1 - CGCS2000_E2 * Math.sin(lat * RAD) ** 2;
  const across = CGCS2000_A_M / Math.sqrt(squeeze);
  return { east: RAD * across * Math.cos(lat * RAD), north: (RAD * across * (1 - CGCS2000_E2)) / squeeze };
}

/** Distance, boundary distance and direction from a place to a shape; null for an empty shape. */
export function measure([lon, lat]: LonLat, shape: Shape): Measured | null {
  const scale = metresPerDeg(lat);
  let inside = false;
  let best: { m: number; east: number; north: number } | null = null;
  const walk = (ring: Ring): void => {
    let [from_e, from_n] = last(ring);
    for (const [ring_lon, ring_lat] of ring) {
      const to_e = (ring_lon - lon) * scale.east;
      const to_n = (ring_lat - lat) * scale.north;
      if (from_n > 0 !== to_n > 0 && from_e - (from_n * (to_e - from_e)) / (to_n - from_n) > 0) inside = !inside;
      const [run_e, run_n] = [to_e - from_e, to_n - from_n];
      const length2 = run_e ** 2 + run_n ** 2;
      const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(from_e * run_e + from_n * run_n) / length2));
      const [east, north] = [from_e + along * run_e, from_n + along * run_n];
      const m = Math.hypot(east, north);
      if (!best || m < best.m) best = { m, east, north };
      [from_e, from_n] = [to_e, to_n];
    }
  };
  const last = (ring: Ring): [number, number] => {
    const [end_lon, end_lat] = ring.at(-1) ?? [lon, lat];
    return [(end_lon - lon) * scale.east, (end_lat - lat) * scale.north];
  };
  for (const polygon of shape) for (const ring of polygon) walk(ring);
  const found = best as { m: number; east: number; north: number } | null;
  if (!found) return null;
  return {
    distance_m: inside ? 0 : found.m,
    edge_m: found.m,
    direction_deg: (Math.atan2(found.east, found.north) / RAD + 360) % 360,
  };
}

/** `distance_m` to the plot, 0 inside it. Without a usable accuracy nobody can tell. */
export function classOf(distance_m: number, accuracy_m: number | null, limits: Omit<PositionLimits, 'null_island_deg'>): PositionClass {
  if (accuracy_m === null || !(accuracy_m >= 0) || accuracy_m > limits.accuracy_unknown_above_m) return 'unknown';
  if (distance_m === 0) return 'inside';
  return distance_m <= Math.min(Math.max(accuracy_m, limits.edge_min_m), limits.edge_cap_m) ? 'edge' : 'outside';
}

/** No fix, or one that names no place: not finite, out of range, or blanked to about 0, 0. */
export function isMissing(fix: Pick<Fix, 'lon' | 'lat'> | null, limits: Pick<PositionLimits, 'null_island_deg'>): boolean {
  if (!fix || !Number.isFinite(fix.lon) || !Number.isFinite(fix.lat)) return true;
  if (Math.abs(fix.lon) > 180 || Math.abs(fix.lat) > 90) return true;
  return Math.abs(fix.lon) + Math.abs(fix.lat) < limits.null_island_deg;
}

/** Null without a usable fix, or for an empty shape. */
export function position(fix: Fix | null, shape: Shape, limits: PositionLimits): Whereabouts | null {
  if (!fix || isMissing(fix, limits)) return null;
  const measured = measure(toWgs84([fix.lon, fix.lat], fix.datum), shape);
  return measured && { ...measured, class: classOf(measured.distance_m, fix.accuracy_m, limits) };
}

/** The fix that stands for the record: the overview's, else the record's own, else the first photo's that has one. */
export function recordFix(
  own: Fix | null,
  photos: readonly { role: string; fix: Fix | null }[],
  limits: Pick<PositionLimits, 'null_island_deg'>,
): Fix | null {
  const usable = (fix: Fix | null): fix is Fix => !isMissing(fix, limits);
  const overview = photos.find((photo) => photo.role === 'overview' && usable(photo.fix));
  if (overview) return overview.fix;
  return usable(own) ? own : (photos.find((photo) => usable(photo.fix))?.fix ?? null);
}
