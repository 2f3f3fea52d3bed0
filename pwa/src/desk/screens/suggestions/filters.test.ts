import { describe, expect, it } from 'vitest';
import { filtersOf, queryOf } from './filters';

describe('the address of the list', () => {
  it.each([{}, { state: 'answered' }, { state: 'all', kind: 'complaint' }, { area: '511703' }, { mine: '1' }])('%o says the same after reading', (query) => {
    expect(queryOf(filtersOf(query, true))).toEqual(query);
  });

  it('leaves out what is none', () => {
    expect(filtersOf({ state: 'lost', kind: 'praise', area: 'x' }, true)).toEqual({ mine: false, state: 'open', kind: '', area: '' });
  });

  it('shows who is no officer their own', () => {
    expect(filtersOf({ state: 'answered' }, false).mine).toBe(true);
  });
});
