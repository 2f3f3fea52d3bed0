/** The golden cases that the server runs too (tests/cases/README.md), with the edition that is shipped. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CropSeen, Datum, Fix, PositionClass, Stage } from '../api/types';
import { toBd09, toGcj02, toWgs84 } from './datum';
import { cropsOf, limitsOf } from './edition';
import { cropGrains, grainOf, type Grain, type Seen } from './grain';
import { hintOf } from './hint';
import { classOf, position, type LonLat, type Shape } from './place';
import { dayOf, harvestTiming } from './season';

interface Case<Given, Expect> {
  name: string;
  given: Given;
  expect: Expect;
}
interface Boundary {
  coordinates: LonLat[][][];
}
interface Visit {
  day: string;
  observation: { cover: NonNullable<Seen['cover']>; crops?: (Pick<CropSeen, 'crop'> & Partial<CropSeen>)[] };
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../../../tests/cases/${file}.json`, import.meta.url), 'utf8')) as T;
}

function golden<Given, Expect>(file: string, run: (given: Given, expected: Expect) => void): void {
  const cases = read<Case<Given, Expect>[]>(file);
  describe(`golden ${file}`, () => {
    it('has cases', () => expect(cases.length).toBeGreaterThan(0));
    it.each(cases)('$name', ({ given, expect: expected }) => run(given, expected));
  });
}

const EDITION = read<{ limits: Record<string, unknown>; crops: Record<string, unknown>[] }>('edition');
const CROPS = cropsOf(EDITION.crops);
const LIMITS = limitsOf(EDITION.limits);

/** GeoJSON repeats the first point at the end, the phone's shape does not. */
const shapeOf = ({ coordinates }: Boundary): Shape => coordinates.map((polygon) => polygon.map((ring) => ring.slice(0, -1)));

const seenOf = ({ cover, crops = [] }: Visit['observation']): Seen => ({
  cover, crops: crops.map((crop) => ({ stage: null, purpose: null, share_percent: null, ...crop })),
});

it('knows every crop of the edition', () => expect(CROPS).toHaveLength(EDITION.crops.length));

golden<{ boundary: Boundary; fix: Fix | null }, { class: PositionClass; distance_m: number | null; edge_m: number | null }>(
  'place',
  ({ boundary, fix }, expected) => {
    const found = position(fix, shapeOf(boundary), LIMITS);
    expect(found?.class ?? 'unknown').toBe(expected.class);
    for (const metres of ['distance_m', 'edge_m'] as const) {
      const wanted = expected[metres];
      if (wanted === null) expect(found).toBeNull();
      else expect(Math.abs(found![metres] - wanted), metres).toBeLessThanOrEqual(0.1);
    }
  },
);

golden<{ distance_m: number; accuracy_m: number | null }, { class: PositionClass }>('position_class', (given, expected) => {
  expect(classOf(given.distance_m, given.accuracy_m, LIMITS)).toBe(expected.class);
});

golden<{ lon: number; lat: number; from: Datum; to: Datum }, { lon: number; lat: number }>('datum', (given, expected) => {
  const place = [given.lon, given.lat] as const;
  const [lon, lat] = given.to === 'WGS84' ? toWgs84(place, given.from) : given.to === 'GCJ02' ? toGcj02(place) : toBd09(place);
  expect(Math.abs(lon - expected.lon)).toBeLessThanOrEqual(1e-6);
  expect(Math.abs(lat - expected.lat)).toBeLessThanOrEqual(1e-6);
});

golden<{ crop: string; day: string; stage: Stage | null }, object>('season', ({ crop, day, stage }, expected) => {
  expect(harvestTiming(CROPS.find(({ code }) => code === crop)!, dayOf(day), stage, LIMITS)).toEqual(expected);
});

golden<Visit, Partial<Grain>>('grain', ({ day, observation }, expected) => {
  const seen = seenOf(observation);
  expect(grainOf(seen, cropGrains(seen, dayOf(day), CROPS, LIMITS), dayOf(day))).toMatchObject(expected);
});

golden<Visit & { boundary: Boundary; fix: Fix | null }, { class: PositionClass; grain: Partial<Grain> }>('hint', (given, expected) => {
  const hint = hintOf({
    seen: seenOf(given.observation), fix: given.fix, photos: [{ role: 'overview', fix: given.fix }],
    shape: shapeOf(given.boundary), day: dayOf(given.day), crops: CROPS, limits: LIMITS,
  });
  expect(hint.position).toBe(expected.class);
  expect(hint.grain).toMatchObject(expected.grain);
});
