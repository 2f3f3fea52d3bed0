/** Geometry of the boundary sketch: degrees to a picture of fixed size, true to scale, north up. */
import { boxOf } from './boundary';
import { metresPerDeg, type LonLat, type Shape } from '../rules/place';

export interface Picture {
  width: number;
  height: number;
}

export interface View {
  /** Picture units a metre. */
  scale: number;
  at: (place: LonLat) => [x: number, y: number];
  /** The place under a point of the picture. */
  under: (x: number, y: number) => LonLat;
  path: (shape: Shape) => string;
  /** Whether a place falls on the picture. */
  shows: (place: LonLat) => boolean;
}

const MARGIN = 0.86;
/** A plot smaller than this would be drawn finer than any fix. */
const MIN_SIDE_M = 20;
/**
 * Photos farther from the boundaries than this share of the plot's length would shrink it to a dot: they are named,
 * not drawn. No plot is so small that less than the least would do, nor so large that more than the most would.
 */
const REACH = { share: 0.6, least_m: 40, most_m: 150 };

/** The view that holds all shapes and the places near them; null where there is no shape. */
export function viewOf(shapes: readonly Shape[], places: readonly LonLat[], { width, height }: Picture): View | null {
  const box = boxOf(shapes);
  if (!box) return null;
  const metres = metresPerDeg((box.south + box.north) / 2);
  const longest_m = Math.max((box.east - box.west) * metres.east, (box.north - box.south) * metres.north);
  const reach_m = Math.min(Math.max(longest_m * REACH.share, REACH.least_m), REACH.most_m);
  const reach = { east: reach_m / metres.east, north: reach_m / metres.north };
  const near = places.filter(([lon, lat]) =>
    lon > box.west - reach.east && lon < box.east + reach.east && lat > box.south - reach.north && lat < box.north + reach.north);
  const west = Math.min(box.west, ...near.map(([lon]) => lon));
  const east = Math.max(box.east, ...near.map(([lon]) => lon));
  const south = Math.min(box.south, ...near.map(([, lat]) => lat));
  const north = Math.max(box.north, ...near.map(([, lat]) => lat));
  const scale = MARGIN * Math.min(
    width / Math.max((east - west) * metres.east, MIN_SIDE_M),
    height / Math.max((north - south) * metres.north, MIN_SIDE_M),
  );
  const middle = [(west + east) / 2, (south + north) / 2] as const;
  const at = ([lon, lat]: LonLat): [number, number] => [
    width / 2 + (lon - middle[0]) * metres.east * scale,
    height / 2 - (lat - middle[1]) * metres.north * scale,
  ];
  const point = (place: LonLat) => at(place).map((value) => value.toFixed(1)).join(' ');
  return {
    scale, at,
    under: (x, y) => [
      middle[0] + (x - width / 2) / (metres.east * scale),
      middle[1] - (y - height / 2) / (metres.north * scale),
    ],
    path: (shape) => shape.flatMap((polygon) => polygon.map((ring) => `M${ring.map(point).join('L')}Z`)).join(''),
    shows: (place) => {
      const [x, y] = at(place);
      return x >= 0 && x <= width && y >= 0 && y <= height;
    },
  };
}

/** The longest of 1, 2, 5, 10 … metres that takes no more than a quarter of the width. */
export function scaleBar(scale: number, width: number): { metres: number; length: number } {
  const most_m = width / 4 / scale;
  const power = 10 ** Math.floor(Math.log10(most_m));
  const metres = [5, 2, 1].map((step) => step * power).find((step) => step <= most_m) ?? power;
  return { metres, length: metres * scale };
}

/** A cone of 50 degrees from the camera to where it looked. */
export function cone([x, y]: [number, number], heading_deg: number, length: number): string {
  const end = (turn_deg: number) => {
    const angle = ((heading_deg + turn_deg) * Math.PI) / 180;
    return `${(x + Math.sin(angle) * length).toFixed(1)} ${(y - Math.cos(angle) * length).toFixed(1)}`;
  };
  return `M${x.toFixed(1)} ${y.toFixed(1)}L${end(-25)}A${length} ${length} 0 0 1 ${end(25)}Z`;
}
