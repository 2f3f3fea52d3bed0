import { expect, it } from 'vitest';
import { dayOf, minuteOf, yearOf } from './when';

// The tests run in Asia/Kolkata: the desk speaks China time wherever its PC stands.
it.each([
  ['2026-07-12T02:10:00Z', '2026-07-12 10:10'],
  ['2026-12-31T16:00:00Z', '2027-01-01 00:00'],
  ['2026-12-31T15:59:59Z', '2026-12-31 23:59'],
])('%s', (instant, expected) => {
  expect(minuteOf(instant)).toBe(expected);
  expect(dayOf(instant)).toBe(expected.slice(0, 10));
  expect(yearOf(instant)).toBe(Number(expected.slice(0, 4)));
});
