import { expect, it } from 'vitest';
import { filtersOf, queryOf } from './filters';

it.each([{}, { state: 'signed' }, { state: 'all', area: '511703' }, { area: '511703001' }])('%o says the same after reading', (query) => {
  expect(queryOf(filtersOf(query))).toEqual(query);
});

it('leaves out what is none', () => {
  expect(filtersOf({ state: 'lost', area: 'x' })).toEqual({ state: 'open', area: '' });
});
