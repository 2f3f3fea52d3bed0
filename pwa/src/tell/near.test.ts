import { expect, it } from 'vitest';
import { nearest } from './near';

const place = (village: string, lon: number, lat: number) => ({ township: 'T', village, lon, lat });

it('names the village next to a point, by metres and not by degrees', () => {
  // at 31° a degree of longitude is 95 km, one of latitude 111 km
  const found = nearest([place('north', 107, 31.01), place('east', 107.0105, 31)], 107, 31)!;
  expect(found.village.village).toBe('east');
  expect(found.distance_m).toBeCloseTo(1003, -1);
});

it('names none where there is none', () => expect(nearest([], 107, 31)).toBeNull());
