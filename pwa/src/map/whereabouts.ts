/** Where a fix lies against plots of the pack, for the list, the live line and the map. */
import type { Fix, PackPlot } from '../api/types';
import { measure, metresPerDeg, position, type LonLat, type PositionLimits, type Shape, type Whereabouts } from '../rules/place';
import { boxOf, shapeOf, type Box } from './boundary';

const shapes = new WeakMap<PackPlot, Shape>();
const boxes = new WeakMap<PackPlot, Box | null>();

/** Shape of a plot, unpacked once as long as the row is kept. */
export function shapeOfPlot(plot: PackPlot): Shape {
  let shape = shapes.get(plot);
  if (!shape) shapes.set(plot, (shape = shapeOf(plot.boundary)));
  return shape;
}

/** Metres from a place to the plot's box: never more than to the plot itself; Infinity without a boundary. */
export function leastDistance([lon, lat]: LonLat, plot: PackPlot): number {
  let box = boxes.get(plot);
  if (box === undefined) boxes.set(plot, (box = boxOf([shapeOfPlot(plot)])));
  if (!box) return Infinity;
  const scale = metresPerDeg(lat);
  const east_deg = Math.max(box.west - lon, 0, lon - box.east);
  const north_deg = Math.max(box.south - lat, 0, lat - box.north);
  return Math.hypot(east_deg * scale.east, north_deg * scale.north);
}

/** The nearest plots, the one it lies in first: at most `count`. */
export function nearestFew(plots: readonly PackPlot[], place: LonLat, count: number): PackPlot[] {
  const boxed = plots.map((plot) => ({ plot, least_m: leastDistance(place, plot) })).sort((a, b) => a.least_m - b.least_m);
  const found: { plot: PackPlot; m: number }[] = [];
  for (const { plot, least_m } of boxed) {
    if (found.length === count && least_m > found.at(-1)!.m) break;
    const m = measure(place, shapeOfPlot(plot))?.distance_m ?? Infinity;
    if (m === Infinity) continue;
    found.push({ plot, m });
    found.sort((a, b) => a.m - b.m).splice(count);
  }
  return found.map(({ plot }) => plot);
}

/** The plot that is nearest to the place, or that it lies in. */
export function nearestOf(plots: readonly PackPlot[], place: LonLat): PackPlot | null {
  let nearest: PackPlot | null = null;
  let least_m = Infinity;
  for (const plot of plots) {
    if (leastDistance(place, plot) >= least_m) continue;
    const m = measure(place, shapeOfPlot(plot))?.distance_m ?? Infinity;
    if (m < least_m) [nearest, least_m] = [plot, m];
  }
  return nearest;
}

/** Null without a usable fix, or for a plot without a boundary. */
export function whereabouts(fix: Fix | null, plot: PackPlot, limits: PositionLimits): Whereabouts | null {
  return position(fix, shapeOfPlot(plot), limits);
}
