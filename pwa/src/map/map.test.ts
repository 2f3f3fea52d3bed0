import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('navigator', { onLine: true });
const { boxOf, middleOf, shapeOf, shapeOfGeoJson } = await import('./boundary');
const { pointOf } = await import('./directions');

/** About 95 m by 111 m with a hole in the middle, and a second part to the east. */
const BOUNDARY = [
  [[1074500000, 311200000, 10000, 0, 0, 10000, -10000, 0], [1074504000, 311204000, 2000, 0, 0, 2000, -2000, 0]],
  [[1074520000, 311200000, 5000, 0, 0, 5000, -5000, 0]],
];
const SHAPE = shapeOf(BOUNDARY);

describe('boundary', () => {
  it('unpacks differences', () => {
    expect(SHAPE[0]![0]).toEqual([[107.45, 31.12], [107.451, 31.12], [107.451, 31.121], [107.45, 31.121]]);
    expect(SHAPE.map((polygon) => polygon.length)).toEqual([2, 1]);
  });
  it('has a box and a middle', () => {
    expect(boxOf([SHAPE])).toEqual({ west: 107.45, south: 31.12, east: 107.4525, north: 31.121 });
    expect(middleOf([])).toBeNull();
  });
  it('reads GeoJSON of one part and of several', () => {
    const ring = [[107, 31], [107.1, 31], [107.1, 31.1], [107, 31]];
    expect(shapeOfGeoJson({ type: 'Polygon', coordinates: [ring] })).toEqual([[ring.slice(0, 3)]]);
    expect(shapeOfGeoJson({ type: 'MultiPolygon', coordinates: [[ring]] })).toEqual([[ring.slice(0, 3)]]);
  });
});

it.each([[0, 'n'], [22, 'n'], [23, 'ne'], [90, 'e'], [181, 's'], [338, 'n'], [-90, 'w'], [720, 'n']])('%s° is %s', (deg, point) => {
  expect(pointOf(deg)).toBe(`direction.${point}`);
});
