import { expect, it } from 'vitest';
import { filtersOf, isFiltered, queryOf } from './filters';

const ALL = { state: 'open', area: '', finding: '', risk_from: 0 };

it.each([
  ['nothing', {}, ALL, {}],
  ['a state', { state: 'returned' }, { ...ALL, state: 'returned' }, { state: 'returned' }],
  ['the usual state goes unsaid', { state: 'open' }, ALL, {}],
  ['a state that is none', { state: 'odd' }, ALL, {}],
  ['an area', { area: '511703001' }, { ...ALL, area: '511703001' }, { area: '511703001' }],
  ['an area that is none', { area: "5'" }, ALL, {}],
  ['a finding', { finding: 'datum_shift' }, { ...ALL, finding: 'datum_shift' }, { finding: 'datum_shift' }],
  ['a risk', { risk: '50' }, { ...ALL, risk_from: 50 }, { risk: '50' }],
  ['a risk beyond the scale', { risk: '500' }, ALL, {}],
  ['said twice: the first', { risk: ['20', '50'] }, { ...ALL, risk_from: 20 }, { risk: '20' }],
])('%s', (_, query, filters, back) => {
  expect(filtersOf(query)).toEqual(filters);
  expect(queryOf(filtersOf(query))).toEqual(back);
});

it('knows a narrowed queue', () => {
  expect(isFiltered(filtersOf({ state: 'accepted' }))).toBe(false);
  expect(isFiltered(filtersOf({ risk: '20' }))).toBe(true);
});
