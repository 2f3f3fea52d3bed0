import { describe, expect, it } from 'vitest';
import type { Fix } from '../api/types';
import { limitsOf } from './edition';
import { classOf, isMissing, measure, metresPerDeg, position, recordFix, type Shape } from './place';

/** About 95 m by 111 m with a hole in the middle, and a second part to the east. */
const SHAPE: Shape = [
  [
    [[107.45, 31.12], [107.451, 31.12], [107.451, 31.121], [107.45, 31.121]],
    [[107.4504, 31.1204], [107.4506, 31.1204], [107.4506, 31.1206], [107.4504, 31.1206]],
  ],
  [[[107.452, 31.12], [107.4525, 31.12], [107.4525, 31.1205], [107.452, 31.1205]]],
];
const LIMITS = limitsOf(undefined);
const fix = (part: Partial<Fix>): Fix => ({
  lon: 107.4502, lat: 31.1202, accuracy_m: 4, datum: 'WGS84', source: 'w3c', taken_at: '2026-07-01T02:00:00Z', age_ms: 0, altitude_m: null, ...part,
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

describe('a fix', () => {
  it.each<[string, Partial<Fix>, boolean]>([
    ['is a place', {}, false],
    ['blanked to 0, 0', { lon: 0, lat: 0 }, true],
    ['not a number', { lat: NaN }, true],
    ['off the earth', { lat: 91 }, true],
  ])('%s', (_, part, missing) => {
    expect(isMissing(fix(part), LIMITS)).toBe(missing);
    expect(position(fix(part), SHAPE, LIMITS) === null).toBe(missing);
  });

  it('stands for the record: the overview’s, else its own, else any photo’s', () => {
    const [own, wide, near] = [fix({ lon: 1 }), fix({ lon: 2 }), fix({ lon: 3 })];
    const photos = [{ role: 'closeup', fix: near }, { role: 'overview', fix: wide }];
    expect(recordFix(own, photos, LIMITS)).toBe(wide);
    expect(recordFix(own, [photos[0]!, { role: 'overview', fix: null }], LIMITS)).toBe(own);
    expect(recordFix(null, [photos[0]!], LIMITS)).toBe(near);
    expect(recordFix(null, [], LIMITS)).toBeNull();
  });
});
