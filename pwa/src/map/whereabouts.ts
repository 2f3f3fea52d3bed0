/** Where a fix lies against plots, for the list, the live line and the map. */
import type { Fix, PackPlot, PositionClass } from '../api/types';
import { shapeOf, type LonLat, type Ring, type Shape } from './boundary';

export interface Whereabouts {
  class: PositionClass;
  /** Metres to the plot, 0 inside it. */
  distance_m: number;
  /** Metres to the nearest boundary line, from either side. */
  edge_m: number;
  /** Direction to that point of the boundary, 0 = north, clockwise. */
  direction_deg: number;
}

export interface PositionLimits {
  edge_min_m: number;
  edge_cap_m: number;
  accuracy_unknown_above_m: number;
}

const shapes = new WeakMap<PackPlot, Shape>();

/** Shape of a plot, unpacked once as long as the row is kept. */
export function shapeOfPlot(plot: PackPlot): Shape {
  let shape = shapes.get(plot);
  if (!shape) shapes.set(plot, (shape = shapeOf(plot.boundary)));
  return shape;
}

const CGCS2000_A_M = 6_378_137;
const CGCS2000_E2 = 2 / 298.257222101 - 1 / 298.257222101 ** 2;
const RAD = Math.PI / 180;

/** Metres a degree east and north at a latitude, by the radii of curvature of CGCS2000. */
export function metresPerDeg(lat: number): { east: number; north: number } {
  const squeeze = 1 - CGCS2000_E2 * Math.sin(lat * RAD) ** 2;
  const across = CGCS2000_A_M / Math.sqrt(squeeze);
  return { east: RAD * across * Math.cos(lat * RAD), north: (RAD * across * (1 - CGCS2000_E2)) / squeeze };
}

/** Distance, boundary distance and direction from a place to a shape; null for an empty shape. */
export function measure([lon, lat]: LonLat, shape: Shape): Omit<Whereabouts, 'class'> | null {
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

/** Limits of the edition by name; the numbers are domain F4's, for a phone whose pack has none. */
export function positionLimits(limits: Record<string, unknown> | undefined): PositionLimits {
  const number = (name: keyof PositionLimits, otherwise: number) => {
    const said = limits?.[name];
    return typeof said === 'number' && Number.isFinite(said) ? said : otherwise;
  };
  return {
    edge_min_m: number('edge_min_m', 10),
    edge_cap_m: number('edge_cap_m', 30),
    accuracy_unknown_above_m: number('accuracy_unknown_above_m', 50),
  };
}

export function classOf(distance_m: number, accuracy_m: number | null, limits: PositionLimits): PositionClass {
  if (accuracy_m === null || accuracy_m > limits.accuracy_unknown_above_m) return 'unknown';
  if (distance_m === 0) return 'inside';
  return distance_m <= Math.min(Math.max(accuracy_m, limits.edge_min_m), limits.edge_cap_m) ? 'edge' : 'outside';
}

/** Null without a fix, or for a plot without a boundary. */
export function whereabouts(fix: Fix | null, plot: PackPlot, limits: PositionLimits): Whereabouts | null {
  if (!fix) return null;
  const measured = measure([fix.lon, fix.lat], shapeOfPlot(plot));
  return measured && { ...measured, class: classOf(measured.distance_m, fix.accuracy_m, limits) };
}
