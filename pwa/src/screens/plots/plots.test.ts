import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { cropsOf, limitsOf } from '../../rules/edition';
import { aPlot, aVisit } from '../../../tests/makers';

vi.stubGlobal('navigator', { onLine: true });
const { ordered } = await import('./order');
const { found } = await import('../../field/plotSearch');
const { windowOf } = await import('./windowing');
const { leastDistance, nearestFew, nearestOf } = await import('../../map/whereabouts');
const { daysSince, factsOf, grainState, ownVisits, watchOf } = await import('../../ui/plotState');

const NOW = Date.parse('2026-07-01T04:00:00Z');
const none = ownVisits([], 'anna');
const around = { place: null, own: none, now_ms: NOW, interval_days: 30, rules: null };
/** About 29 m by 33 m, so many hundredths of a degree east of the district's test vector. */
const square = (east_deg: number) => [[[1074500000 + east_deg * 1e7, 311200000, 3000, 0, 0, 3000, -3000, 0]]];
const plots = [
  aPlot({ id: 'far', number: '9', village: '乙湾村', last_seen_at: '2026-06-20T00:00:00Z', boundary: square(0.01) }),
  aPlot({ id: 'near', number: '10', village: '乙湾村', last_seen_at: '2026-06-20T00:00:00Z', boundary: square(0.001) }),
  aPlot({ id: 'due', number: '2', village: '甲坝村', last_seen_at: '2026-05-01T00:00:00Z', boundary: square(0.02) }),
  aPlot({ id: 'never', number: '1', village: '乙湾村', boundary: square(0.03) }),
];
const ids = (rows: readonly { plot: { id: string } }[]) => rows.map(({ plot }) => plot.id);

describe('order of the list', () => {
  it('puts what is due first, each part by distance', () => {
    expect(ids(ordered(plots, { ...around, place: [107.45, 31.12] }))).toEqual(['due', 'never', 'near', 'far']);
  });
  it('goes by village and number without a place, 9 before 10', () => {
    const rows = ordered(plots, { ...around, interval_days: 100_000 });
    expect(ids(rows)).toEqual(['never', 'due', 'far', 'near']);
  });
  it('takes a plot without boundary last, not first', () => {
    const bare = aPlot({ id: 'bare', boundary: [], last_seen_at: '2026-06-20T00:00:00Z' });
    expect(ids(ordered([bare, ...plots], { ...around, place: [107.45, 31.12] })).at(-1)).toBe('bare');
  });
});

describe('last visit', () => {
  it.each([
    ['never', null, null, true],
    ['on the thirtieth day', '2026-06-01T04:00:00Z', 30, false],
    ['on the day after', '2026-05-31T04:00:00Z', 31, true],
    ['by a server whose clock is ahead', '2026-07-03T00:00:00Z', 0, false],
  ])('%s', (_, last_seen_at, days, overdue) => {
    expect(factsOf(aPlot({ last_seen_at }), around)).toMatchObject({ days, overdue });
  });
  it('counts days of China: 23:30 there is yesterday at 00:30', () => {
    expect(daysSince('2026-06-30T15:30:00Z', Date.parse('2026-06-30T16:30:00Z'))).toBe(1);
  });
  it('counts a visit that has not been sent yet', () => {
    const own = ownVisits([aVisit({ plot_id: 'p1', finished_at: '2026-06-30T02:00:00Z' })], 'anna');
    expect(factsOf(aPlot({ last_seen_at: '2026-01-01T00:00:00Z' }), { ...around, own })).toMatchObject({ days: 1, overdue: false });
  });
  it('does not count a draft, and shows only one’s own', () => {
    const draft = aVisit({ state: 'draft', finished_at: null });
    expect(factsOf(aPlot(), { ...around, own: ownVisits([draft], 'anna') })).toMatchObject({ days: null, draft: true });
    expect(factsOf(aPlot(), { ...around, own: ownVisits([draft], 'bao') })).toMatchObject({ days: null, draft: false });
  });
});

it.each([
  ['nothing', undefined, 'unknown'],
  ['another year', { year: 2025, grain: 'yes', level: 'harvested' }, 'unknown'],
  ['seedlings', { year: 2026, grain: 'yes', level: 'standing' }, 'standing'],
  ['harvest', { year: 2026, grain: 'yes', level: 'harvested' }, 'harvested'],
  ['none', { year: 2026, grain: 'no', level: 'none' }, 'no'],
  ['cannot tell', { year: 2026, grain: 'unknown', level: 'none' }, 'unknown'],
])('grain of the year: %s', (_, year, state) => expect(grainState(year ? [year] : [], 2026)).toBe(state));

it('the nearest plot is the one the phone stands in', () => {
  expect(nearestOf(plots, [107.4511, 31.1201])?.id).toBe('near');
  expect(nearestOf([], [107, 31])).toBeNull();
});

