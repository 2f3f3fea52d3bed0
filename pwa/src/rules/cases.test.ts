/** The golden cases that the server's rules run too (tests/cases/README.md). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Cover, CropSeen, Datum, Edition, Fix, Stage } from '../api/types';
import { shapeOfGeoJson } from '../map/boundary';
import { toBd09, toGcj02, toWgs84 } from './datum';
import { cropsOf, limitsOf } from './edition';
import { cropGrains, grainOf } from './grain';
import { hintOf } from './hint';
import { classOf, position } from './place';
import { dateOf, dayOf, harvestTiming } from './season';
import { calendarOf, mayBeWet, sowable } from './chance';
import { nextVisit, type Standing } from './nextVisit';
import { paceOf, periodOf, type Period } from './rounds';
import { watch, type WatchFacts } from './watch';

const read = <T>(name: string) => JSON.parse(readFileSync(`../tests/cases/${name}.json`, 'utf8')) as T;
const cases = <Given, Expect>(name: string) =>
  read<{ name: string; given: Given; expect: Expect }[]>(name).map((one) => [one.name, one.given, one.expect] as const);

const edition = read<Edition>('edition');
const crops = cropsOf(edition.crops);
const limits = limitsOf(edition.limits);
type Boundary = Parameters<typeof shapeOfGeoJson>[0];
type Said = { cover: Cover; crops?: (Pick<CropSeen, 'crop'> & Partial<CropSeen>)[] };
const NOT_TOLD = { stage: null, purpose: null, share_percent: null };
const seenOf = ({ cover, crops: named = [] }: Said) => ({ cover, crops: named.map((crop) => ({ ...NOT_TOLD, ...crop })) });

describe('datum', () => {
  type Given = { lon: number; lat: number; from: Datum; to: Datum };
  it.each(cases<Given, { lon: number; lat: number }>('datum'))('%s', (_, { lon, lat, from, to }, then) => {
    const found = to === 'WGS84' ? toWgs84([lon, lat], from) : { GCJ02: toGcj02, BD09: toBd09 }[to as 'GCJ02' | 'BD09']([lon, lat]);
    expect(Math.hypot(found[0] - then.lon, found[1] - then.lat)).toBeLessThan(1.5e-6);
  });
});

describe('place', () => {
  it.each(cases<{ fix: Fix | null; boundary: Boundary }, { class: string; distance_m: number | null; edge_m: number | null }>('place'))(
    '%s',
    (_, { fix, boundary }, then) => {
      const found = position(fix, shapeOfGeoJson(boundary), limits);
      expect(found?.class ?? 'unknown').toBe(then.class);
      for (const name of ['distance_m', 'edge_m'] as const) {
        if (then[name] === null) expect(found).toBeNull();
        else expect(Math.abs(found![name] - then[name]), name).toBeLessThanOrEqual(0.1);
      }
    },
  );
  it.each(cases<{ distance_m: number; accuracy_m: number | null }, { class: string }>('position_class'))('%s', (_, given, then) => {
    expect(classOf(given.distance_m, given.accuracy_m, limits)).toBe(then.class);
  });
});

describe('season', () => {
  it.each(cases<{ crop: string; day: string; stage: Stage | null }, object>('season'))('%s', (_, { crop, day, stage }, then) => {
    expect(harvestTiming(crops.find(({ code }) => code === crop)!, dayOf(day), stage, limits)).toEqual(then);
  });
});

describe('grain', () => {
  it.each(cases<{ day: string; observation: Said }, object>('grain'))('%s', (_, { day, observation }, then) => {
    const seen = seenOf(observation);
    expect(grainOf(seen, cropGrains(seen, dayOf(day), crops, limits), dayOf(day))).toMatchObject(then);
  });
});

describe('hint', () => {
  type Given = { boundary: Boundary; fix: Fix | null; day: string; observation: Said };
  it.each(cases<Given, { class: string; grain: object }>('hint'))('%s', (_, { boundary, fix, day, observation }, then) => {
    const hint = hintOf({ seen: seenOf(observation), fix, photos: [], shape: shapeOfGeoJson(boundary), day: dayOf(day), crops, limits });
    expect(hint.position).toBe(then.class);
    expect(hint.grain).toMatchObject(then.grain);
  });
});

describe('the watch over a grain year', () => {
  type Given = { year: number; today: string; land_class?: string | null; basic_farmland?: boolean; facts: WatchFacts };
  it.each(cases<Given, object>('grain_watch'))('%s', (_, { year, today, land_class = '0103', basic_farmland = null, facts }, then) => {
    const calendar = calendarOf(year, crops, limits, mayBeWet(land_class));
    const found = watch(year, facts, calendar, limits, basic_farmland, dayOf(today));
    const last = found.last_chance_on;
    expect({ abandonment: 'none', ...found, last_chance_on: last === null ? null : dateOf(last), sowable: sowable(calendar, dayOf(today)) })
      .toMatchObject(then);
  });
});

describe('the next visit', () => {
  type Given = Pick<Standing, 'year' | 'state' | 'clause'> & { good_on?: string; crop?: string; problem?: boolean; pace?: Record<string, number> };
  const by_code = new Map(crops.map((crop) => [crop.code, crop]));
  it.each(cases<Given, object>('next_visit'))('%s', (_, { good_on, crop = null, problem = false, pace, ...asked }, then) => {
    const calendar = calendarOf(asked.year, crops, limits, false);
    const standing = { ...asked, crop, problem, good_on: good_on ? dayOf(good_on) : null };
    const found = nextVisit(standing, calendar, by_code, limits, paceOf(pace));
    expect({ ...found, due_on: dateOf(found.due_on), late_on: dateOf(found.late_on), day: found.day === null ? null : dateOf(found.day) })
      .toMatchObject(then);
  });
  it.each(cases<{ period: Period; day: string }, object>('period'))('of the %s', (_, { period, day }, then) => {
    const [first, last] = periodOf(period, dayOf(day));
    expect({ first_on: dateOf(first), last_on: dateOf(last) }).toEqual(then);
  });
});
