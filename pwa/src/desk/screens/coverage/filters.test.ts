import { expect, it } from 'vitest';
import { filtersOf, narrowedTo, queryOf, wantedOf } from './filters';

it('says what is shown in the address, and reads it again', () => {
  const filters = { level: 'township', on: '2026-11-23', area: '511703001', grid: '', show: 'poor' } as const;
  expect(filtersOf(queryOf(filters) as Record<string, string>)).toEqual(filters);
  expect(queryOf(filtersOf({}))).toEqual({});
});
it('takes what is no filter for none', () => {
  expect(filtersOf({ level: 'moon', on: '2026-99-99', area: 'x', grid: '1', show: 'best' }))
    .toEqual({ level: 'grid', on: '', area: '', grid: '', show: null });
});
it('narrows the list by how plots were seen, or to what is late', () => {
  const usual = filtersOf({});
  expect(narrowedTo({ ...usual, show: 'plots' })).toEqual({});
  expect(narrowedTo({ ...usual, show: 'unseen' })).toEqual({ seen: 'unseen' });
  expect(narrowedTo({ ...usual, show: 'late' })).toEqual({ late: true });
  expect(wantedOf({ ...usual, show: 'paper' }, '2026-11-29')).toEqual({ level: 'grid', on: '2026-11-29', seen: 'paper' });
});
