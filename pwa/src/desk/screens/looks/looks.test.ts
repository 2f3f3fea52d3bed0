import { expect, it, vi } from 'vitest';

vi.stubGlobal('sessionStorage', { getItem: () => null });
const { total } = await import('./looks');

it('adds townships up, and has no rate before a look', () => {
  const one = { accepted: 30, sampled: 3, looked: 3, disagreed: 1 };
  expect(total([one, { accepted: 10, sampled: 1, looked: 0, disagreed: 0 }])).toEqual({
    accepted: 40, sampled: 4, looked: 3, disagreed: 1, disagreement_percent: 33.3,
  });
  expect(total([]).disagreement_percent).toBeNull();
});
