import { describe, expect, it } from 'vitest';
import { filtersOf, isFiltered, queryOf, wantedOf, type MatterFilters } from './filters';

const NONE: MatterFilters = { state: 'open', kind: '', against: '', area: '', late: false };

describe('filters of the tip-offs', () => {
  it.each<[Record<string, string | string[]>, MatterFilters]>([
    [{}, NONE],
    [{ state: 'reply' }, { ...NONE, state: 'reply' }],
    [{ state: 'set_aside', against: 'village' }, { ...NONE, state: 'set_aside', against: 'village' }],
    [{ kind: 'new_pond', late: '1', area: '511703001' }, { ...NONE, kind: 'new_pond', late: true, area: '511703001' }],
    [{ state: 'merged', kind: 'nonsense', against: 'me', area: 'x', late: 'yes' }, NONE],
    [{ state: ['new', 'queued'] }, { ...NONE, state: 'new' }],
  ])('%j', (query, filters) => {
    expect(filtersOf(query)).toEqual(filters);
    expect(filtersOf(queryOf(filters) as Record<string, string>)).toEqual(filters);
  });

  it('says whether anything but the state is asked for', () => {
    expect(isFiltered({ ...NONE, state: 'dismissed' })).toBe(false);
    expect(isFiltered({ ...NONE, against: 'owner' })).toBe(true);
  });

  it('names the state as an export does', () => {
    expect(wantedOf({ ...NONE, state: 'reply' })).toEqual({ matter_state: 'reply', kind: '', against: '', area: '', late: false });
  });
});
