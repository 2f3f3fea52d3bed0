/** Boundaries of the field pack, unpacked: what the list, the map and the sketch draw and measure. */
import type { LonLat, Ring, Shape } from '../rules/place';

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

const UNITS_PER_DEG = 1e7;

/** From differences in 1e-7 degree to degrees; rings stay open, as they are sent. */
export function shapeOf(boundary: readonly (readonly (readonly number[])[])[]): Shape {
  return boundary.map((polygon) => polygon.map((flat) => {
    const ring: LonLat[] = [];
    let lon = 0;
    let lat = 0;
    for (let at = 0; at + 1 < flat.length; at += 2) {
      lon += flat[at]!;
      lat += flat[at + 1]!;
      ring.push([lon / UNITS_PER_DEG, lat / UNITS_PER_DEG]);
    }
    return ring;
  }));
}

/** Shape of a GeoJSON polygon or multipolygon; rings lose their closing point. */
export function shapeOfGeoJson(geometry: { type?: unknown; coordinates?: unknown }): Shape {
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as LonLat[][][];
  return polygons.map((polygon) => polygon.map((ring) => ring.slice(0, -1)));
}

export function closed(ring: Ring): LonLat[] {
  return ring.length > 0 ? [...ring, ring[0]!] : [];
}

export function boxOf(shapes: Iterable<Shape>): Box | null {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const shape of shapes) {
    for (const [outer] of shape) {
      for (const [lon, lat] of outer ?? []) {
        box.west = Math.min(box.west, lon);
        box.east = Math.max(box.east, lon);
        box.south = Math.min(box.south, lat);
        box.north = Math.max(box.north, lat);
      }
    }
  }
  return box.west <= box.east ? box : null;
}

/** Middle of the box: good enough to hang a label on. */
export function middleOf(shape: Shape): LonLat | null {
  const box = boxOf([shape]);
  return box && [(box.west + box.east) / 2, (box.south + box.north) / 2];
}