it('the distance to the box is never more than to the plot', () => {
  for (const plot of plots) {
    const { at } = factsOf(plot, { ...around, place: [107.4505, 31.121] });
    expect(leastDistance([107.4505, 31.121], plot)).toBeLessThanOrEqual(at!.distance_m + 1e-9);
  }
  expect(leastDistance([107.45, 31.12], aPlot({ boundary: [] }))).toBe(Infinity);
});

it('the nearest few are those that measuring all would give, the one around the place first', () => {
  const row = (at: number) => aPlot({ id: `${at}`, boundary: [[[1074500000 + at * 4000, 311200000, 3000, 0, 0, 3000]]] });
  const plots = [7, 2, 9, 0, 4, 1].map(row);
  expect(nearestFew(plots, [107.4502, 31.1201], 3).map(({ id }) => id)).toEqual(['0', '1', '2']);
  expect(nearestFew([...plots, aPlot({ id: 'none', boundary: [] })], [107.4541, 31.1202], 99).map(({ id }) => id)).toEqual(['9', '7', '4', '2', '1', '0']);
  expect(nearestFew([], [107.45, 31.12], 3)).toEqual([]);
});

describe('search', () => {
  const field = aPlot({ id: 'a', number: '0103-0047', village: '乙湾村', place: '王家坡', household: '李某' });
  const other = aPlot({ id: 'b', number: '0103-0051', village: '甲坝村', place: null, household: null });
  it.each([
    ['', ['a', 'b']], ['  ', ['a', 'b']],
    ['0047', ['a']], ['01030047', ['a']], ['０１０３', ['a', 'b']],
    ['王家', ['a']], ['李', ['a']], ['甲坝 51', ['b']], ['甲坝，47', []],
  ])('“%s”', (words, expected) => expect(found([field, other], words).map(({ id }) => id)).toEqual(expected));
});

describe('the window of a long list', () => {
  const ten = Array<number>(10).fill(50);
  it.each([
    ['at the top', ten, 0, 100, { first: 0, end: 2, before: 0, after: 400 }],
    ['above the list', ten, -300, -100, { first: 0, end: 1, before: 0, after: 450 }],
    ['in the middle', ten, 120, 260, { first: 2, end: 6, before: 100, after: 200 }],
    ['below the list', ten, 900, 1000, { first: 9, end: 10, before: 450, after: 0 }],
    ['of rows of different height', [50, 200, 50, 50], 60, 260, { first: 1, end: 3, before: 50, after: 50 }],
    ['of nothing', [], 0, 100, { first: 0, end: 0, before: 0, after: 0 }],
  ])('%s', (_, heights, top, bottom, expected) => expect(windowOf(heights, top, bottom)).toEqual(expected));
});

describe('the watch over the running year', () => {
  const edition = JSON.parse(readFileSync('../tests/cases/edition.json', 'utf8')) as { crops: Record<string, unknown>[]; limits: object };
  const rules = { crops: cropsOf(edition.crops), limits: limitsOf(edition.limits as Record<string, unknown>) };
  const on = (day: string) => ({ ...around, rules, now_ms: Date.parse(`${day}T04:00:00Z`) });
  const sown = aPlot({ id: 'sown', years: [{ year: 2026, grain: 'yes', level: 'standing', cultivated: 'yes', clause: 'grain_cereals' }] });
  it.each([
    ['2026-06-30', 'on_course', ['sweet_potato', 'potato'], false],
    ['2026-08-21', 'last_chance', ['potato'], false],
    ['2026-09-21', 'last_chance', [], true],
    ['2026-10-06', 'cannot_tell', [], true],
  ])('of a dry plot that nobody saw, on %s', (day, state, crops, passed) => {
    expect(watchOf(aPlot({ land_class: '0103' }), on(day))).toMatchObject({ state, sowable: crops, passed });
  });
  it('goes by what the pack says of the year', () => {
    const late = { year: 2026, grain: 'unknown', level: 'none', cultivated: 'unknown', clause: 'year_not_owed_yet' } as const;
    expect(watchOf(aPlot({ years: [late] }), on('2026-09-01'))?.state).toBe('not_owed');
    const seen = { ...late, clause: 'year_open', facts: { seen_on: '2026-07-05' } };
    expect(watchOf(aPlot({ years: [seen] }), on('2026-07-10'))?.state).toBe('at_risk');
    expect(watchOf(sown, on('2026-09-01'))?.state).toBe('met_planted');
  });
  it('knows nothing without an edition', () => expect(watchOf(sown, around)).toBeNull());
  it('puts the last chances before what is only due', () => {
    const rows = ordered([sown, aPlot({ id: 'bare', number: '9', last_seen_at: '2026-08-31T00:00:00Z' })], on('2026-09-01'));
    expect(rows.map(({ plot, overdue }) => [plot.id, overdue])).toEqual([['bare', true], ['sown', true]]);
  });
});
