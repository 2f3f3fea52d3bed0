/** Where a fix lies against plots of the pack, for the list, the live line and the map. */
import type { Fix, PackPlot } from '../api/types';
import { position, type PositionLimits, type Shape, type Whereabouts } from '../rules/place';
import { shapeOf } from './boundary';

const shapes = new WeakMap<PackPlot, Shape>();

/** Shape of a plot, unpacked once as long as the row is kept. */
export function shapeOfPlot(plot: PackPlot): Shape {
  let shape = shapes.get(plot);
  if (!shape) shapes.set(plot, (shape = shapeOf(plot.boundary)));
  return shape;
}

/** Null without a usable fix, or for a plot without a boundary. */
export function whereabouts(fix: Fix | null, plot: PackPlot, limits: PositionLimits): Whereabouts | null {
  return position(fix, shapeOfPlot(plot), limits);
}
