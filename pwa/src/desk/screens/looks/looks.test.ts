import { expect, it, vi } from 'vitest';

vi.stubGlobal('sessionStorage', { getItem: () => null });
const { nextToLook, total } = await import('./looks');
type Rec = Parameters<typeof nextToLook>[0][number];
const rec = (inspection_id: string, may_look = true) => ({ inspection_id, may_look }) as Rec;

it('adds townships up, and has no rate before a look', () => {
  const one = { accepted: 30, sampled: 3, looked: 3, disagreed: 1 };
  expect(total([one, { accepted: 10, sampled: 1, looked: 0, disagreed: 0 }])).toEqual({
    accepted: 40, sampled: 4, looked: 3, disagreed: 1, disagreement_percent: 33.3,
  });
  expect(total([]).disagreement_percent).toBeNull();
});

it.each([
  ['the first', null, 'a'], ['the one after', 'a', 'c'], ['from the beginning at the end', 'c', 'a'],
])('opens %s', (_, at, expected) =>
  expect(nextToLook([rec('a'), rec('b', false), rec('c')], at)?.inspection_id).toBe(expected));

it('opens none when none is left', () => {
  expect(nextToLook([rec('a'), rec('b', false)], 'a')).toBeNull();
});
