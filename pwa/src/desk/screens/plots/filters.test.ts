import { describe, expect, it } from 'vitest';
import { askedOf, filtersOf, isFiltered, queryOf, type PlotFilters } from './filters';

const ALL: PlotFilters = { q: '', area: '', grain: null, cultivated: null, watch: null, land_use: null, abandonment: null, year: 2026, overdue: false, findings: false, grid: '', relapsed: false, entrusted: null, reshoot: false, fallow_ends: false, alert: '', alert_on: '', due: null };

describe('filters of the plot list', () => {
  it.each<[string, Record<string, string | string[]>, Partial<PlotFilters>]>([
    ['nothing', {}, {}],
    ['words', { q: ' 王家坡  李 ' }, { q: '王家坡  李' }],
    ['a state of a year', { grain: 'unknown', year: '2025' }, { grain: 'unknown', year: 2025 }],
    ['what is overdue for a visit', { due: 'overdue' }, { due: 'overdue' }],
    ['two states', { grain: 'no', cultivated: 'yes' }, { grain: 'no', cultivated: 'yes' }],
    ['a state of the watch', { watch: 'last_chance', land_use: 'red', abandonment: 'severe' }, { watch: 'last_chance', land_use: 'red', abandonment: 'severe' }],
    ['a state that the watch has not', { watch: 'fine', land_use: 'green' }, {}],
    ['an area', { area: '511703001' }, { area: '511703001' }],
    ['a word that is no area', { area: '5117x' }, {}],
    ['no grid', { grid: 'none' }, { grid: 'none' }],
    ['marks', { overdue: '1', findings: '1', relapsed: '1', reshoot: '1', fallow_ends: '1' }, { overdue: true, findings: true, relapsed: true, reshoot: true, fallow_ends: true }],
    ['entrusted plots', { entrusted: 'yes' }, { entrusted: 'yes' }],
    ['what was told on a day', { alert: 'left_14', alert_on: '2026-09-06' }, { alert: 'left_14', alert_on: '2026-09-06' }],
    ['what was told without its day', { alert: 'missed' }, {}],
    ['what is never told', { alert: 'fine', alert_on: '2026-09-06' }, {}],
    ['a mark that is none', { overdue: 'yes' }, {}],
    ['a word that is no state', { grain: 'maybe', cultivated: 'no way' }, {}],
    ['a year that is none', { grain: 'no', year: '20x6' }, { grain: 'no' }],
    ['repeated words', { q: ['a', 'b'] }, { q: 'a' }],
  ])('reads %s', (_, query, expected) => expect(filtersOf(query, 2026)).toEqual({ ...ALL, ...expected }));

  it('writes an address that reads back the same', () => {
    for (const part of [
      {}, { q: '0047', grain: 'yes', year: 2024 }, { year: 2025 }, { area: '511703', overdue: true },
      { cultivated: 'unknown', findings: true }, { watch: 'missed', year: 2025 }, { land_use: 'amber', abandonment: 'warning' }, { entrusted: 'no' }, { reshoot: true, fallow_ends: true },
      { alert: 'missed', alert_on: '2026-10-06', year: 2026 },
    ] as Partial<PlotFilters>[]) {
      const filters = { ...ALL, ...part };
      expect(filtersOf(queryOf(filters, 2026) as never, 2026)).toEqual(filters);
    }
  });

  it('writes the year with a state, and alone only where it is another one', () => {
    expect(queryOf({ ...ALL, grain: 'no' }, 2026)).toEqual({ grain: 'no', year: '2026' });
    expect(queryOf({ ...ALL, cultivated: 'no' }, 2026)).toEqual({ cultivated: 'no', year: '2026' });
    expect(queryOf(ALL, 2026)).toEqual({});
  });

  it('filters nothing by a year alone, but asks for its states', () => {
    expect(isFiltered({ ...ALL, year: 2024 })).toBe(false);
    expect(askedOf({ ...ALL, year: 2024 })).toEqual({ year: 2024 });
    expect(askedOf({ ...ALL, overdue: true, area: '5117' })).toEqual({ year: 2026, overdue: true, area: '5117' });
  });
});
