import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('navigator', { onLine: true });
const { boxOf, middleOf, shapeOf, shapeOfGeoJson } = await import('./boundary');
const { classOf, measure, metresPerDeg, positionLimits } = await import('./whereabouts');
const { pointOf } = await import('./directions');

/** About 95 m by 111 m with a hole in the middle, and a second part to the east. */
const BOUNDARY = [
  [[1074500000, 311200000, 10000, 0, 0, 10000, -10000, 0], [1074504000, 311204000, 2000, 0, 0, 2000, -2000, 0]],
  [[1074520000, 311200000, 5000, 0, 0, 5000, -5000, 0]],
];
const SHAPE = shapeOf(BOUNDARY);
const LIMITS = positionLimits(undefined);

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

describe('place against a plot', () => {
  it.each<[string, [number, number], number, number]>([
    ['inside', [107.4502, 31.1202], 0, 270],
    ['in the hole', [107.4505, 31.1205], 9.5, 90],
    ['west of it', [107.4499, 31.1205], 9.5, 90],
    ['south of the second part', [107.45225, 31.1199], 11.1, 0],
    ['between the parts', [107.4511, 31.1205], 9.5, 270],
  ])('%s', (_, at, distance_m, direction_deg) => {
    const found = measure(at, SHAPE)!;
    expect(found.distance_m).toBeCloseTo(distance_m, 0);
    if (distance_m > 0 && at[0] !== 107.4505) expect(Math.round(found.direction_deg) % 360).toBe(direction_deg);
  });
  it('knows the metres of a degree', () => {
    expect(metresPerDeg(31.12).east).toBeCloseTo(95_383, -2);
    expect(metresPerDeg(31.12).north).toBeCloseTo(110_870, -2);
  });
  it.each([
    [0, 4, 'inside'], [9.9, 4, 'edge'], [10.1, 4, 'outside'], [25, 28, 'edge'], [31, 45, 'outside'], [0, 51, 'unknown'], [0, null, 'unknown'],
  ] as const)('%s m away, ± %s m: %s', (distance_m, accuracy_m, expected) => {
    expect(classOf(distance_m, accuracy_m, LIMITS)).toBe(expected);
  });
});

it.each([[0, 'n'], [22, 'n'], [23, 'ne'], [90, 'e'], [181, 's'], [338, 'n'], [-90, 'w'], [720, 'n']])('%s° is %s', (deg, point) => {
  expect(pointOf(deg)).toBe(`direction.${point}`);
});
