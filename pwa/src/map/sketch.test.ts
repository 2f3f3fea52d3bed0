import { describe, expect, it } from 'vitest';
import type { Shape } from '../rules/place';
import { cone, scaleBar, viewOf } from './sketch';

const PICTURE = { width: 600, height: 300 };
const SQUARE: Shape = [[[[107.45, 31.12], [107.451, 31.12], [107.451, 31.121], [107.45, 31.121]]]];

describe('the view of a plot', () => {
  it('is centred, north up and true to scale', () => {
    const view = viewOf([SQUARE], [], PICTURE)!;
    const [x, y] = view.at([107.4505, 31.1205]);
    expect(x).toBeCloseTo(300, 6);
    expect(y).toBeCloseTo(150, 6);
    expect(view.at([107.4505, 31.121])[1]).toBeLessThan(150);
    // 0.001 degree of latitude is 110.9 m here and fills 86 % of the height.
    expect(view.scale).toBeCloseTo((300 * 0.86) / 110.9, 2);
  });
  it('widens for a photo nearby and leaves a far one out', () => {
    const alone = viewOf([SQUARE], [], PICTURE)!;
    expect(viewOf([SQUARE], [[107.4505, 31.1215]], PICTURE)!.scale).toBeLessThan(alone.scale);
    const far = viewOf([SQUARE], [[107.4505, 31.13]], PICTURE)!;
    expect(far.scale).toBe(alone.scale);
    expect(far.shows([107.4505, 31.13])).toBe(false);
  });
  it('keeps a small plot large beside a photo that lies farther away than it is long', () => {
    const small: Shape = [[[[107.45, 31.12], [107.4504, 31.12], [107.4504, 31.1204], [107.45, 31.1204]]]];
    const alone = viewOf([small], [], PICTURE)!;
    expect(viewOf([small], [[107.4513, 31.1202]], PICTURE)!.scale).toBe(alone.scale);
    expect(viewOf([small], [[107.4502, 31.1207]], PICTURE)!.scale).toBeLessThan(alone.scale);
  });
  it('is nothing without a shape', () => expect(viewOf([], [[107, 31]], PICTURE)).toBeNull());
});

it.each([
  [1, 600, 100], [2.327, 600, 50], [10, 600, 10], [0.9, 600, 100], [0.5, 600, 200],
])('scale bar at %d units a metre', (scale, width, metres) =>
  expect(scaleBar(scale, width)).toEqual({ metres, length: metres * scale }));

it('a cone to the east opens round the east', () => {
  expect(cone([100, 100], 90, 50)).toBe('M100.0 100.0L145.3 78.9A50 50 0 0 1 145.3 121.1Z');
});

it('finds the place under a point again', () => {
  const view = viewOf([SQUARE], [], PICTURE)!;
  const [x, y] = view.at([107.4507, 31.1203]);
  const [lon, lat] = view.under(x, y);
  expect(lon).toBeCloseTo(107.4507, 9);
  expect(lat).toBeCloseTo(31.1203, 9);
});
