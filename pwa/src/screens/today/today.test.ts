import { describe, expect, it, vi } from 'vitest';
import { readFileSync } from 'node:fs';
import type { Edition } from '../../api/types';
import { cropsOf, limitsOf } from '../../rules/edition';
import { paceOf } from '../../rules/rounds';
import { dateOf } from '../../rules/season';
import { aPlot, aVisit } from '../../../tests/makers';

vi.stubGlobal('navigator', { onLine: true });
const { MOST, nextDay, periodEnd, walked, wantedOf, withLegs } = await import('./list');
const { ownVisits } = await import('../../ui/plotState');

const edition = JSON.parse(readFileSync('../tests/cases/edition.json', 'utf8')) as Edition;
const NOW = Date.parse('2026-07-08T04:00:00Z');
const pace = paceOf({});
const rules = { crops: cropsOf(edition.crops), limits: limitsOf(edition.limits), pace };
const around = { place: null, own: ownVisits([], 'anna'), now_ms: NOW, interval_days: 30, rules };
const last_on = periodEnd(pace, null, NOW);
/** About 29 m wide, so many hundredths of a degree east. */
const square = (east_deg: number) => [[[1074500000 + east_deg * 1e7, 311200000, 3000, 0, 0, 3000, -3000, 0]]];
const seen = (seen_on: string) => [{ year: 2026, grain: 'unknown' as const, level: 'none' as const, cultivated: 'unknown' as const, clause: 'year_open', facts: { seen_on } }];
const plots = [
  aPlot({ id: 'far', number: '3', boundary: square(0.004) }),
  aPlot({ id: 'near', number: '1', boundary: square(0.001) }),
  aPlot({ id: 'done', number: '2', boundary: square(0.002), years: seen('2026-07-07') }),
];
const ids = (rows: readonly { plot: { id: string } }[]) => rows.map(({ plot }) => plot.id);

describe('today’s list', () => {
  it('holds what is due by the week’s end, and not what was seen well', () => {
    expect(dateOf(last_on)).toBe('2026-07-12');
    expect(ids(wantedOf(plots, around, last_on, null))).toEqual(['near', 'far']);
  });
  it('lets go of what was seen just now, without network', () => {
    const own = ownVisits([aVisit({ plot_id: 'near', finished_at: '2026-07-08T03:00:00Z' })], 'anna');
    expect(ids(wantedOf(plots, { ...around, own }, last_on, null))).toEqual(['far']);
  });
  it('is of one’s own grids, where one holds any', () => {
    const mine = plots.map((plot) => (plot.id === 'far' ? { ...plot, mine: true } : plot));
    expect(ids(wantedOf(mine, around, last_on, 'grid'))).toEqual(['far']);
    expect(dateOf(periodEnd(pace, 'township', NOW))).toBe('2026-07-31');
  });
  it('goes on from where one stands, with the way to each', () => {
    const wanted = wantedOf(plots, around, last_on, null);
    const order = walked(wanted, [107.456, 31.12]);
    expect(ids(order)).toEqual(['far', 'near']);
    const [first, second] = withLegs(order, [107.456, 31.12]).map(({ leg_m }) => Math.round(leg_m ?? -1));
    expect(first).toBeGreaterThan(150);
    expect(second).toBeGreaterThan(240);
  });
  it('goes by number where nobody knows the place, and then tells no way to the first', () => {
    const order = walked(wantedOf(plots, around, last_on, null), null);
    expect(ids(order)).toEqual(['near', 'far']);
    expect(withLegs(order, null).map(({ leg_m }) => leg_m && Math.round(leg_m))).toEqual([null, 272]);
  });
  it('takes the most pressing of many', () => {
    const many = Array.from({ length: MOST + 5 }, (_, n) => aPlot({ id: `p${n}`, number: String(n) }));
    const late = aPlot({ id: 'late', number: '99', years: seen('2026-01-01'), problem: true });
    const order = walked(wantedOf([...many, late], around, last_on, null), null);
    expect(order).toHaveLength(MOST);
    expect(ids(order)).toContain('late');
  });
  it('says when the first plot is asked for again', () => {
    expect(dateOf(nextDay([plots[2]!], around, null)!)).toBe('2026-07-21');
    expect(nextDay([], around, null)).toBeNull();
  });
  it('is empty for a pack that knows no pace', () => {
    expect(wantedOf(plots, { ...around, rules: { ...rules, pace: undefined } }, last_on, null)).toEqual([]);
  });
});
