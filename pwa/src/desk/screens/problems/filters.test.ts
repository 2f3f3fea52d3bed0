import { describe, expect, it } from 'vitest';
import { filtersOf, isFiltered, queryOf, wantedOf, type ProblemFilters } from './filters';

const NONE: ProblemFilters = { state: 'open', kind: '', area: '', late: false, checks: false };

describe('filters of the problems', () => {
  it.each<[Record<string, string | string[]>, ProblemFilters]>([
    [{}, NONE],
    [{ state: 'rechecked' }, { ...NONE, state: 'rechecked' }],
    [{ kind: 'new_pond', late: '1', area: '511703001' }, { ...NONE, kind: 'new_pond', late: true, area: '511703001' }],
    [{ state: 'nonsense', kind: 'nonsense', area: 'x', late: 'yes' }, NONE],
    [{ checks: '1' }, { ...NONE, checks: true }],
    [{ state: ['closed', 'found'] }, { ...NONE, state: 'closed' }],
  ])('%j', (query, filters) => {
    expect(filtersOf(query)).toEqual(filters);
    expect(filtersOf(queryOf(filters) as Record<string, string>)).toEqual(filters);
  });

  it('says whether anything but the state is asked for', () => {
    expect(isFiltered({ ...NONE, state: 'closed' })).toBe(false);
    expect(isFiltered({ ...NONE, late: true })).toBe(true);
  });

  it('names the state as an export does', () => {
    expect(wantedOf({ ...NONE, state: 'found' })).toEqual({ problem_state: 'found', kind: '', area: '', late: false, checks: false });
  });
});
